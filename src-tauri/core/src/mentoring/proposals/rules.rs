//! What speaks for a pairing and what forbids it. Pure: the register is loaded elsewhere.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::assignment::Want;
use crate::ids::{PersonId, TownshipId};
use crate::mentoring::seats::At;

/// What a pairing is worth for each thing that speaks for it; each 0 to 1000.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct Weights {
    /// Both of one village, or the mentor answers for the mentee's.
    #[ts(as = "Option<i64>", optional)]
    pub same_village: i64,
    /// Of villages that lie side by side.
    #[ts(as = "Option<i64>", optional)]
    pub neighbour: i64,
    /// Of one township, and no nearer.
    #[ts(as = "Option<i64>", optional)]
    pub same_township: i64,
    /// Both work in one unit.
    #[ts(as = "Option<i64>", optional)]
    pub same_unit: i64,
    /// The mentor knows what the mentee studies, does or is good at.
    #[ts(as = "Option<i64>", optional)]
    pub specialty: i64,
    /// They are paired, or were last year.
    #[ts(as = "Option<i64>", optional)]
    pub kept: i64,
    /// What each mentee a mentor has takes from the next one's.
    #[ts(as = "Option<i64>", optional)]
    pub balance: i64,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            same_village: 40,
            neighbour: 25,
            same_township: 10,
            same_unit: 30,
            specialty: 30,
            kept: 60,
            balance: 2,
        }
    }
}

impl Weights {
    /// Whether each weight is one that can be added up.
    pub(super) fn are_sensible(&self) -> bool {
        [
            self.same_village,
            self.neighbour,
            self.same_township,
            self.same_unit,
            self.specialty,
            self.kept,
            self.balance,
        ]
        .iter()
        .all(|weight| (0..=1000).contains(weight))
    }
}

/// A mentee, as far as pairing is concerned.
#[derive(Debug, Clone)]
pub(super) struct Mentee {
    pub(super) id: PersonId,
    pub(super) name: String,
    pub(super) township_id: TownshipId,
    pub(super) township: At,
    pub(super) village: Option<At>,
    pub(super) village_name: Option<String>,
    pub(super) neighbours: Vec<At>,
    pub(super) units: Vec<String>,
    /// For each field of the mentors' vocabulary, whether it is this mentee's.
    pub(super) fields: Vec<bool>,
    /// Mentors, by number, who may not.
    pub(super) barred: HashMap<usize, Bar>,
    /// Who mentors now, or did last year, by number.
    pub(super) previous: HashMap<usize, Previous>,
    /// Who mentors now in a seat of one, whether a candidate or not.
    pub(super) present: Option<PersonId>,
    pub(super) want: Want,
}

/// A mentor, as far as pairing is concerned.
#[derive(Debug, Clone)]
pub(super) struct Mentor {
    pub(super) id: PersonId,
    pub(super) name: String,
    pub(super) post: Option<String>,
    pub(super) township: At,
    /// Where they live or hold a post.
    pub(super) villages: Vec<At>,
    /// For which they answer by duty.
    pub(super) duties: Vec<At>,
    pub(super) units: Vec<String>,
    /// Numbers in the vocabulary.
    pub(super) fields: Vec<usize>,
    /// Mentees whom no proposal moves.
    pub(super) load: usize,
    pub(super) limit: Option<usize>,
}

/// Why someone may not mentor someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Bar {
    /// They are the mentee.
    Same,
    /// They are the mentee's 配偶, 父母, 子女 or 兄弟姐妹.
    Kin(String),
    /// They mentor this mentee already, in the seat of this label.
    Seated(String),
}

impl Bar {
    pub(super) fn text(&self) -> String {
        match self {
            Self::Same => "就是本人".into(),
            Self::Kin(relation) => format!("与本人是{relation}关系，须回避"),
            Self::Seated(seat) => format!("已是本人的{seat}"),
        }
    }
}

