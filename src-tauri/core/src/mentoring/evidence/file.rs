//! A file that proves something, read for keeping: pictures recompressed, documents as they are.

use sha2::{Digest, Sha256};

use super::photo::{self, Unreadable};
use super::EvidenceKind;
use crate::date::Day;
use crate::error::{Refused, Result};

/// Most bytes of a document.
const LARGEST_DOCUMENT: u64 = 20 * 1024 * 1024;
/// Most bytes of a picture as it comes; the largest that phones make are about 30 MB.
const LARGEST_PICTURE: u64 = 40 * 1024 * 1024;

/// Longest side of a kept photo, in pixels: sharp on half a page.
const PHOTO: u32 = 1600;
/// Longest side of a kept scan: its small print stays legible.
const SCAN: u32 = 2200;

/// A file as the register keeps it, with what is known of the one that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceFile {
    pub(crate) bytes: Vec<u8>,
    pub(crate) media_type: &'static str,
    pub(crate) original_hash: String,
    pub(crate) original_name: String,
    pub(crate) original_size: usize,
    pub(crate) taken_on: Option<Day>,
}

/// Most bytes that a file of a kind may have; a larger one is not even read.
#[must_use]
pub fn largest(kind: EvidenceKind) -> u64 {
    match kind {
        EvidenceKind::Photo | EvidenceKind::Scan => LARGEST_PICTURE,
        EvidenceKind::Document | EvidenceKind::Paper => LARGEST_DOCUMENT,
    }
}

/// What says that a file is too large to be kept.
#[must_use]
pub fn too_large(kind: EvidenceKind, file: &str) -> Refused {
    Refused::EvidenceTooLarge {
        file: file.to_owned(),
        limit: format!("{} MB", largest(kind) / 1024 / 1024),
    }
}

impl EvidenceFile {
    /// Reads a file by its content; its name is only remembered.
    ///
    /// # Errors
    /// [`Refused::EvidenceTooLarge`], [`Refused::NotAnImage`], [`Refused::HeicImage`],
    /// [`Refused::NotADocument`].
    pub fn read(kind: EvidenceKind, name: &str, bytes: Vec<u8>) -> Result<Self> {
        if bytes.len() as u64 > largest(kind) {
            return Err(too_large(kind, name).into());
        }
        let original_hash = hash_of(&bytes);
        let original_size = bytes.len();
        let media_type = media_type(&bytes);
        let is_picture = media_type.is_some_and(|media_type| media_type.starts_with("image/"));
        let as_picture = kind == EvidenceKind::Photo || (kind == EvidenceKind::Scan && is_picture);
        let (bytes, media_type, taken_on) = if as_picture {
            let longest = if kind == EvidenceKind::Scan {
                SCAN
            } else {
                PHOTO
            };
            let kept = picture(name, &bytes, longest)?;
            (kept.jpeg, "image/jpeg", kept.taken_on)
        } else {
            if is_heic(&bytes) {
                return Err(heic(name).into());
            }
            if bytes.len() as u64 > LARGEST_DOCUMENT {
                return Err(too_large(EvidenceKind::Document, name).into());
            }
            let file = || name.to_owned();
            let media_type = media_type.ok_or_else(|| Refused::NotADocument { file: file() })?;
            (bytes, media_type, None)
        };
        Ok(Self {
            bytes,
            media_type,
            original_hash,
            original_name: name.chars().take(200).collect(),
            original_size,
            taken_on,
        })
    }

    /// Reads a picture that is to be kept with its longest side at most so many pixels.
    ///
    /// # Errors
    /// [`Refused::NotAnImage`], [`Refused::HeicImage`], [`Refused::EvidenceTooLarge`].
    pub(crate) fn read_picture(name: &str, bytes: &[u8], longest: u32) -> Result<Self> {
        let kept = picture(name, bytes, longest)?;
        Ok(Self {
            bytes: kept.jpeg,
            media_type: "image/jpeg",
            original_hash: hash_of(bytes),
            original_name: name.chars().take(200).collect(),
            original_size: bytes.len(),
            taken_on: kept.taken_on,
        })
    }

