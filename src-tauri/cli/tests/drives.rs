//! A drive that cannot be written to and a full one: every command says so in words, leaves nothing
//! half written, and the register is as before. Both drives are made in a mount namespace of the
//! test's own, which ends with it; where a machine allows none, the nearest that anybody may do.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

const READ_ONLY: &str = r#"mount --bind "$D" "$D" && mount -o remount,ro,bind "$D""#;
const SMALL: &str = r#"mount -t tmpfs -o size=4m tmpfs "$D""#;

/// What a command said and how it ended.
struct Said {
    ok: bool,
    out: String,
    err: String,
}

/// Runs lines of shell after a mount on `drive`, each `say NAME COMMAND…`; `None` where the machine
/// allows no mounts.
fn on_drive(mount: &str, folder: &Path, lines: &str) -> Option<BTreeMap<String, Said>> {
    let said = folder.join("said");
    fs::create_dir_all(&said).unwrap();
    let script = format!(
        r#"{mount} || exit 99
say() {{ name=$1; shift; "$@" >"$SAID/$name.out" 2>"$SAID/$name.err"; echo $? >"$SAID/$name.status"; }}
cli() {{ "$CLI" "$@"; }}
{lines}
exit 0"#
    );
    let done = Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c", &script])
        .env("CLI", env!("CARGO_BIN_EXE_qinglan-cli"))
        .env("D", folder.join("drive"))
        .env("HERE", folder)
        .env("SAID", &said)
        .output()
        .ok()?;
    if !done.status.success() {
        return None;
    }
    let names = fs::read_dir(&said).unwrap().flatten();
    let names = names.filter_map(|file| {
        let name = file.file_name().into_string().ok()?;
        name.strip_suffix(".status").map(str::to_owned)
    });
    let read = |name: &str| fs::read_to_string(said.join(name)).unwrap();
    let all = names.map(|name| {
        let said = Said {
            ok: read(&format!("{name}.status")).trim() == "0",
            out: read(&format!("{name}.out")),
            err: read(&format!("{name}.err")),
        };
        (name, said)
    });
    Some(all.collect())
}

