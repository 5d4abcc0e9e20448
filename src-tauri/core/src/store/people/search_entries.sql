WITH named AS (
    SELECT
        villages.id,
        villages.name,
        concat_ws(
            '、',
            (SELECT group_concat(name, '、') FROM former_villages WHERE village_id = villages.id),
            (SELECT group_concat(alias, '、') FROM village_aliases WHERE village_id = villages.id)
        ) AS others
    FROM villages
)
SELECT
    people.id,
    people.name,
    (
        SELECT group_concat(value, '、') FROM former_values
        WHERE person_id = people.id AND field = 'name'
    ) AS former_names,
    named.name AS village,
    named.others AS other_villages,
    ifnull(people.phone, '') || '、' || ifnull(people.other_phones, '') AS phones,
    people.id_number
FROM people
LEFT JOIN reserves ON reserves.id = (
    SELECT id FROM reserves WHERE person_id = people.id ORDER BY left_on IS NULL DESC, entered_on DESC LIMIT 1
)
LEFT JOIN named ON named.id = reserves.village_id
