//! Records that cannot all be true, though the file that holds them is sound: what is recorded twice
//! of one day. The verbs refuse to write them; they may come from a merge, from an older version or
//! from a hand in the file. What is damaged, [`Registry::check`] finds.

mod rules;

use std::collections::{HashMap, HashSet};

use crate::date::PartialDate;
use crate::duties::{Duty, DutyKind, Post};
use crate::error::Result;
use crate::ids::{PersonId, SchemeId, TownshipId, VillageId};
use crate::mentoring::{Pair, Scheme};
use crate::people::{Fact, Person};
use crate::registry::Registry;
use crate::reserves::Reserve;
use crate::selection::Prospect;
use crate::store::Db;
use crate::training::Session;
use crate::villages::{FormerVillage, Village};
use rules::clashes;

pub(crate) use rules::Days;

impl Registry {
    /// Every contradiction between records, a sentence each that names the person and the village;
    /// empty when there is none.
    pub fn contradictions(&self) -> Result<Vec<String>> {
        contradictions(&self.db)
    }
}

/// [`Registry::contradictions`], also while a change is under way.
pub(crate) fn contradictions(db: &Db) -> Result<Vec<String>> {
    let spells: Vec<Reserve> = db.all()?;
    let posts: Vec<Post> = db.all()?;
    let villages: Vec<Village> = db.all()?;
    let former: Vec<FormerVillage> = db.all()?;
    let former = former.into_iter().map(|it| (it.village_id, it.township_id));
    let now = (villages.iter()).map(|it| (it.id.clone(), it.township_id.clone()));
    let belonged: HashSet<(VillageId, TownshipId)> = now.chain(former).collect();
    let names = Names {
        people: named(db.all::<Person>()?, |it| (it.id, it.name)),
        began: villages
            .iter()
            .filter_map(|it| Some((it.id.clone(), it.began_on?)))
            .collect(),
        ended: villages
            .iter()
            .filter_map(|it| Some((it.id.clone(), it.ended_on?)))
            .collect(),
        villages: named(villages, |it| (it.id, it.name)),
        schemes: named(db.all::<Scheme>()?, |it| (it.id, it.name)),
        last: villages_of(&spells),
    };
    let mut found = names.of_spells(&spells);
    found.extend(names.of_facts(&db.all()?));
    found.extend(names.of_posts(&posts));
    found.extend(names.of_seats(&db.all()?, &posts));
    found.extend(names.of_pairs(&db.all()?));
    for spell in &spells {
        if !belonged.contains(&(spell.village_id.clone(), spell.township_id.clone())) {
            let (name, village) = (names.person(&spell.person_id), names.village(spell));
            found.push(format!("{name}在{village}的在库记录记在了别的乡镇名下"));
        }
        found.extend(names.before_beginning(spell));
        found.extend(names.beyond_end(spell));
    }
    found.extend(names.planned_beyond_end(&db.all()?));
    found.extend(names.kept_beyond_end(&db.all()?));
    Ok(found)
}

/// How records are named.
struct Names {
    people: HashMap<PersonId, String>,
    villages: HashMap<VillageId, String>,
    /// The first day of a village that was not always there.
    began: HashMap<VillageId, PartialDate>,
    /// The first day on which a village is no longer.
    ended: HashMap<VillageId, PartialDate>,
    schemes: HashMap<SchemeId, String>,
    /// The village in whose pool somebody is or was last.
    last: HashMap<PersonId, VillageId>,
}

impl Names {
    fn of_spells(&self, spells: &[Reserve]) -> Vec<String> {
        let days = |it: &Reserve| Days::new(it.entered_on, it.left_on);
        let told = |it: &Reserve| format!("{}（{}）", self.village(it), days(it).in_words());
        let pairs = clashes(spells, |it| it.person_id.clone(), days).into_iter();
        let sentence = |(one, other): (&Reserve, &Reserve)| {
            let name = self.person(&one.person_id);
            format!("{name}的两段在库时间重叠：{}和{}", told(one), told(other))
        };
        pairs.map(sentence).collect()
    }

