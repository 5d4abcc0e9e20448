-- Assessments: what people and villages scored, month by month or quarter by quarter, by lists of
-- indicators that are data; the grade of a year; and outcomes: what became of those who were trained.
--
-- Totals, ranks, averages and what is missing are stored nowhere: they are counted from the scores for
-- the period asked. A score that is not there is missing, never 0. Of a list that is in use indicators
-- come and go from a period on, so that every period keeps those by which it was scored.

-- What is scored, how often, and from which shares of the full marks which grade is suggested.
CREATE TABLE indicator_lists (
    id          TEXT PRIMARY KEY NOT NULL,                              -- presets have the same id in every register
    township_id TEXT REFERENCES townships (id),                         -- NULL: used by all townships
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40),
    period      TEXT NOT NULL CHECK (period IN ('month', 'quarter')),
    subject     TEXT NOT NULL CHECK (subject IN ('people', 'villages')),
    excellent   INTEGER NOT NULL CHECK (excellent BETWEEN 1 AND 100),   -- 优秀 from so many percent of the full marks
    qualified   INTEGER NOT NULL CHECK (qualified BETWEEN 1 AND 100),   -- 合格 from so many percent
    position    INTEGER NOT NULL,                                       -- order in lists
    retired_on  TEXT,                                                   -- not for periods from this day; NULL: in use
    CHECK (qualified < excellent)
) STRICT;

-- What is looked at, and how many points there are for it.
CREATE TABLE indicators (
    id                TEXT PRIMARY KEY NOT NULL,
    township_id       TEXT REFERENCES townships (id),                   -- as its list
    indicator_list_id TEXT NOT NULL REFERENCES indicator_lists (id),
    label             TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 20), -- 比担当
    guide             TEXT CHECK (length(guide) <= 100),                -- what is looked at
    full_marks        INTEGER NOT NULL CHECK (full_marks BETWEEN 1 AND 1000), -- in points
    from_on           TEXT,                                             -- first period; NULL: from the beginning
    until_on          TEXT CHECK (until_on > from_on),                  -- first period no longer; NULL: still
    position          INTEGER NOT NULL                                  -- order within the list
) STRICT;
CREATE INDEX indicators_of ON indicators (indicator_list_id);

