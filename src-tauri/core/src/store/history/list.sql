SELECT
    id, kind, label, detail, actor, at, undone > 0 AS undone, undo_of,
    undo_of IS NULL
        AND ops.undone = 0
        AND kind <> 'register.new'
        AND EXISTS (SELECT 1 FROM op_rows WHERE op_id = ops.id) AS can_undo
FROM ops
WHERE id < ?1
ORDER BY id DESC
LIMIT ?2
