//! The system's packages that Rust and Node cannot bring: installed where `apt-get` is, listed
//! elsewhere.

use crate::shell::{command, is_installed, output_of, run, say};
use crate::Result;

/// What compiling the window needs.
const TO_BUILD: &[&str] = &[
    "libwebkit2gtk-4.1-dev",
    "build-essential",
    "curl",
    "wget",
    "file",
    "libxdo-dev",
    "libssl-dev",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    "pkg-config",
];

/// What a window without a display, its tests and Chinese paper need.
const TO_TEST: &[&str] = &[
    "xvfb",
    "xauth",
    "webkit2gtk-driver",
    "dbus",
    "dbus-x11",
    "fonts-noto-cjk",
    "fonts-hanazono",
    "fonts-liberation",
    "poppler-utils",
];

/// What an open window needs on top of [`TO_BUILD`].
const TO_SHOW: &[&str] = &["fonts-noto-cjk", "fonts-liberation"];

/// What the packages are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Opening the window on a screen.
    Show,
    /// Opening it in a virtual screen.
    Test,
}

/// Makes sure that the system has what the window needs.
pub(crate) fn prepare(purpose: Purpose) -> Result {
    node()?;
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let extra = if purpose == Purpose::Test {
        TO_TEST
    } else {
        TO_SHOW
    };
    let wanted = [TO_BUILD, extra].concat();
    if !is_installed("dpkg-query") || !is_installed("apt-get") {
        return by_hand(&wanted);
    }
    let missing = missing(&wanted);
    if missing.is_empty() {
        return Ok(());
    }
    say(&format!("缺少系统软件包：{}", missing.join(" ")));
    install(&missing)
}

/// Node is asked for, not installed: which way suits is the user's business.
fn node() -> Result {
    let version = output_of(&mut command("node", ["--version"])).unwrap_or_default();
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|it| it.parse().ok());
    match major {
        Some(20u32..) => Ok(()),
        Some(_) => Err(format!(
            "Node 版本太旧（{version}），请安装 Node 20 或更新的版本。"
        )),
        None => Err("没有找到 Node，请先安装 Node 20 或更新的版本（https://nodejs.org）。".into()),
    }
}

fn missing(wanted: &[&'static str]) -> Vec<&'static str> {
    let query = ["-W", "-f", "${Package} ${db:Status-Status}\n"];
    let words = query.iter().chain(wanted);
    let listed = output_of(&mut command("dpkg-query", words)).unwrap_or_default();
    let has = |name: &str| {
        listed.lines().any(|line| {
            line.strip_prefix(name)
                .is_some_and(|rest| rest == " installed")
        })
    };
    wanted.iter().copied().filter(|name| !has(name)).collect()
}

fn install(missing: &[&str]) -> Result {
    let is_root = output_of(&mut command("id", ["-u"])).as_deref() == Some("0");
    let prefix: &[&str] = match (is_root, is_installed("sudo")) {
        (true, _) => &["env"],
        (false, true) => &["sudo", "env"],
        (false, false) => {
            return Err(format!(
                "请以管理员身份运行：apt-get update && apt-get install -y {}",
                missing.join(" ")
            ))
        }
    };
    let apt = |words: &[&str]| {
        let quiet = ["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"];
        let patient = ["-o", "DPkg::Lock::Timeout=300"];
        let line = [prefix, &quiet, &patient, words].concat();
        run(&mut command(line[0], &line[1..]))
    };
    if let Err(message) = apt(&["update"]) {
        say(&format!("{message}用已有的软件包列表继续。"));
    }
    apt(&[&["install", "-y", "--no-install-recommends"], missing].concat())
}

/// Where there is no `apt-get` we only look for what can be looked for, and name the rest.
fn by_hand(wanted: &[&str]) -> Result {
    let has_webkit = output_of(&mut command(
        "pkg-config",
        ["--modversion", "webkit2gtk-4.1"],
    ))
    .is_some_and(|version| !version.is_empty());
    if has_webkit {
        return Ok(());
    }
    Err(format!(
        "这个系统没有 apt-get，请先用它自己的软件管理器安装下列软件（这里写的是 Debian 的名字）：\n    {}\n\
         Fedora 上相应的是 webkit2gtk4.1-devel openssl-devel libxdo-devel \
         libappindicator-gtk3-devel librsvg2-devel google-noto-sans-cjk-fonts \
         xorg-x11-server-Xvfb dbus-x11 poppler-utils。",
        wanted.join("\n    ")
    ))
}
