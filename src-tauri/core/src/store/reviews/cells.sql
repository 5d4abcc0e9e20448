SELECT person_id, department_id, result, replied_on, valid_until
FROM review_replies
WHERE round_id = ?1
ORDER BY person_id, department_id, replied_on
