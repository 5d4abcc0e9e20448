//! Somebody takes over a seat of villages, from a day: seen first, then done in one action.

use std::collections::HashSet;

use serde::Deserialize;
use ts_rs::TS;

use super::preview::DutyPreview;
use super::rules::{began_since, holding, take_over, Takeover};
use super::tenures::{spans, Tenure, Tenures};
use super::who::{secretary_title, Who};
use super::{filled, Duty, DutyKind, NewMentor, Post};
use crate::changes::Outcome;
use crate::date::{in_words, Day, PartialDate};
use crate::error::{Error, FieldProblem, Refused, Result};
use crate::ids::{DutyId, PersonId, PostId, VillageId};
use crate::op::Op;
use crate::people::{typed_date, Person};
use crate::registry::{Registry, Tx};
use crate::store::Db;
use crate::villages::Village;

/// Who takes over which seat of which villages, from a day, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct DutyChange {
    /// Which seat.
    pub role: DutyKind,
    /// Of which villages; empty: all that `from` holds.
    pub villages: Vec<VillageId>,
    /// Who takes over; absent: nobody from that day.
    #[serde(default)]
    pub to: Option<NewMentor>,
    /// From when.
    pub on: String,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
    /// Only villages whose seat this person holds; absent: whoever holds it.
    #[serde(default)]
    pub from: Option<PersonId>,
}

/// A change worked out, not yet made.
pub(super) struct Plan {
    pub(super) kind: DutyKind,
    pub(super) day: Day,
    pub(super) document: Option<String>,
    pub(super) to: Option<Who>,
    pub(super) villages: Vec<VillagePlan>,
    pub(super) problems: Vec<FieldProblem>,
}

/// What happens in one village.
pub(super) struct VillagePlan {
    pub(super) village: Village,
    pub(super) before: Option<Tenure>,
    /// Tenures that end on the day.
    pub(super) ends: Vec<Tenure>,
    /// Where the new one ends.
    pub(super) until: Option<PartialDate>,
    /// The title of the new secretary.
    pub(super) title: Option<String>,
    /// Whether anything changes.
    pub(super) changes: bool,
    pub(super) note: Option<String>,
}

impl Registry {
    /// What a change would do, without doing it.
    pub fn preview_duty_change(&self, change: &DutyChange, today: Day) -> Result<DutyPreview> {
        let tenures = Tenures::read(&self.db)?;
        let plan = plan(&self.db, &tenures, change, today)?;
        plan.preview(&self.db, &tenures)
    }

    /// Carries out a change: whoever holds the seats holds them until the day, and somebody else
    /// from it. How many villages.
    pub fn change_duty(&mut self, change: &DutyChange, today: Day) -> Result<Outcome<usize>> {
        let op = match change.role {
            DutyKind::Secretary => Op::ChangeSecretary,
            _ => Op::ChangeDuty,
        };
        self.transact(op, |tx| tx.change_duty(change, today))
    }
}

impl Tx<'_> {
    /// Carries out a change and says what it is about. How many villages.
    pub(crate) fn change_duty(&self, change: &DutyChange, today: Day) -> Result<usize> {
        let tenures = Tenures::read(self.db)?;
        let plan = plan(self.db, &tenures, change, today)?;
        if !plan.problems.is_empty() {
            return Err(Error::Invalid(plan.problems));
        }
        self.about(&plan.about());
        plan.carry_out(self)
    }
}

