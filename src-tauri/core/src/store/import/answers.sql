SELECT
    import_answers.question,
    import_answers.row_says,
    coalesce(merged_people.person_id, import_answers.person_id) AS person_id
FROM import_answers
LEFT JOIN merged_people ON merged_people.id = import_answers.person_id
JOIN imports ON imports.id = import_answers.import_id
LEFT JOIN ops ON ops.id = imports.op_id
WHERE ifnull(ops.undone, 0) = 0
ORDER BY import_answers.id
