//! Cells by field.

use chrono::Datelike;

use crate::date::PartialDate;
use crate::import::header::Target;
use crate::import::layout::{Band, PersonRow, Unfolded};
use crate::import::mentors;
use crate::import::problem::Finding;
use crate::import::read::{grid::serial_day, Cell, Value};
use crate::people::rules::codes::{read_education, read_political_status, Education, Political};
use crate::people::rules::text::{clean_line, clean_lines, is_blank_word, is_private_use, squeeze};
use crate::people::rules::{
    read_date, read_ethnicity, read_name, read_phones, read_sex, read_target_post, without_note,
    DateError, IdNumber, IdProblem,
};
use crate::people::Field;
use crate::reserves::Mentor;

use super::{Above, Context, Reading};

/// Whether blank cells of a place column mean the value above: merged cells unfolded by an
/// export, or a name written once over its people. Not where the clerk writes it in every row.
pub(super) fn filled_down(sheet: &Unfolded<'_>, column: usize, rows: &[PersonRow]) -> bool {
    let shown: Vec<String> = rows
        .iter()
        .map(|row| squeeze(&sheet.cell(row.row, column).shown()))
        .collect();
    let blank = shown.iter().filter(|text| text.is_empty()).count();
    let repeated = shown
        .windows(2)
        .enumerate()
        .filter(|(at, pair)| {
            let one_cell =
                sheet.origin(rows[*at].row, column) == sheet.origin(rows[at + 1].row, column);
            !pair[0].is_empty() && pair[0] == pair[1] && !one_cell
        })
        .count();
    blank > 0
        && shown.first().is_some_and(|text| !text.is_empty())
        && (repeated == 0 || blank > shown.len() / 2)
}

/// Whether a column of text writes months below ten with one digit, so that `1985.1` is January.
pub(super) fn short_months(sheet: &Unfolded<'_>, column: usize, rows: &[PersonRow]) -> bool {
    rows.iter()
        .any(|row| match &sheet.cell(row.row, column).value {
            Value::Text(text) => {
                let text = squeeze(text);
                let mut parts = text.splitn(2, ['.', '-', '/', '年']);
                let (year, month) = (
                    parts.next().unwrap_or(""),
                    parts.next().unwrap_or("").trim_end_matches('月'),
                );
                year.len() == 4 && month.len() == 1 && matches!(month.as_bytes()[0], b'2'..=b'9')
            }
            _ => false,
        })
}

pub(super) fn read(
    context: &Context<'_>,
    row: &PersonRow,
    above: &mut Above,
    reading: &mut Reading,
) {
    reading.withdrawn = row.struck;
    reading.township.clone_from(&row.band.township);
    reading.village.clone_from(&row.band.village);
    if let Some(source) = &row.band.source {
        reading.values.insert(Field::Sources, source.clone());
    }
    if let Some(post) = row.band.target_post {
        reading.values.insert(Field::TargetPost, post.to_owned());
    }
    for (at, target) in context.targets.iter().enumerate() {
        if matches!(target, Target::Number | Target::Ignore) {
            continue;
        }
        let cells = unfolded(context, row, at);
        let mut reader = CellReader {
            context,
            at,
            reading,
        };
        if matches!(target, Target::Village | Target::Township | Target::Place) {
            reader.place(target, &cells, (above, &row.band));
            continue;
        }
        let mut filled = cells.iter().filter(|cell| !cell.is_blank()).peekable();
        if filled.peek().is_none() {
            reader.mark(target);
            continue;
        }
        if let Target::MentorPost(seat) = target {
            // Of a person on several rows, a post a row beside its name.
            let posts: Vec<String> = filled.map(|cell| cell.shown()).collect();
            reader.mentor_post(seat, &posts.join("\n"));
            continue;
        }
        for cell in filled {
            reader.cell(target, cell);
        }
        reader.mark(target);
    }
    if let Some(text) = row
        .band
        .mentors
        .as_ref()
        .filter(|_| reading.mentors.is_empty())
    {
        reading.mentors = mentors::read(text, "");
    }
}

