-- The newest action after one that changed a record and is still in force.
SELECT
    ops.id, kind, label, detail, actor, at, undone > 0 AS undone, undo_of, 1 AS can_undo
FROM op_rows JOIN ops ON ops.id = op_id
WHERE row_id = ?2 AND table_name = ?1 AND op_id > ?3 AND undo_of IS NULL AND undone = 0
ORDER BY ops.id DESC
LIMIT 1
