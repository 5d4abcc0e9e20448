//! 资格审查表: one person and every condition in use, what was found and by whom, exemptions and
//! written reasons, and places for the opinions.

use super::super::{
    Align, Column, FormCell, FormRow, Margins, Paper as Sheet, Report, Row, Section,
};
use super::cells::{dotted, month};
use super::items::evidence;
use super::{page, unit, Letterhead, Numbered, Paper, PaperRequest, Papers};
use crate::date::{in_words, Day};
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, VillageId};
use crate::names;
use crate::people::{FactField, FactsOnDay, Person};
use crate::registry::Registry;
use crate::selection::{
    Blocker, BlockerKind, Check, ConditionKind, Judged, PersonSelection, StandingFilter,
    WhichStandings,
};
use crate::villages::Owner;

const NAME: &str = "资格审查表";
const COLUMNS: [(&str, f64, Align); 5] = [
    ("类别", 13.0, Align::Label),
    ("序号", 13.0, Align::Center),
    ("条　　件", 74.0, Align::Left),
    ("结　果", 16.0, Align::Center),
    ("核查人、日期和依据", 54.0, Align::Left),
];
/// Width of the form but for the labels at its left.
const WIDE: f64 = 148.0;
const LABEL: f64 = 22.0;

/// Somebody and where they stand.
struct Qualified {
    person: Person,
    facts: FactsOnDay,
    village: Option<String>,
    township: String,
    selection: PersonSelection,
}

impl Qualified {
    /// `无犯罪记录证明1份`, a line each kind of evidence.
    fn proofs(&self, check: &Check) -> String {
        let all = self.selection.evidence.iter().map(|row| &row.evidence);
        let of_it = all.filter(|one| one.check_id.as_ref() == Some(&check.id));
        evidence(&of_it.cloned().collect::<Vec<_>>(), COLUMNS[4].1)
    }

    /// The last day on which every check holds, where it is the same of all.
    fn valid_to(&self) -> Option<Day> {
        let checks = self.selection.judged.iter();
        let mut days = checks.filter_map(|it| it.check.as_ref()).map(valid_to);
        let first = days.next()?;
        days.all(|day| day == first).then_some(first)?
    }
}

/// The last day on which a check holds; `None`: for good.
fn valid_to(check: &Check) -> Option<Day> {
    check.valid_until.and_then(|until| until.pred_opt())
}

impl Numbered for Qualified {
    fn name(&self) -> String {
        let place = self.village.as_deref().unwrap_or(&self.township);
        format!("{place}-{}", self.person.name)
    }
}

impl Registry {
    /// The form of those asked for, or of every candidate, in paper order.
    pub(super) fn qualification_papers(
        &self,
        request: &PaperRequest,
        owner: &Owner,
        as_of: Day,
    ) -> Result<Papers> {
        let all = self.standings(
            &StandingFilter {
                which: WhichStandings::All,
                villages: request.villages.clone().unwrap_or_default(),
                ..StandingFilter::default()
            },
            as_of,
        )?;
        let asked = request.people.as_ref();
        let mut people: Vec<(PersonId, Option<(VillageId, String)>)> = all
            .rows
            .into_iter()
            .filter(|row| match asked {
                Some(asked) => asked.contains(&row.person_id),
                None => row.reserve_id.is_none(),
            })
            .map(|row| (row.person_id, row.village_id.zip(row.village)))
            .collect();
        for id in asked.into_iter().flatten() {
            if !people.iter().any(|(known, _)| known == id) {
                people.push((id.clone(), None));
            }
        }
        let mut forms = Vec::new();
        for (id, village) in people {
            forms.push(self.qualified(&id, village, owner, as_of)?);
        }
        let head = Letterhead::of(owner, "", as_of);
        Ok(head.batch(request.one_file, forms, form))
    }

    fn qualified(
        &self,
        id: &PersonId,
        village: Option<(VillageId, String)>,
        owner: &Owner,
        as_of: Day,
    ) -> Result<Qualified> {
        let person: Person = self.db.find(id.as_str())?.or_not_found("人员")?;
        let facts = self.db.facts_of(&[id], as_of)?.remove(id);
        let townships = self.db.townships_on(as_of)?;
        let of_village = village.as_ref();
        let of_village = of_village.map(|(id, _)| self.db.township_of_village(id, as_of));
        let of = of_village
            .transpose()?
            .unwrap_or_else(|| person.township_id.clone());
        let own = townships.iter().find(|it| it.id == of);
        Ok(Qualified {
            facts: facts.unwrap_or_default(),
            township: own.map_or_else(|| owner.name.clone(), |it| it.name.clone()),
            selection: self.selection_of(id, as_of)?,
            person,
            village: village.map(|(_, name)| name),
        })
    }
}