-- A person or a village in a period.
CREATE TABLE assessments (
    id                TEXT PRIMARY KEY NOT NULL,
    township_id       TEXT NOT NULL REFERENCES townships (id),
    indicator_list_id TEXT NOT NULL REFERENCES indicator_lists (id),
    person_id         TEXT REFERENCES people (id),                      -- who …
    village_id        TEXT REFERENCES villages (id),                    -- … or which village
    period_on         TEXT NOT NULL CHECK (period_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]'), -- first month of the period
    remark            TEXT CHECK (length(remark) <= 200),
    CHECK ((person_id IS NULL) <> (village_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX assessments_of_person ON assessments (person_id, indicator_list_id, period_on) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX assessments_of_village ON assessments (village_id, indicator_list_id, period_on) WHERE village_id IS NOT NULL;
CREATE INDEX assessments_of_period ON assessments (indicator_list_id, period_on);

-- Points for an indicator; none there: not scored yet.
CREATE TABLE scores (
    id            TEXT PRIMARY KEY NOT NULL,
    township_id   TEXT NOT NULL REFERENCES townships (id),
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    indicator_id  TEXT NOT NULL REFERENCES indicators (id),
    points        INTEGER NOT NULL CHECK (points >= 0 AND points % 5 = 0), -- in tenths of a point: half points
    UNIQUE (assessment_id, indicator_id)
) STRICT;
CREATE INDEX scores_of_indicator ON scores (indicator_id);

-- The grade of a year, decided by the clerk.
CREATE TABLE year_grades (
    id                TEXT PRIMARY KEY NOT NULL,
    township_id       TEXT NOT NULL REFERENCES townships (id),
    indicator_list_id TEXT NOT NULL REFERENCES indicator_lists (id),
    person_id         TEXT REFERENCES people (id),                      -- who …
    village_id        TEXT REFERENCES villages (id),                    -- … or which village
    year              TEXT NOT NULL CHECK (year GLOB '[12][0-9][0-9][0-9]'),
    grade             TEXT NOT NULL CHECK (grade IN ('优秀', '合格', '不合格')),
    suggested         TEXT CHECK (suggested IN ('优秀', '合格', '不合格')), -- by the scores of the day; NULL: there were none
    reason            TEXT CHECK (length(reason) BETWEEN 1 AND 200),    -- why it is another one than suggested
    decided_on        TEXT NOT NULL,
    document          TEXT CHECK (length(document) <= 100),
    CHECK ((person_id IS NULL) <> (village_id IS NULL)),
    CHECK (suggested IS grade OR reason IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX year_grades_of_person ON year_grades (person_id, indicator_list_id, year) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX year_grades_of_village ON year_grades (village_id, indicator_list_id, year) WHERE village_id IS NOT NULL;
CREATE INDEX year_grades_of ON year_grades (indicator_list_id, year);

-- What may become of one: 进“两委”, 考录 …
CREATE TABLE outcome_types (
    id           TEXT PRIMARY KEY NOT NULL,                             -- presets have the same id in every register
    township_id  TEXT REFERENCES townships (id),                        -- NULL: used by all townships
    name         TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 20),
    level        TEXT NOT NULL CHECK (level IN ('村', '乡镇', '县级以上')), -- suggested
    leave_reason TEXT,                                                  -- 退出原因 suggested; NULL: one stays in the pool
    counted      INTEGER NOT NULL CHECK (counted IN (0, 1)),            -- 1: counts as 使用
    position     INTEGER NOT NULL,                                      -- order in lists
    retired_on   TEXT                                                   -- not for outcomes from this day; NULL: in use
) STRICT;

-- 使用成效: what became of a person on a day.
CREATE TABLE outcomes (
    id              TEXT PRIMARY KEY NOT NULL,
    township_id     TEXT NOT NULL REFERENCES townships (id),            -- the person's
    person_id       TEXT NOT NULL REFERENCES people (id),
    outcome_type_id TEXT NOT NULL REFERENCES outcome_types (id),
    on_day          TEXT NOT NULL,                                      -- day or month
    level           TEXT NOT NULL CHECK (level IN ('村', '乡镇', '县级以上')),
    village_id      TEXT REFERENCES villages (id),                      -- from whose pool or where; NULL: no village
    post            TEXT CHECK (length(post) BETWEEN 1 AND 100),        -- as what
    unit            TEXT CHECK (length(unit) BETWEEN 1 AND 100),        -- where, when not in the village
    batch           TEXT CHECK (length(batch) BETWEEN 1 AND 40),        -- 批次: 2025年第一批
    document        TEXT CHECK (length(document) <= 100),               -- number of the paper that says so
    remark          TEXT CHECK (length(remark) <= 200)
) STRICT;
CREATE INDEX outcomes_of_person ON outcomes (person_id);
CREATE INDEX outcomes_of_type ON outcomes (outcome_type_id);
CREATE INDEX outcomes_of_village ON outcomes (village_id);

INSERT INTO indicator_lists (id, name, period, subject, excellent, qualified, position)
VALUES
    ('five-compare', '五比五看', 'month', 'people', 90, 60, 1),
    ('village-ranking', '村级月度排名', 'month', 'villages', 90, 60, 2);

INSERT INTO indicators (id, indicator_list_id, label, guide, full_marks, position)
VALUES
    ('five-compare/1', 'five-compare', '比担当', '看急难任务敢不敢接、接下来办没办到底', 20, 1),
    ('five-compare/2', 'five-compare', '比能力', '看政策学得透不透、分到手的事办得明白不明白', 20, 2),
    ('five-compare/3', 'five-compare', '比服务', '看入户走访勤不勤、群众反映的事回没回音', 20, 3),
    ('five-compare/4', 'five-compare', '比实绩', '看承担的项目和任务有没有新进展', 30, 4),
    ('five-compare/5', 'five-compare', '比廉洁', '看规矩守没守住、经手的账目清不清楚', 10, 5),
    ('village-ranking/1', 'village-ranking', '党建引领', '组织生活、党员管理、后备培养按月推进', 25, 1),
    ('village-ranking/2', 'village-ranking', '产业发展', '集体经济和产业项目当月进度', 25, 2),
    ('village-ranking/3', 'village-ranking', '乡村治理', '矛盾排查化解、网格事项办结', 20, 3),
    ('village-ranking/4', 'village-ranking', '民生服务', '代办事项、走访帮扶、低保核查', 20, 4),
    ('village-ranking/5', 'village-ranking', '人居环境', '当月检查得分', 10, 5);

INSERT INTO outcome_types (id, name, level, leave_reason, counted, position)
VALUES
    ('board', '进“两委”', '村', '已任用', 1, 1),
    ('secretary', '任书记', '村', '已任用', 1, 2),
    ('recruited', '考录', '乡镇', '已任用', 1, 3),
    ('promoted', '提拔', '乡镇', '已任用', 1, 4),
    ('advanced', '晋升', '乡镇', NULL, 1, 5),
    ('removed', '免职', '村', NULL, 0, 6);
