SELECT id
FROM ops
WHERE undo_of IS NULL
  AND undone = 0
  AND kind <> 'register.new'
  AND EXISTS (SELECT 1 FROM op_rows WHERE op_id = ops.id)
ORDER BY id DESC
LIMIT 1
