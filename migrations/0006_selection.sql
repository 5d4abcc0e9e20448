-- Selection: who is kept in touch with before the pool, which steps led into it, what was checked,
-- what let somebody in all the same, and the pool of a village gone through once a year.
--
-- Nothing of it is a flag on a person. Where somebody stands is told by the dates of the steps,
-- what stands in the way by the last check of each condition, both for the day asked. The last
-- step, 入库, is the spell itself and stands in `reserves`.

-- 重点回引对象, local talent: somebody a village keeps in touch with before the pool.
CREATE TABLE prospects (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    person_id   TEXT NOT NULL REFERENCES people (id),                   -- may be known by name only
    village_id  TEXT NOT NULL REFERENCES villages (id),                 -- which village keeps in touch
    field       TEXT CHECK (length(field) BETWEEN 1 AND 100),           -- what one is good at: 电商直播
    whereabouts TEXT CHECK (length(whereabouts) BETWEEN 1 AND 100),     -- where one works now
    cadre_id    TEXT REFERENCES people (id),                            -- the village cadre who answers for it
    from_on     TEXT NOT NULL,
    until_on    TEXT CHECK (until_on >= from_on),                       -- NULL: still
    end_reason  TEXT CHECK (length(end_reason) BETWEEN 1 AND 200),      -- 已入库, 无意回村 …
    remark      TEXT CHECK (length(remark) <= 500),
    CHECK ((until_on IS NULL) = (end_reason IS NULL))
) STRICT;
CREATE INDEX prospects_of_person ON prospects (person_id);
CREATE INDEX prospects_of_village ON prospects (village_id);
CREATE INDEX prospects_of_cadre ON prospects (cadre_id);

-- A contact with a prospect.
CREATE TABLE contacts (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    prospect_id TEXT NOT NULL REFERENCES prospects (id),
    on_day      TEXT NOT NULL,
    cadre_id    TEXT REFERENCES people (id),                            -- who spoke with them
    method      TEXT NOT NULL CHECK (length(method) BETWEEN 1 AND 20),  -- 电话, 微信, 见面 …
    content     TEXT CHECK (length(content) <= 1000),
    next_step   TEXT CHECK (length(next_step) <= 500)
) STRICT;
CREATE INDEX contacts_of_prospect ON contacts (prospect_id);
CREATE INDEX contacts_of_cadre ON contacts (cadre_id);

-- One way towards a spell in the pool: who re-enters has another one.
CREATE TABLE selection_runs (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    person_id   TEXT NOT NULL REFERENCES people (id),
    village_id  TEXT NOT NULL REFERENCES villages (id),                 -- towards whose pool
    reserve_id  TEXT UNIQUE REFERENCES reserves (id),                   -- the spell it led to; NULL: none (yet)
    ended_on    TEXT,                                                   -- came to nothing on this day
    end_reason  TEXT CHECK (length(end_reason) BETWEEN 1 AND 200),      -- 初审未通过 …
    CHECK ((ended_on IS NULL) = (end_reason IS NULL)),
    CHECK (reserve_id IS NULL OR ended_on IS NULL)
) STRICT;
CREATE INDEX selection_runs_of_person ON selection_runs (person_id);
CREATE INDEX selection_runs_of_village ON selection_runs (village_id);

-- A step of a run and its day; none is forced.
CREATE TABLE selection_steps (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    run_id      TEXT NOT NULL REFERENCES selection_runs (id),
    step        TEXT NOT NULL CHECK (step IN ('recommended', 'village', 'township', 'review', 'publicity', 'decision')),
    on_day      TEXT NOT NULL,
    document    TEXT CHECK (length(document) <= 100),                   -- number of the paper that says so
    note        TEXT CHECK (length(note) <= 500),
    UNIQUE (run_id, step)
) STRICT;

-- A list of conditions people are checked by.
CREATE TABLE condition_lists (
    id          TEXT PRIMARY KEY NOT NULL,                              -- a preset has the same id in every register
    township_id TEXT REFERENCES townships (id),                         -- NULL: used by all townships
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40),
    adopted     INTEGER NOT NULL CHECK (adopted IN (0, 1)),             -- the one people are checked by now
    position    INTEGER NOT NULL                                        -- order in lists
) STRICT;

-- A condition: one to be met, one not to be touched, or a threshold the record itself answers.
CREATE TABLE conditions (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT REFERENCES townships (id),                         -- as its list
    list_id     TEXT NOT NULL REFERENCES condition_lists (id),
    kind        TEXT NOT NULL CHECK (kind IN ('positive', 'negative', 'age', 'education')),
    label       TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 120),  -- in words
    most_age    INTEGER CHECK (most_age BETWEEN 18 AND 80),             -- of an age: full years, those included
    least_education TEXT,                                               -- of an education: the least
    position    INTEGER NOT NULL,                                       -- order within the list
    CHECK ((kind = 'age') = (most_age IS NOT NULL)),
    CHECK ((kind = 'education') = (least_education IS NOT NULL))
) STRICT;
CREATE INDEX conditions_of_list ON conditions (list_id);

-- What was found about a person and a condition; the last one of a condition holds.
CREATE TABLE checks (
    id           TEXT PRIMARY KEY NOT NULL,
    township_id  TEXT NOT NULL REFERENCES townships (id),
    person_id    TEXT NOT NULL REFERENCES people (id),
    condition_id TEXT NOT NULL REFERENCES conditions (id),
    on_day       TEXT NOT NULL,
    result       TEXT NOT NULL CHECK (result IN ('met', 'unmet', 'hit')), -- met of a negative one: not touched
    checked_by   TEXT CHECK (length(checked_by) BETWEEN 1 AND 100),     -- person or office, in words
    evidence     TEXT CHECK (length(evidence) BETWEEN 1 AND 500),       -- what shows it
    document     TEXT CHECK (length(document) BETWEEN 1 AND 100),       -- number of the paper that says so
    valid_until  TEXT CHECK (valid_until > on_day)                      -- first day no longer; NULL: for good
) STRICT;
CREATE INDEX checks_of_person ON checks (person_id);
CREATE INDEX checks_of_condition ON checks (condition_id);

