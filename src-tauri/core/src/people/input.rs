//! What a form or grid hands in, as typed, and what is accepted of it.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use super::{Fact, FactField, Field, Person};
use crate::codes::{self, List};
use crate::date::{Day, PartialDate};
use crate::error::{Error, FieldProblem, Result};
use crate::people::rules;

/// The last year a two-digit year may mean: `49.6` is 2049-06, `50.6` 1950-06.
const LATEST_YEAR: i32 = 2049;

/// Fields as typed. A field left out stays as it is, an empty one is cleared; several
/// [`Field::Sources`] are joined by 、.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct PersonInput(#[serde(deserialize_with = "by_name")] pub BTreeMap<Field, String>);

/// Fields by their names: read as texts, so that what is wrong with a value is told with its name.
fn by_name<'de, D: Deserializer<'de>>(typed: D) -> Result<BTreeMap<Field, String>, D::Error> {
    let typed = BTreeMap::<String, String>::deserialize(typed)?;
    let named = |name: &str| Field::ALL.iter().find(|field| field.name() == name);
    let field = |(name, text): (String, String)| {
        if let Some(field) = named(&name) {
            return Ok((*field, text));
        }
        let known: Vec<&str> = Field::ALL.iter().map(|field| field.name()).collect();
        let known = known.join("、");
        let message = format!("没有“{name}”这一项，可用的有 {known}");
        Err(D::Error::custom(message))
    };
    typed.into_iter().map(field).collect()
}

/// Normalised values of an input; `None` clears.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Accepted {
    /// What is corrected in place.
    pub(crate) corrections: BTreeMap<Field, Option<String>>,
    /// What holds from a day on.
    pub(crate) dated: BTreeMap<FactField, Option<String>>,
}

impl PersonInput {
    /// The values, normalised; or every field that cannot be accepted, with `prefix` before its
    /// name.
    pub(crate) fn accept(&self, prefix: &str) -> Result<Accepted> {
        let (accepted, problems) = self.read(prefix);
        if problems.is_empty() {
            Ok(accepted)
        } else {
            Err(Error::Invalid(problems))
        }
    }

    /// The values that can be accepted, normalised, and what is wrong with the others.
    pub(super) fn read(&self, prefix: &str) -> (Accepted, Vec<FieldProblem>) {
        let mut accepted = Accepted::default();
        let mut problems = Vec::new();
        for (field, text) in &self.0 {
            match accept(*field, text) {
                Ok(value) => match field.dated() {
                    Some(dated) => drop(accepted.dated.insert(dated, value)),
                    None => drop(accepted.corrections.insert(*field, value)),
                },
                Err((code, message)) => {
                    problems.push(FieldProblem {
                        field: format!("{prefix}{}", field.name()),
                        code,
                        message,
                    });
                }
            }
        }
        accepted.split_phones();
        (accepted, problems)
    }
}

impl Accepted {
    /// Whether anything was typed of which an ID number tells too.
    pub(super) fn touches_what_an_id_tells(&self) -> bool {
        let told = [Field::IdNumber, Field::Birth, Field::Sex];
        told.iter()
            .any(|field| self.corrections.contains_key(field))
    }

    /// The corrected dates that cannot be true of the person as corrected: nobody is born or joins
    /// the party after today, or joins before being born. A field left as it was is not asked about.
    pub(crate) fn impossible_dates(
        &self,
        corrected: &Person,
        today: Day,
        prefix: &str,
    ) -> Vec<FieldProblem> {
        let typed = |field: Field| self.corrections.contains_key(&field);
        let ahead = |date: Option<PartialDate>| date.is_some_and(|date| date.first_day() > today);
        let (birth, joined) = (corrected.birth, corrected.party_joined);
        let mut problems = Vec::new();
        let mut problem = |field: Field, code, message: String| {
            let field = format!("{prefix}{}", field.name());
            problems.push(FieldProblem {
                field,
                code,
                message,
            });
        };
        for (field, date) in [(Field::Birth, birth), (Field::PartyJoined, joined)] {
            if typed(field) && ahead(date) {
                let message = format!("{}不能在将来，请核对", field.label());
                problem(field, "date.future", message);
            }
        }
        if let (Some(birth), Some(joined)) = (birth, joined) {
            let field = if typed(Field::PartyJoined) {
                Field::PartyJoined
            } else {
                Field::Birth
            };
            if typed(field) && !ahead(Some(birth)) && joined.first_day() <= birth.first_day() {
                let message = format!("入党时间 {joined} 应晚于出生年月 {birth}，请核对");
                problem(field, "party_joined.before_birth", message);
            }
        }
        problems
    }

    /// Two numbers typed into one field: the first is the phone, the others are kept beside it.
    fn split_phones(&mut self) {
        let Some(Some(phones)) = self.corrections.get(&Field::Phone) else {
            return;
        };
        let Some((first, others)) = phones
            .clone()
            .split_once('、')
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
        else {
            return;
        };
        self.corrections.insert(Field::Phone, Some(first));
        self.corrections
            .entry(Field::OtherPhones)
            .or_insert(Some(others));
    }

