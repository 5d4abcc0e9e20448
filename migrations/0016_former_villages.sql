-- What villages and townships were called until a day, and the day on which a village came to its end.
-- A row of `villages` or `townships` says what holds now; a former name holds until its `until_on`, from
-- the end of the one before it. A list of a day prints the names of that day: that of the earliest
-- `until_on` after it, else today's. A name that was written wrong is corrected and leaves nothing here.

-- What a village was called until a day.
CREATE TABLE former_villages (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),                -- the township it belonged to then
    village_id  TEXT NOT NULL REFERENCES villages (id),
    name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),    -- as printed then
    until_on    TEXT NOT NULL,                                          -- first day of the next name
    document    TEXT,                                                   -- number of the paper that gave it the next name
    UNIQUE (village_id, until_on)
) STRICT;

-- What a township was called until a day; a township office's own name is that of its township.
CREATE TABLE former_townships (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),    -- as printed then
    until_on    TEXT NOT NULL,                                          -- first day of the next name
    document    TEXT,                                                   -- number of the paper that gave it the next name
    UNIQUE (township_id, until_on)
) STRICT;

ALTER TABLE villages ADD COLUMN ended_on TEXT;                          -- first day it is no longer; NULL: still there
ALTER TABLE villages ADD COLUMN ended_into TEXT REFERENCES villages (id)
    CHECK (ended_into IS NULL OR (ended_on IS NOT NULL AND ended_into <> id)); -- the village it went into
ALTER TABLE villages ADD COLUMN ended_document TEXT;                    -- number of the paper that ended it
CREATE INDEX villages_ended_into ON villages (ended_into) WHERE ended_into IS NOT NULL;

-- What was done before can still be undone: its images have the columns too.
UPDATE op_rows SET before = json_set(before, '$.ended_on', NULL, '$.ended_into', NULL, '$.ended_document', NULL)
WHERE table_name = 'villages' AND before IS NOT NULL;
UPDATE op_rows SET after = json_set(after, '$.ended_on', NULL, '$.ended_into', NULL, '$.ended_document', NULL)
WHERE table_name = 'villages' AND after IS NOT NULL;
