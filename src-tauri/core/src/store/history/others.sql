SELECT EXISTS (
    SELECT 1 FROM op_rows
    WHERE op_id = ?1
      AND coalesce(after, before) ->> iif(table_name = 'people', '$.id', '$.person_id') <> ?2
)
