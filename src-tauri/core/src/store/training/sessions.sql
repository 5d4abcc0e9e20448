SELECT id, begins_on, hours, form, level, village_id
FROM sessions
WHERE begins_on BETWEEN ?1 AND ?2
ORDER BY begins_on, id
