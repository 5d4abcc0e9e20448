//! The columns a roster may have, in the order they stand on the sheet, with the widths of the
//! official table (mm).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::import::header::{field_of, normalise, Target};
use crate::people::{FactField, Person};
use crate::reports::Align;

/// A column a roster may have.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RosterColumn {
    /// Stable key.
    pub key: &'static str,
    /// What the chooser calls it.
    pub label: &'static str,
    /// Printed header; `\n` breaks the line.
    #[serde(skip)]
    pub(super) header: &'static str,
    /// Usual width.
    pub width_mm: f64,
    /// Whether a roster has it unless the clerk says otherwise.
    pub default: bool,
    #[serde(skip)]
    pub(super) align: Align,
    #[serde(skip)]
    pub(super) digits: bool,
    #[serde(skip)]
    pub(super) value: Value,
}

/// Where a column's cells come from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value {
    Number,
    Township,
    Village,
    Name,
    Ethnicity,
    Birth,
    Age,
    IdNumber,
    Phone,
    Mentors,
    EnteredOn,
    Remark,
    Fact(FactField),
    Text(fn(&Person) -> Option<&str>),
    Month(fn(&Person) -> Option<crate::date::PartialDate>),
}

/// A column of a layout: which, and what the clerk changed about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LayoutColumn {
    /// Key of a [`RosterColumn`].
    pub key: String,
    /// Width; the usual one when absent.
    #[serde(default)]
    pub width_mm: Option<f64>,
    /// Header; the usual one when absent.
    #[serde(default)]
    pub label: Option<String>,
}

macro_rules! columns {
    ($($key:literal $label:literal $header:literal $width:literal $default:literal $align:ident $digits:literal $value:expr;)*) => {
        /// Every column, in the order of the sheet.
        pub const COLUMNS: &[RosterColumn] = &[$(RosterColumn {
            key: $key, label: $label, header: $header, width_mm: $width, default: $default,
            align: Align::$align, digits: $digits, value: $value,
        }),*];
    };
}

columns! {
    "number" "序号" "序\n号" 8.5 true Center false Value::Number;
    "township" "乡镇" "乡镇" 17.2 false Center false Value::Township;
    "village" "村" "村" 17.2 true Center false Value::Village;
    "name" "姓名" "姓名" 16.5 true Center false Value::Name;
    "sex" "性别" "性\n别" 8.5 true Center false Value::Text(|p| p.sex.as_deref());
    "ethnicity" "民族" "民\n族" 9.5 true Center false Value::Ethnicity;
    "birth" "出生年月" "出生\n年月" 15.3 true Center false Value::Birth;
    "age" "年龄" "年\n龄" 8.5 false Center false Value::Age;
    "native_place" "籍贯" "籍贯" 17.2 false Center false Value::Text(|p| p.native_place.as_deref());
    "birthplace" "出生地" "出生地" 17.2 false Center false Value::Text(|p| p.birthplace.as_deref());
    "education" "学历" "学历" 11.5 true Center false Value::Fact(FactField::Education);
    "degree" "学位" "学位" 11.5 false Center false Value::Text(|p| p.degree.as_deref());
    "school_major" "毕业院校及专业" "毕业院校\n及专业" 27.0 false Left false Value::Fact(FactField::SchoolMajor);
    "full_time_education" "全日制学历" "全日制\n学历" 13.5 false Center false Value::Fact(FactField::FullTimeEducation);
    "full_time_school" "全日制院校及专业" "全日制\n院校及专业" 27.0 false Left false Value::Fact(FactField::FullTimeSchool);
    "in_service_education" "在职学历" "在职\n学历" 13.5 false Center false Value::Fact(FactField::InServiceEducation);
    "in_service_school" "在职院校及专业" "在职\n院校及专业" 27.0 false Left false Value::Fact(FactField::InServiceSchool);
    "political_status" "政治面貌" "政治\n面貌" 11.5 true Center false Value::Fact(FactField::PoliticalStatus);
    "party_joined" "入党时间" "入党\n时间" 15.3 true Center false Value::Month(|p| p.party_joined);
    "party_confirmed" "转正时间" "转正\n时间" 15.3 false Center false Value::Month(|p| p.party_confirmed);
    "work_started" "参加工作时间" "参加工\n作时间" 15.3 false Center false Value::Month(|p| p.work_started);
    "id_number" "身份证号" "身份证号" 20.8 false Center true Value::IdNumber;
    "occupation" "现任职务或从事职业" "现任职务或\n从事职业" 25.8 true Left false Value::Fact(FactField::Occupation);
    "sources" "人员类别" "人员\n类别" 20.8 true Center false Value::Fact(FactField::Sources);
    "target_post" "培养方向" "培养\n方向" 24.2 true Center false Value::Fact(FactField::TargetPost);
    "readiness" "成熟度" "成熟度" 14.0 false Center false Value::Fact(FactField::Readiness);
    "mentors" "帮带人（姓名、职务）" "帮带人\n（姓名、职务）" 40.0 true Left false Value::Mentors;
    "phone" "联系电话" "联系电话" 22.4 true Center true Value::Phone;
    "address" "住址" "住址" 27.0 false Left false Value::Text(|p| p.address.as_deref());
    "health" "健康状况" "健康\n状况" 11.5 false Center false Value::Text(|p| p.health.as_deref());
    "skills" "特长" "特长" 20.0 false Left false Value::Text(|p| p.skills.as_deref());
    "title" "专业技术职务" "专业技\n术职务" 17.0 false Center false Value::Text(|p| p.title.as_deref());
    "entered_on" "入库时间" "入库\n时间" 15.3 false Center false Value::EnteredOn;
    "resume" "简历" "简历" 45.0 false Left false Value::Text(|p| p.resume.as_deref());
    "awards" "奖惩" "奖惩" 27.0 false Left false Value::Text(|p| p.awards.as_deref());
    "remark" "备注" "备注" 13.2 true Left false Value::Remark;
}

