//! `kill -9` at any moment loses no answered command and leaves a sound register.

use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

const KILLS: u32 = 200;

fn cli(register: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qinglan-cli"));
    command.arg("--register").arg(register);
    command
}

fn output(command: &mut Command) -> String {
    let done = command.output().expect("qinglan-cli starts");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8(done.stdout).expect("UTF-8")
}

/// The command that registers `name`.
fn adding(register: &Path, name: &str) -> Command {
    let params = format!(r#"{{"fields":{{"name":"{name}","sex":"男","education":"大专"}}}}"#);
    let mut command = cli(register);
    command.args(["call", "people.add", &params]);
    command
}

/// What the process said before it was killed, `patience` after its start at the latest.
fn answer_or_kill(mut child: Child, patience: Duration) -> String {
    let mut stdout = child.stdout.take().expect("a pipe");
    let (said, heard) = mpsc::channel();
    let reader = thread::spawn(move || {
        let mut text = String::new();
        stdout.read_to_string(&mut text).expect("UTF-8");
        said.send(()).unwrap_or_default();
        text
    });
    // It has answered, or its time is up: either way it is killed.
    let _ = heard.recv_timeout(patience);
    let _ = child.kill();
    child.wait().expect("a killed process ends");
    reader.join().expect("the reader ends with the pipe")
}

#[test]
fn no_answered_command_is_lost_however_often_it_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("台账.qinglan");
    output(cli(&register).args(["new", "--township", "青禾镇"]));
    // Machines differ: how long a command lives is asked of this one.
    let begun = Instant::now();
    output(&mut adding(&register, "李一"));
    let life = begun.elapsed();
    let mut answered = Vec::new();
    for number in 0..KILLS {
        let name = format!("王{number}");
        let child = adding(&register, &name)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Every stretch of a command's life is hit: from before it opens the file to after its answer.
        let patience = life * 2 * (number * 79 % KILLS) / KILLS;
        if answer_or_kill(child, patience).trim_end().ends_with('}') {
            answered.push(name);
        }
    }
    let dump = output(cli(&register).arg("dump"));
    for name in &answered {
        assert!(
            dump.contains(&format!("\"{name}\"")),
            "{name} was answered and is gone"
        );
    }
    assert!(output(cli(&register).arg("check")).contains("完好"));
    assert!(
        !answered.is_empty(),
        "no command lived long enough to answer"
    );
}