    fn of_facts(&self, facts: &[Fact]) -> Vec<String> {
        let days = |it: &Fact| Days {
            from_on: it.from_on,
            until_on: it.until_on,
        };
        let told = |it: &Fact| match it.value.as_str() {
            "" => format!("空（{}）", days(it).in_words()),
            value => format!("“{value}”（{}）", days(it).in_words()),
        };
        let pairs = clashes(facts, |it| (it.person_id.clone(), it.field), days).into_iter();
        let sentence = |(one, other): (&Fact, &Fact)| {
            let (who, field) = (self.placed(&one.person_id), one.field.label());
            format!("{who}的{field}同一天有两个：{}和{}", told(one), told(other))
        };
        pairs.map(sentence).collect()
    }

    /// The same post twice; two secretaries of a village are [`Names::of_seats`].
    fn of_posts(&self, posts: &[Post]) -> Vec<String> {
        let days = |it: &Post| Days::new(it.from_on, it.until_on);
        let which = |it: &Post| {
            let place = (it.village_id.clone(), it.unit.clone());
            (it.person_id.clone(), it.title.clone(), place)
        };
        let others: Vec<&Post> = posts
            .iter()
            .filter(|it| it.secretary_of().is_none())
            .collect();
        let pairs = clashes(&others, |it| which(it), |it| days(it)).into_iter();
        let sentence = |(one, other): (&&Post, &&Post)| {
            let village = one.village_id.as_ref().and_then(|id| self.villages.get(id));
            let place = village.or(one.unit.as_ref()).cloned().unwrap_or_default();
            let (who, title) = (self.placed(&one.person_id), &one.title);
            let (one, other) = (days(one).in_words(), days(other).in_words());
            format!("{who}的任职“{place}{title}”重复：{one}，又{other}")
        };
        pairs.map(sentence).collect()
    }

    /// Somebody in the pool of a village that was not yet there.
    fn before_beginning(&self, spell: &Reserve) -> Option<String> {
        let began = self.began.get(&spell.village_id)?;
        (spell.entered_on.first_day() < began.first_day()).then(|| {
            let (name, village) = (self.person(&spell.person_id), self.village(spell));
            let (began, entered) = (began.in_words(), spell.entered_on.in_words());
            format!("{village}{began}起才有，{name}却在{entered}入了它的后备库")
        })
    }

    /// Somebody in the pool of a village that is no longer.
    fn beyond_end(&self, spell: &Reserve) -> Option<String> {
        let ended = self.ended.get(&spell.village_id)?;
        let left = spell.left_on.map(PartialDate::first_day);
        let beyond = left.is_none_or(|left| ended.first_day() < left);
        beyond.then(|| {
            let (name, village) = (self.person(&spell.person_id), self.village(spell));
            format!(
                "{village}已于{}撤并，{name}还在它的后备库里",
                ended.in_words()
            )
        })
    }

    /// Sessions to be held in a village that is no longer by then.
    fn planned_beyond_end(&self, sessions: &[Session]) -> Vec<String> {
        let beyond = sessions.iter().filter_map(|session| {
            let village = session.village_id.as_ref()?;
            let ended = self.ended.get(village)?;
            let begins = session.begins_on;
            (ended.first_day() <= begins.first_day()).then(|| {
                let (village, title) = (self.called(village), &session.title);
                let (ended, begins) = (ended.in_words(), begins.in_words());
                format!("{village}已于{ended}撤并，{begins}的班次“{title}”还定在这个村")
            })
        });
        beyond.collect()
    }

