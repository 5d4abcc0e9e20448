SELECT id, item_id, visit_id, label, original_hash, taken_on
FROM evidence
WHERE original_hash IS NOT NULL
  AND check_id IS NULL
ORDER BY id
