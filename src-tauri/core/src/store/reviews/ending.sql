-- Every reply by a department about a person, of those of whom one ends in a span of days, in the order
-- in which the rounds went out.
SELECT
    review_replies.person_id,
    review_replies.department_id,
    review_replies.replied_on,
    review_replies.valid_until,
    review_rounds.id,
    review_rounds.name
FROM review_replies
JOIN review_rounds ON review_rounds.id = review_replies.round_id
WHERE (person_id, department_id) IN (
    SELECT person_id, department_id
    FROM review_replies
    WHERE valid_until BETWEEN ?1 AND ?2
)
ORDER BY review_rounds.sent_on, review_rounds.id, review_replies.id
