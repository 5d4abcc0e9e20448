SELECT count(DISTINCT coalesce(after, before) ->> iif(table_name = 'people', '$.id', '$.person_id'))
FROM op_rows
WHERE op_id = ?1
  AND table_name IN ('people', 'facts', 'former_values', 'reserves')