/// The distinct cells of a column that belong to a row, several when its name spans rows.
fn unfolded<'a>(context: &Context<'a>, row: &PersonRow, at: usize) -> Vec<&'a Cell> {
    let mut origins = Vec::new();
    for row in row.row..=row.last {
        let (row, column) = context.table.place(at, row);
        let origin = context.sheet.origin(row, column);
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    origins
        .into_iter()
        .map(|(row, column)| as_above(context, row, column))
        .collect()
}

/// The cell, or for 同上 and 〃 the nearest one above that says what.
fn as_above<'a>(context: &Context<'a>, row: usize, column: usize) -> &'a Cell {
    let sheet = context.sheet;
    let ditto = |row: usize| is_ditto(&squeeze(&sheet.cell(row, column).shown()));
    if !ditto(row) {
        return sheet.grid.cell(row, column);
    }
    let above = (context.table.body.0..row)
        .rev()
        .find(|&above| !ditto(above) && !sheet.cell(above, column).is_blank());
    above.map_or_else(
        || sheet.grid.cell(row, column),
        |above| sheet.cell(above, column),
    )
}

fn is_ditto(text: &str) -> bool {
    matches!(
        text,
        "同上" | "〃" | "″" | "\"" | "\"\"" | "''" | "″″" | "“" | "”" | "同左上" | "同前"
    )
}

struct CellReader<'a, 'b> {
    context: &'a Context<'b>,
    at: usize,
    reading: &'a mut Reading,
}

impl CellReader<'_, '_> {
    fn warn(&mut self, code: &'static str, message: impl Into<String>) {
        self.reading
            .findings
            .push(Finding::warn(Some(self.at), code, message));
    }

    /// Notes where a field stands, for problems found later.
    fn mark(&mut self, target: &Target) {
        let columns = &mut self.reading.columns;
        let place = match target {
            Target::Name => &mut columns.name,
            Target::IdNumber => &mut columns.id,
            Target::Remark => &mut columns.remark,
            Target::Village | Target::Place => &mut columns.village,
            _ => return,
        };
        place.get_or_insert(self.at);
    }

    fn place(&mut self, target: &Target, cells: &[&Cell], (above, band): (&mut Above, &Band)) {
        self.mark(target);
        let mut text = cells
            .first()
            .map(|cell| clean_line(&cell.shown()))
            .unwrap_or_default();
        if is_blank_word(&text) {
            text = String::new();
        }
        if text.is_empty() && self.context.filled_down[self.at] {
            // A heading in between has told another place.
            let known = above.0.get(&self.at).filter(|(_, over)| over == band);
            text = known.map(|(text, _)| text.clone()).unwrap_or_default();
        }
        if text.is_empty() {
            return;
        }
        above.0.insert(self.at, (text.clone(), band.clone()));
        let township = matches!(target, Target::Township)
            || (matches!(target, Target::Place) && is_township(&text));
        if township {
            self.reading.township = Some(text);
        } else {
            self.reading.village = Some(text);
        }
    }