/// Works a change out: who is meant, and what happens in each village.
fn plan(db: &Db, tenures: &Tenures, change: &DutyChange, today: Day) -> Result<Plan> {
    let kind = change.role;
    let day = typed_date("on", &change.on)?.first_day();
    let villages = villages_of(db, tenures, change, day)?;
    let Some(first) = villages.first() else {
        return Err(Error::invalid("villages", "village.missing", "请选择村"));
    };
    let to = change
        .to
        .as_ref()
        .map(|to| to.resolve(db, tenures, &first.township_id))
        .transpose()?;
    let typed = change.to.as_ref().and_then(NewMentor::typed_post);
    let mut plan = Plan {
        kind,
        day,
        document: filled(change.document.as_deref()),
        to,
        villages: Vec::new(),
        problems: Vec::new(),
    };
    for village in villages {
        let of = tenures.of(&village.id, kind);
        let row = plan.village(
            village,
            of,
            change.from.as_ref(),
            typed.as_deref(),
            today,
            db,
        )?;
        plan.villages.push(row);
    }
    if plan.problems.is_empty() && plan.villages.iter().all(|row| !row.changes) {
        let message = format!("没有要变更的{}：{}", kind.label(), plan.why_nothing());
        plan.problem("villages", "duty.nothing", message);
    }
    Ok(plan)
}

/// The villages of a change in paper order.
fn villages_of(db: &Db, tenures: &Tenures, change: &DutyChange, day: Day) -> Result<Vec<Village>> {
    let held = match &change.from {
        Some(from) if change.villages.is_empty() => tenures.held_by(from, change.role, day),
        _ => change.villages.clone(),
    };
    let mut held: HashSet<VillageId> = held.into_iter().collect();
    let mut villages = db.every_village_on(day)?;
    villages.retain(|village| held.remove(&village.id));
    if !held.is_empty() {
        return Err(Refused::NotFound { what: "村" }.into());
    }
    for village in &villages {
        village.refuse_outside((day, "on"), (None, "villages"))?;
    }
    Ok(villages)
}

impl VillagePlan {
    /// What the new secretary is called.
    pub(super) fn title(&self) -> &str {
        let title = self.title.as_deref();
        title.unwrap_or_else(|| DutyKind::Secretary.label())
    }
}

impl Plan {
    /// What happens in one village.
    fn village(
        &mut self,
        village: Village,
        tenures: &[Tenure],
        from: Option<&PersonId>,
        typed: Option<&str>,
        today: Day,
        db: &Db,
    ) -> Result<VillagePlan> {
        let spans = spans(tenures);
        let before = holding(&spans, self.day).map(|at| tenures[at].clone());
        let title = (self.kind == DutyKind::Secretary).then(|| {
            let old = before.as_ref().and_then(Tenure::title).map(str::to_owned);
            secretary_title(typed)
                .or(old)
                .unwrap_or_else(|| DutyKind::Secretary.label().to_owned())
        });
        let mut row = VillagePlan {
            village,
            ends: Vec::new(),
            until: None,
            title,
            changes: false,
            note: None,
            before,
        };
        let holder = row.before.as_ref().map(Tenure::person_id);
        if from.is_some() && holder != from {
            row.note = Some("当日不由这个人担任，不变".into());
            return Ok(row);
        }
        if holder.is_none() && self.to.is_none() {
            row.note = Some("当日本来就空缺，不变".into());
            return Ok(row);
        }
        if holder.is_some() && holder == self.to.as_ref().and_then(Who::id) {
            row.note = Some("已经由其担任，不变".into());
            return Ok(row);
        }
        if let Some(at) = began_since(&spans, self.day, today) {
            self.too_early(db, &row.village, &tenures[at])?;
            return Ok(row);
        }
        match take_over(&spans, self.day) {
            Takeover::BeganThatDay(at) => self.too_early(db, &row.village, &tenures[at])?,
            Takeover::Fits { ends, until } => {
                row.ends = ends.into_iter().map(|at| tenures[at].clone()).collect();
                row.until = until;
                row.changes = true;
                let next = tenures
                    .iter()
                    .find(|next| Some(next.span().from_on) == until);
                row.note = next
                    .map(|next| {
                        let from = in_words(next.span().from_on.first_day());
                        Ok::<_, Error>(format!(
                            "{from}起已登记为{}，不变",
                            name_of(db, next.person_id())?
                        ))
                    })
                    .transpose()?;
            }
        }
        Ok(row)
    }

