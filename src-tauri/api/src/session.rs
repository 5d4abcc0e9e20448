//! A session: the open register and what the window remembers between commands.

use std::collections::HashSet;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use qinglan_core::date::{today, Day};
use qinglan_core::error::{Error, Fault, OrNotFound, Refused, Result};
use qinglan_core::ids::{PersonId, SchemeId};
use qinglan_core::import::draft::InputFile;
use qinglan_core::import::plan::{Options, Plan};
use qinglan_core::reports::papers::{PaperKind, PaperRequest, Papers};
use qinglan_core::reports::roster::{Layout, RosterRequest, Rosters};
use qinglan_core::reserves::ReserveOnDay;
use qinglan_core::villages::VillageRow;
use qinglan_core::Registry;
use qinglan_documents::Preview;
use serde_json::value::RawValue;
use serde_json::Value;

use crate::commands;
use crate::commands::import::import_files;
use crate::files::{FileToken, Files};
use crate::host::Host;
use crate::task::{Progress, Tasks};
use crate::tray::Tray;

/// The clerk's own register, in the data folder.
const REGISTER: &str = "台账.qinglan";
/// The invented one, beside it.
const SAMPLE: &str = "示例.qinglan";

/// One clerk at work.
pub struct Session {
    folder: PathBuf,
    register_file: PathBuf,
    pub(crate) host: Box<dyn Host>,
    pub(crate) files: Files,
    pub(crate) tray: Tray,
    tasks: Tasks,
    state: Mutex<State>,
    previews: Mutex<Previews>,
}

/// What is open.
#[derive(Default)]
pub(crate) struct State {
    pub(crate) registry: Option<Registry>,
    pub(crate) draft: Option<crate::commands::import::Open>,
    /// Number of the newest action that a backup holds.
    saved_op: Option<i64>,
}

/// The pages last previewed.
#[derive(Default)]
pub(crate) struct Previews {
    pub(crate) number: u64,
    pub(crate) pages: Option<Preview>,
    /// Whose full numbers are shown on rosters and noted, until they are masked or something else is
    /// previewed.
    pub(crate) revealed: HashSet<PersonId>,
}

impl Session {
    /// A session of the window: its register lies in `folder`, and is opened if it is there. What the
    /// last one printed and could not take away goes.
    ///
    /// # Errors
    /// Those of [`Registry::open`]; the window shows them and offers a backup.
    pub fn in_folder(folder: &Path, host: Box<dyn Host>) -> (Self, Result<()>) {
        let session = Self::around(folder, folder.join(REGISTER), host);
        session.tray.clear();
        let opened = session.open_again();
        (session, opened)
    }

    /// A session of the command line on one register file; nothing is opened yet.
    #[must_use]
    pub fn on_file(register: &Path, host: Box<dyn Host>) -> Self {
        let folder = register.parent().unwrap_or(Path::new(".")).to_path_buf();
        Self::around(&folder, register.to_path_buf(), host)
    }

    fn around(folder: &Path, register_file: PathBuf, host: Box<dyn Host>) -> Self {
        Self {
            folder: folder.to_path_buf(),
            register_file,
            host,
            files: Files::default(),
            tray: Tray::in_folder(folder),
            tasks: Tasks::default(),
            state: Mutex::default(),
            previews: Mutex::default(),
        }
    }

    /// Carries out a command and answers with its text, which a county makes long: the window hands
    /// it on as it is. A panic on the way is a fault, and changes nothing.
    ///
    /// # Errors
    /// Those of the command.
    pub fn answer(
        &self,
        name: &str,
        params: Value,
        tell: &(dyn Fn(Progress) + Sync),
    ) -> Result<Box<RawValue>> {
        let task = self.tasks.begin(tell);
        catch_unwind(AssertUnwindSafe(|| {
            commands::dispatch(self, name, params, &task)
        }))
        .unwrap_or_else(|panic| Err(panicked(panic.as_ref())))
    }

    /// Carries out a command for whoever reads its answer.
    ///
    /// # Errors
    /// Those of the command.
    pub fn call(
        &self,
        name: &str,
        params: Value,
        tell: &(dyn Fn(Progress) + Sync),
    ) -> Result<Value> {
        let answer = self.answer(name, params, tell)?;
        serde_json::from_str(answer.get()).map_err(commands::no_json)
    }

    /// Asks a task to stop.
    pub fn cancel(&self, task: u64) {
        self.tasks.cancel(task);
    }

    /// A token for a file that was dropped on the window, and its name.
    pub fn drop_file(&self, path: PathBuf) -> commands::files::PickedFile {
        commands::files::picked(self, path)
    }

    /// Makes a backup if anything changed since the last one; called now and then, and at exit.
    ///
    /// # Errors
    /// Those of a backup; the register is untouched.
    pub fn keep_safe(&self, reason: &str) -> Result<bool> {
        let mut state = self.state();
        let newest = match &state.registry {
            None => return Ok(false),
            Some(registry) => registry.history(None, 1)?.first().map(|entry| entry.id),
        };
        if newest == state.saved_op {
            return Ok(false);
        }
        if let Some(registry) = &state.registry {
            registry.back_up(reason)?;
        }
        state.saved_op = newest;
        Ok(true)
    }

    /// The window closes: the register is copied beside itself and closed, so that its file is whole
    /// without the one in which its last records are kept, and nothing that was printed stays on the
    /// disk.
    pub fn close(&self) {
        // Everything is on the disk already; a copy that fails loses nothing.
        drop(self.keep_safe("exit"));
        self.set_registry(None);
        self.tray.clear();
    }

