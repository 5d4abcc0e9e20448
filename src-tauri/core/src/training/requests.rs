//! 点单: what villages and people ask for, whether a session met it, and the menu that follows.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::input::required;
use super::{rules, Course, CourseRequest, Session, SessionRequest};
use crate::changes::Outcome;
use crate::date::Day;
use crate::duties::filled;
use crate::duties::rules::Span;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{CourseId, PersonId, RequestId, SessionId, VillageId};
use crate::mentoring::items::{past_day, text};
use crate::op::Op;
use crate::people::Person;
use crate::registry::Registry;
use crate::villages::Village;

/// What became of a request, told by the sessions held for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    /// No session is held for it.
    Unmet,
    /// A session for it is still to come.
    Planned,
    /// A session for it has begun.
    Met,
}

/// A request in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RequestRow {
    /// The record.
    #[serde(flatten)]
    pub request: CourseRequest,
    /// What is asked for: the course's title or the free words.
    pub what: String,
    /// The village that asks, or the person's.
    pub village: Option<String>,
    /// The person who asks.
    pub person: Option<String>,
    /// What became of it.
    pub state: RequestState,
    /// The session that met it or will.
    pub session: Option<SessionId>,
    /// Its title.
    pub session_title: Option<String>,
    /// Its first day.
    pub met_on: Option<Day>,
}

/// What is asked for and not met, counted: the next menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MenuEntry {
    /// The course; `None`: asked for in free words.
    pub course_id: Option<CourseId>,
    /// What is asked for.
    pub what: String,
    /// How many requests.
    pub requests: usize,
    /// How many people want it, as far as said; a person's own request is one.
    pub people: i64,
    /// The villages that ask, or whose people do, in paper order.
    pub villages: Vec<String>,
    /// The first day on which it was asked for.
    pub since: Day,
    /// The requests.
    pub ids: Vec<RequestId>,
}

/// Requests and the menu that follows from the unmet ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RequestList {
    /// The day.
    pub as_of: Day,
    /// The newest first.
    pub rows: Vec<RequestRow>,
    /// What the unmet ones among the rows ask for, the most wanted first.
    pub menu: Vec<MenuEntry>,
}

/// Which requests a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct RequestFilter {
    /// The day; absent: today.
    pub as_of: Option<Day>,
    /// Only these.
    pub state: Option<RequestState>,
    /// Only of this village.
    pub village_id: Option<VillageId>,
    /// Only of this person.
    pub person_id: Option<PersonId>,
    /// Part of what is asked for, a village or a name.
    pub text: Option<String>,
}

/// A request as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct RequestEdit {
    /// The request to correct; absent: a new one.
    pub id: Option<RequestId>,
    /// The village that asks.
    pub village_id: Option<VillageId>,
    /// The person who asks.
    pub person_id: Option<PersonId>,
    /// A course of the menu …
    pub course_id: Option<CourseId>,
    /// … or free words.
    pub topic: Option<String>,
    /// Asked on, as typed.
    pub on_day: String,
    /// How many want it.
    pub people: Option<i64>,
    /// Anything else.
    pub remark: Option<String>,
}

impl Registry {
    /// The requests asked for and the menu that follows.
    pub fn requests(&self, filter: &RequestFilter, today: Day) -> Result<RequestList> {
        let as_of = filter.as_of.unwrap_or(today);
        let known = Known::read(self, as_of)?;
        let wanted = filter.text.as_deref().map(str::trim).unwrap_or_default();
        let requests = self.db.all::<CourseRequest>()?.into_iter();
        let mut rows: Vec<RequestRow> = requests
            .filter(|request| {
                let village = filter.village_id.as_ref();
                let person = filter.person_id.as_ref();
                request.on_day.first_day() <= as_of
                    && village.is_none_or(|id| known.village_of(request) == Some(id))
                    && person.is_none_or(|id| request.person_id.as_ref() == Some(id))
            })
            .map(|request| known.row(request, as_of))
            .filter(|row| filter.state.is_none_or(|state| row.state == state))
            .filter(|row| row.mentions(wanted))
            .collect();
        rows.sort_by(|a, b| {
            (b.request.on_day, &b.request.id).cmp(&(a.request.on_day, &a.request.id))
        });
        let menu = menu(&rows, &known);
        Ok(RequestList { as_of, rows, menu })
    }

