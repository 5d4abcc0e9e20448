//! An open register: the one door to its file.
//!
//! Every change is [`Registry::transact`]: begin → closure → journal → commit, or roll back as if
//! nothing had been asked. Reads take `&self`. A command that answered is on the disk.

use std::cell::RefCell;
use std::path::Path;

use serde_json::Value;

use crate::changes::{Kind, Outcome};
use crate::error::{Error, Refused, Result};
use crate::names::search::SearchIndex;
use crate::op::Op;
use crate::people::rules::text::clean_line;
use crate::store::backup::clear_leftovers;
use crate::store::Db;
use crate::villages::{Owner, OwnerKind, Township, VillageDraft};

/// An open register file.
#[derive(Debug)]
pub struct Registry {
    pub(crate) db: Db,
    actor: &'static str,
    /// Built at the first search, kept current by every change.
    pub(crate) search: RefCell<Option<SearchIndex>>,
}

/// A change under way: the register as it will be, if the change succeeds.
#[derive(Debug)]
pub(crate) struct Tx<'a> {
    pub(crate) db: &'a Db,
    detail: RefCell<String>,
    op: i64,
}

impl Tx<'_> {
    /// Says whom or what the action is about, for the journal and the undo menu.
    pub(crate) fn about(&self, detail: &str) {
        detail.clone_into(&mut self.detail.borrow_mut());
    }

    /// The action's number in the journal.
    pub(crate) fn op(&self) -> i64 {
        self.op
    }
}

impl Registry {
    /// Makes a new register for an office with its villages; a township's has that township in
    /// it. Not undoable: an office without villages is a mistake of its own.
    pub fn create(
        path: &Path,
        kind: OwnerKind,
        name: &str,
        villages: &[VillageDraft],
    ) -> Result<Self> {
        Self::create_with(path, kind, name, villages, |_| Ok(()))
    }

    /// [`Registry::create`] with more in it from the beginning. Nothing is left behind on failure.
    pub(crate) fn create_with(
        path: &Path,
        kind: OwnerKind,
        name: &str,
        villages: &[VillageDraft],
        fill: impl FnOnce(&Tx<'_>) -> Result<()>,
    ) -> Result<Self> {
        let name = &clean_line(name);
        if name.is_empty() || name.chars().count() > 60 {
            return Err(Error::invalid(
                "name",
                "name.length",
                "请填写单位名称（1 至 60 个字）",
            ));
        }
        let mut registry = Self::around(Db::create(path)?);
        let filled = registry.transact(Op::NewRegister, |tx| {
            tx.about(name);
            tx.db.insert(&Owner {
                id: "owner".into(),
                kind,
                name: name.clone(),
                sample: 0,
            })?;
            if kind == OwnerKind::Township {
                tx.db.insert(&Township::new(name, 1))?;
            }
            for (number, draft) in villages.iter().enumerate() {
                tx.add_village(draft, &format!("villages[{number}]."))?;
            }
            tx.add_preset_schemes()?;
            fill(tx)
        });
        if let Err(error) = filled {
            drop(registry);
            Db::discard(path);
            return Err(error);
        }
        registry.db.gather()?;
        Ok(registry)
    }

    /// Opens a register; one that is newer, foreign, damaged or in use is refused unchanged.
    pub fn open(path: &Path) -> Result<Self> {
        let db = Db::open(path)?;
        clear_leftovers(path);
        Ok(Self::around(db))
    }

    /// [`Registry::open`], or where the file cannot be written to, opens it for reading; every change
    /// is then refused.
    pub fn open_or_read(path: &Path) -> Result<Self> {
        match Self::open(path) {
            Err(Error::Refused(Refused::ReadOnly { .. })) => {
                Db::open_to_read(path).map(Self::around)
            }
            opened => opened,
        }
    }

    fn around(db: Db) -> Self {
        Self {
            db,
            actor: "window",
            search: RefCell::new(None),
        }
    }

    /// Who acts from now on, as the journal notes it.
    #[must_use]
    pub fn acting_as(mut self, actor: &'static str) -> Self {
        self.actor = actor;
        self
    }

    /// Where the register lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.db.path()
    }

    /// The office the register belongs to.
    pub fn owner(&self) -> Result<Owner> {
        self.db.find("owner")?.ok_or_else(|| {
            Refused::RegisterDamaged {
                detail: "缺少单位信息".into(),
            }
            .into()
        })
    }

    /// The register's facts as one canonical JSON value; equal for equal content. For comparing: what
    /// leaves the register is [`Registry::dump_masked`].
    pub fn dump(&self) -> Result<Value> {
        self.db.dump(true)
    }

    /// [`Registry::dump`] without what departments said of people in reviews.
    pub fn dump_masked(&self) -> Result<Value> {
        self.db.dump(false)
    }

    /// Everything the file can be checked for; empty when it is sound. Whether its records agree is
    /// [`Registry::contradictions`].
    pub fn check(&self) -> Result<Vec<String>> {
        self.db.check()
    }

    /// One user action, whole or not at all.
    pub(crate) fn transact<T>(
        &mut self,
        op: Op,
        change: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Outcome<T>> {
        self.transact_about(op, None, change)
    }

    /// [`Registry::transact`] for an action that takes back or repeats another one.
    pub(crate) fn transact_about<T>(
        &mut self,
        op: Op,
        undo_of: Option<i64>,
        change: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Outcome<T>> {
        let number = self.db.begin_op(op, self.actor, undo_of)?;
        let open = OpenOp { db: &self.db };
        let tx = Tx {
            db: &self.db,
            detail: RefCell::default(),
            op: number,
        };
        let value = change(&tx)?;
        let changes = self.db.end_op(number, &tx.detail.borrow())?;
        std::mem::forget(open);
        let found_by = [Kind::People, Kind::Reserves, Kind::Villages];
        if found_by.iter().any(|kind| changes.contains(kind)) {
            self.keep_search_current(number);
        }
        let op = (!changes.is_empty()).then_some(number);
        Ok(Outcome { value, changes, op })
    }

    /// Notes that full ID numbers or phones leave the register.
    pub fn note_full_numbers(&self, what: &str) -> Result<()> {
        self.note(Op::RevealNumbers, what)
    }

    /// Notes something that changes no record but must leave a trace.
    pub(crate) fn note(&self, op: Op, detail: &str) -> Result<()> {
        self.db.note(op, self.actor, detail)
    }
}

/// Rolls back when a change fails or panics on its way.
struct OpenOp<'a> {
    db: &'a Db,
}

impl Drop for OpenOp<'_> {
    fn drop(&mut self) {
        self.db.abandon_op();
    }
}
