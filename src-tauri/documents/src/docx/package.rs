//! What docx-rs cannot say, put into the files of the package, and the package deflated.

use std::io::{Cursor, Read, Seek, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Says what docx-rs cannot: the head row a table begins with is repeated on each page, and no
/// space is put between Han characters and digits. Only rows of tables are kept whole, those of
/// forms and signatures are not. Texts are escaped in the XML, so the tags looked for are never a
/// clerk's.
pub(super) fn patched(xml: &[u8]) -> Vec<u8> {
    let xml = String::from_utf8_lossy(xml);
    let mut tables = xml.split("<w:tbl>");
    let mut patched = String::with_capacity(xml.len() + xml.len() / 4);
    patched.push_str(tables.next().unwrap_or_default());
    for table in tables {
        patched.push_str("<w:tbl>");
        let (first, others) = table.split_once("</w:tr>").unwrap_or((table, ""));
        let head = first.replacen("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />", 1);
        patched.extend([&head, "</w:tr>", others]);
    }
    let grid = "<w:snapToGrid w:val=\"false\" />";
    let spaced = "<w:autoSpaceDE w:val=\"false\" /><w:autoSpaceDN w:val=\"false\" />";
    patched
        .replace(grid, &format!("{spaced}{grid}"))
        .into_bytes()
}

/// Gives every form the page of the last one: its size, its foot, pages counted from 1.
pub(super) fn alike(xml: &[u8]) -> Vec<u8> {
    const END: &str = "</w:sectPr>";
    let xml = String::from_utf8_lossy(xml);
    let mut sections = xml.split("<w:sectPr");
    let mut alike = sections.next().unwrap_or_default().to_owned();
    let Some(last) = sections.clone().last() else {
        return alike.into_bytes();
    };
    let (last, _) = last.split_once(END).unwrap_or_default();
    for section in sections {
        let (_, rest) = section.split_once(END).unwrap_or_default();
        alike.extend(["<w:sectPr", last, END, rest]);
    }
    alike.into_bytes()
}

/// Says that the text is Chinese, so that no line begins with a comma.
pub(super) fn in_chinese(styles: &[u8]) -> Vec<u8> {
    let language = "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" /></w:rPr></w:rPrDefault>";
    let styles = String::from_utf8_lossy(styles);
    styles
        .replacen("</w:rPr></w:rPrDefault>", language, 1)
        .into_bytes()
}

/// The archive with its parts deflated: docx-rs stores them, ten times as large. Pictures, which
/// it takes for PNG whatever they are, get the ending of what they are.
pub(super) fn compressed(archive: impl Read + Seek) -> ZipResult<Vec<u8>> {
    let mut plain = ZipArchive::new(archive)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut content = Vec::new();
    for position in 0..plain.len() {
        let mut part = plain.by_index(position)?;
        if part.is_file() {
            content.clear();
            part.read_to_end(&mut content)?;
            let mut name = part.name().to_owned();
            if name.starts_with("word/media/") {
                name = name.replace(".png", ".jpg");
            } else if name == "word/_rels/document.xml.rels" {
                content = String::from_utf8_lossy(&content)
                    .replace(".png\"", ".jpg\"")
                    .into_bytes();
            }
            writer.start_file(name, SimpleFileOptions::default())?;
            writer.write_all(&content)?;
        }
    }
    Ok(writer.finish()?.into_inner())
}