    /// Prospects of a village that is no longer.
    fn kept_beyond_end(&self, prospects: &[Prospect]) -> Vec<String> {
        let beyond = prospects.iter().filter_map(|prospect| {
            let ended = self.ended.get(&prospect.village_id)?;
            let until = prospect.until_on.map(PartialDate::first_day);
            let beyond = until.is_none_or(|until| ended.first_day() < until);
            beyond.then(|| {
                let name = self.person(&prospect.person_id);
                let village = self.called(&prospect.village_id);
                let ended = ended.in_words();
                format!("{village}已于{ended}撤并，{name}还是它的重点回引对象")
            })
        });
        beyond.collect()
    }

    /// A seat of a village has one holder on any day.
    fn of_seats(&self, duties: &[Duty], posts: &[Post]) -> Vec<String> {
        type Held<'a> = (&'a VillageId, DutyKind, &'a PersonId, Days);
        let duties = duties.iter().map(|it| {
            let days = Days::new(it.from_on, it.until_on);
            (&it.village_id, it.role.into(), &it.person_id, days)
        });
        let secretaries = posts.iter().filter_map(|it| {
            let days = Days::new(it.from_on, it.until_on);
            Some((it.secretary_of()?, DutyKind::Secretary, &it.person_id, days))
        });
        let held: Vec<Held<'_>> = duties.chain(secretaries).collect();
        let told = |it: &Held<'_>| format!("{}（{}）", self.person(it.2), it.3.in_words());
        let pairs = clashes(&held, |it| (it.0.clone(), it.1), |it| it.3).into_iter();
        let sentence = |(one, other): (&Held<'_>, &Held<'_>)| {
            let village = self.villages.get(one.0).cloned().unwrap_or_default();
            let seat = one.1.label();
            format!(
                "{village}的{seat}同一天登记了两次：{}和{}",
                told(one),
                told(other)
            )
        };
        pairs.map(sentence).collect()
    }

    fn of_pairs(&self, pairs: &[Pair]) -> Vec<String> {
        let days = |it: &Pair| Days::new(it.from_on, it.until_on);
        let which = |it: &Pair| (it.person_id.clone(), it.scheme_id.clone());
        let pairs = clashes(pairs, which, days).into_iter();
        let sentence = |(one, other): (&Pair, &Pair)| {
            let who = self.placed(&one.person_id);
            let scheme = self
                .schemes
                .get(&one.scheme_id)
                .cloned()
                .unwrap_or_default();
            let (one, other) = (days(one).in_words(), days(other).in_words());
            format!("{who}在“{scheme}”下的两对结对重叠：{one}，又{other}")
        };
        pairs.map(sentence).collect()
    }

    fn person(&self, id: &PersonId) -> String {
        self.people.get(id).cloned().unwrap_or_default()
    }

    fn village(&self, spell: &Reserve) -> String {
        self.called(&spell.village_id).to_owned()
    }

    fn called(&self, village: &VillageId) -> &str {
        self.villages.get(village).map_or("", String::as_str)
    }

    /// `王芳（申家营村）`.
    fn placed(&self, id: &PersonId) -> String {
        let name = self.person(id);
        match self
            .last
            .get(id)
            .and_then(|village| self.villages.get(village))
        {
            Some(village) => format!("{name}（{village}）"),
            None => name,
        }
    }
}

fn named<R, K: Eq + std::hash::Hash>(
    records: Vec<R>,
    name: impl Fn(R) -> (K, String),
) -> HashMap<K, String> {
    records.into_iter().map(name).collect()
}

/// The village of everybody's open spell, else of the last one.
fn villages_of(spells: &[Reserve]) -> HashMap<PersonId, VillageId> {
    let mut spells: Vec<&Reserve> = spells.iter().collect();
    spells.sort_by_key(|spell| (spell.left_on.is_none(), spell.entered_on));
    let villages = spells.into_iter();
    villages
        .map(|spell| (spell.person_id.clone(), spell.village_id.clone()))
        .collect()
}

#[cfg(test)]
mod tests;
