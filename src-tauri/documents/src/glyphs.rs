//! Whether every character of a report can be drawn, and what is printed where one cannot.
//!
//! Typst says nothing about a missing glyph; here each character is looked up before printing.
//! What no font draws, and every private-use character, prints as □ and is named with its person.

use std::collections::{BTreeSet, HashMap};

use qinglan_core::reports::{Align, Report, Row, Section};
use serde::Serialize;
use ts_rs::TS;

use crate::fonts::{FaceId, Fonts, Role};

/// A character that prints as □.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, TS)]
pub struct Undrawable {
    /// The character itself, which may be one that nothing can show.
    pub character: String,
    /// Who it belongs to; `None` outside the rows of people.
    pub person: Option<String>,
    /// The village, where the row or the section is of one; else the section's name.
    pub section: String,
    /// The column's label without line breaks, or `标题`, `附注` and the like.
    pub column: String,
    /// One Chinese sentence: where it stands, whose it is, which character, and what to do.
    pub message: String,
}

impl Undrawable {
    fn new(character: char, text: &Text<'_>) -> Self {
        let column = text.column.replace('\n', "");
        Self {
            character: character.to_string(),
            person: text.person.map(ToOwned::to_owned),
            section: text.section.to_owned(),
            message: told(character, text.section, text.person, &column),
            column,
        }
    }
}

/// The sentence of an [`Undrawable`]. A private-use character shows as nothing or as another one
/// elsewhere, so only its code is told, and □ stands for it in the name.
fn told(character: char, section: &str, person: Option<&str>, column: &str) -> String {
    let shown = |text: &str| visible(text, |character| !is_private_use(character));
    let section = shown(section);
    let whose = match person.map(shown) {
        Some(person) if person.starts_with(&section) => person,
        Some(person) => format!("{section} {person}"),
        None => section,
    };
    let column = shown(column);
    let code = u32::from(character);
    if is_private_use(character) {
        return format!(
            "{whose}的“{column}”里有一个自造的字（U+{code:04X}），别的电脑上没有，印成 □：请查证件，改成正式的字"
        );
    }
    format!(
        "{whose}的“{column}”里有一个字（{character} U+{code:04X}），这台电脑的字体里没有，印成 □：请核对；没有错的，装上有这个字的字体再印，或印好后手写补上"
    )
}

/// A text of a report and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    pub(crate) content: &'a str,
    pub(crate) role: Role,
    pub(crate) section: &'a str,
    pub(crate) column: &'a str,
    pub(crate) person: Option<&'a str>,
}

/// What tables call the column of the village.
const VILLAGE: [&str; 2] = ["村", "所在村"];

/// Where the person of a row is told to be: her village where the table says it, else the section.
pub(crate) fn place_of<'a>(row: &'a Row, section: &'a Section) -> &'a str {
    let cells = section.columns.iter().zip(&row.cells);
    let village = cells.filter(|(column, _)| VILLAGE.contains(&column.label.as_str()));
    let mut villages = village.map(|(_, cell)| cell.as_str());
    villages
        .find(|cell| !cell.is_empty())
        .filter(|_| row.person.is_some())
        .unwrap_or(&section.name)
}

impl<'a> Text<'a> {
    /// A body text about nobody in particular.
    pub(crate) fn in_section(content: &'a str, section: &'a Section, column: &'a str) -> Self {
        Self {
            content,
            role: Role::Body,
            section: &section.name,
            column,
            person: None,
        }
    }
}

/// Looks characters up and remembers which faces the texts need.
pub(crate) struct Glyphs {
    pub(crate) fonts: &'static Fonts,
    pub(crate) undrawable: Vec<Undrawable>,
    known: HashMap<(Role, char), Option<FaceId>>,
    used: BTreeSet<(Role, FaceId)>,
}

// What [`Undrawable::column`] says outside the table's columns.
pub(crate) const ATTACHMENT: &str = "附件";
pub(crate) const TITLE: &str = "标题";
pub(crate) const LEFT_LINE: &str = "填报单位";
pub(crate) const RIGHT_LINE: &str = "截至日期";
pub(crate) const PROSE: &str = "正文";
pub(crate) const LABELS: &str = "表头";
pub(crate) const NOTES: &str = "附注";
pub(crate) const SIGNING: &str = "签字";
pub(crate) const FOOT: &str = "页脚";

/// Printed for what cannot be drawn.
const BOX: char = '□';

impl Glyphs {
    pub(crate) fn new(fonts: &'static Fonts) -> Self {
        let mut glyphs = Self {
            fonts,
            undrawable: Vec::new(),
            known: HashMap::new(),
            used: BTreeSet::new(),
        };
        for role in [Role::Title, Role::Head, Role::Body] {
            glyphs
                .used
                .extend(fonts.face_of(role).map(|face| (role, face)));
        }
        glyphs
    }

