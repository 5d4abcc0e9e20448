SELECT visit_mentees.person_id, visits.id, visits.on_day, visits.method, people.name
FROM visit_mentees
JOIN visits ON visits.id = visit_mentees.visit_id
JOIN people ON people.id = visits.mentor_id
WHERE visits.on_day <= ?1
ORDER BY visits.on_day, visits.id, visit_mentees.id
