//! What stands on a line of a sign-in list: a name, and what tells people of one name apart.

use std::collections::HashMap;

use super::matching::Village;
use crate::people::rules::text::{clean_line, is_han, squeeze};
use crate::people::rules::{read_name, read_phones};
use crate::training::AttendanceState;
use crate::villages::rules::stem;

/// A line with one of these names nobody, unless somebody known stands on it.
const HEADINGS: [&str; 12] = [
    "签到",
    "姓名",
    "序号",
    "培训班",
    "花名册",
    "名单",
    "合计",
    "共计",
    "时间",
    "地点",
    "应到",
    "实到",
];
/// Said after a surname instead of a name, and what people are.
pub(super) const TITLES: [&str; 30] = [
    "书记",
    "主任",
    "委员",
    "文书",
    "会计",
    "出纳",
    "镇长",
    "乡长",
    "站长",
    "所长",
    "局长",
    "部长",
    "主席",
    "队长",
    "组长",
    "院长",
    "校长",
    "经理",
    "老师",
    "教师",
    "教授",
    "讲师",
    "干部",
    "干事",
    "村民",
    "党员",
    "群众",
    "网格员",
    "大学生",
    "后备",
];
const UNITS: [&str; 22] = [
    "镇",
    "乡",
    "村",
    "社区",
    "嘎查",
    "苏木",
    "街道",
    "局",
    "办",
    "办公室",
    "所",
    "站",
    "中心",
    "学校",
    "党校",
    "委",
    "政府",
    "公司",
    "合作社",
    "支部",
    "医院",
    "银行",
];
const MARKS: [(&str, AttendanceState); 15] = [
    ("√", AttendanceState::Present),
    ("✓", AttendanceState::Present),
    ("✔", AttendanceState::Present),
    ("到", AttendanceState::Present),
    ("已到", AttendanceState::Present),
    ("实到", AttendanceState::Present),
    ("出勤", AttendanceState::Present),
    ("请假", AttendanceState::Leave),
    ("事假", AttendanceState::Leave),
    ("病假", AttendanceState::Leave),
    ("公假", AttendanceState::Leave),
    ("缺席", AttendanceState::Absent),
    ("缺勤", AttendanceState::Absent),
    ("未到", AttendanceState::Absent),
    ("旷课", AttendanceState::Absent),
];

/// Beside a name, and no unit.
const SAY_NOTHING: [&str; 7] = ["男", "女", "代", "代签", "年", "月", "岁"];

/// A name and what stands beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) name: String,
    /// As the register calls it.
    pub(super) village: Option<String>,
    /// Units and titles.
    pub(super) words: Vec<String>,
    pub(super) phones: Vec<String>,
    pub(super) state: Option<AttendanceState>,
}

/// The spellings of villages, each with the name the register has for it; `None`: several villages
/// are spelled so.
#[derive(Debug, Default)]
pub(super) struct Spellings(HashMap<String, Option<String>>);

impl Spellings {
    /// Of villages with their aliases.
    pub(super) fn of(villages: &[Village]) -> Self {
        let mut spellings = Self::default();
        for (name, aliases) in villages {
            for spelling in aliases.iter().chain([name]) {
                spellings.add(spelling.clone(), name);
            }
        }
        for (name, aliases) in villages {
            for spelling in aliases.iter().chain([name]) {
                let short = stem(spelling);
                if short.chars().count() > 1 && !spellings.0.contains_key(&short) {
                    spellings.add(short, name);
                }
            }
        }
        spellings
    }

    fn add(&mut self, spelling: String, name: &str) {
        let known = self
            .0
            .entry(spelling)
            .or_insert_with(|| Some(name.to_owned()));
        if known.as_deref() != Some(name) {
            *known = None;
        }
    }

    fn named(&self, word: &str) -> Option<String> {
        self.0.get(word).cloned().flatten()
    }

