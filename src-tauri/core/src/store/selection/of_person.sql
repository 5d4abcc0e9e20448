SELECT
    (SELECT count(*) FROM prospects WHERE person_id = ?1) AS prospects,
    (SELECT count(*) FROM prospects WHERE cadre_id = ?1) AS cadre,
    (SELECT count(*) FROM contacts WHERE cadre_id = ?1) AS contacts,
    (SELECT count(*) FROM selection_runs WHERE person_id = ?1) AS runs,
    (SELECT count(*) FROM checks WHERE person_id = ?1) AS checks,
    (SELECT count(*) FROM exemptions WHERE person_id = ?1) AS exemptions,
    (SELECT count(*) FROM yearly_decisions JOIN reserves ON reserves.id = reserve_id WHERE reserves.person_id = ?1) AS decisions
