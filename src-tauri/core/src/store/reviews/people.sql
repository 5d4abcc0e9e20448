-- The people of a round in paper order: where they are in the pool that day, or were last; else where
-- they are on the way into the pool, or are kept in touch with.
SELECT
    people.id,
    people.name,
    people.sex,
    people.id_number,
    villages.id,
    villages.name
FROM review_people
JOIN people ON people.id = review_people.person_id
LEFT JOIN reserves ON reserves.id = (
    SELECT spell.id
    FROM reserves AS spell
    WHERE spell.person_id = people.id
    ORDER BY spell.entered_on <= ?2 DESC, spell.entered_on DESC, spell.id DESC
    LIMIT 1
)
LEFT JOIN villages ON villages.id = coalesce(
    reserves.village_id,
    (SELECT village_id FROM selection_runs WHERE person_id = people.id ORDER BY id DESC LIMIT 1),
    (SELECT village_id FROM prospects WHERE person_id = people.id AND from_on <= ?2 ORDER BY from_on DESC, id DESC LIMIT 1)
)
LEFT JOIN former_villages AS former ON former.id = (
    SELECT id FROM former_villages WHERE village_id = villages.id AND until_on > ?2 ORDER BY until_on LIMIT 1
)
LEFT JOIN townships ON townships.id = coalesce(former.township_id, villages.township_id)
WHERE review_people.round_id = ?1
ORDER BY reserves.id IS NULL, townships.position, townships.id, coalesce(former.position, villages.position), villages.id, reserves.position, people.id
