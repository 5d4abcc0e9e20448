//! The window: one page, five commands, and what only a desktop can do (dialogs, printers, files
//! dropped on it). Everything else is behind `qinglan-api`; nothing here knows a rule or a table.

mod bridge;
mod dialogs;
#[cfg(target_os = "linux")]
mod memory;
mod paths;
mod printing;

use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, DragDropEvent, Manager, RunEvent, Url, WebviewWindow, WebviewWindowBuilder, Window,
    WindowEvent,
};

/// Takes the place of Tauri's `freezePrototype`.
const FROZEN: &str = include_str!("freeze.js");

/// Opens the window and stays until it is closed.
///
/// # Errors
/// The system has no web view, or the data folder cannot be used.
pub fn run() -> tauri::Result<()> {
    #[cfg(target_os = "linux")]
    memory::hold_less();
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| show(app)))
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            bridge::call,
            bridge::cancel,
            bridge::zoom,
            bridge::watch,
            bridge::leave
        ])
        .setup(|app| Ok(open(app.handle())?))
        .on_window_event(heard)
        .build(tauri::generate_context!())?
        .run(|app, event| {
            if matches!(event, RunEvent::Exit) {
                app.state::<bridge::Bridge>().leave();
            }
        });
    Ok(())
}

fn open(app: &AppHandle) -> tauri::Result<()> {
    let data_dir = paths::data_dir(app)?;
    app.manage(bridge::Bridge::new(app, &data_dir));
    let window = WebviewWindowBuilder::from_config(app, &app.config().app.windows[0])?
        .data_directory(data_dir.join("webview"))
        .initialization_script(FROZEN)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    adapt(&window)
}

/// The page stays on its own pages whatever a link in a cell says.
fn is_ours(url: &Url) -> bool {
    let is_dev_server = cfg!(dev) && url.host_str() == Some("localhost");
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost") || is_dev_server
}

/// A second start brings the first window to the front.
fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // A window manager may refuse; there is nothing to do about it.
        drop(window.unminimize());
        drop(window.set_focus());
    }
}

fn heard(window: &Window, event: &WindowEvent) {
    let bridge = window.state::<bridge::Bridge>();
    match event {
        WindowEvent::DragDrop(event) => dragged(&bridge, event),
        WindowEvent::CloseRequested { api, .. } if bridge.asks_first() => api.prevent_close(),
        _ => {}
    }
}

fn dragged(bridge: &bridge::Bridge, event: &DragDropEvent) {
    match event {
        DragDropEvent::Drop { paths, .. } => bridge.drop_files(paths),
        DragDropEvent::Enter { .. } => {
            bridge.tell(bridge::Heard::Over);
        }
        DragDropEvent::Leave => {
            bridge.tell(bridge::Heard::Left);
        }
        _ => {}
    }
}

/// What wry sets otherwise: Chinese text shows in the input while it is being composed; the window
/// paints without the graphics card and keeps no page it left. Text and tables gain nothing from
/// either, and together they are a third of the window's memory.
#[cfg(target_os = "linux")]
fn adapt(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{
        CacheModel, HardwareAccelerationPolicy, InputMethodContextExt, SettingsExt, WebContextExt,
        WebViewExt,
    };
    window.with_webview(|webview| {
        let view = webview.inner();
        if let Some(input_method) = view.input_method_context() {
            input_method.set_enable_preedit(true);
        }
        if let Some(settings) = WebViewExt::settings(&view) {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
        if let Some(context) = view.context() {
            context.set_cache_model(CacheModel::DocumentViewer);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn adapt(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_nowhere_but_to_our_own_pages() {
        let check = |url: &str, expected: bool| {
            assert_eq!(is_ours(&Url::parse(url).unwrap()), expected, "{url}");
        };
        check("tauri://localhost/#/reserves", true);
        check("http://tauri.localhost/", true);
        check("https://example.com/", false);
        check("file:///etc/passwd", false);
        check("http://tauri.localhost.example.com/", false);
        check("javascript:alert(1)", false);
    }
}
