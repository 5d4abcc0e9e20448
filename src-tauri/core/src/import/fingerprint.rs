//! What a sheet is known again by: its cells, and the day where they do not tell it.

use std::collections::HashMap;

use crate::date::Day;
use crate::people::rules::text::squeeze;

use super::read::Grid;

/// Of a few texts, as [`fingerprint`].
pub(super) fn fingerprint_of<const N: usize>(texts: [String; N]) -> String {
    let mut hash = Hash::new();
    for text in texts {
        hash.add(text.as_bytes());
        hash.add(b"|");
    }
    hash.shown()
}

/// FNV-1a of 128 bits.
struct Hash(u128);

impl Hash {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;

    fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(Self::PRIME);
        }
    }

    fn shown(&self) -> String {
        format!("{:032x}", self.0)
    }
}

/// What a sheet is known again by, of the fingerprint of its cells and the day that only its name or
/// the clerk tells: the same cells are another sheet where they tell of another day.
pub(super) fn identity(cells: &str, told: Option<Day>) -> String {
    told.map_or_else(|| cells.to_owned(), |day| format!("{cells}@{day}"))
}

/// The sheet among those known that one with these cells is; which tells no day is the latest of
/// its cells.
pub(super) fn recognised<'a>(
    known: &'a HashMap<String, Vec<usize>>,
    cells: &str,
    told: Option<Day>,
) -> Option<(&'a String, &'a Vec<usize>)> {
    let exact = known.get_key_value(&identity(cells, told));
    exact.or_else(|| {
        let dated = |key: &str| {
            let rest = key.strip_prefix(cells);
            told.is_none() && rest.is_some_and(|rest| rest.starts_with('@'))
        };
        let same = known.iter().filter(|(key, _)| dated(key));
        same.max_by_key(|(key, _)| key.as_str())
    })
}

/// Equal for sheets whose normalised cells are equal, whatever the file's name, format or bytes:
/// FNV-1a of 128 bits over the texts in their places, blank rows left out.
pub(super) fn fingerprint(grid: &Grid) -> String {
    let mut hash = Hash::new();
    for row in &grid.rows {
        let mut any = false;
        for (column, cell) in row.iter().enumerate() {
            let text = squeeze(&cell.shown());
            if text.is_empty() {
                continue;
            }
            any = true;
            hash.add(&u32::try_from(column).unwrap_or(u32::MAX).to_le_bytes());
            hash.add(text.as_bytes());
            hash.add(if cell.struck { b"~" } else { b"|" });
        }
        if any {
            hash.add(b"\n");
        }
    }
    hash.shown()
}
