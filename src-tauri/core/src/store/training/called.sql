SELECT
    people.id,
    people.name,
    villages.name AS village,
    ifnull(people.phone, '') || '、' || ifnull(people.other_phones, '') AS phones,
    (
        SELECT posts.title || ifnull(' ' || posts.unit, '') || ifnull(' ' || at.name, '')
        FROM posts
        LEFT JOIN villages AS at ON at.id = posts.village_id
        WHERE posts.person_id = people.id
          AND posts.from_on <= ?1
          AND (posts.until_on IS NULL OR posts.until_on > ?1)
        ORDER BY posts.village_id IS NOT NULL, posts.from_on DESC, posts.id DESC
        LIMIT 1
    ) AS post,
    CASE
        WHEN reserves.id IS NOT NULL THEN 'reserve'
        WHEN EXISTS (SELECT 1 FROM reserves WHERE person_id = people.id AND entered_on <= ?1) THEN 'left'
        WHEN EXISTS (SELECT 1 FROM reserves WHERE person_id = people.id) THEN 'not_yet'
        ELSE 'other'
    END AS standing,
    EXISTS (SELECT 1 FROM attendances WHERE session_id = ?2 AND person_id = people.id)
    OR ifnull(villages.id = (SELECT village_id FROM sessions WHERE id = ?2), 0) AS near,
    people.birth,
    villages.id
FROM people
LEFT JOIN reserves ON reserves.person_id = people.id
    AND reserves.entered_on <= ?1
    AND (reserves.left_on IS NULL OR reserves.left_on > ?1)
LEFT JOIN villages ON villages.id = reserves.village_id
LEFT JOIN former_villages AS former ON former.id = (
    SELECT id FROM former_villages WHERE village_id = villages.id AND until_on > ?1 ORDER BY until_on LIMIT 1
)
LEFT JOIN townships ON townships.id = coalesce(former.township_id, villages.township_id)
ORDER BY reserves.id IS NULL, townships.position, townships.id, coalesce(former.position, villages.position), villages.id, reserves.position, people.id
