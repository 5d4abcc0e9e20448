//! Cells whose words stand on a list: education, political status, ticks.

use chrono::Datelike;

use crate::import::header::Target;
use crate::import::leaving::{
    is_of_change, may_have_left, reason_of_leaving, state_says_came, state_says_left,
};
use crate::import::read::{Cell, Value};
use crate::people::rules::codes::{read_education, read_political_status, Education, Political};
use crate::people::rules::text::{clean_line, is_blank_word, squeeze};
use crate::people::rules::{read_date, read_ethnicity, read_sex, read_steps, Steps};
use crate::people::Field;

use super::cells::{brief, CellReader};

impl CellReader<'_, '_> {
    /// 已退出 in a column of its own, the answer to 是否在库, or when and why somebody left.
    pub(super) fn status(&mut self, cell: &Cell, shown: &str) {
        let header = &self.context.table.columns[self.at].header;
        if is_of_change(header) {
            self.reading.changed_at = Some(self.at);
            return;
        }
        if state_says_came(shown) {
            self.reading.came_at = Some(self.at);
        }
        if may_have_left(shown) && !state_says_left(header, shown) {
            let message = format!(
                "“{}”看不出此人是否已退出后备，仍按在库登记，请核对",
                brief(shown)
            );
            return self.warn("person.left_unclear", message);
        }
        if state_says_left(header, shown) {
            self.reading.withdrawn = true;
            self.reading.columns.remark = Some(self.at);
            if header.ends_with("时间") || header.ends_with("日期") {
                self.left_on(cell, shown);
            } else if header.ends_with("原因") {
                self.reading.left_reason = reason_of_leaving(shown);
            }
        }
    }

    /// 汉族, 汉族（外来）: what stands in brackets is kept as a remark.
    pub(super) fn ethnicity(&mut self, shown: &str) {
        let noted = || noted(shown).and_then(|(word, note)| Some((read_ethnicity(word)?, note)));
        if let Some(group) = read_ethnicity(shown) {
            self.set(Field::Ethnicity, group);
        } else if let Some((group, note)) = noted() {
            self.set(Field::Ethnicity, group);
            self.join(Field::Remark, &clean_line(note), "；");
        } else {
            self.unknown("ethnicity.unknown", "民族", shown);
        }
    }

    /// 女, 女（已婚）: what stands in brackets is kept as a remark.
    pub(super) fn sex(&mut self, shown: &str) {
        let noted = || noted(shown).and_then(|(word, note)| Some((read_sex(word)?, note)));
        if let Some(sex) = read_sex(shown) {
            self.set(Field::Sex, sex.label());
        } else if let Some((sex, note)) = noted() {
            self.set(Field::Sex, sex.label());
            self.join(Field::Remark, &clean_line(note), "；");
        } else {
            self.unknown("sex.unknown", "性别", shown);
        }
    }

    pub(super) fn education(&mut self, shown: &str, field: Field) {
        let header = &self.context.table.columns[self.at].header;
        if let Some(heading) = is_tick(shown).then(|| header.rsplit('/').next()).flatten() {
            let message =
                format!("“{heading}”下只打了勾，具体是什么学历不清楚，没有导入，请补填学历");
            return self.warn("education.not_exact", message);
        }
        let Some(education) = read_education(shown) else {
            return self.unknown("education.unknown", field.label(), shown);
        };
        if education.studying {
            self.warn(
                "education.studying",
                format!("“{}”尚未毕业，按在读登记", brief(shown)),
            );
        }
        let known = self
            .reading
            .values
            .get(&field)
            .and_then(|value| read_education(value));
        if known.is_none_or(|known| known.rank() < education.rank()) {
            self.set(field, &education.label());
        }
        if self
            .reading
            .education
            .is_none_or(|known: Education| known.rank() < education.rank())
        {
            self.reading.education = Some(education);
        }
    }

    pub(super) fn political(&mut self, shown: &str) {
        match read_political_status(shown) {
            Political::Status(status) => {
                self.set(Field::PoliticalStatus, status);
                if matches!(status, "中共党员" | "预备党员") {
                    self.steps(&read_steps(shown), status);
                }
            }
            Political::Stage => self.warn(
                "political.stage",
                format!("“{}”是入党过程，不是政治面貌，没有导入", brief(shown)),
            ),
            Political::Unknown => self.unknown("political.unknown", "政治面貌", shown),
        }
    }

