-- A village may go to another township from a day (划归) and may begin on one, and the name of a village
-- that came to its end is free for another one from then on.
--
-- A row of `former_villages` says what a village was called and where it belonged until a day; two rows
-- in succession differ in the name, in the township or in both. Dated records of a village keep the
-- township in which they were written: where a village belonged on a day is asked of the village.

ALTER TABLE former_villages ADD COLUMN position INTEGER;                -- order on paper in the township of then; NULL: as now

-- A table's UNIQUE cannot be taken away, so the table is made anew; its columns stay as they were.
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE kept_villages AS
SELECT id, township_id, name, code, kind, position, ended_on, ended_into, ended_document FROM villages;
DROP TABLE villages;
CREATE TABLE villages (
    id             TEXT PRIMARY KEY NOT NULL,
    township_id    TEXT NOT NULL REFERENCES townships (id),             -- the one it belongs to now
    name           TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60), -- as printed now; unique in its township on every day
    code           TEXT UNIQUE CHECK (length(code) = 12),               -- 12 digits, optional
    kind           TEXT CHECK (kind IN ('村', '社区', '嘎查', '牧委会')),
    position       INTEGER NOT NULL,                                    -- the clerk's order on paper
    ended_on       TEXT,                                                -- first day it is no longer; NULL: still there
    ended_into     TEXT REFERENCES villages (id)                        -- the village it went into
        CHECK (ended_into IS NULL OR (ended_on IS NOT NULL AND ended_into <> id)),
    ended_document TEXT,                                                -- number of the paper that ended it
    began_on       TEXT CHECK (began_on < ended_on),                    -- its first day; NULL: always was
    began_document TEXT                                                 -- number of the paper that began it
) STRICT;
INSERT INTO villages (id, township_id, name, code, kind, position, ended_on, ended_into, ended_document)
SELECT id, township_id, name, code, kind, position, ended_on, ended_into, ended_document FROM kept_villages;
DROP TABLE kept_villages;
CREATE INDEX villages_of ON villages (township_id, name);
CREATE INDEX villages_ended_into ON villages (ended_into) WHERE ended_into IS NOT NULL;

-- What was done before can still be undone: its images have the columns too.
UPDATE op_rows SET before = json_set(before, '$.began_on', NULL, '$.began_document', NULL)
WHERE table_name = 'villages' AND before IS NOT NULL;
UPDATE op_rows SET after = json_set(after, '$.began_on', NULL, '$.began_document', NULL)
WHERE table_name = 'villages' AND after IS NOT NULL;
UPDATE op_rows SET before = json_set(before, '$.position', NULL)
WHERE table_name = 'former_villages' AND before IS NOT NULL;
UPDATE op_rows SET after = json_set(after, '$.position', NULL)
WHERE table_name = 'former_villages' AND after IS NOT NULL;