    /// The village and the name of `申家营村王芳`.
    fn before_name(&self, word: &str) -> Option<(String, String)> {
        let ends = word.char_indices().map(|(at, _)| at).skip(2);
        ends.filter_map(|at| {
            let village = self.named(&word[..at])?;
            let name = &word[at..];
            (looks_like_name(name) && word[..at].ends_with(['村', '区', '查']))
                .then(|| (village, name.to_owned()))
        })
        .last()
    }
}

/// What a word says that is no name.
enum Said {
    /// A number of the list, a sex.
    Nothing,
    /// That somebody came or did not.
    State(AttendanceState),
    Phones(Vec<String>),
    Village(String),
    /// A unit or a title.
    Unit,
}

/// Reads lines one after the other; a table's header tells where its names stand.
pub(super) struct Reader<'a> {
    villages: &'a Spellings,
    /// Whether somebody of the register has the name.
    known: &'a dyn Fn(&str) -> bool,
    /// The columns of names in a table with a header.
    columns: Vec<usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(villages: &'a Spellings, known: &'a dyn Fn(&str) -> bool) -> Self {
        Self {
            villages,
            known,
            columns: Vec::new(),
        }
    }

    /// The names on a line; none on a heading or an empty one.
    pub(super) fn line(&mut self, line: &str) -> Vec<Read> {
        if !line.contains('\t') {
            return self.free(line);
        }
        let cells: Vec<&str> = line.split('\t').collect();
        let is_title = |cell: &str| matches!(squeeze(cell).as_str(), "姓名" | "名字");
        let columns: Vec<usize> = (0..cells.len()).filter(|at| is_title(cells[*at])).collect();
        if !columns.is_empty() {
            self.columns = columns;
            return Vec::new();
        }
        if self.columns.is_empty() {
            self.free(line)
        } else {
            self.row(&cells)
        }
    }

    /// A row of a table; one of two blocks side by side has two names a row.
    fn row(&self, cells: &[&str]) -> Vec<Read> {
        let mut reads = Vec::new();
        for (number, column) in self.columns.iter().enumerate() {
            let next = self.columns.get(number + 1);
            let end = next.map_or(cells.len(), |next| (next - 1).min(cells.len()));
            let start = if number == 0 { 0 } else { *column };
            let name = read_name(cells.get(*column).copied().unwrap_or_default()).name;
            if name.is_empty() {
                continue;
            }
            let mut read = Read {
                name,
                ..Read::default()
            };
            for (_, cell) in (start..end)
                .zip(&cells[start.min(end)..end])
                .filter(|(at, _)| at != column)
            {
                for word in words(cell) {
                    read.take(self.said(&word).unwrap_or(Said::Unit), word);
                }
            }
            reads.push(read);
        }
        reads
    }

    /// A line without a header above it.
    fn free(&self, line: &str) -> Vec<Read> {
        let mut shared = Read::default();
        let mut names: Vec<String> = Vec::new();
        let mut titled: Option<String> = None;
        for word in words(line) {
            if (self.known)(&word) {
                names.push(word);
            } else if let Some((village, name)) = self.villages.before_name(&word) {
                shared.village = Some(village);
                names.push(name);
            } else if let Some(said) = self.said(&word) {
                if is_called_by_title(&word) {
                    titled.get_or_insert_with(|| word.clone());
                }
                shared.take(said, word);
            } else if looks_like_name(&word) {
                names.push(word);
            } else {
                shared.words.push(word);
            }
        }
        let known = names.iter().filter(|name| (self.known)(name)).count();
        if known == 0 && is_heading(line) {
            return Vec::new();
        }
        if names.is_empty() {
            names.extend(titled);
        } else if known < 2 && !is_list(line, &names) {
            // One name; the others are a unit or a trade.
            let at = names.iter().position(|name| (self.known)(name));
            let name = names.swap_remove(at.unwrap_or(0));
            shared.words.append(&mut names);
            names.push(name);
        }
        let reads = names.into_iter().map(|name| Read {
            words: shared
                .words
                .iter()
                .filter(|word| **word != name)
                .cloned()
                .collect(),
            name,
            ..shared.clone()
        });
        reads.collect()
    }

    /// What a word says that is no name; `None`: it may be one.
    fn said(&self, word: &str) -> Option<Said> {
        let bare = squeeze(word);
        if let Some((_, state)) = MARKS.iter().find(|(mark, _)| *mark == bare) {
            return Some(Said::State(*state));
        }
        if bare
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
        {
            let phones = read_phones(&bare).numbers;
            return Some(if bare.len() < 7 {
                Said::Nothing
            } else {
                Said::Phones(phones)
            });
        }
        if SAY_NOTHING.contains(&bare.as_str()) {
            return Some(Said::Nothing);
        }
        if let Some(village) = self.villages.named(word) {
            return Some(Said::Village(village));
        }
        let is_unit = |unit: &&str| bare.ends_with(*unit) && bare.chars().count() > 2;
        let says = TITLES.iter().any(|title| bare.contains(title)) || UNITS.iter().any(is_unit);
        says.then_some(Said::Unit)
    }
}

