INSERT INTO import_sheets (import_id, file, sheet, fingerprint, open_rows, resumed)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
