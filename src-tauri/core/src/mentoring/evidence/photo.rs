//! A photo or scan as the register keeps it: upright, no larger than a page needs, and without
//! the place and device its camera wrote into it. Only the day is kept, beside it.
//!
//! The bytes come from anywhere. Nothing is decoded before its size is known to be bearable.

use std::io::Cursor;

use chrono::{Datelike, NaiveDate};
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits, RgbImage};

use crate::date::Day;

/// Most bytes of a kept picture.
const LARGEST_KEPT: usize = 300 * 1000;
/// Most bytes a decoded picture may take: 85 million pixels in colour.
const LARGEST_DECODED: u64 = 256 * 1024 * 1024;
/// Longest side of a picture, in pixels, before it is read.
const LONGEST_SIDE: u32 = 30_000;
/// Qualities tried, best first, with the part of the first one's bytes that each takes, in percent.
const QUALITIES: [(u8, usize); 5] = [(78, 100), (66, 76), (54, 62), (42, 50), (30, 38)];

/// A picture as it is kept.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// JPEG, at most [`LARGEST_KEPT`] bytes.
    pub(super) jpeg: Vec<u8>,
    /// The day its EXIF says.
    pub(super) taken_on: Option<Day>,
}

/// Why a picture was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// It is none, or it is broken.
    NoImage,
    /// It has more pixels than can be read.
    TooManyPixels,
}

/// Reads a picture of any kind and makes it what is kept. `longest` is the longest side of the
/// kept picture in pixels.
pub(super) fn keep(bytes: &[u8], longest: u32) -> Result<Kept, Unreadable> {
    let no_image = |_| Unreadable::NoImage;
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| Unreadable::NoImage)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(LARGEST_DECODED);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| unreadable(&error))?;
    if decoder.total_bytes() > LARGEST_DECODED {
        return Err(Unreadable::TooManyPixels);
    }
    let taken_on = decoder.exif_metadata().ok().flatten().and_then(taken_on);
    let orientation = decoder.orientation().map_err(no_image)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| unreadable(&error))?;
    if picture.width() == 0 || picture.height() == 0 {
        return Err(Unreadable::NoImage);
    }
    if picture.width().max(picture.height()) > longest {
        picture = picture.thumbnail(longest, longest);
    }
    picture.apply_orientation(orientation);
    let jpeg = compressed(&opaque(picture)).ok_or(Unreadable::NoImage)?;
    Ok(Kept { jpeg, taken_on })
}

/// Whether the bytes are a JPEG that [`keep`] would only press once more: upright, and no side
/// longer than `longest`.
pub(super) fn is_ready(bytes: &[u8], longest: u32) -> bool {
    let Ok(mut decoder) = JpegDecoder::new(Cursor::new(bytes)) else {
        return false;
    };
    let (width, height) = decoder.dimensions();
    (1..=longest).contains(&width)
        && (1..=longest).contains(&height)
        && matches!(decoder.orientation(), Ok(Orientation::NoTransforms))
}

fn unreadable(error: &ImageError) -> Unreadable {
    match error {
        ImageError::Limits(_) => Unreadable::TooManyPixels,
        _ => Unreadable::NoImage,
    }
}

/// The picture on white, in grey where it was grey.
fn opaque(picture: DynamicImage) -> DynamicImage {
    match picture {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => picture,
        DynamicImage::ImageLuma16(_) => picture.to_luma8().into(),
        _ if picture.has_alpha() => {
            let over_white = |part: u8, alpha: u8| {
                let mixed = u16::from(part) * u16::from(alpha) + 255 * (255 - u16::from(alpha));
                u8::try_from(mixed / 255).unwrap_or(u8::MAX)
            };
            let rgba = picture.to_rgba8();
            RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
                let [red, green, blue, alpha] = rgba.get_pixel(x, y).0;
                [red, green, blue]
                    .map(|part| over_white(part, alpha))
                    .into()
            })
            .into()
        }
        _ => picture.to_rgb8().into(),
    }
}

/// The best JPEG of at most [`LARGEST_KEPT`] bytes. The first attempt tells which quality will
/// do, so that few attempts are made; a picture that no quality makes small enough is halved.
fn compressed(picture: &DynamicImage) -> Option<Vec<u8>> {
    let mut smaller = None;
    loop {
        let picture = smaller.as_ref().unwrap_or(picture);
        let first = encoded(picture, QUALITIES[0].0)?;
        if first.len() <= LARGEST_KEPT {
            return Some(first);
        }
        let promising = QUALITIES
            .iter()
            .filter(|(_, part)| first.len() / 100 * part <= LARGEST_KEPT);
        for (quality, _) in promising {
            let jpeg = encoded(picture, *quality)?;
            if jpeg.len() <= LARGEST_KEPT {
                return Some(jpeg);
            }
        }
        let half = |side: u32| (side / 2).max(1);
        smaller = Some(picture.thumbnail(half(picture.width()), half(picture.height())));
    }
}

fn encoded(picture: &DynamicImage, quality: u8) -> Option<Vec<u8>> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, quality)
        .encode_image(picture)
        .ok()?;
    Some(jpeg)
}

