//! The papers of a review round: the name list and the reply form of each department, and the
//! 汇总表 of people and departments. Results and grounds stand on the last one only where the
//! request asks for them, and full ID numbers on the others; either is noted in the journal.

use std::collections::HashMap;

use super::super::{Align, Column, Margins, Paper as Sheet, Report, Row, Section};
use super::cells::dotted;
use super::{page, Letterhead, Numbered, Paper, PaperKind, PaperRequest, Papers};
use crate::date::in_words;
use crate::error::{Error, Result};
use crate::ids::{DepartmentId, PersonId};
use crate::names;
use crate::registry::Registry;
use crate::reviews::{Department, PersonOnPaper, RevealedReply, ReviewStanding, RoundOnPaper};
use crate::villages::Owner;

const NAMES: &str = "送审名单";
const REPLY: &str = "征求意见反馈表";
const SUMMARY: &str = "联审情况汇总表";
const NAME_COLUMNS: [(&str, f64, Align); 5] = [
    ("序号", 14.0, Align::Center),
    ("姓　名", 24.0, Align::Center),
    ("性别", 14.0, Align::Center),
    ("身份证号", 46.0, Align::Center),
    ("现任职务", 72.0, Align::Left),
];
const REPLY_COLUMNS: [(&str, f64, Align); 7] = [
    ("序号", 11.0, Align::Center),
    ("姓　名", 20.0, Align::Center),
    ("性别", 11.0, Align::Center),
    ("身份证号", 40.0, Align::Center),
    ("现任职务", 32.0, Align::Left),
    ("反馈意见", 22.0, Align::Center),
    ("有异议或缓用的理由", 34.0, Align::Left),
];
/// Widths around the departments of a 汇总表.
const SUMMARY_ENDS: [(&str, f64, Align); 5] = [
    ("序\n号", 10.0, Align::Center),
    ("村", 22.0, Align::Center),
    ("姓名", 18.0, Align::Center),
    ("已反馈\n部门数", 16.0, Align::Center),
    ("有无异议", 24.0, Align::Center),
];
/// As many departments as A4 has room for.
const MOST_ON_A4: usize = 9;
/// What is free for departments on either sheet, and how wide one becomes at most.
const ROOM: [f64; 2] = [187.0, 310.0];
const WIDEST: f64 = 24.0;
/// Rows of a name list, mm, and the higher ones of a list whose last page would else hold a few only.
const ROW_MM: [f64; 2] = [9.0, 11.0];
/// How many people stand on the first page and on each further one, and how few on the last are lonely.
const ON_FIRST: usize = 24;
const ON_FURTHER: usize = 26;
const LONELY: usize = 5;
/// As lists of names for other offices have it.
const TITLE_PT: u8 = 16;

/// A round as one department gets it.
struct OfDepartment<'a> {
    round: &'a RoundOnPaper,
    department: &'a Department,
    full_ids: bool,
}

impl Numbered for OfDepartment<'_> {
    fn name(&self) -> String {
        self.department.name.clone()
    }
}

impl Registry {
    /// The papers of a round. The journal notes full ID numbers and details that stand on them.
    pub(super) fn review_papers(
        &self,
        request: &PaperRequest,
        owner: &Owner,
        head: &Letterhead<'_>,
    ) -> Result<Papers> {
        let missing = || Error::invalid("round", "review.which_round", "请选择联审批次");
        let id = request.round.as_ref().ok_or_else(missing)?;
        let is_summary = request.paper == PaperKind::ReviewSummary;
        let reveal = is_summary && request.reveal == Some(true);
        let full_ids = !is_summary && request.full_ids;
        let mut round = self.round_on_paper(id, reveal, head.as_of)?;
        if let Some(people) = &request.people {
            round
                .people
                .retain(|person| people.contains(&person.who.id));
        }
        let people = round.people.len();
        if reveal {
            let what = format!("{} {SUMMARY} {people} 人", round.round.name);
            self.note_reveal(&what)?;
        }
        if full_ids {
            self.note_full_numbers(&format!("{} {NAMES} {people} 人", round.round.name))?;
        }
        if is_summary {
            let rows = people;
            let reports = vec![summary(head, owner, &round)];
            return Ok(Papers { reports, rows });
        }
        let asked = request.departments.as_ref();
        let departments = round.departments.iter();
        let papers: Vec<OfDepartment<'_>> = departments
            .filter(|it| asked.is_none_or(|asked| asked.contains(&it.id)))
            .map(|department| OfDepartment {
                round: &round,
                department,
                full_ids,
            })
            .collect();
        let draw = if request.paper == PaperKind::ReviewReply {
            reply_form
        } else {
            name_list
        };
        Ok(head.batch(request.one_file, papers, draw))
    }
}

