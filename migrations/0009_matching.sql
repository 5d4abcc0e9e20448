-- Matching and secretaries: what villages need and who was sent to them, and of which type the
-- secretaries of villages are from which day on.
--
-- A suggestion is computed and stored nowhere; a `matches` row says what was accepted, as it was
-- said then. Boards, their ages and schooling are counted from `posts` for the day asked.

-- What a village lives from and whom it could use; corrected in place.
CREATE TABLE village_needs (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    village_id  TEXT NOT NULL UNIQUE REFERENCES villages (id),
    industry    TEXT CHECK (length(industry) BETWEEN 1 AND 200),    -- 产业: 肉羊养殖、设施蔬菜
    majors      TEXT CHECK (length(majors) BETWEEN 1 AND 200),      -- wanted majors and skills: 会计、电子商务
    wishes      TEXT CHECK (length(wishes) BETWEEN 1 AND 500),      -- anything else, in free words
    CHECK (industry IS NOT NULL OR majors IS NOT NULL OR wishes IS NOT NULL)
) STRICT;

-- Words that mean one specialty: 畜牧, 兽医 and 肉羊 are all 养殖.
CREATE TABLE specialties (
    id          TEXT PRIMARY KEY NOT NULL,                          -- presets have the same id in every register
    township_id TEXT REFERENCES townships (id),                     -- NULL: used by all townships
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 20), -- as reasons call it
    words       TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 500), -- joined by 、; whatever holds one of them means it
    position    INTEGER NOT NULL                                    -- order in lists
) STRICT;

INSERT INTO specialties (id, name, words, position)
VALUES
    ('breeding', '养殖', '养殖、畜牧、兽医、动物科学、动物医学、饲养、水产、养羊、养牛、养猪、养鸡、肉羊、肉牛、奶牛', 1),
    ('growing', '种植', '种植、农学、园艺、农艺、植物保护、果树、林果、蔬菜、大棚、育种', 2),
    ('e-commerce', '电商', '电商、电子商务、直播带货、网络销售', 3),
    ('accounting', '财务', '财务、会计、财会、审计、出纳、财税', 4),
    ('law', '法律', '法律、法学、司法、调解、矛盾化解、律师', 5),
    ('party-work', '党务', '党务、党建、组织工作', 6),
    ('writing', '文字', '文秘、文书、公文、写作、汉语言、中文', 7),
    ('tourism', '旅游', '旅游、民宿、农家乐', 8),
    ('building', '工程', '建筑、土木、工程造价、施工、水利', 9),
    ('machines', '机械', '农机、机械、机电、汽修', 10),
    ('medicine', '医疗', '医学、医疗、护理、卫生、村医', 11),
    ('teaching', '教育', '教育、师范、幼教、教师', 12),
    ('computing', '信息技术', '计算机、软件、信息技术、网络工程、大数据', 13),
    ('finance', '金融', '金融、信贷、保险、银行', 14),
    ('governance', '社会治理', '网格、综治、信访、社会治理、社会工作', 15),
    ('military', '军事', '民兵、军事、退役、武装', 16),
    ('women', '妇女工作', '妇联、妇女', 17);

-- Somebody sent to a village by matching.
CREATE TABLE matches (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),            -- the village's
    person_id   TEXT NOT NULL REFERENCES people (id),
    village_id  TEXT NOT NULL REFERENCES villages (id),
    from_on     TEXT NOT NULL,                                      -- the first day there
    reserve_id  TEXT,                                               -- the spell that began; no reference, as one recorded by mistake may go
    post_id     TEXT,                                               -- the post that began; as above
    score       INTEGER NOT NULL,                                   -- as it was when accepted
    reasons     TEXT NOT NULL,                                      -- joined by ；, as said when accepted
    document    TEXT,                                               -- number of the paper that says so
    CHECK (reserve_id IS NOT NULL OR post_id IS NOT NULL)
) STRICT;
CREATE INDEX matches_of_person ON matches (person_id);
CREATE INDEX matches_of_village ON matches (village_id);

-- 书记类型: what secretaries are told apart by.
CREATE TABLE secretary_types (
    id          TEXT PRIMARY KEY NOT NULL,                          -- presets have the same id in every register
    township_id TEXT REFERENCES townships (id),                     -- NULL: used by all townships
    name        TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 20),
    meaning     TEXT CHECK (length(meaning) BETWEEN 1 AND 200),     -- who is of it, in words
    position    INTEGER NOT NULL                                    -- order in lists
) STRICT;

INSERT INTO secretary_types (id, name, meaning, position)
VALUES
    ('leading', '引领型', '能力强、实绩好、群众公认，可带动周边村', 1),
    ('growing', '成长型', '工作有思路，经验和办法还需积累', 2),
    ('potential', '潜力型', '任职不久或能力还有欠缺，有培养前途', 3);

-- Of which type a secretary is from a day on, until the next such day.
CREATE TABLE typed_secretaries (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),            -- the person's
    person_id   TEXT NOT NULL REFERENCES people (id),
    secretary_type_id TEXT NOT NULL REFERENCES secretary_types (id),
    from_on     TEXT NOT NULL,
    reason      TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 200), -- why this one
    document    TEXT,                                               -- number of the paper that says so
    UNIQUE (person_id, from_on)
) STRICT;
CREATE INDEX typed_secretaries_of_type ON typed_secretaries (secretary_type_id);
