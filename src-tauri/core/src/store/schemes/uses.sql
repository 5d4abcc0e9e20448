SELECT
    (SELECT count(*) FROM pairs WHERE scheme_id = ?1) AS pairs,
    (SELECT count(*) FROM scheme_mentors WHERE scheme_id = ?1) AS mentors,
    (SELECT count(*) FROM named_mentors JOIN scheme_seats ON scheme_seats.id = seat_id WHERE scheme_id = ?1) AS named,
    (SELECT count(*) FROM appraisals WHERE scheme_id = ?1) AS appraisals,
    (SELECT count(*) FROM quarter_reports WHERE scheme_id = ?1) AS reports,
    (SELECT count(*) FROM rotation_types WHERE scheme_id = ?1) AS types
