//! What two villages have of one day, made one record where both say the same; where they do not, a
//! sentence that names it.

use crate::assessments::{Assessment, IndicatorList, YearGrade};
use crate::date::PartialDate;
use crate::duties::{Duty, Post};
use crate::error::Result;
use crate::ids::ReserveId;
use crate::matching::{Match, VillageNeed};
use crate::mentoring::Neighbours;
use crate::registry::Tx;
use crate::reserves::{Reserve, MOVED};
use crate::selection::{Override, SelectionRun, YearlyDecision, YearlyUpdate};
use crate::store::Row;
use crate::villages::{Village, VillageStatus};

/// Longest text of a village's need.
const LONGEST_NEED: usize = 200;

impl Tx<'_> {
    /// Unites what a village has one of: its needs, its update of a year, its neighbours, its scores
    /// of a period and its grade of a year. What cannot be united.
    pub(super) fn unite_what_a_village_has_once(
        &self,
        gone: &Village,
        stays: &Village,
    ) -> Result<Vec<String>> {
        let mut clashes = self.unite_needs(gone, stays)?;
        clashes.extend(self.unite_yearly_updates(gone, stays)?);
        clashes.extend(self.scored_twice(gone, stays)?);
        self.unite_neighbours(gone, stays)?;
        Ok(clashes)
    }

    /// Unites records that are now of one village: spells between which somebody moved from the one
    /// to the other, and one post, duty or status whose days overlap. What cannot be united.
    pub(super) fn unite_what_is_recorded_twice(&self, village: &Village) -> Result<Vec<String>> {
        let mut clashes = Vec::new();
        let of = village.id.as_str();
        let mut spells: Vec<Reserve> = self.db.find_by("village_id", of)?;
        spells.sort_by_key(|it| (it.entered_on.first_day(), it.left_on.is_none()));
        self.unite(spells, as_one_spell, |stays, goes| {
            clashes.extend(self.follow_spell(stays, goes)?);
            Ok(())
        })?;
        let mut posts: Vec<Post> = self.db.find_by("village_id", of)?;
        posts.sort_by_key(|it| it.from_on.first_day());
        self.unite(posts, as_one_post, |stays, goes| {
            let matches: Vec<Match> = self.db.find_by("post_id", goes.id.as_str())?;
            let follow = |it: Match| Match {
                post_id: Some(stays.id.clone()),
                ..it
            };
            let mut matches = matches.into_iter().map(follow);
            matches.try_for_each(|it| self.db.update(&it))
        })?;
        let mut duties: Vec<Duty> = self.db.find_by("village_id", of)?;
        duties.sort_by_key(|it| it.from_on.first_day());
        self.unite(duties, as_one_duty, |_, _| Ok(()))?;
        let mut statuses: Vec<VillageStatus> = self.db.find_by("village_id", of)?;
        statuses.sort_by_key(|it| it.from_on.first_day());
        self.unite(statuses, as_one_status, |_, _| Ok(()))?;
        Ok(clashes)
    }

    /// Of records in the order of their days, every one that is another one's goes into it.
    fn unite<R: Row + Identified>(
        &self,
        records: Vec<R>,
        as_one: impl Fn(&R, &R) -> Option<R>,
        mut follow: impl FnMut(&R, &R) -> Result<()>,
    ) -> Result<()> {
        let mut kept: Vec<R> = Vec::new();
        for record in records {
            let united = kept
                .iter_mut()
                .find_map(|known| as_one(known, &record).map(|one| (known, one)));
            match united {
                None => kept.push(record),
                Some((known, one)) => {
                    follow(&one, &record)?;
                    self.db.remove(R::TABLE, record.id())?;
                    self.db.update(&one)?;
                    *known = one;
                }
            }
        }
        Ok(())
    }

    /// What hangs on a spell that goes into another hangs on that one.
    fn follow_spell(&self, stays: &Reserve, goes: &Reserve) -> Result<Vec<String>> {
        let mut clashes = Vec::new();
        let id = &stays.id;
        let reasons: Vec<Override> = self.of_spell(id)?;
        for reason in self.of_spell::<Override>(&goes.id)? {
            // A move takes the reason along; the first one said is the spell's.
            if reasons.is_empty() {
                let reserve_id = id.clone();
                self.db.update(&Override {
                    reserve_id,
                    ..reason
                })?;
            } else {
                self.db.remove(Override::TABLE, reason.id.as_str())?;
            }
        }
        let runs: Vec<SelectionRun> = self.of_spell(id)?;
        for run in self.of_spell::<SelectionRun>(&goes.id)? {
            if runs.is_empty() {
                let reserve_id = Some(id.clone());
                self.db.update(&SelectionRun { reserve_id, ..run })?;
            } else {
                clashes.push(format!("{}在两个村各有一次选拔记录", self.whose(stays)?));
            }
        }
        let decisions: Vec<YearlyDecision> = self.of_spell(id)?;
        for later in self.of_spell::<YearlyDecision>(&goes.id)? {
            let known = decisions.iter().find(|it| it.update_id == later.update_id);
            match known {
                None => {
                    let reserve_id = id.clone();
                    self.db.update(&YearlyDecision {
                        reserve_id,
                        ..later
                    })?;
                }
                Some(known) if known.decision == later.decision => {
                    self.db.remove(YearlyDecision::TABLE, later.id.as_str())?;
                }
                Some(_) => {
                    clashes.push(format!("{}同一年有两个更新意见", self.whose(stays)?));
                }
            }
        }
        for sent in self.of_spell::<Match>(&goes.id)? {
            let reserve_id = Some(id.clone());
            self.db.update(&Match { reserve_id, ..sent })?;
        }
        Ok(clashes)
    }

    fn of_spell<R: Row>(&self, id: &ReserveId) -> Result<Vec<R>> {
        self.db.find_by("reserve_id", id.as_str())
    }

    fn whose(&self, spell: &Reserve) -> Result<String> {
        self.db.person_name(&spell.person_id)
    }

    /// Needs are joined.
    fn unite_needs(&self, gone: &Village, stays: &Village) -> Result<Vec<String>> {
        let of = |village: &Village| -> Result<Option<VillageNeed>> {
            let needs: Vec<VillageNeed> = self.db.find_by("village_id", village.id.as_str())?;
            Ok(needs.into_iter().next())
        };
        let (Some(known), Some(came)) = (of(stays)?, of(gone)?) else {
            return Ok(Vec::new());
        };
        let joined = VillageNeed {
            industry: joined(known.industry, came.industry),
            majors: joined(known.majors, came.majors),
            wishes: joined(known.wishes, came.wishes),
            ..known
        };
        let texts = [&joined.industry, &joined.majors, &joined.wishes];
        let long = |it: &Option<String>| {
            it.as_ref()
                .is_some_and(|it| it.chars().count() > LONGEST_NEED)
        };
        if texts.into_iter().any(long) {
            return Ok(vec![format!(
                "两村的村情与需求合起来超过 {LONGEST_NEED} 个字"
            )]);
        }
        self.db.remove(VillageNeed::TABLE, came.id.as_str())?;
        self.db.update(&joined)?;
        Ok(Vec::new())
    }

    /// Two updates of a year and a day are one, with the decisions of both.
    fn unite_yearly_updates(&self, gone: &Village, stays: &Village) -> Result<Vec<String>> {
        let mut clashes = Vec::new();
        let known: Vec<YearlyUpdate> = self.db.find_by("village_id", stays.id.as_str())?;
        let came: Vec<YearlyUpdate> = self.db.find_by("village_id", gone.id.as_str())?;
        for came in came {
            let Some(known) = known.iter().find(|known| known.year == came.year) else {
                continue;
            };
            let documents_differ = differ(known.document.as_ref(), came.document.as_ref());
            if known.on_day != came.on_day || documents_differ {
                clashes.push(format!("两村{}年的年度滚动更新日期或文号不同", came.year));
                continue;
            }
            let decisions: Vec<YearlyDecision> = self.db.find_by("update_id", came.id.as_str())?;
            for decision in decisions {
                let update_id = known.id.clone();
                self.db.update(&YearlyDecision {
                    update_id,
                    ..decision
                })?;
            }
            self.db.remove(YearlyUpdate::TABLE, came.id.as_str())?;
            let document = known.document.clone().or(came.document);
            self.db.update(&YearlyUpdate {
                document,
                ..known.clone()
            })?;
        }
        Ok(clashes)
    }

    /// What both villages were scored or graded for: two scores of a village nobody can make one.
    fn scored_twice(&self, gone: &Village, stays: &Village) -> Result<Vec<String>> {
        let list = |id: &str| -> Result<String> {
            let list: Option<IndicatorList> = self.db.find(id)?;
            Ok(list.map(|it| it.name).unwrap_or_default())
        };
        let mut clashes = Vec::new();
        let known: Vec<Assessment> = self.db.find_by("village_id", stays.id.as_str())?;
        let came: Vec<Assessment> = self.db.find_by("village_id", gone.id.as_str())?;
        let of = |it: &Assessment| (it.indicator_list_id.clone(), it.period_on);
        for twice in came
            .iter()
            .filter(|came| known.iter().any(|it| of(it) == of(came)))
        {
            let (list, period) = (list(twice.indicator_list_id.as_str())?, twice.period_on);
            clashes.push(format!("两村都有“{list}”{}的得分", period.in_words()));
        }
        let known: Vec<YearGrade> = self.db.find_by("village_id", stays.id.as_str())?;
        let came: Vec<YearGrade> = self.db.find_by("village_id", gone.id.as_str())?;
        let of = |it: &YearGrade| (it.indicator_list_id.clone(), it.year.clone());
        for twice in came
            .iter()
            .filter(|came| known.iter().any(|it| of(it) == of(came)))
        {
            let list = list(twice.indicator_list_id.as_str())?;
            clashes.push(format!("两村都有“{list}”{}年的年度等次", twice.year));
        }
        Ok(clashes)
    }

    /// Whoever lies beside either lies beside the one that stays.
    fn unite_neighbours(&self, gone: &Village, stays: &Village) -> Result<()> {
        let known = self.neighbours_of(&stays.id)?;
        for (id, other) in self.neighbours_of(&gone.id)? {
            self.db.remove(Neighbours::TABLE, id.as_str())?;
            if other != stays.id && known.iter().all(|(_, known)| *known != other) {
                self.add_neighbours(stays, &other)?;
            }
        }
        Ok(())
    }
}

