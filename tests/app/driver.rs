//! The little of WebDriver that is needed, spoken to `WebKitWebDriver` over HTTP.

use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{json, Value};
use ureq::Agent;

/// The key under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How long the driver and the window may take to start.
const START: Duration = Duration::from_secs(60);

/// A driver with one session, which is one running window. Both end with this value.
pub(super) struct Driver {
    process: Child,
    agent: Agent,
    address: String,
    asked_for_at: Instant,
}

/// An element of the page.
pub struct Element(String);

impl Driver {
    /// Starts `binary` with the given environment on a message bus of its own: a second window on
    /// the same bus would only bring the first to the front.
    pub(super) fn start(binary: &Path, environment: &[(&str, &Path)], log: &Path) -> Self {
        let port = free_port();
        let log = std::fs::File::create(log).expect("the log can be written");
        let process = Command::new("dbus-run-session")
            .arg("--config-file")
            .arg(crate::root().join("tests/app/bus.conf"))
            .args(["--", "WebKitWebDriver", "--host=127.0.0.1"])
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .envs(environment.iter().copied())
            .stdout(Stdio::null())
            .stderr(log)
            .process_group(0)
            .spawn()
            .expect("dbus-run-session is installed; run `cargo xtask test`");
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(START))
            .build();
        let address = format!("http://127.0.0.1:{port}");
        let asked_for_at = Instant::now();
        let mut driver = Self {
            process,
            agent: config.into(),
            address,
            asked_for_at,
        };
        driver.wait_for(port);
        driver.open_session(binary);
        driver
    }

    fn wait_for(&mut self, port: u16) {
        let deadline = Instant::now() + START;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = self.process.try_wait().expect("the driver can be asked");
            assert!(
                ended.is_none(),
                "WebKitWebDriver ended at once; is it installed?"
            );
            assert!(Instant::now() < deadline, "WebKitWebDriver does not answer");
            thread::yield_now();
        }
    }

    fn open_session(&mut self, binary: &Path) {
        let capabilities = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "wry",
            "webkitgtk:browserOptions": { "binary": binary, "args": [] },
        } } });
        self.asked_for_at = Instant::now();
        let session = self.post("/session", &capabilities);
        let id = session["sessionId"].as_str().expect("a session has an id");
        self.address = format!("{}/session/{id}", self.address);
        self.post("/timeouts", &json!({ "script": 60_000 }));
    }

    /// The process that started the window, or started who started it.
    pub(super) fn process_id(&self) -> u32 {
        self.process.id()
    }

    /// When the window was asked for.
    pub(super) fn asked_for_at(&self) -> Instant {
        self.asked_for_at
    }

    /// Runs a script that hands its result to `done`.
    pub(super) fn run(&self, script: &str, arguments: &Value) -> Value {
        let script = format!("const done = arguments[arguments.length - 1]; {script}");
        self.post(
            "/execute/async",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// The element a script returned.
    pub(super) fn element(value: &Value) -> Option<Element> {
        value[ELEMENT].as_str().map(|id| Element(id.to_owned()))
    }

    /// A real click in the middle of the element, unless it moved away or under another.
    pub(super) fn click(&self, element: &Element) {
        let path = format!("/element/{}/click", element.0);
        let answer = self.try_post(&path, &json!({}));
        let reason = answer["error"].as_str().unwrap_or_default();
        let passing = [
            "element click intercepted",
            "element not interactable",
            "stale element reference",
        ];
        if !passing.contains(&reason) {
            Self::checked(&path, answer);
        }
    }

    /// Types into the element, key by key.
    pub(super) fn type_into(&self, element: &Element, text: &str) {
        self.post(
            &format!("/element/{}/value", element.0),
            &json!({ "text": text }),
        );
    }

    /// Presses keys together, modifiers first, wherever the focus is.
    pub(super) fn press(&self, keys: &[&str]) {
        let down = keys
            .iter()
            .map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys
            .iter()
            .rev()
            .map(|key| json!({ "type": "keyUp", "value": key }));
        let actions: Vec<Value> = down.chain(up).collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.post("/actions", &json!({ "actions": [keyboard] }));
    }

    /// Takes the middle of one element and lets go over the middle of another.
    pub(super) fn drag(&self, from: &Element, onto: &Element) {
        let over = |element: &Element| {
            let origin = json!({ ELEMENT: element.0 });
            json!({ "type": "pointerMove", "duration": 100, "origin": origin, "x": 0, "y": 0 })
        };
        let actions = json!([
            over(from),
            { "type": "pointerDown", "button": 0 },
            over(onto),
            { "type": "pointerUp", "button": 0 },
        ]);
        let mouse = json!({ "type": "pointer", "id": "mouse", "actions": actions });
        self.post("/actions", &json!({ "actions": [mouse] }));
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        Self::checked(path, self.try_post(path, body))
    }

    fn try_post(&self, path: &str, body: &Value) -> Value {
        let answer = self
            .agent
            .post(format!("{}{path}", self.address))
            .send_json(body);
        Self::value(path, answer.and_then(|mut it| it.body_mut().read_json()))
    }

    fn value(path: &str, answer: Result<Value, ureq::Error>) -> Value {
        let mut answer = answer.unwrap_or_else(|error| panic!("{path}: {error}"));
        answer["value"].take()
    }

    fn checked(path: &str, value: Value) -> Value {
        assert!(
            value["error"].is_null(),
            "{path}: {} {}",
            value["error"],
            value["message"]
        );
        value
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Closes the window; the driver, its bus and whatever the window started go after it.
        drop(self.agent.delete(&self.address).call());
        let group = format!("-{}", self.process.id());
        drop(Command::new("kill").args(["-KILL", "--", &group]).status());
        drop(self.process.wait());
    }
}

fn free_port() -> u16 {
    let probe = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    probe
        .local_addr()
        .expect("a bound port has a number")
        .port()
}
