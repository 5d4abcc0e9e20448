-- A department may answer about a person again: the later answer counts from its own day, the earlier
-- one stays as what was known until then. So answers are told apart by their day too.
--
-- A table's UNIQUE cannot be changed, so the table is made anew; its columns stay as they were.

CREATE TABLE review_replies_anew (
    id            TEXT PRIMARY KEY NOT NULL,
    township_id   TEXT NOT NULL REFERENCES townships (id),              -- the person's
    round_id      TEXT NOT NULL REFERENCES review_rounds (id),
    department_id TEXT NOT NULL REFERENCES departments (id),
    person_id     TEXT NOT NULL REFERENCES people (id),
    result        TEXT NOT NULL CHECK (result IN ('no_objection', 'objection', 'deferral')),
    grounds       TEXT CHECK (length(grounds) BETWEEN 1 AND 1000),      -- why, of 有异议 and 建议缓用
    letter        TEXT CHECK (length(letter) <= 60),                    -- number of the answering letter
    replied_on    TEXT NOT NULL,                                        -- counts from this day until the department's next answer
    valid_until   TEXT NOT NULL CHECK (valid_until >= replied_on),      -- the last day on which it holds
    UNIQUE (round_id, person_id, department_id, replied_on),
    CHECK ((result = 'no_objection') = (grounds IS NULL))
) STRICT;

INSERT INTO review_replies_anew (
    id, township_id, round_id, department_id, person_id, result, grounds, letter, replied_on, valid_until
)
SELECT id, township_id, round_id, department_id, person_id, result, grounds, letter, replied_on, valid_until
FROM review_replies;

DROP TABLE review_replies;
ALTER TABLE review_replies_anew RENAME TO review_replies;
CREATE INDEX review_replies_of ON review_replies (person_id);
CREATE INDEX review_replies_by ON review_replies (department_id);
