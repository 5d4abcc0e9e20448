-- Reviews (联审): which departments are asked about whom, and what each of them answered.
--
-- A round asks every department on it about every person on it. No row in `review_replies` means no
-- answer (未反馈). What a department said of whom is the most sensitive data of the register: it is
-- read through the commands that note so in the journal, and nowhere else.

-- An office that is asked: 纪委监委, 公安局 …
CREATE TABLE departments (
    id          TEXT PRIMARY KEY NOT NULL,                              -- presets have the same id in every register
    township_id TEXT REFERENCES townships (id),                         -- NULL: asked by all townships
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40),
    position    INTEGER NOT NULL,                                       -- order in lists and on paper
    retired_on  TEXT                                                    -- not on rounds sent from this day; NULL: in use
) STRICT;

INSERT INTO departments (id, name, position)
VALUES
    ('discipline', '纪委监委', 1),
    ('organization', '组织部', 2),
    ('united-front', '统战部（民宗局）', 3),
    ('police', '公安局', 4),
    ('court', '法院', 5),
    ('procuratorate', '检察院', 6),
    ('petitions', '信访局', 7),
    ('civil-affairs', '民政局', 8),
    ('human-resources', '人社局', 9),
    ('natural-resources', '自然资源局', 10),
    ('environment', '生态环境局', 11),
    ('agriculture', '农业农村局', 12),
    ('health', '卫健局', 13),
    ('emergency', '应急管理局', 14),
    ('market', '市场监管局', 15),
    ('tax', '税务局', 16);

-- One round of asking (联审批次).
CREATE TABLE review_rounds (
    id           TEXT PRIMARY KEY NOT NULL,
    township_id  TEXT REFERENCES townships (id),                        -- NULL: the county's
    name         TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 60),
    purpose      TEXT CHECK (length(purpose) <= 200),                   -- what the answers are wanted for
    document     TEXT CHECK (length(document) <= 60),                   -- number of the letter that asks
    sent_on      TEXT NOT NULL,
    due_on       TEXT NOT NULL CHECK (due_on >= sent_on),               -- the last day to answer
    valid_months INTEGER NOT NULL CHECK (valid_months BETWEEN 1 AND 120) -- how long an answer holds unless it says otherwise
) STRICT;

-- A department a round asks.
CREATE TABLE review_departments (
    id            TEXT PRIMARY KEY NOT NULL,
    township_id   TEXT REFERENCES townships (id),                       -- as its round
    round_id      TEXT NOT NULL REFERENCES review_rounds (id),
    department_id TEXT NOT NULL REFERENCES departments (id),
    UNIQUE (round_id, department_id)
) STRICT;
CREATE INDEX review_departments_of ON review_departments (department_id);

-- A person a round asks about.
CREATE TABLE review_people (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),                -- the person's
    round_id    TEXT NOT NULL REFERENCES review_rounds (id),
    person_id   TEXT NOT NULL REFERENCES people (id),
    UNIQUE (round_id, person_id)
) STRICT;
CREATE INDEX review_people_of ON review_people (person_id);

-- What a department answered about a person (反馈).
CREATE TABLE review_replies (
    id            TEXT PRIMARY KEY NOT NULL,
    township_id   TEXT NOT NULL REFERENCES townships (id),              -- the person's
    round_id      TEXT NOT NULL REFERENCES review_rounds (id),
    department_id TEXT NOT NULL REFERENCES departments (id),
    person_id     TEXT NOT NULL REFERENCES people (id),
    result        TEXT NOT NULL CHECK (result IN ('no_objection', 'objection', 'deferral')),
    grounds       TEXT CHECK (length(grounds) BETWEEN 1 AND 1000),      -- why, of 有异议 and 建议缓用
    letter        TEXT CHECK (length(letter) <= 60),                    -- number of the answering letter
    replied_on    TEXT NOT NULL,
    valid_until   TEXT NOT NULL CHECK (valid_until >= replied_on),      -- the last day on which it holds
    UNIQUE (round_id, person_id, department_id),
    CHECK ((result = 'no_objection') = (grounds IS NULL))
) STRICT;
CREATE INDEX review_replies_of ON review_replies (person_id);
CREATE INDEX review_replies_by ON review_replies (department_id);
