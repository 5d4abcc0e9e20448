//! The sample: an invented township with twelve villages and fifty-two people, in a file of its
//! own, so that it never mixes with the clerk's data. Nobody in it exists; the ID numbers use a
//! county code that was never given out.
//!
//! It tells of an office on 26 November 2025. All its days but birthdays and the like are shifted,
//! so that whoever opens it finds the office on that day today.

mod assessments;
mod dossiers;
mod matching;
mod mentoring;
mod plans;
mod reviews;
mod rotations;
mod selection;
mod training;

use std::collections::HashMap;
use std::path::Path;

use crate::date::{Day, PartialDate};
use crate::error::{unexpected, Fault, Result};
use crate::ids::VillageId;
use crate::people::{parse_date, Field, PersonInput};
use crate::registry::{Registry, Tx};
use crate::reserves::{Entry, Mentor, Reserve, Stated};
use crate::store::shown;
use crate::villages::{Owner, OwnerKind, VillageDraft};

/// One person a line, under a header of field names.
const PEOPLE: &str = include_str!("../../data/sample.tsv");

/// The invented township.
pub const TOWNSHIP: &str = "青禾镇";

/// The day on which the office is found: a Wednesday with much to do.
const STORY: (i32, u32, u32) = (2025, 11, 26);

/// Days of the story as they are told.
#[derive(Debug, Clone, Copy)]
struct Calendar {
    story: Day,
    today: Day,
}

impl Calendar {
    fn of(today: Day) -> Result<Self> {
        let (year, month, day) = STORY;
        let story = Day::from_ymd_opt(year, month, day).ok_or_else(|| unexpected("no such day"))?;
        Ok(Self { story, today })
    }

    /// The day so many days after the story's (before it, when negative).
    fn after(self, days: i64) -> PartialDate {
        (self.today + chrono::Duration::days(days)).into()
    }

    /// A day or month of the story, shifted; a month stays a month.
    fn shifted(self, date: PartialDate) -> PartialDate {
        let day = self.after((date.first_day() - self.story).num_days());
        if date.has_day() {
            day
        } else {
            day.to_month()
        }
    }
}

/// Makes the sample register as somebody finds it on a day.
pub fn create(path: &Path, today: Day) -> Result<Registry> {
    let calendar = Calendar::of(today)?;
    let lines: Vec<HashMap<&str, &str>> = lines().collect();
    let mut villages: Vec<VillageDraft> = Vec::new();
    for line in &lines {
        if villages
            .iter()
            .all(|village| village.name != line["village"])
        {
            villages.push(VillageDraft {
                name: line["village"].into(),
                ..VillageDraft::default()
            });
        }
    }
    Registry::create_with(path, OwnerKind::Township, TOWNSHIP, &villages, |tx| {
        let owner: Owner = tx.db.find("owner")?.ok_or_else(|| unexpected("no owner"))?;
        tx.db.update(&Owner { sample: 1, ..owner })?;
        lines.iter().try_for_each(|line| add(tx, calendar, line))?;
        mentoring::add(tx, calendar)?;
        training::add(tx, calendar)?;
        rotations::add(tx, calendar)?;
        plans::add(tx, calendar)?;
        selection::add(tx, calendar)?;
        dossiers::add(tx, calendar)?;
        reviews::add(tx, calendar)?;
        matching::add(tx, calendar)?;
        assessments::add(tx, calendar)?;
        tx.about(TOWNSHIP);
        Ok(())
    })
}

/// Removes the sample register, which must be closed.
pub fn remove(path: &Path) -> Result<()> {
    for ending in ["qinglan", "qinglan-wal", "qinglan-shm"] {
        let file = path.with_extension(ending);
        match std::fs::remove_file(&file) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => {
                return Err(Fault::File {
                    path: shown(&file),
                    detail: error.to_string(),
                }
                .into())
            }
        }
    }
    let _ = std::fs::remove_dir_all(crate::store::backup::backup_folder(path));
    Ok(())
}

fn lines() -> impl Iterator<Item = HashMap<&'static str, &'static str>> {
    let mut lines = PEOPLE.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    lines.map(move |line| header.iter().copied().zip(line.split('\t')).collect())
}

fn add(tx: &Tx<'_>, calendar: Calendar, line: &HashMap<&str, &str>) -> Result<()> {
    let known = |field: &&Field| line.get(field.name()).is_some_and(|text| !text.is_empty());
    let fields = Field::ALL
        .iter()
        .filter(known)
        .filter(|field| **field != Field::Remark);
    let mut input = PersonInput(
        fields
            .map(|field| (*field, line[field.name()].to_owned()))
            .collect(),
    );
    // A probation of a year goes with the story; what lies further back stays where it was.
    if line["political_status"] == "预备党员" {
        let joined = parse_date(line["party_joined"]).map_err(unexpected)?;
        let joined = calendar.shifted(joined).to_string();
        input.0.insert(Field::PartyJoined, joined);
    }
    let accepted = input.accept("")?;
    let village: VillageId = tx
        .db
        .villages_called(line["village"])?
        .into_iter()
        .next()
        .map(|village| village.id)
        .ok_or_else(|| unexpected("the sample names a village twice"))?;
    let entered_on = parse_date(line["entered_on"]).map_err(unexpected)?;
    let entered_on = calendar.shifted(entered_on);
    let entry = Entry {
        remark: Some(line["remark"].to_owned()).filter(|remark| !remark.is_empty()),
        ..Entry::new(village, entered_on)
    };
    let person = tx.add_person(&accepted, Some(&entry), calendar.today, "")?;
    let spells: Vec<Reserve> = tx.db.find_by("person_id", person.id.as_str())?;
    let mentor = |seat: &str, name: &str, post: &str| Mentor {
        seat: seat.into(),
        name: line[name].into(),
        post: Some(line[post].into()),
    };
    for spell in spells {
        let mentors = vec![
            mentor("包村领导", "leader", "leader_post"),
            mentor("包村干部", "contact", "contact_post"),
            mentor("村党组织书记", "secretary", "secretary_post"),
        ];
        tx.db.update(&Reserve {
            stated_mentors: Stated::always(mentors, None),
            ..spell
        })?;
    }
    Ok(())
}
