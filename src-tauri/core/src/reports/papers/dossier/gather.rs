//! Everything the dossiers of a request say, read once for all of them.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::rc::Rc;

use super::super::PaperRequest;
use crate::assessments::ScoredYear;
use crate::date::Day;
use crate::dossiers::Attachment;
use crate::duties::Post;
use crate::error::{OrNotFound, Result};
use crate::ids::{ItemId, PairId, PersonId, SessionId, SubjectId, VillageId, VisitId};
use crate::mentoring::{Item, Pair, PairFilter, PairRow, Visit, VisitMentee, WhichPairs};
use crate::names;
use crate::outcomes::{OutcomeFilter, OutcomeRow};
use crate::people::{FactField, FactsOnDay, Person};
use crate::plans::PlanView;
use crate::registry::Registry;
use crate::reports::Picture;
use crate::reserves::{Reserve, ReserveOnDay, State};
use crate::reviews::RevealedReply;
use crate::rotations::{RotationFilter, RotationRow, WhichRotations};
use crate::store::grouped;
use crate::training::sessions::{SessionFilter, SessionRow};
use crate::training::studies::{StudyFilter, StudyRow};
use crate::training::Attendance;

/// A session and what a person did there; the session is shared by all who came.
pub(super) type Attended = (Rc<SessionRow>, Attendance);

/// One person with everything their dossier says.
pub(super) struct DossierOnPaper {
    pub(super) person: Person,
    pub(super) facts: FactsOnDay,
    /// The village of the last spell in a pool.
    pub(super) village: Option<String>,
    pub(super) township: String,
    pub(super) photo: Option<Picture>,
    /// With the village, the earliest first.
    pub(super) spells: Vec<(Reserve, String)>,
    /// With where each is, the earliest first.
    pub(super) posts: Vec<(Post, String)>,
    pub(super) pairs: Vec<PairOnPaper>,
    /// With the mentor's name, the earliest first.
    pub(super) visits: Vec<(Visit, String)>,
    pub(super) plan: Option<PlanView>,
    /// The earliest first.
    pub(super) sessions: Vec<Attended>,
    pub(super) studies: Vec<StudyRow>,
    pub(super) rotations: Vec<RotationRow>,
    /// What departments said in reviews, where that was asked for and noted; else nothing.
    pub(super) reviews: Vec<(String, RevealedReply)>,
    pub(super) years: Vec<ScoredYear>,
    /// The earliest first.
    pub(super) outcomes: Vec<OutcomeRow>,
    pub(super) attachments: Vec<Attachment>,
}

/// A pair as of the day, or the seats of a scheme that everybody has.
pub(super) struct PairOnPaper {
    pub(super) scheme: String,
    pub(super) checklist: String,
    pub(super) row: PairRow,
    pub(super) pair: Option<Pair>,
    /// What was registered for its steps.
    pub(super) items: HashMap<ItemId, Item>,
}

impl DossierOnPaper {
    pub(super) fn fact(&self, field: FactField) -> String {
        self.facts.get(field).unwrap_or_default().to_owned()
    }
}

/// Someone, and whence.
struct Whose {
    person: Person,
    facts: FactsOnDay,
    village: Option<String>,
    township: String,
}

