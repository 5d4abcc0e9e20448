//! The typefaces and lines of a sheet.

use qinglan_core::reports::Align;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::sheet::BODY_PT;

/// GB 2312: lets Excel choose another Chinese font where the named one is missing.
const CHINESE: u8 = 134;

/// Where a cell stands in its table: the table's edge is drawn thicker.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) first: bool,
    pub(super) last: bool,
    pub(super) bottom: bool,
}

impl Place {
    const COUNT: usize = 8;

    fn index(self) -> usize {
        usize::from(self.first) + 2 * usize::from(self.last) + 4 * usize::from(self.bottom)
    }

    fn from_index(index: usize) -> Self {
        Self {
            first: index & 1 != 0,
            last: index & 2 != 0,
            bottom: index & 4 != 0,
        }
    }
}

/// All formats of a workbook, made once.
pub(super) struct Formats {
    pub(super) attachment: Format,
    pub(super) title: Format,
    pub(super) left: Format,
    pub(super) right: Format,
    pub(super) note: Format,
    head: Vec<Format>,
    body: Vec<Format>,
}

impl Formats {
    pub(super) fn new() -> Self {
        let places = || (0..Place::COUNT).map(Place::from_index);
        let head = places().map(|place| {
            let format = font("黑体", 12.0)
                .set_align(FormatAlign::Center)
                .set_text_wrap();
            edged(format, place).set_border_top(FormatBorder::Medium)
        });
        let body = places().flat_map(|place| {
            [Align::Center, Align::Left]
                .into_iter()
                .flat_map(move |align| {
                    [false, true].map(|formula| {
                        let format = font("仿宋", BODY_PT).set_text_wrap().set_num_format("@");
                        let format = match align {
                            Align::Center => format.set_align(FormatAlign::Center),
                            Align::Left => format.set_align(FormatAlign::Left),
                        };
                        let format = edged(format, place);
                        if formula {
                            format.set_quote_prefix()
                        } else {
                            format
                        }
                    })
                })
        });
        Self {
            attachment: font("黑体", 16.0).set_align(FormatAlign::Left),
            title: font("方正小标宋简体", 22.0).set_align(FormatAlign::Center),
            left: font("仿宋", 12.0).set_align(FormatAlign::Left),
            right: font("仿宋", 12.0).set_align(FormatAlign::Right),
            note: font("仿宋", BODY_PT)
                .set_align(FormatAlign::Left)
                .set_text_wrap(),
            head: head.collect(),
            body: body.collect(),
        }
    }

    pub(super) fn head(&self, place: Place) -> &Format {
        &self.head[place.index()]
    }

    /// `formula`: the text looks like one and must stay text when it is edited, too.
    pub(super) fn body(&self, align: Align, place: Place, formula: bool) -> &Format {
        let left = usize::from(align == Align::Left);
        &self.body[place.index() * 4 + left * 2 + usize::from(formula)]
    }
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
        .set_border_top(FormatBorder::Thin)
        .set_border_left(line(place.first))
        .set_border_right(line(place.last))
        .set_border_bottom(line(place.bottom))
}
