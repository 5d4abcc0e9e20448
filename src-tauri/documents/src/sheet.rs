//! Measures of the paper and its type, for every format, and what the foot of a page says.

use qinglan_core::reports::{Align, Margins, Report, Section};
use serde::Serialize;

use crate::fonts::{family_name, FaceId, Role};
use crate::glyphs::{self, Glyphs, Text};
use crate::grid::{self, FormPlace};

/// Space between a cell's text and its lines at the left and right, mm.
const CELL_INSET_MM: f64 = 0.9;
/// The same for running text in a form, mm.
const FORM_INSET_MM: f64 = 2.3;
/// Size of the body, in points; these sizes stand in `templates/table.typ`, too.
pub(crate) const BODY_PT: f64 = 10.5;
pub(crate) const HEAD_PT: f64 = 12.0;
/// Running text and its line pitch, as letters have them.
pub(crate) const LETTER_PT: f64 = 14.0;
/// Line pitch of running text, in points.
pub(crate) const LETTER_PITCH_PT: f64 = 24.0;
pub(crate) const SIGNING_PT: f64 = 14.0;
/// Size of titles that say nothing else.
pub(crate) const TITLE_PT: u8 = 22;
const MM_TO_PT: f64 = 72.0 / 25.4;
/// What the head of a table takes at most, and what a row keeps white above and below its text.
const HIGHEST_HEAD_MM: f64 = 26.0;
/// A line of a table's cell with what parts it from the next, in ems.
const LINE_EMS: f64 = 1.23;
/// Between the period of a dated line and its text.
const BETWEEN: &str = "  ";
/// Width of a name of three characters and the space after it, in ems: how far the rest of a long
/// post stands in under the post.
pub(crate) const NAME_EMS: f64 = 4.0;
/// Between a name and a post.
const AFTER_NAME: char = '　';
/// Characters; a longer text before the space is not a name.
const LONGEST_NAME: usize = 12;

/// Width of a period in ems of body text: `2010.09--2013.07` and a space.
pub(crate) const PERIOD_EMS: f64 = 8.0;

/// What stands under who signs.
pub(crate) const SIGNED_ON: &str = "年　　月　　日";

/// Size of a section's title in points.
pub(crate) fn title_pt(section: &Section) -> u8 {
    match section.title_pt {
        0 => TITLE_PT,
        own => own,
    }
}

/// The paper of a report and what stays white of it, mm.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct PageSize {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) margins: Margins,
    /// The size of the tables' type against the usual one.
    pub(crate) share: f64,
}

impl PageSize {
    pub(crate) fn of(report: &Report) -> Self {
        let (width, height) = report.paper.size_mm();
        let margins = report.margins;
        let share = match report.body_pt {
            0.0 => 1.0,
            own => own / BODY_PT,
        };
        Self {
            width,
            height,
            margins,
            share,
        }
    }

    /// From the paper's lower edge to the foot; `templates/foot.typ` says the same.
    pub(crate) fn foot_mm(self) -> f64 {
        13.4 + (self.margins.bottom - 21.0) / 2.0
    }

    /// Lines that a row of a table may have and surely stands on one page under its head.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few dozen lines"
    )]
    pub(crate) fn row_lines(self) -> usize {
        let margins = self.margins.top + self.margins.bottom;
        let room = self.height - margins - HIGHEST_HEAD_MM;
        let pitch = LINE_EMS * BODY_PT * self.share / MM_TO_PT;
        (room / pitch).max(1.0) as usize
    }

    /// Width between the margins.
    pub(crate) fn room(self) -> f64 {
        self.width - self.margins.left - self.margins.right
    }
}

/// Column widths in mm, scaled down where together they are wider than `room`.
pub(crate) fn widths_mm(section: &Section, room: f64) -> Vec<f64> {
    let scale = grid::scale(section, room);
    let columns = section.columns.iter();
    columns.map(|column| column.width_mm * scale).collect()
}

/// The places of the cells of the section's form, row by row, mm.
pub(crate) fn form_places_mm(section: &Section, room: f64) -> Vec<Vec<FormPlace>> {
    grid::form_places(&section.form, grid::scale(section, room))
}

