-- The first day up to which replies of a round hold, of those that end in a span of days, and of how
-- many people; an answer given later takes the place of an earlier one of the same department.
SELECT review_rounds.id, review_rounds.name, min(valid_until), count(DISTINCT person_id)
FROM review_replies
JOIN review_rounds ON review_rounds.id = review_replies.round_id
WHERE replied_on <= ?1
  AND valid_until BETWEEN ?1 AND ?2
  AND NOT EXISTS (
      SELECT 1
      FROM review_replies AS later
      WHERE later.person_id = review_replies.person_id
        AND later.department_id = review_replies.department_id
        AND later.replied_on <= ?1
        AND later.replied_on > review_replies.replied_on
  )
GROUP BY review_rounds.id, review_rounds.name
ORDER BY 3, 1
