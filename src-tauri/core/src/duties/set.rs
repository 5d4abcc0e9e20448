//! Recording and correcting posts and duties.

use serde::Deserialize;
use ts_rs::TS;

use super::tenures::Tenure;
use super::{Duty, DutyRole, DutyRow, Post};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{DutyId, PersonId, PostId, VillageId};
use crate::op::Op;
use crate::people::rules::text::{clean_line, visible};
use crate::people::Person;
use crate::registry::{Registry, Tx};
use crate::store::villages::FormerPlaces;
use crate::villages::{interval, Village};

/// A post, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PostEdit {
    /// The post to correct; absent: a new one.
    #[serde(default)]
    pub id: Option<PostId>,
    /// Who.
    pub person_id: PersonId,
    /// 村党组织书记, 副镇长 …
    pub title: String,
    /// Where it is in a village.
    #[serde(default)]
    pub village_id: Option<VillageId>,
    /// Where it is not.
    #[serde(default)]
    pub unit: Option<String>,
    /// First day.
    pub from_on: String,
    /// First day no longer; empty: still.
    #[serde(default)]
    pub until_on: Option<String>,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
    /// 届次.
    #[serde(default)]
    pub term: Option<String>,
}

/// A duty for one or more villages, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct DutyEdit {
    /// The duty to correct (then for its one village); absent: new ones.
    #[serde(default)]
    pub id: Option<DutyId>,
    /// Who.
    pub person_id: PersonId,
    /// For which villages.
    pub village_ids: Vec<VillageId>,
    /// As what.
    pub role: DutyRole,
    /// First day.
    pub from_on: String,
    /// First day no longer; empty: still.
    #[serde(default)]
    pub until_on: Option<String>,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
}

impl Registry {
    /// Records or corrects a post.
    pub fn set_post(&mut self, edit: &PostEdit) -> Result<Outcome<PostId>> {
        let title = clean_line(&edit.title);
        if title.is_empty() || title.chars().count() > 200 {
            return Err(Error::invalid(
                "title",
                "post.title",
                "请填写职务（1 至 200 个字）",
            ));
        }
        let (from_on, until_on) = interval(&edit.from_on, edit.until_on.as_deref())?;
        self.transact(Op::SetPost, |tx| {
            let person: Person = tx.db.find(edit.person_id.as_str())?.or_not_found("人员")?;
            tx.about(&format!("{} {title}", person.name));
            let village_id = edit.village_id.clone();
            let village_id = village_id.filter(|id| !id.as_str().is_empty());
            if let Some(id) = &village_id {
                let village: Village = tx.db.find(id.as_str())?.or_not_found("村")?;
                let last_day = until_on.map(PartialDate::day_before);
                village.refuse_outside((from_on.first_day(), "from_on"), (last_day, "until_on"))?;
            }
            let post = Post {
                id: edit.id.clone().unwrap_or_else(PostId::new),
                township_id: person.township_id,
                person_id: person.id,
                village_id,
                unit: filled(edit.unit.as_deref()),
                title,
                from_on,
                until_on,
                document: filled(edit.document.as_deref()),
                term: filled(edit.term.as_deref()),
            };
            if edit.id.is_none() {
                return tx.add_post(post);
            }
            tx.refuse_second_secretary(&post)?;
            tx.db.update(&post)?;
            Ok(post.id)
        })
    }

    /// Removes a post recorded by mistake.
    pub fn remove_post(&mut self, id: &PostId) -> Result<Outcome<()>> {
        self.transact(Op::SetPost, |tx| {
            let post: Post = tx.db.find(id.as_str())?.or_not_found("任职")?;
            tx.about(&format!("删除 {}", post.title));
            tx.db.remove("posts", id.as_str())
        })
    }