    #[expect(clippy::too_many_lines, reason = "one line a field")]
    fn cell(&mut self, target: &Target, cell: &Cell) {
        match &cell.value {
            Value::FormulaWithoutValue => {
                return self.warn(
                    "cell.formula_without_value",
                    "单元格是公式，但文件里没有保存计算结果",
                );
            }
            Value::Error(error) if *target != Target::Age => {
                return self.warn("cell.error", format!("单元格是错误值 {error}"));
            }
            _ => {}
        }
        let shown = cell.shown();
        match target {
            Target::Name => self.name(&shown),
            Target::IdNumber => self.id_number(cell, &shown),
            Target::Birth => {
                self.reading.birth = match self.with_month(&shown) {
                    Some(whole) => {
                        self.date(&Cell::text(whole.as_str()), &whole, "birth", "出生年月")
                    }
                    None => self.date(cell, &shown, "birth", "出生年月"),
                };
            }
            Target::PartyJoined => {
                self.dated(Field::PartyJoined, cell, &shown, "party_joined", "入党时间");
            }
            Target::PartyConfirmed => self.dated(
                Field::PartyConfirmed,
                cell,
                &shown,
                "party_confirmed",
                "转正时间",
            ),
            Target::WorkStarted => self.dated(
                Field::WorkStarted,
                cell,
                &shown,
                "work_started",
                "参加工作时间",
            ),
            Target::EnteredOn => {
                self.reading.entered_on = self.date(cell, &shown, "entered_on", "入库时间");
            }
            Target::Phone => self.phones(cell, &shown),
            Target::Mentors(seat) | Target::MentorName(seat) => {
                let found = mentors::read(&shown, seat);
                self.reading.mentors.extend(found);
            }
            Target::Tick(field, value) => self.tick(field, value, cell, &shown),
            Target::Age | Target::BirthMonth | Target::BirthDay => {}
            Target::Keep => self.keep(&shown),
            _ if is_blank_word(&shown)
                && !(*target == Target::PoliticalStatus && squeeze(&shown) == "无") => {}
            Target::Sex => match read_sex(&shown) {
                Some(sex) => self.set(Field::Sex, sex.label()),
                None => self.unknown("sex.unknown", "性别", &shown),
            },
            Target::Ethnicity => match read_ethnicity(&shown) {
                Some(group) => self.set(Field::Ethnicity, group),
                None => self.unknown("ethnicity.unknown", "民族", &shown),
            },
            Target::Education => self.education(&shown, Field::Education),
            Target::FullTimeEducation => self.education(&shown, Field::FullTimeEducation),
            Target::InServiceEducation => self.education(&shown, Field::InServiceEducation),
            Target::PoliticalStatus => self.political(&shown),
            Target::IsMember => {
                if matches!(
                    squeeze(&shown).as_str(),
                    "是" | "√" | "✓" | "党员" | "中共党员" | "1"
                ) {
                    self.set(Field::PoliticalStatus, "中共党员");
                }
            }
            Target::Sources => {
                let (found, unknown) = self.context.sources.read(&shown);
                if !found.is_empty() {
                    self.set(Field::Sources, &found.join("、"));
                }
                for word in unknown {
                    self.unknown("source.unknown", "人员类别", &word);
                }
            }
            Target::TargetPost => match read_target_post(&shown) {
                Some(post) => self.set(Field::TargetPost, post),
                None => self.unknown("target_post.unknown", "培养方向", &shown),
            },
            Target::Status => self.status(&shown),
            Target::Remark => self.join(Field::Remark, &clean_lines(&shown), "；"),
            Target::Resume => self.join(Field::Resume, &clean_lines(&shown), "\n"),
            Target::Awards => self.join(Field::Awards, &clean_lines(&shown), "\n"),
            Target::Family => self.join(Field::Family, &clean_lines(&shown), "\n"),
            Target::Skills => self.join(Field::Skills, &clean_line(&shown), "、"),
            Target::SchoolMajor => self.join(Field::SchoolMajor, &clean_line(&shown), ""),
            Target::FullTimeSchool => self.join(Field::FullTimeSchool, &clean_line(&shown), ""),
            Target::InServiceSchool => self.join(Field::InServiceSchool, &clean_line(&shown), ""),
            Target::Occupation => self.join(Field::Occupation, &clean_line(&shown), ""),
            Target::NativePlace => self.text(Field::NativePlace, &shown),
            Target::Birthplace => self.text(Field::Birthplace, &shown),
            Target::Address => self.text(Field::Address, &shown),
            Target::Degree => self.text(Field::Degree, &shown),
            Target::Readiness => self.text(Field::Readiness, &shown),
            Target::Health => self.text(Field::Health, &shown),
            Target::Title => self.text(Field::Title, &shown),
            Target::Number
            | Target::Ignore
            | Target::MentorPost(_)
            | Target::Township
            | Target::Village
            | Target::Place => {}
        }
    }

