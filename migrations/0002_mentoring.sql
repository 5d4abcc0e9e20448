-- Mentoring: schemes as data, pairs, what was done in them, and the evidence for it.
--
-- Who mentors whom under a derived seat is stored nowhere: it is asked of `duties`, `posts` and
-- `reserves` for a day. `named_mentors` holds only what a hand decided: the mentors of seats that
-- are filled by hand, and overrides of derived seats, each with its reason.
--
-- What a scheme is may change while pairs run: its seats and steps carry their own days. A seat is
-- asked as of the day, a step as of the day on which the pair began.

-- A kind of pairing: 3+1, 青蓝结对 …
CREATE TABLE schemes (
    id                 TEXT PRIMARY KEY NOT NULL,                       -- presets have the same id in every register
    township_id        TEXT REFERENCES townships (id),                  -- NULL: used by all townships
    name               TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40),
    checklist          TEXT NOT NULL CHECK (length(checklist) BETWEEN 1 AND 20), -- what its steps are called together: 五个一
    mentees            TEXT NOT NULL CHECK (mentees IN ('reserves', 'civil_servants', 'cross_village', 'anyone')),
    everyone           INTEGER NOT NULL CHECK (everyone IN (0, 1)),     -- 1: every such mentee has the seats, paired or not
    mentees_per_mentor INTEGER CHECK (mentees_per_mentor BETWEEN 1 AND 1000), -- suggested limit; NULL: none
    months             INTEGER CHECK (months BETWEEN 1 AND 120),        -- usual period of a pair; NULL: open
    reports            INTEGER NOT NULL CHECK (reports IN (0, 1)),      -- 1: a report is due every quarter
    position           INTEGER NOT NULL,                                -- order in lists
    retired_on         TEXT                                             -- no new pairs from this day; NULL: in use
) STRICT;

-- A mentor's role in a scheme and how it is filled.
CREATE TABLE scheme_seats (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT REFERENCES townships (id),                         -- as its scheme
    scheme_id   TEXT NOT NULL REFERENCES schemes (id),
    label       TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 20),   -- as printed: 包村领导
    task        TEXT,                                                   -- what the mentor of this seat answers for
    fill        TEXT NOT NULL CHECK (fill IN ('duty', 'village_post', 'township_post', 'hand')),
    duty_role   TEXT CHECK (duty_role IN ('包村领导', '包村干部', '驻村第一书记')),
    post_titles TEXT,                                                   -- titles that fill it, separated by 、
    mentors     INTEGER NOT NULL CHECK (mentors BETWEEN 1 AND 20),      -- how many a hand-filled seat wants
    position    INTEGER NOT NULL,
    from_on     TEXT,                                                   -- NULL: as long as the scheme
    until_on    TEXT CHECK (until_on > from_on),                        -- NULL: still
    CHECK ((fill = 'duty') = (duty_role IS NOT NULL)),
    CHECK ((fill IN ('village_post', 'township_post')) = (post_titles IS NOT NULL))
) STRICT;
CREATE INDEX scheme_seats_of ON scheme_seats (scheme_id);

-- A step of a scheme's checklist and when it is due.
CREATE TABLE scheme_steps (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT REFERENCES townships (id),                         -- as its scheme
    scheme_id   TEXT NOT NULL REFERENCES schemes (id),
    label       TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 20),   -- as a column says it: 帮带目标
    measure     TEXT CHECK (length(measure) <= 10),                     -- stands before the label on paper: 一个
    due         TEXT NOT NULL CHECK (due IN ('days', 'quarterly', 'on', 'end')),
    due_days    INTEGER CHECK (due_days BETWEEN 0 AND 3650),            -- days after the pair began
    due_on      TEXT,                                                   -- the fixed day: MM-DD of each year, or YYYY-MM-DD
    evidence    INTEGER NOT NULL CHECK (evidence IN (0, 1)),            -- 1: not done without evidence
    position    INTEGER NOT NULL,
    from_on     TEXT,                                                   -- pairs that begin from this day have it; NULL: all
    until_on    TEXT CHECK (until_on > from_on),                        -- pairs that begin from this day do not
    CHECK ((due = 'days') = (due_days IS NOT NULL)),
    CHECK ((due = 'on') = (due_on IS NOT NULL))
) STRICT;
CREATE INDEX scheme_steps_of ON scheme_steps (scheme_id);

