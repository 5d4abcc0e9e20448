SELECT pair_id, kind, on_day
FROM pair_events
ORDER BY on_day, id
