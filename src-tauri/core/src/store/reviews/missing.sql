-- Departments that have not answered about everybody by a day, of rounds due up to another.
SELECT
    review_rounds.id,
    review_rounds.name,
    review_rounds.due_on,
    departments.name,
    (SELECT count(*) FROM review_people WHERE round_id = review_rounds.id)
        - (SELECT count(DISTINCT person_id)
           FROM review_replies
           WHERE round_id = review_rounds.id
             AND department_id = departments.id
             AND replied_on <= ?1) AS missing
FROM review_rounds
JOIN review_departments ON review_departments.round_id = review_rounds.id
JOIN departments ON departments.id = review_departments.department_id
WHERE review_rounds.sent_on <= ?1
  AND review_rounds.due_on <= ?2
  AND missing > 0
ORDER BY review_rounds.due_on, review_rounds.id, departments.position