    /// What the register keeps.
    #[must_use]
    pub fn kept(&self) -> &[u8] {
        &self.bytes
    }
}

fn picture(name: &str, bytes: &[u8], longest: u32) -> Result<photo::Kept> {
    if is_heic(bytes) {
        return Err(heic(name).into());
    }
    photo::keep(bytes, longest).map_err(|unreadable| {
        let file = name.to_owned();
        match unreadable {
            Unreadable::NoImage => Refused::NotAnImage { file }.into(),
            Unreadable::TooManyPixels => Refused::EvidenceTooLarge {
                file,
                limit: "8000 万像素".into(),
            }
            .into(),
        }
    })
}

fn heic(name: &str) -> Refused {
    Refused::HeicImage {
        file: name.to_owned(),
    }
}

/// A kept picture as a smaller JPEG, for paper; `None`: it cannot be read.
pub(crate) fn picture_of(bytes: &[u8], longest: u32) -> Option<Vec<u8>> {
    if photo::is_ready(bytes, longest) {
        return Some(bytes.to_vec());
    }
    photo::keep(bytes, longest).ok().map(|kept| kept.jpeg)
}

/// SHA-256 of bytes, in hexadecimal.
pub(crate) fn hash_of(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// What a phone makes that keeps photos in its own way.
fn is_heic(bytes: &[u8]) -> bool {
    let brand = bytes
        .get(8..12)
        .filter(|_| bytes.get(4..8) == Some(b"ftyp"));
    brand.is_some_and(|brand| {
        [
            b"heic", b"heix", b"heif", b"hevc", b"mif1", b"msf1", b"avif",
        ]
        .iter()
        .any(|known| brand == *known)
    })
}

/// What the bytes are, by what is in them; `None`: nothing that is kept.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    Some(match bytes {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => "image/bmp",
        [b'P', b'K', 3, 4, ..] => office(bytes)?,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => compound(bytes),
        _ if bytes
            .get(..1024.min(bytes.len()))?
            .windows(5)
            .any(|five| five == b"%PDF-") =>
        {
            "application/pdf"
        }
        _ => return None,
    })
}

/// Which Office a package of XML is, by the folder its content lies in. Only the list at the end
/// of the package is read.
fn office(bytes: &[u8]) -> Option<&'static str> {
    let package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).ok()?;
    let has = |folder: &str| {
        let mut names = package.file_names();
        names.any(|name| name.is_ok_and(|name| name.starts_with(folder)))
    };
    [
        ("word/", DOCX),
        ("xl/", XLSX),
        ("ppt/", PPTX),
        ("OFD.xml", "application/ofd"),
    ]
    .into_iter()
    .find_map(|(folder, media_type)| has(folder).then_some(media_type))
}

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/// Which old Office or WPS file it is, by the stream its content lies in.
fn compound(bytes: &[u8]) -> &'static str {
    let Ok(file) = cfb::CompoundFile::open(std::io::Cursor::new(bytes)) else {
        return "application/x-ole-storage";
    };
    let streams = [
        ("/WordDocument", "application/msword"),
        ("/Workbook", "application/vnd.ms-excel"),
        ("/Book", "application/vnd.ms-excel"),
        ("/PowerPoint Document", "application/vnd.ms-powerpoint"),
    ];
    let found = streams.iter().find(|(stream, _)| file.is_stream(stream));
    found.map_or("application/x-ole-storage", |(_, media_type)| media_type)
}

