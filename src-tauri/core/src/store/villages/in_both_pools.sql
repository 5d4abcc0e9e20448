-- Names that different people have in the pools of two villages, now or before.
SELECT DISTINCT one.name
FROM reserves AS here
JOIN people AS one ON one.id = here.person_id
JOIN people AS other ON other.name = one.name AND other.id <> one.id
JOIN reserves AS there ON there.person_id = other.id
WHERE here.village_id = ?1 AND there.village_id = ?2
ORDER BY one.name
