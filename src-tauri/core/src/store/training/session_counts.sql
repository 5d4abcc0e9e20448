SELECT
    attendances.session_id,
    count(*) AS expected,
    sum(state = 'present') AS present,
    sum(state = 'present' AND EXISTS (
        SELECT 1 FROM reserves
        WHERE reserves.person_id = attendances.person_id
          AND entered_on <= sessions.begins_on
          AND (left_on IS NULL OR left_on > sessions.begins_on)
    )) AS reserves,
    sum(state = 'present' AND attendances.person_id IS NULL) AS guests,
    sum(state = 'leave') AS on_leave,
    sum(state = 'absent') AS absent
FROM attendances
JOIN sessions ON sessions.id = attendances.session_id
WHERE ?1 IS NULL OR attendances.session_id = ?1
GROUP BY attendances.session_id
