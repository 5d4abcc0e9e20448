SELECT import_answers.question, import_answers.row_says, import_answers.person_id
FROM import_answers
JOIN imports ON imports.id = import_answers.import_id
LEFT JOIN ops ON ops.id = imports.op_id
WHERE ifnull(ops.undone, 0) = 0
ORDER BY import_answers.id
