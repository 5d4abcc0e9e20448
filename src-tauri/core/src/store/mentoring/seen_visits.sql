SELECT id, mentor_id, on_day, content, problem, next_step
FROM visits
WHERE on_day <= ?1
ORDER BY id
