//! Making, changing, copying, ordering, retiring and removing schemes.

use super::super::{Fill, NamedMentor, Scheme, Seat, Step};
use super::rules::{self, Part, PartChange};
use super::{SchemeEdit, SeatEdit, StepEdit};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{RecordId, SchemeId, SeatId, StepId};
use crate::op::Op;
use crate::people::typed_date;
use crate::registry::{Registry, Tx};
use crate::store::{Db, Row};

impl Registry {
    /// Makes a scheme, corrects one, or changes its seats and steps from a day on. Its name and
    /// limits have no history.
    pub fn set_scheme(&mut self, edit: &SchemeEdit, today: Day) -> Result<Outcome<SchemeId>> {
        let problems = rules::problems_of(edit);
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let name = edit.name.trim();
        if edit.seats.is_empty() {
            let name = name.to_owned();
            return Err(Refused::SchemeNoSeats { name }.into());
        }
        let on = filled(edit.from_on.as_deref())
            .map(|text| typed_date("from_on", &text))
            .transpose()?;
        self.transact(Op::SetScheme, |tx| {
            tx.about(name);
            let old: Option<Scheme> = match &edit.id {
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("帮带机制")?),
                None => None,
            };
            let scheme = tx.write_scheme(edit, old.as_ref())?;
            // A new scheme has its seats from its first day.
            let on = on.filter(|_| old.is_some());
            let day = on.map_or(today, PartialDate::first_day);
            tx.change_seats(edit, &scheme, on, day)?;
            tx.change_steps(edit, &scheme, on, day)?;
            Ok(scheme.id)
        })
    }

    /// A scheme like another one, as that is today.
    pub fn copy_scheme(
        &mut self,
        id: &SchemeId,
        name: &str,
        today: Day,
    ) -> Result<Outcome<SchemeId>> {
        let name = accepted_name(name)?;
        self.transact(Op::SetScheme, |tx| {
            let scheme: Scheme = tx.db.find(id.as_str())?.or_not_found("帮带机制")?;
            tx.about(&format!("{name}（复制自 {}）", scheme.name));
            let copy = Scheme {
                id: SchemeId::new(),
                name: name.to_owned(),
                position: tx.db.last_scheme_position()? + 1,
                retired_on: None,
                ..scheme
            };
            tx.refuse_taken_name(&copy)?;
            tx.db.insert(&copy)?;
            for seat in on_day::<Seat>(tx.db, id, today)? {
                let scheme_id = copy.id.clone();
                let seat = seat.renewed().lasting(None, None);
                tx.db.insert(&Seat { scheme_id, ..seat })?;
            }
            for step in on_day::<Step>(tx.db, id, today)? {
                let scheme_id = copy.id.clone();
                let step = step.renewed().lasting(None, None);
                tx.db.insert(&Step { scheme_id, ..step })?;
            }
            Ok(copy.id)
        })
    }

    /// Removes a scheme that nothing refers to.
    pub fn remove_scheme(&mut self, id: &SchemeId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveScheme, |tx| {
            let scheme: Scheme = tx.db.find(id.as_str())?.or_not_found("帮带机制")?;
            tx.about(&scheme.name);
            let uses = tx.db.uses_of_scheme(id)?;
            if !uses.is_empty() {
                let name = scheme.name;
                return Err(Refused::SchemeInUse { name, uses }.into());
            }
            for seat in tx.db.find_by::<Seat>("scheme_id", id.as_str())? {
                tx.db.remove(Seat::TABLE, seat.id.as_str())?;
            }
            for step in tx.db.find_by::<Step>("scheme_id", id.as_str())? {
                tx.db.remove(Step::TABLE, step.id.as_str())?;
            }
            tx.db.remove(Scheme::TABLE, id.as_str())
        })
    }

    /// No new pairs from a day on; `None`: in use again.
    pub fn retire_scheme(&mut self, id: &SchemeId, on: Option<&str>) -> Result<Outcome<()>> {
        let retired_on = filled(on).map(|text| typed_date("on", &text)).transpose()?;
        self.transact(Op::SetScheme, |tx| {
            let scheme: Scheme = tx.db.find(id.as_str())?.or_not_found("帮带机制")?;
            tx.about(&format!(
                "{} {}",
                scheme.name,
                if retired_on.is_some() {
                    "停用"
                } else {
                    "启用"
                }
            ));
            tx.db.update(&Scheme {
                retired_on,
                ..scheme
            })
        })
    }

    /// Puts the schemes into the clerk's order; those not named follow.
    pub fn order_schemes(&mut self, ids: &[SchemeId]) -> Result<Outcome<()>> {
        self.transact(Op::SetScheme, |tx| {
            tx.about("调整顺序");
            let mut schemes: Vec<Scheme> = tx.db.all()?;
            for id in ids {
                if schemes.iter().all(|scheme| scheme.id != *id) {
                    return Err(Refused::NotFound {
                        what: "帮带机制"
                    }
                    .into());
                }
            }
            let place = |id: &SchemeId| ids.iter().position(|it| it == id).unwrap_or(ids.len());
            schemes.sort_by_key(|scheme| (place(&scheme.id), scheme.position));
            for (position, scheme) in (1..).zip(schemes) {
                if scheme.position != position {
                    tx.db.update(&Scheme { position, ..scheme })?;
                }
            }
            Ok(())
        })
    }
}

