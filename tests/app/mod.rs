//! The real window, worked as a clerk works it: by what she sees and by the keyboard.
//!
//! Nothing here waits for a time; every step waits until the page shows what it needs, and fails
//! with a picture, the page's text and its console under `target/window/` when it never does.

mod driver;
mod processes;
mod screen;

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs, thread};

use serde_json::{json, Value};
use tempfile::TempDir;

use crate::{binary, root};
use driver::Driver;
pub use driver::Element;

/// Keys that have no letter, as WebDriver writes them.
pub mod keys {
    /// Ctrl.
    pub const CONTROL: &str = "\u{e009}";
    /// Alt.
    pub const ALT: &str = "\u{e00a}";
    /// Enter.
    pub const ENTER: &str = "\u{e007}";
    /// Esc.
    pub const ESCAPE: &str = "\u{e00c}";
    /// Tab.
    pub const TAB: &str = "\u{e004}";
    /// ↓.
    pub const DOWN: &str = "\u{e015}";
    /// F2.
    pub const F2: &str = "\u{e032}";
    /// F1.
    pub const F1: &str = "\u{e031}";
}

/// Looks for what the page shows until it is there; `null` after half a minute.
const LOOK: &str = include_str!("look.js");

/// Finds a page of the sidebar and when it can be used.
const OPEN: &str = include_str!("open.js");

/// Presses something and tells how long it took until what was wanted is painted.
const TIME: &str = include_str!("time.js");

/// Hands the problems that axe-core finds, each with what it is about.
const JUDGE: &str = include_str!("judge.js");

/// Keeps what the page complains about, for the report of a failure.
const LISTEN: &str = include_str!("listen.js");

/// A running window with a data folder of its own.
pub struct App {
    driver: Driver,
    name: String,
    data_dir: PathBuf,
    opened_in: Duration,
    temporary: Option<TempDir>,
}

impl App {
    /// A window on a machine that never had 青蓝. `name` is the test's, for its failure report.
    pub fn on_a_fresh_machine(name: &str) -> Self {
        Self::on_a_fresh_machine_picking(name, &[])
    }

    /// The same, and every file dialog answers with `picked`: files to those that open, the first
    /// folder to those that save.
    pub fn on_a_fresh_machine_picking(name: &str, picked: &[PathBuf]) -> Self {
        let temporary = TempDir::new().expect("a temporary folder");
        let mut app = Self::with_data_in(temporary.path(), name, picked);
        app.temporary = Some(temporary);
        app
    }

    /// A window on a data folder that is there already.
    pub fn with_data_in(data_dir: &Path, name: &str, picked: &[PathBuf]) -> Self {
        let picked: Vec<&str> = picked.iter().filter_map(|path| path.to_str()).collect();
        let picked = PathBuf::from(picked.join("\n"));
        let environment = [
            ("QINGLAN_DATA_DIR", data_dir),
            ("QINGLAN_TEST_PICK", &picked),
        ];
        let log = report(name, "log");
        let driver = Driver::start(&binary("qinglan"), &environment, &log);
        driver.run(&format!("{LISTEN}; done(null)"), &json!([]));
        let mut app = Self {
            driver,
            name: name.into(),
            data_dir: data_dir.into(),
            opened_in: Duration::ZERO,
            temporary: None,
        };
        app.wait_until_ready("the first page");
        app.opened_in = app.driver.asked_for_at().elapsed();
        app
    }

    /// Closes this window and opens another on the same data.
    #[must_use]
    pub fn start_again(mut self, name: &str) -> Self {
        let temporary = self.temporary.take();
        let data_dir = self.data_dir.clone();
        drop(self);
        let mut app = Self::with_data_in(&data_dir, name, &[]);
        app.temporary = temporary;
        app
    }

    /// From asking for the window until its first page could be used.
    pub fn opened_in(&self) -> Duration {
        self.opened_in
    }

