//! The fields of a form: what stands beside its labels and behind them.

use std::ops::Range;

use crate::import::header::{field_of, is_foreign, is_known, normalise, target_of, Target};
use crate::import::sheet_day::tells_day;
use crate::people::rules::text::{clean_line, is_han, squeeze};
use crate::people::rules::{read_phones, IdNumber, Sources};

use super::around::tells_sender;
use super::form::{is_label, value_of};
use super::headers::{Column, Line};
use super::labelled::{labelled, says_anything, Labelled};
use super::notes::is_note;
use super::several::{is_beside_several, names_others, names_village};
use super::starts::Part;
use super::within::{pieces, Within};
use super::Unfolded;

/// A form being read.
pub(super) struct Reader<'a> {
    sheet: &'a Unfolded<'a>,
    sources: &'a Sources,
    within: Range<usize>,
    pub(super) columns: Vec<Column>,
    /// Values of labels beside them.
    taken: Vec<(usize, usize)>,
    /// The row read last ended with what is told of a mentor.
    ended_with_mentor: bool,
    /// What says when or by whom the form was filled in: 填表时间：2025年3月5日.
    pub(super) notes: Vec<Line>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(sheet: &'a Unfolded<'a>, sources: &'a Sources, within: Range<usize>) -> Self {
        Self {
            sheet,
            sources,
            within,
            columns: Vec::new(),
            taken: Vec::new(),
            ended_with_mentor: false,
            notes: Vec::new(),
        }
    }

    pub(super) fn read(&mut self, start: usize, end: usize) {
        let mut row = start;
        while row < end {
            row = self.row(row, end);
        }
    }

    /// Reads a person all of whose fields stand in one cell of `row`, perhaps with others; `rows`
    /// begin with what stands over them all. `false` where something without a header stands before
    /// the cell, or something of a person below it: it may be anybody's.
    pub(super) fn read_part(&mut self, rows: Range<usize>, row: usize, part: &Part) -> bool {
        self.read(rows.start, row);
        for at in 0..self.sheet.grid.rows[row].len() {
            let (place, raw) = (self.sheet.origin(row, at), self.sheet.cell(row, at).shown());
            let text = squeeze(&raw);
            if place.1 != at || text.is_empty() {
                continue;
            }
            if at == part.at {
                let found = labelled(&raw);
                self.labels(place, found, &mut Over::default(), &part.labels);
            } else if names_village(&text) && !self.knows(Some(&Target::Village)) {
                let village = Column::under(&["所在村".to_owned()], at, Some(Target::Village));
                self.columns.push(Column {
                    row: Some(place.0),
                    ..village
                });
            } else if !is_beside_several(&raw) && !self.neighbour(place, &raw, row, part) {
                return false;
            }
        }
        let own = self.columns.len();
        let mut below = row + 1;
        while below < rows.end {
            let texts = self.sheet.texts(below);
            if texts.first().is_some_and(|(_, text)| is_footer(text)) {
                let texts = texts.into_iter();
                texts.for_each(|(_, text)| self.note(below, text));
                below += 1;
            } else {
                below = self.row(below, rows.end);
            }
        }
        let below = &self.columns[own..];
        below.iter().all(|column| column.target.is_none())
    }

    /// Takes a text beside a cell of people: the part of this one where it has as many as there are
    /// people, all of it where it can be meant for each of them. What else it says is nobody's.
    /// `false` where it stands before the cell and no header says what it is.
    fn neighbour(&mut self, place: (usize, usize), raw: &str, row: usize, part: &Part) -> bool {
        let header = self.header_over(row, part.at, place.1);
        if header.is_none() && place.1 < part.at {
            return false;
        }
        let path = [header.unwrap_or_else(|| told_by_value(raw).to_owned())];
        let target = target_of(&path, self.sources);
        let alone = part.of == 1 || target.as_ref().is_some_and(is_meant_for_all);
        let within = match marks_between(raw, part.of, target.as_ref()) {
            _ if alone => None,
            Some(marks) => Some(Within::Piece(part.nth, marks)),
            None if part.nth > 0 => return true,
            None => Some(Within::Nobodys),
        };
        let target = target.filter(|_| within != Some(Within::Nobodys));
        self.add(Column {
            row: Some(place.0),
            within,
            ..Column::under(&path, place.1, target)
        });
        true
    }

    /// The header over a column, in the row of the one that stands over the names in another.
    fn header_over(&self, row: usize, names: usize, at: usize) -> Option<String> {
        let text = |row: usize, at: usize| clean_line(&self.sheet.cell(row, at).shown());
        let heads = |row: &usize| {
            let text = text(*row, names);
            is_label(&text) && field_of(&text) == Some(Target::Name)
        };
        let header = text((0..row).rev().find(heads)?, at);
        Some(header).filter(|header| !header.is_empty())
    }

    /// Reads a row and tells the next one.
    fn row(&mut self, row: usize, end: usize) -> usize {
        let width = self.sheet.grid.rows[row].len().min(self.within.end);
        let mut over = Over {
            below_mentor: self.ended_with_mentor,
            ..Over::default()
        };
        for at in self.within.start..width {
            let origin = self.sheet.origin(row, at);
            if origin.0 < row && origin.1 == at {
                let header = clean_line(&self.sheet.cell(row, at).shown());
                over.whose = self.announces((row, at), &header).or(over.whose);
            }
            if self.sheet.origin(row, at) != (row, at) || self.taken.contains(&(row, at)) {
                continue;
            }
            let raw = self.sheet.grid.cell(row, at).shown();
            if names_others(&raw) {
                self.columns.push(Column {
                    row: Some(row),
                    ..Column::under(&["姓名".to_owned()], at, None)
                });
                continue;
            }
            if self.labelled((row, at), &raw, &mut over) {
                continue;
            }
            let header = clean_line(&raw);
            let known = is_label(&header);
            if header.is_empty() || (!known && header.chars().count() > 20) {
                continue;
            }
            if is_family(&header) {
                self.columns.push(Column {
                    row: Some(row),
                    ..Column::under(&[header], at, None)
                });
                return self.below_family((row, at), end);
            }
            if self.parts_education((row, at), &header) {
                over.level = Some(header);
                continue;
            }
            if let Some(whose) = self.announces((row, at), &header) {
                over.whose = Some(whose);
                continue;
            }
            if over.level.is_some() && says_which(&header) {
                over.group.clone_from(&over.level);
            }
            let own = over.group.iter().filter(|_| over.whose.is_none());
            let path: Vec<String> = own.chain(&over.whose).chain([&header]).cloned().collect();
            let target = target_of(&path, self.sources);
            let Some(place) = value_of(self.sheet, row, at, target.as_ref()) else {
                continue;
            };
            if of_education(&header) {
                over.group = Some(header.clone());
            }
            self.beside(&path, place, &mut over);
        }
        self.ended_with_mentor = over.mentor.is_some();
        row + 1
    }

    /// Whether a label of education stands over both: 文化程度 | 全日制 | 高中 | 在职 | 大专.
    fn parts_education(&self, (row, at): (usize, usize), header: &str) -> bool {
        let next = clean_line(&self.sheet.cell(row, at + 1).shown());
        is_label(header) && field_of(header) == Some(Target::Education) && says_which(&next)
    }

    /// The mentor or relative whose 姓名 and 职务 stand at the right of a label, or of one merged over
    /// this row: 包村领导 | 姓名 | 廖朵 | 职务 | 副镇长.
    fn announces(&self, (row, at): (usize, usize), header: &str) -> Option<String> {
        let of_another = is_foreign(header)
            || is_label(header) && matches!(field_of(header), Some(Target::Mentors(_)));
        let mut next = at + 1;
        while self.sheet.origin(row, next) == self.sheet.origin(row, at) {
            next += 1;
        }
        let name = clean_line(&self.sheet.cell(row, next).shown());
        let asks = is_label(&name) && field_of(&name) == Some(Target::Name);
        (of_another && asks).then(|| header.to_owned())
    }

    /// The family is a list of its own, down to the next label below it that is of nobody in it.
    fn below_family(&self, (row, at): (usize, usize), end: usize) -> usize {
        let next = (row + 1..end).find(|&below| {
            let text = clean_line(&self.sheet.cell(below, at).shown());
            self.sheet.origin(below, at).0 > row && !text.is_empty() && !is_relative(&text)
        });
        next.unwrap_or(end)
    }

    fn knows(&self, target: Option<&Target>) -> bool {
        let mut columns = self.columns.iter();
        columns.any(|column| column.target.as_ref() == target)
    }

    /// A value beside its label. A post or a telephone right after a mentor is the mentor's.
    fn beside(&mut self, path: &[String], place: (usize, usize), over: &mut Over) {
        self.taken.push(place);
        let label = path.last().map_or("", String::as_str);
        for mut column in Column::parts(path, place.1, self.sources) {
            if over.whose.is_none() {
                let target = column.target.take();
                if over.begins_with_a_phone(target.as_ref()) {
                    column.within = Some(Within::MentorsPerhaps);
                }
                column.target = over.whose(label, target);
            }
            self.add(Column {
                row: Some(place.0),
                ..column
            });
        }
    }

    /// Adds a column. A field that two labels name goes to the one that is a word for it as it
    /// stands, else to the first; what is written after its label may go on: 备注.
    fn add(&mut self, mut column: Column) {
        let whose =
            |target: &Target| matches!(target, Target::MentorName(_) | Target::MentorPost(_));
        let goes_on = column
            .target
            .as_ref()
            .is_some_and(|target| whose(target) || column.within.is_some() && target.may_repeat());
        let rivals = self.columns.iter_mut();
        let rivals: Vec<&mut Column> = rivals
            .filter(|known| known.target.is_some() && known.target == column.target)
            .collect();
        if rivals.iter().all(|known| known.gives_way_to(&column)) {
            for known in rivals {
                known.beat();
            }
        } else if !goes_on {
            column.beat();
        }
        self.columns.push(column);
    }

    /// Reads the values of a cell that stand with their labels in it; `false` where it has none.
    fn labelled(&mut self, (row, at): (usize, usize), raw: &str, over: &mut Over) -> bool {
        let found = labelled(raw);
        if found.iter().all(|found| found.value.is_empty()) {
            return false;
        }
        let all = 0..found.len();
        self.labels((row, at), found, over, &all);
        true
    }

    /// Takes the labels of a cell with these numbers.
    fn labels(
        &mut self,
        (row, at): (usize, usize),
        found: Vec<Labelled<'_>>,
        over: &mut Over,
        own: &Range<usize>,
    ) {
        let last = found.len().saturating_sub(1);
        let numbered = found.into_iter().enumerate();
        for (nth, one) in numbered.filter(|(nth, _)| own.contains(nth)) {
            let label = clean_line(one.label);
            let path = over.path(&label, self.sources);
            if one.value.is_empty() {
                let target = target_of(&path, self.sources).filter(|_| one.known && nth == last);
                let beside = target.filter(|target| !self.knows(Some(target)));
                let place = beside.and_then(|it| value_of(self.sheet, row, at, Some(&it)));
                if let Some(place) = place {
                    self.beside(&path, place, over);
                }
                continue;
            }
            if is_of_the_paper(&one) {
                self.note(row, format!("{label}：{}", one.value));
                continue;
            }
            for mut column in Column::parts(&path, at, self.sources) {
                let target = column.target.take();
                column.target = over.whose(&label, target);
                (column.row, column.within) = (Some(row), Some(Within::Label(nth)));
                self.add(column);
            }
            if of_education(&label) {
                over.group = Some(label);
            }
        }
    }

    fn note(&mut self, row: usize, text: String) {
        if !tells_day(&text) && !tells_sender(&text) {
            return;
        }
        match self.notes.last_mut() {
            Some(line) if line.row == row => line.text = format!("{}　{text}", line.text),
            _ => self.notes.push(Line { row, text }),
        }
    }
}

