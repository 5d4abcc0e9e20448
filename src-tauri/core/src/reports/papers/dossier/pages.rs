//! The pages after the 登记表: a heading and a table each, for what there is.

use super::super::super::{Align, Column, Paragraph, Row, Section};
use super::super::cells::{cut_to_note, dotted};
use super::super::rotations::{done, period};
use super::super::training::days;
use super::gather::{DossierOnPaper, PairOnPaper};
use crate::date::PartialDate;
use crate::mentoring::PairState;
use crate::names;
use crate::training::rules::counted_hours;

/// A table before it has its number: heading, columns, rows of cells.
struct Part {
    heading: &'static str,
    columns: &'static [(&'static str, f64, Align)],
    rows: Vec<Vec<String>>,
}

/// The parts of which there is something, numbered, the first at the top of a page.
pub(super) fn sections(dossier: &DossierOnPaper) -> Vec<Section> {
    let parts = [
        spells(dossier),
        posts(dossier),
        pairs(dossier),
        items(dossier),
        visits(dossier),
        plan(dossier),
        training(dossier),
        rotations(dossier),
        reviews(dossier),
        assessments(dossier),
        outcomes(dossier),
        attachments(dossier),
    ];
    let parts = parts.into_iter().filter(|part| !part.rows.is_empty());
    let sections = parts.enumerate().map(|(at, part)| Section {
        page_break: at == 0,
        ..part.section(at, &dossier.person.name)
    });
    sections.collect()
}

impl Part {
    fn section(self, at: usize, person: &str) -> Section {
        const NUMBERS: [&str; 12] = [
            "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二",
        ];
        let number = NUMBERS.get(at).copied().unwrap_or_default();
        let mut notes = Vec::new();
        let columns = self.columns;
        let rows = (1..).zip(self.rows).map(|(row, cells)| {
            let cut = cells
                .into_iter()
                .zip(columns)
                .map(|(text, (label, width, align))| {
                    if *align != Align::Left {
                        return text;
                    }
                    let whose = format!("{}{row}. {}", self.heading, label.replace('　', ""));
                    cut_to_note(Some(&text), *width, &whose, &mut notes)
                });
            Row {
                cells: cut.collect(),
                person: Some(person.to_owned()),
            }
        });
        let rows = rows.collect();
        Section {
            name: person.to_owned(),
            body: vec![Paragraph::heading(format!("{number}、{}", self.heading))],
            columns: Column::each(columns),
            rows,
            notes,
            row_mm: 9.0,
            ..Section::default()
        }
    }
}

/// `2023.03—2025.08`, `2023.03起`; the first day no longer is not printed.
fn lasted(from: PartialDate, until: Option<PartialDate>) -> String {
    match until {
        None => format!("{}起", dotted(from)),
        Some(until) => {
            let last = until
                .first_day()
                .pred_opt()
                .map_or(until, PartialDate::from);
            let last = if until.has_day() {
                last
            } else {
                last.to_month()
            };
            format!("{}—\n{}", dotted(from), dotted(last))
        }
    }
}

/// The spells in a pool, once one of them has ended: till then the first page says it all.
fn spells(dossier: &DossierOnPaper) -> Part {
    let has_left = dossier.spells.iter().any(|(it, _)| it.left_on.is_some());
    let spells = dossier.spells.iter().filter(|_| has_left);
    let rows = spells.map(|(spell, village)| {
        vec![
            lasted(spell.entered_on, spell.left_on),
            village.clone(),
            spell.left_reason.clone().unwrap_or_default(),
            spell.destination.clone().unwrap_or_default(),
            spell.document.clone().unwrap_or_default(),
        ]
    });
    Part {
        heading: "进出后备库",
        columns: &[
            ("在库时间", 30.0, Align::Center),
            ("村", 32.0, Align::Center),
            ("退出原因", 36.0, Align::Left),
            ("去　向", 42.0, Align::Left),
            ("文　号", 30.0, Align::Left),
        ],
        rows: rows.collect(),
    }
}

fn posts(dossier: &DossierOnPaper) -> Part {
    let rows = dossier.posts.iter().map(|(post, place)| {
        vec![
            lasted(post.from_on, post.until_on),
            place.clone(),
            post.title.clone(),
            post.term.clone().unwrap_or_default(),
            post.document.clone().unwrap_or_default(),
        ]
    });
    Part {
        heading: "任职经历",
        columns: &[
            ("起止时间", 30.0, Align::Center),
            ("单　位", 42.0, Align::Center),
            ("职　务", 44.0, Align::Center),
            ("届　次", 24.0, Align::Center),
            ("文　号", 30.0, Align::Left),
        ],
        rows: rows.collect(),
    }
}

