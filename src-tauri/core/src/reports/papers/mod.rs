//! The papers of mentoring, training, placements and dossiers: each is drawn up from what lists show as of
//! the same day.
//!
//! [`Registry::papers`] asks the register once; the modules here, one a paper, are pure.

mod adjustments;
mod appraisal;
mod assessments;
mod cells;
mod commitment;
mod contacts;
mod coverage;
mod dossier;
mod gather;
mod items;
mod load;
mod matching;
mod outcomes;
mod pairs;
mod plans;
mod proposal;
mod qualification;
mod reviews;
mod rotations;
mod secretaries;
mod tenure;
mod training;
mod visits;
mod workbench;
mod yearly;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use assessments::AssessmentPaper;

use super::{Report, Section};
use crate::date::{in_words, Day};
use crate::error::{Error, Result};
use crate::ids::{
    DepartmentId, PairId, PersonId, ReviewRoundId, RotationId, SchemeId, SessionId, VillageId,
    VisitId,
};
use crate::matching::{MatchRequest, MatchResultFilter};
use crate::mentoring::proposals::ProposalRequest;
use crate::outcomes::OutcomeFilter;
use crate::registry::Registry;
use crate::rotations::{RotationFilter, WhichRotations};
use crate::secretaries::SecretaryFilter;
use crate::tenure::TenureFilter;
use crate::villages::{Owner, OwnerKind};

/// A paper of mentoring or training.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// 结对花名册.
    Pairs,
    /// 结对责任书, one a pair.
    Commitment,
    /// 任务纪实表, one a pair.
    Items,
    /// 帮带记录表: of one visit, or of all visits to a mentee.
    Visits,
    /// 调整清单 between two days.
    Adjustments,
    /// 帮带人负担表.
    Load,
    /// 全覆盖情况表.
    Coverage,
    /// 待办清单: the tasks of 工作台 and what villages lack.
    Workbench,
    /// 建议结对名单.
    Proposal,
    /// 签到表 of a session, to be signed.
    SignIn,
    /// 培训台账: the sessions of a period.
    Sessions,
    /// 参训统计 of a period.
    TrainingStats,
    /// 培训记录, one a person.
    TrainingRecord,
    /// 点单汇总表: what is asked for and not met.
    Menu,
    /// 岗位锻炼台账.
    Rotations,
    /// 岗位锻炼鉴定表, one a placement.
    Appraisal,
    /// 五年任职名单.
    Tenure,
    /// 培养计划表, one a reserve.
    Plans,
    /// 储备人才联系台账.
    Contacts,
    /// 资格审查表, one a person.
    Qualification,
    /// 年度滚动更新表, a section a village.
    YearlyUpdate,
    /// 一人一档, one a person.
    Dossier,
    /// 档案更新情况表.
    Freshness,
    /// 送审名单 of a review round, one a department.
    ReviewNames,
    /// 征求意见反馈表 of a review round, one a department.
    ReviewReply,
    /// 联审情况汇总表 of a review round.
    ReviewSummary,
    /// 择村匹配建议表.
    Matches,
    /// 择村结果表.
    MatchResults,
    /// 村党组织书记台账.
    Secretaries,
    /// 考核评分表 of a period, to be filled in or filled.
    ScoreSheet,
    /// 考核情况通报: the ranking of a period.
    Ranking,
    /// 年度考核汇总表.
    AssessmentYear,
    /// 使用成效台账.
    Outcomes,
    /// 使用成效统计表.
    OutcomeStats,
}

