SELECT reserves.person_id, reserves.village_id
FROM reserves
WHERE reserves.entered_on <= ?1
  AND (reserves.left_on IS NULL OR reserves.left_on > ?1)
ORDER BY reserves.village_id, reserves.position, reserves.id
