//! 帮带记录表: one visit as a form to be signed, or all visits to a mentee as a table.

use std::collections::{HashMap, HashSet};

use super::super::{
    Align, Column, FormCell, FormRow, Margins, Paper as Sheet, Report, Row, Section,
};
use super::cells::{cut_to_note, dotted};
use super::items::evidence;
use super::{page, unit, Letterhead, Numbered, Paper, PaperRequest, Papers};
use crate::date::{in_words, Day};
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, VisitId};
use crate::mentoring::{Evidence, PairFilter, PairRow, Visit, VisitMentee, WhichPairs};
use crate::names;
use crate::people::Person;
use crate::registry::Registry;
use crate::villages::Owner;

const NAME: &str = "帮带记录表";
const COLUMNS: [(&str, f64, Align); 9] = [
    ("序\n号", 9.0, Align::Center),
    ("时间", 20.0, Align::Center),
    ("帮带人", 17.0, Align::Center),
    ("方式", 21.0, Align::Center),
    ("地点", 25.0, Align::Center),
    ("内容", 68.0, Align::Left),
    ("存在问题", 45.0, Align::Left),
    ("下一步打算", 50.0, Align::Left),
    ("签字", 22.0, Align::Center),
];
const WIDE: f64 = 148.0;

/// A visit with the names it is about.
struct Told {
    visit: Visit,
    mentor: String,
    post: Option<String>,
    people: Vec<String>,
    evidence: Vec<Evidence>,
}

/// A mentee and the visits that count for them.
struct Visited<'a> {
    row: PairRow,
    visits: Vec<&'a Told>,
}

impl Numbered for Visited<'_> {
    fn name(&self) -> String {
        let village = self.row.village.as_deref();
        let place = village.unwrap_or(&self.row.township);
        format!("{place}-{}", self.row.name)
    }
}

impl Registry {
    /// The paper of one visit, or a paper each for the mentees asked for.
    pub(super) fn visit_papers(
        &self,
        request: &PaperRequest,
        owner: &Owner,
        as_of: Day,
    ) -> Result<Papers> {
        let scheme = self.scheme_on_paper(request.scheme.as_ref())?;
        let head = Letterhead::of(owner, &scheme, as_of);
        if let Some(id) = &request.visit {
            let told = self.told(|visit| visit.id == *id)?;
            let (told, _) = told.into_iter().next().or_not_found("帮带记录")?;
            let report = single(&head, &told);
            return Ok(Papers {
                reports: vec![report],
                rows: 1,
            });
        }
        let to = request.to.unwrap_or(as_of);
        let from = request.from.unwrap_or(Day::MIN);
        let list = self.pairs(
            &PairFilter {
                scheme: request.scheme.clone(),
                villages: request.villages.clone().unwrap_or_default(),
                state: WhichPairs::All,
                ..PairFilter::default()
            },
            as_of,
        )?;
        let told = self.told(|visit| {
            let day = visit.on_day.first_day();
            from <= day && day <= to
        })?;
        let asked = request.pairs.is_some() || request.people.is_some();
        let mut seen = HashSet::new();
        let mut papers = Vec::new();
        for row in list.rows {
            let pair = row.pair_id.as_ref();
            let pairs = request.pairs.as_ref();
            let people = request.people.as_ref();
            let wanted = pairs.is_none_or(|asked| pair.is_some_and(|pair| asked.contains(pair)))
                && people.is_none_or(|asked| asked.contains(&row.person_id));
            if !wanted || !seen.insert(row.person_id.clone()) {
                continue;
            }
            let counts = |(_, of): &&(Told, Vec<PersonId>)| of.contains(&row.person_id);
            let visits = told.iter().filter(|told| counts(told));
            let visits: Vec<&Told> = visits.map(|(told, _)| told).collect();
            if asked || !visits.is_empty() {
                papers.push(Visited { row, visits });
            }
        }
        Ok(head.batch(request.one_file, papers, table))
    }