impl Read {
    fn take(&mut self, said: Said, word: String) {
        match said {
            Said::Nothing => {}
            Said::State(state) => self.state = Some(state),
            Said::Phones(phones) => self.phones.extend(phones),
            Said::Village(village) => self.village = Some(village),
            Said::Unit => self.words.push(word),
        }
    }
}

/// The words of a line: cells, what stands in brackets, letters apart from digits; a name spread
/// over two cells' widths (`张　三`) is one word.
fn words(line: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut piece = String::new();
    let mut end = |piece: &mut String| {
        let word = clean_line(&std::mem::take(piece));
        if !word.is_empty() {
            pieces.push(word);
        }
    };
    for c in line.chars() {
        let digit = |c: char| c.is_numeric() && !is_han(c);
        let turns = piece
            .chars()
            .next_back()
            .is_some_and(|before| (digit(before) && is_han(c)) || (is_han(before) && digit(c)));
        if turns {
            end(&mut piece);
        }
        if c.is_whitespace() || ",，;；、|｜/／()（）[]【】:：.。．".contains(c) {
            end(&mut piece);
        } else {
            piece.push(c);
        }
    }
    end(&mut piece);
    let mut words: Vec<String> = Vec::new();
    let single = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(is_han) && chars.next().is_none()
    };
    let mut open = false;
    for piece in pieces {
        let joins =
            open && single(&piece) && !SAY_NOTHING.contains(&piece.as_str()) && piece != "到";
        open = single(&piece) && !joins;
        match words.last_mut() {
            Some(before) if joins => before.push_str(&piece),
            _ => words.push(piece),
        }
    }
    words
}

/// Two to four Chinese characters, or a longer name with a separator in it.
fn looks_like_name(word: &str) -> bool {
    let han = |c: char| is_han(c) || matches!(c, '·' | '•' | '・');
    let length = word.chars().count();
    let longest = if word.contains(['·', '•', '・']) {
        20
    } else {
        4
    };
    (2..=longest).contains(&length) && word.chars().all(han)
}

/// `王书记`: a surname and a title.
fn is_called_by_title(word: &str) -> bool {
    let mut chars = word.chars();
    let surname = chars.next();
    surname.is_some_and(is_han) && TITLES.contains(&chars.as_str())
}

fn is_heading(line: &str) -> bool {
    let bare = squeeze(line);
    HEADINGS.iter().any(|heading| bare.contains(heading))
}

/// Whether a line is a list of names: separated as lists are, or three and more.
fn is_list(line: &str, names: &[String]) -> bool {
    let separated = line.contains(['、', '，', ',', ';', '；']);
    let nothing_else = words(line).len() == names.len();
    nothing_else && names.len() > 1 && (separated || names.len() > 2)
}
