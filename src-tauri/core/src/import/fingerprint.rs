//! What a sheet is known again by.

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
