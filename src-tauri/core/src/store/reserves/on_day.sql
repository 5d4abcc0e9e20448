SELECT
    reserves.id AS reserve_id,
    reserves.township_id,
    reserves.person_id,
    reserves.village_id,
    reserves.entered_on,
    reserves.left_on,
    reserves.left_reason,
    reserves.destination,
    reserves.document,
    reserves.position,
    reserves.stated_mentors,
    reserves.remark AS reserve_remark,
    reserves.start_assumed,
    reserves.listed_on,
    villages.name AS village,
    townships.id AS village_township_id,
    townships.name AS township,
    people.*
FROM reserves
JOIN people ON people.id = reserves.person_id
JOIN villages ON villages.id = reserves.village_id
LEFT JOIN former_villages AS former ON former.id = (
    SELECT id FROM former_villages WHERE village_id = villages.id AND until_on > ?1 ORDER BY until_on LIMIT 1
)
JOIN townships ON townships.id = coalesce(former.township_id, villages.township_id)
WHERE CASE ?2
        WHEN 'in_pool' THEN reserves.entered_on <= ?1 AND (reserves.left_on IS NULL OR reserves.left_on > ?1)
        WHEN 'left' THEN reserves.left_on <= ?1
        ELSE reserves.entered_on <= ?1
      END
  AND (?3 IS NULL OR reserves.village_id IN (SELECT value FROM json_each(?3)))
ORDER BY townships.position, townships.id, coalesce(former.position, villages.position), villages.id, reserves.position, reserves.id
