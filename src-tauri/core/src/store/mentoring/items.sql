SELECT items.id, items.pair_id, items.step_id, items.quarter, items.done_on, count(evidence.id) AS evidence
FROM items
JOIN pairs ON pairs.id = items.pair_id
LEFT JOIN evidence ON evidence.item_id = items.id
WHERE ?1 IS NULL OR pairs.scheme_id = ?1
GROUP BY items.id
ORDER BY items.id