-- Who may be asked to mentor under a scheme's hand-filled seats.
CREATE TABLE scheme_mentors (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    scheme_id   TEXT NOT NULL REFERENCES schemes (id),
    person_id   TEXT NOT NULL REFERENCES people (id),
    specialty   TEXT,                                                   -- fields, separated by 、
    mentees     INTEGER CHECK (mentees BETWEEN 0 AND 1000),             -- own limit; NULL: the scheme's
    from_on     TEXT NOT NULL,
    until_on    TEXT CHECK (until_on > from_on)                         -- NULL: still
) STRICT;
CREATE INDEX scheme_mentors_of ON scheme_mentors (scheme_id);
CREATE INDEX scheme_mentors_of_person ON scheme_mentors (person_id);

-- One mentee under one scheme for a period.
CREATE TABLE pairs (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    scheme_id   TEXT NOT NULL REFERENCES schemes (id),
    person_id   TEXT NOT NULL REFERENCES people (id),                   -- the mentee
    team        TEXT CHECK (length(team) BETWEEN 1 AND 40),             -- of a 组团式 scheme
    from_on     TEXT NOT NULL,
    until_on    TEXT CHECK (until_on > from_on),                        -- NULL: open
    goal        TEXT,                                                   -- 帮带目标, this mentee's own
    measures    TEXT,                                                   -- 帮带措施, this mentee's own
    result      TEXT,                                                   -- 完成情况
    document    TEXT                                                    -- number of the paper that says so
) STRICT;
CREATE INDEX pairs_of_person ON pairs (person_id);
CREATE INDEX pairs_of_scheme ON pairs (scheme_id);

-- What happened to a pair: ended, suspended, resumed, extended, each from a day and for a reason.
CREATE TABLE pair_events (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    pair_id     TEXT NOT NULL REFERENCES pairs (id),
    kind        TEXT NOT NULL CHECK (kind IN ('end', 'suspend', 'resume', 'extend')),
    on_day      TEXT NOT NULL,                                          -- from this day
    until_on    TEXT,                                                   -- the new end of an extended pair
    reason      TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
    document    TEXT
) STRICT;
CREATE INDEX pair_events_of ON pair_events (pair_id);

-- Who mentors by decision of a hand: in a hand-filled seat, or instead of whom a derived seat says.
CREATE TABLE named_mentors (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    seat_id     TEXT NOT NULL REFERENCES scheme_seats (id),
    person_id   TEXT NOT NULL REFERENCES people (id),                   -- the mentee
    mentor_id   TEXT NOT NULL REFERENCES people (id),
    from_on     TEXT NOT NULL,
    until_on    TEXT CHECK (until_on > from_on),                        -- NULL: still
    reason      TEXT,                                                   -- why the derived one does not hold; never missing for a derived seat
    document    TEXT,
    CHECK (mentor_id <> person_id)
) STRICT;
CREATE INDEX named_mentors_of_person ON named_mentors (person_id);
CREATE INDEX named_mentors_of_mentor ON named_mentors (mentor_id);
CREATE INDEX named_mentors_of_seat ON named_mentors (seat_id);

-- A registered step of a pair's checklist.
CREATE TABLE items (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    pair_id     TEXT NOT NULL REFERENCES pairs (id),
    step_id     TEXT NOT NULL REFERENCES scheme_steps (id),
    quarter     TEXT NOT NULL DEFAULT '',                               -- of a quarterly step: 2025Q3; else ''
    done_on     TEXT NOT NULL,
    mentor_id   TEXT REFERENCES people (id),                            -- who did it; stays whoever holds the seat later
    place       TEXT,
    content     TEXT,
    result      TEXT,                                                   -- 成效
    UNIQUE (pair_id, step_id, quarter)
) STRICT;
CREATE INDEX items_of_mentor ON items (mentor_id);

-- 帮带记录: one contact of a mentor with one or more mentees.
CREATE TABLE visits (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    mentor_id   TEXT NOT NULL REFERENCES people (id),
    on_day      TEXT NOT NULL,
    method      TEXT NOT NULL CHECK (length(method) BETWEEN 1 AND 20),  -- 谈心谈话, 现场指导 …
    place       TEXT,
    content     TEXT,
    problem     TEXT,                                                   -- what was found
    next_step   TEXT
) STRICT;
CREATE INDEX visits_of_mentor ON visits (mentor_id);

