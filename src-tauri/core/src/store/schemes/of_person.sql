SELECT
    (SELECT count(*) FROM pairs WHERE person_id = ?1) AS pairs,
    (SELECT count(*) FROM named_mentors WHERE person_id = ?1 OR mentor_id = ?1) AS named,
    (SELECT count(*) FROM scheme_mentors WHERE person_id = ?1) AS pool,
    (SELECT count(*) FROM items WHERE mentor_id = ?1) AS items,
    (SELECT count(*) FROM visits WHERE mentor_id = ?1) AS visits,
    (SELECT count(*) FROM visit_mentees WHERE person_id = ?1) AS mentees,
    (SELECT count(*) FROM appraisals WHERE person_id = ?1) AS appraisals,
    (SELECT count(*) FROM kinships WHERE person_id = ?1 OR relative_id = ?1) AS kin,
    (SELECT count(*) FROM rotations WHERE person_id = ?1 OR supervisor_id = ?1) AS rotations,
    (SELECT count(*) FROM plans WHERE person_id = ?1) AS plans,
    (SELECT count(*) FROM matches WHERE person_id = ?1) AS matches,
    (SELECT count(*) FROM typed_secretaries WHERE person_id = ?1) AS types