    /// The answer to 是否党员: a status says more than yes.
    pub(super) fn is_member(&mut self, shown: &str) {
        match squeeze(shown).as_str() {
            _ if is_blank_word(shown) => {}
            text if is_tick(text) => self.set(Field::PoliticalStatus, "中共党员"),
            "否" | "不是" | "非" | "非党员" | "×" | "0" | "X" | "x" | "N" | "n" | "□" => {
            }
            _ => self.political(shown),
        }
    }

    /// The days on which somebody joined the party and became a full member, of a text that tells
    /// them; a column of its own tells them better.
    pub(super) fn steps(&mut self, steps: &Steps, status: &str) {
        let year = self.context.day.on.year();
        let known = |reader: &Self, field| reader.reading.values.contains_key(&field);
        let joined = steps.joined.as_ref();
        if let Some(text) = joined.filter(|_| !known(self, Field::PartyJoined)) {
            match read_date(text, year) {
                Ok(date) if self.is_ahead(date) => self.joined_ahead(text),
                Ok(date) => self.set(Field::PartyJoined, &date.to_string()),
                Err(_) => self.reading.undated = Some((self.at, text.clone())),
            }
        }
        let unclear = steps.unclear.join("、");
        match joined {
            _ if unclear.is_empty() => {}
            None => self.reading.undated = Some((self.at, unclear)),
            Some(_) => self.warn(
                "political.day_unclear",
                format!("不知“{unclear}”是什么时间，没有导入，请核对"),
            ),
        }
        let confirmed = steps.confirmed.as_ref();
        let Some(text) = confirmed.filter(|_| !known(self, Field::PartyConfirmed)) else {
            return;
        };
        let joined = joined.and_then(|text| read_date(text, year).ok());
        let trouble = match read_date(text, year) {
            Err(_) => "不是年月",
            Ok(_) if status == "预备党员" => "与预备党员不符",
            Ok(date) if joined.is_some_and(|joined| date <= joined) => "不晚于入党时间",
            Ok(date) => return self.set(Field::PartyConfirmed, &date.to_string()),
        };
        self.warn(
            "party_confirmed.unreadable",
            format!("转正时间“{text}”{trouble}，没有导入，请核对"),
        );
    }

    pub(super) fn tick(&mut self, field: &Target, value: &str, cell: &Cell, shown: &str) {
        let text = squeeze(shown);
        let ticked = match &cell.value {
            Value::Bool(truth) => *truth,
            _ => {
                is_tick(&text)
                    || text == squeeze(value)
                    || self
                        .context
                        .sources
                        .find(&text)
                        .is_some_and(|source| source == value)
            }
        };
        if !ticked {
            if !matches!(
                text.as_str(),
                "否" | "×" | "0" | "□" | "无" | "X" | "x" | "N" | "n" | "F" | "FALSE" | ""
            ) && !is_blank_word(shown)
                && !matches!(cell.value, Value::Bool(false))
            {
                self.warn(
                    "tick.unknown",
                    format!("“{}”不是勾选，没有导入", brief(shown)),
                );
            }
            return;
        }
        let field = match field {
            Target::Sources => {
                let joined = match self.reading.values.get(&Field::Sources) {
                    // A heading or another column has said so already.
                    Some(known) if known.split('、').any(|source| source == value) => return,
                    Some(known) => format!("{known}、{value}"),
                    None => value.to_owned(),
                };
                return self.set(Field::Sources, &joined);
            }
            Target::Sex => Field::Sex,
            Target::Ethnicity => Field::Ethnicity,
            Target::TargetPost => Field::TargetPost,
            Target::Education => return self.education(value, Field::Education),
            Target::PoliticalStatus => Field::PoliticalStatus,
            _ => return,
        };
        if self.reading.values.contains_key(&field) {
            return self.warn("tick.several", "同一栏勾了不止一项，只取第一项");
        }
        self.set(field, value);
    }
}

/// A value and what brackets behind it add.
fn noted(shown: &str) -> Option<(&str, &str)> {
    let (word, note) = shown.trim().split_once(['（', '(', '【', '['])?;
    Some((word, note.strip_suffix(['）', ')', '】', ']'])?))
}

/// Whether a cell is ticked and says no more.
fn is_tick(shown: &str) -> bool {
    matches!(
        squeeze(shown).as_str(),
        "√" | "✓"
            | "✔"
            | "☑"
            | "■"
            | "●"
            | "是"
            | "有"
            | "1"
            | "V"
            | "v"
            | "Y"
            | "y"
            | "对"
            | "○"
            | "✅"
            | "☆"
            | "★"
            | "T"
            | "TRUE"
            | "a"
            | "P"
    )
}