-- For whom a visit counts.
CREATE TABLE visit_mentees (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    visit_id    TEXT NOT NULL REFERENCES visits (id),
    person_id   TEXT NOT NULL REFERENCES people (id),
    UNIQUE (visit_id, person_id)
) STRICT;
CREATE INDEX visit_mentees_of_person ON visit_mentees (person_id);

-- What proves an item or a visit: a file in `blobs`, or a paper kept elsewhere.
CREATE TABLE evidence (
    id            TEXT PRIMARY KEY NOT NULL,
    township_id   TEXT NOT NULL REFERENCES townships (id),
    item_id       TEXT REFERENCES items (id),
    visit_id      TEXT REFERENCES visits (id),
    kind          TEXT NOT NULL CHECK (kind IN ('photo', 'scan', 'document', 'paper')),
    label         TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 100), -- as printed: 责任书
    copies        INTEGER NOT NULL DEFAULT 1 CHECK (copies BETWEEN 1 AND 999),
    hash          TEXT REFERENCES blobs (hash),                         -- as stored; NULL: a paper kept elsewhere
    original_hash TEXT CHECK (length(original_hash) = 64),              -- SHA-256 of the file as it came
    original_name TEXT,
    original_size INTEGER,                                              -- bytes
    taken_on      TEXT,                                                 -- the day its EXIF says
    CHECK ((item_id IS NULL) <> (visit_id IS NULL)),
    CHECK ((kind = 'paper') = (hash IS NULL))
) STRICT;
CREATE INDEX evidence_of_item ON evidence (item_id);
CREATE INDEX evidence_of_visit ON evidence (visit_id);
CREATE INDEX evidence_of_original ON evidence (original_hash);

-- How a mentor did in a year.
CREATE TABLE appraisals (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    scheme_id   TEXT NOT NULL REFERENCES schemes (id),
    person_id   TEXT NOT NULL REFERENCES people (id),                   -- the mentor
    year        INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    grade       TEXT NOT NULL CHECK (grade IN ('优秀', '合格', '不合格')),
    recommended INTEGER NOT NULL CHECK (recommended IN (0, 1)),         -- 1: recommended as 优秀
    remark      TEXT,
    UNIQUE (scheme_id, person_id, year)
) STRICT;
CREATE INDEX appraisals_of_person ON appraisals (person_id);

-- The quarterly report of a pair or of a team; no row: 未交.
CREATE TABLE quarter_reports (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    scheme_id   TEXT NOT NULL REFERENCES schemes (id),
    pair_id     TEXT REFERENCES pairs (id),
    team        TEXT,
    quarter     TEXT NOT NULL CHECK (quarter GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'),
    state       TEXT NOT NULL CHECK (state IN ('submitted', 'returned')),
    on_day      TEXT NOT NULL,                                          -- submitted or returned on
    reason      TEXT,                                                   -- why it was returned
    summary     TEXT,
    CHECK ((pair_id IS NULL) <> (team IS NULL)),
    CHECK ((state = 'returned') = (reason IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX quarter_reports_of_pair ON quarter_reports (pair_id, quarter) WHERE pair_id IS NOT NULL;
CREATE UNIQUE INDEX quarter_reports_of_team ON quarter_reports (scheme_id, team, quarter) WHERE team IS NOT NULL;

-- Who is related to whom; each relation once.
CREATE TABLE kinships (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    person_id   TEXT NOT NULL REFERENCES people (id),
    relative_id TEXT NOT NULL REFERENCES people (id),
    relation    TEXT NOT NULL CHECK (relation IN ('配偶', '父母', '子女', '兄弟姐妹', '其他')), -- what the relative is to the person
    CHECK (person_id <> relative_id),
    UNIQUE (person_id, relative_id)
) STRICT;
CREATE INDEX kinships_of_relative ON kinships (relative_id);

-- Villages that lie side by side; each pair of villages once, the smaller id first.
CREATE TABLE neighbours (
    id           TEXT PRIMARY KEY NOT NULL,
    township_id  TEXT NOT NULL REFERENCES townships (id),
    village_id   TEXT NOT NULL REFERENCES villages (id),
    neighbour_id TEXT NOT NULL REFERENCES villages (id),
    CHECK (village_id < neighbour_id),
    UNIQUE (village_id, neighbour_id)
) STRICT;
CREATE INDEX neighbours_of ON neighbours (neighbour_id);
