//! What both records of one person have of one day: one record where they say the same, else a
//! sentence that names it.

use crate::consistency::Days;
use crate::date::PartialDate;
use crate::duties::{Duty, Post};
use crate::error::Result;
use crate::mentoring::{Pair, Scheme};
use crate::people::Person;
use crate::registry::Tx;
use crate::reserves::{rules, Reserve};
use crate::store::Row;
use crate::villages::{as_one_duty, as_one_post};

/// Tables that are united here or by fields, and not row by row.
pub(super) const BY_RULES: [&str; 6] = [
    "facts",
    "former_values",
    Reserve::TABLE,
    Post::TABLE,
    Duty::TABLE,
    Pair::TABLE,
];

/// How two records of one kind stand to each other.
enum Both<R> {
    /// They are two.
    Two,
    /// They say the same: one record.
    One(R),
    /// They cannot both be so.
    Clash(String),
}

/// A record of a person that has days.
trait OfPerson: Row + Clone {
    fn id(&self) -> &str;
    fn goes_to(self, person: &Person) -> Self;
    fn in_place_of(self, other: &Self) -> Self;
}

macro_rules! of_person {
    ($($record:ty),*) => { $(impl OfPerson for $record {
        fn id(&self) -> &str {
            self.id.as_str()
        }

        fn goes_to(self, person: &Person) -> Self {
            Self { person_id: person.id.clone(), ..self }
        }

        fn in_place_of(self, other: &Self) -> Self {
            Self { id: other.id.clone(), ..self }
        }
    })* };
}

of_person!(Reserve, Post, Duty, Pair);

