SELECT DISTINCT session_id, course_id
FROM session_courses
WHERE course_id IN (SELECT course_id FROM plan_steps)
ORDER BY session_id, course_id
