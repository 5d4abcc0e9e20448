//! The sample's training: the township's school, who teaches there, what was taught this year, who
//! came, and what villages ask for.

use super::Calendar;
use crate::error::Result;
use crate::ids::{
    AttendanceId, CourseId, RecordId, RequestId, SchoolId, SessionId, StudyId, TeacherId,
};
use crate::registry::Tx;
use crate::reserves::{ReserveOnDay, State};
use crate::training::{
    Attendance, AttendanceState, Course, CourseRequest, Hours, School, Session, SessionCourse,
    SessionRequest, Study, Teacher, TrainingLevel,
};

/// Name, unit, title, subject, rank.
const TEACHERS: [(&str, &str, &str, &str, TrainingLevel); 5] = [
    (
        "林志远",
        "县委党校",
        "高级讲师",
        "党的建设",
        TrainingLevel::County,
    ),
    (
        "苏海燕",
        "县司法局",
        "四级调研员",
        "法律调解",
        TrainingLevel::County,
    ),
    (
        "钱立",
        "县农技推广中心",
        "农艺师",
        "果树和设施蔬菜",
        TrainingLevel::County,
    ),
    (
        "方静",
        "青禾镇党群服务中心",
        "主任",
        "村务和财务",
        TrainingLevel::Township,
    ),
    (
        "罗有田",
        "青禾镇红旗村",
        "种养大户",
        "肉羊养殖",
        TrainingLevel::Village,
    ),
];

/// Title, subject, hours, by which teacher.
const COURSES: [(&str, &str, i64, usize); 7] = [
    ("党章党规和发展党员", "党建", 4, 0),
    ("“四议两公开”工作法", "党建", 3, 0),
    ("矛盾纠纷排查调解", "法律", 4, 1),
    ("村级财务和“三资”管理", "财务", 3, 3),
    ("设施蔬菜栽培技术", "产业", 4, 2),
    ("肉羊养殖实操", "产业", 3, 4),
    ("短视频和电商直播", "电商", 6, 3),
];

/// Days after the story's, days it lasts, course, form, where (a village's name, or none for the
/// school), how many of ten came.
type Held = (i64, i64, usize, &'static str, Option<&'static str>, usize);

/// The sessions of the year; the last is to come.
const SESSIONS: [Held; 12] = [
    (-262, 1, 0, "集中培训", None, 9),
    (-241, 1, 3, "集中培训", None, 8),
    (-212, 1, 4, "现场教学", Some("石槽村"), 3),
    (-184, 2, 2, "集中培训", None, 8),
    (-155, 1, 5, "现场教学", Some("红旗村"), 3),
    (-126, 1, 1, "研讨交流", None, 7),
    (-98, 1, 2, "学习观摩", Some("南泉子村"), 4),
    (-72, 3, 0, "集中培训", None, 9),
    (-45, 1, 4, "现场教学", Some("申家营村"), 3),
    (-30, 1, 3, "网络", None, 6),
    (-13, 1, 1, "集中培训", None, 8),
    (2, 2, 6, "集中培训", None, 0),
];

/// Village, course, or else free words, days after the story's, how many want it.
type Asked = (&'static str, Option<usize>, &'static str, i64, Option<i64>);

/// What villages asked for.
const REQUESTS: [Asked; 6] = [
    ("申家营村", Some(4), "", -60, Some(12)),
    ("石槽村", Some(6), "", -40, Some(8)),
    ("南泉子村", Some(6), "", -33, Some(6)),
    ("红旗村", Some(6), "", -21, Some(9)),
    ("下河湾村", None, "果树冬剪", -18, Some(15)),
    ("石槽村", None, "果树冬剪技术", -9, None),
];

/// The request that was met, and by which session.
const MET: (usize, usize) = (0, 8);
/// Everybody but these (of a hundred, counted through) is on the lists.
const NEVER_LISTED: usize = 17;

/// Adds the school and everything that happened there.
pub(super) fn add(tx: &Tx<'_>, calendar: Calendar) -> Result<()> {
    let people = tx.db.reserves_on(calendar.today, &[], State::InPool)?;
    let Some(first) = people.first() else {
        return Ok(());
    };
    let township = Some(first.reserve.township_id.clone());
    let school = School {
        id: SchoolId::new(),
        township_id: township.clone(),
        name: format!("{}党校", super::TOWNSHIP),
        place: Some("镇政府东侧二楼".into()),
        remark: None,
        retired_on: None,
    };
    tx.db.insert(&school)?;
    let teachers = TEACHERS.map(|(name, unit, title, subject, level)| Teacher {
        id: TeacherId::new(),
        township_id: township.clone(),
        person_id: None,
        name: name.into(),
        unit: Some(unit.into()),
        title: Some(title.into()),
        subject: Some(subject.into()),
        phone: None,
        level: Some(level),
        remark: None,
        retired_on: None,
    });
    teachers
        .iter()
        .try_for_each(|teacher| tx.db.insert(teacher))?;
    let courses = COURSES.map(|(title, subject, hours, _)| Course {
        id: CourseId::new(),
        township_id: township.clone(),
        title: title.into(),
        subject: Some(subject.into()),
        hours: Some(Hours::full(hours)),
        level: Some(TrainingLevel::Township),
        remark: None,
        retired_on: None,
    });
    courses.iter().try_for_each(|course| tx.db.insert(course))?;
    let mut sessions = Vec::new();
    for (number, held) in SESSIONS.into_iter().enumerate() {
        let session = session(tx, calendar, number, held, &school)?;
        tx.db.insert(&session)?;
        tx.db.insert(&SessionCourse {
            id: RecordId::new(),
            township_id: township.clone(),
            session_id: session.id.clone(),
            course_id: Some(courses[held.2].id.clone()),
            title: None,
            teacher_id: Some(teachers[COURSES[held.2].3].id.clone()),
            hours: None,
            position: 0,
        })?;
        add_list(tx, number, held, &session, &people)?;
        sessions.push(session.id);
    }
    for (number, asked) in REQUESTS.into_iter().enumerate() {
        let request = request(tx, calendar, asked, &courses)?;
        tx.db.insert(&request)?;
        if number == MET.0 {
            tx.db.insert(&SessionRequest {
                id: RecordId::new(),
                township_id: township.clone(),
                session_id: sessions[MET.1].clone(),
                request_id: request.id,
            })?;
        }
    }
    add_studies(tx, calendar, &people)
}

