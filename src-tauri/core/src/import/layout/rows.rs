//! Which rows of a table hold people.

use crate::import::header::{target_of, Target};
use crate::import::read::Value;
use crate::people::rules::codes::{read_education, read_political_status, Political};
use crate::people::rules::names::is_vacant;
use crate::people::rules::text::{clean_line, is_blank_word, is_han, squeeze};
use crate::people::rules::{read_date, read_ethnicity, read_sex, read_target_post, Sources};

use super::{Table, Unfolded};

/// What stands over a group of rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Band {
    /// A township, as written.
    pub township: Option<String>,
    /// A village, as written.
    pub village: Option<String>,
    /// A source.
    pub source: Option<String>,
    /// A target post.
    pub target_post: Option<&'static str>,
    /// What it says of those who answer for the village: 包村领导：廖朵；包村干部：仇穗.
    pub mentors: Option<String>,
    /// How deep the heading stood that named the source or the target post: 一、 over （一）.
    group: Option<usize>,
}

/// A row that holds a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Zero-based row, the first one of a merged name.
    pub row: usize,
    /// The last row of a merged name.
    pub last: usize,
    /// What stands over it.
    pub band: Band,
    /// Struck through.
    pub struck: bool,
    /// Whether it has a name at all.
    pub named: bool,
}

/// Why a row is no person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading over the rows below.
    Band,
    /// 合计 and the like.
    Total,
    /// 填报人, 注, 以下空白 …
    Note,
    /// An example of how to fill in.
    Example,
    /// Numbered in advance and empty.
    Prepared,
}

/// A row that holds something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherRow {
    /// Zero-based row.
    pub row: usize,
    /// What it is.
    pub kind: Kind,
}

/// The rows of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// People, from the top.
    pub people: Vec<PersonRow>,
    /// Everything else that is not blank.
    pub others: Vec<OtherRow>,
    /// What stands over the last rows; it goes on below a repeated header.
    pub band: Band,
}

/// Tells the rows of a table apart. `targets` has a field for each of the table's columns;
/// `is_village` knows the names of the register's villages; `band` is what stands over the first
/// rows.
#[must_use]
pub(super) fn people(
    sheet: &Unfolded<'_>,
    table: &Table,
    targets: &[Target],
    sources: &Sources,
    is_village: &dyn Fn(&str) -> bool,
    band: Band,
) -> Rows {
    let at = |wanted: &dyn Fn(&Target) -> bool| -> Vec<usize> {
        table
            .columns
            .iter()
            .zip(targets)
            .filter(|(_, target)| wanted(target))
            .map(|(column, _)| column.at)
            .collect()
    };
    let mut reader = Reader {
        sheet,
        name: at(&|target| *target == Target::Name).first().copied(),
        number: at(&|target| *target == Target::Number).first().copied(),
        strong: at(&|target| matches!(target, Target::IdNumber | Target::Phone)),
        personal: at(&|target| {
            matches!(
                target,
                Target::Birth
                    | Target::Education
                    | Target::NativePlace
                    | Target::Occupation
                    | Target::SchoolMajor
                    | Target::Address
                    | Target::PoliticalStatus
                    | Target::Ethnicity
            )
        }),
        telling: table
            .columns
            .iter()
            .zip(targets)
            .map(|(column, target)| (column.at, target.clone()))
            .filter(|(_, target)| tells(target, "").is_some())
            .collect(),
        going_on: at(&|target| {
            matches!(
                target,
                Target::Mentors(_)
                    | Target::MentorName(_)
                    | Target::MentorPost(_)
                    | Target::Education
                    | Target::SchoolMajor
                    | Target::Resume
                    | Target::Awards
                    | Target::Family
            )
        }),
        header: table
            .columns
            .iter()
            .map(|column| {
                let word = column.header.rsplit('/').next().unwrap_or_default();
                (column.at, squeeze(word))
            })
            .collect(),
        sources,
        is_village,
        own: table
            .beside
            .then(|| table.columns.iter().map(|column| column.at).collect()),
        band,
        rows: Rows::default(),
    };
    if table.is_form() {
        reader.rows.people.push(reader.form(table));
    }
    let mut row = table.body.0;
    while row < table.body.1 && !table.is_form() {
        row = reader.read(row).max(row) + 1;
    }
    reader.rows.band = reader.band;
    reader.rows
}

