SELECT id, person_id, village_id, entered_on, left_on, position, document
FROM reserves
ORDER BY rowid
