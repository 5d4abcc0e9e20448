SELECT attendances.session_id, attendances.person_id, guest, guest_unit, attendances.state, attendances.hours
FROM sessions
JOIN attendances ON attendances.session_id = sessions.id
WHERE sessions.begins_on BETWEEN ?1 AND ?2
ORDER BY sessions.begins_on, attendances.id
