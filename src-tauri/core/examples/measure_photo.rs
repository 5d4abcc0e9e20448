//! Measures how long a photo of 12 megapixels takes from its bytes to what the register keeps:
//!
//! ```sh
//! cargo run --release -p qinglan-core --example measure_photo
//! ```

use std::time::Instant;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, RgbImage};
use qinglan_core::mentoring::evidence::EvidenceFile;
use qinglan_core::mentoring::EvidenceKind;

const TIMES: usize = 7;

fn main() {
    println!("kind      original   kept   time");
    for (name, grain) in [("smooth", 0), ("photo", 24), ("noise", 255)] {
        let original = photo(grain);
        let mut times = Vec::new();
        let mut kept = 0;
        for _ in 0..TIMES {
            let bytes = original.clone();
            let started = Instant::now();
            let file = EvidenceFile::read(EvidenceKind::Photo, "现场.jpg", bytes);
            times.push(started.elapsed());
            kept = file.map(|file| file.kept().len()).unwrap_or_default();
        }
        times.sort();
        println!(
            "{name:8} {:6} KB {:4} KB {:4} ms",
            original.len() / 1000,
            kept / 1000,
            times[TIMES / 2].as_millis()
        );
    }
}

/// 4000 × 3000 pixels of hills and grain, as a phone compresses them.
fn photo(grain: u32) -> Vec<u8> {
    let mut seed = 1_u32;
    let picture = RgbImage::from_fn(4000, 3000, |x, y| {
        let hill = |scale: f32| {
            let (x, y) = (
                f32::from(u16::try_from(x).unwrap_or(0)),
                f32::from(u16::try_from(y).unwrap_or(0)),
            );
            ((x / scale).sin() * (y / scale).cos()).mul_add(100.0, 128.0)
        };
        [310.0, 170.0, 90.0]
            .map(|scale| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let noise = (seed >> 24) * grain / 255;
                to_byte(hill(scale)).saturating_add(u8::try_from(noise).unwrap_or(u8::MAX))
            })
            .into()
    });
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 92);
    if DynamicImage::from(picture)
        .write_with_encoder(encoder)
        .is_err()
    {
        bytes.clear();
    }
    bytes
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 28 and 228"
)]
fn to_byte(value: f32) -> u8 {
    value as u8
}
