//! Whom a change names: somebody of the register, or a name and a post not seen before.

use serde::Deserialize;
use ts_rs::TS;

use super::rules::alike;
use super::tenures::Tenures;
use super::{filled, Post};
use crate::date::PartialDate;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, PostId, TownshipId};
use crate::people::rules::read_name;
use crate::people::Person;
use crate::registry::Tx;
use crate::store::Db;

/// Someone who is to mentor: a person of the register, or a name with a post. The same name with
/// the same post in the same township is the person already there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct NewMentor {
    /// Somebody of the register.
    pub person_id: Option<PersonId>,
    /// Else the name …
    pub name: Option<String>,
    /// … and the post: 副镇长.
    pub post: Option<String>,
    /// … in this township; absent: that of the village.
    pub township_id: Option<TownshipId>,
}

/// A person, or one who is to be added.
#[derive(Debug, Clone)]
pub(crate) enum Who {
    /// Is in the register.
    Known(Box<Person>),
    /// Comes into it.
    New {
        name: String,
        post: Option<String>,
        township_id: TownshipId,
    },
}

impl Who {
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Known(person) => &person.name,
            Self::New { name, .. } => name,
        }
    }

    pub(crate) fn id(&self) -> Option<&PersonId> {
        match self {
            Self::Known(person) => Some(&person.id),
            Self::New { .. } => None,
        }
    }
}

impl NewMentor {
    /// The post as typed.
    pub(crate) fn typed_post(&self) -> Option<String> {
        filled(self.post.as_deref())
    }

    /// Who is meant; problems are reported at the field `to`.
    pub(super) fn resolve(
        &self,
        db: &Db,
        tenures: &Tenures,
        township_id: &TownshipId,
    ) -> Result<Who> {
        if let Some(id) = &self.person_id {
            let person = db.find::<Person>(id.as_str())?.or_not_found("人员")?;
            return Ok(Who::Known(Box::new(person)));
        }
        let name = read_name(self.name.as_deref().unwrap_or_default()).name;
        if name.is_empty() || name.chars().count() > 80 {
            let message = "请选择人员，或填写姓名和职务";
            return Err(Error::invalid("to", "mentor.missing", message));
        }
        let post = self.typed_post();
        if post.as_ref().is_some_and(|post| post.chars().count() > 200) {
            return Err(Error::invalid("to", "post.title", "职务不超过 200 个字"));
        }
        let township_id = self.township_id.as_ref().unwrap_or(township_id);
        let namesakes = db.find_by("name", &name)?;
        let known = known_as(namesakes, tenures, township_id, post.as_deref());
        Ok(known.map_or_else(
            || Who::New {
                name,
                post,
                township_id: township_id.clone(),
            },
            |person| Who::Known(Box::new(person)),
        ))
    }
}

/// The person of a township who goes by a name and a post, of everybody with that name. Where
/// either side knows no post, the name alone decides, among those who ever held one or a duty.
pub(super) fn known_as(
    mut people: Vec<Person>,
    tenures: &Tenures,
    township_id: &TownshipId,
    post: Option<&str>,
) -> Option<Person> {
    people.retain(|person| person.township_id == *township_id && tenures.is_known(&person.id));
    if let Some(post) = post {
        let has_post = |person: &Person| {
            let mut posts = tenures.posts_of(&person.id).iter();
            posts.any(|held| alike(&held.title, post))
        };
        if let Some(at) = people.iter().position(has_post) {
            return Some(people.remove(at));
        }
        people.retain(|person| tenures.posts_of(&person.id).is_empty());
    }
    (people.len() == 1).then(|| people.remove(0))
}

impl Tx<'_> {
    /// The person a change names, added with the post from the day on when not yet in the
    /// register; `township_id` is where, if the change does not say.
    pub(crate) fn mentor_person(
        &self,
        mentor: &NewMentor,
        township_id: &TownshipId,
        on: PartialDate,
    ) -> Result<Person> {
        let tenures = Tenures::read(self.db)?;
        let who = mentor.resolve(self.db, &tenures, township_id)?;
        self.person_for(&who, on, true)
    }

    /// The person meant; one not yet in the register is added, with the post from the day on
    /// unless it comes from elsewhere.
    pub(crate) fn person_for(&self, who: &Who, on: PartialDate, with_post: bool) -> Result<Person> {
        let (name, post, township_id) = match who {
            Who::Known(person) => return Ok(person.as_ref().clone()),
            Who::New {
                name,
                post,
                township_id,
            } => (name, post, township_id),
        };
        let person = Person::named(name.as_str(), township_id.clone());
        self.db.insert(&person)?;
        if let Some(title) = post.as_ref().filter(|_| with_post) {
            self.add_township_post(&person, title, on)?;
        }
        Ok(person)
    }

    /// A post outside the villages, unless the person has it that day.
    pub(crate) fn add_township_post(
        &self,
        person: &Person,
        title: &str,
        on: PartialDate,
    ) -> Result<bool> {
        let posts: Vec<Post> = self.db.find_by("person_id", person.id.as_str())?;
        let day = on.first_day();
        let has = |post: &Post| post.span().holds_on(day) && alike(&post.title, title);
        if posts.iter().any(has) {
            return Ok(false);
        }
        let later = posts.iter().filter(|post| alike(&post.title, title));
        let until_on = later
            .map(|post| post.from_on)
            .filter(|from| from.first_day() > day)
            .min_by_key(|from| from.first_day());
        self.db.insert(&Post {
            id: PostId::new(),
            township_id: person.township_id.clone(),
            person_id: person.id.clone(),
            village_id: None,
            unit: None,
            title: title.to_owned(),
            from_on: on,
            until_on,
            document: None,
            term: None,
        })?;
        Ok(true)
    }
}

/// A title as typed, when it is that of a village's party secretary.
pub(crate) fn secretary_title(typed: Option<&str>) -> Option<String> {
    typed
        .filter(|title| crate::mentoring::rules::is_village_party_secretary(title))
        .map(str::to_owned)
}
