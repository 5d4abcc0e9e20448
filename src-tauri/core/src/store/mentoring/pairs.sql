SELECT id, person_id, scheme_id, team, from_on, until_on, document
FROM pairs
ORDER BY from_on, id
