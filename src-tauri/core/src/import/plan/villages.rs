//! Villages that come into the list: those the sheets name and it has not.

use crate::ids::{TownshipId, VillageId};
use crate::import::places::{
    is_no_village, names_several, split_township, stem_of_township, KnownTownship, KnownVillage,
    Meaning, VILLAGE_ENDS,
};
use crate::villages::rules::{may_be_misspelt_for, may_be_short_for, stem};

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
        // A name that was another village's until its end can be this one's only from then on.
        let mut namesakes = places.villages.iter();
        let began_on = namesakes
            .find(|it| it.township_id == township_id && it.name == name)
            .and_then(|it| it.ended_on);
        self.plan.new_villages.push((name.clone(), label));
        places.add(KnownVillage {
            id: VillageId::new(),
            township_id,
            name,
            code: None,
            aliases: Vec::new(),
            belonged_to: Vec::new(),
            began_on,
            ended_on: None,
            went_into: None,
        })
    }

    /// The villages the sheets name and the list has not, with their townships as known or as the
    /// sheets name them; each once, by its fullest spelling. One whose name may be short for another
    /// of its township or a misspelling of it is not among them: that is asked.
    pub(super) fn missing_villages(
        &self,
        prepared: &[Vec<Prepared>],
    ) -> Vec<(Result<TownshipId, String>, String)> {
        let mut wanted: Vec<Wanted> = Vec::new();
        for table in prepared.iter().flatten().flat_map(|sheet| &sheet.tables) {
            for (_, reading) in &table.rows {
                let Some(township) = self.township_of(reading, table) else {
                    continue;
                };
                if self.other_township(reading, table).is_some() {
                    continue;
                }
                let known = township.as_ref().ok();
                let meaning = match &reading.village {
                    Some(text) => Some(self.plan.places.village(text, known)),
                    None => table.village.clone(),
                };
                let Some(Meaning::Unknown(text)) = meaning else {
                    continue;
                };
                if reading
                    .village
                    .as_deref()
                    .is_some_and(|it| self.of_others(it))
                {
                    continue;
                }
                let stem = stem(&text);
                let same = |it: &&mut Wanted| it.township == township && it.stem == stem;
                match wanted.iter_mut().find(same) {
                    Some(known) => known.is_told(text),
                    None => wanted.push(Wanted {
                        township,
                        stem,
                        spelt: vec![text],
                        rows: 1,
                    }),
                }
            }
        }
        let is_new = |at: &usize| {
            let own = &wanted[*at];
            let others = || wanted.iter().enumerate();
            self.answer(&format!("village:{}", own.text())).is_none()
                && !names_several(own.text())
                && !is_no_village(own.text())
                && !others().any(|(other, it)| it.may_be_meant_by(own, other < *at))
                && !self.may_be_known(own.text(), &own.township)
        };
        let new = (0..wanted.len()).filter(is_new);
        let named = new.map(|at| (wanted[at].township.clone(), full_name(&wanted[at].spelt)));
        named.filter(|(_, name)| !name.is_empty()).collect()
    }

    /// Whether a cell names a village with a township that is not the register's only one: 大河镇新民村.
    fn of_others(&self, village: &str) -> bool {
        let Some(ours) = self.only_township() else {
            return false;
        };
        let named = split_township(village).filter(|(township, rest)| {
            let whole = stem_of_township(township).chars().count() >= 2;
            whole && rest.chars().count() >= 3 && VILLAGE_ENDS.iter().any(|end| rest.ends_with(end))
        });
        named.is_some_and(
            |_| !matches!(self.plan.places.township(village), Some(Ok(id)) if id == ours.id),
        )
    }

    /// Whether a village of the list may be called so for short, or may be misspelt so.
    fn may_be_known(&self, text: &str, township: &Result<TownshipId, String>) -> bool {
        let villages = self.plan.places.villages.iter();
        let mut there = villages.filter(|village| township.as_ref() == Ok(&village.township_id));
        there.any(|village| {
            may_be_short_for(text, &village.name) || may_be_misspelt_for(text, &village.name)
        })
    }

    /// The village of the list whose name sounds like a text that is none.
    pub(super) fn sounds_like(&self, text: &str, township: Option<&TownshipId>) -> Option<&str> {
        let villages = self.plan.places.villages.iter();
        let mut there =
            villages.filter(|village| township.is_none_or(|id| village.township_id == *id));
        let found = there.find(|village| may_be_misspelt_for(text, &village.name))?;
        Some(&found.name)
    }

    /// Adds the villages the sheets name and the list has not, of which the clerk chose.
    pub(super) fn add_villages(&mut self, prepared: &[Vec<Prepared>]) {
        let chosen = self.options.chosen_villages.as_ref();
        let wanted = |name: &String| chosen.is_none_or(|names| names.contains(name));
        for (township, name) in self.missing_villages(prepared) {
            if !wanted(&name) {
                continue;
            }
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
            former: Vec::new(),
        });
        id
    }
}

/// A village that sheets name and the list has not.
struct Wanted {
    township: Result<TownshipId, String>,
    stem: String,
    /// Its names as written, the first one first.
    spelt: Vec<String>,
    /// How many rows name it.
    rows: usize,
}

impl Wanted {
    fn text(&self) -> &str {
        self.spelt.first().map_or("", String::as_str)
    }

    /// One more row names it.
    fn is_told(&mut self, text: String) {
        self.rows += 1;
        if !self.spelt.contains(&text) {
            self.spelt.push(text);
        }
    }

    /// Whether another name may mean this village: as a short name, or as a misspelling, which the
    /// one of fewer rows is, or the later one.
    fn may_be_meant_by(&self, other: &Self, earlier: bool) -> bool {
        let usual = self.rows > other.rows || (self.rows == other.rows && earlier);
        self.township == other.township
            && (may_be_short_for(other.text(), self.text())
                || usual && may_be_misspelt_for(other.text(), self.text()))
    }
}

/// The fullest spelling of a village's name: with 村 or 社区, without 委会.
fn full_name(spelt: &[String]) -> String {
    let plain = spelt.iter().find(|text| {
        VILLAGE_ENDS.iter().any(|end| text.ends_with(end)) && !text.ends_with("行政村")
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
    } else if UNITS_LIKE_VILLAGES.iter().any(|end| first.ends_with(end)) {
        first
    } else {
        format!("{own}村")
    }
}

/// What units are called that have reserves as villages do and are none by name: 日芒牧委会, 十五连,
/// 红星林场.
const UNITS_LIKE_VILLAGES: [&str; 6] = ["牧委会", "连", "队", "场", "居民区", "管理区"];
