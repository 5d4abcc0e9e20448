SELECT id
FROM people
WHERE NOT EXISTS (
    SELECT 1
    FROM reserves
    WHERE reserves.person_id = people.id AND (left_on IS NULL OR left_on > ?1)
)
ORDER BY id
