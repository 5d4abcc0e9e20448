//! How long each step of importing the sample county takes:
//! `cargo run --release -p qinglan-core --example measure_import tests/fixtures/county`.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use qinglan_core::date::today;
use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::plan::Options;
use qinglan_core::villages::OwnerKind;
use qinglan_core::Registry;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args()
        .nth(1)
        .unwrap_or("tests/fixtures/county".into());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        files.push(InputFile {
            name: name.into_owned(),
            bytes: Ok(std::fs::read(&path)?),
        });
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    let place = std::env::temp_dir().join(format!("measure-import-{}", std::process::id()));
    std::fs::create_dir_all(&place)?;
    for run in 0..5 {
        measure(&files, &place.join(format!("{run}.qinglan")))?;
    }
    std::fs::remove_dir_all(place)?;
    Ok(())
}

fn measure(files: &[InputFile], register: &Path) -> Result<(), Box<dyn Error>> {
    drop(Registry::create(
        register,
        OwnerKind::County,
        "清河县",
        &[],
    )?);
    let start = Instant::now();
    let mut last = start;
    let mut step = |name: &str| {
        let now = Instant::now();
        print!("{name} {:.1}  ", (now - last).as_secs_f64() * 1000.0);
        last = now;
    };
    let mut registry = Registry::open(register)?;
    step("open");
    let known = registry.import_known()?;
    let draft = Draft::open(files, &known);
    step("read");
    let options = Options {
        as_of: today(),
        add_villages: true,
        ..Options::default()
    };
    let plan = draft.check(&known, &options);
    step("plan");
    registry.back_up("import")?;
    step("backup");
    let outcome = registry.import_batch(&known, &draft, plan)?;
    step("write");
    drop(registry);
    step("close");
    println!(
        "all {:.1} ms, {} rows, {}",
        start.elapsed().as_secs_f64() * 1000.0,
        outcome.value.counts.rows,
        outcome.value.counts.added
    );
    Ok(())
}