    /// 已退出 in a column of its own, or the answer to 是否在库.
    fn status(&mut self, shown: &str) {
        let header = &self.context.table.columns[self.at].header;
        let text = squeeze(shown);
        let left = match text.as_str() {
            "否" | "×" | "不在库" => header.contains("在库"),
            "是" | "√" | "✓" => header.contains("退出"),
            _ => {
                ["退出", "出库", "调出", "移出", "离库"]
                    .iter()
                    .any(|word| text.contains(word))
                    && !text.contains(['未', '拟', '不'])
            }
        };
        if left {
            self.reading.withdrawn = true;
            self.reading.columns.remark = Some(self.at);
        }
    }

    fn set(&mut self, field: Field, value: &str) {
        self.reading.values.insert(field, value.to_owned());
    }

    fn text(&mut self, field: Field, shown: &str) {
        self.join(field, &clean_line(shown), "");
    }

    /// Text of a column; a second column of the same field is added to the first.
    fn join(&mut self, field: Field, text: &str, between: &str) {
        if text.chars().any(is_private_use) {
            self.warn(
                "text.private_use",
                "含有电脑自造字，换一台电脑可能显示不出来，请核对",
            );
        }
        let mut value = match self.reading.values.get(&field) {
            Some(known) if known.contains(text) => return,
            Some(known) => format!("{known}{between}{text}"),
            None => text.to_owned(),
        };
        let longest = field.longest();
        if value.chars().count() > longest {
            value = value.chars().take(longest).collect();
            self.warn(
                "text.too_long",
                format!("文字超过 {longest} 个字，只导入前 {longest} 个字"),
            );
        }
        if !value.is_empty() {
            self.set(field, &value);
        }
    }

    fn unknown(&mut self, code: &'static str, label: &str, shown: &str) {
        self.warn(
            code,
            format!("{label}“{}”认不出来，这一格没有导入", brief(shown)),
        );
    }

    fn name(&mut self, shown: &str) {
        let (shown, note) = without_note(shown);
        let name = read_name(shown);
        if name.name.is_empty() || !self.reading.name.is_empty() {
            return;
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
            self.join(Field::Remark, &note, "；");
        }
    }

