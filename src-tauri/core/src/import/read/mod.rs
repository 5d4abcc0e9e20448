//! Bytes → [`Workbook`]: what kind of file it is, whatever its name says, and its cells.
//!
//! Nothing here knows what a sheet is about; only of text that blanks part the words of a header
//! are asked. Every reader is bounded in memory and none may panic; [`workbook`] catches what a
//! library does all the same.

pub(super) mod aligned;
mod biff;
mod comments;
mod delimited;
mod encoding;
pub mod grid;
mod hidden;
mod html;
mod mht;
mod rich;
mod runs;
mod spreadsheetml;
mod struck;
mod watch;
mod word;
mod xlsx;

use std::panic::{catch_unwind, AssertUnwindSafe};

use grid::MAX_TEXT;
pub use grid::{Cell, Grid, Merge, Value, Workbook};

/// Greatest file taken, in bytes.
pub const MAX_FILE: usize = 64 << 20;

/// Why a file was not read and what to do; the Chinese sentence of `file.unreadable`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl Unreadable {
    fn new(why: &str) -> Self {
        Self(format!("{why}。请在 WPS 中另存为 .xlsx 后再导入"))
    }

    /// Of what no spreadsheet program can save as a sheet.
    fn no_sheet(why: &str) -> Self {
        Self(format!("{why}。请改选写着名单的表格文件"))
    }

    fn open_document() -> Self {
        Self::new("这是 OpenDocument 表格（.ods、.fods）")
    }

    fn damaged() -> Self {
        Self::new("文件已损坏或不完整")
    }

    fn too_big() -> Self {
        Self("表格过大。请拆成几个文件，或只留写着名单的工作表，再导入".into())
    }

    /// Of a workbook that is encrypted.
    fn encrypted() -> Self {
        Self("文件有密码。请在 WPS 或 Excel 里输入密码打开，取消密码保存后再导入".into())
    }
}

/// Reads a file of any known kind.
pub fn workbook(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    if bytes.len() > MAX_FILE {
        return Err(Unreadable::too_big());
    }
    let book = catch_unwind(AssertUnwindSafe(|| by_content(bytes)))
        .unwrap_or_else(|_| Err(Unreadable::damaged()))?;
    if book
        .sheets
        .iter()
        .all(|sheet| sheet.rows.iter().flatten().all(Cell::is_blank))
    {
        return Err(Unreadable::no_sheet("文件里没有内容"));
    }
    match overfull(&book) {
        Some(why) => Err(why),
        None => Ok(book),
    }
}

/// Why a workbook is refused of which one cell holds more than any spreadsheet program lets in: a
/// quotation mark that is closed pages later, or no list at all.
fn overfull(book: &Workbook) -> Option<Unreadable> {
    book.sheets.iter().find_map(|sheet| {
        let (row, column) = sheet.rows.iter().zip(1..).find_map(|(cells, row)| {
            let column = cells.iter().position(Cell::is_overfull)?;
            Some((row, column + 1))
        })?;
        let of_sheet = match &*sheet.name {
            "" => String::new(),
            name => format!("工作表“{name}”"),
        };
        Some(Unreadable(format!(
            "{of_sheet}第 {row} 行第 {column} 列的内容超过 {MAX_TEXT} 个字。请打开检查这一格；文本文件请检查引号是否成对"
        )))
    })
}

/// Reads what was pasted from a spreadsheet: its HTML where there is one with a table, else its
/// text of tabs and lines.
pub fn pasted(html: Option<&str>, text: &str) -> Result<Workbook, Unreadable> {
    if html.map_or(0, str::len) + text.len() > MAX_FILE {
        return Err(Unreadable::too_big());
    }
    catch_unwind(AssertUnwindSafe(|| {
        let table = html
            .filter(|html| html::has_table(html))
            .map(html::read)
            .transpose()?
            .filter(|book| book.cells() > 0);
        table.map_or_else(|| delimited::read(text), Ok)
    }))
    .unwrap_or_else(|_| Err(Unreadable::damaged()))
}