struct Reader<'a> {
    sheet: &'a Unfolded<'a>,
    name: Option<usize>,
    number: Option<usize>,
    strong: Vec<usize>,
    personal: Vec<usize>,
    /// Columns whose values can be told from a note.
    telling: Vec<(usize, Target)>,
    /// Columns whose values may go on in a row below that names nobody.
    going_on: Vec<usize>,
    header: Vec<(usize, String)>,
    sources: &'a Sources,
    is_village: &'a dyn Fn(&str) -> bool,
    /// The table's columns, where others stand beside it.
    own: Option<Vec<usize>>,
    band: Band,
    rows: Rows,
}

impl Reader<'_> {
    /// The person of a form.
    fn form(&self, table: &Table) -> PersonRow {
        let row = table.body.0;
        let name = table
            .columns
            .iter()
            .find(|column| column.target == Some(Target::Name));
        PersonRow {
            row,
            last: row,
            band: self.band.clone(),
            struck: name.is_some_and(|name| {
                self.sheet
                    .grid
                    .cell(name.row.unwrap_or(row), name.at)
                    .struck
            }),
            named: name.is_some(),
        }
    }

    /// Reads a row and returns the last row it took.
    fn read(&mut self, row: usize) -> usize {
        let Some(cells) = self
            .sheet
            .grid
            .rows
            .get(row)
            .filter(|cells| cells.iter().any(|cell| !cell.is_blank()))
        else {
            return row;
        };
        // The one text of a row stands over all tables beside each other.
        let alone = cells.iter().filter(|cell| !cell.is_blank()).count() == 1;
        let texts: Vec<(usize, String)> = cells
            .iter()
            .enumerate()
            .filter(|(column, cell)| !cell.is_blank() && (alone || self.owns(*column)))
            .map(|(column, cell)| (column, squeeze(&cell.shown())))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let name_cell = self.name.map(|column| self.sheet.cell(row, column));
        let name = name_cell
            .map(|cell| clean_line(&cell.shown()))
            .unwrap_or_default();
        if let Some(kind) = self.no_person(row, &texts, &name) {
            self.rows.others.push(OtherRow { row, kind });
            return row;
        }
        let named = !is_blank_word(&name) && !is_vacant(&name);
        if !named && self.goes_on(row, &texts) {
            if let Some(person) = self.rows.people.last_mut() {
                person.last = row;
            }
            return row;
        }
        if !named && !self.holds_someone(row) {
            if !texts.is_empty() {
                let kind = if self.only_prepared(&texts) {
                    Kind::Prepared
                } else {
                    Kind::Note
                };
                self.rows.others.push(OtherRow { row, kind });
            }
            return row;
        }
        let last = self
            .name
            .filter(|_| named)
            .map_or(row, |column| self.sheet.last_row(row, column));
        let struck = if named {
            name_cell.is_some_and(|cell| cell.struck)
        } else {
            cells
                .iter()
                .enumerate()
                .filter(|(column, cell)| !cell.is_blank() && self.owns(*column))
                .all(|(_, cell)| cell.struck)
        };
        self.rows.people.push(PersonRow {
            row,
            last,
            band: self.band.clone(),
            struck,
            named,
        });
        last
    }

    /// Whether a row without a name only goes on with what is told of the person right above:
    /// a second mentor, a second school.
    fn goes_on(&self, row: usize, texts: &[(usize, String)]) -> bool {
        let above = self.rows.people.last();
        above.is_some_and(|person| person.named && person.last + 1 == row)
            && !texts.is_empty()
            && texts
                .iter()
                .all(|(column, text)| self.going_on.contains(column) && !is_note(text))
    }

    fn owns(&self, column: usize) -> bool {
        self.own.as_ref().is_none_or(|own| own.contains(&column))
    }

    fn no_person(&mut self, row: usize, texts: &[(usize, String)], name: &str) -> Option<Kind> {
        let (first_column, first) = texts.first()?;
        let numbered = self.number.is_some_and(|column| {
            column == *first_column && first.chars().all(|c| c.is_ascii_digit() || c == '.')
        });
        if texts.iter().take(2).any(|(_, text)| is_total(text)) {
            return Some(Kind::Total);
        }
        if is_example(first)
            || name.contains("示例")
            || name.starts_with("例：")
            || name.starts_with("例:")
            || name.starts_with("（例")
            || texts.iter().any(|(_, text)| says_example(text))
        {
            return Some(Kind::Example);
        }
        if is_count(&squeeze(name)) && texts.len() > 1 {
            // 男 | 1人 | 女 | 1人 below the list, a village and its 2人 above its people.
            return self.heading_of_several(texts).or(Some(Kind::Total));
        }
        let announced = first.ends_with(':') && heads_village(first.trim_end_matches(':'));
        if texts.len() > 1 && (announced || is_blank_word(name)) {
            if let Some(kind) = self.heading_of_several(texts) {
                return Some(kind);
            }
        }
        // 填报人：张三, the label in the column of numbers and the name in the column of names.
        if self.name.is_some_and(|column| column > *first_column) && is_label(first) {
            return Some(Kind::Note);
        }
        if texts.len() >= 4 && column_numbers(texts) {
            return Some(Kind::Note);
        }
        if texts.len() >= 2 && texts.iter().all(|cell| self.header.contains(cell)) {
            return Some(Kind::Note);
        }
        let in_name = self.name == Some(*first_column);
        if texts.len() == 1 {
            if let Some(kind) = self.heading(row, *first_column, first, in_name) {
                return Some(kind);
            }
        }
        if !numbered
            && is_note(first)
            && (is_blank_word(name) || is_label(name) || squeeze(name) == *first)
        {
            return Some(Kind::Note);
        }
        if is_label(name) || is_note(&squeeze(name)) || is_day_to_fill(name) {
            return Some(Kind::Note);
        }
        None
    }

    /// A row with one text: a band, a note, or a person of whom only the name is known.
    fn heading(&mut self, row: usize, column: usize, text: &str, in_name: bool) -> Option<Kind> {
        if self.number == Some(column) && text.chars().all(|c| c.is_ascii_digit() || c == '.') {
            return None;
        }
        let wide = self
            .sheet
            .grid
            .merges
            .iter()
            .any(|merge| merge.top == row && merge.left == column && merge.right >= column + 2);
        let heading = match text.split_once(':') {
            Some((label, village)) if heads_village(label) => unnumbered(village),
            _ => unnumbered(text),
        };
        if let Some(source) = self
            .sources
            .find(&heading)
            .filter(|_| !in_name || wide || heading != text)
        {
            self.band.source = Some(source.to_owned());
            self.band.group = level(text);
            return Some(Kind::Band);
        }
        if let Some(post) = read_target_post(&heading).filter(|_| {
            wide || heading != text || heading.contains("后备") || heading.contains("储备")
        }) {
            self.band.target_post = Some(post);
            self.band.group = level(text);
            return Some(Kind::Band);
        }
        if ends_as_township(&heading) && (heading != text || wide || !in_name) {
            self.band = Band {
                township: Some(heading),
                ..Band::default()
            };
            return Some(Kind::Band);
        }
        if (ends_as_village(&heading) || (self.is_village)(&heading))
            && heading.chars().count() <= 20
        {
            let mentors = answering(in_brackets(text).into_iter());
            self.begin_village(heading, text, mentors);
            return Some(Kind::Band);
        }
        let short = (2..=4).contains(&text.chars().count()) && text.chars().all(is_han);
        if in_name && !wide && (short || text.contains('·')) && !is_note(text) {
            return None;
        }
        Some(if wide || heading != text {
            Kind::Band
        } else {
            Kind::Note
        })
    }

    /// A row that begins with a village and goes on with counts and who answers for it:
    /// 红旗村 | 2人 | 包村领导：廖朵, or 村名： | 红旗村.
    fn heading_of_several(&mut self, texts: &[(usize, String)]) -> Option<Kind> {
        let texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
        let (first, rest) = match texts.split_first()? {
            (label, rest) if heads_village(label.trim_end_matches(':')) => rest.split_first()?,
            whole => whole,
        };
        let village = unnumbered(first);
        let named = ends_as_village(&village) || (self.is_village)(&village);
        let told = |text: &&str| is_count(text) || text.contains(':');
        if !named || village.chars().count() > 20 || !rest.iter().all(told) {
            return None;
        }
        let mentors = answering(rest.iter().copied().chain(in_brackets(first)));
        self.begin_village(village, first, mentors);
        Some(Kind::Band)
    }

    /// A heading names a village. What a heading of a higher level named stays: 一、村文书后备
    /// stands over （一）红旗村 and （二）申家营村.
    fn begin_village(&mut self, village: String, heading: &str, mentors: Option<String>) {
        let before = std::mem::take(&mut self.band);
        let under =
            matches!((before.group, level(heading)), (Some(group), Some(own)) if group < own);
        let township = before.township.clone();
        self.band = Band {
            village: Some(village),
            township,
            mentors,
            ..if under { before } else { Band::default() }
        };
    }

    /// Without a name: something that only a person has.
    fn holds_someone(&self, row: usize) -> bool {
        let typed = |column: &usize| {
            let cell = self.sheet.grid.cell(row, *column);
            !cell.is_blank()
                && !matches!(cell.value, Value::Error(_) | Value::FormulaWithoutValue)
                && !is_blank_word(&cell.shown())
        };
        let strong = self.strong.iter().any(|column| {
            typed(column)
                && squeeze(&self.sheet.grid.cell(row, *column).shown())
                    .chars()
                    .filter(char::is_ascii_digit)
                    .count()
                    >= 7
        });
        if strong || self.personal.iter().filter(|column| typed(column)).count() >= 3 {
            return true;
        }
        let told = self.telling.iter().filter(|(column, target)| {
            typed(column)
                && tells(target, &self.sheet.grid.cell(row, *column).shown()) == Some(true)
        });
        // Of a name that is an error little is enough, of no name at all two things.
        let damaged = self.name.is_some_and(|column| {
            matches!(
                self.sheet.grid.cell(row, column).value,
                Value::Error(_) | Value::FormulaWithoutValue
            )
        });
        told.count() >= if damaged { 1 } else { 2 }
    }

    fn only_prepared(&self, texts: &[(usize, String)]) -> bool {
        texts.iter().all(|(column, _)| Some(*column) == self.number) || texts.len() <= 6
    }
}

