-- Rotations: dated placements in which one is tried, what was done in them and how they ended; and
-- the terms of village boards, by which tenure is told.
--
-- A rotation holds from `from_on` up to, but not on, `until_on`, its planned end: extended or ended
-- early it has another one, and `rotation_events` keeps when, why and by which paper. Tenure itself
-- is stored nowhere: it is counted from `posts` for the day asked.

-- A kind of placement: 跟岗历练, 挂职锻炼, 跨村任职 …
CREATE TABLE rotation_types (
    id            TEXT PRIMARY KEY NOT NULL,                            -- presets have the same id in every register
    township_id   TEXT REFERENCES townships (id),                       -- NULL: used by all townships
    name          TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40),
    category      TEXT NOT NULL CHECK (category IN ('跟岗', '挂职', '任职', '实践岗位')),
    front_line    INTEGER NOT NULL CHECK (front_line IN (0, 1)),        -- 1: counts as 一线
    least_months  INTEGER CHECK (least_months BETWEEN 1 AND 120),       -- shorter is warned of; NULL: none
    usual_months  INTEGER CHECK (usual_months BETWEEN 1 AND 120),       -- suggested length; NULL: open
    needs_village INTEGER NOT NULL CHECK (needs_village IN (0, 1)),     -- 1: at a village of the register
    changes_posts INTEGER NOT NULL CHECK (changes_posts IN (0, 1)),     -- 1: posts of both villages change with it
    scheme_id     TEXT,                                                 -- opens a pair of this scheme; no reference, as presets come before any scheme
    position      INTEGER NOT NULL,                                     -- order in lists
    retired_on    TEXT                                                  -- not for placements from this day; NULL: in use
) STRICT;

INSERT INTO rotation_types
    (id, name, category, front_line, least_months, usual_months, needs_village, changes_posts, scheme_id, position)
VALUES
    ('shadowing', '跟岗历练', '跟岗', 1, NULL, 6, 0, 0, NULL, 1),
    ('secondment', '挂职锻炼', '挂职', 1, NULL, 12, 0, 0, NULL, 2),
    ('cross-village', '跨村任职', '任职', 1, NULL, 36, 1, 1, 'cross-village', 3),
    ('job-rotation', '轮岗', '任职', 0, NULL, 12, 0, 0, NULL, 4),
    ('trial', '试岗', '任职', 1, 3, 3, 1, 0, NULL, 5),
    ('village-post', '到村任职', '任职', 1, NULL, 24, 1, 0, NULL, 6),
    ('resident', '驻村', '挂职', 1, NULL, 24, 1, 0, NULL, 7),
    ('exchange', '外派交流', '挂职', 0, NULL, 3, 0, 0, NULL, 8),
    ('specialty', '专业归位', '任职', 0, NULL, NULL, 0, 0, NULL, 9),
    ('assistant', '书记（主任）助理', '实践岗位', 1, NULL, 12, 1, 0, NULL, 10),
    ('grid', '网格员', '实践岗位', 1, NULL, 12, 1, 0, NULL, 11),
    ('mediator', '矛盾化解员', '实践岗位', 1, NULL, 12, 1, 0, NULL, 12),
    ('finance', '金融副村长', '实践岗位', 1, NULL, 12, 1, 0, NULL, 13),
    ('honorary', '名誉村长', '实践岗位', 0, NULL, 12, 1, 0, NULL, 14);

-- One person in one placement.
CREATE TABLE rotations (
    id              TEXT PRIMARY KEY NOT NULL,
    township_id     TEXT NOT NULL REFERENCES townships (id),            -- the person's
    person_id       TEXT NOT NULL REFERENCES people (id),
    type_id         TEXT NOT NULL REFERENCES rotation_types (id),
    route           TEXT CHECK (route IN ('提拔', '平行交流')),           -- of 跨村任职
    from_on         TEXT NOT NULL,
    until_on        TEXT CHECK (until_on > from_on),                    -- planned end; NULL: open
    village_id      TEXT REFERENCES villages (id),                      -- at a village of the register …
    unit            TEXT CHECK (length(unit) BETWEEN 1 AND 100),        -- … or elsewhere, in words
    from_village_id TEXT REFERENCES villages (id),                      -- whence, where known
    from_unit       TEXT CHECK (length(from_unit) BETWEEN 1 AND 100),
    post            TEXT CHECK (length(post) BETWEEN 1 AND 100),        -- as what: 党委办公室干事
    document        TEXT,                                               -- number of the paper that says so
    supervisor_id   TEXT REFERENCES people (id),                        -- who looks after it: a person of the register …
    supervisor      TEXT CHECK (length(supervisor) BETWEEN 1 AND 100),  -- … or words
    tasks           TEXT,
    grade           TEXT CHECK (grade IN ('优秀', '合格', '不合格')),     -- NULL: not appraised
    appraisal       TEXT,                                               -- 鉴定意见
    appraised_by    TEXT CHECK (length(appraised_by) BETWEEN 1 AND 100),
    appraised_on    TEXT,
    CHECK ((village_id IS NULL) <> (unit IS NULL)),
    CHECK (from_village_id IS NULL OR from_unit IS NULL),
    CHECK (supervisor_id IS NULL OR supervisor IS NULL),
    CHECK (grade IS NOT NULL OR (appraisal IS NULL AND appraised_by IS NULL AND appraised_on IS NULL))
) STRICT;
CREATE INDEX rotations_of_person ON rotations (person_id);
CREATE INDEX rotations_of_type ON rotations (type_id);
CREATE INDEX rotations_of_village ON rotations (village_id);

-- What happened to a rotation: ended early or extended, each from a day and for a reason.
CREATE TABLE rotation_events (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    rotation_id TEXT NOT NULL REFERENCES rotations (id),
    kind        TEXT NOT NULL CHECK (kind IN ('end', 'extend')),
    on_day      TEXT NOT NULL,                                          -- from this day
    until_on    TEXT,                                                   -- the new end of an extended one
    reason      TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
    document    TEXT
) STRICT;
CREATE INDEX rotation_events_of ON rotation_events (rotation_id);

-- What was done in a rotation, by a free measure: 调解纠纷 12 件, 帮办贷款 5 笔 50 万元.
CREATE TABLE rotation_tallies (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    rotation_id TEXT NOT NULL REFERENCES rotations (id),
    from_on     TEXT NOT NULL,                                          -- the day or month, or the first one of a period
    until_on    TEXT CHECK (until_on > from_on),                        -- the first day after a period; NULL: one day or month
    measure     TEXT NOT NULL CHECK (length(measure) BETWEEN 1 AND 40),
    count       INTEGER CHECK (count BETWEEN 0 AND 100000000),          -- how many …
    unit        TEXT CHECK (length(unit) BETWEEN 1 AND 10),             -- … of these: 件, 次, 户
    amount      INTEGER CHECK (amount BETWEEN 0 AND 1000000000000000),  -- money, in 分
    remark      TEXT,
    CHECK (count IS NOT NULL OR amount IS NOT NULL),
    CHECK ((count IS NULL) = (unit IS NULL))
) STRICT;
CREATE INDEX rotation_tallies_of ON rotation_tallies (rotation_id);

-- 届次: the terms of village boards; they do not overlap within a township.
CREATE TABLE terms (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT REFERENCES townships (id),                         -- NULL: of all townships
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 20), -- 第十一届, 2021—2026年
    from_on     TEXT NOT NULL,
    until_on    TEXT CHECK (until_on > from_on)                         -- NULL: the present one
) STRICT;