/// The ending a file of a media type is saved under; one of no known type keeps its own.
pub(super) fn ending<'a>(media_type: &str, original_name: Option<&'a str>) -> &'a str {
    match media_type {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        "image/gif" => "gif",
        "image/bmp" => "bmp",
        "application/pdf" => "pdf",
        "application/ofd" => "ofd",
        DOCX => "docx",
        XLSX => "xlsx",
        PPTX => "pptx",
        "application/msword" => "doc",
        "application/vnd.ms-excel" => "xls",
        "application/vnd.ms-powerpoint" => "ppt",
        _ => original_name
            .and_then(|name| name.rsplit_once('.'))
            .map(|(_, ending)| ending)
            .filter(|ending| {
                (1..=5).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric())
            })
            .unwrap_or("bin"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::pictures::{jpeg, jpeg_taken_on};
    use super::*;

    fn code(kind: EvidenceKind, bytes: &[u8]) -> &'static str {
        match EvidenceFile::read(kind, "现场.jpg", bytes.to_vec()) {
            Ok(file) => file.media_type,
            Err(error) => error.code(),
        }
    }

    #[test]
    fn the_hash_the_name_the_size_and_the_day_are_those_of_the_file_as_it_came() {
        let photo = jpeg_taken_on(40, 30, "2025:11:03 09:30:00", 1);
        let file = EvidenceFile::read(EvidenceKind::Photo, "现场.jpg", photo.clone()).unwrap();
        assert_eq!(file.original_hash, hash_of(&photo));
        assert_ne!(hash_of(&file.bytes), file.original_hash);
        assert_eq!(file.original_size, photo.len());
        assert_eq!(file.original_name, "现场.jpg");
        assert_eq!(file.taken_on, "2025-11-03".parse().ok());
    }

    #[test]
    fn a_file_that_is_no_image_is_refused_as_a_photo_and_says_why() {
        for bytes in [
            &b"%PDF-1.7"[..],
            b"",
            b"MZ\x90",
            b"hello",
            &jpeg(30, 20)[..40],
        ] {
            assert_eq!(code(EvidenceKind::Photo, bytes), "evidence.not_an_image");
        }
        let heic = b"\0\0\0\x24ftypheic\0\0\0\0mif1heic";
        for kind in [
            EvidenceKind::Photo,
            EvidenceKind::Scan,
            EvidenceKind::Document,
        ] {
            assert_eq!(code(kind, heic), "evidence.heic");
        }
    }

    #[test]
    fn a_scan_may_be_a_picture_or_a_document() {
        assert_eq!(code(EvidenceKind::Scan, &jpeg(30, 20)), "image/jpeg");
        assert_eq!(code(EvidenceKind::Scan, b"%PDF-1.7 ..."), "application/pdf");
        assert_eq!(
            code(EvidenceKind::Scan, b"MZ\x90"),
            "evidence.not_a_document"
        );
    }

    #[test]
    fn a_document_is_known_by_its_content_and_kept_as_it_is() {
        let pdf = b"%PDF-1.7 \xE2\xE3".to_vec();
        let file = EvidenceFile::read(EvidenceKind::Document, "计划.doc", pdf.clone()).unwrap();
        assert_eq!((file.media_type, &file.bytes), ("application/pdf", &pdf));
        assert_eq!(ending(file.media_type, Some("计划.doc")), "pdf");
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet();
        let xlsx = book.save_to_buffer().unwrap();
        assert_eq!(code(EvidenceKind::Document, &xlsx), XLSX);
        assert_eq!(
            code(EvidenceKind::Document, b"MZ\x90 program"),
            "evidence.not_a_document"
        );
    }

    #[test]
    fn a_document_of_more_than_20_mb_is_refused() {
        let mut pdf = b"%PDF-1.7".to_vec();
        pdf.resize(20 * 1024 * 1024 + 1, 0);
        assert_eq!(code(EvidenceKind::Document, &pdf), "evidence.too_large");
        assert_eq!(code(EvidenceKind::Scan, &pdf), "evidence.too_large");
    }

    #[test]
    fn only_a_harmless_ending_is_taken_from_a_name() {
        let of = |name| ending("application/x-ole-storage", name);
        assert_eq!(of(Some("计划.wps")), "wps");
        assert_eq!(of(Some("计划.a/b")), "bin");
        assert_eq!(of(None), "bin");
    }

    proptest! {
        #[test]
        fn no_byte_soup_given_as_a_document_panics(
            head in 0_usize..4,
            soup in prop::collection::vec(any::<u8>(), 0..1500)
        ) {
            let heads: [&[u8]; 4] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"%PDF-"];
            let bytes = [heads[head], &soup].concat();
            for kind in [EvidenceKind::Photo, EvidenceKind::Scan, EvidenceKind::Document] {
                drop(EvidenceFile::read(kind, "x", bytes.clone()));
            }
        }
    }
}
