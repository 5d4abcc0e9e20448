//! The sample's villages and whom they could use, of which type their secretaries are, and graduates
//! who belong to no village yet.

use super::Calendar;
use crate::date::PartialDate;
use crate::duties::{DutyKind, Tenures};
use crate::error::{unexpected, Result};
use crate::ids::{RecordId, SecretaryTypeId};
use crate::matching::VillageNeed;
use crate::people::{parse_date, Fact, FactField, Field, Person, PersonInput};
use crate::registry::Tx;
use crate::secretaries::TypedSecretary;
use crate::villages::Village;

/// What villages live from, which majors and skills they want, and what else.
const NEEDS: [(&str, &str, &str, &str); 7] = [
    (
        "申家营村",
        "肉羊养殖、饲草种植",
        "畜牧兽医、会计",
        "返乡青年优先",
    ),
    ("下河湾村", "设施蔬菜", "电子商务、园艺", ""),
    (
        "南泉子村",
        "乡村旅游、民宿",
        "旅游管理、文秘",
        "会直播带货的更好",
    ),
    ("大榆树村", "林果", "果树、财会", ""),
    (
        "石槽村",
        "肉牛养殖",
        "动物医学",
        "软弱涣散村，要能做群众工作的",
    ),
    ("三道梁村", "马铃薯种植", "农业机械、法律", ""),
    ("青禾社区", "物业服务", "社会工作、计算机", "熟悉网格工作"),
];

/// A secretary's village, sex, birth, education, and of which type since how many days and why.
type Secretary = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [(&'static str, i64, &'static str)],
);
const SECRETARIES: [Secretary; 10] = [
    (
        "申家营村",
        "男",
        "1968-04",
        "大专",
        &[
            ("growing", -1700, "换届新任，有思路"),
            ("leading", -330, "村集体年收入过五十万元，年度考核优秀"),
        ],
    ),
    (
        "下河湾村",
        "男",
        "1972-09",
        "高中",
        &[("growing", -330, "产业有起色，办法还不多")],
    ),
    (
        "枣园子村",
        "男",
        "1965-01",
        "初中",
        &[("growing", -330, "工作平稳")],
    ),
    (
        "红旗村",
        "女",
        "1979-11",
        "大学",
        &[("leading", -330, "党建示范村，带动两个邻村")],
    ),
    (
        "大榆树村",
        "男",
        "1970-06",
        "大专",
        &[("growing", -330, "项目推进较快")],
    ),
    (
        "石槽村",
        "男",
        "1974-02",
        "高中",
        &[("potential", -200, "任职以来矛盾多，需重点帮扶")],
    ),
    (
        "三道梁村",
        "男",
        "1969-08",
        "高中",
        &[("growing", -330, "工作平稳")],
    ),
    (
        "上河湾村",
        "男",
        "1981-03",
        "大专",
        &[("potential", -330, "年轻，经验不足")],
    ),
    ("北坡头村", "男", "1966-10", "初中", &[]),
    (
        "柳树沟村",
        "女",
        "1977-05",
        "大专",
        &[("growing", -330, "群众基础好")],
    ),
];

/// Graduates of no village: name, sex, birth, 籍贯, education, school and major, skills.
const GRADUATES: [[&str; 7]; 6] = [
    [
        "邢雨桐",
        "女",
        "2001-07",
        "青禾镇申家营村",
        "大学",
        "内蒙古农业大学动物医学专业",
        "养羊",
    ],
    [
        "杭嘉诚",
        "男",
        "2000-03",
        "青禾镇大榆树村",
        "大学",
        "内蒙古财经大学会计学专业",
        "",
    ],
    [
        "那日苏",
        "男",
        "1999-11",
        "青禾镇",
        "大专",
        "包头轻工职业技术学院电子商务专业",
        "直播带货",
    ],
    [
        "褚思源",
        "女",
        "2002-01",
        "青禾镇三道梁村",
        "大学",
        "内蒙古大学法学专业",
        "调解",
    ],
    [
        "阮文博",
        "男",
        "1998-09",
        "山西右玉",
        "大学",
        "山西农业大学园艺专业",
        "",
    ],
    [
        "尚晓彤",
        "女",
        "2001-12",
        "青禾镇南泉子村",
        "大学",
        "内蒙古师范大学旅游管理专业",
        "写作",
    ],
];

/// Adds needs, types and graduates.
pub(super) fn add(tx: &Tx<'_>, calendar: Calendar) -> Result<()> {
    for (name, industry, majors, wishes) in NEEDS {
        let village = village(tx, name)?;
        tx.db.insert(&VillageNeed {
            id: RecordId::new(),
            township_id: village.township_id,
            village_id: village.id,
            industry: Some(industry.into()),
            majors: Some(majors.into()),
            wishes: Some(wishes.to_owned()).filter(|text| !text.is_empty()),
        })?;
    }
    let tenures = Tenures::read(tx.db)?;
    for secretary in &SECRETARIES {
        let village = village(tx, secretary.0)?;
        let holder = tenures.holder(&village.id, DutyKind::Secretary, calendar.today);
        let holder = holder.ok_or_else(|| unexpected("the sample's village has no secretary"))?;
        let person: Option<Person> = tx.db.find(holder.as_str())?;
        let person = person.ok_or_else(|| unexpected("the sample lost a secretary"))?;
        add_secretary(tx, calendar, secretary, person)?;
    }
    for [name, sex, birth, native_place, education, school_major, skills] in GRADUATES {
        let fields = [
            (Field::Name, name),
            (Field::Sex, sex),
            (Field::Birth, birth),
            (Field::NativePlace, native_place),
            (Field::Education, education),
            (Field::SchoolMajor, school_major),
            (Field::Skills, skills),
            (Field::Sources, "高校毕业生"),
        ];
        let fields = fields.iter().filter(|(_, text)| !text.is_empty());
        let fields = fields.map(|(field, text)| (*field, (*text).to_owned()));
        let accepted = PersonInput(fields.collect()).accept("")?;
        tx.add_person(&accepted, None, calendar.today, "")?;
    }
    Ok(())
}

fn add_secretary(
    tx: &Tx<'_>,
    calendar: Calendar,
    &(_, sex, birth, education, types): &Secretary,
    person: Person,
) -> Result<()> {
    for (kind, ago, reason) in types {
        tx.db.insert(&TypedSecretary {
            id: RecordId::new(),
            township_id: person.township_id.clone(),
            person_id: person.id.clone(),
            secretary_type_id: SecretaryTypeId::from((*kind).to_owned()),
            from_on: calendar.after(*ago),
            reason: (*reason).into(),
            document: None,
        })?;
    }
    tx.db.insert(&Fact {
        id: RecordId::new(),
        township_id: person.township_id.clone(),
        person_id: person.id.clone(),
        field: FactField::Education,
        value: education.into(),
        from_on: None,
        until_on: None,
        seen_on: Some(PartialDate::from(calendar.today)),
    })?;
    tx.db.update(&Person {
        sex: Some(sex.into()),
        birth: Some(parse_date(birth).map_err(unexpected)?),
        ..person
    })
}

fn village(tx: &Tx<'_>, name: &str) -> Result<Village> {
    let mut found = tx.db.villages_called(name)?.into_iter();
    found
        .next()
        .ok_or_else(|| unexpected("the sample has no such village"))
}
