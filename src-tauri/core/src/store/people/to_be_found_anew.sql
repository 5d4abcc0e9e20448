SELECT DISTINCT coalesce(after, before) ->> iif(table_name = 'people', '$.id', '$.person_id') AS person_id
FROM op_rows
WHERE op_id = ?1
  AND table_name IN ('people', 'former_values', 'reserves')
ORDER BY person_id
LIMIT ?2