/// What a text beside people is, by what it looks like.
fn told_by_value(raw: &str) -> &'static str {
    let mut all = pieces(raw, LINES).peekable();
    let digits = |text: &str| text.chars().all(|c| !is_han(c));
    if all.peek().is_none() {
        "备注"
    } else if all.clone().all(|text| IdNumber::read(text).is_ok()) {
        "身份证号"
    } else if all.all(|text| digits(text) && !read_phones(text).numbers.is_empty()) {
        "联系电话"
    } else {
        "备注"
    }
}

const LINES: &[char] = &['\n'];

/// The marks at which a text has as many parts as there are people. A remark has commas of its own.
fn marks_between(raw: &str, people: usize, target: Option<&Target>) -> Option<&'static [char]> {
    let may_have_commas = target.is_none_or(says_anything);
    let marks: [&'static [char]; 3] = [LINES, &['；', ';'], &['、', '/', '／', '，', ',']];
    let mut marks = marks.into_iter().take(if may_have_commas { 2 } else { 3 });
    marks.find(|marks| pieces(raw, marks).count() == people)
}

/// Whether what stands once beside several people holds for each of them.
fn is_meant_for_all(target: &Target) -> bool {
    matches!(
        target,
        Target::Village
            | Target::Township
            | Target::Place
            | Target::EnteredOn
            | Target::Mentors(_)
            | Target::MentorName(_)
            | Target::MentorPost(_)
    )
}

