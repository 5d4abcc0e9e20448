SELECT id
FROM ops
WHERE undo_of IS NULL
  AND undone = 1
  AND id > (
      SELECT coalesce(max(later.id), 0)
      FROM ops AS later
      WHERE later.undo_of IS NULL
        AND later.undone = 0
        AND EXISTS (SELECT 1 FROM op_rows WHERE op_id = later.id)
  )
ORDER BY id
LIMIT 1
