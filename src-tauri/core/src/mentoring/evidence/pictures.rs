//! Pictures for tests, made of nothing.

use std::io::Cursor;

use exif::experimental::Writer;
use exif::{Field, In, Tag, Value};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageEncoder, ImageFormat, RgbImage};

/// Hills of colour, so that it compresses as photos do.
fn hills(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let part = |by: u32| u8::try_from((x * by + y * 3) / 7 % 256).unwrap_or_default();
        [part(1), part(2), part(5)].into()
    })
}

/// A JPEG that says nothing of its camera.
pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    hills(width, height).write_with_encoder(encoder).unwrap();
    bytes
}

/// A JPEG whose camera wrote when it was taken and how it was held.
pub(crate) fn jpeg_taken_on(width: u32, height: u32, at: &str, orientation: u16) -> Vec<u8> {
    let field = |tag, value| Field {
        tag,
        ifd_num: In::PRIMARY,
        value,
    };
    let fields = [
        field(Tag::DateTimeOriginal, Value::Ascii(vec![at.into()])),
        field(Tag::Orientation, Value::Short(vec![orientation])),
    ];
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut exif = Cursor::new(Vec::new());
    writer.write(&mut exif, true).unwrap();
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    encoder.set_exif_metadata(exif.into_inner()).unwrap();
    hills(width, height).write_with_encoder(encoder).unwrap();
    bytes
}

/// The picture as PNG.
pub(crate) fn png_of(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}