    /// `text` as it can be printed: without control characters, □ for what no font draws.
    pub(crate) fn drawable(&mut self, text: &Text) -> String {
        let mut boxed = Vec::new();
        let printed = visible(text.content, |character| {
            let drawn = self.face_for(text.role, character).is_some();
            if !drawn {
                self.face_for(text.role, BOX);
                boxed.push(character);
            }
            drawn
        });
        note(&mut self.undrawable, text, boxed);
        printed
    }

    /// Makes sure the faces of a body text that is drawable already are at hand.
    pub(crate) fn need(&mut self, text: &str) {
        for character in text.chars() {
            self.face_for(Role::Body, character);
        }
    }

    /// The faces needed by texts of `role` besides the Latin one, in order of preference.
    pub(crate) fn faces(&self, role: Role) -> Vec<FaceId> {
        let chain = self.fonts.chain(role).iter().copied();
        chain
            .filter(|&face| self.used.contains(&(role, face)))
            .collect()
    }

    fn face_for(&mut self, role: Role, character: char) -> Option<FaceId> {
        let (fonts, used) = (self.fonts, &mut self.used);
        *self.known.entry((role, character)).or_insert_with(|| {
            let face = (!is_private_use(character)).then(|| fonts.face_for(role, character))??;
            used.insert((role, face));
            Some(face)
        })
    }
}

/// `report` for a file whose fonts its reader chooses: without control characters, □ only for
/// private-use characters, which mean nothing elsewhere.
pub(crate) fn readable(report: &Report) -> (Report, Vec<Undrawable>) {
    let mut report = report.clone();
    let mut undrawable = Vec::new();
    report.title = visible(&report.title, |_| true);
    for section in &mut report.sections {
        section.name = visible(&section.name, |_| true);
        let name = section.name.clone();
        let places = section
            .rows
            .iter()
            .map(|row| place_of(row, section).to_owned());
        let mut places = places.collect::<Vec<_>>().into_iter();
        let mut clean_at =
            |content: &mut String, place: &str, column: &str, person: Option<&str>| {
                let mut boxed = Vec::new();
                let text = visible(content, |character| {
                    if is_private_use(character) {
                        boxed.push(character);
                    }
                    !is_private_use(character)
                });
                let role = Role::Body;
                let place = Text {
                    content: "",
                    role,
                    section: place,
                    column,
                    person,
                };
                note(&mut undrawable, &place, boxed);
                *content = text;
            };
        for row in &mut section.rows {
            let place = places.next().unwrap_or_default();
            for (text, column) in row.cells.iter_mut().zip(&section.columns) {
                clean_at(text, &place, &column.label, row.person.as_deref());
            }
        }
        let mut clean = |content: &mut String, column: &str| clean_at(content, &name, column, None);
        section
            .attachment
            .iter_mut()
            .for_each(|text| clean(text, ATTACHMENT));
        clean(&mut section.title, TITLE);
        clean(&mut section.left_line, LEFT_LINE);
        clean(&mut section.right_line, RIGHT_LINE);
        section
            .body
            .iter_mut()
            .for_each(|paragraph| clean(&mut paragraph.text, PROSE));
        for row in &mut section.form {
            let mut label = String::new();
            for cell in &mut row.cells {
                if cell.align == Align::Label {
                    label.clone_from(&cell.text);
                }
                clean(&mut cell.text, &label);
            }
        }
        section
            .columns
            .iter_mut()
            .for_each(|column| clean(&mut column.label, LABELS));
        section.notes.iter_mut().for_each(|text| clean(text, NOTES));
        section
            .signing
            .iter_mut()
            .for_each(|text| clean(text, SIGNING));
        section
            .signatures
            .iter_mut()
            .for_each(|text| clean(text, FOOT));
    }
    (report, undrawable)
}

/// `text` without control characters, □ where `draws` says no.
fn visible(text: &str, mut draws: impl FnMut(char) -> bool) -> String {
    let shown = text.chars().filter_map(|character| match character {
        '\n' => Some('\n'),
        '\t' => Some(' '),
        _ if is_variation_selector(character) => Some(character),
        _ if is_invisible(character) => None,
        _ if draws(character) => Some(character),
        _ => Some(BOX),
    });
    shown.collect()
}

fn note(undrawable: &mut Vec<Undrawable>, text: &Text, characters: Vec<char>) {
    for character in characters {
        let found = Undrawable::new(character, text);
        if !undrawable.contains(&found) {
            undrawable.push(found);
        }
    }
}

/// Whether a character means something only to the font that made it up.
fn is_private_use(character: char) -> bool {
    matches!(
        character,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}'
    )
}

fn is_variation_selector(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Control and format characters, and what is none: they draw nothing, some turn the reading
/// direction round, and some no XML can hold.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
        )
}