    /// The person with the corrections made.
    #[must_use]
    pub(crate) fn corrected(&self, person: &Person) -> Person {
        let mut corrected = person.clone();
        for (field, value) in &self.corrections {
            corrected.set(*field, value.clone());
        }
        corrected
    }
}

/// One field's value, normalised; `None` when it is empty. The error is a code and a sentence.
pub(crate) fn accept(field: Field, text: &str) -> Result<Option<String>, (&'static str, String)> {
    let text = text.trim();
    if text.is_empty() {
        return if field == Field::Name {
            Err(("name.missing", "请填写姓名".into()))
        } else {
            Ok(None)
        };
    }
    if text.chars().count() > field.longest() {
        return Err((
            "text.too_long",
            format!("{}最多 {} 个字", field.label(), field.longest()),
        ));
    }
    let unknown = |code| (code, format!("{}“{text}”不在名单里", field.label()));
    Ok(Some(match field {
        Field::Name => accept_name(text)?,
        Field::Sex => rules::read_sex(text)
            .ok_or_else(|| unknown("sex.unknown"))?
            .label()
            .into(),
        Field::Ethnicity => rules::read_ethnicity(text)
            .ok_or_else(|| unknown("ethnicity.unknown"))?
            .into(),
        Field::Birth | Field::PartyJoined | Field::PartyConfirmed | Field::WorkStarted => {
            parse_date(text)
                .map_err(|message| ("date.unreadable", message))?
                .to_string()
        }
        Field::IdNumber => match rules::IdNumber::read(text) {
            Ok(number) => number.as_str().to_owned(),
            Err(problem) => return Err(id_problem(problem)),
        },
        Field::Phone => accept_phones(text)?,
        Field::Education | Field::FullTimeEducation | Field::InServiceEducation => {
            match codes::label(List::Education, text) {
                Some(listed) => listed.to_owned(),
                None => rules::read_education(text)
                    .ok_or_else(|| unknown("education.unknown"))?
                    .label(),
            }
        }
        Field::Sources => {
            let (known, unknown) = rules::Sources::default().read(text);
            if let Some(word) = unknown.first() {
                return Err(("source.unknown", format!("人员类别“{word}”不在名单里")));
            }
            known.join("、")
        }
        Field::PoliticalStatus => match rules::read_political_status(text) {
            rules::codes::Political::Status(status) => status.to_owned(),
            _ => return Err(unknown("political.unknown")),
        },
        Field::TargetPost => {
            rules::read_target_post(text).map_or_else(|| text.to_owned(), str::to_owned)
        }
        _ => text.to_owned(),
    }))
}

fn accept_name(text: &str) -> Result<String, (&'static str, String)> {
    let name = rules::read_name(text).name;
    match name.chars().count() {
        0 => Err(("name.missing", "请填写姓名".into())),
        1..=50 => Ok(name),
        _ => Err(("text.too_long", "姓名最多 50 个字".into())),
    }
}

fn accept_phones(text: &str) -> Result<String, (&'static str, String)> {
    let phones = rules::read_phones(text);
    if !phones.unreadable && !phones.numbers.is_empty() {
        return Ok(phones.numbers.join("、"));
    }
    Err((
        "phone.unreadable",
        "电话应为 11 位手机号或带区号的座机号".into(),
    ))
}

fn id_problem(problem: rules::IdProblem) -> (&'static str, String) {
    match problem {
        rules::IdProblem::Truncated => ("id.truncated", "身份证号末几位丢失，请补全 18 位".into()),
        rules::IdProblem::Checksum => ("id.checksum", "身份证号校验位不符，请核对原件".into()),
        rules::IdProblem::Malformed => ("id.malformed", "身份证号应为 18 位".into()),
    }
}

/// A date of a form, or what is wrong with that field.
pub(crate) fn typed_date(field: &str, text: &str) -> Result<PartialDate> {
    parse_date(text).map_err(|message| Error::invalid(field, "date.unreadable", message))
}

/// A date as typed: 199005, 1990.5, 1990年5月, 1990-05-15 …; the error is a sentence.
pub(crate) fn parse_date(text: &str) -> Result<PartialDate, String> {
    rules::read_date(text, LATEST_YEAR)
        .map_err(|_| format!("“{}”不是日期，请写成 1990.05 或 1990.05.15", text.trim()))
}

/// A first fact of a property: holds as far back as is known.
pub(crate) fn first_fact(
    person: &Person,
    field: FactField,
    value: String,
    seen_on: PartialDate,
) -> Fact {
    Fact {
        id: crate::ids::RecordId::new(),
        township_id: person.township_id.clone(),
        person_id: person.id.clone(),
        field,
        value,
        from_on: None,
        until_on: None,
        seen_on: Some(seen_on),
    }
}
