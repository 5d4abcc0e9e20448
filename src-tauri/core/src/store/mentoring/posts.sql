SELECT id, person_id, village_id, title, from_on, until_on, document, unit
FROM posts
ORDER BY rowid
