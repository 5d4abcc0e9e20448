INSERT INTO import_answers (import_id, question, row_says, person_id)
VALUES (?1, ?2, ?3, ?4)
