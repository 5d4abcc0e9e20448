//! The photo of a person, read for keeping.

use crate::error::{Error, Refused, Result};
use crate::mentoring::evidence::{largest, too_large, EvidenceFile};
use crate::mentoring::EvidenceKind;

/// Longest side of a kept portrait, in pixels: 49 mm on paper at 330 dpi.
const PORTRAIT: u32 = 640;

/// Reads a picture that is to be somebody's photo. It is kept upright and without what its camera
/// wrote into it.
///
/// # Errors
/// `photo.not_a_picture` with what to do instead, [`Refused::HeicImage`],
/// [`Refused::EvidenceTooLarge`].
pub fn read_portrait(name: &str, bytes: &[u8]) -> Result<EvidenceFile> {
    if bytes.len() as u64 > largest(EvidenceKind::Photo) {
        return Err(too_large(EvidenceKind::Photo, name).into());
    }
    match EvidenceFile::read_picture(name, bytes, PORTRAIT) {
        Err(Error::Refused(Refused::NotAnImage { .. })) => Err(Error::invalid(
            "photo",
            "photo.not_a_picture",
            not_a_picture(name, bytes),
        )),
        read => read,
    }
}

/// What the file is instead, and what to do.
fn not_a_picture(name: &str, bytes: &[u8]) -> String {
    let head = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    if head.windows(5).any(|five| five == b"%PDF-") {
        return format!(
            "“{name}”是 PDF，不能直接当照片：请在 WPS 或看图软件里把照片截图另存为 JPG 再选；这份 PDF 可以作为附件放进档案"
        );
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return format!(
            "“{name}”是 Office 或 WPS 文件，不能直接当照片：请打开它，在照片上点右键“另存为图片”，再选存好的 JPG"
        );
    }
    format!("“{name}”不是能读的图片：照片应是 JPG、PNG、WebP 或 BMP，请换一张，或用看图软件另存为 JPG 再选")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentoring::evidence::pictures::{jpeg, jpeg_taken_on, png_of};

    fn refusal(name: &str, bytes: &[u8]) -> String {
        let refused = read_portrait(name, bytes).unwrap_err();
        assert_eq!(refused.code(), "input.invalid");
        refused.to_string()
    }

    #[test]
    fn a_photo_that_is_a_pdf_is_refused_with_what_to_do() {
        let message = refusal("证件照.pdf", b"%PDF-1.7 ...");
        assert!(
            message.contains("证件照.pdf") && message.contains("另存为 JPG"),
            "{message}"
        );
        assert!(message.contains("附件"), "{message}");
        // Its name does not help it.
        assert!(refusal("证件照.jpg", b"%PDF-1.7 ...").contains("是 PDF"));
    }

    #[test]
    fn other_files_that_are_no_pictures_are_refused_in_words() {
        assert!(refusal("登记表.docx", b"PK\x03\x04....").contains("另存为图片"));
        assert!(refusal("照片.txt", b"hello").contains("JPG"));
        assert!(refusal("照片.jpg", b"").contains("JPG"));
        assert!(refusal("照片.jpg", &jpeg(30, 20)[..40]).contains("JPG"));
        let heic = read_portrait("IMG_1.HEIC", b"\0\0\0\x24ftypheic\0\0\0\0mif1heic").unwrap_err();
        assert_eq!(heic.code(), "evidence.heic");
    }

    #[test]
    fn a_portrait_is_kept_upright_small_and_without_what_its_camera_wrote() {
        let lying = jpeg_taken_on(1600, 1200, "2025:11:03 09:30:00", 6);
        let kept = read_portrait("证件照.jpg", &lying).unwrap();
        let picture = image::load_from_memory(kept.kept()).unwrap();
        assert_eq!((picture.width(), picture.height()), (480, 640));
        assert!(!kept.kept().windows(7).any(|seven| seven == b"2025:11"));
        let drawn = png_of(&image::RgbImage::new(40, 50).into());
        assert!(read_portrait("证件照.png", &drawn).is_ok());
    }
}
