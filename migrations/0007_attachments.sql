-- Attachments: what belongs to a person's dossier besides what is recorded: scans of certificates,
-- proofs, appraisals, and papers that are kept in a cupboard.

-- One piece of a dossier (附件).
CREATE TABLE attachments (
    id            TEXT PRIMARY KEY NOT NULL,
    township_id   TEXT NOT NULL REFERENCES townships (id),
    person_id     TEXT NOT NULL REFERENCES people (id),
    kind          TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),   -- 学历证书, 获奖证书 …, as lists group them
    title         TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 100), -- as printed
    on_day        TEXT,                                                  -- the day or month it bears
    pages         INTEGER NOT NULL CHECK (pages BETWEEN 1 AND 999),
    hash          TEXT REFERENCES blobs (hash),                          -- the file as it is kept; NULL: a paper kept elsewhere
    original_hash TEXT,                                                  -- SHA-256 of the file as it came
    original_name TEXT,                                                  -- its name as it came
    original_size INTEGER,                                               -- its bytes as it came
    CHECK ((hash IS NULL) = (original_hash IS NULL))
) STRICT;
CREATE INDEX attachments_of ON attachments (person_id);
