SELECT id, pair_id, step_id, quarter, done_on, content, result
FROM items
WHERE done_on <= ?1
ORDER BY id
