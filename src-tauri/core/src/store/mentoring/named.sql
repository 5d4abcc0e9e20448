SELECT id, person_id, mentor_id, seat_id, from_on, until_on, reason, document
FROM named_mentors
ORDER BY from_on, id
