-- Plans: what a reserve should learn, try and do by when, and the templates plans are made from.
--
-- How far a plan is, is stored nowhere: it is counted from attendances, rotations, items and visits
-- inside the plan's period for the day asked. Only what no other record tells, a step of one's own,
-- is ticked off by hand. A plan made from a template is a copy: the template may change or go.

-- The plan of a reserve for a period.
CREATE TABLE plans (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    person_id   TEXT NOT NULL REFERENCES people (id),
    from_on     TEXT NOT NULL,
    until_on    TEXT NOT NULL CHECK (until_on > from_on),               -- first day no longer
    goals       TEXT CHECK (length(goals) <= 1000),                     -- in words
    target_post TEXT,                                                   -- the post one is trained for, one of 培养方向
    readiness   TEXT,                                                   -- what one should reach by then, one of 成熟度
    template    TEXT,                                                   -- name of the template it was made from; NULL: of its own
    document    TEXT                                                    -- number of the paper that says so
) STRICT;
CREATE INDEX plans_of_person ON plans (person_id);

-- A step of a plan, by when, and what shows that it was taken.
CREATE TABLE plan_steps (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    plan_id     TEXT NOT NULL REFERENCES plans (id),
    label       TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 40),   -- 参加党校集中培训
    measure     TEXT NOT NULL CHECK (measure IN ('hours', 'sessions', 'course', 'placement', 'months', 'items', 'visits', 'by_hand')),
    amount      INTEGER CHECK (amount BETWEEN 1 AND 1000),              -- how many of these
    course_id   TEXT REFERENCES courses (id),                           -- of a named course: which
    type_id     TEXT REFERENCES rotation_types (id),                    -- of a rotation: which type; NULL: any
    due_on      TEXT NOT NULL,                                          -- the last day
    done_on     TEXT,                                                   -- of a step by hand
    note        TEXT CHECK (length(note) <= 500),                       -- of a step by hand: what was done
    position    INTEGER NOT NULL,                                       -- order within the plan
    CHECK ((measure IN ('course', 'placement', 'by_hand')) = (amount IS NULL)),
    CHECK ((measure = 'course') = (course_id IS NOT NULL)),
    CHECK (measure IN ('placement', 'months') OR type_id IS NULL),
    CHECK (measure = 'by_hand' OR (done_on IS NULL AND note IS NULL))
) STRICT;
CREATE INDEX plan_steps_of ON plan_steps (plan_id);
CREATE INDEX plan_steps_of_course ON plan_steps (course_id);
CREATE INDEX plan_steps_of_type ON plan_steps (type_id);

-- What plans for many are made from.
CREATE TABLE plan_templates (
    id          TEXT PRIMARY KEY NOT NULL,                              -- presets have the same id in every register
    township_id TEXT REFERENCES townships (id),                         -- NULL: used by all townships
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40),
    months      INTEGER NOT NULL CHECK (months BETWEEN 1 AND 120),      -- how long a plan of it lasts
    goals       TEXT CHECK (length(goals) <= 1000),                     -- {培养方向} stands for the person's own
    readiness   TEXT,                                                   -- what one should reach by its end
    position    INTEGER NOT NULL                                        -- order in lists
) STRICT;