/// Ems of body text that fit on a line in a column.
pub(crate) fn ems(width_mm: f64) -> f64 {
    (width_mm - 2.0 * CELL_INSET_MM) * MM_TO_PT / BODY_PT
}

/// The width in which body text breaks as text set `align` breaks in a cell of `width_mm`: labels
/// are larger, running text in a form has more space at its sides.
pub(crate) fn body_width(width_mm: f64, align: Align, in_form: bool) -> f64 {
    match align {
        Align::Label => width_mm * BODY_PT / HEAD_PT,
        Align::Left | Align::Dated if in_form => width_mm - 2.0 * (FORM_INSET_MM - CELL_INSET_MM),
        Align::Left | Align::Dated | Align::Center => width_mm,
    }
}

/// The width in which usual type breaks as type of `share` of its size breaks in `width_mm`.
pub(crate) fn in_usual_type(width_mm: f64, share: f64) -> f64 {
    let inset = 2.0 * CELL_INSET_MM;
    (width_mm - inset) / share + inset
}

/// A line of a dated cell: its period, and what was then. Without a period both places are one;
/// what happened meanwhile stands under what was then.
pub(crate) fn dated_line(line: &str) -> (Option<&str>, &str) {
    match line.split_once(BETWEEN) {
        _ if line.starts_with('（') => (Some(""), line),
        Some((period, text)) => (Some(period), text.trim_start()),
        None => (None, line),
    }
}

/// Whether a text is a line or more of a name and a post: `钱　辰　镇党委委员、副镇长`. What of a
/// long post goes on in another line would read as one more name if it stood under the name.
pub(crate) fn names_posts(text: &str) -> bool {
    text.split('\n').any(|line| {
        let name = line.rsplit_once(AFTER_NAME).map(|(name, _)| name);
        name.is_some_and(|name| (2..=LONGEST_NAME).contains(&name.chars().count()))
    })
}

/// What `templates/foot.typ` reads.
#[derive(Serialize)]
pub(crate) struct Feet<'a> {
    page: PageSize,
    faces: Faces,
    pages: &'a [PageFoot],
}

impl<'a> Feet<'a> {
    /// The feet of pages, in order.
    pub(crate) fn of(pages: &'a [PageFoot], page: PageSize, glyphs: &Glyphs) -> Self {
        Self {
            page,
            faces: Faces::of(glyphs),
            pages,
        }
    }
}

/// The foot of one page.
#[derive(Serialize)]
pub(crate) struct PageFoot {
    /// As [`signatures`] gives them.
    pub(crate) signatures: Vec<String>,
    /// From 1.
    pub(crate) number: usize,
    /// How many pages there are.
    pub(crate) total: usize,
}

/// The signatures of a section as they print.
pub(crate) fn signatures(section: &Section, glyphs: &mut Glyphs) -> Vec<String> {
    let texts = section.signatures.iter();
    texts
        .map(|text| glyphs.drawable(&Text::in_section(text, section, glyphs::FOOT)))
        .collect()
}

/// Family names by role, as templates use them.
#[derive(Serialize)]
pub(crate) struct Faces {
    latin: Option<String>,
    title: Vec<String>,
    head: Vec<String>,
    body: Vec<String>,
}

impl Faces {
    pub(crate) fn of(glyphs: &Glyphs) -> Self {
        let names = |role| glyphs.faces(role).into_iter().map(family_name).collect();
        Self {
            latin: glyphs.fonts.face_of(Role::Latin).map(family_name),
            title: names(Role::Title),
            head: names(Role::Head),
            body: names(Role::Body),
        }
    }
}

/// All faces the texts looked up so far need, for the font book.
pub(crate) fn faces(glyphs: &Glyphs) -> Vec<FaceId> {
    let roles = [Role::Title, Role::Head, Role::Body].map(|role| glyphs.faces(role));
    let mut faces: Vec<_> = roles.into_iter().flatten().collect();
    faces.extend(glyphs.fonts.face_of(Role::Latin));
    faces.sort_unstable();
    faces.dedup();
    faces
}