fn by_content(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::no_sheet("文件是空的"));
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return biff::read(bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return if word::is_word(bytes) {
            word::read(bytes)
        } else {
            xlsx::read(bytes)
        };
    }
    if bytes.starts_with(b"%PDF") {
        return Err(Unreadable::no_sheet("这是 PDF 文件，不是表格"));
    }
    if mht::is_message(bytes) {
        return mht::read(bytes);
    }
    let text = encoding::decode(bytes)?;
    let start = text.trim_start();
    if start.starts_with("<?xml") && start.contains("urn:oasis:names:tc:opendocument") {
        return Err(Unreadable::open_document());
    }
    if (start.starts_with("<?xml") || start.starts_with("<Workbook"))
        && start.contains("urn:schemas-microsoft-com:office:spreadsheet")
        && start.contains("Worksheet")
    {
        return spreadsheetml::read(start);
    }
    let lower: String = start
        .chars()
        .take(4096)
        .collect::<String>()
        .to_ascii_lowercase();
    if start.starts_with('<')
        && (lower.contains("<html")
            || lower.contains("<table")
            || lower.contains("<!doctype")
            || lower.contains("<meta"))
    {
        return html::read(start);
    }
    match no_table(start) {
        Some(why) => Err(why),
        None => delimited::read(&text),
    }
}

/// Why a text that is of no use as lines of fields is not read as such.
fn no_table(text: &str) -> Option<Unreadable> {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let json = matches!(
        (marks.next(), marks.next()),
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '[' | '"' | ']'))
    );
    if json {
        return Some(Unreadable::no_sheet("这是 JSON 数据文件，不是表格"));
    }
    if text.starts_with("{\\rtf") {
        let why = "这是 RTF 文字文件。请在 WPS 文字中另存为 .docx 后再导入";
        return Some(Unreadable(why.into()));
    }
    if text.starts_with("ID;P") {
        return Some(Unreadable::new("不认识这种表格格式"));
    }
    let xml = text.starts_with("<?xml") || text.starts_with("<Person");
    xml.then(|| Unreadable::no_sheet("这是 XML 数据文件，不是表格"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_a_password_says_so() {
        let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
        file.create_stream("/EncryptedPackage").unwrap();
        let bytes = file.into_inner().into_inner();
        let found = workbook(&bytes).expect_err("encrypted");
        assert!(found.0.contains("有密码"), "{}", found.0);
        assert!(found.0.contains("取消密码"), "{}", found.0);
    }

    #[test]
    fn a_cell_that_no_spreadsheet_holds_is_refused_with_its_place() {
        let unclosed = format!("姓名,村\n张三,\"{}\n", "甲".repeat(MAX_TEXT + 1));
        let found = workbook(unclosed.as_bytes()).expect_err("overfull");
        assert!(found.0.contains("第 2 行第 2 列"), "{}", found.0);
        assert!(found.0.contains("引号"), "{}", found.0);
        let full = format!("姓名,备注\n张三,{}\n", "甲".repeat(MAX_TEXT));
        assert!(workbook(full.as_bytes()).is_ok());
    }

    #[test]
    fn a_small_file_that_would_fill_the_memory_is_refused() {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file("xl/styles.xml", options).unwrap();
        let formats = "<xf/>".repeat(80_000);
        std::io::Write::write_all(&mut zip, formats.as_bytes()).unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        assert!(bytes.len() < 10_000);
        let found = workbook(&bytes).expect_err("formats");
        assert!(found.0.starts_with("表格过大"), "{}", found.0);
        let cells = format!("{}\n", "甲,".repeat(4_000)).repeat(501);
        let found = workbook(cells.as_bytes()).expect_err("cells");
        assert!(found.0.starts_with("表格过大"), "{}", found.0);
    }

    #[test]
    fn a_part_that_unpacks_without_end_is_refused() {
        let options = zip::write::SimpleFileOptions::default();
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file("xl/worksheets/sheet1.xml", options).unwrap();
        let blank = vec![b' '; 1 << 20];
        for _ in 0..=xlsx::MAX_PART >> 20 {
            std::io::Write::write_all(&mut zip, &blank).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        assert!(bytes.len() < 1 << 20, "{}", bytes.len());
        let found = workbook(&bytes).expect_err("unpacked");
        assert!(found.0.starts_with("表格过大"), "{}", found.0);
    }

    #[test]
    fn data_that_is_no_table_is_refused_by_what_it_is() {
        for (text, why) in [
            ("[{\"姓名\":\"李明\"},\n {\"姓名\":\"王芳\"}]", "JSON"),
            ("{\n  \"people\": []\n}", "JSON"),
            (
                "<?xml version=\"1.0\"?><Person><XingMing>李明</XingMing></Person>",
                "XML",
            ),
            ("{\\rtf1\\ansi 姓名}", "RTF"),
            (
                "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:meta/><office:body/></office:document>",
                "OpenDocument",
            ),
            ("ID;PSCALC3\nC;X1;Y1;K\"姓名\"", "不认识"),
        ] {
            let found = workbook(text.as_bytes()).expect_err(text);
            assert!(found.0.contains(why), "{}", found.0);
        }
        assert!(workbook("[姓名],[村]\n李明,红旗村".as_bytes()).is_ok());
    }
}
