//! The seats and steps of a scheme: corrected in place, or ended and begun from a day on, so that
//! running pairs keep their history.

use super::super::{Due, Fill, NamedMentor, Scheme, Seat, Step};
use super::rules::{self, Part, PartChange};
use super::{SchemeEdit, SeatEdit, StepEdit};
use crate::date::{Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{RecordId, SchemeId, SeatId, StepId};
use crate::registry::Tx;
use crate::store::{Db, Row};

impl Tx<'_> {
    pub(super) fn change_seats(
        &self,
        edit: &SchemeEdit,
        scheme: &Scheme,
        on: Option<PartialDate>,
        day: Day,
    ) -> Result<()> {
        let given = edit.seats.iter().filter_map(|seat| seat.id.as_ref());
        let given = given.map(SeatId::as_str).collect();
        let wanted = edit.seats.iter().map(|seat| seat_of(seat, scheme));
        let days = (on, day);
        for change in self.part_changes("席位", scheme, given, &wanted.collect::<Vec<_>>(), days)?
        {
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

    pub(super) fn change_steps(
        &self,
        edit: &SchemeEdit,
        scheme: &Scheme,
        on: Option<PartialDate>,
        day: Day,
    ) -> Result<()> {
        let given = edit.steps.iter().filter_map(|step| step.id.as_ref());
        let given = given.map(StepId::as_str).collect();
        let wanted = edit.steps.iter().map(|step| step_of(step, scheme));
        let days = (on, day);
        for change in self.part_changes("任务", scheme, given, &wanted.collect::<Vec<_>>(), days)?
        {
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

    /// What becomes of the parts that hold on a day where others are wanted: corrected, or from a
    /// day on. `given` are those that are meant to go on.
    fn part_changes<P: Part + Row>(
        &self,
        what: &'static str,
        scheme: &Scheme,
        given: Vec<&str>,
        wanted: &[P],
        (on, day): (Option<PartialDate>, Day),
    ) -> Result<Vec<PartChange<P>>> {
        let present: Vec<P> = on_day(self.db, &scheme.id, day)?;
        self.refuse_absent(what, scheme, &present, given)?;
        Ok(rules::changed_parts(&present, wanted, on))
    }

    /// Refuses to go on with a part that does not hold on the day.
    fn refuse_absent<P: Part + Row>(
        &self,
        what: &'static str,
        scheme: &Scheme,
        present: &[P],
        given: Vec<&str>,
    ) -> Result<()> {
        let mut given = given.into_iter();
        let absent = given.find(|id| present.iter().all(|part| part.id() != *id));
        let Some(id) = absent else {
            return Ok(());
        };
        let all: Vec<P> = self.db.find_by("scheme_id", scheme.id.as_str())?;
        let part = all.iter().find(|part| part.id() == id).or_not_found(what)?;
        let from = part
            .first_on()
            .map(|from| format!("自{}起", from.in_words()));
        let until = part
            .until_on()
            .map(|until| format!("到{}止", until.in_words()));
        let days: Vec<String> = from.into_iter().chain(until).collect();
        let days = days.join("、");
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
