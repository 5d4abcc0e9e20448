-- What is still planned or open in a village from a day on, a sentence each: sessions, requests that
-- were met by no session, prospects and runs of selection.
SELECT '定在这个村的班次“' || title || '”（' || CAST(substr(begins_on, 1, 4) AS INTEGER) || '年' || CAST(substr(begins_on, 6, 2) AS INTEGER) || '月' || CAST(substr(begins_on, 9, 2) AS INTEGER) || '日）', 1 AS kind, begins_on AS on_day
FROM sessions
WHERE village_id = ?1 AND begins_on >= ?2
UNION ALL
SELECT '没有办的点单“' || coalesce(topic, courses.title) || '”', 2, on_day
FROM requests
LEFT JOIN courses ON courses.id = course_id
WHERE requests.village_id = ?1
  AND NOT EXISTS (SELECT 1 FROM session_requests WHERE request_id = requests.id)
UNION ALL
SELECT '重点回引对象' || people.name, 3, from_on
FROM prospects
JOIN people ON people.id = person_id
WHERE village_id = ?1 AND (until_on IS NULL OR until_on > ?2)
UNION ALL
SELECT people.name || '的选拔流程', 4, ''
FROM selection_runs
JOIN people ON people.id = person_id
WHERE village_id = ?1 AND ended_on IS NULL AND reserve_id IS NULL
ORDER BY 2, 3, 1