-- 破格: why a threshold or a positive condition is not asked of a person.
CREATE TABLE exemptions (
    id           TEXT PRIMARY KEY NOT NULL,
    township_id  TEXT NOT NULL REFERENCES townships (id),
    person_id    TEXT NOT NULL REFERENCES people (id),
    condition_id TEXT NOT NULL REFERENCES conditions (id),
    on_day       TEXT NOT NULL,                                         -- from this day on
    reason       TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    document     TEXT CHECK (length(document) BETWEEN 1 AND 100),       -- number of the paper that says so
    UNIQUE (person_id, condition_id)
) STRICT;
CREATE INDEX exemptions_of_condition ON exemptions (condition_id);

-- 强行入库: why a spell began although something stood in the way.
CREATE TABLE overrides (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    person_id   TEXT NOT NULL REFERENCES people (id),
    reserve_id  TEXT NOT NULL UNIQUE REFERENCES reserves (id),
    on_day      TEXT NOT NULL,                                          -- the spell's first day, or when it was said later
    reason      TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    document    TEXT CHECK (length(document) BETWEEN 1 AND 100),        -- number of the paper that says so
    blockers    TEXT NOT NULL                                           -- what stood in the way, a line each
) STRICT;
CREATE INDEX overrides_of_person ON overrides (person_id);

-- 年度滚动更新: a village's pool gone through for a year.
CREATE TABLE yearly_updates (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    village_id  TEXT NOT NULL REFERENCES villages (id),
    year        INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    on_day      TEXT NOT NULL,                                          -- from this day on people have left
    document    TEXT CHECK (length(document) BETWEEN 1 AND 100),        -- number of the paper that says so
    UNIQUE (village_id, year)
) STRICT;

-- What a yearly update decided about a spell; who left and who is of another 成熟度 stands in
-- `reserves` and `facts`.
CREATE TABLE yearly_decisions (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    update_id   TEXT NOT NULL REFERENCES yearly_updates (id),
    reserve_id  TEXT NOT NULL REFERENCES reserves (id),
    decision    TEXT NOT NULL CHECK (decision IN ('stay', 'leave', 'readiness')),
    before      TEXT,                                                   -- 成熟度 before
    remark      TEXT CHECK (length(remark) <= 200),
    UNIQUE (update_id, reserve_id)
) STRICT;
CREATE INDEX yearly_decisions_of_reserve ON yearly_decisions (reserve_id);

INSERT INTO condition_lists (id, name, adopted, position)
VALUES ('village-reserve', '村级后备干部资格条件', 1, 1);

INSERT INTO conditions (id, list_id, kind, label, most_age, least_education, position)
VALUES
    ('village-reserve/positive-1', 'village-reserve', 'positive', '政治上靠得住，拥护党的领导，听招呼、守规矩', NULL, NULL, 1),
    ('village-reserve/positive-2', 'village-reserve', 'positive', '品行端正，办事公道，群众口碑好', NULL, NULL, 2),
    ('village-reserve/positive-3', 'village-reserve', 'positive', '有一技之长，能带头致富或带领群众办事', NULL, NULL, 3),
    ('village-reserve/positive-4', 'village-reserve', 'positive', '愿意扎根农村，热心村里的公共事务', NULL, NULL, 4),
    ('village-reserve/positive-5', 'village-reserve', 'positive', '身体健康，能正常参加村里的工作', NULL, NULL, 5),
    ('village-reserve/age', 'village-reserve', 'age', '年龄一般在 45 岁以下', 45, NULL, 6),
    ('village-reserve/education', 'village-reserve', 'education', '一般有高中（中专）以上学历', NULL, '高中', 7),
    ('village-reserve/negative-1', 'village-reserve', 'negative', '受过刑事处罚，或正在被立案侦查、审查调查', NULL, NULL, 8),
    ('village-reserve/negative-2', 'village-reserve', 'negative', '受党纪政务处分，影响期还没有满', NULL, NULL, 9),
    ('village-reserve/negative-3', 'village-reserve', 'negative', '参与黑恶势力，或利用宗族势力横行乡里', NULL, NULL, 10),
    ('village-reserve/negative-4', 'village-reserve', 'negative', '参加邪教组织，或参与非法宗教活动', NULL, NULL, 11),
    ('village-reserve/negative-5', 'village-reserve', 'negative', '拉票贿选，或用不正当手段干扰村级换届', NULL, NULL, 12),
    ('village-reserve/negative-6', 'village-reserve', 'negative', '组织、煽动违法上访或聚众闹事', NULL, NULL, 13),
    ('village-reserve/negative-7', 'village-reserve', 'negative', '侵占集体资金资产资源，或拖欠集体款项拒不归还', NULL, NULL, 14),
    ('village-reserve/negative-8', 'village-reserve', 'negative', '违法占地、乱建房屋或破坏生态环境，被查处后没有整改', NULL, NULL, 15),
    ('village-reserve/negative-9', 'village-reserve', 'negative', '被列为失信被执行人，还没有履行完毕', NULL, NULL, 16),
    ('village-reserve/negative-10', 'village-reserve', 'negative', '涉黄、涉赌、涉毒，或有家庭暴力等行为，影响恶劣', NULL, NULL, 17);