fn run(arguments: &[&str], register: &Path) -> Said {
    let done = Command::new(env!("CARGO_BIN_EXE_qinglan-cli"))
        .arg("--register")
        .arg(register)
        .args(arguments)
        .output()
        .unwrap();
    Said {
        ok: done.status.success(),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

/// A register with one reserve, and a sheet with many more whose texts are long.
fn office(folder: &Path) {
    let register = folder.join("台账.qinglan");
    fs::write(folder.join("村.csv"), "红旗村\n申家营村\n").unwrap();
    let villages = folder.join("村.csv").display().to_string();
    let made = run(
        &["new", "--township", "青禾镇", "--villages", &villages],
        &register,
    );
    assert!(made.ok, "{}", made.err);
    let one = folder.join("一人.csv");
    fs::write(&one, "村,姓名,性别,出生年月\n红旗村,李明,男,1985.06\n").unwrap();
    let taken = run(&["import", &one.display().to_string()], &register);
    assert!(taken.ok, "{}", taken.err);
    let rows: Vec<String> = (0..300_u32)
        .map(|n| {
            let name = char::from_u32(0x4E00 + n).unwrap();
            let resume = "务农".repeat(1_500);
            format!(
                "申家营村,王{name},男,{}.{:02},{resume}\n",
                1960 + n / 12,
                n % 12 + 1
            )
        })
        .collect();
    let many = format!("村,姓名,性别,出生年月,个人简历\n{}", rows.concat());
    fs::write(folder.join("多人.csv"), many).unwrap();
    fs::create_dir(folder.join("drive")).unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> = names
        .filter_map(|file| file.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

#[test]
fn a_drive_that_cannot_be_written_to_is_named_and_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    office(here);
    let drive = here.join("drive");
    fs::copy(here.join("台账.qinglan"), drive.join("台账.qinglan")).unwrap();
    let before = fs::read(drive.join("台账.qinglan")).unwrap();
    let said = on_drive(
        READ_ONLY,
        here,
        r#"say import cli --register "$D/台账.qinglan" import "$HERE/一人.csv"
say add cli --register "$D/台账.qinglan" call people.add '{"fields":{"name":"王芳"}}'
say new cli --register "$D/新.qinglan" new --township 青禾镇
say people cli --register "$D/台账.qinglan" people
say dump cli --register "$D/台账.qinglan" dump
say roster cli --register "$HERE/台账.qinglan" roster --format pdf --out "$D/花名册"
say backup cli --register "$HERE/台账.qinglan" backup --out "$D/备份.qinglan""#,
    );
    let Some(said) = said else {
        // Nobody writes into /proc, not even root.
        let refused = run(
            &["new", "--township", "青禾镇"],
            Path::new("/proc/新.qinglan"),
        );
        assert!(
            !refused.ok && refused.err.contains("/proc/新.qinglan"),
            "{}",
            refused.err
        );
        return;
    };
    for (name, file) in [
        ("import", "台账.qinglan"),
        ("add", "台账.qinglan"),
        ("new", "新.qinglan"),
        ("roster", "花名册"),
        ("backup", "备份.qinglan"),
    ] {
        let said = &said[name];
        let path = drive.join(file).display().to_string();
        assert!(!said.ok, "{name}");
        assert!(
            said.err.contains(&format!("“{path}”不能写入")),
            "{name}: {}",
            said.err
        );
    }
    for name in ["people", "dump"] {
        assert!(said[name].ok, "{name}: {}", said[name].err);
        assert!(said[name].out.contains("李明"), "{name}");
    }
    assert_eq!(names(&drive), ["台账.qinglan"]);
    assert_eq!(fs::read(drive.join("台账.qinglan")).unwrap(), before);
}

#[test]
fn on_a_full_drive_nothing_is_half_written_and_the_register_is_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    office(here);
    let said = on_drive(
        SMALL,
        here,
        r#"cp "$HERE/台账.qinglan" "$D/台账.qinglan"
say before cli --register "$D/台账.qinglan" dump
say import cli --register "$D/台账.qinglan" import "$HERE/多人.csv"
say after cli --register "$D/台账.qinglan" dump
say check cli --register "$D/台账.qinglan" check
dd if=/dev/zero of="$D/满" bs=1k 2>/dev/null
say add cli --register "$D/台账.qinglan" call people.add '{"fields":{"name":"王芳"}}'
say roster cli --register "$HERE/台账.qinglan" roster --format xlsx --out "$D/花名册"
say backup cli --register "$HERE/台账.qinglan" backup --out "$D/备份.qinglan"
say new cli --register "$D/新.qinglan" new --township 青禾镇
say left find "$D" -name '*.qinglan*' -o -name '*.xlsx*' -o -name '*unfinished*'
rm "$D/满"
say again cli --register "$D/台账.qinglan" dump
say add_again cli --register "$D/台账.qinglan" call people.add '{"fields":{"name":"王芳"}}'"#,
    );
    let Some(said) = said else {
        return on_a_file_that_may_not_grow(here);
    };
    for name in ["import", "add", "roster", "backup", "new"] {
        let said = &said[name];
        assert!(!said.ok, "{name}");
        assert!(said.err.contains("磁盘空间不足"), "{name}: {}", said.err);
    }
    assert!(said["before"].out.contains("李明"));
    assert_eq!(said["after"].out, said["before"].out);
    assert_eq!(said["again"].out, said["before"].out);
    assert!(said["check"].ok, "{}", said["check"].err);
    assert!(said["add_again"].ok, "{}", said["add_again"].err);
    let left: Vec<&str> = said["left"]
        .out
        .lines()
        .filter(|file| !file.contains(".backups/"))
        .collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

/// The nearest to a full drive without one: no file may grow beyond what the register has.
fn on_a_file_that_may_not_grow(here: &Path) {
    let register = here.join("台账.qinglan");
    let before = run(&["dump"], &register).out;
    let blocks = fs::metadata(&register).unwrap().len() / 512 + 64;
    let refused = Command::new("sh")
        .args([
            "-c",
            r#"trap '' XFSZ; ulimit -f "$BLOCKS"; exec "$CLI" --register "$R" import "$M""#,
        ])
        .env("BLOCKS", blocks.to_string())
        .env("CLI", env!("CARGO_BIN_EXE_qinglan-cli"))
        .env("R", &register)
        .env("M", here.join("多人.csv"))
        .output()
        .unwrap();
    assert!(!refused.status.success());
    assert!(!refused.stderr.is_empty());
    assert_eq!(run(&["dump"], &register).out, before);
}
