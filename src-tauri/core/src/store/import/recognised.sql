SELECT import_sheets.fingerprint, import_sheets.open_rows, import_sheets.resumed,
       ifnull(ops.undone, 0) AS undone
FROM import_sheets
JOIN imports ON imports.id = import_sheets.import_id
LEFT JOIN ops ON ops.id = imports.op_id
ORDER BY import_sheets.id