    fn id_number(&mut self, cell: &Cell, shown: &str) {
        if is_blank_word(shown) {
            return;
        }
        let read = match cell.value {
            // A spreadsheet keeps fifteen digits of a number: longer ones have lost their end.
            Value::Number(number, _) if number >= 1e15 => Err(IdProblem::Truncated),
            Value::Number(number, _) => IdNumber::read(&format!("{number:.0}")),
            _ => IdNumber::read(shown),
        };
        match read {
            Ok(id) => self.reading.id = Some(id),
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

    fn phones(&mut self, cell: &Cell, shown: &str) {
        let phones = match cell.value {
            Value::Number(number, _) => read_phones(&format!("{number:.0}")),
            _ => read_phones(shown),
        };
        if phones.unreadable {
            self.warn(
                "phone.unreadable",
                format!("“{}”不是电话号码，没有导入", brief(shown)),
            );
        }
        let mut numbers = phones.numbers.into_iter();
        if let Some(first) = numbers.next() {
            self.set(Field::Phone, &first);
            let others: Vec<String> = numbers.collect();
            if !others.is_empty() {
                self.set(Field::OtherPhones, &others.join("、"));
            }
        }
    }

    fn dated(&mut self, field: Field, cell: &Cell, shown: &str, kind: &'static str, label: &str) {
        if let Some(date) = self.date(cell, shown, kind, label) {
            self.set(field, &date.to_string());
        }
    }

    fn date(
        &mut self,
        cell: &Cell,
        shown: &str,
        kind: &'static str,
        label: &str,
    ) -> Option<PartialDate> {
        if is_blank_word(shown) {
            return None;
        }
        let year = self.context.day.on.year();
        let latest = if kind == "birth" { year - 10 } else { year };
        match self.read_date(cell, shown, latest, kind) {
            Ok(date) if kind == "birth" && date.first_day() > self.context.day.on => {
                self.warn(
                    "birth.unreadable",
                    format!("出生年月“{}”在将来，没有导入", brief(shown)),
                );
                None
            }
            Ok(date) => Some(date),
            Err(DateTrouble::Ambiguous) => {
                self.warn(
                    code(kind, true),
                    format!("{label}“{}”可能是1月，也可能是10月，没有导入", brief(shown)),
                );
                None
            }
            Err(DateTrouble::Unreadable) => {
                self.warn(
                    code(kind, false),
                    format!("{label}“{}”不是年月，没有导入", brief(shown)),
                );
                None
            }
        }
    }

    /// A year with the month and the day that stand in columns of their own.
    fn with_month(&self, year: &str) -> Option<String> {
        let part = |wanted: Target| {
            let at = self
                .context
                .targets
                .iter()
                .position(|target| *target == wanted)?;
            let (row, column) = self.context.table.place(at, self.reading.row?);
            let text = squeeze(&self.context.sheet.cell(row, column).shown());
            (!text.is_empty()).then_some(text)
        };
        let month = part(Target::BirthMonth)?;
        let day = part(Target::BirthDay).map_or_else(String::new, |day| format!("{day}日"));
        Some(format!("{}年{month}月{day}", squeeze(year)))
    }

    fn read_date(
        &self,
        cell: &Cell,
        shown: &str,
        latest: i32,
        kind: &str,
    ) -> Result<PartialDate, DateTrouble> {
        let grid = self.context.sheet.grid;
        match &cell.value {
            Value::Date(day, true) => Ok((*day).into()),
            Value::Date(day, false) => Ok(PartialDate::from(*day).to_month()),
            Value::Number(number, decimals) => {
                self.numeric_date(*number, *decimals, latest, kind, grid.epoch_1904)
            }
            _ => {
                let text = squeeze(shown);
                let january = text
                    .strip_suffix(".1")
                    .filter(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
                if let Some(year) = january {
                    // Text that once was a number: the zero of October is gone.
                    let lost = grid.delimited && !self.context.short_months[self.at];
                    return self.january_or_october(year.parse().unwrap_or(0), kind, !lost);
                }
                read_date(shown, latest).map_err(DateTrouble::from)
            }
        }
    }

    fn numeric_date(
        &self,
        number: f64,
        decimals: Option<u8>,
        latest: i32,
        kind: &str,
        epoch_1904: bool,
    ) -> Result<PartialDate, DateTrouble> {
        let unreadable = Err(DateTrouble::Unreadable);
        if !number.is_finite() || number <= 0.0 {
            return unreadable;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "positive, and larger values are refused below"
        )]
        let (whole, hundredths) = (
            number.trunc() as i64,
            (number.fract() * 100.0).round() as u32,
        );
        if number.fract().abs() < 1e-9 {
            return match whole {
                100_000..=99_999_999 => {
                    read_date(&whole.to_string(), latest).map_err(DateTrouble::from)
                }
                // A day's serial number whose cell lost its date format.
                10_000..=80_000 => serial_day(number, epoch_1904)
                    .map(PartialDate::from)
                    .ok_or(DateTrouble::Unreadable),
                _ => unreadable,
            };
        }
        let Ok(year) = i32::try_from(whole) else {
            return unreadable;
        };
        if !(1900..2200).contains(&year) {
            return if year < 100 {
                read_date(&format!("{number:.2}"), latest).map_err(DateTrouble::from)
            } else {
                unreadable
            };
        }
        match (hundredths, decimals) {
            (10, Some(2)) => PartialDate::month(year, 10).ok_or(DateTrouble::Unreadable),
            (10, _) => self.january_or_october(year, kind, false),
            (1..=12, _) => PartialDate::month(year, hundredths).ok_or(DateTrouble::Unreadable),
            (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90, _) => {
                PartialDate::month(year, hundredths / 10).ok_or(DateTrouble::Unreadable)
            }
            _ => unreadable,
        }
    }

    /// 1985.1: told by the ID number, else January where the text can mean nothing else.
    fn january_or_october(
        &self,
        year: i32,
        kind: &str,
        january: bool,
    ) -> Result<PartialDate, DateTrouble> {
        let month = |month| PartialDate::month(year, month).ok_or(DateTrouble::Unreadable);
        if kind == "birth" {
            if let Some(birth) = self.id_birth() {
                for candidate in [month(1)?, month(10)?] {
                    if candidate.agrees_with(birth) {
                        return Ok(candidate);
                    }
                }
            }
        }
        if january {
            month(1)
        } else {
            Err(DateTrouble::Ambiguous)
        }
    }

    /// The birth in the row's ID number, whichever column comes first.
    fn id_birth(&self) -> Option<PartialDate> {
        if let Some(id) = &self.reading.id {
            return Some(id.birth());
        }
        let at = self
            .context
            .targets
            .iter()
            .position(|target| *target == Target::IdNumber)?;
        self.id_cell(at)
    }

    fn id_cell(&self, at: usize) -> Option<PartialDate> {
        let row = self.reading.row?;
        let (row, column) = self.context.table.place(at, row);
        let cell = self.context.sheet.cell(row, column);
        match cell.value {
            Value::Text(ref text) => IdNumber::read(text).ok().map(|id| id.birth()),
            _ => None,
        }
    }

    fn education(&mut self, shown: &str, field: Field) {
        let Some(education) = read_education(shown) else {
            return self.unknown("education.unknown", field.label(), shown);
        };
        if education.studying {
            self.warn(
                "education.studying",
                format!("“{}”尚未毕业，按在读登记", brief(shown)),
            );
        }
        let known = self
            .reading
            .values
            .get(&field)
            .and_then(|value| read_education(value));
        if known.is_none_or(|known| known.rank() < education.rank()) {
            self.set(field, &education.label());
        }
        if self
            .reading
            .education
            .is_none_or(|known: Education| known.rank() < education.rank())
        {
            self.reading.education = Some(education);
        }
    }

    fn political(&mut self, shown: &str) {
        match read_political_status(shown) {
            Political::Status(status) => {
                self.set(Field::PoliticalStatus, status);
                if status == "中共党员"
                    && !self.reading.values.contains_key(&Field::PartyJoined)
                    && shown.chars().any(|c| c.is_ascii_digit())
                {
                    let digits: String = squeeze(shown)
                        .chars()
                        .filter(|c| {
                            c.is_ascii_digit() || matches!(c, '.' | '年' | '月' | '-' | '/')
                        })
                        .collect();
                    if let Ok(date) = read_date(&digits, self.context.day.on.year()) {
                        self.set(Field::PartyJoined, &date.to_string());
                    }
                }
            }
            Political::Stage => self.warn(
                "political.stage",
                format!("“{}”是入党过程，不是政治面貌，没有导入", brief(shown)),
            ),
            Political::Unknown => self.unknown("political.unknown", "政治面貌", shown),
        }
    }

    fn tick(&mut self, field: &Target, value: &str, cell: &Cell, shown: &str) {
        let text = squeeze(shown);
        let ticked = match &cell.value {
            Value::Bool(truth) => *truth,
            _ => {
                matches!(
                    text.as_str(),
                    "√" | "✓"
                        | "✔"
                        | "☑"
                        | "■"
                        | "●"
                        | "是"
                        | "有"
                        | "1"
                        | "V"
                        | "v"
                        | "Y"
                        | "y"
                        | "对"
                        | "○"
                        | "✅"
                        | "☆"
                        | "★"
                        | "T"
                        | "TRUE"
                        | "a"
                        | "P"
                ) || text == squeeze(value)
                    || self
                        .context
                        .sources
                        .find(&text)
                        .is_some_and(|source| source == value)
            }
        };
        if !ticked {
            if !matches!(
                text.as_str(),
                "否" | "×" | "0" | "□" | "无" | "X" | "x" | "N" | "n" | "F" | "FALSE" | ""
            ) && !is_blank_word(shown)
                && !matches!(cell.value, Value::Bool(false))
            {
                self.warn(
                    "tick.unknown",
                    format!("“{}”不是勾选，没有导入", brief(shown)),
                );
            }
            return;
        }
        let field = match field {
            Target::Sources => {
                let joined = self
                    .reading
                    .values
                    .get(&Field::Sources)
                    .map_or_else(|| value.to_owned(), |known| format!("{known}、{value}"));
                return self.set(Field::Sources, &joined);
            }
            Target::Sex => Field::Sex,
            Target::Ethnicity => Field::Ethnicity,
            Target::TargetPost => Field::TargetPost,
            Target::Education => return self.education(value, Field::Education),
            Target::PoliticalStatus => Field::PoliticalStatus,
            _ => return,
        };
        if self.reading.values.contains_key(&field) {
            return self.warn("tick.several", "同一栏勾了不止一项，只取第一项");
        }
        self.set(field, value);
    }

    fn mentor_post(&mut self, seat: &str, shown: &str) {
        if is_blank_word(shown) {
            return;
        }
        let own =
            |mentor: &Mentor| mentor.post.is_none() && (seat.is_empty() || mentor.seat == seat);
        let first = self.reading.mentors.iter().position(own);
        let Some(first) = first else {
            return;
        };
        let named: Vec<Mentor> = self.reading.mentors.drain(first..).collect();
        if !mentors::pairs(&named, shown) {
            self.warn(
                "mentor.post_unmatched",
                format!(
                    "帮带人职务“{}”与姓名的个数对不上，职务没有导入",
                    brief(shown)
                ),
            );
        }
        let mut paired = mentors::pair(&named, shown);
        if seat.is_empty() {
            for mentor in &mut paired {
                if let Some(found) = mentor.post.as_deref().and_then(mentors::seat_of_post) {
                    found.clone_into(&mut mentor.seat);
                }
            }
        }
        self.reading.mentors.extend(paired);
    }

    fn keep(&mut self, shown: &str) {
        if is_blank_word(shown) {
            return;
        }
        let header = self.context.table.columns[self.at]
            .header
            .trim_matches(['*', ':', '：'])
            .to_owned();
        let text = format!("{header}：{}", clean_line(shown));
        self.join(Field::Remark, &text, "；");
    }
}

enum DateTrouble {
    Ambiguous,
    Unreadable,
}

impl From<DateError> for DateTrouble {
    fn from(_: DateError) -> Self {
        Self::Unreadable
    }
}

fn code(kind: &str, ambiguous: bool) -> &'static str {
    match (kind, ambiguous) {
        ("birth", true) => "birth.ambiguous",
        ("birth", false) => "birth.unreadable",
        ("party_joined", true) => "party_joined.ambiguous",
        ("party_joined", false) => "party_joined.unreadable",
        ("party_confirmed", true) => "party_confirmed.ambiguous",
        ("party_confirmed", false) => "party_confirmed.unreadable",
        ("work_started", true) => "work_started.ambiguous",
        ("work_started", false) => "work_started.unreadable",
        (_, true) => "entered_on.ambiguous",
        (_, false) => "entered_on.unreadable",
    }
}

fn is_township(text: &str) -> bool {
    let text = squeeze(text);
    ["镇", "乡", "街道", "苏木", "办事处", "镇党委", "乡党委"]
        .iter()
        .any(|end| text.ends_with(end))
        && !text.contains('村')
}

/// The first characters of a cell, for a message.
pub(super) fn brief(text: &str) -> String {
    let line = clean_line(text);
    if line.chars().count() > 20 {
        format!("{}…", line.chars().take(20).collect::<String>())
    } else {
        line
    }
}
