SELECT
    (SELECT count(*) FROM checks WHERE condition_id = ?1) AS checks,
    (SELECT count(*) FROM exemptions WHERE condition_id = ?1) AS exemptions