impl Registry {
    /// The dossiers a request asks for, in paper order; who is asked for by name need not be in a
    /// pool.
    pub(super) fn dossiers_on_paper(
        &self,
        request: &PaperRequest,
        as_of: Day,
    ) -> Result<Vec<DossierOnPaper>> {
        let whose = self.whose_dossiers(request, as_of)?;
        let ids: HashSet<PersonId> = whose.iter().map(|it| it.person.id.clone()).collect();
        let mut pairs = self.pairs_in_dossiers(&ids, as_of)?;
        let mut visits = self.visits_in_dossiers(&ids, as_of)?;
        let mut sessions = self.sessions_in_dossiers(&ids, as_of)?;
        let villages = self.db.village_names(as_of)?.into_iter().collect();
        let mut spells = self.spells_in_dossiers(&ids, &villages, as_of)?;
        let mut posts = self.posts_in_dossiers(&ids, &villages, as_of)?;
        let plans = self.plans_on(as_of)?;
        // Of one person their own records are enough.
        let only = match whose.as_slice() {
            [whose] => Some(&whose.person.id),
            _ => None,
        };
        let studies = self.studies(
            &StudyFilter {
                as_of: Some(as_of),
                person_id: only.cloned(),
                ..StudyFilter::default()
            },
            as_of,
        )?;
        let mut studies = grouped(studies.rows, |row| Some(row.study.person_id.clone()));
        let rotations = if let Some(id) = only {
            self.rotations_of(id, as_of)?.rows
        } else {
            let all = RotationFilter {
                as_of: Some(as_of),
                state: Some(WhichRotations::All),
                ..RotationFilter::default()
            };
            self.rotations(&all, as_of)?.rows
        };
        let mut rotations = grouped(rotations, |row| Some(row.rotation.person_id.clone()));
        let mut reviews = self.reviews_in_dossiers(request, ids.len(), as_of)?;
        let subject = only.cloned().map(SubjectId::from);
        let mut years = self.scored_years(subject.as_ref(), as_of)?;
        let mut outcomes = if let Some(id) = only {
            self.outcomes_of(id, as_of)?
        } else {
            let all = OutcomeFilter {
                as_of: Some(as_of),
                ..OutcomeFilter::default()
            };
            self.outcomes(&all, as_of)?.rows
        };
        outcomes.sort_by_key(|row| row.outcome.on_day);
        let mut outcomes = grouped(outcomes, |row| Some(row.outcome.person_id.clone()));
        let attachments: Vec<Attachment> = match only {
            Some(id) => self.db.find_by("person_id", id.as_str())?,
            None => self.db.all()?,
        };
        let mut attachments = grouped(attachments, |it| Some(it.person_id.clone()));
        let dossiers = whose.into_iter().map(|whose| {
            let id = &whose.person.id;
            let mut own_studies = taken(&mut studies, id);
            own_studies.retain(|row| row.study.begins_on.first_day() <= as_of);
            own_studies.sort_by_key(|row| row.study.begins_on);
            let mut own_rotations = taken(&mut rotations, id);
            own_rotations.retain(|row| row.rotation.from_on.first_day() <= as_of);
            own_rotations.sort_by_key(|row| row.rotation.from_on);
            let mut own_attachments = taken(&mut attachments, id);
            own_attachments
                .sort_by(|a, b| (&a.kind, a.on_day, &a.id).cmp(&(&b.kind, b.on_day, &b.id)));
            Ok(DossierOnPaper {
                photo: self.photo_on_paper(&whose.person)?,
                spells: taken(&mut spells, id),
                posts: taken(&mut posts, id),
                pairs: taken(&mut pairs, id),
                visits: taken(&mut visits, id),
                plan: plans.current(id),
                sessions: taken(&mut sessions, id),
                studies: own_studies,
                rotations: own_rotations,
                reviews: taken(&mut reviews, id),
                years: years
                    .remove(&SubjectId::from(id.clone()))
                    .unwrap_or_default(),
                outcomes: taken(&mut outcomes, id),
                attachments: own_attachments,
                facts: whose.facts,
                village: whose.village,
                township: whose.township,
                person: shown(whose.person, request.full_ids),
            })
        });
        dossiers.collect()
    }

    /// What departments said by a day, with the name of the round, the earliest first; only where the
    /// request asks for it, and the journal notes of how many.
    fn reviews_in_dossiers(
        &self,
        request: &PaperRequest,
        people: usize,
        as_of: Day,
    ) -> Result<HashMap<PersonId, Vec<(String, RevealedReply)>>> {
        if request.reveal != Some(true) {
            return Ok(HashMap::new());
        }
        self.note_reveal(&format!("一人一档 {people} 人"))?;
        let mut replies = Vec::new();
        for round in self.review_rounds(as_of)?.into_iter().rev() {
            let of_round = self.replies_in_full(&round.round.id, None, as_of)?;
            let name = round.round.name;
            replies.extend(of_round.into_iter().map(|reply| (name.clone(), reply)));
        }
        Ok(grouped(replies, |(_, reply)| Some(reply.person_id.clone())))
    }