/// Whether a text is a value of a field that only a person has; `None` for other fields.
fn tells(target: &Target, text: &str) -> Option<bool> {
    Some(match target {
        Target::Sex => read_sex(text).is_some(),
        Target::Ethnicity => read_ethnicity(text).is_some(),
        Target::Birth => read_date(text, 2_099).is_ok(),
        Target::Education => read_education(text).is_some(),
        Target::PoliticalStatus => read_political_status(text) != Political::Unknown,
        _ => return None,
    })
}

fn is_total(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !matches!(c, ':' | '：')).collect();
    ["合计", "总计", "小计", "共计", "累计", "总数", "人数合计"]
        .iter()
        .any(|word| text == *word)
        || (["合计", "总计", "小计", "共计"]
            .iter()
            .any(|word| text.starts_with(word))
            && text.chars().count() <= 12)
        || [
            "本页小计",
            "本页合计",
            "全村合计",
            "全镇合计",
            "全乡合计",
            "人员合计",
        ]
        .iter()
        .any(|start| text.starts_with(start))
}

fn is_example(text: &str) -> bool {
    matches!(
        text,
        "例" | "示例"
            | "样例"
            | "范例"
            | "例如"
            | "例子"
            | "样表"
            | "例1"
            | "(例)"
            | "(示例)"
            | "填写示例"
            | "填表示例"
    ) || text.starts_with("例:")
        || text.starts_with("示例")
}

