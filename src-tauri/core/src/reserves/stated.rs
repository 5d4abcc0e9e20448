//! What sheets and hands say of a spell, each from its day on: who mentors, and what the roster's 备注
//! says.

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Mentor;
use crate::date::{in_force, Day, PartialDate};

/// What can be stated of a spell.
pub trait Sayable: Serialize + DeserializeOwned {
    /// Whether it says that there is none.
    fn says_nothing(&self) -> bool;
    /// For the clerk.
    fn in_words(&self) -> String;
    /// From a column written before statements had days.
    ///
    /// # Errors
    /// When the text is none.
    fn without_days(text: &str) -> serde_json::Result<Self>;
}

/// What one sheet says, and between which days nothing else is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement<T> {
    /// The mentors, in the order of their seats, or the remark; empty when a hand took it away.
    #[serde(alias = "mentors")]
    pub said: T,
    /// First day; `None`: as far back as is known.
    pub from_on: Option<PartialDate>,
    /// First day no longer; `None`: still.
    pub until_on: Option<PartialDate>,
    /// Earliest day of a sheet that says so.
    pub seen_on: Option<PartialDate>,
}

/// All that is stated of one spell. Kept as JSON in a text column, NULL for nothing; registers
/// made before statements had days keep a bare list of mentors, which holds on every day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T>(Vec<Statement<T>>);

/// 备注 of the roster, as said of the days of a spell.
pub type Remarks = Stated<String>;

impl<T> Default for Stated<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl Stated<Vec<Mentor>> {
    /// The mentors stated of a day.
    #[must_use]
    pub fn on(&self, day: Day) -> &[Mentor] {
        self.statement_on(day).map_or(&[], |one| &one.said)
    }
}

impl Remarks {
    /// This remark on every day, where there is one.
    #[must_use]
    pub fn of(remark: Option<String>) -> Self {
        Self::always(remark.unwrap_or_default(), None)
    }

    /// The remark of a day.
    #[must_use]
    pub fn on(&self, day: Day) -> Option<&str> {
        let said = self.statement_on(day).map(|one| one.said.as_str());
        said.filter(|said| !said.is_empty())
    }
}

impl<T: Sayable + Clone> Stated<T> {
    /// This on every day, attested since a day where a sheet says which.
    #[must_use]
    pub fn always(said: T, seen_on: Option<PartialDate>) -> Self {
        let said = Statement {
            said,
            from_on: None,
            until_on: None,
            seen_on,
        };
        Self(vec![said]).without_nothing()
    }

    /// What holds on a day.
    #[must_use]
    pub fn statement_on(&self, day: Day) -> Option<&Statement<T>> {
        let mut statements = self.0.iter();
        statements.find(|one| in_force(one.from_on, one.until_on, day))
    }

    /// Every statement, in no order.
    #[must_use]
    pub fn statements(&self) -> &[Statement<T>] {
        &self.0
    }

    /// With what a change of them leaves.
    #[must_use]
    pub fn changed(mut self, change: impl FnOnce(&mut Vec<Statement<T>>)) -> Self {
        change(&mut self.0);
        self.without_nothing()
    }

    /// A mistake is put right: what was stated of a day was this.
    #[must_use]
    pub fn corrected(self, said: T, day: Day) -> Self {
        if self.0.is_empty() {
            return Self::always(said, None);
        }
        self.changed(|statements| {
            let holds = |one: &&mut Statement<T>| in_force(one.from_on, one.until_on, day);
            if let Some(statement) = statements.iter_mut().find(holds) {
                statement.said = said;
            }
        })
    }

    /// From a day on this is stated, until the day of which something else is already.
    #[must_use]
    pub fn from_day(self, said: T, on: PartialDate) -> Self {
        let holding = self.statement_on(on.first_day());
        let next = Statement {
            said,
            from_on: Some(on),
            until_on: holding.and_then(|one| one.until_on),
            seen_on: Some(on),
        };
        self.changed(|statements| {
            let day = on.first_day();
            statements.retain_mut(|one| {
                if in_force(one.from_on, one.until_on, day) {
                    one.until_on = Some(on);
                }
                one.from_on
                    .is_none_or(|from| one.until_on.is_none_or(|until| from < until))
            });
            statements.push(next);
        })
    }

    /// What is stated of two spells that are one: until a day what the earlier one says, from that day
    /// on what the later one does.
    #[must_use]
    pub(crate) fn followed_by(&self, later: &Self, on: PartialDate) -> Self {
        let day = on.first_day();
        let begins = |one: &Statement<T>| one.from_on.map_or(Day::MIN, PartialDate::first_day);
        let ends = |one: &Statement<T>| one.until_on.map_or(Day::MAX, PartialDate::first_day);
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
        let mut statements: Vec<&Statement<T>> = self.0.iter().collect();
        statements.sort_by_key(|one| one.from_on);
        let said = statements.into_iter().map(|one| {
            let said = one.said.in_words();
            match one.from_on {
                Some(from) => format!("{}起：{said}", from.in_words()),
                None => said,
            }
        });
        said.collect::<Vec<_>>().join("；")
    }

