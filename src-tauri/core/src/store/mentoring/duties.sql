SELECT id, person_id, village_id, role, from_on, until_on, document
FROM duties
ORDER BY rowid