/// 填写样例，请删除 in any cell.
fn says_example(text: &str) -> bool {
    text.chars().count() <= 12
        && ["示例", "样例", "范例", "填写样式", "举例"]
            .iter()
            .any(|word| text.contains(word))
}

/// 填报人：, 审核人： and what else stands in a footer instead of a name.
pub(super) fn is_label(name: &str) -> bool {
    let text = squeeze(name);
    text.ends_with(':')
        || [
            "签字",
            "签名",
            "盖章",
            "填报人",
            "填表人",
            "审核人",
            "制表人",
        ]
        .iter()
        .any(|word| text.contains(word))
}

pub(super) fn is_note(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "注:",
        "注1",
        "备注:",
        "说明",
        "填表说明",
        "填报说明",
        "填表要求",
        "填报人",
        "填表人",
        "审核",
        "制表",
        "经办人",
        "联系人",
        "联系电话",
        "单位负责人",
        "负责人",
        "党支部书记(",
        "党支部书记:",
        "村书记签字",
        "书记签字",
        "书记(签",
        "村党支部书记(",
        "村党组织书记(",
        "党委书记",
        "以下空白",
        "以下无正文",
        "此表",
        "本表",
        "附:",
        "附件",
        "分管领导:",
        "主要领导:",
        "填报单位",
        "填报时间",
        "填报日期",
        "填表日期",
        "填表时间",
        "日期:",
        "单位:",
        "单位(",
        "报送",
        "备注1",
        "注释",
        "口径",
        "*注",
        "※",
        "(此表",
        "(注",
    ];
    text == "注"
        || STARTS.iter().any(|start| text.starts_with(start))
        || (text.starts_with('注') && text.chars().count() > 6)
}

