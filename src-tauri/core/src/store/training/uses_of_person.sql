SELECT
    (SELECT count(*) FROM attendances WHERE person_id = ?1) AS attendances,
    (SELECT count(*) FROM studies WHERE person_id = ?1) AS studies,
    (SELECT count(*) FROM requests WHERE person_id = ?1) AS requests,
    (SELECT count(*) FROM teachers WHERE person_id = ?1) AS teachers
