SELECT
    people.id,
    people.name,
    villages.name AS village,
    ifnull(people.phone, '') || '、' || ifnull(people.other_phones, '') AS phones,
    people.id_number
FROM people
LEFT JOIN reserves ON reserves.id = (
    SELECT id FROM reserves WHERE person_id = people.id ORDER BY left_on IS NULL DESC, entered_on DESC LIMIT 1
)
LEFT JOIN villages ON villages.id = reserves.village_id