/// How near two people are; the later, the nearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    OtherTownship,
    Township,
    Neighbour,
    Duty,
    Village,
}

/// Since when they are paired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Previous {
    Present,
    LastYear,
}

/// What speaks for one pairing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit<'a> {
    place: Place,
    unit: Option<&'a str>,
    field: Option<usize>,
    previous: Option<Previous>,
}

/// What speaks for this mentee with the mentor of this number.
pub(super) fn fit<'a>(mentee: &Mentee, number: usize, mentor: &'a Mentor) -> Fit<'a> {
    Fit {
        place: place(mentee, mentor),
        unit: mentor
            .units
            .iter()
            .find(|unit| mentee.units.contains(unit))
            .map(String::as_str),
        field: mentor
            .fields
            .iter()
            .copied()
            .find(|field| mentee.fields[*field]),
        previous: mentee.previous.get(&number).copied(),
    }
}

fn place(mentee: &Mentee, mentor: &Mentor) -> Place {
    if let Some(village) = &mentee.village {
        if mentor.villages.contains(village) {
            return Place::Village;
        }
        if mentor.duties.contains(village) {
            return Place::Duty;
        }
        let near = |village: &At| mentee.neighbours.contains(village);
        if mentor.villages.iter().any(near) {
            return Place::Neighbour;
        }
    }
    if mentee.township == mentor.township {
        Place::Township
    } else {
        Place::OtherTownship
    }
}

impl Fit<'_> {
    /// The worth of it all.
    pub(super) fn score(&self, weights: &Weights) -> i64 {
        let place = match self.place {
            Place::Village | Place::Duty => weights.same_village,
            Place::Neighbour => weights.neighbour,
            Place::Township => weights.same_township,
            Place::OtherTownship => 0,
        };
        let when = |holds: bool, weight: i64| if holds { weight } else { 0 };
        place
            + when(self.unit.is_some(), weights.same_unit)
            + when(self.field.is_some(), weights.specialty)
            + when(self.previous.is_some(), weights.kept)
    }

    /// Whether they are paired, or were last year.
    pub(super) fn is_kept(&self) -> bool {
        self.previous.is_some()
    }

    /// What speaks for it, in words; the strongest first.
    pub(super) fn reasons(&self, vocabulary: &[String]) -> Vec<String> {
        let mut reasons = Vec::new();
        match self.previous {
            Some(Previous::Present) => reasons.push("保留现有结对".to_owned()),
            Some(Previous::LastYear) => reasons.push("延续上年结对".to_owned()),
            None => {}
        }
        match self.place {
            Place::Village => reasons.push("同村".to_owned()),
            Place::Duty => reasons.push("包联本村".to_owned()),
            Place::Neighbour => reasons.push("邻村".to_owned()),
            Place::Township | Place::OtherTownship => {}
        }
        if let Some(unit) = self.unit {
            reasons.push(format!("同单位：{unit}"));
        }
        if let Some(field) = self.field {
            reasons.push(format!("专业对口：{}", vocabulary[field]));
        }
        if self.place == Place::Township {
            reasons.push("同乡镇".to_owned());
        }
        reasons
    }

    /// What speaks for `chosen` and not for this one, in words.
    pub(super) fn lacks(&self, chosen: &Fit<'_>) -> Vec<&'static str> {
        let mut lacks = Vec::new();
        if chosen.previous.is_some() && self.previous.is_none() {
            lacks.push("未曾结对");
        }
        if self.place < chosen.place {
            match self.place {
                Place::OtherTownship => lacks.push("不同乡镇"),
                Place::Township if chosen.place == Place::Neighbour => lacks.push("不是邻村"),
                Place::Township | Place::Neighbour => lacks.push("不同村"),
                Place::Duty | Place::Village => {}
            }
        }
        if chosen.unit.is_some() && self.unit.is_none() {
            lacks.push("不同单位");
        }
        if chosen.field.is_some() && self.field.is_none() {
            lacks.push("专业不对口");
        }
        lacks
    }
}
