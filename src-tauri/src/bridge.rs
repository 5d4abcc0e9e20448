//! What the page may ask of the window.

#![expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands a command its arguments by value"
)]

use std::sync::{Mutex, PoisonError};

use qinglan_core::error::{Fault, WireError};
use qinglan_core::Error;
use serde::Serialize;
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

/// The page's end of the window: whom to tell what happens outside the page.
pub(crate) struct Bridge {
    watcher: Mutex<Option<Channel<Dragged>>>,
}

/// Files on their way into the window.
#[derive(Clone, Serialize)]
#[serde(tag = "kind")]
pub(crate) enum Dragged {
    /// They hang over the window.
    #[serde(rename = "files_over")]
    Over,
    /// They were taken away again.
    #[serde(rename = "files_left")]
    Left,
}

impl Bridge {
    /// Nobody listens yet.
    pub(crate) fn new() -> Self {
        Self {
            watcher: Mutex::new(None),
        }
    }

    /// Tells the page, if it listens yet.
    pub(crate) fn tell(&self, event: Dragged) {
        let watcher = self.watcher.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(channel) = watcher.as_ref() {
            // The page may be reloading; whatever it shows next, it fetches anew.
            drop(channel.send(event));
        }
    }
}

/// 字号: 1 is standard.
#[tauri::command]
pub(crate) fn zoom(window: WebviewWindow, factor: f64) -> Result<(), Box<WireError>> {
    window
        .set_zoom(factor.clamp(0.5, 3.0))
        .map_err(|error| unexpected(error.to_string()).into())
}

/// The page names the channel on which it wants to hear of files dragged into the window.
#[tauri::command]
pub(crate) fn watch(bridge: State<'_, Bridge>, on_event: Channel<Dragged>) {
    *bridge
        .watcher
        .lock()
        .unwrap_or_else(PoisonError::into_inner) = Some(on_event);
}

fn unexpected(detail: String) -> WireError {
    Error::from(Fault::Unexpected { detail }).to_wire()
}
