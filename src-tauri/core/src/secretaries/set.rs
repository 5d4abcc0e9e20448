//! Saying of which type secretaries are from a day on, and taking back what was said by mistake.

use super::{SecretaryType, TypedSecretary, TypedSecretaryEdit};
use crate::changes::Outcome;
use crate::date::PartialDate;
use crate::duties::Post;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::RecordId;
use crate::mentoring::items::text;
use crate::op::Op;
use crate::people::{typed_date, Person};
use crate::registry::{Registry, Tx};
use crate::reserves::some_of;
use crate::store::{Db, Row};

impl Registry {
    /// Secretaries are of a type from a day on; of two types from one day the later said holds. How
    /// many differ now.
    pub fn type_secretaries(&mut self, edit: &TypedSecretaryEdit) -> Result<Outcome<usize>> {
        let from_on = typed_date("from_on", &edit.from_on)?;
        let reason = text("reason", Some(&edit.reason), 200)?;
        let reason = reason.ok_or_else(|| {
            let message = "请填写理由，如 民主评议优秀、集体经济收入连年增长";
            Error::invalid("reason", "secretary.reason", message)
        })?;
        let document = text("document", edit.document.as_deref(), 100)?;
        if edit.people.is_empty() {
            return Err(Error::invalid("people", "people.missing", "请选择书记"));
        }
        self.transact(Op::TypeSecretaries, |tx| {
            let kind: Option<SecretaryType> = tx.db.find(edit.secretary_type_id.as_str())?;
            let kind = kind.or_not_found("书记类型")?;
            let (mut names, mut changed) = (Vec::new(), 0);
            for id in &edit.people {
                let person: Person = tx.db.find(id.as_str())?.or_not_found("人员")?;
                refuse_other_days(tx.db, &person, from_on)?;
                names.push(person.name.clone());
                changed += usize::from(tx.write_typed(
                    edit.id.as_ref(),
                    TypedSecretary {
                        id: RecordId::new(),
                        township_id: person.township_id,
                        person_id: person.id,
                        secretary_type_id: kind.id.clone(),
                        from_on,
                        reason: reason.clone(),
                        document: document.clone(),
                    },
                )?);
            }
            tx.about(&format!("{} {}", some_of(&names), kind.name));
            Ok(changed)
        })
    }

    /// Takes back what was said by mistake; the type before holds on.
    pub fn remove_typed_secretary(&mut self, id: &RecordId) -> Result<Outcome<()>> {
        self.transact(Op::TypeSecretaries, |tx| {
            let typed: TypedSecretary = tx.db.find(id.as_str())?.or_not_found("书记类型记录")?;
            let name = tx.db.person_name(&typed.person_id)?;
            tx.about(&format!("删除 {name} {}", typed.from_on));
            tx.db.remove(TypedSecretary::TABLE, id.as_str())
        })
    }
}

impl Tx<'_> {
    /// Writes it over the one it corrects or the one of the same day; whether anything differs.
    fn write_typed(&self, corrects: Option<&RecordId>, said: TypedSecretary) -> Result<bool> {
        let known: Vec<TypedSecretary> = self.db.find_by("person_id", said.person_id.as_str())?;
        let same_day = |one: &&TypedSecretary| one.from_on.agrees_with(said.from_on);
        let over = match corrects {
            Some(id) => Some(
                known
                    .iter()
                    .find(|one| one.id == *id)
                    .or_not_found("书记类型记录")?,
            ),
            None => known.iter().find(same_day),
        };
        let taken = |one: &&TypedSecretary| same_day(one) && over.is_none_or(|it| it.id != one.id);
        if known.iter().any(|one| taken(&one)) {
            let message = "这一天已有一条类型记录，请更正那一条，或换一个日期";
            return Err(Error::invalid("from_on", "secretary.same_day", message));
        }
        let Some(over) = over else {
            self.db.insert(&said)?;
            return Ok(true);
        };
        let said = TypedSecretary {
            id: over.id.clone(),
            ..said
        };
        if *over == said {
            return Ok(false);
        }
        self.db.update(&said)?;
        Ok(true)
    }
}

/// A type begins on a day on which its person is secretary of a village.
fn refuse_other_days(db: &Db, person: &Person, on: PartialDate) -> Result<()> {
    let posts: Vec<Post> = db.find_by("person_id", person.id.as_str())?;
    let mut posts = posts.iter().filter(|post| post.secretary_of().is_some());
    let within = |post: &Post| post.span().holds_on(on.first_day()) || post.from_on.agrees_with(on);
    if posts.clone().any(within) {
        return Ok(());
    }
    let name = &person.name;
    let message = match posts.next() {
        Some(_) => format!("{name}那时不是村党组织书记，请换一个日期，或先更正任职时间"),
        None => format!("{name}没有村党组织书记的任职，请先登记任职"),
    };
    Err(Error::invalid(
        "from_on",
        "secretary.not_in_office",
        message,
    ))
}
