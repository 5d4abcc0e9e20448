//! What a sheet is known again by.

use crate::people::rules::text::squeeze;

use super::read::Grid;

/// Equal for sheets whose normalised cells are equal, whatever the file's name, format or bytes:
/// FNV-1a of 128 bits over the texts in their places, blank rows left out.
pub(super) fn fingerprint(grid: &Grid) -> String {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    let mut add = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    };
    for row in &grid.rows {
        let mut any = false;
        for (column, cell) in row.iter().enumerate() {
            let text = squeeze(&cell.shown());
            if text.is_empty() {
                continue;
            }
            any = true;
            add(&u32::try_from(column).unwrap_or(u32::MAX).to_le_bytes());
            add(text.as_bytes());
            add(if cell.struck { b"~" } else { b"|" });
        }
        if any {
            add(b"\n");
        }
    }
    format!("{hash:032x}")
}