fn name_list(_: &Letterhead<'_>, of: &OfDepartment<'_>) -> Paper {
    let round = &of.round.round;
    let rows = (1..).zip(&of.round.people).map(|(number, person)| Row {
        cells: who(number, person, of.full_ids).to_vec(),
        person: Some(person.who.name.clone()),
    });
    let mut notes = vec![format!("共 {} 人。", of.round.people.len())];
    notes.extend(
        round
            .purpose
            .as_ref()
            .map(|purpose| format!("用途：{purpose}。")),
    );
    let further = of.round.people.len().saturating_sub(ON_FIRST);
    let lonely = further > 0 && (further - 1) % ON_FURTHER < LONELY;
    let section = Section {
        left_line: format!("送：{}", of.department.name),
        right_line: format!("送审日期：{}", in_words(round.sent_on)),
        columns: columns(&NAME_COLUMNS),
        rows: rows.collect(),
        row_mm: ROW_MM[usize::from(lonely)],
        notes,
        ..of.page(NAMES)
    };
    of.paper(NAMES, section)
}

fn reply_form(_: &Letterhead<'_>, of: &OfDepartment<'_>) -> Paper {
    let round = &of.round.round;
    let rows = (1..).zip(&of.round.people).map(|(number, person)| {
        let mut cells = who(number, person, of.full_ids).to_vec();
        cells.extend([String::new(), String::new()]);
        Row {
            cells,
            person: Some(person.who.name.clone()),
        }
    });
    let name = &of.department.name;
    let section = Section {
        left_line: format!("反馈部门（盖章）：{name}"),
        right_line: format!("反馈期限：{}", in_words(round.due_on)),
        columns: columns(&REPLY_COLUMNS),
        rows: rows.collect(),
        row_mm: 11.0,
        notes: vec![
            "填写说明：“反馈意见”填写“无异议”“有异议”或“建议缓用”，后两项应写明理由；\
             请勿改动姓名和身份证号。"
                .into(),
            "复函文号：　　　　　　　　　　　　反馈日期：　　　　年　　月　　日".into(),
        ],
        signing: vec!["经办人（签字）：".into(), format!("{name}（盖章）")],
        ..of.page(REPLY)
    };
    of.paper(REPLY, section)
}

impl OfDepartment<'_> {
    /// A page for other offices: the title in 16 pt, nobody of ours signs.
    fn page(&self, kind: &str) -> Section {
        Section {
            title_pt: TITLE_PT,
            signatures: Vec::new(),
            ..page(
                &self.department.name,
                format!("{}{kind}", self.round.round.name),
            )
        }
    }

    fn paper(&self, kind: &str, section: Section) -> Paper {
        Paper {
            kind: format!("{}{kind}", self.round.round.name),
            report: Report {
                title: section.title.clone(),
                paper: Sheet::A4Portrait,
                margins: Margins::FORM,
                sections: vec![section],
                ..Report::default()
            },
        }
    }
}

/// 序号 姓名 性别 身份证号 现任职务.
fn who(number: usize, person: &PersonOnPaper, full_ids: bool) -> [String; 5] {
    let id_number = person.who.id_number.as_deref().unwrap_or_default();
    let post = [person.who.village.as_deref(), person.occupation.as_deref()];
    let post: Vec<&str> = post.into_iter().flatten().collect();
    [
        number.to_string(),
        names::spread(&person.who.name),
        person.who.sex.clone().unwrap_or_default(),
        if full_ids {
            id_number.to_owned()
        } else {
            names::mask_id(id_number)
        },
        post.join(" "),
    ]
}

fn columns(columns: &[(&str, f64, Align)]) -> Vec<Column> {
    let mut columns = Column::each(columns);
    for column in columns.iter_mut().filter(|it| it.label == "身份证号") {
        column.digits = true;
    }
    columns
}

