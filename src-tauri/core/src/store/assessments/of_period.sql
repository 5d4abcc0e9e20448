SELECT coalesce(assessments.person_id, assessments.village_id) AS subject_id, scores.indicator_id, scores.points
FROM scores
JOIN assessments ON assessments.id = scores.assessment_id
WHERE assessments.indicator_list_id = ?1 AND assessments.period_on = ?2
ORDER BY scores.id