    fn whose_dossiers(&self, request: &PaperRequest, as_of: Day) -> Result<Vec<Whose>> {
        let villages = request.villages.as_deref().unwrap_or_default();
        let Some(people) = &request.people else {
            let pool = self.db.reserves_on(as_of, villages, State::InPool)?;
            return Ok(pool.into_iter().map(Whose::from).collect());
        };
        // Of somebody with several spells the last one says where.
        let mut last: HashMap<PersonId, ReserveOnDay> = HashMap::new();
        let mut order: Vec<PersonId> = Vec::new();
        for row in self.db.reserves_on(as_of, villages, State::All)? {
            let id = row.person.id.clone();
            if !people.contains(&id) {
                continue;
            }
            let later = last
                .get(&id)
                .is_none_or(|known| known.reserve.entered_on < row.reserve.entered_on);
            if later {
                order.retain(|known| *known != id);
                order.push(id.clone());
                last.insert(id, row);
            }
        }
        let mut whose: Vec<Whose> = Vec::new();
        whose.extend(
            order
                .iter()
                .filter_map(|id| last.remove(id))
                .map(Whose::from),
        );
        for id in people.iter().filter(|id| !order.contains(id)) {
            let person: Person = self.db.find(id.as_str())?.or_not_found("人员")?;
            let mut townships = self.db.townships_on(as_of)?.into_iter();
            let township = townships.find(|it| it.id == person.township_id);
            let facts = self.db.facts_of(&[id], as_of)?.remove(id);
            whose.push(Whose {
                facts: facts.unwrap_or_default(),
                village: None,
                township: township.map(|it| it.name).unwrap_or_default(),
                person,
            });
        }
        Ok(whose)
    }

    fn photo_on_paper(&self, person: &Person) -> Result<Option<Picture>> {
        let Some(hash) = &person.photo else {
            return Ok(None);
        };
        let blob = self.db.blob(hash)?;
        Ok(blob.map(|(_, bytes)| Picture(bytes.into())))
    }

    fn pairs_in_dossiers(
        &self,
        whose: &HashSet<PersonId>,
        as_of: Day,
    ) -> Result<HashMap<PersonId, Vec<PairOnPaper>>> {
        let mut records = keyed(self.db.all::<Pair>()?, |pair| pair.id.clone());
        let items = self.db.all::<Item>()?;
        let mut items: HashMap<PairId, Vec<Item>> =
            grouped(items, |item| Some(item.pair_id.clone()));
        let mut found: HashMap<PersonId, Vec<PairOnPaper>> = HashMap::new();
        for view in self.schemes(as_of)? {
            let list = self.pairs(
                &PairFilter {
                    scheme: Some(view.scheme.id.clone()),
                    state: WhichPairs::All,
                    ..PairFilter::default()
                },
                as_of,
            )?;
            for row in list.rows {
                let known = row.seats.iter().any(|seat| !seat.mentors.is_empty());
                if !whose.contains(&row.person_id) || (row.pair_id.is_none() && !known) {
                    continue;
                }
                let id = row.pair_id.as_ref();
                let of_pair = id.and_then(|id| items.remove(id)).unwrap_or_default();
                found
                    .entry(row.person_id.clone())
                    .or_default()
                    .push(PairOnPaper {
                        scheme: view.scheme.name.clone(),
                        checklist: view.scheme.checklist.clone(),
                        pair: id.and_then(|id| records.remove(id)),
                        items: keyed(of_pair, |item| item.id.clone()),
                        row,
                    });
            }
        }
        Ok(found)
    }

    fn visits_in_dossiers(
        &self,
        whose: &HashSet<PersonId>,
        as_of: Day,
    ) -> Result<HashMap<PersonId, Vec<(Visit, String)>>> {
        let mut visits = self.db.all::<Visit>()?;
        visits.retain(|visit| visit.on_day.first_day() <= as_of);
        let visits: HashMap<VisitId, Visit> = keyed(visits, |visit| visit.id.clone());
        let mut names: HashMap<PersonId, String> = HashMap::new();
        let mut found: HashMap<PersonId, Vec<(Visit, String)>> = HashMap::new();
        for mentee in self.db.all::<VisitMentee>()? {
            let visit = visits.get(&mentee.visit_id);
            let Some(visit) = visit.filter(|_| whose.contains(&mentee.person_id)) else {
                continue;
            };
            let mentor = match names.get(&visit.mentor_id) {
                Some(name) => name.clone(),
                None => self.db.person_name(&visit.mentor_id)?,
            };
            names.insert(visit.mentor_id.clone(), mentor.clone());
            found
                .entry(mentee.person_id)
                .or_default()
                .push((visit.clone(), mentor));
        }
        for visits in found.values_mut() {
            visits.sort_by(|(a, _), (b, _)| (a.on_day, &a.id).cmp(&(b.on_day, &b.id)));
        }
        Ok(found)
    }