/// What the clerk asks to be printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PaperRequest {
    /// Which paper.
    pub paper: PaperKind,
    /// Under which scheme; absent: the first, and for a 调整清单 all.
    #[serde(default)]
    pub scheme: Option<SchemeId>,
    /// The day; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// Of a 调整清单 the earlier day; of visits and training the first.
    #[serde(default)]
    pub from: Option<Day>,
    /// Of a 调整清单 the later day, of visits and training the last; absent: the day of the paper.
    #[serde(default)]
    pub to: Option<Day>,
    /// Only these villages.
    #[serde(default)]
    pub villages: Option<Vec<VillageId>>,
    /// Only these pairs, whatever their state.
    #[serde(default)]
    pub pairs: Option<Vec<PairId>>,
    /// Only these mentees, or of a load table mentors.
    #[serde(default)]
    pub people: Option<Vec<PersonId>>,
    /// Only this visit.
    #[serde(default)]
    pub visit: Option<VisitId>,
    /// Of this session.
    #[serde(default)]
    pub session: Option<SessionId>,
    /// Of a 台账 and of 鉴定表 which placements; absent: of a 台账 all, of 鉴定表 those that are over.
    #[serde(default)]
    pub rotations: Option<RotationFilter>,
    /// Only these placements, whatever their state.
    #[serde(default)]
    pub rotation_ids: Option<Vec<RotationId>>,
    /// Of a 五年任职名单 whose tenure, by which count; absent: who reaches five years 累计.
    #[serde(default)]
    pub tenure: Option<TenureFilter>,
    /// Of a 年度滚动更新表 which year; absent: that of the day.
    #[serde(default)]
    pub year: Option<i32>,
    /// Of 一人一档 and of papers for departments: ID numbers and phones in full; that they were is
    /// journaled.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub full_ids: bool,
    /// Of this review round.
    #[serde(default)]
    pub round: Option<ReviewRoundId>,
    /// Of a review round: for these departments; absent: all it asks.
    #[serde(default)]
    pub departments: Option<Vec<DepartmentId>>,
    /// Of a review round's 汇总表 and of 一人一档: results and grounds, which the journal notes.
    #[serde(default)]
    pub reveal: Option<bool>,
    /// Of a 择村匹配建议表 what is to be matched; absent: who and what comes into question.
    #[serde(default)]
    pub matching: Option<MatchRequest>,
    /// Of a 择村结果表 which results; absent: all up to the day.
    #[serde(default)]
    pub match_results: Option<MatchResultFilter>,
    /// Of a 书记台账 which secretaries; absent: all.
    #[serde(default)]
    pub secretaries: Option<SecretaryFilter>,
    /// Of assessments: which list, period or year.
    #[serde(default)]
    pub assessment: Option<AssessmentPaper>,
    /// Of 使用成效: which ones.
    #[serde(default)]
    pub outcomes: Option<OutcomeFilter>,
    /// Papers of pairs, placements and departments: all in one file, or a file each.
    pub one_file: bool,
}

impl PaperRequest {
    /// A paper of today in one file.
    #[must_use]
    pub fn new(paper: PaperKind) -> Self {
        Self {
            paper,
            scheme: None,
            as_of: None,
            from: None,
            to: None,
            villages: None,
            pairs: None,
            people: None,
            visit: None,
            session: None,
            rotations: None,
            rotation_ids: None,
            tenure: None,
            year: None,
            full_ids: false,
            round: None,
            departments: None,
            reveal: None,
            matching: None,
            match_results: None,
            secretaries: None,
            assessment: None,
            outcomes: None,
            one_file: true,
        }
    }
}

/// The documents of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Papers {
    /// One, or one a pair.
    pub reports: Vec<Report>,
    /// Rows of lists, or pairs.
    pub rows: usize,
}

impl Papers {
    /// A paper of lists.
    fn of(report: Report) -> Self {
        Self {
            rows: report.sections.iter().map(|it| it.rows.len()).sum(),
            reports: vec![report],
        }
    }
}

