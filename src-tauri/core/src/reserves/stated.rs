//! Who mentors somebody as sheets say it: a quotation of each sheet, from its day on.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Mentor;
use crate::date::{in_force, Day, PartialDate};

/// What one sheet says, and between which days nothing else is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The mentors, in the order of their seats; none when a hand took them away.
    pub mentors: Vec<Mentor>,
    /// First day; `None`: as far back as is known.
    pub from_on: Option<PartialDate>,
    /// First day no longer; `None`: still.
    pub until_on: Option<PartialDate>,
    /// Earliest day of a sheet that says so.
    pub seen_on: Option<PartialDate>,
}

/// All that is stated of one spell. Kept as JSON in a text column, NULL for nothing; registers
/// made before statements had days keep a bare list of mentors, which holds on every day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stated(Vec<Statement>);

impl Stated {
    /// These mentors on every day, attested since a day where a sheet says which.
    #[must_use]
    pub fn always(mentors: Vec<Mentor>, seen_on: Option<PartialDate>) -> Self {
        let said = Statement {
            mentors,
            from_on: None,
            until_on: None,
            seen_on,
        };
        Self(vec![said]).without_nothing()
    }

    /// What holds on a day.
    #[must_use]
    pub fn statement_on(&self, day: Day) -> Option<&Statement> {
        let mut statements = self.0.iter();
        statements.find(|one| in_force(one.from_on, one.until_on, day))
    }

    /// The mentors stated of a day.
    #[must_use]
    pub fn on(&self, day: Day) -> &[Mentor] {
        self.statement_on(day)
            .map_or(&[], |statement| &statement.mentors)
    }

    /// Every statement, in no order.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.0
    }

    /// With what a change of them leaves.
    #[must_use]
    pub fn changed(mut self, change: impl FnOnce(&mut Vec<Statement>)) -> Self {
        change(&mut self.0);
        self.without_nothing()
    }

    /// A mistake is put right: what was stated of a day was these mentors.
    #[must_use]
    pub fn corrected(self, mentors: Vec<Mentor>, day: Day) -> Self {
        if self.0.is_empty() {
            return Self::always(mentors, None);
        }
        self.changed(|statements| {
            let holds = |one: &&mut Statement| in_force(one.from_on, one.until_on, day);
            if let Some(statement) = statements.iter_mut().find(holds) {
                statement.mentors = mentors;
            }
        })
    }

    /// What is stated of two spells that are one: until a day what the earlier one says, from that day
    /// on what the later one does.
    #[must_use]
    pub(crate) fn followed_by(&self, later: &Self, on: PartialDate) -> Self {
        let day = on.first_day();
        let begins = |one: &Statement| one.from_on.map_or(Day::MIN, PartialDate::first_day);
        let ends = |one: &Statement| one.until_on.map_or(Day::MAX, PartialDate::first_day);
        let until = self.0.iter().filter(|one| begins(one) < day);
        let until = until.map(|one| Statement {
            until_on: if ends(one) > day {
                Some(on)
            } else {
                one.until_on
            },
            ..one.clone()
        });
        let from = later.0.iter().filter(|one| ends(one) > day);
        let from = from.map(|one| Statement {
            from_on: if begins(one) < day {
                Some(on)
            } else {
                one.from_on
            },
            ..one.clone()
        });
        Self(until.chain(from).collect())
    }

    /// In words: `张三（副镇长）；2025年6月30日起：李四`.
    pub(crate) fn in_words(&self) -> String {
        let mut statements: Vec<&Statement> = self.0.iter().collect();
        statements.sort_by_key(|one| one.from_on);
        let said = statements.into_iter().map(|one| {
            let named = in_words(&one.mentors);
            match one.from_on {
                Some(from) => format!("{}起：{named}", from.in_words()),
                None => named,
            }
        });
        said.collect::<Vec<_>>().join("；")
    }

    /// That nobody was ever stated is nothing stated.
    fn without_nothing(self) -> Self {
        let says = |statement: &Statement| !statement.mentors.is_empty();
        Self(if self.0.iter().any(says) {
            self.0
        } else {
            Vec::new()
        })
    }

    /// From the text of the column.
    ///
    /// # Errors
    /// When the text is neither statements nor mentors.
    pub(crate) fn read(text: &str) -> serde_json::Result<Self> {
        match serde_json::from_str(text) {
            Ok(statements) => Ok(Self(statements)),
            Err(_) => serde_json::from_str(text).map(|mentors| Self::always(mentors, None)),
        }
    }
}

/// Names with their posts: `张三（副镇长）、李四`.
pub(crate) fn in_words(mentors: &[Mentor]) -> String {
    let people: Vec<String> = mentors
        .iter()
        .map(|mentor| match &mentor.post {
            Some(post) => format!("{}（{post}）", mentor.name),
            None => mentor.name.clone(),
        })
        .collect();
    people.join("、")
}

impl Serialize for Stated {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = (!self.0.is_empty())
            .then(|| serde_json::to_string(&self.0).map_err(serde::ser::Error::custom))
            .transpose()?;
        text.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Stated {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map_or(Ok(Self::default()), |text| {
            Self::read(&text).map_err(serde::de::Error::custom)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn mentor(name: &str) -> Mentor {
        Mentor {
            seat: "包村领导".into(),
            name: name.into(),
            post: None,
        }
    }

    fn two() -> Stated {
        let said = |name: &str, from: Option<&str>, until: Option<&str>| Statement {
            mentors: vec![mentor(name)],
            from_on: from.map(|day| day.parse().unwrap()),
            until_on: until.map(|day| day.parse().unwrap()),
            seen_on: None,
        };
        Stated(vec![
            said("张建军", None, Some("2025-06-30")),
            said("李文", Some("2025-06-30"), None),
        ])
    }

    #[test]
    fn a_list_of_last_year_shows_last_years_mentor() {
        assert_eq!(two().on(day("2025-06-29")), [mentor("张建军")]);
        assert_eq!(two().on(day("2025-06-30")), [mentor("李文")]);
        assert_eq!(two().in_words(), "张建军；2025年6月30日起：李文");
    }

    #[test]
    fn a_correction_leaves_the_other_days_as_they_are() {
        let corrected = two().corrected(vec![mentor("李闻")], day("2026-01-01"));
        assert_eq!(corrected.on(day("2025-01-01")), [mentor("张建军")]);
        assert_eq!(corrected.on(day("2026-01-01")), [mentor("李闻")]);
        let first = Stated::default().corrected(vec![mentor("李文")], day("2026-01-01"));
        assert_eq!(first.on(day("2020-01-01")), [mentor("李文")]);
        let none = first.corrected(Vec::new(), day("2026-01-01"));
        assert_eq!(none, Stated::default());
    }

    #[test]
    fn what_is_stated_reads_back_from_its_column() {
        for stated in [two(), Stated::default()] {
            let kept = serde_json::to_value(&stated).unwrap();
            assert_eq!(serde_json::from_value::<Stated>(kept).unwrap(), stated);
        }
        assert!(serde_json::from_value::<Stated>("[1]".into()).is_err());
    }

    #[test]
    fn mentors_kept_before_statements_had_days_hold_on_every_day() {
        let kept = r#"[{"seat":"包村领导","name":"张建军","post":null}]"#;
        let stated: Stated = serde_json::from_value(kept.into()).unwrap();
        assert_eq!(stated.on(day("1999-01-01")), [mentor("张建军")]);
        assert_eq!(stated.on(day("2099-01-01")), [mentor("张建军")]);
    }
}
