SELECT imports.id, imports.op_id, imports.at, imports.summary, ifnull(ops.undone, 0) AS undone,
       ifnull((SELECT group_concat(file, char(10)) FROM (
           SELECT DISTINCT file FROM import_sheets WHERE import_id = imports.id ORDER BY file)), '') AS files
FROM imports
LEFT JOIN ops ON ops.id = imports.op_id
ORDER BY imports.id DESC