/// A record with its identity.
trait Identified {
    fn id(&self) -> &str;
}

macro_rules! identified {
    ($($record:ty),*) => { $(impl Identified for $record {
        fn id(&self) -> &str {
            self.id.as_str()
        }
    })* };
}

identified!(Reserve, Post, Duty, VillageStatus);

/// Somebody who moved from one of the villages to the other was in one pool all along.
fn as_one_spell(earlier: &Reserve, later: &Reserve) -> Option<Reserve> {
    let moved_on = earlier.left_on.map(PartialDate::first_day);
    let went_on = earlier.person_id == later.person_id
        && earlier.left_reason.as_deref() == Some(MOVED)
        && moved_on == Some(later.entered_on.first_day());
    went_on.then(|| Reserve {
        left_on: later.left_on,
        left_reason: later.left_reason.clone(),
        destination: later.destination.clone(),
        document: earlier.document.clone().or(later.document.clone()),
        position: later.position,
        stated_mentors: earlier
            .stated_mentors
            .followed_by(&later.stated_mentors, later.entered_on),
        remark: earlier.remark.followed_by(&later.remark, later.entered_on),
        listed_on: earlier.listed_on.max(later.listed_on),
        ..earlier.clone()
    })
}

pub(crate) fn as_one_post(earlier: &Post, later: &Post) -> Option<Post> {
    let same = earlier.person_id == later.person_id && earlier.title == later.title;
    let differ = differ(earlier.document.as_ref(), later.document.as_ref())
        || differ(earlier.term.as_ref(), later.term.as_ref());
    (same && !differ && earlier.span().overlaps(later.span())).then_some(())?;
    Some(Post {
        until_on: later_end(earlier.until_on, later.until_on),
        document: earlier.document.clone().or(later.document.clone()),
        term: earlier.term.clone().or(later.term.clone()),
        ..earlier.clone()
    })
}

