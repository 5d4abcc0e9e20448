SELECT person_id, scheme_id, from_on, until_on, mentees
FROM scheme_mentors
ORDER BY rowid
