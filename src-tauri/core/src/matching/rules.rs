//! What speaks for sending somebody to a village. Pure: the register is read elsewhere.

use super::{MatchReason, MatchWeights};
use crate::codes::is_college_or_above;
use crate::ids::{PersonId, VillageId};

/// Somebody who could be sent, as far as matching is concerned.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Who.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// 性别.
    pub sex: Option<String>,
    /// Full years on the day.
    pub age: Option<i32>,
    /// 学历 on the day.
    pub education: Option<String>,
    /// 专业.
    pub major: Option<String>,
    /// 籍贯 as written.
    pub native_place: Option<String>,
    /// Where somebody is from, as far as known.
    pub homes: Vec<Home>,
    /// For each field of the villages' vocabulary, whether it is theirs.
    pub knows: Vec<bool>,
    /// In whose pool they are: the village they are not sent to.
    pub pool: Option<VillageId>,
}

/// 籍贯, 出生地 or 家庭住址 as written, and what of the register it names.
#[derive(Debug, Clone)]
pub struct Home {
    /// What it is called.
    pub label: &'static str,
    /// As written.
    pub text: String,
    /// Numbers of the townships it names.
    pub townships: Vec<usize>,
    /// Whether it names the county.
    pub in_county: bool,
}

/// A village people could be sent to, as far as matching is concerned.
#[derive(Debug, Clone)]
pub struct Sought {
    /// Which.
    pub id: VillageId,
    /// Its name.
    pub name: String,
    /// Its township's number.
    pub township_at: usize,
    /// Its township's name.
    pub township: String,
    /// The county's name; empty: not known.
    pub county: String,
    /// How homes may write it.
    pub written: Vec<String>,
    /// What it lives from: numbers in the vocabulary.
    pub industry: Vec<usize>,
    /// What else it wants: numbers in the vocabulary.
    pub wanted: Vec<usize>,
    /// People in its pool.
    pub reserves: usize,
    /// Its board.
    pub board: Board,
}

/// A village's board on a day; what is not known does not count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Board {
    /// Members.
    pub members: usize,
    /// Ages of those whose birth is known.
    pub ages: Vec<i32>,
    /// Those whose 学历 is known, and of them 大专以上.
    pub schooled: (usize, usize),
    /// Those whose 性别 is known, and of them women.
    pub sexes: (usize, usize),
}

impl Board {
    /// Mean age in tenths of a year; `None`: no birth is known.
    #[must_use]
    pub fn mean_age(&self) -> Option<i64> {
        mean_in_tenths(&self.ages)
    }

    /// Mean age with one more.
    fn mean_age_with(&self, age: i32) -> Option<i64> {
        let mut ages = self.ages.clone();
        ages.push(age);
        mean_in_tenths(&ages)
    }
}

/// The mean of full years, in tenths, rounded half up; `None`: of nobody.
#[must_use]
pub fn mean_in_tenths(ages: &[i32]) -> Option<i64> {
    let people = i64::try_from(ages.len())
        .ok()
        .filter(|people| *people > 0)?;
    let sum: i64 = ages.iter().map(|age| i64::from(*age)).sum();
    Some((sum * 20 + people) / (people * 2))
}

/// `36.0` of 360.
#[must_use]
pub fn tenths_said(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Whether a post in a village is one of its 两委: 书记, 副书记, 主任, 副主任, 委员; not that of the
/// 监委会, 妇联 or 团支部, and no assistant's.
#[must_use]
pub fn is_of_board(title: &str) -> bool {
    const OTHER: [&str; 10] = [
        "第一书记",
        "监委",
        "监督",
        "妇联",
        "团",
        "助理",
        "民兵",
        "网格",
        "名誉",
        "驻村",
    ];
    const BOARD: [&str; 4] = ["书记", "支书", "主任", "委员"];
    title
        .split(['、', '，', ',', '；', ';', '/', '兼', '（', '）', '(', ')'])
        .any(|part| {
            BOARD.iter().any(|word| part.contains(word))
                && !OTHER.iter().any(|word| part.contains(word))
        })
}

/// How near a home is to a village; the later, the nearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Near {
    /// In its county.
    County,
    /// In its township.
    Township,
    /// In it.
    Village,
}

/// What speaks for sending one person to one village.
#[derive(Debug, Clone)]
pub struct Fit<'a> {
    /// The nearest home, and what it is called.
    home: Option<(Near, &'static str)>,
    /// Of the village's fields the number of the first known one.
    industry: Option<usize>,
    need: Option<usize>,
    empty: bool,
    college: bool,
    woman: bool,
    /// Mean age of the board without and with the person, in tenths.
    younger: Option<(i64, i64)>,
    village: &'a Sought,
}

