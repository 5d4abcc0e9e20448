SELECT (
    SELECT group_concat(columns.name, ' ') FROM pragma_index_info(indexes.name) AS columns
) AS columns
FROM pragma_index_list(?1) AS indexes
WHERE indexes."unique" = 1
  AND indexes.origin <> 'pk'
ORDER BY indexes.name