pub(crate) fn as_one_duty(earlier: &Duty, later: &Duty) -> Option<Duty> {
    let same = earlier.person_id == later.person_id && earlier.role == later.role;
    let differ = differ(earlier.document.as_ref(), later.document.as_ref());
    (same && !differ && earlier.span().overlaps(later.span())).then_some(())?;
    Some(Duty {
        until_on: later_end(earlier.until_on, later.until_on),
        document: earlier.document.clone().or(later.document.clone()),
        ..earlier.clone()
    })
}

fn as_one_status(earlier: &VillageStatus, later: &VillageStatus) -> Option<VillageStatus> {
    let ended = earlier.until_on.map(PartialDate::first_day);
    let overlap = ended.is_none_or(|ended| later.from_on.first_day() < ended);
    let differ = differ(earlier.document.as_ref(), later.document.as_ref());
    (overlap && !differ && earlier.status == later.status).then_some(())?;
    Some(VillageStatus {
        until_on: later_end(earlier.until_on, later.until_on),
        document: earlier.document.clone().or(later.document.clone()),
        ..earlier.clone()
    })
}

/// The end of days that reach as far as either does; `None`: still.
fn later_end(one: Option<PartialDate>, other: Option<PartialDate>) -> Option<PartialDate> {
    let (one, other) = (one?, other?);
    Some(if one.first_day() < other.first_day() {
        other
    } else {
        one
    })
}

/// Whether both say something, and not the same.
fn differ(one: Option<&String>, other: Option<&String>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

/// Both texts, each once.
fn joined(one: Option<String>, other: Option<String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) if one != other => Some(format!("{one}、{other}")),
        (one, other) => one.or(other),
    }
}
