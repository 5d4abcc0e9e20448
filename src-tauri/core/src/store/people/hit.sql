SELECT
    people.id,
    people.name,
    (
        SELECT group_concat(value, '、') FROM (
            SELECT DISTINCT value FROM former_values
            WHERE person_id = people.id AND field = 'name' AND value <> people.name
            ORDER BY until_on DESC
        )
    ) AS former_names,
    people.birth,
    people.phone,
    coalesce(pool.name, seat.name) AS village,
    coalesce(
        posts.title,
        (
            SELECT role FROM duties
            WHERE person_id = people.id ORDER BY until_on IS NULL DESC, from_on DESC, role LIMIT 1
        )
    ) AS post,
    CASE
        WHEN reserves.id IS NULL THEN 'none'
        WHEN reserves.left_on IS NULL THEN 'in_pool'
        ELSE 'left'
    END AS state
FROM people
LEFT JOIN reserves ON reserves.id = (
    SELECT id FROM reserves WHERE person_id = people.id ORDER BY left_on IS NULL DESC, entered_on DESC LIMIT 1
)
LEFT JOIN posts ON posts.id = (
    SELECT id FROM posts WHERE person_id = people.id ORDER BY until_on IS NULL DESC, from_on DESC, id LIMIT 1
)
LEFT JOIN villages AS pool ON pool.id = reserves.village_id
LEFT JOIN villages AS seat ON seat.id = posts.village_id
WHERE people.id = ?1
