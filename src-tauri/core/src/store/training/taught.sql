SELECT
    session_courses.teacher_id,
    session_courses.session_id,
    sessions.begins_on,
    session_courses.hours AS own,
    courses.hours AS usual,
    sessions.hours AS whole,
    (SELECT count(*) FROM session_courses AS all_parts WHERE all_parts.session_id = sessions.id) = 1 AS alone
FROM session_courses
JOIN sessions ON sessions.id = session_courses.session_id
LEFT JOIN courses ON courses.id = session_courses.course_id
WHERE session_courses.teacher_id IS NOT NULL
  AND sessions.begins_on <= ?2
  AND (?1 IS NULL OR sessions.begins_on >= ?1)
ORDER BY session_courses.id