-- A step of a template: as that of a plan, due so many months after its first day or on a fixed day.
CREATE TABLE plan_template_steps (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT REFERENCES townships (id),                         -- as its template
    template_id TEXT NOT NULL REFERENCES plan_templates (id),
    label       TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 40),
    measure     TEXT NOT NULL CHECK (measure IN ('hours', 'sessions', 'course', 'placement', 'months', 'items', 'visits', 'by_hand')),
    amount      INTEGER CHECK (amount BETWEEN 1 AND 1000),
    course_id   TEXT REFERENCES courses (id),
    type_id     TEXT REFERENCES rotation_types (id),
    due_months  INTEGER CHECK (due_months BETWEEN 1 AND 120),           -- months after the plan's first day …
    due_on      TEXT CHECK (due_on GLOB '[01][0-9]-[0-3][0-9]'),        -- … or the first such day of a year in it: MM-DD
    position    INTEGER NOT NULL,
    CHECK ((due_months IS NULL) <> (due_on IS NULL)),
    CHECK ((measure IN ('course', 'placement', 'by_hand')) = (amount IS NULL)),
    CHECK ((measure = 'course') = (course_id IS NOT NULL)),
    CHECK (measure IN ('placement', 'months') OR type_id IS NULL)
) STRICT;
CREATE INDEX plan_template_steps_of ON plan_template_steps (template_id);
CREATE INDEX plan_template_steps_of_course ON plan_template_steps (course_id);
CREATE INDEX plan_template_steps_of_type ON plan_template_steps (type_id);

INSERT INTO plan_templates (id, name, months, goals, readiness, position)
VALUES
    ('newcomer', '新入库型', 12, '一年内熟悉村情和工作规矩，掌握群众工作基本方法，明确以{培养方向}为方向的努力目标', '中期培养', 1),
    ('medium-term', '中期培养型', 24, '两年内补齐能力短板，能独立承担一项村级重点工作，基本具备胜任{培养方向}的条件', '近期可用', 2),
    ('near-term', '近期可用型', 12, '一年内完成试岗锻炼，全面熟悉{培养方向}的岗位职责，能够随时上岗', NULL, 3);

INSERT INTO plan_template_steps (id, template_id, label, measure, amount, type_id, due_months, due_on, position)
VALUES
    ('newcomer/step-1', 'newcomer', '入库谈话，明确培养方向', 'by_hand', NULL, NULL, 1, NULL, 1),
    ('newcomer/step-2', 'newcomer', '确定帮带目标', 'items', 1, NULL, 2, NULL, 2),
    ('newcomer/step-3', 'newcomer', '参加新入库培训', 'sessions', 1, NULL, 3, NULL, 3),
    ('newcomer/step-4', 'newcomer', '帮带人上门指导', 'visits', 2, NULL, 6, NULL, 4),
    ('newcomer/step-5', 'newcomer', '到乡镇站所跟岗', 'placement', NULL, 'shadowing', 10, NULL, 5),
    ('newcomer/step-6', 'newcomer', '全年集中培训', 'hours', 16, NULL, 12, NULL, 6),
    ('medium-term/step-1', 'medium-term', '制定个人提升清单', 'by_hand', NULL, NULL, 1, NULL, 1),
    ('medium-term/step-2', 'medium-term', '第一年集中培训', 'hours', 24, NULL, 12, NULL, 2),
    ('medium-term/step-3', 'medium-term', '完成帮带任务', 'items', 5, NULL, 12, NULL, 3),
    ('medium-term/step-4', 'medium-term', '实践岗位锻炼', 'months', 6, NULL, 18, NULL, 4),
    ('medium-term/step-5', 'medium-term', '帮带人谈心指导', 'visits', 8, NULL, 24, NULL, 5),
    ('medium-term/step-6', 'medium-term', '两年集中培训', 'hours', 48, NULL, 24, NULL, 6),
    ('medium-term/step-7', 'medium-term', '牵头办成一件实事', 'by_hand', NULL, NULL, 22, NULL, 7),
    ('near-term/step-1', 'near-term', '列席村“两委”会议，熟悉议事程序', 'by_hand', NULL, NULL, 2, NULL, 1),
    ('near-term/step-2', 'near-term', '岗位业务培训', 'hours', 24, NULL, 6, NULL, 2),
    ('near-term/step-3', 'near-term', '试岗锻炼', 'months', 3, 'trial', 9, NULL, 3),
    ('near-term/step-4', 'near-term', '完成帮带任务', 'items', 5, NULL, 11, NULL, 4),
    ('near-term/step-5', 'near-term', '年终综合研判', 'by_hand', NULL, NULL, NULL, '12-20', 5);