/// The column of a key, or of what the chooser calls it.
pub(super) fn column(key: &str) -> Option<&'static RosterColumn> {
    COLUMNS
        .iter()
        .find(|column| column.key == key || column.label == key)
}

/// The column a clerk means by its key, by what the chooser calls it, or by a word sheets have over
/// it: 电话, 帮带人, 类别.
#[must_use]
pub fn column_of(word: &str) -> Option<&'static RosterColumn> {
    let plain = normalise(word);
    let by_label = || {
        COLUMNS
            .iter()
            .find(|column| normalise(column.label) == plain)
    };
    let by_header = || match field_of(word)? {
        Target::Mentors(_) | Target::MentorName(_) => column("mentors"),
        target => column(&String::from(target)),
    };
    column(word).or_else(by_label).or_else(by_header)
}

/// The columns of a roster nobody chose columns for.
pub(super) fn usual() -> Vec<LayoutColumn> {
    let usual = COLUMNS.iter().filter(|column| column.default);
    usual
        .map(|column| LayoutColumn {
            key: column.key.into(),
            width_mm: None,
            label: None,
        })
        .collect()
}

/// Whether a cell's text may be cut to six lines: running text, whose rest stands in the notes.
pub(super) fn may_be_cut(column: &RosterColumn) -> bool {
    column.align == Align::Left && !matches!(column.value, Value::Mentors)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reports::widths::{ems, on_one_sheet, Needs, SMALLEST_PT, USUAL_PT};

    #[test]
    fn a_mentor_and_the_usual_post_stand_on_one_line_beside_a_long_remark() {
        let person = [
            ("village", "申家营村"),
            ("name", "申海涛"),
            ("birth", "1990.05"),
            ("education", "大学"),
            ("political_status", "中共党员"),
            ("party_joined", "2014.06"),
            ("occupation", "农机合作社理事长"),
            ("sources", "外出务工经商返乡人员"),
            ("target_post", "村党组织副书记"),
            (
                "mentors",
                "曹栓墩　镇党委书记\n吕贵稼\n邹萱茵　村党支部书记",
            ),
            ("phone", "138****6630"),
            ("remark", "家中有一老人需照料，冬季外出务工，春节返村"),
        ];
        let columns: Vec<&RosterColumn> = COLUMNS.iter().filter(|one| one.default).collect();
        let needs = columns.iter().map(|one| {
            let mut needs = Needs::new(one.header, one.align, one.width_mm, None);
            let cell = person.iter().find(|(key, _)| *key == one.key);
            needs.take(cell.map_or("", |(_, text)| text));
            needs
        });
        let needs: Vec<Needs> = needs.collect();
        let fit = on_one_sheet(&needs, 277.0, SMALLEST_PT).unwrap();
        let mentors = columns.iter().position(|one| one.key == "mentors").unwrap();
        assert!((fit.pt - USUAL_PT).abs() < f64::EPSILON);
        let line = ems("邹萱茵　村党支部书记") * fit.pt * 25.4 / 72.0;
        assert!(fit.widths[mentors] > line + 1.8, "{fit:?}");
    }
}
