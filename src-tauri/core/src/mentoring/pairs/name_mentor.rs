//! Whom a hand names: mentors of hand-filled seats, and overrides of derived ones.

use super::super::{Fill, Kinship, NamedMentor, Pair, Scheme, Seat};
use super::open::mentee_township;
use super::{rules, NameMentor};
use crate::changes::Outcome;
use crate::date::PartialDate;
use crate::duties::filled;
use crate::error::{OrNotFound, Refused, Result};
use crate::ids::{PersonId, RecordId, SeatId, TownshipId};
use crate::op::Op;
use crate::people::Person;
use crate::registry::{Registry, Tx};
use crate::reserves::some_of;
use crate::store::{Db, Row};
use crate::villages::interval;

/// A mentor who is to sit in a seat of a mentee from a day.
pub(crate) struct Naming<'a> {
    pub(crate) seat: &'a Seat,
    pub(crate) mentee: &'a Person,
    /// The mentee's township.
    pub(crate) township_id: &'a TownshipId,
    pub(crate) mentor: &'a Person,
    pub(crate) from_on: PartialDate,
    pub(crate) until_on: Option<PartialDate>,
    /// Why not whom duty or post says; needed for a derived seat.
    pub(crate) reason: Option<String>,
    pub(crate) document: Option<String>,
    /// Whose place they take; absent: of a seat for one, whoever sits in it.
    pub(crate) instead_of: Option<&'a PersonId>,
}

/// Nobody mentors themselves or a near relative.
pub(crate) fn refuse_mentor(db: &Db, mentee: &Person, mentor: &Person) -> Result<()> {
    if mentor.id == mentee.id {
        let name = mentee.name.clone();
        return Err(Refused::PairMentorSelf { name }.into());
    }
    match relation(db, &mentee.id, &mentor.id)? {
        Some(relation) if rules::keeps_from_mentoring(&relation) => Err(Refused::PairMentorKin {
            mentor: mentor.name.clone(),
            mentee: mentee.name.clone(),
            relation,
        }
        .into()),
        _ => Ok(()),
    }
}

/// What one person is to another, where it is recorded.
fn relation(db: &Db, of: &PersonId, other: &PersonId) -> Result<Option<String>> {
    let own: Vec<Kinship> = db.find_by("person_id", of.as_str())?;
    if let Some(kin) = own.into_iter().find(|kin| kin.relative_id == *other) {
        return Ok(Some(kin.relation));
    }
    let theirs: Vec<Kinship> = db.find_by("person_id", other.as_str())?;
    let kin = theirs.into_iter().find(|kin| kin.relative_id == *of);
    Ok(kin.map(|kin| rules::seen_from_the_other(&kin.relation).to_owned()))
}

impl Registry {
    /// 指定帮带人: seats a mentor by hand from a day, or takes back what a hand said. For how many
    /// mentees something differs now.
    pub fn name_mentor(&mut self, name: &NameMentor) -> Result<Outcome<usize>> {
        let (from_on, until_on) = interval(&name.from_on, name.until_on.as_deref())?;
        self.transact(Op::NameMentor, |tx| {
            let seat: Seat = tx.db.find(name.seat_id.as_str())?.or_not_found("席位")?;
            let scheme: Scheme = tx
                .db
                .find(seat.scheme_id.as_str())?
                .or_not_found("帮带机制")?;
            let mut changed = Vec::new();
            for id in &name.person_ids {
                let mentee: Person = tx.db.find(id.as_str())?.or_not_found("人员")?;
                let differs = match &name.mentor {
                    None => tx.empty_seat(&seat.id, id, from_on, name.instead_of.as_ref())?,
                    Some(mentor) => {
                        let (township_id, ends) = tx.seated_under(&scheme, &mentee, from_on)?;
                        let mentor = tx.mentor_person(mentor, &township_id, from_on)?;
                        tx.name_in_seat(&Naming {
                            seat: &seat,
                            mentee: &mentee,
                            township_id: &township_id,
                            mentor: &mentor,
                            from_on,
                            until_on: until_on.or(ends),
                            reason: filled(name.reason.as_deref()),
                            document: filled(name.document.as_deref()),
                            instead_of: name.instead_of.as_ref(),
                        })?
                    }
                };
                if differs {
                    changed.push(mentee.name);
                }
            }
            tx.about(&format!("{} {}", seat.label, some_of(&changed)));
            Ok(changed.len())
        })
    }
}

