-- What changes about a person has its day. The record of a person says what holds now; what it said
-- before, of a telephone number, an address, even of the name, holds up to the day of the change, so
-- that a list of a day before prints what was true then.

CREATE TABLE former_values (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    person_id   TEXT NOT NULL REFERENCES people (id),
    field       TEXT NOT NULL CHECK (field IN (                         -- column of `people`
                    'name', 'address', 'phone', 'other_phones', 'health', 'degree',
                    'skills', 'title', 'resume', 'awards', 'family', 'remark')),
    value       TEXT CHECK (value <> ''),                               -- NULL: there was none
    until_on    TEXT NOT NULL,                                          -- first day no longer; it held since the one before it ended
    seen_on     TEXT,                                                   -- earliest day the value is attested
    UNIQUE (person_id, field, until_on)
) STRICT;