    /// Registers or corrects a request.
    pub fn set_request(&mut self, edit: &RequestEdit, today: Day) -> Result<Outcome<RequestId>> {
        let on_day = past_day("on_day", &edit.on_day, today)?.into();
        let remark = text("remark", edit.remark.as_deref(), 500)?;
        let topic = match (&edit.course_id, filled(edit.topic.as_deref())) {
            (Some(_), _) => None,
            (None, topic) => {
                let topic = topic.unwrap_or_default();
                Some(required("topic", &topic, 100, "想学的课程或内容")?)
            }
        };
        if edit
            .people
            .is_some_and(|people| !(1..=9999).contains(&people))
        {
            return Err(Error::invalid(
                "people",
                "request.people",
                "人数应为 1 至 9999",
            ));
        }
        self.transact(Op::SetRequest, |tx| {
            if let Some(id) = &edit.id {
                tx.db
                    .find::<CourseRequest>(id.as_str())?
                    .or_not_found("点单")?;
            }
            let course: Option<Course> = match &edit.course_id {
                None => None,
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("课程")?),
            };
            let village: Option<Village> = match &edit.village_id {
                None => None,
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("村")?),
            };
            let person: Option<Person> = match &edit.person_id {
                None => None,
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("人员")?),
            };
            let township_id = match (&village, &person) {
                (Some(village), _) => village.township_id.clone(),
                (None, Some(person)) => person.township_id.clone(),
                (None, None) => {
                    let message = "请选择是哪个村或哪个人点的";
                    return Err(Error::invalid("village_id", "request.nobody", message));
                }
            };
            let who = village.map(|it| it.name).or(person.map(|it| it.name));
            let what = topic.clone().or(course.map(|course| course.title));
            tx.about(&[who, what].map(Option::unwrap_or_default).join(" "));
            let request = CourseRequest {
                id: edit.id.clone().unwrap_or_else(RequestId::new),
                township_id,
                village_id: edit.village_id.clone(),
                person_id: edit.person_id.clone(),
                course_id: edit.course_id.clone(),
                topic,
                on_day,
                people: edit.people,
                remark,
            };
            match &edit.id {
                None => tx.db.insert(&request)?,
                Some(_) => tx.db.update(&request)?,
            }
            Ok(request.id)
        })
    }

    /// Takes out a request; sessions held for it stay.
    pub fn remove_request(&mut self, id: &RequestId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveRequest, |tx| {
            let request: CourseRequest = tx.db.find(id.as_str())?.or_not_found("点单")?;
            tx.about(request.topic.as_deref().unwrap_or_default());
            for link in tx.db.find_by::<SessionRequest>("request_id", id.as_str())? {
                tx.db.remove("session_requests", link.id.as_str())?;
            }
            tx.db.remove("requests", id.as_str())
        })
    }
}

impl RequestRow {
    fn mentions(&self, text: &str) -> bool {
        let texts = [
            Some(&self.what),
            self.village.as_ref(),
            self.person.as_ref(),
        ];
        text.is_empty() || texts.into_iter().flatten().any(|it| it.contains(text))
    }
}

/// The names requests go by, and the sessions held for them.
struct Known {
    courses: HashMap<CourseId, String>,
    villages: Vec<(VillageId, String)>,
    people: HashMap<PersonId, String>,
    pools: HashMap<PersonId, Vec<(VillageId, Span)>>,
    sessions: HashMap<SessionId, Session>,
    held_for: HashMap<RequestId, Vec<SessionId>>,
}