/// What speaks for this person in this village.
#[must_use]
pub fn fit<'a>(person: &Candidate, village: &'a Sought) -> Fit<'a> {
    let known = |field: &&usize| person.knows[**field];
    let industry = village.industry.iter().find(known).copied();
    let wanted = village
        .wanted
        .iter()
        .filter(|field| Some(**field) != industry);
    let board = &village.board;
    let education = person.education.as_deref();
    let younger = board.mean_age().zip(person.age).and_then(|(mean, age)| {
        let with = board.mean_age_with(age)?;
        (with < mean).then_some((mean, with))
    });
    Fit {
        home: nearest(&person.homes, village),
        industry,
        need: { wanted }.find(known).copied(),
        empty: village.reserves == 0,
        college: board.schooled.0 > 0
            && board.schooled.1 == 0
            && education.is_some_and(is_college_or_above),
        woman: board.sexes.0 > 0 && board.sexes.1 == 0 && person.sex.as_deref() == Some("女"),
        younger,
        village,
    }
}

/// The home that is nearest to a village; of two as near the first.
fn nearest(homes: &[Home], village: &Sought) -> Option<(Near, &'static str)> {
    let mut best: Option<(Near, &'static str)> = None;
    for home in homes {
        if let Some(near) = near(home, village) {
            if best.is_none_or(|(known, _)| near > known) {
                best = Some((near, home.label));
            }
        }
    }
    best
}

/// How near a home is to a village. A village of that name in another township is not it.
fn near(home: &Home, village: &Sought) -> Option<Near> {
    let here = home.townships.contains(&village.township_at);
    let named = || village.written.iter().any(|name| home.text.contains(name));
    if (here || home.townships.is_empty()) && named() {
        Some(Near::Village)
    } else if here {
        Some(Near::Township)
    } else if home.in_county {
        Some(Near::County)
    } else {
        None
    }
}

/// A thing that may speak for a village, by which two of them are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Home,
    Industry,
    Need,
    Empty,
    College,
    Woman,
    Younger,
}

const PARTS: [Part; 7] = [
    Part::Home,
    Part::Industry,
    Part::Need,
    Part::Empty,
    Part::College,
    Part::Woman,
    Part::Younger,
];

impl Fit<'_> {
    /// The worth of it all.
    #[must_use]
    pub fn score(&self, weights: &MatchWeights) -> i64 {
        PARTS.iter().map(|part| self.points(*part, weights)).sum()
    }

    fn points(&self, part: Part, weights: &MatchWeights) -> i64 {
        let when = |holds: bool, weight: i64| if holds { weight } else { 0 };
        match part {
            Part::Home => match self.home.map(|(near, _)| near) {
                Some(Near::Village) => weights.same_village,
                Some(Near::Township) => weights.same_township,
                Some(Near::County) => weights.same_county,
                None => 0,
            },
            Part::Industry => when(self.industry.is_some(), weights.industry),
            Part::Need => when(self.need.is_some(), weights.need),
            Part::Empty => when(self.empty, weights.empty),
            Part::College => when(self.college, weights.college),
            Part::Woman => when(self.woman, weights.woman),
            Part::Younger => self.younger.map_or(0, |(before, with)| {
                ((before - with) * weights.younger + 5) / 10
            }),
        }
    }

    /// What speaks for it, in words and points; what is worth nothing is left out.
    #[must_use]
    pub fn reasons(&self, weights: &MatchWeights, vocabulary: &[String]) -> Vec<MatchReason> {
        let reasons = PARTS.iter().map(|part| MatchReason {
            text: self.said(*part, vocabulary),
            points: self.points(*part, weights),
        });
        reasons.filter(|reason| reason.points > 0).collect()
    }

    fn said(&self, part: Part, vocabulary: &[String]) -> String {
        let field = |at: Option<usize>| at.map_or("", |at| vocabulary[at].as_str());
        match part {
            Part::Home => self.home.map_or_else(String::new, |(near, label)| {
                let place = match near {
                    Near::Village => &self.village.name,
                    Near::Township => &self.village.township,
                    Near::County => &self.village.county,
                };
                format!("{label}{place}")
            }),
            Part::Industry => format!("对口产业：{}", field(self.industry)),
            Part::Need => format!("村里需要：{}", field(self.need)),
            Part::Empty => "村里没有后备干部".into(),
            Part::College => "班子缺大专以上".into(),
            Part::Woman => "班子缺女性".into(),
            Part::Younger => self.younger.map_or_else(String::new, |(before, with)| {
                let (before, with) = (tenths_said(before), tenths_said(with));
                format!("班子平均年龄 {before}→{with} 岁")
            }),
        }
    }

    /// What speaks less for this village than for the chosen one, in words.
    #[must_use]
    pub fn lacks(&self, chosen: &Fit<'_>, weights: &MatchWeights) -> Vec<&'static str> {
        let less = |part: &&Part| self.points(**part, weights) < chosen.points(**part, weights);
        let said = PARTS.iter().filter(less).map(|part| match part {
            Part::Home => "籍贯没有那么近",
            Part::Industry => "产业不对口",
            Part::Need => "不是村里要的专业特长",
            Part::Empty => "村里已有后备干部",
            Part::College => "班子不缺大专以上",
            Part::Woman => "班子不缺女性",
            Part::Younger => "班子平均年龄降得少",
        });
        said.collect()
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
