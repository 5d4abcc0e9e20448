//! Paragraphs, typefaces and the foot of the page.

use docx_rs::{
    BreakType, FieldCharType, Footer, InstrNUMPAGES, InstrPAGE, InstrText, Paragraph, Run,
    RunFonts, Tab, TabValueType,
};
use qinglan_core::reports::Section;

use super::sizes::{exactly, twips};
use super::{BODY, LATIN};

/// Signatures and page number at the foot of every page, counted through the document or, of
/// several forms of their own, through each: of one form the document's pages are its pages, which
/// every program counts, while `LibreOffice` does not know those of a section and leaves them open.
pub(super) fn foot(section: &Section, room_mm: f64, each: bool) -> Footer {
    let width = twips(room_mm) as usize;
    let mut run = run(LATIN, BODY, 24);
    let mut paragraph = Paragraph::new();
    let count = section.signatures.len().max(1);
    // The page number takes about 30 mm at the right, the signatures share the rest.
    let share = width.saturating_sub(twips(30.0) as usize) / count;
    for (position, signature) in section.signatures.iter().enumerate() {
        if position > 0 {
            paragraph = paragraph.add_tab(Tab::new().val(TabValueType::Left).pos(position * share));
            run = run.add_tab();
        }
        run = run.add_text(signature);
    }
    paragraph = paragraph.add_tab(Tab::new().val(TabValueType::Right).pos(width));
    let text = |text: &str| self::run(LATIN, BODY, 24).add_text(text);
    paragraph = paragraph.add_run(run.add_tab().add_text("第 "));
    paragraph = field(paragraph, InstrText::PAGE(InstrPAGE::new()), "1");
    paragraph = paragraph.add_run(text(" 页　共 "));
    paragraph = if each {
        field(
            paragraph,
            InstrText::Unsupported("SECTIONPAGES".into()),
            "　",
        )
    } else {
        field(paragraph, InstrText::NUMPAGES(InstrNUMPAGES::new()), "1")
    };
    Footer::new().add_paragraph(paragraph.add_run(text(" 页")).snap_to_grid(false))
}

/// A number the program that opens the file fills in; `unknown` stands where it does not know it.
fn field(paragraph: Paragraph, instruction: InstrText, unknown: &str) -> Paragraph {
    let run = || self::run(LATIN, BODY, 24);
    paragraph
        .add_run(run().add_field_char(FieldCharType::Begin, false))
        .add_run(run().add_instr_text(instruction))
        .add_run(run().add_field_char(FieldCharType::Separate, false))
        .add_run(run().add_text(unknown))
        .add_run(run().add_field_char(FieldCharType::End, false))
}

/// A paragraph of one typeface; sizes in half points, line pitch in points.
pub(super) fn line(text: &str, latin: &str, chinese: &str, size: usize, pitch: f64) -> Paragraph {
    let mut run = run(latin, chinese, size);
    for (position, text) in text.split('\n').enumerate() {
        if position > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(text);
    }
    Paragraph::new()
        .add_run(run)
        .snap_to_grid(false)
        .line_spacing(exactly(pitch, 0, 0))
}

pub(super) fn run(latin: &str, chinese: &str, size: usize) -> Run {
    Run::new()
        .fonts(fonts(latin, chinese).hint("eastAsia"))
        .size(size)
}

/// Typefaces; the hint makes “” and · Chinese.
pub(super) fn fonts(latin: &str, chinese: &str) -> RunFonts {
    RunFonts::new()
        .ascii(latin)
        .hi_ansi(latin)
        .east_asia(chinese)
}

pub(super) fn hint() -> RunFonts {
    fonts(LATIN, BODY).hint("eastAsia")
}
