//! Cells that say who somebody is: name, ID number, phone.

use crate::import::layout::tells_of_people;
use crate::import::read::{Cell, Value};
use crate::people::rules::names::{counts_more, is_vacant, tells_namesakes, without_number};
use crate::people::rules::text::{clean_lines, is_blank_word, squeeze};
use crate::people::rules::{
    read_name, read_phones, without_marks, without_note, IdNumber, IdProblem,
};
use crate::people::Field;

use super::cells::{brief, CellReader};

impl CellReader<'_, '_> {
    pub(super) fn name(&mut self, shown: &str) {
        let numbered = without_number(shown).filter(|_| self.reading.name.is_empty());
        if let Some((_, number)) = &numbered {
            let cell = Cell::text(number.as_str());
            if number.len() < 15 {
                self.phones(&cell, number);
            } else {
                self.id_number(&cell, number);
            }
        }
        let shown = numbered.as_ref().map_or(shown, |(name, _)| name.as_str());
        // 王芳[女], 王芳【女】
        let shown = &shown
            .replace(['[', '【', '〔'], "（")
            .replace([']', '】', '〕'], "）");
        let written = squeeze(shown);
        let (plain, marks) = without_marks(shown);
        let (shown, note) = without_note(&plain);
        let name = read_name(shown);
        if name.name.is_empty() || !self.reading.name.is_empty() {
            return;
        }
        if let Some(marks) = marks {
            let behind = marks.chars().all(|c| c.is_ascii_digit()) && written.ends_with(&marks);
            self.reading.name_number = behind.then(|| marks.clone());
            self.warn(
                "name.marked",
                format!(
                    "姓名“{}”旁的“{}”不是姓名，没有导入；如指表下的注，请核对",
                    name.name,
                    brief(&marks)
                ),
            );
        }
        if name.placeholder {
            self.warn(
                "name.placeholder",
                format!("姓名“{}”里有没打出来的字，请补正", name.name),
            );
        }
        if name.private_use {
            self.warn(
                "name.private_use",
                "姓名里有电脑自造字，换一台电脑可能显示不出来，请改用标准字",
            );
        }
        if tells_namesakes(&name.name) {
            self.warn(
                "name.namesake",
                format!(
                    "姓名“{}”括号里的字像是用来区分同名的人，照原样导入，请核对",
                    name.name
                ),
            );
        } else if name.mixed && !counts_more(&name.name) && !tells_of_people(shown) {
            self.warn(
                "name.mixed",
                format!("姓名“{}”里有数字、字母或符号，请核对", name.name),
            );
        }
        if let Some(sex) = name.sex {
            self.reading
                .values
                .entry(Field::Sex)
                .or_insert_with(|| sex.label().to_owned());
        }
        if let Some(group) = name.ethnicity {
            self.reading
                .values
                .entry(Field::Ethnicity)
                .or_insert_with(|| group.to_owned());
        }
        self.reading.placeholder = name.placeholder || name.private_use;
        self.reading.raw_name = clean_lines(shown);
        self.reading.name = name.name;
        if let Some(note) = note {
            if is_vacant(&note) {
                self.warn(
                    "name.undecided",
                    format!(
                        "姓名“{}”后面写着“{note}”，仍按名单导入，请核对",
                        self.reading.name
                    ),
                );
            }
            self.join(Field::Remark, &note, "；");
        }
    }

    pub(super) fn id_number(&mut self, cell: &Cell, shown: &str) {
        if is_blank_word(shown) {
            return;
        }
        let read = match cell.value {
            // A spreadsheet keeps fifteen digits of a number: longer ones have lost their end.
            Value::Number(number, _) if number >= 1e15 => Err(IdProblem::Truncated),
            Value::Number(number, _) => IdNumber::read(&format!("{number:.0}")),
            _ => IdNumber::read(shown).or_else(|problem| {
                let Some((number, note)) = beside_brackets(shown) else {
                    return Err(problem);
                };
                let read = IdNumber::read(&number);
                if read.is_ok() && !note.is_empty() {
                    self.warn(
                        "id.noted",
                        format!(
                            "身份证号旁写着“{}”，号码已导入，这几个字没有导入",
                            brief(&note)
                        ),
                    );
                }
                read
            }),
        };
        match read {
            Ok(id) => {
                // One stands in brackets after the name, too.
                if self.reading.id.as_ref().is_some_and(|known| *known != id) {
                    self.warn("id.conflict", "这一行有两个不同的身份证号，请核对");
                }
                self.reading.id = Some(id);
            }
            Err(IdProblem::Truncated) => self.warn(
                "id.truncated",
                "身份证号被存成了数字，末几位已经丢失，没有导入",
            ),
            Err(IdProblem::Checksum) => {
                self.warn("id.checksum", "身份证号校验不通过，请核对，没有导入");
            }
            Err(IdProblem::Malformed) => self.warn(
                "id.malformed",
                format!("“{}”不是身份证号，没有导入", brief(shown)),
            ),
        }
    }

    /// The first number of a cell is the person's phone, whatever was read before it.
    pub(super) fn phones(&mut self, cell: &Cell, shown: &str) {
        let mut numbers = self.numbers(cell, shown);
        if numbers.is_empty() {
            return;
        }
        let first = numbers.remove(0);
        let before = self.reading.values.insert(Field::Phone, first);
        numbers.extend(before);
        self.keep_numbers(numbers);
    }

    /// More numbers of the person: 备用电话.
    pub(super) fn other_phones(&mut self, cell: &Cell, shown: &str) {
        let numbers = self.numbers(cell, shown);
        self.keep_numbers(numbers);
    }

    /// Adds numbers to the person's other ones, each once.
    fn keep_numbers(&mut self, numbers: Vec<String>) {
        let values = &mut self.reading.values;
        let known = values.remove(&Field::OtherPhones).unwrap_or_default();
        let mut others: Vec<String> = Vec::new();
        let known = known.split('、').map(str::to_owned);
        for number in known.chain(numbers) {
            let first = values.get(&Field::Phone) == Some(&number);
            if !number.is_empty() && !first && !others.contains(&number) {
                others.push(number);
            }
        }
        if !others.is_empty() {
            values.insert(Field::OtherPhones, others.join("、"));
        }
    }

    fn numbers(&mut self, cell: &Cell, shown: &str) -> Vec<String> {
        let phones = match cell.value {
            Value::Number(number, _) => read_phones(&format!("{number:.0}")),
            _ => read_phones(shown),
        };
        if phones.unreadable {
            let part = if phones.numbers.is_empty() {
                ""
            } else {
                "里有一部分"
            };
            self.warn(
                "phone.unreadable",
                format!("“{}”{part}不是电话号码，没有导入", brief(shown)),
            );
        }
        phones.numbers
    }
}

/// A number and what brackets add to it, `150221198506150017（已核）`; the number alone where the
/// brackets are around it.
fn beside_brackets(shown: &str) -> Option<(String, String)> {
    let text = squeeze(shown)
        .replace(['[', '【'], "(")
        .replace([']', '】'], ")");
    let (before, rest) = text.split_once('(')?;
    let (inside, after) = rest.split_once(')')?;
    if before.is_empty() && after.is_empty() {
        return Some((inside.to_owned(), String::new()));
    }
    Some((format!("{before}{after}"), inside.to_owned()))
}
