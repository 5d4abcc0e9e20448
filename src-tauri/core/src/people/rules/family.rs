//! 家庭成员 as people type them: read into rows of 称谓, 姓名, 出生年月, 政治面貌, 工作单位及职务, and
//! written again in the one form, a line each. A line that cannot be read stays as it is.

use serde::Serialize;
use ts_rs::TS;

use super::codes::{read_political_status, Political};
use super::dates::read_date;
use super::text::{clean_line, clean_lines};
use crate::date::PartialDate;

/// What a relative is called; a longer word stands before one it begins with.
const RELATIONS: [&str; 46] = [
    "外祖父",
    "外祖母",
    "外孙女",
    "外孙",
    "父亲",
    "母亲",
    "继父",
    "继母",
    "养父",
    "养母",
    "岳父",
    "岳母",
    "公公",
    "婆婆",
    "妻子",
    "丈夫",
    "配偶",
    "爱人",
    "儿子",
    "女儿",
    "长子",
    "次子",
    "三子",
    "长女",
    "次女",
    "三女",
    "独子",
    "独女",
    "儿媳",
    "女婿",
    "孙子",
    "孙女",
    "哥哥",
    "弟弟",
    "姐姐",
    "妹妹",
    "祖父",
    "祖母",
    "爷爷",
    "奶奶",
    "父",
    "母",
    "妻",
    "夫",
    "子",
    "女",
];
/// Between the parts of a written line.
const BETWEEN: &str = "　";
/// The last year a two-digit year may mean.
const LATEST_YEAR: i32 = 2049;

/// A relative.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct FamilyMember {
    /// 称谓; empty: the line was not read and stands in `unit`.
    pub relation: String,
    /// 姓名.
    pub name: String,
    /// 出生年月.
    pub birth: Option<PartialDate>,
    /// 政治面貌.
    pub political_status: Option<String>,
    /// 工作单位及职务.
    pub unit: String,
}

/// The relatives as they were understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct FamilyReading {
    /// In the order they stand.
    pub members: Vec<FamilyMember>,
    /// Which lines could not be read, a sentence each.
    pub remarks: Vec<String>,
    /// The whole in the one form.
    pub text: String,
}

impl FamilyMember {
    fn written(&self) -> String {
        let birth = self.birth.map(PartialDate::dotted_month);
        let parts = [
            self.relation.as_str(),
            &self.name,
            birth.as_deref().unwrap_or_default(),
            self.political_status.as_deref().unwrap_or_default(),
            &self.unit,
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(BETWEEN)
    }
}

/// Reads what was typed about a family.
#[must_use]
pub fn read_family(raw: &str) -> FamilyReading {
    let cleaned = clean_lines(&raw.replace('\t', BETWEEN));
    let lines = cleaned.split(['\n', '；', ';']).map(clean_line);
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    let mut remarks = Vec::new();
    let members = (1..).zip(&lines).map(|(number, line)| {
        member(line).unwrap_or_else(|| {
            remarks.push(format!(
                "第 {number} 行看不出称谓和姓名，按原样保留：{line}"
            ));
            FamilyMember {
                unit: line.clone(),
                ..FamilyMember::default()
            }
        })
    });
    let members: Vec<FamilyMember> = members.collect();
    let text: Vec<String> = members.iter().map(FamilyMember::written).collect();
    FamilyReading {
        text: text.join("\n"),
        members,
        remarks,
    }
}

fn member(line: &str) -> Option<FamilyMember> {
    let mut parts = line
        .split([' ', '，', ',', '、', '：', ':', '|'])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let first = parts.next()?;
    let relation = RELATIONS.into_iter().find(|word| first.starts_with(word))?;
    let joined = first.strip_prefix(relation).unwrap_or_default();
    let name = if joined.is_empty() {
        parts.next()?
    } else {
        joined
    };
    if !is_name(name) {
        return None;
    }
    let mut member = FamilyMember {
        relation: relation.to_owned(),
        name: name.to_owned(),
        ..FamilyMember::default()
    };
    let mut unit: Vec<&str> = Vec::new();
    for part in parts {
        let first_words = unit.is_empty();
        match (read_date(part, LATEST_YEAR), read_political_status(part)) {
            (Ok(birth), _) if first_words && member.birth.is_none() => {
                member.birth = Some(birth.to_month());
            }
            (_, Political::Status(status)) if first_words && member.political_status.is_none() => {
                member.political_status = Some(status.to_owned());
            }
            _ => unit.push(part),
        }
    }
    member.unit = unit.join("，");
    Some(member)
}

/// Two to twenty letters without digits.
fn is_name(text: &str) -> bool {
    let letters = text.chars().count();
    (2..=20).contains(&letters) && !text.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_relative_is_read_however_the_line_is_divided() {
        for raw in [
            "妻子 李芳 1986.03 群众 申家营村村民",
            "妻子，李芳，1986年3月生，群众，申家营村村民",
            "妻子：李芳、1986.3、群众、申家营村村民",
            "妻子李芳\t1986-03\t群众\t申家营村村民",
            "妻子　李芳　１９８６．０３　群众　申家营村村民",
        ] {
            assert_eq!(
                read_family(raw).text,
                "妻子　李芳　1986.03　群众　申家营村村民",
                "{raw}"
            );
        }
    }

    #[test]
    fn what_is_not_known_is_left_out_and_the_rest_keeps_its_place() {
        let read = read_family("父亲 李大山 已故；儿子 李明 2012.08 申家营小学，学生");
        assert_eq!(read.members[0].unit, "已故");
        assert_eq!(
            read.members[1].birth.map(|it| it.to_string()).as_deref(),
            Some("2012-08")
        );
        assert_eq!(read.members[1].unit, "申家营小学，学生");
        assert_eq!(read.remarks, [""; 0]);
    }

    #[test]
    fn a_line_without_relation_and_name_stays_as_it_is_and_is_named() {
        let read = read_family("家庭和睦\n妻子 李芳");
        assert_eq!(read.text, "家庭和睦\n妻子　李芳");
        assert_eq!(
            read.remarks,
            ["第 1 行看不出称谓和姓名，按原样保留：家庭和睦"]
        );
    }

    proptest! {
        #[test]
        fn no_text_panics_and_what_was_written_is_read_again_as_it_is(
            raw in "(妻子?|父亲|[李王芳明]{1,3}|[0-9.年月]{1,7}|群众|中共党员|[ 　，、：；\\n]|村民){0,20}"
        ) {
            let once = read_family(&raw).text;
            prop_assert_eq!(read_family(&once).text, once);
        }
    }
}
