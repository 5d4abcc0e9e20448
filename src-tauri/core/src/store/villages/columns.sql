-- Every column that says a village, by its foreign key.
SELECT tables.name, keys."from"
FROM sqlite_schema AS tables JOIN pragma_foreign_key_list(tables.name) AS keys
WHERE tables.type = 'table' AND keys."table" = 'villages'
ORDER BY tables.name, keys."from"