impl Registry {
    /// The papers a clerk asks for.
    pub fn papers(&self, request: &PaperRequest, today: Day) -> Result<Papers> {
        let as_of = request.as_of.unwrap_or(today);
        let owner = self.owner_on(as_of)?;
        let one = Papers::of;
        Ok(match request.paper {
            PaperKind::Adjustments => {
                let to = request.to.unwrap_or(as_of);
                let missing = || Error::invalid("from", "adjustments.from", "请给出起始日期");
                let from = request.from.ok_or_else(missing)?;
                let rows = self.adjustments(from, to, request.scheme.as_ref())?;
                one(adjustments::report(&owner, (from, to), &rows))
            }
            PaperKind::Coverage => {
                let coverage = self.coverage(request.scheme.as_ref(), as_of)?;
                one(coverage::report(&owner, &coverage))
            }
            PaperKind::Load => one(self.load_paper(request, &owner, as_of)?),
            PaperKind::Workbench => {
                let mut bench = self.workbench(as_of)?;
                if let Some(villages) = &request.villages {
                    bench.keep_villages(villages);
                }
                let head = Letterhead::of(&owner, "", as_of);
                one(workbench::report(&head, &bench))
            }
            PaperKind::Proposal => one(self.proposal_paper(request, &owner, as_of)?),
            PaperKind::Rotations => {
                let list = self.rotations_on_paper(request, WhichRotations::All, as_of)?;
                one(rotations::report(&Letterhead::of(&owner, "", as_of), &list))
            }
            PaperKind::Appraisal => {
                let list = self.rotations_on_paper(request, WhichRotations::Ended, as_of)?;
                let forms = self.appraised(list.rows, as_of)?;
                let head = Letterhead::of(&owner, "", as_of);
                head.batch(request.one_file, forms, appraisal::form)
            }
            PaperKind::Tenure => {
                let list = self.tenure_on_paper(request, as_of)?;
                one(tenure::report(&Letterhead::of(&owner, "", as_of), &list))
            }
            PaperKind::Contacts => one(self.contacts_paper(request, &owner, as_of)?),
            PaperKind::Qualification => self.qualification_papers(request, &owner, as_of)?,
            PaperKind::YearlyUpdate => one(self.yearly_paper(request, &owner, as_of)?),
            PaperKind::ReviewNames | PaperKind::ReviewReply | PaperKind::ReviewSummary => {
                let head = Letterhead::of(&owner, "", as_of);
                self.review_papers(request, &owner, &head)?
            }
            PaperKind::Matches | PaperKind::MatchResults | PaperKind::Secretaries => {
                one(self.matching_paper(request, &owner, as_of)?)
            }
            PaperKind::Plans => self.plan_papers(request, &owner, as_of)?,
            PaperKind::Dossier => self.dossier_papers(request, &owner, as_of)?,
            PaperKind::Freshness => one(self.freshness_paper(request, &owner, as_of)?),
            PaperKind::ScoreSheet | PaperKind::Ranking | PaperKind::AssessmentYear => {
                self.assessment_papers(request, &owner, as_of)?
            }
            PaperKind::Outcomes | PaperKind::OutcomeStats => {
                self.outcome_papers(request, &owner, as_of)?
            }
            PaperKind::Visits => self.visit_papers(request, &owner, as_of)?,
            PaperKind::SignIn
            | PaperKind::Sessions
            | PaperKind::TrainingStats
            | PaperKind::TrainingRecord
            | PaperKind::Menu => self.training_papers(request, &owner, as_of)?,
            PaperKind::Pairs | PaperKind::Commitment | PaperKind::Items => {
                self.pair_papers(request, &owner, as_of)?
            }
        })
    }

    fn load_paper(&self, request: &PaperRequest, owner: &Owner, as_of: Day) -> Result<Report> {
        let mut loads = self.mentor_loads(request.scheme.as_ref(), as_of)?;
        if let Some(people) = &request.people {
            loads.retain(|load| people.contains(&load.person_id));
        }
        let scheme = self.scheme_on_paper(request.scheme.as_ref())?;
        let head = Letterhead::of(owner, &scheme, as_of);
        Ok(load::report(&head, &loads))
    }

    fn proposal_paper(&self, request: &PaperRequest, owner: &Owner, as_of: Day) -> Result<Report> {
        let wanted = ProposalRequest {
            scheme_id: request.scheme.clone(),
            people: request.people.clone(),
            ..ProposalRequest::default()
        };
        let proposal = self.propose(&wanted, as_of)?;
        let scheme = self.scheme_on_paper(Some(&proposal.scheme_id))?;
        let head = Letterhead::of(owner, &scheme, as_of);
        Ok(proposal::report(&head, &proposal))
    }