impl Known {
    fn read(registry: &Registry, as_of: Day) -> Result<Self> {
        let db = &registry.db;
        let mut held_for: HashMap<RequestId, Vec<SessionId>> = HashMap::new();
        for link in db.all::<SessionRequest>()? {
            held_for
                .entry(link.request_id)
                .or_default()
                .push(link.session_id);
        }
        let courses = db.all::<Course>()?.into_iter();
        let sessions = db.all::<Session>()?.into_iter();
        Ok(Self {
            courses: courses.map(|it| (it.id, it.title)).collect(),
            villages: db.village_names(as_of)?,
            people: db.person_names("requests", as_of)?,
            pools: db.pools()?,
            sessions: sessions.map(|it| (it.id.clone(), it)).collect(),
            held_for,
        })
    }

    /// The village that asks; of a person the one in whose pool they were then, or were last.
    fn village_of<'a>(&'a self, request: &'a CourseRequest) -> Option<&'a VillageId> {
        if request.village_id.is_some() {
            return request.village_id.as_ref();
        }
        let spells = self.pools.get(request.person_id.as_ref()?)?;
        let asked = request.on_day.first_day();
        let then = spells.iter().find(|(_, days)| days.holds_on(asked));
        then.or(spells.last()).map(|(village, _)| village)
    }

    fn row(&self, request: CourseRequest, as_of: Day) -> RequestRow {
        let held = self.held_for.get(&request.id).into_iter().flatten();
        let sessions = held.filter_map(|id| self.sessions.get(id));
        let session = sessions.min_by_key(|session| session.begins_on);
        let met_on = session.map(|session| session.begins_on.first_day());
        let course = request
            .course_id
            .as_ref()
            .and_then(|id| self.courses.get(id));
        let village = self.village_of(&request);
        let mut names = self.villages.iter();
        let name = names.find(|(id, _)| Some(id) == village);
        RequestRow {
            what: course
                .or(request.topic.as_ref())
                .cloned()
                .unwrap_or_default(),
            village: name.map(|(_, name)| name.clone()),
            person: request
                .person_id
                .as_ref()
                .and_then(|id| self.people.get(id).cloned()),
            state: rules::request_state(met_on, as_of),
            session: session.map(|session| session.id.clone()),
            session_title: session.map(|session| session.title.clone()),
            met_on,
            request,
        }
    }
}

/// What is asked for and not met, the most wanted first.
fn menu(rows: &[RequestRow], known: &Known) -> Vec<MenuEntry> {
    let mut menu: Vec<(MenuEntry, Vec<&VillageId>)> = Vec::new();
    for row in rows.iter().filter(|row| row.state == RequestState::Unmet) {
        let request = &row.request;
        let at = menu.iter().position(|(entry, _)| {
            entry.course_id == request.course_id && rules::same_topic(&entry.what, &row.what)
        });
        let at = at.unwrap_or_else(|| {
            let entry = MenuEntry {
                course_id: request.course_id.clone(),
                what: row.what.clone(),
                requests: 0,
                people: 0,
                villages: Vec::new(),
                since: request.on_day.first_day(),
                ids: Vec::new(),
            };
            menu.push((entry, Vec::new()));
            menu.len() - 1
        });
        let (entry, asking) = &mut menu[at];
        entry.requests += 1;
        let own = i64::from(request.person_id.is_some());
        entry.people += request.people.unwrap_or(own);
        entry.since = entry.since.min(request.on_day.first_day());
        entry.ids.push(request.id.clone());
        asking.extend(known.village_of(request));
    }
    let entries = menu.into_iter().map(|(mut entry, asking)| {
        let asking = known.villages.iter().filter(|(id, _)| asking.contains(&id));
        entry.villages = asking.map(|(_, name)| name.clone()).collect();
        entry
    });
    let mut entries: Vec<MenuEntry> = entries.collect();
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.requests, entry.people)));
    entries
}
