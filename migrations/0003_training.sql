-- Training: schools, teachers and courses; what is asked for; sessions and who came; studies elsewhere.
--
-- 场次, 人次, 人数, 学时 and 参训率 are counted from these rows whenever they are asked for, and whether
-- a request is met is told by the sessions held for it: none of that is stored. Whether somebody
-- came as a reserve is answered from `reserves` for the session's first day.
--
-- Hours (学时) are whole numbers of tenths: 25 stands for 2.5. The days of a session or a study are
-- days on which it takes place: `ends_on` is its last day, not the first day after it.
-- `township_id` NULL: of the county.

-- A training place of its own: 乡镇党校, 实训基地 …
CREATE TABLE schools (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT REFERENCES townships (id),
    name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    place       TEXT,                                                   -- where it is
    remark      TEXT,
    retired_on  TEXT                                                    -- no new sessions from this day; NULL: in use
) STRICT;

-- 师资库: who may be asked to teach. Sessions and hours given are counted, not stored.
CREATE TABLE teachers (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT REFERENCES townships (id),
    person_id   TEXT UNIQUE REFERENCES people (id),                     -- NULL: not a person of this register
    name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    unit        TEXT,
    title       TEXT,                                                   -- 职务或职称
    subject     TEXT,                                                   -- 专业领域
    phone       TEXT,
    level       TEXT CHECK (level IN ('省', '市', '县', '乡', '村')),
    remark      TEXT,
    retired_on  TEXT                                                    -- not asked any more from this day; NULL: still
) STRICT;

-- A course of the menu (点单).
CREATE TABLE courses (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT REFERENCES townships (id),
    title       TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    subject     TEXT,                                                   -- 党建, 法律, 产业 …
    hours       INTEGER CHECK (hours BETWEEN 1 AND 2000),               -- usual hours, in tenths
    level       TEXT CHECK (level IN ('省', '市', '县', '乡', '村')),
    remark      TEXT,
    retired_on  TEXT                                                    -- off the menu from this day; NULL: on it
) STRICT;

-- 点单: a village or a person asks for a course of the menu, or in free words.
CREATE TABLE requests (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    village_id  TEXT REFERENCES villages (id),
    person_id   TEXT REFERENCES people (id),
    course_id   TEXT REFERENCES courses (id),
    topic       TEXT CHECK (length(topic) BETWEEN 1 AND 100),           -- free words instead of a course
    on_day      TEXT NOT NULL,                                          -- asked on
    people      INTEGER CHECK (people BETWEEN 1 AND 9999),              -- how many want it; NULL: not said
    remark      TEXT,
    CHECK ((course_id IS NULL) <> (topic IS NULL)),
    CHECK (village_id IS NOT NULL OR person_id IS NOT NULL)
) STRICT;
CREATE INDEX requests_of_village ON requests (village_id);
CREATE INDEX requests_of_person ON requests (person_id);
CREATE INDEX requests_of_course ON requests (course_id);

-- 班次: training on one or several days.
CREATE TABLE sessions (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT REFERENCES townships (id),
    title       TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    begins_on   TEXT NOT NULL CHECK (length(begins_on) = 10),           -- first day
    ends_on     TEXT NOT NULL CHECK (ends_on >= begins_on),             -- last day
    days        TEXT,                                                   -- its days, separated by 、; NULL: every day from first to last
    hours       INTEGER NOT NULL CHECK (hours BETWEEN 1 AND 2000),      -- in tenths
    school_id   TEXT REFERENCES schools (id),                           -- held at this school …
    village_id  TEXT REFERENCES villages (id),                          -- … or brought to this village (送学上门) …
    place       TEXT,                                                   -- … or elsewhere; of a school or village: the room
    form        TEXT NOT NULL CHECK (length(form) BETWEEN 1 AND 20),    -- 集中培训, 学习观摩 …
    level       TEXT NOT NULL CHECK (level IN ('省', '市', '县', '乡', '村')),
    organizer   TEXT,
    content     TEXT,
    document    TEXT,                                                   -- number of the paper that announces it
    CHECK (school_id IS NULL OR village_id IS NULL)
) STRICT;
CREATE INDEX sessions_begin ON sessions (begins_on);

-- What is taught in a session, and by whom; a course with two teachers is two rows.
CREATE TABLE session_courses (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT REFERENCES townships (id),
    session_id  TEXT NOT NULL REFERENCES sessions (id),
    course_id   TEXT REFERENCES courses (id),                           -- of the menu …
    title       TEXT CHECK (length(title) BETWEEN 1 AND 100),           -- … or not
    teacher_id  TEXT REFERENCES teachers (id),
    hours       INTEGER CHECK (hours BETWEEN 1 AND 2000),               -- in tenths; NULL: not told apart
    position    INTEGER NOT NULL,                                       -- order within the session
    CHECK ((course_id IS NULL) <> (title IS NULL))
) STRICT;
CREATE INDEX session_courses_of_session ON session_courses (session_id);
CREATE INDEX session_courses_of_course ON session_courses (course_id);
CREATE INDEX session_courses_of_teacher ON session_courses (teacher_id);

-- Which requests a session is held for.
CREATE TABLE session_requests (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT REFERENCES townships (id),
    session_id  TEXT NOT NULL REFERENCES sessions (id),
    request_id  TEXT NOT NULL REFERENCES requests (id),
    UNIQUE (session_id, request_id)
) STRICT;
CREATE INDEX session_requests_of_request ON session_requests (request_id);

-- Who was expected at a session and who came: a person of the register, or a guest.
CREATE TABLE attendances (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT REFERENCES townships (id),
    session_id  TEXT NOT NULL REFERENCES sessions (id),
    person_id   TEXT REFERENCES people (id),
    guest       TEXT CHECK (length(guest) BETWEEN 1 AND 80),            -- name of somebody not in the register
    guest_unit  TEXT,
    state       TEXT NOT NULL CHECK (state IN ('expected', 'present', 'leave', 'absent')), -- 应到（未登记）, 实到, 请假, 缺席
    hours       INTEGER CHECK (hours BETWEEN 0 AND 2000),               -- own hours, in tenths; NULL: the session's
    result      TEXT,                                                   -- 考核结果
    remark      TEXT,
    CHECK ((person_id IS NULL) <> (guest IS NULL)),
    UNIQUE (session_id, person_id)
) STRICT;
CREATE INDEX attendances_of_person ON attendances (person_id);

-- 进修 and courses elsewhere.
CREATE TABLE studies (
    id          TEXT PRIMARY KEY NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships (id),
    person_id   TEXT NOT NULL REFERENCES people (id),
    kind        TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),    -- 进修, 外出培训 …
    title       TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    institution TEXT,
    level       TEXT CHECK (level IN ('省', '市', '县', '乡', '村')),
    begins_on   TEXT NOT NULL,                                          -- first day or month
    ends_on     TEXT CHECK (ends_on >= begins_on),                      -- last day or month; NULL: going on
    hours       INTEGER CHECK (hours BETWEEN 1 AND 50000),              -- in tenths
    certificate TEXT,                                                   -- 证书或结业材料
    result      TEXT,
    document    TEXT,                                                   -- number of the paper that sends the person
    remark      TEXT
) STRICT;
CREATE INDEX studies_of_person ON studies (person_id);
