SELECT id, township_id, name, birth
FROM people
ORDER BY rowid
