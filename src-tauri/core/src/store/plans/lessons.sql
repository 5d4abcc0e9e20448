SELECT attendances.person_id, sessions.id, sessions.ends_on, sessions.title, sessions.hours, attendances.hours
FROM attendances
JOIN sessions ON sessions.id = attendances.session_id
WHERE attendances.state = 'present'
  AND sessions.ends_on <= ?1
  AND attendances.person_id IN (SELECT person_id FROM plans)
ORDER BY sessions.ends_on, sessions.id, attendances.id
