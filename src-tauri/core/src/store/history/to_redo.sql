SELECT target.id
FROM ops AS undo
JOIN ops AS target ON target.id = undo.undo_of
WHERE undo.kind = 'history.undo'
  AND target.undone = 1
ORDER BY undo.id DESC
LIMIT 1
