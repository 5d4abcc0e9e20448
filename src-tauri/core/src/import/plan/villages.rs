//! Villages that come into the list: those the sheets name and it has not.

use std::collections::HashMap;

use crate::ids::{TownshipId, VillageId};
use crate::import::places::{KnownTownship, KnownVillage, Meaning};
use crate::villages::rules::{may_be_short_for, stem};

use super::sheets::Prepared;
use super::Planner;

impl Planner<'_> {
    /// A village that comes into the list by its name on the sheet.
    pub(super) fn add_village(&mut self, text: &str, township_id: TownshipId) -> usize {
        let at = self.list_village(full_name(&[text.to_owned()]), township_id);
        if self.plan.places.villages[at].name != text {
            self.plan.places.add_alias(at, text);
        }
        at
    }

    fn list_village(&mut self, name: String, township_id: TownshipId) -> usize {
        let places = &mut self.plan.places;
        let township = places.townships.iter().find(|it| it.id == township_id);
        let label = township.map(|it| it.name.clone()).unwrap_or_default();
        self.plan.new_villages.push((name.clone(), label));
        places.add(KnownVillage {
            id: VillageId::new(),
            township_id,
            name,
            code: None,
            aliases: Vec::new(),
        })
    }

    /// The villages the sheets name and the list has not, with their townships as known or as the
    /// sheets name them; each once, by its fullest spelling. One whose name may be short for another
    /// of its township is not among them: that is asked.
    pub(super) fn missing_villages(
        &self,
        prepared: &[Vec<Prepared>],
    ) -> Vec<(Result<TownshipId, String>, String)> {
        let mut wanted: Vec<(Result<TownshipId, String>, String)> = Vec::new();
        let mut spellings: HashMap<(String, String), Vec<String>> = HashMap::new();
        for table in prepared.iter().flatten().flat_map(|sheet| &sheet.tables) {
            for (_, reading) in &table.rows {
                let Some(township) = self.township_of(reading, table) else {
                    continue;
                };
                let known = township.as_ref().ok();
                let meaning = match &reading.village {
                    Some(text) => Some(self.plan.places.village(text, known)),
                    None => table.village.clone(),
                };
                if let Some(Meaning::Unknown(text)) = meaning {
                    let group = (township_key(&township), stem(&text));
                    let spelt = spellings.entry(group).or_default();
                    if spelt.is_empty() {
                        wanted.push((township, text.clone()));
                    }
                    if !spelt.contains(&text) {
                        spelt.push(text);
                    }
                }
            }
        }
        let all = wanted.clone();
        wanted.retain(|(township, text)| {
            self.answer(&format!("village:{text}")).is_none()
                && !all
                    .iter()
                    .any(|(there, full)| there == township && may_be_short_for(text, full))
                && !self.may_be_known(text, township)
        });
        let named = wanted.into_iter().map(|(township, text)| {
            let spelt = &spellings[&(township_key(&township), stem(&text))];
            let name = full_name(spelt);
            (township, name)
        });
        named.filter(|(_, name)| !name.is_empty()).collect()
    }

    /// Whether a village of the list may be called so for short.
    fn may_be_known(&self, text: &str, township: &Result<TownshipId, String>) -> bool {
        let villages = self.plan.places.villages.iter();
        let mut there = villages.filter(|village| township.as_ref() == Ok(&village.township_id));
        there.any(|village| may_be_short_for(text, &village.name))
    }

    /// Adds the villages the sheets name and the list has not.
    pub(super) fn add_villages(&mut self, prepared: &[Vec<Prepared>]) {
        for (township, name) in self.missing_villages(prepared) {
            let township_id = match township {
                Ok(id) => id,
                Err(name) => self.township_named(&name),
            };
            self.list_village(name, township_id);
        }
    }

    fn township_named(&mut self, name: &str) -> TownshipId {
        if let Some(known) = self
            .plan
            .places
            .townships
            .iter()
            .find(|known| known.name == name)
        {
            return known.id.clone();
        }
        let id = TownshipId::new();
        self.plan.places.townships.push(KnownTownship {
            id: id.clone(),
            name: name.to_owned(),
        });
        id
    }
}

fn township_key(township: &Result<TownshipId, String>) -> String {
    match township {
        Ok(id) => id.to_string(),
        Err(name) => name.clone(),
    }
}

/// The fullest spelling of a village's name: with 村 or 社区, without 委会.
fn full_name(spelt: &[String]) -> String {
    let plain = spelt.iter().find(|text| {
        ["村", "社区", "嘎查"].iter().any(|end| text.ends_with(end)) && !text.ends_with("行政村")
    });
    if let Some(plain) = plain {
        return plain.clone();
    }
    let first = spelt.first().cloned().unwrap_or_default();
    let own = stem(&first);
    if own.is_empty() || own.chars().count() > 30 {
        String::new()
    } else if first.ends_with("居委会") || first.ends_with("居民委员会") {
        format!("{own}社区")
    } else {
        format!("{own}村")
    }
}
