//! Cells by field.

use std::borrow::Cow;

use crate::import::header::{field_of, Target};
use crate::import::layout::{labelled_piece, Band, PersonRow};
use crate::import::mentors::{self, Aside};
use crate::import::problem::Finding;
use crate::import::read::{Cell, Value};
use crate::people::rules::codes::other_posts;
use crate::people::rules::names::is_vacant;
use crate::people::rules::text::{
    clean_line, clean_lines, is_blank_word, is_error_word, is_private_use, squeeze,
};
use crate::people::rules::{read_steps, read_target_post};
use crate::people::Field;
use crate::reserves::Mentor;

use super::remarks::Moved;
use super::{legend, ticks, Above, Context, Reading};

pub(super) fn read(
    context: &Context<'_>,
    row: &PersonRow,
    above: &mut Above,
    reading: &mut Reading,
) {
    reading.withdrawn = row.struck || row.band.left;
    if (row.row..=row.last).any(|row| context.sheet.grid.hidden_rows.contains(&row)) {
        reading.findings.push(Finding::warn(
            None,
            "row.hidden",
            "这一行在文件里是隐藏的，仍按名单读取；不该导入的，请在文件里删去这一行",
        ));
    }
    comments(context, row, reading);
    reading.township.clone_from(&row.band.township);
    reading.village.clone_from(&row.band.village);
    if let Some(source) = &row.band.source {
        reading.values.insert(Field::Sources, source.clone());
    }
    if let Some(post) = row.band.target_post {
        reading.values.insert(Field::TargetPost, post.to_owned());
    }
    for at in reading_order(context) {
        let target = &context.targets[at];
        if matches!(target, Target::Number | Target::Ignore) {
            continue;
        }
        let is_place = matches!(target, Target::Village | Target::Township | Target::Place);
        let above_it = (!is_place).then(|| context.row_above(row, at)).flatten();
        let cells = context.cells(above_it.as_ref().unwrap_or(row), at);
        let mut reader = CellReader {
            context,
            at,
            reading,
        };
        if let Some(fields) = context.run_together(row, at) {
            reader.not_parted(fields, row);
        }
        if is_place {
            reader.place(target, &cells, (above, row));
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
        if *target == Target::SchoolMajor && reader.two_schools(row) {
            continue;
        }
        for cell in filled {
            if cell.struck && !row.struck {
                reader.warn(
                    "cell.struck",
                    format!("“{}”整格划掉了，没有导入", brief(&cell.shown())),
                );
            } else {
                reader.cell(target, cell);
            }
        }
        reader.mark(target);
    }
    reading.entered_on = reading.entered_on.or(row.band.entered_on);
    if let Some(text) = row
        .band
        .mentors
        .as_ref()
        .filter(|_| reading.mentors.is_empty())
    {
        let stated = context.mentors(text, "");
        reading.mentors = stated.mentors;
        let told = stated.asides.iter().map(|aside| {
            let message = format!("小标题“{}”里的{}", brief(text), aside.message());
            Finding::warn(None, aside.code(), message)
        });
        reading.findings.extend(told);
    }
}

/// Says what comments on a person's cells say: they are not read.
fn comments(context: &Context<'_>, row: &PersonRow, reading: &mut Reading) {
    let commented = &context.sheet.grid.comments;
    let own = commented.range((row.row, 0)..=(row.last, usize::MAX));
    for (&(_, place), text) in own {
        let mut columns = context.table.columns.iter();
        let column = columns.position(|column| column.at == place);
        if column.is_some() || !context.table.beside {
            let said = brief(text);
            let message = format!("单元格的批注写着“{said}”，批注没有导入，请核对");
            let finding = Finding::warn(column, "cell.comment", message);
            reading.findings.push(finding);
        }
    }
}

/// When somebody left or came, of a row that says so and has a column for when things changed.
pub(super) fn changed_on(context: &Context<'_>, row: &PersonRow, reading: &mut Reading) {
    if let Some(at) = reading.changed_at {
        let mut reader = CellReader {
            context,
            at,
            reading,
        };
        reader.changed_on(row);
    }
}

/// The columns in order, but a mentor's name before the post left of it, and a school before what was
/// studied there.
fn reading_order(context: &Context<'_>) -> Vec<usize> {
    let (targets, columns) = (context.targets, &context.table.columns);
    let mut order: Vec<usize> = (0..targets.len()).collect();
    for at in 0..targets.len() {
        let said_first = match &targets[at] {
            Target::MentorPost(seat) => {
                let names = |target: &Target| match target {
                    Target::MentorName(own) | Target::Mentors(own) => own == seat,
                    _ => false,
                };
                let next = targets.get(at + 1).is_some_and(names);
                (next && !targets[..at].iter().any(names)).then_some(at + 1)
            }
            school if is_major(&columns[at].header) => (at + 1..targets.len())
                .find(|&next| targets[next] == *school && !is_major(&columns[next].header)),
            _ => None,
        };
        if let Some(first) = said_first {
            order.swap(at, first);
        }
    }
    order
}

/// Whether a header asks what was studied and not where: 所学专业, 全日制教育/专业.
fn is_major(header: &str) -> bool {
    let word = header.rsplit('/').next().unwrap_or_default();
    word.contains("专业") && !word.contains(['校', '院'])
}

/// A row's reading under way, at one of its columns.
pub(super) struct CellReader<'a, 'b> {
    pub(super) context: &'a Context<'b>,
    /// Index among the table's columns.
    pub(super) at: usize,
    pub(super) reading: &'a mut Reading,
}

impl CellReader<'_, '_> {
    pub(super) fn warn(&mut self, code: &'static str, message: impl Into<String>) {
        self.reading
            .findings
            .push(Finding::warn(Some(self.at), code, message));
    }

    /// Flags a cell under 姓名/性别 in which the name and the sex cannot be told apart.
    fn not_parted(&mut self, fields: &[Target], row: &PersonRow) {
        let (place, column) = self.context.table.place(self.at, row.row);
        let shown = self.context.sheet.cell(place, column).shown();
        let fields: Vec<String> = fields.iter().map(Target::label).collect();
        self.warn(
            "cell.not_parted",
            format!(
                "“{}”里哪些是{}分不清，请用“/”隔开或分栏填写",
                brief(&shown),
                fields.join("、哪些是")
            ),
        );
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

    fn place(
        &mut self,
        target: &Target,
        cells: &[Cow<'_, Cell>],
        (above, row): (&mut Above, &PersonRow),
    ) {
        self.mark(target);
        let mut text = cells
            .first()
            .map(|cell| clean_line(&cell.shown()))
            .unwrap_or_default();
        if is_blank_word(&text) {
            text = String::new();
        }
        if text.is_empty() && self.context.filled_down[self.at] {
            // A heading in between has told another place, and a sum has ended the village's people.
            let goes_on = |(_, band, sums): &&(String, Band, usize)| {
                *band == row.band && (*target == Target::Township || *sums == row.sums)
            };
            let known = above.0.get(&self.at).filter(goes_on);
            text = known.map(|(text, ..)| text.clone()).unwrap_or_default();
        }
        if text.is_empty() {
            return;
        }
        let place = (text.clone(), row.band.clone(), row.sums);
        above.0.insert(self.at, place);
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
            Value::Text(text)
                if is_error_word(text) && !matches!(target, Target::Name | Target::Age) =>
            {
                return self.warn("cell.error", format!("单元格是错误值 {text}"));
            }
            _ => {}
        }
        let mut shown = cell.shown();
        if offers_a_choice(target) {
            let header = &self.context.table.columns[self.at].header;
            let chosen = ticks::chosen(&shown).or_else(|| legend::named(header, &shown));
            shown = chosen.unwrap_or(shown);
        }
        match target {
            Target::Name => self.name(&shown),
            Target::IdNumber => self.id_number(cell, &shown),
            Target::Birth => {
                self.reading.birth = match self.with_month(&shown, &Target::BirthMonth) {
                    Some(whole) => {
                        self.date(&Cell::text(whole.as_str()), &whole, "birth", "出生年月")
                    }
                    None => self.date(cell, &shown, "birth", "出生年月"),
                };
            }
            Target::PartyJoined if read_steps(&shown).confirmed.is_some() => {
                self.steps(&read_steps(&shown), "");
            }
            Target::PartyJoined => {
                let whole = self.with_month(&shown, &Target::PartyMonth);
                let whole = whole.map(|whole| Cell::text(whole.as_str()));
                let cell = whole.as_ref().unwrap_or(cell);
                let shown = cell.shown();
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
                self.entered_later(&shown);
            }
            Target::Phone => self.phones(cell, &shown),
            Target::OtherPhone => self.other_phones(cell, &shown),
            Target::Mentors(seat) | Target::MentorName(seat) => {
                let stated = self.context.mentors(&shown, seat);
                self.reading.mentors.extend(stated.mentors);
                self.asides(stated.asides);
            }
            Target::Tick(field, value) => self.tick(field, value, cell, &shown),
            Target::Age | Target::BirthMonth | Target::BirthDay | Target::PartyMonth => {}
            Target::Keep => self.keep(&shown),
            _ if is_blank_word(&shown)
                && !(*target == Target::PoliticalStatus && squeeze(&shown) == "无") => {}
            Target::Profile => self.profile(&shown),
            Target::FormerVillage => self.reading.moved = Some(Moved::from_village(&shown)),
            Target::Sex => self.sex(&shown),
            Target::Ethnicity => self.ethnicity(&shown),
            Target::Education => self.education(&shown, Field::Education),
            Target::FullTimeEducation => self.education(&shown, Field::FullTimeEducation),
            Target::InServiceEducation => self.education(&shown, Field::InServiceEducation),
            Target::PoliticalStatus => self.political(&shown),
            Target::IsMember => self.is_member(&shown),
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
                Some(post) => {
                    self.set(Field::TargetPost, post);
                    self.several_posts(post, &shown);
                }
                None => self.unknown("target_post.unknown", "培养方向", &shown),
            },
            Target::Status => self.status(cell, &shown),
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

    /// What a sentence tells of the person; what no field is known for becomes a remark.
    fn profile(&mut self, shown: &str) {
        let mut others: Vec<&str> = Vec::new();
        let pieces = shown
            .split(['，', ',', '；', ';', '。', '\n'])
            .map(str::trim);
        for piece in pieces.filter(|piece| !piece.is_empty()) {
            match labelled_piece(piece).and_then(|(label, value)| Some((field_of(&label)?, value)))
            {
                Some((Target::Name, _)) => {}
                Some((field, value)) => self.cell(&field, &Cell::text(value)),
                None if piece == self.reading.name => {}
                None => others.push(piece),
            }
        }
        if !others.is_empty() {
            self.join(Field::Remark, &others.join("，"), "；");
        }
    }

    /// Flags the posts of a cell that are left out for the first.
    fn several_posts(&mut self, post: &str, shown: &str) {
        let others = other_posts(shown, post);
        if !others.is_empty() {
            self.warn(
                "target_post.several",
                format!(
                    "培养方向“{}”写了不止一个，只导入“{post}”，“{}”没有导入",
                    brief(shown),
                    others.join("、")
                ),
            );
        }
    }

    /// Flags an entry after the day of its own sheet.
    fn entered_later(&mut self, shown: &str) {
        let day = self.context.day;
        let entered = self
            .reading
            .entered_on
            .map(crate::date::PartialDate::first_day);
        if day.is_exact() && entered.is_some_and(|entered| entered > day.on) {
            self.warn(
                "entered_on.future",
                format!("入库时间“{}”在这张表的日期之后，请核对", brief(shown)),
            );
        }
    }

    pub(super) fn set(&mut self, field: Field, value: &str) {
        self.reading.values.insert(field, value.to_owned());
    }

    fn text(&mut self, field: Field, shown: &str) {
        self.join(field, &clean_line(shown), "");
    }

    /// Text of a column; a second column of the same field is added to the first.
    pub(super) fn join(&mut self, field: Field, text: &str, between: &str) {
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

    pub(super) fn unknown(&mut self, code: &'static str, label: &str, shown: &str) {
        self.warn(
            code,
            format!("{label}“{}”认不出来，这一格没有导入", brief(shown)),
        );
    }

    /// Flags what of a mentor cell is not kept.
    fn asides(&mut self, asides: Vec<Aside>) {
        for aside in asides {
            self.warn(aside.code(), aside.message());
        }
    }

    fn mentor_post(&mut self, seat: &str, shown: &str) {
        if is_blank_word(shown) || is_vacant(shown) {
            return;
        }
        let (shown, numbers) = mentors::without_numbers(shown);
        let shown = shown.trim();
        self.asides(numbers);
        if shown.is_empty() {
            return;
        }
        let of_seat = |mentor: &Mentor| seat.is_empty() || mentor.seat == seat;
        let own = |mentor: &Mentor| mentor.post.is_none() && of_seat(mentor);
        let Some(first) = self.reading.mentors.iter().position(own) else {
            let says = |mentor: &Mentor| {
                let post = mentor.post.as_deref().unwrap_or_default();
                of_seat(mentor) && post.contains(shown)
            };
            if !self.reading.mentors.iter().any(says) {
                self.asides(vec![Aside::PostOnly(shown.to_owned())]);
            }
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

/// Whether a form may offer the values of a field to be ticked.
fn offers_a_choice(target: &Target) -> bool {
    matches!(
        target,
        Target::Sex
            | Target::Ethnicity
            | Target::Education
            | Target::FullTimeEducation
            | Target::InServiceEducation
            | Target::PoliticalStatus
            | Target::IsMember
            | Target::Sources
            | Target::TargetPost
            | Target::Readiness
            | Target::Health
    )
}

fn is_township(text: &str) -> bool {
    let text = squeeze(text);
    ["镇", "乡", "街道", "苏木", "办事处", "镇党委", "乡党委"]
        .iter()
        .any(|end| text.ends_with(end))
        && !text.contains('村')
}

/// The first characters of a cell, for a message.
pub(in crate::import) fn brief(text: &str) -> String {
    let line = clean_line(text);
    if line.chars().count() > 20 {
        format!("{}…", line.chars().take(20).collect::<String>())
    } else {
        line
    }
}
