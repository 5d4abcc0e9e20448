//! Who is in the pool on a day, filtered and counted, with the definition behind the number.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{rules, Mentor, ReserveOnDay};
use crate::codes;
use crate::date::{in_words, Day, PartialDate};
use crate::error::Result;
use crate::ids::{PersonId, ReserveId, VillageId};
use crate::names;
use crate::people::{FactField, Field};
use crate::registry::Registry;

/// Which spells a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// In the pool on the day.
    #[default]
    InPool,
    /// Left by the day.
    Left,
    /// Either.
    All,
}

/// What a list asks for; an absent condition accepts everybody.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ReserveFilter {
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// Villages; empty: all.
    #[ts(as = "Option<Vec<VillageId>>", optional)]
    pub villages: Vec<VillageId>,
    /// Which spells.
    #[ts(as = "Option<State>", optional)]
    pub state: State,
    /// Part of the name, pinyin, village or phone.
    pub text: Option<String>,
    /// 男 or 女.
    pub sex: Option<String>,
    /// Political statuses, any of them.
    #[ts(as = "Option<Vec<String>>", optional)]
    pub political: Vec<String>,
    /// Least education, e.g. 大专.
    pub education_at_least: Option<String>,
    /// Least full years.
    pub age_min: Option<i32>,
    /// Most full years: `40` is 40岁以下 and includes 40.
    pub age_max: Option<i32>,
    /// 人员类别, any of them, primary or not.
    #[ts(as = "Option<Vec<String>>", optional)]
    pub sources: Vec<String>,
    /// Only people of whom a wanted field is missing.
    #[ts(as = "Option<bool>", optional)]
    pub missing: bool,
    /// Order.
    #[ts(as = "Option<Sort>", optional)]
    pub sort: Sort,
}

/// Order of a list.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// The other way round.
    pub descending: bool,
}

/// What a list is ordered by; ties keep village order and the clerk's own order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// Village order, then the clerk's own.
    #[default]
    Own,
    /// 姓氏笔画.
    Strokes,
    /// 拼音.
    Pinyin,
    /// Sex.
    Sex,
    /// Birth, oldest first.
    Birth,
    /// Day of entry.
    EnteredOn,
    /// Education, highest first.
    Education,
}

/// A list and its count, as of a day.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReserveList {
    /// The day.
    pub as_of: Day,
    /// The spells that match.
    pub rows: Vec<ReserveRow>,
    /// How many people; who left and entered again has two rows.
    pub count: usize,
    /// Everybody in the pool that day.
    pub in_pool: usize,
    /// People left out because a field the filter asks about is unknown.
    pub uncounted: Vec<PersonId>,
    /// 口径: what the number means, as a sentence.
    pub definition: String,
}

/// A spell in a list.
#[derive(Debug, Clone, Serialize, TS)]
#[expect(
    missing_docs,
    reason = "each is a column explained in migrations/0001_register.sql"
)]
pub struct ReserveRow {
    pub person_id: PersonId,
    pub reserve_id: ReserveId,
    pub village_id: VillageId,
    pub village: String,
    pub township: String,
    pub name: String,
    pub sex: Option<String>,
    pub ethnicity: Option<String>,
    pub birth: Option<PartialDate>,
    /// Full years on the day.
    pub age: Option<i32>,
    pub education: Option<String>,
    pub school_major: Option<String>,
    pub political_status: Option<String>,
    pub party_joined: Option<PartialDate>,
    pub occupation: Option<String>,
    pub sources: Vec<String>,
    pub target_post: Option<String>,
    pub readiness: Option<String>,
    /// Masked.
    pub phone: Option<String>,
    /// Masked.
    pub id_number: Option<String>,
    pub entered_on: PartialDate,
    pub left_on: Option<PartialDate>,
    pub left_reason: Option<String>,
    /// In the pool on the day, or left by then.
    pub state: State,
    pub position: i64,
    /// Wanted fields that are unknown.
    pub missing: Vec<Field>,
    pub stated_mentors: Vec<Mentor>,
    pub remark: Option<String>,
}

