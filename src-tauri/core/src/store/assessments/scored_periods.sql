SELECT min(assessments.period_on), max(assessments.period_on)
FROM assessments
WHERE assessments.indicator_list_id = ?1
  AND EXISTS (SELECT 1 FROM scores WHERE scores.assessment_id = assessments.id)
