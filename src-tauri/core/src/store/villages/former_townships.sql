SELECT township_id, until_on, name
FROM former_townships
ORDER BY township_id, until_on
