SELECT village_id, count(*)
FROM reserves
WHERE entered_on <= ?1
  AND (left_on IS NULL OR left_on > ?1)
GROUP BY village_id
ORDER BY village_id
