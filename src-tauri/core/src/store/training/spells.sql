SELECT person_id, village_id, entered_on, left_on, position
FROM reserves
ORDER BY entered_on, id