/// 一、某某村（5人） without its number and count.
pub(in crate::import) fn unnumbered(text: &str) -> String {
    let text = text.trim_matches(|c| {
        matches!(
            c,
            '(' | '【' | '】' | '[' | ']' | '◆' | '●' | '■' | '★' | '▲' | ':' | '-'
        )
    });
    let start = text
        .trim_start_matches("第")
        .trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c));
    let rest = start.trim_start_matches([')', '、', '.', '．', ',', ':', '，']);
    // Only a number followed by a mark is a number: 三道梁村 keeps its 三.
    let body = if start.len() < text.len() && rest.len() < start.len() {
        rest
    } else {
        text
    };
    let body = match body.find('(') {
        Some(open)
            if body[open..].contains(['人', '名', ':']) || ends_as_village(&body[..open]) =>
        {
            &body[..open]
        }
        _ => body,
    };
    let end = body.trim_end_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '人' | '名' | '共' | ':' | ',' | ')')
    });
    let has_count = body[end.len()..].chars().any(|c| c.is_ascii_digit());
    let body = if has_count {
        end
    } else {
        body.trim_end_matches([':', '】', ']'])
    };
    body.replace(['(', ')'], "")
}

/// How deep a heading stands by its number: 一、 over （一） over 1. over （1）.
fn level(heading: &str) -> Option<usize> {
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let (inside, bracketed) = match heading.strip_prefix('(') {
        Some(rest) => (rest.split_once(')')?.0, true),
        None => (heading.split_once(['、', '.', ',', ':'])?.0, false),
    };
    let inside = inside.trim_start_matches('第');
    let all = |is: &dyn Fn(char) -> bool| !inside.is_empty() && inside.chars().all(is);
    match (all(&numeral), all(&|c| c.is_ascii_digit())) {
        (true, _) => Some(usize::from(bracketed)),
        (_, true) => Some(2 + usize::from(bracketed)),
        _ => None,
    }
}