    fn too_early(&mut self, db: &Db, village: &Village, tenure: &Tenure) -> Result<()> {
        let message = format!(
            "{}的{}{}{}才开始任职，变更日期应晚于这一天；如原来的登记有误，请直接更正",
            village.name,
            self.kind.label(),
            name_of(db, tenure.person_id())?,
            in_words(tenure.span().from_on.first_day()),
        );
        self.problem("on", "interval.empty", message);
        Ok(())
    }

    fn problem(&mut self, field: &str, code: &'static str, message: String) {
        self.problems.push(FieldProblem {
            field: field.into(),
            code,
            message,
        });
    }

    /// Why no village changes, from what is special in each.
    fn why_nothing(&self) -> String {
        let mut notes: Vec<&str> = Vec::new();
        for note in self.villages.iter().filter_map(|row| row.note.as_deref()) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes.join("；")
    }

    /// What the journal says of it.
    fn about(&self) -> String {
        let changed = self.villages.iter().filter(|row| row.changes);
        let names: Vec<String> = changed.map(|row| row.village.name.clone()).collect();
        let to = self.to.as_ref().map_or("空缺", Who::name);
        let document = self.document.as_ref();
        let villages = match names.as_slice() {
            [one] => one.clone(),
            [first, ..] => format!("{first}等 {} 个村", names.len()),
            [] => String::new(),
        };
        format!(
            "{villages}的{}改为{to}，{}起{}",
            self.kind.label(),
            in_words(self.day),
            document
                .map(|number| format!("（{number}）"))
                .unwrap_or_default(),
        )
    }

    fn carry_out(self, tx: &Tx<'_>) -> Result<usize> {
        let on = PartialDate::from(self.day);
        let own_post = self.kind != DutyKind::Secretary;
        let to = self
            .to
            .as_ref()
            .map(|who| tx.person_for(who, on, own_post))
            .transpose()?;
        let mut changed = 0;
        for row in self.villages.into_iter().filter(|row| row.changes) {
            changed += 1;
            for tenure in row.ends {
                tenure.end(tx, on)?;
            }
            if let Some(person) = &to {
                let begins = Begins {
                    kind: self.kind,
                    village: &row.village,
                    person,
                    title: row.title,
                    from_on: on,
                    until_on: row.until,
                    document: self.document.clone(),
                };
                begins.write(tx)?;
            }
        }
        Ok(changed)
    }
}

/// A tenure that begins.
pub(super) struct Begins<'a> {
    pub(super) kind: DutyKind,
    pub(super) village: &'a Village,
    pub(super) person: &'a Person,
    /// The secretary's title in the village.
    pub(super) title: Option<String>,
    pub(super) from_on: PartialDate,
    pub(super) until_on: Option<PartialDate>,
    pub(super) document: Option<String>,
}

impl Begins<'_> {
    pub(super) fn write(self, tx: &Tx<'_>) -> Result<()> {
        match self.kind.role() {
            Some(role) => tx.db.insert(&Duty {
                id: DutyId::new(),
                township_id: self.village.township_id.clone(),
                village_id: self.village.id.clone(),
                person_id: self.person.id.clone(),
                role,
                from_on: self.from_on,
                until_on: self.until_on,
                document: self.document,
            }),
            None => tx.db.insert(&Post {
                id: PostId::new(),
                township_id: self.person.township_id.clone(),
                person_id: self.person.id.clone(),
                village_id: Some(self.village.id.clone()),
                unit: None,
                title: self
                    .title
                    .unwrap_or_else(|| DutyKind::Secretary.label().to_owned()),
                from_on: self.from_on,
                until_on: self.until_on,
                document: self.document,
                term: None,
            }),
        }
    }
}

/// A person's name.
pub(super) fn name_of(db: &Db, id: &PersonId) -> Result<String> {
    let person = db.find::<Person>(id.as_str())?;
    Ok(person.map(|person| person.name).unwrap_or_default())
}
