SELECT scheme_id FROM pairs
UNION
SELECT scheme_id FROM scheme_mentors
UNION
SELECT scheme_id FROM appraisals
UNION
SELECT scheme_id FROM quarter_reports
UNION
SELECT scheme_seats.scheme_id
FROM named_mentors
JOIN scheme_seats ON scheme_seats.id = named_mentors.seat_id
ORDER BY 1