/// 年 月 日, to be filled in by hand.
fn is_day_to_fill(name: &str) -> bool {
    let text = squeeze(name);
    text.contains("年")
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '_'))
}

/// Whether a label announces a village.
fn heads_village(label: &str) -> bool {
    target_of(&[label.to_owned()], &Sources::default()) == Some(Target::Village)
}

/// 2人, 共3名, 37.5岁, 45%.
fn is_count(text: &str) -> bool {
    let digits = text
        .trim_start_matches('共')
        .trim_end_matches(['人', '名', '岁', '%']);
    let counts = |b: u8| b.is_ascii_digit() || b == b'.';
    digits.len() < text.len() && !digits.is_empty() && digits.bytes().all(counts)
}

fn in_brackets(text: &str) -> Option<&str> {
    let (_, inside) = text.split_once('(')?;
    Some(inside.trim_end_matches(')'))
}

/// The parts of a heading that say who answers for the village.
fn answering<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let parts: Vec<&str> = texts
        .filter(|text| text.contains(':'))
        .flat_map(|text| text.split([';', ',']))
        .filter(|part| !is_count(part))
        .collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn ends_as_village(text: &str) -> bool {
    [
        "村",
        "社区",
        "嘎查",
        "村委会",
        "居委会",
        "牧委会",
        "村民委员会",
        "居民委员会",
        "党支部",
        "党总支",
    ]
    .iter()
    .any(|end| text.ends_with(end))
        && text.chars().count() >= 2
        && !text.contains("各村")
}

fn ends_as_township(text: &str) -> bool {
    ["镇", "乡", "街道", "苏木", "街道办事处"]
        .iter()
        .any(|end| text.ends_with(end))
        && (2..=10).contains(&text.chars().count())
        && text.chars().all(is_han)
}

/// 1 2 3 4 … under the header, or 甲 乙 1 2 ….
fn column_numbers(texts: &[(usize, String)]) -> bool {
    let stems = texts
        .iter()
        .zip(["甲", "乙", "丙", "丁"])
        .take_while(|((_, text), stem)| text == stem)
        .count();
    let numbers: Option<Vec<u32>> = texts[stems..]
        .iter()
        .map(|(_, text)| text.trim_matches(['(', ')']).parse().ok())
        .collect();
    numbers.is_some_and(|numbers| numbers.windows(2).all(|pair| pair[1] == pair[0] + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_lose_numbers_and_counts() {
        for (text, expect) in [
            ("一、申家营村", "申家营村"),
            ("(一)申家营村", "申家营村"),
            ("1.申家营村(5人)", "申家营村"),
            ("申家营村5人", "申家营村"),
            ("三道梁村", "三道梁村"),
            ("【红旗村】", "红旗村"),
            ("申家营村共5人", "申家营村"),
            ("申家营村(软弱涣散村)", "申家营村"),
        ] {
            assert_eq!(unnumbered(text), expect, "{text}");
        }
    }

    #[test]
    fn headings_stand_as_deep_as_their_numbers_say() {
        for (text, expect) in [
            ("一、村文书", Some(0)),
            ("(二)申家营村", Some(1)),
            ("3.申家营村", Some(2)),
            ("(3)申家营村", Some(3)),
            ("申家营村(5人)", None),
            ("三道梁村", None),
        ] {
            assert_eq!(level(text), expect, "{text}");
        }
    }
}