/// Whether a label says something of the paper and nothing of the person: 填表人, 说明.
fn is_of_the_paper(found: &Labelled<'_>) -> bool {
    let label = squeeze(found.label);
    label.ends_with("说明") || !found.known && is_note(&label)
}

/// Whether a text begins what is said of the paper below its people, and no field of theirs.
fn is_footer(text: &str) -> bool {
    let of_a_person = labelled(text).first().is_some_and(|found| found.known);
    is_note(&squeeze(text)) && !of_a_person
}

/// What the labels before one in its row say of it.
#[derive(Default)]
struct Over {
    /// Which education: 全日制教育.
    group: Option<String>,
    /// The label that 全日制 and 在职 stand behind: 文化程度.
    level: Option<String>,
    /// The seat of the mentor named last.
    mentor: Option<String>,
    /// The label of the mentor or relative whose own labels follow: 包村领导 | 姓名 | 职务.
    whose: Option<String>,
    /// The row above ended with a mentor, and nothing of this one is told yet.
    below_mentor: bool,
}

impl Over {
    /// The header of a label: a school behind an education is the school of that one.
    fn path(&self, label: &str, sources: &Sources) -> Vec<String> {
        let own = [label.to_owned()];
        let school = matches!(
            target_of(&own, sources),
            Some(Target::SchoolMajor | Target::Education)
        );
        let group = self.group.iter().filter(|_| school).cloned();
        group.chain(own).collect()
    }

