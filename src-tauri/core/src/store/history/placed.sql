-- A person's name, also of one who was removed, and the village of their open spell, else of the last
-- one.
SELECT
    coalesce(
        (SELECT name FROM people WHERE id = ?1),
        (SELECT coalesce(after, before) ->> '$.name' FROM op_rows
         WHERE row_id = ?1 AND table_name = 'people' ORDER BY seq DESC LIMIT 1)
    ),
    (SELECT villages.name FROM reserves JOIN villages ON villages.id = village_id
     WHERE person_id = ?1 ORDER BY left_on IS NULL DESC, entered_on DESC LIMIT 1)
