SELECT person_id, until_on, value
FROM former_values
WHERE field = 'name'
ORDER BY person_id, until_on
