SELECT title
FROM posts
WHERE person_id = ?1
  AND from_on <= ?2
  AND (until_on IS NULL OR until_on > ?2)
ORDER BY village_id IS NOT NULL, from_on DESC, id DESC
LIMIT 1