    /// Where this window keeps its register.
    pub fn data_dir(&self) -> &Path {
        &self.data_dir
    }

    /// Goes to a page of the sidebar. From the press until the page can be used and is painted.
    pub fn opens(&self, page: &str) -> Duration {
        self.timed(OPEN, page)
    }

    /// Presses the button with exactly this text. From the press until a JavaScript expression is
    /// true and what it asks for is painted.
    pub fn answers(&self, button: &str, expression: &str) -> Duration {
        let what = format!(
            "const pressed = [...document.querySelectorAll('button')]\
                 .find((it) => it.innerText.trim() === arguments[0]);
             const isThere = () => ({expression});"
        );
        self.timed(&what, button)
    }

    fn timed(&self, what: &str, name: &str) -> Duration {
        let took = self.driver.run(&format!("{what} {TIME}"), &json!([name]));
        let milliseconds = took.as_f64().expect("a number of milliseconds");
        Duration::from_secs_f64(milliseconds / 1000.0)
    }

    /// What the window holds in memory with everything it started, in bytes; pages shared with
    /// other programs count in part (PSS).
    pub fn memory(&self) -> u64 {
        processes::of(self.driver.process_id(), &binary("qinglan"))
            .into_iter()
            .map(processes::proportional_set_size)
            .sum()
    }

    /// Waits until the page says that it has what it shows first.
    pub fn wait_until_ready(&self, page: &str) {
        self.wait_until(page, "document.documentElement.dataset.ready === 'true'");
    }

    /// Waits until a JavaScript expression is true.
    pub fn wait_until(&self, what: &str, expression: &str) {
        let found = self.look(&format!("() => ({expression})"), &json!([]));
        assert!(!found.is_null(), "waited in vain: {what}");
    }

    /// Waits until the page shows the text.
    pub fn sees(&self, text: &str) {
        let shown = "(text) => document.body.innerText.includes(text)";
        let found = self.look(shown, &json!([text]));
        assert!(!found.is_null(), "the page never showed “{text}”");
    }

    /// Waits until the page no longer shows the text.
    pub fn sees_no_more(&self, text: &str) {
        let gone = "(text) => !document.body.innerText.includes(text)";
        let found = self.look(gone, &json!([text]));
        assert!(!found.is_null(), "the page still shows “{text}”");
    }

    /// Clicks the button, link, tab or menu item with exactly this text or label.
    pub fn click(&self, text: &str) {
        self.click_found("named", text);
    }

    /// Clicks the first element of a CSS selector.
    pub fn click_on(&self, selector: &str) {
        self.click_found("selected", selector);
    }

    /// Types into the field with this label, after emptying it.
    pub fn fill(&self, label: &str, text: &str) {
        let field = self.click_found("labelled", label);
        self.press(&[keys::CONTROL, "a"]);
        if text.contains('\n') {
            // The driver types no line ends.
            self.type_text(text);
        } else {
            self.driver.type_into(&field, text);
        }
    }

    /// Opens the list of choices with this label and takes the one that is called so.
    pub fn choose(&self, label: &str, choice: &str) {
        self.choose_found(label, "offered", choice);
    }

    /// Opens the list of choices with this label and takes the first.
    pub fn choose_first(&self, label: &str) {
        self.choose_found(label, "selected", "[role=option]");
    }

    /// Types where the focus is.
    pub fn type_text(&self, text: &str) {
        let insert = "document.execCommand('insertText', false, arguments[0]); done(null);";
        self.driver.run(insert, &json!([text]));
    }