/// The paper of one person.
fn form(head: &Letterhead<'_>, of: &Qualified) -> Paper {
    let title = format!("村级后备干部{NAME}");
    let mut numbers = [0; 3];
    let rows = of.selection.judged.iter().map(|judged| {
        let group = group(judged.condition.kind);
        numbers[group] += 1;
        row(numbers[group], judged, of)
    });
    let rows = rows.collect();
    let section = Section {
        left_line: format!(
            "填报单位（盖章）：{}",
            unit(&of.township, of.village.as_deref())
        ),
        right_line: head.right_line(),
        form: head_block(of),
        columns: Column::each(&COLUMNS),
        rows,
        notes: notes(of),
        signatures: ["村党组织负责人（签字）：", "乡镇审核人（签字）："]
            .map(Into::into)
            .to_vec(),
        ..page(&of.person.name, &title)
    };
    Paper {
        kind: NAME.into(),
        report: Report {
            title,
            paper: Sheet::A4Portrait,
            margins: Margins::FORM,
            sections: vec![section],
            ..Report::default()
        },
    }
}

fn head_block(of: &Qualified) -> Vec<FormRow> {
    let fact = |field| of.facts.get(field).unwrap_or_default().to_owned();
    let three = |cells: [(&str, String); 3]| {
        let widths = [28.0, 30.0, 46.0];
        let cells = cells.into_iter().zip(widths);
        let cells = cells.flat_map(|((name, text), width)| {
            [FormCell::label(name, LABEL), FormCell::value(text, width)]
        });
        FormRow::new(10.0, cells.collect())
    };
    let blockers = &of.selection.gate.blockers;
    let hit = |blocker: &Blocker| blocker.kind == BlockerKind::NegativeHit;
    let conclusion = if blockers.iter().any(hit) {
        "触碰负面条件，暂不能入库"
    } else if !blockers.is_empty() {
        "联审有异议，暂不能入库"
    } else if of.selection.gate.warnings.is_empty() {
        "符合条件"
    } else {
        "没有触碰负面条件，另有未核实或不符合的条件"
    };
    vec![
        three([
            ("姓　　名", names::spread(&of.person.name)),
            ("性　　别", of.person.sex.clone().unwrap_or_default()),
            ("出生年月", month(of.person.birth)),
        ]),
        three([
            ("学　　历", fact(FactField::Education)),
            ("政治面貌", fact(FactField::PoliticalStatus)),
            ("现任职务", fact(FactField::Occupation)),
        ]),
        FormRow::new(
            10.0,
            vec![
                FormCell::label("审查结论", LABEL),
                FormCell::text(conclusion, WIDE),
            ],
        ),
    ]
}

fn group(kind: ConditionKind) -> usize {
    match kind {
        ConditionKind::Positive => 0,
        ConditionKind::Negative => 1,
        ConditionKind::Age | ConditionKind::Education => 2,
    }
}

fn row(number: usize, judged: &Judged, of: &Qualified) -> Row {
    const GROUPS: [&str; 3] = ["正面", "负面", "基本"];
    let mut shows = Vec::new();
    if let Some(check) = &judged.check {
        let by = check.checked_by.clone().unwrap_or_default();
        shows.push(
            format!("{by} {}", dotted(check.on_day.into()))
                .trim()
                .to_owned(),
        );
        let said = [check.evidence.as_deref(), check.document.as_deref()];
        shows.push(said.into_iter().flatten().collect::<Vec<_>>().join("；"));
        shows.push(of.proofs(check));
        let own = valid_to(check).filter(|_| of.valid_to().is_none());
        shows.extend(own.map(|last| format!("有效期至 {}", dotted(last.into()))));
    } else {
        shows.push(judged.known.clone());
    }
    if let Some(exemption) = &judged.exemption {
        let on = dotted(exemption.on_day.into());
        shows.push(format!("破格（{on}）：{}", exemption.reason));
    }
    shows.retain(|text| !text.is_empty());
    let cells = vec![
        GROUPS[group(judged.condition.kind)].to_owned(),
        number.to_string(),
        judged.condition.label.clone(),
        judged.said.clone(),
        shows.join("\n"),
    ];
    Row {
        cells,
        person: Some(of.person.name.clone()),
    }
}

fn notes(of: &Qualified) -> Vec<String> {
    let valid = of.valid_to();
    let valid = valid.map_or_else(String::new, |last| format!("，有效期至{}", in_words(last)));
    let mut notes = vec![format!(
        "注：按“{}”审查；年龄、学历按台账资料截至当日判断，核查结果以各项最近一次为准{valid}。",
        of.selection.list
    )];
    for one in &of.selection.overrides {
        let on = dotted(one.record.on_day);
        let document = one.record.document.as_ref();
        let document = document.map_or_else(String::new, |it| format!("（{it}）"));
        let village = &one.village;
        let reason = &one.record.reason;
        notes.push(format!(
            "{on} {village}入库的书面理由：{reason}{document}。"
        ));
    }
    notes
}
