//! What the page may ask of the window: any of 青蓝's commands through [`call`], to stop one, to
//! scale the page, to hear of files dropped on it and of being closed, and to close it.

#![expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands a command its arguments by value"
)]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use qinglan_api::commands::files::PickedFile;
use qinglan_api::{Progress, Session};
use qinglan_core::error::WireError;
use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::Value;
use tauri::async_runtime::spawn_blocking;
use tauri::ipc::Channel;
use tauri::{AppHandle, State, WebviewWindow};

use crate::dialogs::Desktop;

/// How often a register that changed is backed up.
const BACKUP_EVERY: Duration = Duration::from_secs(30 * 60);

/// What a command of the window answers. The error crosses the border as it is.
type Answer<T> = Result<T, Box<WireError>>;

/// The page's end of the window.
pub(crate) struct Bridge {
    session: Arc<Session>,
    watcher: Mutex<Option<Channel<Heard>>>,
    /// The page was told that the window is to be closed and has not answered yet.
    asked: AtomicBool,
}

/// What happens to the window: files on their way into it, and its being closed.
#[derive(Clone, Serialize)]
#[serde(tag = "kind")]
pub(crate) enum Heard {
    /// They hang over the window.
    #[serde(rename = "files_over")]
    Over,
    /// They were taken away again.
    #[serde(rename = "files_left")]
    Left,
    /// They were let go. The page gets names and tokens, never a path.
    #[serde(rename = "files_dropped")]
    Dropped {
        /// In the order in which the system names them.
        files: Vec<PickedFile>,
    },
    /// The clerk wants to close it; the page answers with [`leave`].
    #[serde(rename = "closing")]
    Closing,
}

impl Bridge {
    /// A session on what lies in `data_dir`, and nobody who listens yet.
    pub(crate) fn new(app: &AppHandle, data_dir: &Path) -> Self {
        // What cannot be opened is tried again, and told, when the page asks for the register.
        let (session, _) = Session::in_folder(data_dir, Box::new(Desktop::new(app)));
        let session = Arc::new(session);
        let kept = Arc::clone(&session);
        thread::spawn(move || loop {
            thread::sleep(BACKUP_EVERY);
            // The next round tries again; the top bar shows how old the last backup is.
            drop(kept.keep_safe("auto"));
        });
        Self {
            session,
            watcher: Mutex::new(None),
            asked: AtomicBool::new(false),
        }
    }

    /// Tells the page, if it listens yet; whether it does. A page that is reloading hears nothing;
    /// whatever it shows next, it fetches anew.
    pub(crate) fn tell(&self, event: Heard) -> bool {
        let watcher = self.watcher.lock().unwrap_or_else(PoisonError::into_inner);
        let sent = watcher.as_ref().map(|channel| channel.send(event));
        sent.is_some_and(|sent| sent.is_ok())
    }

    /// Asks the page before the window closes, as only it knows of unsaved input. A page that did
    /// not answer the last time is not asked again: the window can always be closed.
    pub(crate) fn asks_first(&self) -> bool {
        !self.asked.swap(true, Ordering::Relaxed) && self.tell(Heard::Closing)
    }

    /// Gives dropped files tokens and tells the page of them.
    pub(crate) fn drop_files(&self, paths: &[PathBuf]) {
        let files = paths
            .iter()
            .cloned()
            .map(|path| self.session.drop_file(path))
            .collect();
        self.tell(Heard::Dropped { files });
    }

    /// The window is closing.
    pub(crate) fn leave(&self) {
        self.session.close();
    }
}

/// Runs a command away from the window's thread, so that the window goes on painting.
#[tauri::command]
pub(crate) async fn call(
    bridge: State<'_, Bridge>,
    name: String,
    params: Value,
    on_progress: Channel<Progress>,
) -> Answer<Box<RawValue>> {
    let session = Arc::clone(&bridge.session);
    let tell = move |progress| drop(on_progress.send(progress));
    let work = spawn_blocking(move || session.answer(&name, params, &tell));
    match work.await {
        Ok(answer) => answer.map_err(|error| Box::new(error.to_wire())),
        Err(error) => Err(unexpected(&error).into()),
    }
}

/// Asks a running command to stop; it then fails with `task.cancelled`.
#[tauri::command]
pub(crate) fn cancel(bridge: State<'_, Bridge>, task: u64) {
    bridge.session.cancel(task);
}

/// 字号: 1 is standard.
#[tauri::command]
pub(crate) fn zoom(window: WebviewWindow, factor: f64) -> Answer<()> {
    window
        .set_zoom(factor.clamp(0.5, 3.0))
        .map_err(|error| unexpected(&error).into())
}

/// The page names the channel on which it wants to hear of files dragged into the window.
#[tauri::command]
pub(crate) fn watch(bridge: State<'_, Bridge>, on_event: Channel<Heard>) {
    bridge.asked.store(false, Ordering::Relaxed);
    *bridge
        .watcher
        .lock()
        .unwrap_or_else(PoisonError::into_inner) = Some(on_event);
}

/// The page's answer to [`Heard::Closing`]: whether the window may go.
#[tauri::command]
pub(crate) fn leave(window: WebviewWindow, bridge: State<'_, Bridge>, go: bool) -> Answer<()> {
    bridge.asked.store(false, Ordering::Relaxed);
    if go {
        window
            .destroy()
            .map_err(|error| Box::new(unexpected(&error)))?;
    }
    Ok(())
}

fn unexpected(error: &tauri::Error) -> WireError {
    qinglan_core::error::unexpected(error.to_string()).to_wire()
}