/// The day the picture was taken, as its camera wrote it.
fn taken_on(exif: Vec<u8>) -> Option<Day> {
    let exif = exif::Reader::new().read_raw(exif).ok()?;
    let text = [exif::Tag::DateTimeOriginal, exif::Tag::DateTimeDigitized]
        .into_iter()
        .find_map(|tag| match &exif.get_field(tag, exif::In::PRIMARY)?.value {
            exif::Value::Ascii(lines) => lines.first().cloned(),
            _ => None,
        })?;
    let text = std::str::from_utf8(&text).ok()?;
    let day = NaiveDate::parse_from_str(text.get(..10)?, "%Y:%m:%d").ok()?;
    // A camera whose clock was never set says 0000 or 1970.
    (1990..2200).contains(&day.year()).then_some(day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::pictures::{jpeg, jpeg_taken_on, png_of};
    use super::*;

    fn size_of(jpeg: &[u8]) -> (u32, u32) {
        let picture = image::load_from_memory(jpeg).unwrap();
        (picture.width(), picture.height())
    }

    #[test]
    fn a_large_photo_is_kept_small_and_upright_and_its_day_is_kept_beside_it() {
        let photo = jpeg_taken_on(1200, 800, "2025:11:03 09:30:00", 6);
        let kept = keep(&photo, 600).unwrap();
        assert_eq!(size_of(&kept.jpeg), (400, 600));
        assert_eq!(kept.taken_on, "2025-11-03".parse().ok());
        assert!(kept.jpeg.len() <= LARGEST_KEPT);
        let camera = b"2025:11:03";
        assert!(!kept.jpeg.windows(camera.len()).any(|bytes| bytes == camera));
    }

    #[test]
    fn a_small_picture_is_not_made_larger() {
        let kept = keep(&jpeg(60, 40), 1600).unwrap();
        assert_eq!((size_of(&kept.jpeg), kept.taken_on), ((60, 40), None));
    }

    #[test]
    fn a_picture_goes_on_paper_as_it_is_kept_unless_it_is_too_large_or_lies_on_its_side() {
        let kept = keep(&jpeg(640, 480), 640).unwrap().jpeg;
        assert!(is_ready(&kept, 640));
        assert!(!is_ready(&kept, 639));
        assert!(!is_ready(
            &jpeg_taken_on(64, 48, "2025:11:03 09:30:00", 6),
            640
        ));
        assert!(!is_ready(b"no picture", 640));
    }

    #[test]
    fn even_noise_is_kept_in_300_kb() {
        let mut seed = 1_u32;
        let noise = RgbImage::from_fn(1600, 1200, |_, _| {
            [(); 3]
                .map(|()| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    seed.to_be_bytes()[0]
                })
                .into()
        });
        let kept = keep(&png_of(&noise.into()), 1600).unwrap();
        assert!(kept.jpeg.len() <= LARGEST_KEPT);
        assert_eq!(size_of(&kept.jpeg), (800, 600));
    }

    #[test]
    fn what_is_transparent_is_white_on_paper() {
        let clear = image::RgbaImage::from_pixel(8, 8, [0, 0, 0, 0].into());
        let kept = keep(&png_of(&clear.into()), 1600).unwrap();
        let picture = image::load_from_memory(&kept.jpeg).unwrap().to_rgb8();
        assert!(picture
            .pixels()
            .all(|pixel| pixel.0.iter().all(|part| *part > 250)));
    }

    #[test]
    fn a_picture_that_unfolds_to_more_than_memory_holds_is_refused_before_it_does() {
        assert_eq!(
            keep(&bomb(29_000, 29_000), 1600),
            Err(Unreadable::TooManyPixels)
        );
        assert_eq!(
            keep(&bomb(60_000, 60_000), 1600),
            Err(Unreadable::TooManyPixels)
        );
    }

    /// The head of a PNG of that size, which promises more than follows.
    fn bomb(width: u32, height: u32) -> Vec<u8> {
        let mut png = png_of(&RgbImage::new(1, 1).into());
        png[16..20].copy_from_slice(&width.to_be_bytes());
        png[20..24].copy_from_slice(&height.to_be_bytes());
        let mut crc = flate2::Crc::new();
        crc.update(&png[12..29]);
        png[29..33].copy_from_slice(&crc.sum().to_be_bytes());
        png
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

        #[test]
        fn no_byte_soup_given_as_a_photo_panics(
            head in 0_usize..7,
            soup in prop::collection::vec(any::<u8>(), 0..400)
        ) {
            let heads: [&[u8]; 7] = [
                b"", b"\xFF\xD8\xFF\xE1", b"\x89PNG\r\n\x1A\n", b"GIF89a", b"BM", b"RIFF\0\0\0\0WEBPVP8 ",
                b"\xFF\xD8\xFF\xE1\x00\xFFExif\0\0II*\0",
            ];
            drop(keep(&[heads[head], &soup].concat(), 100));
        }

        #[test]
        fn no_photo_damaged_on_its_way_panics(
            cut in any::<prop::sample::Index>(),
            hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12)
        ) {
            let mut photo = jpeg_taken_on(48, 32, "2025:11:03 09:30:00", 3);
            for (at, byte) in hits {
                let at = at.index(photo.len());
                photo[at] = byte;
            }
            photo.truncate(cut.index(photo.len()));
            drop(keep(&photo, 20));
        }
    }
}
