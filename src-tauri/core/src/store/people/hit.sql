SELECT
    people.id,
    people.name,
    people.birth,
    people.phone,
    villages.name AS village,
    CASE
        WHEN reserves.id IS NULL THEN 'none'
        WHEN reserves.left_on IS NULL THEN 'in_pool'
        ELSE 'left'
    END AS state
FROM people
LEFT JOIN reserves ON reserves.id = (
    SELECT id FROM reserves WHERE person_id = people.id ORDER BY left_on IS NULL DESC, entered_on DESC LIMIT 1
)
LEFT JOIN villages ON villages.id = reserves.village_id
WHERE people.id = ?1
