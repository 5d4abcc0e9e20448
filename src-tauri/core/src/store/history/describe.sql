SELECT CASE ?1
    WHEN 'owner' THEN (SELECT name FROM owner WHERE id = ?2)
    WHEN 'townships' THEN (SELECT name FROM townships WHERE id = ?2)
    WHEN 'villages' THEN (SELECT name FROM villages WHERE id = ?2)
    WHEN 'people' THEN (SELECT name FROM people WHERE id = ?2)
    WHEN 'village_aliases' THEN (SELECT alias FROM village_aliases WHERE id = ?2)
    WHEN 'village_statuses' THEN
        (SELECT villages.name || ' ' || status FROM village_statuses JOIN villages ON villages.id = village_id WHERE village_statuses.id = ?2)
    WHEN 'facts' THEN (SELECT people.name FROM facts JOIN people ON people.id = person_id WHERE facts.id = ?2)
    WHEN 'reserves' THEN (SELECT people.name FROM reserves JOIN people ON people.id = person_id WHERE reserves.id = ?2)
    WHEN 'posts' THEN (SELECT people.name || ' ' || posts.title FROM posts JOIN people ON people.id = person_id WHERE posts.id = ?2)
    WHEN 'duties' THEN (SELECT people.name || ' ' || role FROM duties JOIN people ON people.id = person_id WHERE duties.id = ?2)
END