impl Tx<'_> {
    /// In which township somebody has the seats of a scheme on a day, and until when: where not
    /// everybody has them, as long as the pair.
    fn seated_under(
        &self,
        scheme: &Scheme,
        mentee: &Person,
        on: PartialDate,
    ) -> Result<(TownshipId, Option<PartialDate>)> {
        let day = on.first_day();
        let pairs: Vec<Pair> = self.db.find_by("person_id", mentee.id.as_str())?;
        let pair = pairs.into_iter().find(|pair| {
            pair.scheme_id == scheme.id && rules::has_day(rules::period_of(pair), day)
        });
        match pair {
            Some(pair) if !scheme.everyone => {
                let township = mentee_township(self.db, scheme, mentee, day);
                Ok((township.unwrap_or(pair.township_id), pair.until_on))
            }
            _ if scheme.everyone => Ok((mentee_township(self.db, scheme, mentee, day)?, None)),
            _ => Err(Refused::PairNone {
                name: mentee.name.clone(),
                scheme: scheme.name.clone(),
                on: day,
            }
            .into()),
        }
    }

    /// Seats a mentor from a day. In a seat for one, and in every derived seat, they take the place
    /// of whom a hand named before; whoever is named for later stays. Whether anything differs now.
    pub(crate) fn name_in_seat(&self, naming: &Naming<'_>) -> Result<bool> {
        refuse_mentor(self.db, naming.mentee, naming.mentor)?;
        let seat = naming.seat;
        let for_one = seat.fill != Fill::Hand || seat.mentors == 1;
        if seat.fill != Fill::Hand && naming.reason.is_none() {
            let seat = seat.label.clone();
            return Err(Refused::PairSeatDerived { seat }.into());
        }
        let day = naming.from_on.first_day();
        let present = self.named_in(&seat.id, &naming.mentee.id)?;
        let sits = |named: &&NamedMentor| rules::has_day(rules::naming_of(named), day);
        let same = present.iter().filter(sits).find(|it| {
            it.mentor_id == naming.mentor.id
                && it.until_on == naming.until_on
                && it.reason == naming.reason
        });
        if same.is_some() {
            return Ok(false);
        }
        let leaves = |named: &&NamedMentor| {
            let meant = match naming.instead_of {
                Some(id) => named.mentor_id == *id,
                None => for_one || named.mentor_id == naming.mentor.id,
            };
            meant && sits(named)
        };
        let leaving: Vec<&NamedMentor> = present.iter().filter(leaves).collect();
        if naming.instead_of.is_some() && leaving.is_empty() {
            return Err(Refused::NotFound { what: "帮带人" }.into());
        }
        for named in &leaving {
            self.stop_naming(named, naming.from_on)?;
        }
        let mut until_on = naming.until_on;
        let mut holders: Vec<rules::Period> = Vec::new();
        for named in &present {
            if leaving.iter().any(|it| it.id == named.id) {
                continue;
            }
            let later = named.from_on.first_day() > day;
            let ends_first = |until: &PartialDate| until.first_day() <= named.from_on.first_day();
            if for_one && later && !until_on.as_ref().is_some_and(ends_first) {
                until_on = Some(named.from_on);
            }
            holders.push(rules::naming_of(named));
        }
        if !rules::has_room(seat.mentors, &holders, (naming.from_on, until_on)) {
            return Err(Refused::PairSeatFull {
                name: naming.mentee.name.clone(),
                seat: seat.label.clone(),
                limit: seat.mentors,
            }
            .into());
        }
        self.db.insert(&NamedMentor {
            id: RecordId::new(),
            township_id: naming.township_id.clone(),
            seat_id: seat.id.clone(),
            person_id: naming.mentee.id.clone(),
            mentor_id: naming.mentor.id.clone(),
            from_on: naming.from_on,
            until_on,
            reason: naming.reason.clone(),
            document: naming.document.clone(),
        })?;
        Ok(true)
    }

    /// Nobody named sits in the seat from a day: back to whom duty or post says, or to nobody.
    /// Whether anything differs now.
    pub(crate) fn empty_seat(
        &self,
        seat: &SeatId,
        mentee: &PersonId,
        from_on: PartialDate,
        only: Option<&PersonId>,
    ) -> Result<bool> {
        let mut emptied = false;
        for named in self.named_in(seat, mentee)? {
            let meant = only.is_none_or(|id| named.mentor_id == *id);
            if meant && rules::has_day(rules::naming_of(&named), from_on.first_day()) {
                self.stop_naming(&named, from_on)?;
                emptied = true;
            }
        }
        Ok(emptied)
    }

    /// Ends a naming on a day; one that began that day never was.
    fn stop_naming(&self, named: &NamedMentor, on: PartialDate) -> Result<()> {
        if named.from_on.first_day() == on.first_day() {
            return self.db.remove(NamedMentor::TABLE, named.id.as_str());
        }
        self.db.update(&NamedMentor {
            until_on: Some(on),
            ..named.clone()
        })
    }

    fn named_in(&self, seat: &SeatId, mentee: &PersonId) -> Result<Vec<NamedMentor>> {
        let mut named: Vec<NamedMentor> = self.db.find_by("person_id", mentee.as_str())?;
        named.retain(|named| named.seat_id == *seat);
        Ok(named)
    }
}
