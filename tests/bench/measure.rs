//! Many runs, one honest number.

/// Median.
pub(crate) fn median(measured: Vec<f64>) -> f64 {
    percentile(50, measured)
}

/// Only five of a hundred are larger.
pub(crate) fn ninety_fifth(measured: Vec<f64>) -> f64 {
    percentile(95, measured)
}

fn percentile(percent: usize, mut measured: Vec<f64>) -> f64 {
    measured.sort_by(f64::total_cmp);
    let index = (measured.len() * percent).div_ceil(100).saturating_sub(1);
    measured.get(index).copied().unwrap_or(f64::NAN)
}
