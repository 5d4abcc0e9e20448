//! 实绩: what was done in placements, one by one and summed.

use std::collections::{BTreeMap, HashMap};

use super::scene::Scene;
use super::{
    rules, Rotation, RotationTally, TallyBy, TallyEdit, TallyFilter, TallyGroup, TallyList,
    TallyRow,
};
use crate::changes::Outcome;
use crate::date::{in_words, Day};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::RecordId;
use crate::mentoring::items::text;
use crate::op::Op;
use crate::people::typed_date;
use crate::registry::Registry;
use crate::store::Row;

impl Registry {
    /// Records or corrects what was done in a placement.
    pub fn set_tally(&mut self, edit: &TallyEdit, today: Day) -> Result<Outcome<RecordId>> {
        let read = read(edit, today)?;
        self.transact(Op::SetTally, |tx| {
            let rotation: Rotation = tx
                .db
                .find(edit.rotation_id.as_str())?
                .or_not_found("锻炼记录")?;
            let name = tx.db.person_name(&rotation.person_id)?;
            tx.about(&format!("{name} {}", read.measure));
            let known: Option<RotationTally> = match &edit.id {
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("实绩")?),
                None => None,
            };
            let tally = RotationTally {
                id: known
                    .as_ref()
                    .map_or_else(RecordId::new, |known| known.id.clone()),
                township_id: rotation.township_id,
                ..read
            };
            match known {
                None => tx.db.insert(&tally)?,
                Some(known) if known != tally => tx.db.update(&tally)?,
                Some(_) => {}
            }
            Ok(tally.id)
        })
    }

    /// Takes a tally out.
    pub fn remove_tally(&mut self, id: &RecordId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveTally, |tx| {
            let tally: RotationTally = tx.db.find(id.as_str())?.or_not_found("实绩")?;
            tx.about(&tally.measure);
            tx.db.remove(RotationTally::TABLE, id.as_str())
        })
    }

    /// What was done, one by one and summed.
    pub fn tallies(&self, filter: &TallyFilter) -> Result<TallyList> {
        let scene = Scene::read(&self.db)?;
        let mut groups: BTreeMap<(usize, String), (String, Vec<&RotationTally>)> = BTreeMap::new();
        let mut rows = Vec::new();
        let mut all: Vec<&RotationTally> = Vec::new();
        for rotation in &scene.rotations {
            if !filter.wants(rotation) {
                continue;
            }
            let tallies = scene.tallies(&rotation.id).iter();
            for tally in tallies.filter(|tally| filter.has_day(tally)) {
                let (order, key, label) =
                    scene.group(filter.by.unwrap_or_default(), rotation, tally)?;
                let group = groups.entry((order, key)).or_insert((label, Vec::new()));
                group.1.push(tally);
                all.push(tally);
                rows.push(scene.tally_row(rotation, tally)?);
            }
        }
        rows.sort_by(|a, b| (b.tally.from_on, &b.tally.id).cmp(&(a.tally.from_on, &a.tally.id)));
        let amount = money(&all);
        let mut uses: HashMap<&str, usize> = HashMap::new();
        for tally in &all {
            *uses.entry(&tally.measure).or_default() += 1;
        }
        let mut measures: Vec<&str> = uses.keys().copied().collect();
        measures.sort_by_key(|measure| (std::cmp::Reverse(uses[measure]), *measure));
        Ok(TallyList {
            rows,
            groups: groups
                .into_iter()
                .map(|((_, key), (label, tallies))| TallyGroup {
                    key,
                    label,
                    tallies: tallies.len(),
                    amount: money(&tallies),
                    sums: rules::sums(tallies),
                })
                .collect(),
            measures: measures.into_iter().map(str::to_owned).collect(),
            total: rules::sums(all),
            amount,
            amount_text: rules::said_money(amount),
        })
    }
}

impl TallyFilter {
    fn wants(&self, rotation: &Rotation) -> bool {
        let types = self.types.as_deref().unwrap_or_default();
        let villages = self.villages.as_deref().unwrap_or_default();
        let village = rotation.village_id.as_ref();
        self.rotation_id
            .as_ref()
            .is_none_or(|id| rotation.id == *id)
            && self
                .person_id
                .as_ref()
                .is_none_or(|id| rotation.person_id == *id)
            && (types.is_empty() || types.contains(&rotation.type_id))
            && (villages.is_empty() || village.is_some_and(|id| villages.contains(id)))
    }

