//! Papers of a county as one file each, written by a cold process: how long and how much memory.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{mpsc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use image::codecs::jpeg::JpegEncoder;
use image::RgbImage;
use qinglan_core::date::today;
use qinglan_core::dossiers::read_portrait;
use qinglan_core::mentoring::evidence::EvidenceFile;
use qinglan_core::mentoring::EvidenceKind;
use qinglan_core::reserves::ReserveFilter;
use qinglan_core::Registry;
use qinglan_tests::county::County;
use serde_json::{json, Value};
use tempfile::TempDir;

use crate::generated::{day, of_a_county};
use crate::in_process::timed;
use crate::measure::median;

/// How often a running process's memory is looked at.
const LOOK: Duration = Duration::from_millis(5);
/// Reserves, each with a portrait, a pair and its checklist.
const RESERVES: usize = 1_321;

/// What a process took.
#[derive(Clone, Copy)]
pub(crate) struct Took {
    pub(crate) milliseconds: f64,
    /// Most memory it held at once, in MB.
    pub(crate) peak: f64,
}

/// 五个一任务纪实表 of everybody.
pub(crate) fn items() -> Took {
    static TOOK: OnceLock<Took> = OnceLock::new();
    *TOOK.get_or_init(|| written(&["report", "items"]))
}

/// The dossiers of everybody.
pub(crate) fn dossiers() -> Took {
    static TOOK: OnceLock<Took> = OnceLock::new();
    *TOOK.get_or_init(|| written(&["dossier", "--all"]))
}

/// A photo of twelve megapixels read and kept with somebody, in ms.
pub(crate) fn photo() -> f64 {
    let mut registry = Registry::open(of_a_county()).expect("a register");
    let list = registry.reserves(&ReserveFilter::default(), day());
    let person = list.expect("a list").rows[0].person_id.clone();
    let taken = picture(4_000, 3_000);
    let add = |_| {
        let bytes = taken.clone();
        timed(|| {
            let file = EvidenceFile::read(EvidenceKind::Photo, "走访.jpg", bytes).expect("a photo");
            assert!(file.kept().len() <= 300 * 1000);
            registry.set_photo(&person, Some(&file)).expect("kept");
        })
    };
    median((0..5).map(add).collect())
}

/// Runs the command line until it ends and tells what it took; its memory is looked at meanwhile.
pub(crate) fn run(command: &mut Command) -> Took {
    let start = Instant::now();
    let mut child = command.spawn().expect("qinglan-cli starts");
    let process = child.id();
    let (end, ended) = mpsc::channel();
    let waiting = thread::spawn(move || end.send(child.wait()));
    let mut peak = 0.0;
    let status = loop {
        match ended.recv_timeout(LOOK) {
            Ok(status) => break status.expect("a child of ours"),
            Err(_) => peak = high_water_of(process).unwrap_or(peak),
        }
    };
    let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
    assert!(status.success(), "{command:?}");
    drop(waiting.join());
    Took { milliseconds, peak }
}

fn written(paper: &[&str]) -> Took {
    let out = TempDir::new().expect("a temporary folder");
    let mut cli = crate::cases::cli(county());
    cli.args(paper)
        .args(["--format", "pdf", "--one-file", "--out"])
        .arg(out.path());
    run(&mut cli)
}

/// The county, made once a run.
fn county() -> &'static Path {
    static COUNTY: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let made = || {
        let folder = TempDir::new().expect("a temporary folder");
        let register = folder.path().join("county.qinglan");
        let county = County::new(&register, RESERVES);
        let villages = county.call("villages.list", json!({}));
        let villages = villages.as_array().into_iter().flatten();
        let villages: Vec<&Value> = villages.map(|village| &village["id"]).collect();
        let from_on = today().format("%Y-01-01").to_string();
        county.call(
            "pairs.open",
            json!({ "villages": villages, "from_on": from_on }),
        );
        drop(county);
        give_portraits(&register);
        (folder, register)
    };
    &COUNTY.get_or_init(made).1
}

/// Everybody a portrait of their own, as large as one may be.
fn give_portraits(register: &Path) {
    let mut registry = Registry::open(register).expect("a register");
    let list = registry.reserves(&ReserveFilter::default(), today());
    for (number, row) in (0..).zip(list.expect("a list").rows) {
        let portrait = picture(900 + number % 300, 1_200);
        let portrait = read_portrait("照片.jpg", &portrait).expect("a portrait");
        let kept = registry.set_photo(&row.person_id, Some(&portrait));
        kept.expect("a portrait kept");
    }
}

/// A JPEG with as much detail as a photo has.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut seed = width;
    let pixels = RgbImage::from_fn(width, height, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [noise, ..] = (seed & 0x0F00_0000).to_be_bytes();
        let wave = |at: u32| u8::try_from(at / 7 % 240).unwrap_or_default();
        [wave(x + y) + noise, wave(x) + noise, wave(y * 2) + noise].into()
    });
    let mut jpeg = Cursor::new(Vec::new());
    JpegEncoder::new_with_quality(&mut jpeg, 88)
        .encode_image(&pixels)
        .expect("a JPEG");
    jpeg.into_inner()
}

/// Most memory a process held so far, in MB, where the system tells.
fn high_water_of(process: u32) -> Option<f64> {
    let said = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = said.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kilobytes * 1024.0 / 1_000_000.0)
}
