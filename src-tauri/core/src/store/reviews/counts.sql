SELECT
    (SELECT count(*) FROM review_departments WHERE round_id = ?1) AS departments,
    (SELECT count(*) FROM review_people WHERE round_id = ?1) AS people,
    (SELECT count(*)
     FROM (SELECT DISTINCT person_id, department_id FROM review_replies WHERE round_id = ?1 AND replied_on <= ?2)) AS replies