impl Registry {
    /// The spells in the pool on a day, in village order and the clerk's own, of all villages or
    /// of those named.
    pub fn reserves_on(&self, as_of: Day, villages: &[VillageId]) -> Result<Vec<ReserveOnDay>> {
        self.db.reserves_on(as_of, villages, State::InPool)
    }

    /// The filtered list with its count and definition.
    pub fn reserves(&self, filter: &ReserveFilter, today: Day) -> Result<ReserveList> {
        let as_of = filter.as_of.unwrap_or(today);
        let mut all = self.db.reserves_on(as_of, &filter.villages, filter.state)?;
        let in_pool = self.db.reserves_per_village(as_of)?.values().sum::<i64>();
        let found = filter
            .text
            .as_deref()
            .filter(|text| !text.trim().is_empty());
        if let Some(text) = found {
            let hits = self.found_ids(text)?;
            all.retain(|row| hits.contains(row.person.id.as_str()));
        }
        let (mut uncounted, mut unknown) = (Vec::new(), HashSet::new());
        all.retain(|row| {
            let accepted = filter.accepts(row, as_of);
            if accepted.is_none() && unknown.insert(row.person.id.clone()) {
                uncounted.push(row.person.id.clone());
            }
            accepted == Some(true)
        });
        sort(&mut all, filter.sort);
        let rows: Vec<ReserveRow> = all.into_iter().map(|row| row.shown(as_of)).collect();
        Ok(ReserveList {
            as_of,
            count: people(&rows),
            in_pool: usize::try_from(in_pool).unwrap_or_default(),
            uncounted,
            definition: filter.definition(as_of),
            rows,
        })
    }
}

fn people(rows: &[ReserveRow]) -> usize {
    let people: HashSet<&PersonId> = rows.iter().map(|row| &row.person_id).collect();
    people.len()
}

impl ReserveFilter {
    /// Whether a spell matches; `None` when a field that decides it is unknown.
    fn accepts(&self, row: &ReserveOnDay, as_of: Day) -> Option<bool> {
        let fact = |field| row.facts.get(field);
        let one_of = |list: &[String], value: Option<&str>| {
            if list.is_empty() {
                Some(true)
            } else {
                value.map(|value| list.iter().any(|item| item == value))
            }
        };
        let age = row.person.birth.map(|birth| birth.age_on(as_of));
        let bound = |limit: Option<i32>, fits: fn(i32, i32) -> bool| match limit {
            None => Some(true),
            Some(limit) => age.map(|age| fits(age, limit)),
        };
        let sources = row.facts.sources();
        let conditions = [
            match &self.sex {
                None => Some(true),
                Some(sex) => row.person.sex.as_ref().map(|of| of == sex),
            },
            one_of(&self.political, fact(FactField::PoliticalStatus)),
            match &self.education_at_least {
                None => Some(true),
                Some(least) => fact(FactField::Education)
                    .map(|education| rules::education_reaches(education, least)),
            },
            bound(self.age_min, |age, limit| age >= limit),
            bound(self.age_max, |age, limit| age <= limit),
            if self.sources.is_empty() {
                Some(true)
            } else if sources.is_empty() {
                None
            } else {
                Some(sources.iter().any(|source| self.sources.contains(source)))
            },
            Some(!self.missing || !row.missing().is_empty()),
        ];
        if conditions.contains(&Some(false)) {
            Some(false)
        } else if conditions.contains(&None) {
            None
        } else {
            Some(true)
        }
    }