    /// Whether a telephone is told first in the row below a mentor: it may be anybody's.
    fn begins_with_a_phone(&self, target: Option<&Target>) -> bool {
        self.below_mentor && self.mentor.is_none() && target == Some(&Target::Phone)
    }

    /// The field of a label after a mentor's name: 帮带人：廖朵　职务：副镇长　联系电话：139 are all
    /// the mentor's. 联系人 is whoever may be asked about the paper.
    fn whose(&mut self, label: &str, target: Option<Target>) -> Option<Target> {
        let label = normalise(label);
        let below_mentor = std::mem::take(&mut self.below_mentor);
        match (target, &self.mentor) {
            (Some(Target::Phone), None) if below_mentor => None,
            // 帮带人姓名 | 廖朵 | 帮带人职务 | 副镇长
            (Some(Target::Mentors(seat)), Some(named))
                if label.ends_with("职务") && seat == *named =>
            {
                Some(Target::MentorPost(seat))
            }
            (Some(Target::Mentors(_)), _) if label == "联系人" => None,
            (Some(target @ (Target::Mentors(_) | Target::MentorName(_))), _) => {
                if let Target::Mentors(seat) | Target::MentorName(seat) = &target {
                    self.mentor = Some(seat.clone());
                }
                Some(target)
            }
            (Some(Target::Occupation), Some(seat)) if asks_for_a_post(&label) => {
                Some(Target::MentorPost(seat.clone()))
            }
            (Some(target @ Target::MentorPost(_)), _) => Some(target),
            (Some(Target::Phone | Target::OtherPhone), Some(_)) | (None, _) => None,
            (target, _) => {
                self.mentor = None;
                target
            }
        }
    }
}

/// Whether a label asks for a post and does not say whose: 现任职务 is the person's own.
fn asks_for_a_post(label: &str) -> bool {
    label.ends_with("职务") && !label.starts_with('现') || matches!(label, "单位" | "工作单位")
}

/// Whether a text says which education is told next.
fn says_which(text: &str) -> bool {
    matches!(text, "全日制" | "全日制教育" | "在职" | "在职教育")
}

fn is_family(header: &str) -> bool {
    header.contains("家庭") && !header.contains("址") || header.contains("社会关系")
}

/// Whether a label says of the labels after it in its row which education they are of: 全日制教育,
/// 大专, 毕业院校系及专业, 河套学院.
fn of_education(header: &str) -> bool {
    matches!(
        field_of(header),
        Some(Target::FullTimeEducation | Target::InServiceEducation)
    )
}

/// Whether a text says how somebody is related, or heads the column of it.
fn is_relative(text: &str) -> bool {
    let ends = [
        '父', '母', '亲', '偶', '妻', '夫', '子', '女', '儿', '兄', '弟', '姐', '妹', '哥', '孙',
        '媳', '婿',
    ];
    let short = text.chars().count() <= 3 && (text.ends_with(ends) || text == "爱人");
    let heads = text.contains("称谓") || text.contains("关系");
    !is_known(text) && (short || heads)
}