    /// That there never was any is nothing stated.
    fn without_nothing(self) -> Self {
        let says = |statement: &Statement<T>| !statement.said.says_nothing();
        Self(if self.0.iter().any(says) {
            self.0
        } else {
            Vec::new()
        })
    }

    /// From the text of the column.
    ///
    /// # Errors
    /// When the text is neither statements nor something stated.
    pub(crate) fn read(text: &str) -> serde_json::Result<Self> {
        match serde_json::from_str(text) {
            Ok(statements) => Ok(Self(statements)),
            Err(_) => T::without_days(text).map(|said| Self::always(said, None)),
        }
    }
}

impl Sayable for Vec<Mentor> {
    fn says_nothing(&self) -> bool {
        self.is_empty()
    }

    fn in_words(&self) -> String {
        in_words(self)
    }

    fn without_days(text: &str) -> serde_json::Result<Self> {
        serde_json::from_str(text)
    }
}

impl Sayable for String {
    fn says_nothing(&self) -> bool {
        self.is_empty()
    }

    fn in_words(&self) -> String {
        if self.is_empty() {
            "空".into()
        } else {
            self.clone()
        }
    }

    fn without_days(text: &str) -> serde_json::Result<Self> {
        Err(serde_json::Error::custom(format!("no statements: {text}")))
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

impl<T: Serialize> Serialize for Stated<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = (!self.0.is_empty())
            .then(|| serde_json::to_string(&self.0).map_err(serde::ser::Error::custom))
            .transpose()?;
        text.serialize(serializer)
    }
}

impl<'de, T: Sayable + Clone> Deserialize<'de> for Stated<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map_or(Ok(Self::default()), |text| {
            Self::read(&text).map_err(D::Error::custom)
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

    fn two() -> Stated<Vec<Mentor>> {
        let said = |name: &str, from: Option<&str>, until: Option<&str>| Statement {
            said: vec![mentor(name)],
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
        let first =
            Stated::<Vec<Mentor>>::default().corrected(vec![mentor("李文")], day("2026-01-01"));
        assert_eq!(first.on(day("2020-01-01")), [mentor("李文")]);
        let none = first.corrected(Vec::new(), day("2026-01-01"));
        assert_eq!(none, Stated::default());
    }

    #[test]
    fn what_is_stated_reads_back_from_its_column() {
        for stated in [two(), Stated::default()] {
            let kept = serde_json::to_value(&stated).unwrap();
            assert_eq!(
                serde_json::from_value::<Stated<Vec<Mentor>>>(kept).unwrap(),
                stated
            );
        }
        assert!(serde_json::from_value::<Stated<Vec<Mentor>>>("[1]".into()).is_err());
    }

    #[test]
    fn mentors_kept_before_statements_had_days_hold_on_every_day() {
        let kept = r#"[{"seat":"包村领导","name":"张建军","post":null}]"#;
        let stated: Stated<Vec<Mentor>> = serde_json::from_value(kept.into()).unwrap();
        assert_eq!(stated.on(day("1999-01-01")), [mentor("张建军")]);
        assert_eq!(stated.on(day("2099-01-01")), [mentor("张建军")]);
    }

    #[test]
    fn a_remark_is_that_of_its_day() {
        let first = Remarks::of(Some("党员示范户".into()));
        let on = |text: &str| text.parse::<PartialDate>().unwrap();
        let second = first.from_day("外出务工".into(), on("2026-03-01"));
        assert_eq!(second.on(day("2026-02-28")), Some("党员示范户"));
        assert_eq!(second.on(day("2026-03-01")), Some("外出务工"));
        // A change of days before leaves what is known of later ones.
        let between = second.clone().from_day("已返乡".into(), on("2026-01-01"));
        assert_eq!(between.on(day("2025-12-31")), Some("党员示范户"));
        assert_eq!(between.on(day("2026-02-28")), Some("已返乡"));
        assert_eq!(between.on(day("2026-03-01")), Some("外出务工"));
        let none = second.from_day(String::new(), on("2026-03-01"));
        assert_eq!(none.on(day("2026-02-28")), Some("党员示范户"));
        assert_eq!(none.on(day("2026-03-01")), None);
        assert_eq!(none.in_words(), "党员示范户；2026年3月1日起：空");
        let kept = serde_json::to_value(&none).unwrap();
        assert_eq!(serde_json::from_value::<Remarks>(kept).unwrap(), none);
    }
}