fn session(
    tx: &Tx<'_>,
    calendar: Calendar,
    number: usize,
    (after, lasts, course, form, village, _): Held,
    school: &School,
) -> Result<Session> {
    let (title, _, hours, _) = COURSES[course];
    let village = village
        .map(|name| tx.db.villages_called(name))
        .transpose()?;
    let village_id = village
        .into_iter()
        .flatten()
        .next()
        .map(|village| village.id);
    Ok(Session {
        id: SessionId::new(),
        township_id: school.township_id.clone(),
        title: match &village_id {
            None => format!("后备干部培训班第{}期", number + 1),
            Some(_) => format!("送学上门：{title}"),
        },
        begins_on: calendar.after(after),
        ends_on: calendar.after(after + lasts - 1),
        days: None,
        hours: Hours::full(hours * lasts),
        school_id: village_id.is_none().then(|| school.id.clone()),
        village_id,
        place: None,
        form: form.into(),
        level: if number == 7 {
            TrainingLevel::County
        } else {
            TrainingLevel::Township
        },
        organizer: Some("青禾镇党委组织办".into()),
        content: None,
        document: None,
    })
}

/// Who was expected and who came; a course brought to a village is for its neighbours, too.
fn add_list(
    tx: &Tx<'_>,
    number: usize,
    (_, _, _, _, village, of_ten): Held,
    session: &Session,
    people: &[ReserveOnDay],
) -> Result<()> {
    for (at, row) in people.iter().enumerate() {
        let draw = (at * 31 + number * 7) % 10;
        let expected = match village {
            _ if row.reserve.entered_on > session.begins_on => false,
            _ if at % NEVER_LISTED == NEVER_LISTED - 1 => false,
            None => true,
            Some(village) => row.village == village || draw < of_ten,
        };
        if !expected {
            continue;
        }
        let state = match of_ten {
            0 => AttendanceState::Expected,
            _ if village.is_some() || draw < of_ten => AttendanceState::Present,
            _ if draw.is_multiple_of(2) => AttendanceState::Leave,
            _ => AttendanceState::Absent,
        };
        tx.db.insert(&Attendance {
            id: AttendanceId::new(),
            township_id: Some(row.reserve.township_id.clone()),
            session_id: session.id.clone(),
            person_id: Some(row.person.id.clone()),
            guest: None,
            guest_unit: None,
            state,
            hours: None,
            result: None,
            remark: None,
        })?;
    }
    if of_ten > 0 && village.is_none() {
        tx.db.insert(&Attendance {
            id: AttendanceId::new(),
            township_id: session.township_id.clone(),
            session_id: session.id.clone(),
            person_id: None,
            guest: Some("孟繁星".into()),
            guest_unit: Some("县委组织部".into()),
            state: AttendanceState::Present,
            hours: None,
            result: None,
            remark: None,
        })?;
    }
    Ok(())
}

fn request(
    tx: &Tx<'_>,
    calendar: Calendar,
    (village, course, topic, after, people): Asked,
    courses: &[Course],
) -> Result<CourseRequest> {
    let villages = tx.db.villages_called(village)?.into_iter().next();
    let village = villages.ok_or_else(|| crate::error::unexpected("no such village"))?;
    Ok(CourseRequest {
        id: RequestId::new(),
        township_id: village.township_id,
        village_id: Some(village.id),
        person_id: None,
        course_id: course.map(|at| courses[at].id.clone()),
        topic: course.is_none().then(|| topic.to_owned()),
        on_day: calendar.after(after),
        people,
        remark: None,
    })
}

/// Three who study for a degree and two who were sent to the county.
fn add_studies(tx: &Tx<'_>, calendar: Calendar, people: &[ReserveOnDay]) -> Result<()> {
    for (at, row) in people.iter().enumerate().filter(|(at, _)| at % 11 == 5) {
        let away = at % 2 == 0;
        tx.db.insert(&Study {
            id: StudyId::new(),
            township_id: row.reserve.township_id.clone(),
            person_id: row.person.id.clone(),
            kind: if away { "外出培训" } else { "进修" }.into(),
            title: if away {
                "全县村干部能力提升班"
            } else {
                "农村干部学历教育"
            }
            .into(),
            institution: Some(
                if away {
                    "县委党校"
                } else {
                    "市开放大学"
                }
                .into(),
            ),
            level: Some(if away {
                TrainingLevel::County
            } else {
                TrainingLevel::City
            }),
            begins_on: calendar.after(if away { -120 } else { -420 }),
            ends_on: away.then(|| calendar.after(-116)),
            hours: away.then(|| Hours::full(30)),
            certificate: away.then(|| "结业证书".into()),
            result: None,
            document: None,
            remark: None,
        })?;
    }
    Ok(())
}
