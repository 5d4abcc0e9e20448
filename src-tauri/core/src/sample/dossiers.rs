//! The sample's dossiers: some have a 简历 as somebody pasted it, relatives and attachments.

use super::Calendar;
use crate::dossiers::Attachment;
use crate::error::Result;
use crate::ids::AttachmentId;
use crate::people::rules::{read_family, read_resume};
use crate::people::Person;
use crate::registry::Tx;
use crate::reserves::State;

/// For every how many-th of the pool.
const EVERY: usize = 6;

/// What a 简历 says after school, by turns.
const WORKED: [[(i32, i32, &str); 3]; 3] = [
    [
        (0, 4, "外出务工（建筑工地技术员）"),
        (4, 9, "返乡创办家庭农场"),
        (9, 0, "村民小组组长"),
    ],
    [
        (0, 3, "镇农机服务站临时工"),
        (3, 8, "个体经营（农资门市）"),
        (8, 0, "村级网格员"),
    ],
    [
        (0, 2, "待业"),
        (2, 7, "县城超市店长"),
        (7, 0, "返乡从事养殖"),
    ],
];
/// Where one went to school.
const SCHOOLS: [&str; 3] = [
    "河套农牧职业学院农村经营管理专业学生",
    "县职业中学农学班学生",
    "县第一中学学生",
];
/// What a relative is, their name, years younger than the person, status, work.
type Relative = (&'static str, &'static str, i32, &'static str, &'static str);
/// Relatives by turns.
const FAMILY: [[Relative; 3]; 2] = [
    [
        ("父亲", "大山", -26, "群众", "务农"),
        ("妻子", "李秀兰", 1, "群众", "村民"),
        ("儿子", "小宝", 26, "群众", "学生"),
    ],
    [
        ("母亲", "张桂花", -24, "群众", "务农"),
        ("妹妹", "王海燕", 3, "共青团员", "县医院护士"),
        ("女儿", "王一诺", 27, "群众", "学生"),
    ],
];
/// Kind, title and pages of papers that lie in the cupboard.
const PAPERS: [(&str, &str, i64); 3] = [
    ("学历证书", "毕业证书复印件", 1),
    ("推荐材料", "村党支部推荐意见", 2),
    ("获奖证书", "优秀网格员证书", 1),
];

/// Adds them.
pub(super) fn add(tx: &Tx<'_>, calendar: Calendar) -> Result<()> {
    let pool = tx
        .db
        .reserves_on(calendar.today, &[], State::InPool)?
        .into_iter()
        .step_by(EVERY);
    for (turn, row) in pool.enumerate() {
        let Some(birth) = row.person.birth else {
            continue;
        };
        let year = chrono::Datelike::year(&birth.first_day());
        let resume = resume(turn, year);
        let family = family(turn, year, &row.person.name);
        let person = Person {
            resume: Some(read_resume(&resume).text),
            family: Some(read_family(&family).text),
            health: Some("健康".into()),
            ..row.person
        };
        tx.db.update(&person)?;
        for (number, (kind, title, pages)) in PAPERS.into_iter().enumerate() {
            if number > turn % PAPERS.len() {
                continue;
            }
            let days = i64::try_from(40 + turn * 30 + number * 11).unwrap_or_default();
            tx.db.insert(&Attachment {
                id: AttachmentId::new(),
                township_id: person.township_id.clone(),
                person_id: person.id.clone(),
                kind: kind.into(),
                title: title.into(),
                on_day: Some(calendar.after(-days).to_month()),
                pages,
                hash: None,
                original_hash: None,
                original_name: None,
                original_size: None,
            })?;
        }
    }
    Ok(())
}

/// As somebody pastes it: full-width blanks, dashes of several kinds.
fn resume(turn: usize, year: i32) -> String {
    let finished = year + 20;
    let school = SCHOOLS[turn % SCHOOLS.len()];
    let mut lines = vec![format!("{}.9—{finished}.07　{school}", finished - 3)];
    for (from, until, what) in WORKED[turn % WORKED.len()] {
        let from = finished + from;
        lines.push(match until {
            0 => format!("{from}年7月至今　{what}"),
            until => format!("{from}.07－{}.7 {what}", finished + until),
        });
    }
    lines.join("\n")
}

fn family(turn: usize, year: i32, name: &str) -> String {
    let surname: String = name.chars().take(1).collect();
    let lines = FAMILY[turn % FAMILY.len()].iter();
    let lines = lines.map(|(relation, called, younger, status, work)| {
        let called = match called.chars().count() {
            2 => format!("{surname}{called}"),
            _ => (*called).to_owned(),
        };
        format!(
            "{relation} {called} {}.0{} {status} {work}",
            year + younger,
            3 + turn % 6
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}