    /// Records or corrects a duty; one record a village.
    pub fn set_duty(&mut self, edit: &DutyEdit) -> Result<Outcome<()>> {
        let (from_on, until_on) = interval(&edit.from_on, edit.until_on.as_deref())?;
        if edit.village_ids.is_empty() {
            return Err(Error::invalid("village_ids", "village.missing", "请选择村"));
        }
        self.transact(Op::SetDuty, |tx| {
            let person: Person = tx.db.find(edit.person_id.as_str())?.or_not_found("人员")?;
            tx.about(&format!("{} {} 个村", person.name, edit.village_ids.len()));
            for village_id in &edit.village_ids {
                let village: Village = tx.db.find(village_id.as_str())?.or_not_found("村")?;
                let last_day = until_on.map(PartialDate::day_before);
                village.refuse_outside((from_on.first_day(), "from_on"), (last_day, "until_on"))?;
                let duty = Duty {
                    id: edit.id.clone().unwrap_or_else(DutyId::new),
                    township_id: village.township_id,
                    village_id: village.id,
                    person_id: person.id.clone(),
                    role: edit.role,
                    from_on,
                    until_on,
                    document: filled(edit.document.as_deref()),
                };
                tx.refuse_second_holder(&Tenure::Duty(duty.clone()), &village.name)?;
                if edit.id.is_some() {
                    return tx.db.update(&duty);
                }
                tx.db.insert(&duty)?;
            }
            Ok(())
        })
    }

    /// Removes a duty recorded by mistake.
    pub fn remove_duty(&mut self, id: &DutyId) -> Result<Outcome<()>> {
        self.transact(Op::SetDuty, |tx| {
            let _: Duty = tx.db.find(id.as_str())?.or_not_found("包村分工")?;
            tx.about("删除分工");
            tx.db.remove("duties", id.as_str())
        })
    }

    /// A person's duties, newest first, with villages as they are called on a day.
    pub(crate) fn duties_of(
        &self,
        id: &PersonId,
        names: &FormerPlaces,
        as_of: Day,
    ) -> Result<Vec<DutyRow>> {
        let mut duties: Vec<Duty> = self.db.find_by("person_id", id.as_str())?;
        duties.sort_by_key(|duty| std::cmp::Reverse(duty.from_on));
        duties
            .into_iter()
            .map(|duty| {
                Ok(DutyRow {
                    village: self.village_called(&duty.village_id, names, as_of)?,
                    duty,
                })
            })
            .collect()
    }
}

impl Tx<'_> {
    /// A post begins; that of a village's secretary only where nobody has it.
    pub(crate) fn add_post(&self, post: Post) -> Result<PostId> {
        self.refuse_second_secretary(&post)?;
        self.db.insert(&post)?;
        Ok(post.id)
    }

    fn refuse_second_secretary(&self, post: &Post) -> Result<()> {
        let Some(village) = post.secretary_of() else {
            return Ok(());
        };
        let village = self.db.village_label(village)?;
        self.refuse_second_holder(&Tenure::Secretary(post.clone()), &village)
    }

    /// A seat of a village has one holder on any day.
    fn refuse_second_holder(&self, tenure: &Tenure, village: &str) -> Result<()> {
        let village_id = tenure.village_id().map_or("", VillageId::as_str);
        let others: Vec<Tenure> = match tenure {
            Tenure::Duty(duty) => {
                let duties: Vec<Duty> = self.db.find_by("village_id", village_id)?;
                let same = duties.into_iter().filter(|other| other.role == duty.role);
                same.map(Tenure::Duty).collect()
            }
            Tenure::Secretary(_) => {
                let posts: Vec<Post> = self.db.find_by("village_id", village_id)?;
                let same = posts
                    .into_iter()
                    .filter(|post| post.secretary_of().is_some());
                same.map(Tenure::Secretary).collect()
            }
        };
        let clash =
            |other: &&Tenure| other.id() != tenure.id() && other.span().overlaps(tenure.span());
        let Some(other) = others.iter().find(clash) else {
            return Ok(());
        };
        let holder = self.db.find::<Person>(other.person_id().as_str())?;
        Err(Refused::DutyOverlap {
            village: village.to_owned(),
            seat: other.kind().label(),
            holder: holder.map(|person| person.name).unwrap_or_default(),
            days: other.span().in_words(),
        }
        .into())
    }
}

/// A text that says something.
pub(crate) fn filled(text: Option<&str>) -> Option<String> {
    text.map(|text| visible(text).trim().to_owned())
        .filter(|text| !text.is_empty())
}
