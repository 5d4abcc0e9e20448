//! The typefaces and lines of a sheet.

use std::ops::Range;

use qinglan_core::reports::Align;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::sheet::{BODY_PT, HEAD_PT, LETTER_PT, SIGNING_PT, TITLE_PT};

/// GB 2312: lets Excel choose another Chinese font where the named one is missing.
const CHINESE: u8 = 134;

/// Where a cell stands in its table: the table's edge is drawn thicker.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a side of the frame")]
pub(super) struct Place {
    pub(super) first: bool,
    pub(super) last: bool,
    pub(super) top: bool,
    pub(super) bottom: bool,
}

impl Place {
    const COUNT: usize = 16;

    /// The place of a cell over `span` of a table that ends before column `right`.
    pub(super) fn of(span: &Range<usize>, right: usize) -> Self {
        Self {
            first: span.start == 0,
            last: span.end == right,
            top: false,
            bottom: false,
        }
    }

    fn index(self) -> usize {
        let sides = [self.first, self.last, self.top, self.bottom];
        sides
            .iter()
            .rev()
            .fold(0, |index, &side| index * 2 + usize::from(side))
    }

    fn from_index(index: usize) -> Self {
        let side = |number: usize| index >> number & 1 != 0;
        Self {
            first: side(0),
            last: side(1),
            top: side(2),
            bottom: side(3),
        }
    }
}

/// All formats of a workbook, made once.
pub(super) struct Formats {
    pub(super) attachment: Format,
    pub(super) title: Format,
    pub(super) left: Format,
    pub(super) right: Format,
    pub(super) heading: Format,
    pub(super) letter: Format,
    pub(super) note: Format,
    pub(super) signing: Format,
    pub(super) signed_on: Format,
    head: Vec<Format>,
    body: Vec<Format>,
    form: Vec<Format>,
}

const ALIGNS: [Align; 4] = [Align::Center, Align::Left, Align::Dated, Align::Label];

impl Formats {
    /// Cells of tables in type of `share` of the usual size.
    pub(super) fn new(share: f64) -> Self {
        let head = (0..Place::COUNT).map(|index| {
            let format = font("黑体", HEAD_PT * share)
                .set_align(FormatAlign::Center)
                .set_text_wrap();
            edged(format, Place::from_index(index))
        });
        let left = |format: Format| format.set_align(FormatAlign::Left);
        let body = || font("仿宋", BODY_PT).set_text_wrap();
        let letter = |name| font(name, LETTER_PT).set_text_wrap();
        Self {
            attachment: left(font("黑体", 16.0)),
            title: font("方正小标宋简体", TITLE_PT.into()).set_align(FormatAlign::Center),
            left: left(font("仿宋", 12.0)),
            right: font("仿宋", 12.0).set_align(FormatAlign::Right),
            heading: left(letter("黑体")),
            letter: left(letter("仿宋")),
            note: left(body()),
            signing: left(font("仿宋", SIGNING_PT)),
            signed_on: font("仿宋", SIGNING_PT)
                .set_align(FormatAlign::Right)
                .set_indent(1),
            head: head.collect(),
            body: cells(|align| cell(align, share)),
            form: cells(|align| match align {
                Align::Left | Align::Dated => cell(align, 1.0).set_indent(1),
                Align::Center | Align::Label => cell(align, 1.0),
            }),
        }
    }

    pub(super) fn head(&self, place: Place) -> &Format {
        &self.head[place.index()]
    }

    /// `formula`: the text looks like one and must stay text when it is edited, too.
    pub(super) fn body(&self, align: Align, place: Place, formula: bool) -> &Format {
        &self.body[index(align, place, formula)]
    }

    /// A cell of a form, where running text stands off the lines.
    pub(super) fn form(&self, align: Align, place: Place, formula: bool) -> &Format {
        &self.form[index(align, place, formula)]
    }
}

/// A cell's format in every place, in the order of [`index`].
fn cells(format: impl Fn(Align) -> Format) -> Vec<Format> {
    let mut formats = Vec::with_capacity(Place::COUNT * ALIGNS.len() * 2);
    for place in (0..Place::COUNT).map(Place::from_index) {
        for align in ALIGNS {
            let plain = edged(format(align), place);
            formats.extend([plain.clone(), plain.set_quote_prefix()]);
        }
    }
    formats
}

fn index(align: Align, place: Place, formula: bool) -> usize {
    let align = ALIGNS.iter().position(|known| *known == align);
    (place.index() * ALIGNS.len() + align.unwrap_or_default()) * 2 + usize::from(formula)
}

fn cell(align: Align, share: f64) -> Format {
    let format = match align {
        Align::Label => font("黑体", HEAD_PT * share),
        Align::Center | Align::Left | Align::Dated => font("仿宋", BODY_PT * share),
    };
    let side = match align {
        Align::Left | Align::Dated => FormatAlign::Left,
        Align::Center | Align::Label => FormatAlign::Center,
    };
    format.set_text_wrap().set_num_format("@").set_align(side)
}

fn font(name: &str, size: f64) -> Format {
    let format = Format::new()
        .set_font_name(name)
        .set_font_size(size)
        .set_font_charset(CHINESE);
    format.set_align(FormatAlign::VerticalCenter)
}

fn edged(format: Format, place: Place) -> Format {
    let line = |edge| {
        if edge {
            FormatBorder::Medium
        } else {
            FormatBorder::Thin
        }
    };
    format
        .set_border_top(line(place.top))
        .set_border_left(line(place.first))
        .set_border_right(line(place.last))
        .set_border_bottom(line(place.bottom))
}