    fn pair_papers(&self, request: &PaperRequest, owner: &Owner, as_of: Day) -> Result<Papers> {
        let pairs = self.pairs_on_paper(request, as_of)?;
        let head = Letterhead {
            checklist: &pairs.checklist,
            ..Letterhead::of(owner, &pairs.scheme, as_of)
        };
        let pairs = pairs.pairs;
        Ok(match request.paper {
            PaperKind::Pairs => Papers::of(pairs::report(&head, &pairs)),
            PaperKind::Items => head.batch(request.one_file, pairs, items::form),
            _ => head.batch(request.one_file, pairs, commitment::letter),
        })
    }
}

/// What every paper of a request says about itself.
#[derive(Debug, Clone, Copy)]
struct Letterhead<'a> {
    owner: &'a Owner,
    /// As the title begins: `青蓝结对`.
    scheme: &'a str,
    /// What the steps are called together: `五个一`.
    checklist: &'a str,
    as_of: Day,
}

impl<'a> Letterhead<'a> {
    fn of(owner: &'a Owner, scheme: &'a str, as_of: Day) -> Self {
        Self {
            owner,
            scheme,
            checklist: "",
            as_of,
        }
    }

    /// What a paper of the scheme is called: `3+1结对帮带花名册`, and 帮带 not twice:
    /// `3+1结对帮带记录表`.
    fn of_scheme(&self, name: &str) -> String {
        let scheme = match self.scheme.strip_suffix("帮带") {
            Some(bare) if name.starts_with("帮带") => bare,
            _ => self.scheme,
        };
        format!("{scheme}{name}")
    }

    fn right_line(&self) -> String {
        format!("截至 {}", in_words(self.as_of))
    }

    /// Whether the register is a township's: then its name need not stand in every row.
    fn of_one_township(&self) -> bool {
        self.owner.kind == OwnerKind::Township
    }

    fn stem(&self, name: &str) -> String {
        format!("{name}-{}", self.as_of.format("%Y%m%d"))
    }

    /// A paper each of `papers`, in one file or in a file each. What is drawn is let go of: of a
    /// county it is much.
    fn batch<T>(&self, one_file: bool, papers: Vec<T>, draw: fn(&Self, &T) -> Paper) -> Papers
    where
        T: Numbered,
    {
        let rows = papers.len();
        let drawn = papers
            .into_iter()
            .map(|paper| (paper.name(), draw(self, &paper)));
        let mut reports: Vec<Report> = Vec::new();
        for (number, (name, paper)) in (1..).zip(drawn) {
            let Paper { kind, mut report } = paper;
            match reports.first_mut() {
                Some(first) if one_file => first.sections.append(&mut report.sections),
                _ => {
                    let width = rows.to_string().len().max(2);
                    let name = match (one_file, rows) {
                        (true, 2..) => format!("{}-{kind}", self.owner.name),
                        (true, _) => format!("{name}-{kind}"),
                        (false, _) => format!("{number:0width$}-{name}-{kind}"),
                    };
                    report.file_stem = self.stem(&name);
                    report.numbered_each = true;
                    reports.push(report);
                }
            }
        }
        Papers { reports, rows }
    }
}

/// A paper of one pair, and what its file calls it.
struct Paper {
    kind: String,
    report: Report,
}

/// Whom a paper of a batch is about.
trait Numbered {
    /// `申家营村-申海涛`.
    fn name(&self) -> String;
}

/// `青禾镇申家营村党支部`, or the township where there is no village.
fn unit(township: &str, village: Option<&str>) -> String {
    village.map_or(township.to_owned(), |village| {
        format!("{township}{village}党支部")
    })
}

/// A section that begins a page, signed by who filled it in and who checked it.
fn page(name: impl Into<String>, title: impl Into<String>) -> Section {
    Section {
        name: name.into(),
        title: title.into(),
        signatures: vec!["填报人：".into(), "审核人（签字）：".into()],
        new_page: true,
        ..Section::default()
    }
}

#[cfg(test)]
mod tests;
