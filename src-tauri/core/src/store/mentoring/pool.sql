SELECT person_id, scheme_id, from_on, until_on, mentees, specialty
FROM scheme_mentors
ORDER BY rowid