    /// Opens the register of this session, only for reading where it cannot be written to.
    ///
    /// # Errors
    /// Those of [`Registry::open_or_read`].
    pub fn open(&self, actor: &'static str) -> Result<()> {
        let registry = Registry::open_or_read(&self.register_file)?.acting_as(actor);
        self.set_registry(Some(registry));
        Ok(())
    }

    /// Writes a verified backup to a path.
    ///
    /// # Errors
    /// Those of a backup.
    pub fn back_up_to(&self, path: &Path) -> Result<()> {
        self.with(|registry| registry.back_up_to(path, today()).map(drop))
    }

    /// Everybody in the pool on a day, today when absent, with everything a roster needs.
    ///
    /// # Errors
    /// No register is open.
    pub fn people_in_pool(&self, as_of: Option<Day>) -> Result<Vec<ReserveOnDay>> {
        self.with(|registry| registry.reserves_on(as_of.unwrap_or_else(today), &[]))
    }

    /// The villages in their order.
    ///
    /// # Errors
    /// No register is open.
    pub fn villages(&self) -> Result<Vec<VillageRow>> {
        self.with(|registry| registry.villages(today()))
    }

    /// The scheme of a name.
    ///
    /// # Errors
    /// [`Refused::NotFound`].
    pub fn scheme(&self, name: &str) -> Result<SchemeId> {
        self.with(|registry| registry.scheme_named(name))
    }

    /// A saved layout.
    ///
    /// # Errors
    /// [`Refused::NotFound`].
    pub fn layout(&self, name: &str) -> Result<Layout> {
        let layouts = self.with(|registry| registry.layouts())?;
        layouts
            .into_iter()
            .find(|layout| layout.name == name)
            .or_not_found("版式")
    }

    /// The reports of a request that is shown or leaves the register; full numbers on it are noted.
    ///
    /// # Errors
    /// Those of [`Registry::rosters`].
    pub fn draw_up(&self, request: &RosterRequest, today: Day) -> Result<Rosters> {
        self.with(|registry| {
            let rosters = registry.rosters(request, today)?;
            if request.full_ids {
                registry.note_full_numbers(&format!("花名册 {} 人", rosters.people.len()))?;
            }
            Ok(rosters)
        })
    }

    /// The rosters of a request that are shown on screen. Until full numbers are masked again it is one
    /// revealing, whatever else is chosen meanwhile: the journal notes only those not noted in it yet.
    ///
    /// # Errors
    /// Those of [`Registry::rosters`].
    pub(crate) fn draw_up_to_show(&self, request: &RosterRequest, today: Day) -> Result<Rosters> {
        let mut previews = self.previews();
        if !request.full_ids {
            previews.revealed.clear();
        }
        self.with(|registry| {
            let rosters = registry.rosters(request, today)?;
            if request.full_ids {
                let mut new = rosters.people.clone();
                new.retain(|person| !previews.revealed.contains(person));
                if !new.is_empty() {
                    registry.note_full_numbers(&format!("花名册 {} 人", new.len()))?;
                }
                previews.revealed.extend(new);
            }
            Ok(rosters)
        })
    }

    /// The papers of a request that are shown or leave the register; full numbers on them are noted.
    ///
    /// # Errors
    /// Those of [`Registry::papers`].
    pub fn papers(&self, request: &PaperRequest, today: Day) -> Result<Papers> {
        self.with(|registry| {
            let papers = registry.papers(request, today)?;
            if request.full_ids && request.paper == PaperKind::Dossier {
                registry.note_full_numbers(&format!("一人一档 {} 人", papers.rows))?;
            }
            Ok(papers)
        })
    }

    /// Reads, plans and writes files in one go; a dry run only plans.
    ///
    /// # Errors
    /// Those of the register.
    pub fn import(&self, files: &[InputFile], options: &Options, dry_run: bool) -> Result<Plan> {
        self.with(|registry| import_files(registry, files, options, dry_run))
    }

    /// Opens whatever the folder holds: the clerk's own register, else the sample.
    pub(crate) fn open_again(&self) -> Result<()> {
        let found = [self.register_path(), self.sample_path()]
            .into_iter()
            .find(|path| path.exists());
        let registry = found.map(|path| Registry::open(&path)).transpose()?;
        self.set_registry(registry);
        Ok(())
    }

    /// The file of the register that is open, else of the one that would be.
    pub(crate) fn register_at_hand(&self) -> PathBuf {
        let open = self
            .state()
            .registry
            .as_ref()
            .map(|open| open.path().to_path_buf());
        open.unwrap_or_else(|| self.register_path())
    }

    pub(crate) fn register_path(&self) -> PathBuf {
        self.register_file.clone()
    }

    pub(crate) fn sample_path(&self) -> PathBuf {
        self.folder.join(SAMPLE)
    }

    pub(crate) fn set_registry(&self, registry: Option<Registry>) {
        let mut state = self.state();
        state.saved_op = registry.as_ref().and_then(|registry| {
            registry
                .history(None, 1)
                .ok()?
                .first()
                .map(|entry| entry.id)
        });
        state.registry = registry;
        state.draft = None;
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // A panic while the register was held has rolled its change back.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The pages last previewed.
    pub(crate) fn previews(&self) -> MutexGuard<'_, Previews> {
        self.previews.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works with the open register. Hold it for reading and writing, never while drawing.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Registry) -> Result<T>) -> Result<T> {
        work(self.state().registry.as_mut().ok_or(Refused::NoRegister)?)
    }

    /// The file behind a token.
    pub(crate) fn file(&self, token: &FileToken) -> Result<PathBuf> {
        self.files.path(token, self.host.trusts_paths())
    }
}

fn panicked(panic: &(dyn std::any::Any + Send)) -> Error {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or(panic.downcast_ref::<&str>().copied());
    Fault::Unexpected {
        detail: text.unwrap_or("panic").to_owned(),
    }
    .into()
}
