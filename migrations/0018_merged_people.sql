-- Somebody recorded twice is one person again: everything of the one record went to the other. The
-- record that went is remembered, so that what was answered about it in an import is still known.

CREATE TABLE merged_people (
    id          TEXT PRIMARY KEY NOT NULL,                              -- of the row of `people` that went
    township_id TEXT NOT NULL REFERENCES townships (id),
    person_id   TEXT NOT NULL REFERENCES people (id)                    -- the one that stays
) STRICT;
CREATE INDEX merged_people_into ON merged_people (person_id);