/// The 汇总表: that departments replied, and with details what they said.
fn summary(head: &Letterhead<'_>, owner: &Owner, round: &RoundOnPaper) -> Report {
    let said = round.revealed.as_ref().map(|replies| Said::of(replies));
    let wide = round.departments.len() > MOST_ON_A4;
    let count = u32::try_from(round.departments.len().max(1)).unwrap_or(u32::MAX);
    let width = (ROOM[usize::from(wide)] / f64::from(count)).min(WIDEST);
    let departments = round.departments.iter();
    let departments = departments.map(|it| Column::new(&it.name, width, Align::Center));
    let mut columns = Column::each(&SUMMARY_ENDS[..3]);
    columns.extend(departments);
    columns.extend(Column::each(&SUMMARY_ENDS[3..]));
    let rows = (1..).zip(&round.people);
    let mut rows: Vec<Row> = rows
        .map(|(number, person)| summary_row(number, person, round, said.as_ref()))
        .collect();
    rows.push(totals(round));
    let mut notes = vec![format!(
        "注：共 {} 人，征求 {} 个部门意见；均无异议 {} 人，有异议 {} 人，建议缓用 {} 人，未反馈齐 {} 人，已过有效期 {} 人。",
        round.people.len(),
        round.departments.len(),
        count_of(round, ReviewStanding::Clear),
        count_of(round, ReviewStanding::Objection),
        count_of(round, ReviewStanding::Deferral),
        count_of(round, ReviewStanding::Waiting),
        count_of(round, ReviewStanding::Expired),
    )];
    match &said {
        None => notes.push("本表只列是否反馈，不列各部门的具体意见。".into()),
        Some(said) => {
            notes.push("本表含联审具体意见，请按规定保管，不得扩散。".into());
            notes.extend(said.grounds(round));
        }
    }
    let title = format!("{}汇总表", round.round.name.trim_end_matches("汇总表"));
    let section = Section {
        left_line: format!("填报单位（盖章）：{}", owner.name),
        right_line: head.right_line(),
        columns,
        rows,
        notes,
        ..page(&owner.name, &title)
    };
    Report {
        file_stem: head.stem(&format!("{}-{SUMMARY}", round.round.name)),
        title,
        paper: if wide {
            Sheet::A3Landscape
        } else {
            Sheet::A4Landscape
        },
        sections: vec![section],
        ..Report::default()
    }
}

/// What departments said, by person and department.
struct Said<'a>(HashMap<(&'a PersonId, &'a DepartmentId), &'a RevealedReply>);

impl<'a> Said<'a> {
    fn of(replies: &'a [RevealedReply]) -> Self {
        let replies = replies.iter();
        Self(
            replies
                .map(|reply| ((&reply.person_id, &reply.department_id), reply))
                .collect(),
        )
    }

    fn by(&self, person: &PersonId, department: &DepartmentId) -> Option<&RevealedReply> {
        self.0.get(&(person, department)).copied()
    }

    /// A line an answer that says why.
    fn grounds(&self, round: &RoundOnPaper) -> Vec<String> {
        let mut lines = Vec::new();
        for (number, person) in (1..).zip(&round.people) {
            for department in &round.departments {
                let reply = self.by(&person.who.id, &department.id);
                let Some((reply, grounds)) =
                    reply.and_then(|reply| Some((reply, reply.grounds.as_ref()?)))
                else {
                    continue;
                };
                let letter = reply.letter.as_ref().map(|letter| format!("{letter}，"));
                lines.push(format!(
                    "{number}. {} {}{}：{grounds}（{}{}，有效期至 {}）",
                    person.who.name,
                    department.name,
                    reply.result.label(),
                    letter.unwrap_or_default(),
                    dotted(reply.replied_on.into()),
                    dotted(reply.valid_until.into()),
                ));
            }
        }
        lines
    }
}

fn summary_row(
    number: usize,
    person: &PersonOnPaper,
    round: &RoundOnPaper,
    said: Option<&Said<'_>>,
) -> Row {
    let mut cells = vec![
        number.to_string(),
        person.who.village.clone().unwrap_or_default(),
        names::spread(&person.who.name),
    ];
    let departments = round.departments.iter().zip(&person.replied);
    cells.extend(departments.map(|(department, replied)| {
        let Some(said) = said else {
            return if *replied { "已反馈" } else { "未反馈" }.to_owned();
        };
        match said.by(&person.who.id, &department.id) {
            None => "未反馈".to_owned(),
            Some(reply) if reply.expired => format!("{}\n（已到期）", reply.result.label()),
            Some(reply) => reply.result.label().to_owned(),
        }
    }));
    let replied = person.replied.iter().filter(|replied| **replied).count();
    cells.push(format!("{replied}/{}", round.departments.len()));
    cells.push(person.standing.label().to_owned());
    Row {
        cells,
        person: Some(person.who.name.clone()),
    }
}

/// How many people each department has answered about.
fn totals(round: &RoundOnPaper) -> Row {
    let mut cells = vec![String::new(), "合计".to_owned(), String::new()];
    for at in 0..round.departments.len() {
        let people = round.people.iter();
        let replied = people.filter(|person| person.replied.get(at) == Some(&true));
        cells.push(format!("{}/{}", replied.count(), round.people.len()));
    }
    cells.extend([String::new(), String::new()]);
    Row {
        cells,
        person: None,
    }
}

fn count_of(round: &RoundOnPaper, standing: ReviewStanding) -> usize {
    let people = round.people.iter();
    people.filter(|person| person.standing == standing).count()
}