    /// A tally counts where its first day lies.
    fn has_day(&self, tally: &RotationTally) -> bool {
        let day = tally.from_on.first_day();
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Scene {
    /// What was done in a rotation, the newest first.
    pub(super) fn tally_rows(&self, rotation: &Rotation) -> Result<Vec<TallyRow>> {
        let tallies = self.tallies(&rotation.id).iter();
        let rows: Result<Vec<TallyRow>> = tallies
            .map(|tally| self.tally_row(rotation, tally))
            .collect();
        let mut rows = rows?;
        rows.sort_by(|a, b| (b.tally.from_on, &b.tally.id).cmp(&(a.tally.from_on, &a.tally.id)));
        Ok(rows)
    }

    fn tally_row(&self, rotation: &Rotation, tally: &RotationTally) -> Result<TallyRow> {
        let count = tally.count.zip(tally.unit.as_deref());
        Ok(TallyRow {
            person_id: rotation.person_id.clone(),
            name: self.name(&rotation.person_id).to_owned(),
            type_name: self.kind(&rotation.type_id)?.name.clone(),
            place: self.place(rotation).to_owned(),
            when: rules::when(tally),
            text: rules::said(count, tally.amount),
            tally: tally.clone(),
        })
    }

    /// To which group a tally belongs: its order, key and label.
    fn group(
        &self,
        by: TallyBy,
        rotation: &Rotation,
        tally: &RotationTally,
    ) -> Result<(usize, String, String)> {
        let person = rotation.person_id.as_str();
        Ok(match by {
            TallyBy::Person => {
                let at = self.seating.person(&rotation.person_id)?;
                (
                    at,
                    person.to_owned(),
                    self.name(&rotation.person_id).to_owned(),
                )
            }
            TallyBy::Place => {
                let place = self.place(rotation).to_owned();
                let village = rotation.village_id.as_ref();
                let key = village.map_or(place.as_str(), |id| id.as_str()).to_owned();
                (self.order(rotation), key, place)
            }
            TallyBy::Type => {
                let kind = self.kind(&rotation.type_id)?;
                let order = usize::try_from(kind.position).unwrap_or_default();
                (order, kind.id.as_str().to_owned(), kind.name.clone())
            }
            TallyBy::Month => {
                let month = tally.from_on.to_month();
                (0, month.to_string(), month.dotted_month())
            }
        })
    }
}

fn money(tallies: &[&RotationTally]) -> i64 {
    tallies.iter().filter_map(|tally| tally.amount).sum()
}

/// A tally as typed; identity and township are not known yet.
fn read(edit: &TallyEdit, today: Day) -> Result<RotationTally> {
    let from_on = typed_date("from_on", &edit.from_on)?;
    if from_on.first_day() > today {
        let message = format!("不能晚于今天（{}）", in_words(today));
        return Err(Error::invalid("from_on", "date.future", message));
    }
    let last = filled(edit.last_on.as_deref())
        .map(|typed| typed_date("last_on", &typed))
        .transpose()?;
    if last.is_some_and(|last| last.first_day() < from_on.first_day()) {
        let message = "截止时间早于开始时间";
        return Err(Error::invalid("last_on", "interval.empty", message));
    }
    let measure = text("measure", Some(&edit.measure), 40)?;
    let measure = measure
        .ok_or_else(|| Error::invalid("measure", "tally.measure", "请填写做了什么，如 调解纠纷"))?;
    let count = filled(edit.count.as_deref())
        .map(|typed| {
            let message = format!("数量“{typed}”应为整数，如 12");
            rules::read_count(&typed)
                .ok_or_else(|| Error::invalid("count", "number.range", message))
        })
        .transpose()?;
    let amount = filled(edit.amount.as_deref())
        .map(|typed| {
            let message = format!("金额“{typed}”看不懂，请写成 50万元、3500元 这样");
            rules::read_money(&typed)
                .ok_or_else(|| Error::invalid("amount", "number.range", message))
        })
        .transpose()?;
    if count.is_none() && amount.is_none() {
        let message = "请填写数量或金额";
        return Err(Error::invalid("count", "tally.nothing", message));
    }
    let unit = text("unit", edit.unit.as_deref(), 10)?;
    Ok(RotationTally {
        id: RecordId::new(),
        township_id: crate::ids::TownshipId::new(),
        rotation_id: edit.rotation_id.clone(),
        from_on,
        until_on: last.filter(|last| *last != from_on).map(rules::after),
        measure,
        unit: count.map(|_| unit.unwrap_or_else(|| "次".into())),
        count,
        amount,
        remark: text("remark", edit.remark.as_deref(), 500)?,
    })
}
