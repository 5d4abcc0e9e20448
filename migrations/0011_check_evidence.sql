-- Evidence also proves what a check found: the scan of a certificate, the letter of an office.
--
-- A table's CHECK cannot be changed, so the table is made anew. The journal tells rows by all their
-- columns: its images of evidence get the new one, so that what was done before can still be undone.

CREATE TABLE evidence_anew (
    id            TEXT PRIMARY KEY NOT NULL,
    township_id   TEXT NOT NULL REFERENCES townships (id),
    item_id       TEXT REFERENCES items (id),                           -- proves this step …
    visit_id      TEXT REFERENCES visits (id),                          -- … or this contact …
    kind          TEXT NOT NULL CHECK (kind IN ('photo', 'scan', 'document', 'paper')),
    label         TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 100), -- as printed: 责任书
    copies        INTEGER NOT NULL DEFAULT 1 CHECK (copies BETWEEN 1 AND 999),
    hash          TEXT REFERENCES blobs (hash),                         -- as stored; NULL: a paper kept elsewhere
    original_hash TEXT CHECK (length(original_hash) = 64),              -- SHA-256 of the file as it came
    original_name TEXT,                                                 -- its name as it came
    original_size INTEGER,                                              -- bytes
    taken_on      TEXT,                                                 -- the day its EXIF says
    check_id      TEXT REFERENCES checks (id),                          -- … or this check
    CHECK ((item_id IS NOT NULL) + (visit_id IS NOT NULL) + (check_id IS NOT NULL) = 1),
    CHECK ((kind = 'paper') = (hash IS NULL))
) STRICT;

INSERT INTO evidence_anew (
    id, township_id, item_id, visit_id, kind, label, copies, hash, original_hash, original_name, original_size, taken_on
)
SELECT id, township_id, item_id, visit_id, kind, label, copies, hash, original_hash, original_name, original_size, taken_on
FROM evidence;

DROP TABLE evidence;
ALTER TABLE evidence_anew RENAME TO evidence;
CREATE INDEX evidence_of_item ON evidence (item_id);
CREATE INDEX evidence_of_visit ON evidence (visit_id);
CREATE INDEX evidence_of_check ON evidence (check_id);
CREATE INDEX evidence_of_original ON evidence (original_hash);

UPDATE op_rows
SET before = json_insert(before, '$.check_id', NULL),
    after = json_insert(after, '$.check_id', NULL)
WHERE table_name = 'evidence';