impl Tx<'_> {
    fn write_scheme(&self, edit: &SchemeEdit, old: Option<&Scheme>) -> Result<Scheme> {
        let scheme = Scheme {
            id: old.map_or_else(SchemeId::new, |old| old.id.clone()),
            township_id: old.and_then(|old| old.township_id.clone()),
            name: edit.name.trim().to_owned(),
            checklist: edit.checklist.trim().to_owned(),
            mentees: edit.mentees,
            everyone: edit.everyone,
            mentees_per_mentor: edit.mentees_per_mentor,
            months: edit.months,
            reports: edit.reports,
            position: match old {
                Some(old) => old.position,
                None => self.db.last_scheme_position()? + 1,
            },
            retired_on: old.and_then(|old| old.retired_on),
        };
        self.refuse_taken_name(&scheme)?;
        match old {
            None => self.db.insert(&scheme)?,
            Some(old) if *old != scheme => self.db.update(&scheme)?,
            Some(_) => {}
        }
        Ok(scheme)
    }

    fn refuse_taken_name(&self, scheme: &Scheme) -> Result<()> {
        let named: Vec<Scheme> = self.db.find_by("name", &scheme.name)?;
        if named.iter().all(|other| other.id == scheme.id) {
            return Ok(());
        }
        let message = format!("已有名为“{}”的帮带机制，请换一个名称", scheme.name);
        Err(Error::invalid("name", "scheme.name_taken", message))
    }

    fn change_seats(
        &self,
        edit: &SchemeEdit,
        scheme: &Scheme,
        on: Option<PartialDate>,
        day: Day,
    ) -> Result<()> {
        let present: Vec<Seat> = on_day(self.db, &scheme.id, day)?;
        let meant = edit.seats.iter().filter_map(|seat| seat.id.as_ref());
        self.refuse_absent("席位", scheme, &present, meant.map(SeatId::as_str))?;
        let wanted: Vec<Seat> = edit
            .seats
            .iter()
            .map(|seat| seat_of(seat, scheme))
            .collect();
        for change in rules::changed_parts(&present, &wanted, on) {
            match change {
                PartChange::Add(seat) => self.db.insert(&seat)?,
                PartChange::Correct(seat) => {
                    let named: Vec<NamedMentor> = self.db.find_by("seat_id", seat.id.as_str())?;
                    if seat.fill != Fill::Hand && named.iter().any(|it| it.reason.is_none()) {
                        return Err(in_use("席位", &seat.label, named.len(), "条指定的帮带人"));
                    }
                    self.db.update(&seat)?;
                }
                PartChange::Renew { ended, begun } => {
                    self.db.update(&ended)?;
                    self.db.insert(&begun)?;
                    let goes_on = rules::answered_alike(&ended, &begun).then_some(&begun);
                    self.hand_over(&ended, goes_on)?;
                }
                PartChange::End(seat) => {
                    self.db.update(&seat)?;
                    self.hand_over(&seat, None)?;
                }
                PartChange::Remove(seat) => {
                    let named: Vec<NamedMentor> = self.db.find_by("seat_id", seat.id.as_str())?;
                    if !named.is_empty() {
                        return Err(in_use("席位", &seat.label, named.len(), "条指定的帮带人"));
                    }
                    self.db.remove(Seat::TABLE, seat.id.as_str())?;
                }
            }
        }
        Ok(())
    }

    /// Whom a hand named for a seat that ends: they sit in the seat that goes on in its place, or no
    /// longer than the seat itself.
    fn hand_over(&self, ended: &Seat, begun: Option<&Seat>) -> Result<()> {
        let Some(on) = ended.until_on else {
            return Ok(());
        };
        let named: Vec<NamedMentor> = self.db.find_by("seat_id", ended.id.as_str())?;
        for named in named {
            let outlasts = named
                .until_on
                .is_none_or(|until| until.first_day() > on.first_day());
            if !outlasts {
                continue;
            }
            let began_before = named.from_on.first_day() < on.first_day();
            if began_before {
                self.db.update(&NamedMentor {
                    until_on: Some(on),
                    ..named.clone()
                })?;
            }
            match begun.map(|seat| seat.id.clone()) {
                Some(seat_id) if began_before => self.db.insert(&NamedMentor {
                    id: RecordId::new(),
                    seat_id,
                    from_on: on,
                    ..named
                })?,
                Some(seat_id) => self.db.update(&NamedMentor { seat_id, ..named })?,
                None if !began_before => self.db.remove(NamedMentor::TABLE, named.id.as_str())?,
                None => {}
            }
        }
        Ok(())
    }

    fn change_steps(
        &self,
        edit: &SchemeEdit,
        scheme: &Scheme,
        on: Option<PartialDate>,
        day: Day,
    ) -> Result<()> {
        let present: Vec<Step> = on_day(self.db, &scheme.id, day)?;
        let meant = edit.steps.iter().filter_map(|step| step.id.as_ref());
        self.refuse_absent("任务", scheme, &present, meant.map(StepId::as_str))?;
        let wanted: Vec<Step> = edit
            .steps
            .iter()
            .map(|step| step_of(step, scheme))
            .collect();
        for change in rules::changed_parts(&present, &wanted, on) {
            match change {
                PartChange::Add(step) => self.db.insert(&step)?,
                PartChange::Correct(step) | PartChange::End(step) => self.db.update(&step)?,
                PartChange::Renew { ended, begun } => {
                    self.db.update(&ended)?;
                    self.db.insert(&begun)?;
                }
                PartChange::Remove(step) => {
                    let items = self.db.items_of_step(&step.id)?;
                    if items > 0 {
                        return Err(in_use("任务", &step.label, items, "条登记"));
                    }
                    self.db.remove(Step::TABLE, step.id.as_str())?;
                }
            }
        }
        Ok(())
    }

    /// Refuses to go on with a part that does not hold on the day.
    fn refuse_absent<'a, P: Part + Row>(
        &self,
        what: &'static str,
        scheme: &Scheme,
        present: &[P],
        mut meant: impl Iterator<Item = &'a str>,
    ) -> Result<()> {
        let absent = meant.find(|id| present.iter().all(|part| part.id() != *id));
        let Some(id) = absent else {
            return Ok(());
        };
        let all: Vec<P> = self.db.find_by("scheme_id", scheme.id.as_str())?;
        let part = all.iter().find(|part| part.id() == id).or_not_found(what)?;
        let days = match (part.first_on(), part.until_on()) {
            (Some(from), None) => format!("自 {from} 起"),
            (None, Some(until)) => format!("到 {until} 止"),
            (Some(from), Some(until)) => format!("自 {from} 起、到 {until} 止"),
            (None, None) => String::new(),
        };
        let message = format!(
            "{what}“{}”{days}，变更日期应在这段时间内；如是登记有误，请改用“更正”",
            part.label()
        );
        Err(Error::invalid("from_on", "scheme.other_day", message))
    }
}

