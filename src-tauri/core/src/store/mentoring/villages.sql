SELECT villages.id, villages.township_id, villages.name, villages.ended_on
FROM villages
JOIN townships ON townships.id = villages.township_id
ORDER BY townships.position, townships.id, villages.position, villages.id
