SELECT facts.person_id, facts.field, facts.value
FROM json_each(?2) AS asked
JOIN facts ON facts.person_id = asked.value
WHERE (facts.from_on IS NULL OR facts.from_on <= ?1)
  AND (facts.until_on IS NULL OR facts.until_on > ?1)
ORDER BY facts.person_id
