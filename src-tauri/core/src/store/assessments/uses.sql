SELECT
    (SELECT count(*) FROM assessments WHERE indicator_list_id = ?1) AS assessments,
    (SELECT count(*) FROM year_grades WHERE indicator_list_id = ?1) AS grades
