SELECT facts.person_id, facts.field, facts.value
FROM facts
WHERE (facts.from_on IS NULL OR facts.from_on <= ?1)
  AND (facts.until_on IS NULL OR facts.until_on > ?1)
  AND (?2 IS NULL OR facts.person_id IN (
      SELECT reserves.person_id FROM reserves WHERE reserves.village_id IN (SELECT value FROM json_each(?2))
  ))
ORDER BY facts.person_id