fn pairs(dossier: &DossierOnPaper) -> Part {
    let rows = dossier.pairs.iter().map(|pair| {
        let record = pair.pair.as_ref();
        let goal = record.and_then(|pair| pair.goal.clone());
        let result = record.and_then(|pair| pair.result.clone());
        let since = pair.row.from_on.map(|from| lasted(from, pair.row.until_on));
        vec![
            pair.scheme.clone(),
            mentors(pair),
            since.unwrap_or_else(|| "在库期间".into()),
            goal.unwrap_or_default(),
            result.unwrap_or_else(|| how_far(pair)),
        ]
    });
    Part {
        heading: "结对帮带",
        columns: &[
            ("帮带机制", 24.0, Align::Center),
            ("帮带人（职务）", 52.0, Align::Left),
            ("起止时间", 26.0, Align::Center),
            ("帮带目标", 36.0, Align::Left),
            ("完成情况", 32.0, Align::Left),
        ],
        rows: rows.collect(),
    }
}

/// A line a seat: `包村领导　赵景明　副镇长`.
fn mentors(pair: &PairOnPaper) -> String {
    let lines = pair.row.seats.iter().flat_map(|seat| {
        seat.mentors.iter().map(|mentor| {
            let post = mentor.post.as_deref().unwrap_or_default();
            let line = format!("{}　{}　{post}", seat.label, names::spread(&mentor.name));
            line.trim_end().to_owned()
        })
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// `已结束，五个一 4/5`.
fn how_far(pair: &PairOnPaper) -> String {
    let state = match pair.row.state {
        PairState::None => return String::new(),
        PairState::Planned => "未开始",
        PairState::Active => "帮带中",
        PairState::Suspended => "已中止",
        PairState::Ended => "已结束",
    };
    if pair.row.steps == 0 {
        return state.to_owned();
    }
    format!(
        "{state}，{} {}/{}",
        pair.checklist, pair.row.done, pair.row.steps
    )
}

fn items(dossier: &DossierOnPaper) -> Part {
    let mut found: Vec<(PartialDate, Vec<String>)> = Vec::new();
    for pair in &dossier.pairs {
        for cell in &pair.row.items {
            let item = cell.item_id.as_ref().and_then(|id| pair.items.get(id));
            let Some(item) = item else { continue };
            let cells = vec![
                format!("{}{}", cell.label, cell.quarter),
                dotted(item.done_on),
                item.place.clone().unwrap_or_default(),
                item.content.clone().unwrap_or_default(),
                item.result.clone().unwrap_or_default(),
            ];
            found.push((item.done_on, cells));
        }
    }
    found.sort_by_key(|(on, _)| *on);
    Part {
        heading: "帮带任务",
        columns: &[
            ("事　项", 26.0, Align::Center),
            ("时　间", 22.0, Align::Center),
            ("地　点", 28.0, Align::Center),
            ("内　容", 52.0, Align::Left),
            ("成　效", 42.0, Align::Left),
        ],
        rows: found.into_iter().map(|(_, cells)| cells).collect(),
    }
}

fn visits(dossier: &DossierOnPaper) -> Part {
    let rows = dossier.visits.iter().map(|(visit, mentor)| {
        vec![
            dotted(visit.on_day),
            names::spread(mentor),
            visit.method.clone(),
            visit.place.clone().unwrap_or_default(),
            visit.content.clone().unwrap_or_default(),
        ]
    });
    Part {
        heading: "帮带记录",
        columns: &[
            ("时　间", 22.0, Align::Center),
            ("帮带人", 20.0, Align::Center),
            ("方　式", 24.0, Align::Center),
            ("地　点", 30.0, Align::Center),
            ("内　容", 74.0, Align::Left),
        ],
        rows: rows.collect(),
    }
}

fn plan(dossier: &DossierOnPaper) -> Part {
    let steps = dossier.plan.iter().flat_map(|plan| &plan.steps);
    let rows = steps.map(|step| {
        vec![
            step.kind.label().to_owned(),
            step.step.label.clone(),
            step.asks.clone(),
            dotted(step.step.due_on.into()),
            step.progress.clone(),
        ]
    });
    Part {
        heading: "培养计划",
        columns: &[
            ("类　别", 24.0, Align::Center),
            ("培养内容", 56.0, Align::Left),
            ("要　求", 38.0, Align::Left),
            ("完成时限", 24.0, Align::Center),
            ("进　度", 28.0, Align::Left),
        ],
        rows: rows.collect(),
    }
}

fn training(dossier: &DossierOnPaper) -> Part {
    let sessions = dossier.sessions.iter().map(|(row, attendance)| {
        let counted = counted_hours(attendance.state, attendance.hours, row.session.hours);
        let cells = vec![
            days(&row.held_on),
            row.session.title.clone(),
            row.held_at.clone(),
            row.session.form.clone(),
            counted.to_string(),
            attendance.state.label().to_owned(),
            attendance.result.clone().unwrap_or_default(),
        ];
        (row.session.begins_on, cells)
    });
    let studies = dossier.studies.iter().map(|row| {
        let study = &row.study;
        let result = study.certificate.as_ref().or(study.result.as_ref());
        let cells = vec![
            dotted(study.begins_on),
            study.title.clone(),
            study.institution.clone().unwrap_or_default(),
            study.kind.clone(),
            study
                .hours
                .map(|hours| hours.to_string())
                .unwrap_or_default(),
            String::new(),
            result.cloned().unwrap_or_default(),
        ];
        (study.begins_on, cells)
    });
    let mut found: Vec<_> = sessions.chain(studies).collect();
    found.sort_by_key(|(on, _)| *on);
    Part {
        heading: "教育培训",
        columns: &[
            ("时　间", 28.0, Align::Center),
            ("班次或进修", 50.0, Align::Left),
            ("地点或院校", 32.0, Align::Center),
            ("形　式", 20.0, Align::Center),
            ("学时", 12.0, Align::Center),
            ("到场", 12.0, Align::Center),
            ("结　果", 16.0, Align::Center),
        ],
        rows: found.into_iter().map(|(_, cells)| cells).collect(),
    }
}

fn rotations(dossier: &DossierOnPaper) -> Part {
    let rows = dossier.rotations.iter().map(|row| {
        let rotation = &row.rotation;
        vec![
            row.type_name.clone(),
            row.place.clone(),
            rotation.post.clone().unwrap_or_default(),
            period(row, "\n"),
            done(row, "；"),
            rotation.grade.clone().unwrap_or_default(),
        ]
    });
    Part {
        heading: "岗位锻炼",
        columns: &[
            ("锻炼类型", 28.0, Align::Center),
            ("锻炼单位", 34.0, Align::Center),
            ("岗　位", 30.0, Align::Center),
            ("起止时间", 26.0, Align::Center),
            ("实　绩", 38.0, Align::Left),
            ("等次", 14.0, Align::Center),
        ],
        rows: rows.collect(),
    }
}

/// What departments said; nothing where it was not asked for.
fn reviews(dossier: &DossierOnPaper) -> Part {
    let rows = dossier.reviews.iter().map(|(round, reply)| {
        let result = reply.result.label();
        vec![
            round.clone(),
            reply.department.clone(),
            if reply.expired {
                format!("{result}\n（已到期）")
            } else {
                result.to_owned()
            },
            dotted(reply.replied_on.into()),
            reply.grounds.clone().unwrap_or_default(),
        ]
    });
    Part {
        heading: "联审意见",
        columns: &[
            ("联审批次", 46.0, Align::Left),
            ("部　门", 28.0, Align::Center),
            ("意　见", 22.0, Align::Center),
            ("反馈日期", 24.0, Align::Center),
            ("理　由", 50.0, Align::Left),
        ],
        rows: rows.collect(),
    }
}

fn assessments(dossier: &DossierOnPaper) -> Part {
    let rows = dossier.years.iter().map(|scored| {
        let row = &scored.row;
        let grade = row.grade.as_ref();
        let lacks = (!row.missing.is_empty()).then(|| format!("缺{}", row.missing));
        let reason = grade.and_then(|grade| grade.reason.clone());
        vec![
            scored.year.to_string(),
            scored.list.clone(),
            format!("{}/{}", row.present, row.expected),
            row.mean.clone(),
            grade.map(|grade| grade.grade.clone()).unwrap_or_default(),
            lacks
                .into_iter()
                .chain(reason)
                .collect::<Vec<_>>()
                .join("；"),
        ]
    });
    Part {
        heading: "考核情况",
        columns: &[
            ("年　度", 18.0, Align::Center),
            ("考核指标表", 44.0, Align::Left),
            ("已评时段", 22.0, Align::Center),
            ("平均分", 20.0, Align::Center),
            ("等　次", 20.0, Align::Center),
            ("说　明", 46.0, Align::Left),
        ],
        rows: rows.collect(),
    }
}

fn outcomes(dossier: &DossierOnPaper) -> Part {
    let rows = dossier.outcomes.iter().map(|row| {
        let outcome = &row.outcome;
        let place = outcome.unit.as_ref().or(row.village.as_ref());
        let post = outcome.post.as_ref();
        vec![
            dotted(outcome.on_day),
            row.type_name.clone(),
            outcome.level.label().to_owned(),
            place.into_iter().chain(post).cloned().collect::<String>(),
            outcome.document.clone().unwrap_or_default(),
        ]
    });
    Part {
        heading: "使用成效",
        columns: &[
            ("日　期", 26.0, Align::Center),
            ("类　型", 30.0, Align::Center),
            ("层　级", 20.0, Align::Center),
            ("单位、职务", 54.0, Align::Left),
            ("文　号", 40.0, Align::Left),
        ],
        rows: rows.collect(),
    }
}

fn attachments(dossier: &DossierOnPaper) -> Part {
    let rows = (1..).zip(&dossier.attachments).map(|(number, attachment)| {
        let kept = if attachment.hash.is_some() {
            "电子"
        } else {
            "纸质"
        };
        vec![
            number.to_string(),
            attachment.kind.clone(),
            attachment.title.clone(),
            attachment.on_day.map(dotted).unwrap_or_default(),
            attachment.pages.to_string(),
            kept.to_owned(),
        ]
    });
    Part {
        heading: "附件清单",
        columns: &[
            ("序号", 13.0, Align::Center),
            ("类　别", 32.0, Align::Center),
            ("名　称", 70.0, Align::Left),
            ("日　期", 25.0, Align::Center),
            ("页数", 14.0, Align::Center),
            ("存放", 16.0, Align::Center),
        ],
        rows: rows.collect(),
    }
}
