SELECT person_id, begins_on, ends_on, hours
FROM studies
WHERE begins_on <= ?2
  AND (ends_on IS NULL OR ends_on >= ?1)
ORDER BY id