    fn sessions_in_dossiers(
        &self,
        whose: &HashSet<PersonId>,
        as_of: Day,
    ) -> Result<HashMap<PersonId, Vec<Attended>>> {
        let held = self.sessions(&SessionFilter {
            to: Some(as_of),
            ..SessionFilter::default()
        })?;
        let held = held.rows.into_iter().map(Rc::new).collect();
        let held: HashMap<SessionId, Rc<SessionRow>> = keyed(held, |row| row.session.id.clone());
        let mut found: HashMap<PersonId, Vec<Attended>> = HashMap::new();
        for attendance in self.db.all::<Attendance>()? {
            let whom = attendance.person_id.clone().filter(|id| whose.contains(id));
            if let (Some(whom), Some(row)) = (whom, held.get(&attendance.session_id)) {
                found
                    .entry(whom)
                    .or_default()
                    .push((Rc::clone(row), attendance));
            }
        }
        for sessions in found.values_mut() {
            sessions.sort_by_key(|(row, _)| row.session.begins_on);
        }
        Ok(found)
    }

    fn spells_in_dossiers(
        &self,
        whose: &HashSet<PersonId>,
        villages: &HashMap<VillageId, String>,
        as_of: Day,
    ) -> Result<HashMap<PersonId, Vec<(Reserve, String)>>> {
        let mut spells = self.db.all::<Reserve>()?;
        spells.retain(|it| whose.contains(&it.person_id) && it.entered_on.first_day() <= as_of);
        spells.sort_by_key(|spell| spell.entered_on);
        let spells = spells.into_iter().map(|spell| {
            let village = villages.get(&spell.village_id).cloned();
            (known_on(spell, as_of), village.unwrap_or_default())
        });
        Ok(grouped(spells.collect(), |(spell, _)| {
            Some(spell.person_id.clone())
        }))
    }

    fn posts_in_dossiers(
        &self,
        whose: &HashSet<PersonId>,
        villages: &HashMap<VillageId, String>,
        as_of: Day,
    ) -> Result<HashMap<PersonId, Vec<(Post, String)>>> {
        let mut posts = self.db.all::<Post>()?;
        posts.retain(|post| whose.contains(&post.person_id) && post.from_on.first_day() <= as_of);
        posts.sort_by_key(|post| post.from_on);
        let posts = posts.into_iter().map(|post| {
            let village = post.village_id.as_ref().and_then(|id| villages.get(id));
            let place = village.or(post.unit.as_ref()).cloned();
            (post, place.unwrap_or_default())
        });
        Ok(grouped(posts.collect(), |(post, _)| {
            Some(post.person_id.clone())
        }))
    }
}

/// A spell without a leaving that comes later.
fn known_on(spell: Reserve, day: Day) -> Reserve {
    match spell.left_on {
        Some(left) if left.first_day() <= day => spell,
        _ => Reserve {
            left_on: None,
            left_reason: None,
            destination: None,
            ..spell
        },
    }
}

impl From<ReserveOnDay> for Whose {
    fn from(row: ReserveOnDay) -> Self {
        Self {
            person: row.person,
            facts: row.facts,
            village: Some(row.village),
            township: row.township,
        }
    }
}

/// The person as the paper may show them: numbers masked unless asked for in full.
fn shown(person: Person, full_ids: bool) -> Person {
    if full_ids {
        return person;
    }
    let masked = |phones: String| names::mask_phones(&phones);
    Person {
        id_number: person.id_number.as_deref().map(names::mask_id),
        phone: person.phone.map(masked),
        other_phones: person.other_phones.map(masked),
        ..person
    }
}

fn keyed<K: Eq + Hash, T>(all: Vec<T>, key: impl Fn(&T) -> K) -> HashMap<K, T> {
    all.into_iter().map(|one| (key(&one), one)).collect()
}

fn taken<T>(groups: &mut HashMap<PersonId, Vec<T>>, id: &PersonId) -> Vec<T> {
    groups.remove(id).unwrap_or_default()
}
