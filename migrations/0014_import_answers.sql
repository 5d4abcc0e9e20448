-- Whom a row of a sheet means, as the clerk answered: next year's list with the same row is not asked
-- about again. Not journaled: an answer holds while the action of its import is not undone, as the
-- sheets of that import do. A person is only mentioned, for undoing may remove them.

CREATE TABLE import_answers (
    id        INTEGER PRIMARY KEY,                                      -- the latest answer to a question about a row holds
    import_id INTEGER NOT NULL REFERENCES imports (id),
    question  TEXT NOT NULL,                                            -- its key: the names and villages it is about
    row_says  TEXT NOT NULL,                                            -- fingerprint of the row's birth and ID number
    person_id TEXT                                                      -- who it is, where they are recorded; NULL: it is asked again
) STRICT;
CREATE INDEX import_answers_of ON import_answers (import_id);
