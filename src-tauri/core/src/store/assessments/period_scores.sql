SELECT
    assessments.id,
    coalesce(assessments.person_id, assessments.village_id) AS subject_id,
    assessments.period_on,
    assessments.remark,
    count(scores.id) AS scored,
    coalesce(sum(scores.points), 0) AS points
FROM assessments
LEFT JOIN scores ON scores.assessment_id = assessments.id
WHERE assessments.indicator_list_id = ?1 AND assessments.period_on BETWEEN ?2 AND ?3
    AND (?4 IS NULL OR coalesce(assessments.person_id, assessments.village_id) = ?4)
GROUP BY assessments.id
ORDER BY assessments.period_on, assessments.id
