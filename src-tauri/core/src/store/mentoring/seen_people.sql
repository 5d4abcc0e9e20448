SELECT visit_mentees.visit_id, visit_mentees.person_id
FROM visit_mentees
JOIN visits ON visits.id = visit_mentees.visit_id
WHERE visits.on_day <= ?1
ORDER BY visit_mentees.id