    /// 口径: the conditions as a sentence.
    fn definition(&self, as_of: Day) -> String {
        let mut parts = vec![format!("截至{}", in_words(as_of))];
        parts.push(match self.state {
            State::InPool => "在库".into(),
            State::Left => "已退出".into(),
            State::All => "在库和已退出".into(),
        });
        if !self.villages.is_empty() {
            parts.push(format!("{} 个村", self.villages.len()));
        }
        parts.extend(self.sex.clone());
        if !self.political.is_empty() {
            parts.push(self.political.join("或"));
        }
        if let Some(least) = &self.education_at_least {
            parts.push(format!("{least}以上（含{least}，在读不算）"));
        }
        if let Some(least) = self.age_min {
            parts.push(format!("{least}周岁以上（含{least}周岁）"));
        }
        if let Some(most) = self.age_max {
            parts.push(format!(
                "{most}周岁以下（含{most}周岁，只有出生年月的按当月1日计）"
            ));
        }
        if !self.sources.is_empty() {
            parts.push(format!("人员类别含{}", self.sources.join("或")));
        }
        if self.missing {
            parts.push("信息不全".into());
        }
        if let Some(text) = self.text.as_deref().filter(|text| !text.trim().is_empty()) {
            parts.push(format!("查找“{}”", text.trim()));
        }
        format!("{}的人数；缺所需信息的不计入。", parts.join("，"))
    }
}

impl ReserveOnDay {
    /// Wanted fields that are unknown.
    pub(crate) fn missing(&self) -> Vec<Field> {
        let person = &self.person;
        let known = |field: Field| match field {
            Field::Sex => person.sex.is_some(),
            Field::Ethnicity => person.ethnicity.is_some(),
            Field::Birth => person.birth.is_some(),
            Field::IdNumber => person.id_number.is_some(),
            Field::Phone => person.phone.is_some(),
            other => other
                .dated()
                .is_none_or(|fact| self.facts.get(fact).is_some()),
        };
        crate::people::WANTED
            .iter()
            .filter(|field| !known(**field))
            .copied()
            .collect()
    }

    fn shown(self, as_of: Day) -> ReserveRow {
        let missing = self.missing();
        let state = if rules::in_pool_on(&self.reserve, as_of) {
            State::InPool
        } else {
            State::Left
        };
        let fact = |field| self.facts.get(field).map(str::to_owned);
        let remark = self.remark(as_of).map(str::to_owned);
        ReserveRow {
            education: fact(FactField::Education),
            school_major: fact(FactField::SchoolMajor),
            political_status: fact(FactField::PoliticalStatus),
            occupation: fact(FactField::Occupation),
            sources: self.facts.sources(),
            target_post: fact(FactField::TargetPost),
            readiness: fact(FactField::Readiness),
            age: self.person.birth.map(|birth| birth.age_on(as_of)),
            phone: self.person.phone.as_deref().map(names::mask_phone),
            id_number: self.person.id_number.as_deref().map(names::mask_id),
            person_id: self.person.id,
            reserve_id: self.reserve.id,
            village_id: self.reserve.village_id,
            village: self.village,
            township: self.township,
            name: self.person.name,
            sex: self.person.sex,
            ethnicity: self.person.ethnicity,
            birth: self.person.birth,
            party_joined: self.person.party_joined,
            entered_on: self.reserve.entered_on,
            left_on: self.reserve.left_on,
            left_reason: self.reserve.left_reason,
            position: self.reserve.position,
            stated_mentors: self.reserve.stated_mentors.on(as_of).to_vec(),
            remark,
            state,
            missing,
        }
    }
}

/// Orders spells; ties keep the order they are in.
pub(crate) fn sort(rows: &mut [ReserveOnDay], order: Sort) {
    let name = |row: &ReserveOnDay| row.person.name.clone();
    match order.by {
        SortBy::Own => {}
        SortBy::Strokes => rows.sort_by_cached_key(|row| names::strokes::sort_key(&name(row))),
        SortBy::Pinyin => rows.sort_by_cached_key(|row| names::pinyin::sort_key(&name(row))),
        SortBy::Sex => rows.sort_by_key(|row| row.person.sex.clone()),
        SortBy::Birth => rows.sort_by_key(|row| row.person.birth),
        SortBy::EnteredOn => rows.sort_by_key(|row| row.reserve.entered_on),
        SortBy::Education => rows.sort_by_key(|row| {
            std::cmp::Reverse(
                row.facts
                    .get(FactField::Education)
                    .and_then(codes::education_rank),
            )
        }),
    }
    if order.descending {
        rows.reverse();
    }
}
