SELECT id, name
FROM people
WHERE id IN (SELECT person_id FROM reserves)
   OR id IN (SELECT person_id FROM attendances)
   OR id IN (SELECT person_id FROM studies)
ORDER BY rowid
