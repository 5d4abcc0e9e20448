SELECT village_id, until_on, name, township_id, position
FROM former_villages
ORDER BY village_id, until_on
