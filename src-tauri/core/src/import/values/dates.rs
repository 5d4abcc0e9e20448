//! Cells that hold a date.

use chrono::Datelike;

use crate::date::{Day, PartialDate};
use crate::import::header::Target;
use crate::import::layout::{PersonRow, Unfolded};
use crate::import::read::{grid::serial_day, Cell, Value};
use crate::people::rules::dates::{date_in_brackets, full_year};
use crate::people::rules::text::{is_blank_word, squeeze};
use crate::people::rules::{read_date, DateError, IdNumber};
use crate::people::Field;

use super::cells::{brief, CellReader};

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
                matches!(year.len(), 2 | 4)
                    && month.len() == 1
                    && matches!(month.as_bytes()[0], b'2'..=b'9')
            }
            _ => false,
        })
}

impl CellReader<'_, '_> {
    pub(super) fn dated(
        &mut self,
        field: Field,
        cell: &Cell,
        shown: &str,
        kind: &'static str,
        label: &str,
    ) {
        if let Some(date) = self.date(cell, shown, kind, label) {
            self.set(field, &date.to_string());
        }
    }

    pub(super) fn date(
        &mut self,
        cell: &Cell,
        shown: &str,
        kind: &'static str,
        label: &str,
    ) -> Option<PartialDate> {
        if is_blank_word(shown) || (kind != "birth" && says_never(shown)) {
            return None;
        }
        let year = self.context.day.on.year();
        let latest = if kind == "birth" { year - 10 } else { year };
        let read = self.read_date(cell, shown, latest, kind);
        let other = date_in_brackets(shown, latest).filter(|_| kind == "birth");
        let read = match (read, other) {
            (Ok(date), Some(other)) if !date.agrees_with(other) => {
                Err(DateTrouble::EitherOf([date, other]))
            }
            (read, _) => read,
        };
        match read {
            Ok(date) if kind == "birth" && date.first_day() > self.context.day.on => {
                self.warn(
                    "birth.unreadable",
                    format!("出生年月“{}”在将来，没有导入", brief(shown)),
                );
                None
            }
            Ok(date) if kind == "party_joined" && self.is_ahead(date) => {
                self.joined_ahead(shown);
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
            Err(DateTrouble::EitherOf(dates)) => {
                let known = self.id_birth().filter(|_| kind == "birth");
                let told =
                    known.and_then(|birth| dates.into_iter().find(|date| date.agrees_with(birth)));
                if told.is_none() {
                    let [one, other] = dates;
                    self.warn(
                        code(kind, true),
                        format!(
                            "{label}“{}”可能是{one}，也可能是{other}，没有导入",
                            brief(shown)
                        ),
                    );
                }
                told
            }
            Err(DateTrouble::Unreadable) => {
                let year = squeeze(shown);
                let year = year.trim_end_matches('年');
                let only_a_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
                let why = match kind {
                    "entered_on" if only_a_year => {
                        "只有年份，没有导入，先按这张表的日期登记，请补填月份"
                    }
                    _ if only_a_year => "只有年份，没有月份，没有导入",
                    _ => "不是年月，没有导入",
                };
                self.warn(code(kind, false), format!("{label}“{}”{why}", brief(shown)));
                None
            }
        }
    }

    pub(super) fn joined_ahead(&mut self, shown: &str) {
        let message = format!("入党时间“{}”在将来，没有导入", brief(shown));
        self.warn("party_joined.future", message);
    }

    /// Whether a date lies in a month after the sheet's, as far as the sheet's is known.
    pub(super) fn is_ahead(&self, date: PartialDate) -> bool {
        let month = |day: Day| (day.year(), day.month());
        let day = self.context.day;
        day.is_exact() && month(date.first_day()) > month(day.on)
    }

    /// The day of which a column for it says that the person left then.
    pub(super) fn left_on(&mut self, cell: &Cell, shown: &str) {
        let today = self.context.day.on;
        let read = self.read_date(cell, shown, today.year(), "left_on");
        match read {
            Ok(left) if left.first_day() > today => self.warn(
                "left_on.future",
                format!(
                    "退出时间“{}”在这张表的日期之后，按本表日期登记退出，请核对",
                    brief(shown)
                ),
            ),
            Ok(left) => self.reading.left_on = Some(left),
            // 已退出 in the column tells no day.
            Err(_) if shown.contains(|c: char| c.is_numeric()) => self.warn(
                "left_on.unreadable",
                format!(
                    "退出时间“{}”不是年月，按本表日期登记退出，请核对",
                    brief(shown)
                ),
            ),
            Err(_) => {}
        }
    }

    /// 变动时间: when the person left or came, as the row says.
    pub(super) fn changed_on(&mut self, row: &PersonRow) {
        let cell = self.context.cell(row.row, self.at).into_owned();
        let shown = cell.shown();
        if self.reading.withdrawn && self.reading.left_on.is_none() {
            self.left_on(&cell, &shown);
        } else if self.reading.came_at.is_some() && self.reading.entered_on.is_none() {
            self.reading.entered_on = self.date(&cell, &shown, "entered_on", "入库时间");
        }
    }

    /// A year with the month and the day that stand in columns of their own.
    pub(super) fn with_month(&self, year: &str, month: &Target) -> Option<String> {
        let part = |wanted: &Target| {
            let mut targets = self.context.targets.iter();
            let at = targets.position(|target| target == wanted)?;
            let text = squeeze(&self.context.cell(self.reading.row?, at).shown());
            (!text.is_empty()).then_some(text)
        };
        let day = match month {
            Target::BirthMonth => part(&Target::BirthDay),
            _ => None,
        };
        let month = part(month)?;
        let day = day.map_or_else(String::new, |day| format!("{day}日"));
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
            _ if names_two_months(shown) => Err(DateTrouble::Unreadable),
            _ => {
                let text = squeeze(shown);
                let january = text.strip_suffix(".1").filter(|year| {
                    matches!(year.len(), 2 | 4) && year.bytes().all(|b| b.is_ascii_digit())
                });
                if let Some(year) = january.and_then(|year| year.parse().ok()) {
                    // Text that once was a number: the zero of October is gone.
                    let lost = grid.delimited && !self.context.short_months[self.at];
                    return self.january_or_october(of_four_digits(year, latest), kind, !lost);
                }
                // 2023.03-2024.05 tells when somebody came and when it was looked at again.
                let since = text
                    .split_once(['-', '—', '~', '至'])
                    .filter(|(since, until)| {
                        kind == "entered_on" && read_date(until, latest).is_ok() && since.len() > 4
                    });
                let text = since.map_or(shown, |(since, _)| since);
                read_date(text, latest).map_err(DateTrouble::from)
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
        let year = of_four_digits(year, latest);
        if !(1900..2200).contains(&year) {
            return unreadable;
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
        let cell = self.context.cell(self.reading.row?, at);
        match cell.value {
            Value::Text(ref text) => IdNumber::read(text).ok().map(|id| id.birth()),
            _ => None,
        }
    }
}

/// The year of 85.1, which the clerk writes with two digits.
fn of_four_digits(year: i32, latest: i32) -> i32 {
    if (10..100).contains(&year) {
        full_year(year, latest)
    } else {
        year
    }
}

/// 未入党 under 入党时间 tells that there is no day.
fn says_never(shown: &str) -> bool {
    let text = squeeze(shown);
    text.starts_with(['未', '否', '非']) && !text.contains(|c: char| c.is_ascii_digit())
}

enum DateTrouble {
    Ambiguous,
    EitherOf([PartialDate; 2]),
    Unreadable,
}

impl From<DateError> for DateTrouble {
    fn from(error: DateError) -> Self {
        match error {
            DateError::DayOrMonth(dates) => Self::EitherOf(dates),
            DateError::Unreadable | DateError::OnlyYear => Self::Unreadable,
        }
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

/// 2025年3月-4月 is no day; what brackets say is another date.
fn names_two_months(shown: &str) -> bool {
    let outside = shown.split(['（', '(']).next().unwrap_or_default();
    outside.matches('月').count() > 1
}