    /// Pastes text where the focus is, as a spreadsheet would put it on the clipboard.
    pub fn paste(&self, html: &str, plain: &str) {
        let paste = "const data = new DataTransfer();
            data.setData('text/html', arguments[0]); data.setData('text/plain', arguments[1]);
            const event = new ClipboardEvent('paste',
                { clipboardData: data, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(event); done(null);";
        self.driver.run(paste, &json!([html, plain]));
    }

    /// Presses keys together, modifiers first.
    pub fn press(&self, keys: &[&str]) {
        self.driver.press(keys);
    }

    /// Drags what one CSS selector finds onto what another finds.
    pub fn drag(&self, from: &str, onto: &str) {
        let from = self.find("selected", from);
        let onto = self.find("selected", onto);
        self.driver.drag(&from, &onto);
    }

    /// What axe-core finds wrong on the page as it is painted: contrast, names, roles.
    pub fn accessibility_problems(&self) -> Vec<String> {
        let axe = fs::read_to_string(root().join("ui/node_modules/axe-core/axe.min.js"))
            .expect("axe-core is installed; run `cargo xtask test`");
        let found = self.driver.run(&format!("{axe}; {JUDGE}"), &json!([]));
        let problems = found.as_array().into_iter().flatten();
        problems
            .map(|problem| problem.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// How many elements of a CSS selector there are.
    pub fn count(&self, selector: &str) -> u64 {
        let counted = self.value(&format!(
            "document.querySelectorAll({}).length",
            json!(selector)
        ));
        counted.as_u64().unwrap_or_default()
    }

    /// The value of a JavaScript expression.
    pub fn value(&self, expression: &str) -> Value {
        self.driver.run(&format!("done({expression});"), &json!([]))
    }

    /// Saves a picture of the window as it is painted now.
    pub fn screenshot(&self, path: &Path) {
        // The first frame may still be the old one.
        let painted = "requestAnimationFrame(() => requestAnimationFrame(() => done(null)));";
        self.driver.run(painted, &json!([]));
        screen::write(path).expect("a picture of the screen");
    }

    /// What is found may still move away before the click; then it is looked for again.
    fn click_found(&self, how: &str, what: &str) -> Element {
        for _ in 0..20 {
            let element = self.find(how, what);
            if self.reaches(&element) {
                return element;
            }
        }
        panic!("“{what}” cannot be clicked");
    }

    /// A list that the page closed again while it was busy is opened once more.
    fn choose_found(&self, label: &str, how: &str, what: &str) {
        for _ in 0..3 {
            self.click_found("labelled", label);
            let line = Driver::element(&self.look(how, &json!([what])));
            if line.is_some_and(|line| self.reaches(&line)) {
                return;
            }
        }
        panic!("“{what}” cannot be chosen under “{label}”");
    }

    /// Clicks, and asks the page whether the click came to the element last looked for: the driver
    /// may say that it clicked and have hit what lay there a moment later, and the other way round.
    fn reaches(&self, element: &Element) -> bool {
        self.driver.click(element);
        // A page that was loaded anew remembers nothing: it was reached.
        self.value("window.reached ?? true") == true
    }

    fn find(&self, how: &str, what: &str) -> Element {
        let found = self.look(how, &json!([what]));
        Driver::element(&found).unwrap_or_else(|| panic!("nothing on the page is {how} “{what}”"))
    }

    fn look(&self, condition: &str, arguments: &Value) -> Value {
        let script = format!("{LOOK}; look({condition}, arguments[0]).then(done);");
        self.driver.run(&script, &json!([arguments]))
    }

    fn leave_report(&self) {
        self.screenshot(&report(&self.name, "png"));
        let seen = self.value("document.body.innerText + '\\n\\n' + window.complaints.join('\\n')");
        drop(fs::write(
            report(&self.name, "txt"),
            seen.as_str().unwrap_or_default(),
        ));
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if thread::panicking() {
            // The window itself may be what broke: then there is no picture to be had.
            let report = std::panic::AssertUnwindSafe(|| self.leave_report());
            drop(std::panic::catch_unwind(report));
        }
    }
}

fn report(name: &str, ending: &str) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    let folder = root().join(target).join("window");
    fs::create_dir_all(&folder).expect("target can be written");
    folder.join(format!("{name}.{ending}"))
}