impl Tx<'_> {
    /// Gives one person the spells, posts, duties and pairs of the other. What cannot be.
    pub(super) fn unite_what_has_days(&self, goes: &Person, stays: &Person) -> Result<Vec<String>> {
        let mut clashes = self.gather(goes, stays, |one, other| self.spells(one, other))?;
        clashes.extend(self.gather(goes, stays, |one: &Post, other| {
            let place = |it: &Post| (it.village_id.clone(), it.unit.clone());
            let in_one = place(one) == place(other);
            Ok(in_order(one, other, |it| it.from_on, as_one_post, in_one))
        })?);
        clashes.extend(self.gather(goes, stays, |one: &Duty, other| {
            let in_one = one.village_id == other.village_id;
            Ok(in_order(one, other, |it| it.from_on, as_one_duty, in_one))
        })?);
        clashes.extend(self.gather(goes, stays, |one, other| self.pairs(one, other))?);
        Ok(clashes)
    }

    /// Every record of the one goes to the other, into one that says the same where there is one.
    fn gather<R: OfPerson>(
        &self,
        goes: &Person,
        stays: &Person,
        both: impl Fn(&R, &R) -> Result<Both<R>>,
    ) -> Result<Vec<String>> {
        let mut known: Vec<R> = self.db.find_by("person_id", stays.id.as_str())?;
        let came: Vec<R> = self.db.find_by("person_id", goes.id.as_str())?;
        let mut clashes = Vec::new();
        'came: for came in came {
            let came = came.goes_to(stays);
            for own in &mut known {
                match both(own, &came)? {
                    Both::Two => {}
                    Both::Clash(sentence) => {
                        clashes.push(sentence);
                        continue 'came;
                    }
                    Both::One(one) => {
                        let one = one.in_place_of(own);
                        clashes.extend(self.db.put_in_place(R::TABLE, came.id(), own.id(), &[])?);
                        self.db.remove(R::TABLE, came.id())?;
                        self.db.update(&one)?;
                        *own = one;
                        continue 'came;
                    }
                }
            }
            self.db.update(&came)?;
            known.push(came);
        }
        Ok(clashes)
    }

    /// Two spells that share days are one where they are in one village and end alike.
    fn spells(&self, one: &Reserve, other: &Reserve) -> Result<Both<Reserve>> {
        if !rules::overlap(one, other) {
            return Ok(Both::Two);
        }
        let told = |it: &Reserve| -> Result<String> {
            let village = self.db.village_label(&it.village_id)?;
            Ok(format!(
                "{village}（{}）",
                Days::new(it.entered_on, it.left_on).in_words()
            ))
        };
        if one.village_id != other.village_id {
            let (one, other) = (told(one)?, told(other)?);
            return Ok(Both::Clash(format!("两段在库时间重叠：{one}和{other}")));
        }
        if !ends_alike(one.left_on, other.left_on) {
            let (one, other) = (told(one)?, told(other)?);
            return Ok(Both::Clash(format!(
                "同一段在库时间的退出时间不同：{one}和{other}"
            )));
        }
        let (first, second) = if other.entered_on.first_day() < one.entered_on.first_day() {
            (other, one)
        } else {
            (one, other)
        };
        Ok(Both::One(Reserve {
            entered_on: first.entered_on,
            start_assumed: first.start_assumed,
            left_reason: one
                .left_reason
                .clone()
                .or_else(|| other.left_reason.clone()),
            destination: one
                .destination
                .clone()
                .or_else(|| other.destination.clone()),
            document: one.document.clone().or_else(|| other.document.clone()),
            position: one.position.min(other.position),
            stated_mentors: first
                .stated_mentors
                .followed_by(&second.stated_mentors, second.entered_on),
            remark: first.remark.followed_by(&second.remark, second.entered_on),
            listed_on: one.listed_on.max(other.listed_on),
            ..one.clone()
        }))
    }

    /// Two pairs of one scheme that share days are one where they end alike and are of one team.
    fn pairs(&self, one: &Pair, other: &Pair) -> Result<Both<Pair>> {
        let days = |it: &Pair| Days::new(it.from_on, it.until_on);
        if one.scheme_id != other.scheme_id || !days(one).shares_a_day_with(days(other)) {
            return Ok(Both::Two);
        }
        if !ends_alike(one.until_on, other.until_on) || one.team != other.team {
            let scheme: Option<Scheme> = self.db.find(one.scheme_id.as_str())?;
            let scheme = scheme.map(|it| it.name).unwrap_or_default();
            let (one, other) = (days(one).in_words(), days(other).in_words());
            return Ok(Both::Clash(format!(
                "“{scheme}”下的两对结对重叠：{one}，又{other}"
            )));
        }
        let from_on = if other.from_on.first_day() < one.from_on.first_day() {
            other.from_on
        } else {
            one.from_on
        };
        Ok(Both::One(Pair {
            from_on,
            goal: joined(one.goal.as_ref(), other.goal.as_ref()),
            measures: joined(one.measures.as_ref(), other.measures.as_ref()),
            result: joined(one.result.as_ref(), other.result.as_ref()),
            document: one.document.clone().or_else(|| other.document.clone()),
            ..one.clone()
        }))
    }
}

/// Two records in the order of their days, as one where they are of one place and say the same.
fn in_order<R: OfPerson>(
    one: &R,
    other: &R,
    from: impl Fn(&R) -> PartialDate,
    as_one: impl Fn(&R, &R) -> Option<R>,
    in_one_place: bool,
) -> Both<R> {
    let united = if from(other).first_day() < from(one).first_day() {
        as_one(other, one)
    } else {
        as_one(one, other)
    };
    united.filter(|_| in_one_place).map_or(Both::Two, Both::One)
}

fn ends_alike(one: Option<PartialDate>, other: Option<PartialDate>) -> bool {
    one.map(PartialDate::first_day) == other.map(PartialDate::first_day)
}

/// What two texts say, each once.
fn joined(one: Option<&String>, other: Option<&String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) if !one.contains(other.as_str()) => {
            Some(format!("{one}；{other}"))
        }
        (one, other) => one.or(other).cloned(),
    }
}
