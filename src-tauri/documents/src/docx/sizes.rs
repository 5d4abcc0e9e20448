//! Lengths in what Word counts them in: twentieths of a point, half points, parts of a millimetre.

use docx_rs::{LineSpacing, LineSpacingType};

const MM_TO_TWIP: f64 = 1440.0 / 25.4;

/// A fixed line pitch in points, space before and after in twentieths of a point.
pub(super) fn exactly(pitch: f64, before: u32, after: u32) -> LineSpacing {
    #[expect(clippy::cast_possible_truncation, reason = "a few points")]
    let line = (pitch * 20.0).round() as i32;
    LineSpacing::new()
        .line_rule(LineSpacingType::Exact)
        .line(line)
        .before(before)
        .after(after)
}

/// A size of type, in half points.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of type"
)]
pub(super) fn half_points(usual: f64, share: f64) -> usize {
    (usual * share).round() as usize
}

/// A length that goes with the size of the type.
#[expect(clippy::cast_possible_truncation, reason = "an indent of paper")]
pub(super) fn sized(twips: i32, share: f64) -> i32 {
    (f64::from(twips) * share).round() as i32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of paper"
)]
pub(super) fn twips(mm: f64) -> u32 {
    (mm * MM_TO_TWIP).round().max(0.0) as u32
}

/// A length of a picture.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of paper"
)]
pub(super) fn emu(mm: f64) -> u32 {
    (mm * 36_000.0).round().max(0.0) as u32
}

#[expect(clippy::cast_precision_loss, reason = "a few rows")]
pub(super) fn counted(rows: usize) -> f64 {
    rows as f64
}

/// Width of a cell or column.
pub(super) fn dxa(mm: f64) -> usize {
    twips(mm) as usize
}

/// Height of a row, in twentieths of a point.
#[expect(clippy::cast_possible_truncation, reason = "heights of paper")]
pub(super) fn points(mm: f64) -> f32 {
    (mm * MM_TO_TWIP) as f32
}

pub(super) fn signed(mm: f64) -> i32 {
    i32::try_from(twips(mm)).unwrap_or(0)
}
