SELECT village_id, until_on, name
FROM former_villages
ORDER BY village_id, until_on