/// The seats or steps of a scheme that hold on a day, in their order.
pub(crate) fn on_day<P: Part + Row>(db: &Db, id: &SchemeId, day: Day) -> Result<Vec<P>> {
    let mut parts: Vec<P> = db.find_by("scheme_id", id.as_str())?;
    parts.retain(|part| rules::holds_on(part, day));
    parts.sort_by_key(Part::position);
    Ok(parts)
}

/// Refuses to correct away what something refers to.
fn in_use(what: &str, label: &str, count: usize, of: &str) -> Error {
    Refused::SchemePartInUse {
        part: format!("{what}“{label}”"),
        uses: format!("{count} {of}"),
    }
    .into()
}

fn accepted_name(text: &str) -> Result<&str> {
    let name = text.trim();
    if (1..=40).contains(&name.chars().count()) {
        return Ok(name);
    }
    let message = "请填写机制名称（1 至 40 个字）";
    Err(Error::invalid("name", "text.length", message))
}

fn seat_of(edit: &SeatEdit, scheme: &Scheme) -> Seat {
    let by_post = matches!(edit.fill, Fill::VillagePost | Fill::TownshipPost);
    Seat {
        id: edit.id.clone().unwrap_or_else(SeatId::new),
        township_id: scheme.township_id.clone(),
        scheme_id: scheme.id.clone(),
        label: edit.label.trim().to_owned(),
        task: filled(edit.task.as_deref()),
        fill: edit.fill,
        duty_role: edit.duty_role.filter(|_| edit.fill == Fill::Duty),
        post_titles: filled(edit.post_titles.as_deref()).filter(|_| by_post),
        mentors: edit
            .mentors
            .filter(|_| edit.fill == Fill::Hand)
            .unwrap_or(1),
        position: 0,
        from_on: None,
        until_on: None,
    }
}

fn step_of(edit: &StepEdit, scheme: &Scheme) -> Step {
    use super::super::Due;
    Step {
        id: edit.id.clone().unwrap_or_else(StepId::new),
        township_id: scheme.township_id.clone(),
        scheme_id: scheme.id.clone(),
        label: edit.label.trim().to_owned(),
        measure: filled(edit.measure.as_deref()),
        due: edit.due,
        due_days: edit.due_days.filter(|_| edit.due == Due::Days),
        due_on: edit
            .due_on
            .as_deref()
            .filter(|_| edit.due == Due::On)
            .and_then(rules::fixed_day),
        evidence: edit.evidence,
        position: 0,
        from_on: None,
        until_on: None,
    }
}