    /// Visits in the order of their days, with those for whom they count.
    fn told(&self, wanted: impl Fn(&Visit) -> bool) -> Result<Vec<(Told, Vec<PersonId>)>> {
        let mut visits: Vec<Visit> = self.db.all()?;
        visits.retain(wanted);
        visits.sort_by(|a, b| (a.on_day, &a.id).cmp(&(b.on_day, &b.id)));
        let people: Vec<Person> = self.db.all()?;
        let name: HashMap<&PersonId, &str> = people
            .iter()
            .map(|person| (&person.id, person.name.as_str()))
            .collect();
        let mut counts: HashMap<VisitId, Vec<PersonId>> = HashMap::new();
        for mentee in self.db.all::<VisitMentee>()? {
            counts
                .entry(mentee.visit_id)
                .or_default()
                .push(mentee.person_id);
        }
        let mut evidence: HashMap<VisitId, Vec<Evidence>> = HashMap::new();
        for proof in self.db.all::<Evidence>()? {
            if let Some(visit) = proof.visit_id.clone() {
                evidence.entry(visit).or_default().push(proof);
            }
        }
        let seating = self.db.seating()?;
        let told = visits.into_iter().map(|visit| {
            let on = seating.on(visit.on_day.first_day());
            let mentor = seating.person(&visit.mentor_id)?;
            let of = counts.remove(&visit.id).unwrap_or_default();
            let told = Told {
                mentor: name
                    .get(&visit.mentor_id)
                    .copied()
                    .unwrap_or_default()
                    .to_owned(),
                post: on.title(mentor).map(str::to_owned),
                people: of
                    .iter()
                    .filter_map(|id| name.get(id).map(ToString::to_string))
                    .collect(),
                evidence: evidence.remove(&visit.id).unwrap_or_default(),
                visit,
            };
            Ok((told, of))
        });
        told.collect()
    }
}

/// The paper of one visit.
fn single(head: &Letterhead<'_>, told: &Told) -> Report {
    let label = |text: &str| FormCell::label(text, 22.0);
    let value = |text: &str, width: f64| FormCell::value(text, width);
    let mut notes = Vec::new();
    let visit = &told.visit;
    let wide = |height: f64, name: &str, text: String| {
        FormRow::new(height, vec![label(name), FormCell::text(text, WIDE)])
    };
    let mut form = vec![
        FormRow::new(
            11.0,
            vec![
                label("帮带人"),
                value(&names::spread(&told.mentor), 34.0),
                label("职　　务"),
                value(told.post.as_deref().unwrap_or_default(), 92.0),
            ],
        ),
        FormRow::new(
            11.0,
            vec![
                label("时　　间"),
                value(&in_words(visit.on_day.first_day()), 34.0),
                label("方　　式"),
                value(&visit.method, 30.0),
                label("地　　点"),
                value(visit.place.as_deref().unwrap_or_default(), 40.0),
            ],
        ),
        wide(17.0, "帮带对象", told.people.join("、")),
    ];
    for (height, name, text) in [
        (56.0, "内　　容", &visit.content),
        (34.0, "存在问题", &visit.problem),
        (34.0, "下一步\n打　算", &visit.next_step),
    ] {
        let whose = name.replace(['　', '\n'], "");
        let text = cut_to_note(text.as_deref(), WIDE, &whose, &mut notes);
        form.push(wide(height, name, text));
    }
    form.push(wide(
        11.0,
        "佐　　证",
        evidence(&told.evidence, WIDE).replace('\n', "　"),
    ));
    let day = visit.on_day.to_string().replace('-', "");
    Report {
        file_stem: format!("{day}-{}-{NAME}", told.mentor),
        title: NAME.into(),
        paper: Sheet::A4Portrait,
        margins: Margins::FORM,
        sections: vec![Section {
            left_line: format!("填报单位（盖章）：{}", head.owner.name),
            right_line: head.right_line(),
            form,
            notes,
            signing: ["帮带人（签字）：", "帮带对象（签字）："]
                .map(Into::into)
                .to_vec(),
            ..page(&told.mentor, NAME)
        }],
        ..Report::default()
    }
}

/// The paper of a mentee: a row a visit.
fn table(head: &Letterhead<'_>, visited: &Visited<'_>) -> Paper {
    let Visited { row, visits } = visited;
    let mut notes = Vec::new();
    let rows = (1..).zip(visits);
    let rows = rows.map(|(number, told)| visit_row(number, told, &mut notes));
    let kind = head.of_scheme(NAME);
    let section = Section {
        rows: rows.collect(),
        left_line: format!(
            "填报单位（盖章）：{}　　帮带对象：{}",
            unit(&row.township, row.village.as_deref()),
            row.name
        ),
        right_line: head.right_line(),
        columns: Column::each(&COLUMNS),
        row_mm: 14.0,
        notes,
        ..page(&row.name, &kind)
    };
    Paper {
        report: Report {
            title: kind.clone(),
            sections: vec![section],
            ..Report::default()
        },
        kind,
    }
}

fn visit_row(number: usize, told: &Told, notes: &mut Vec<String>) -> Row {
    let visit = &told.visit;
    let mut text = |at: usize, text: Option<&str>| {
        let whose = format!("{number}. {}", COLUMNS[at].0);
        cut_to_note(text, COLUMNS[at].1, &whose, notes)
    };
    let cells = vec![
        number.to_string(),
        dotted(visit.on_day),
        names::spread(&told.mentor),
        visit.method.clone(),
        visit.place.clone().unwrap_or_default(),
        text(5, visit.content.as_deref()),
        text(6, visit.problem.as_deref()),
        text(7, visit.next_step.as_deref()),
        String::new(),
    ];
    Row {
        cells,
        person: Some(told.mentor.clone()),
    }
}
