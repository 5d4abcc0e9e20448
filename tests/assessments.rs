//! Scores on a real file: ties, missing months, who was not in the pool, the roll-up of a year, grades,
//! and indicators that change while a list is in use. The people are invented.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use qinglan_core::assessments::{
    AssessmentEdit, AssessmentEdits, GradeEdit, GradeEdits, IndicatorEdit, IndicatorListEdit,
    RankWithin, Ranking, RankingRequest, ScoreEdit, ScoreStanding, SheetRequest, YearRequest,
    YearRollUp,
};
use qinglan_core::date::Day;
use qinglan_core::ids::{IndicatorListId, PersonId, SubjectId, VillageId};
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::reports::papers::{AssessmentPaper, PaperKind, PaperRequest};
use qinglan_core::reports::Section;
use qinglan_core::reserves::{Leave, ReserveDraft, ReserveFilter, State};
use qinglan_core::{Error, Registry};
use qinglan_tests::office::{township, village};
use tempfile::TempDir;

const TODAY: &str = "2025-11-26";
const FIVE: &str = "five-compare";

struct Office {
    _folder: TempDir,
    registry: Registry,
}

impl Office {
    fn new() -> Self {
        let (folder, registry) = township("申家营村\n柳树沟村\n");
        Self {
            _folder: folder,
            registry,
        }
    }

    fn village(&self, name: &str) -> VillageId {
        village(&self.registry, name, day(TODAY))
    }

    fn reserve(&mut self, name: &str, village: &str, entered_on: &str) -> PersonId {
        let input = PersonInput([(Field::Name, name.to_owned())].into());
        let draft = ReserveDraft {
            village_id: Some(self.village(village)),
            entered_on: entered_on.into(),
            ..ReserveDraft::default()
        };
        let entry = draft.entry().unwrap();
        let added = self.registry.add_person(&input, Some(&entry), day(TODAY));
        added.unwrap().value
    }

    fn leave(&mut self, person: &PersonId, left_on: &str) {
        let filter = ReserveFilter {
            state: State::All,
            ..ReserveFilter::default()
        };
        let rows = self.registry.reserves(&filter, day(TODAY)).unwrap().rows;
        let spell = rows
            .into_iter()
            .find(|row| row.person_id == *person)
            .unwrap();
        let leave = Leave {
            ids: vec![spell.reserve_id],
            left_on: left_on.into(),
            reason: "长期外出".into(),
            destination: None,
        };
        self.registry.leave_pool(&leave, day(TODAY)).unwrap();
    }

    /// The five indicators of 五比五看 in a month; empty ones are not scored.
    fn row(&self, subject: &PersonId, month: &str, points: [&str; 5]) -> AssessmentEdit {
        let request = SheetRequest {
            list_id: Some(list(FIVE)),
            period: Some(month.into()),
            ..SheetRequest::default()
        };
        let sheet = self
            .registry
            .assessment_sheet(&request, day(TODAY))
            .unwrap();
        let scores = sheet.indicators.iter().zip(points);
        AssessmentEdit {
            subject_id: SubjectId::from(subject.clone()),
            scores: scores
                .map(|(indicator, points)| ScoreEdit {
                    indicator_id: indicator.id.clone(),
                    points: points.into(),
                })
                .collect(),
            remark: None,
        }
    }

    fn try_score(&mut self, month: &str, rows: Vec<AssessmentEdit>) -> Result<(), Error> {
        let edits = AssessmentEdits {
            list_id: list(FIVE),
            period: month.into(),
            rows,
        };
        self.registry.set_assessments(&edits, day(TODAY)).map(drop)
    }

    /// So many points in all for everybody named.
    fn score(&mut self, month: &str, people: &[(&PersonId, i64)]) {
        let rows = people.iter().map(|(person, total)| {
            let left = total - 40;
            let parts = [
                20,
                20,
                left.min(20),
                (left - 20).clamp(0, 30),
                (left - 50).max(0),
            ];
            let texts = parts.map(|points| points.to_string());
            self.row(person, month, texts.each_ref().map(String::as_str))
        });
        let rows = rows.collect();
        self.try_score(month, rows).unwrap();
    }

    fn ranking(&self, month: &str, within: RankWithin) -> Ranking {
        let request = RankingRequest {
            list_id: Some(list(FIVE)),
            period: Some(month.into()),
            within,
            ..RankingRequest::default()
        };
        self.registry.ranking(&request, day(TODAY)).unwrap()
    }

    fn year(&self) -> YearRollUp {
        let request = YearRequest {
            list_id: Some(list(FIVE)),
            year: Some("2025".into()),
            ..YearRequest::default()
        };
        self.registry.assessment_year(&request, day(TODAY)).unwrap()
    }

    /// The table of a paper about 五比五看.
    fn paper(&self, paper: PaperKind, asked: AssessmentPaper) -> Section {
        let request = PaperRequest {
            assessment: Some(AssessmentPaper {
                list_id: Some(list(FIVE)),
                ..asked
            }),
            ..PaperRequest::new(paper)
        };
        let mut papers = self.registry.papers(&request, day(TODAY)).unwrap();
        papers.reports.remove(0).sections.remove(0)
    }

    fn grade(
        &mut self,
        person: &PersonId,
        grade: &str,
        reason: Option<&str>,
    ) -> Result<usize, Error> {
        let edits = GradeEdits {
            list_id: list(FIVE),
            year: "2025".into(),
            decided_on: "2025-11-20".into(),
            document: None,
            rows: vec![GradeEdit {
                subject_id: SubjectId::from(person.clone()),
                grade: grade.into(),
                reason: reason.map(str::to_owned),
            }],
        };
        let set = self.registry.set_year_grades(&edits, day(TODAY))?;
        Ok(set.value)
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn list(id: &str) -> IndicatorListId {
    IndicatorListId::from(id.to_owned())
}

/// `姓名 名次 升降` of every row.
fn told(ranking: &Ranking) -> Vec<String> {
    let rows = ranking.rows.iter();
    let line = |row: &qinglan_core::assessments::RankingRow| {
        let rank = row.rank.map_or("–".to_owned(), |rank| rank.to_string());
        let moved = row.moved.map_or("–".to_owned(), |moved| moved.to_string());
        format!("{} {rank} {moved}", row.subject.name)
    };
    rows.map(line).collect()
}

#[test]
fn equal_scores_share_a_place_and_movement_is_told_against_the_last_period() {
    let mut office = Office::new();
    let [a, b, c, d] = ["申海涛", "武晓燕", "张磊", "柳成林"]
        .map(|name| office.reserve(name, "申家营村", "2024-03-01"));
    office.score("2025-09", &[(&a, 80), (&b, 95), (&c, 90), (&d, 70)]);
    office.score("2025-10", &[(&a, 95), (&b, 95), (&c, 90)]);

    let october = office.ranking("2025-10", RankWithin::Township);
    let expect = ["申海涛 1 2", "武晓燕 1 0", "张磊 3 -1", "柳成林 – –"];
    assert_eq!(told(&october), expect);
    assert_eq!((october.ranked, october.expected), (3, 4));
    assert_eq!(october.rows[3].standing, ScoreStanding::Missing);
    assert_eq!(october.rows[3].total, None, "a missing month is no zero");
    assert_eq!(october.mean, "93.33");
}

#[test]
fn places_are_given_within_a_village_when_that_is_asked() {
    let mut office = Office::new();
    let a = office.reserve("申海涛", "申家营村", "2024-03-01");
    let b = office.reserve("武晓燕", "申家营村", "2024-03-01");
    let c = office.reserve("张磊", "柳树沟村", "2024-03-01");
    office.score("2025-10", &[(&a, 80), (&b, 95), (&c, 70)]);
    let within = office.ranking("2025-10", RankWithin::Village);
    assert_eq!(told(&within), ["武晓燕 1 –", "申海涛 2 –", "张磊 1 –"]);
}

#[test]
fn who_lacks_an_indicator_is_flagged_and_not_ranked() {
    let mut office = Office::new();
    let a = office.reserve("申海涛", "申家营村", "2024-03-01");
    let row = office.row(&a, "2025-10", ["20", "18.5", "", "30", "10"]);
    office.try_score("2025-10", vec![row]).unwrap();
    let october = office.ranking("2025-10", RankWithin::Township);
    assert_eq!(told(&october), ["申海涛 – –"]);
    assert_eq!(october.rows[0].standing, ScoreStanding::Incomplete);
}

#[test]
fn a_score_out_of_range_is_refused_with_its_place_and_nothing_is_written() {
    let mut office = Office::new();
    let a = office.reserve("申海涛", "申家营村", "2024-03-01");
    let b = office.reserve("武晓燕", "申家营村", "2024-03-01");
    let rows = vec![
        office.row(&a, "2025-10", ["20", "20", "20", "30", "10"]),
        office.row(&b, "2025-10", ["25", "18.3", "优", "30", "10"]),
    ];
    let before = office.registry.dump().unwrap();
    let Error::Invalid(problems) = office.try_score("2025-10", rows).unwrap_err() else {
        panic!("not refused beside the cells");
    };
    let said: Vec<&str> = problems.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(
        said,
        [
            "武晓燕 “比担当”：25 超出满分 20，请填 0 至 20",
            "武晓燕 “比能力”：18.3 不是整分或半分，最小到 0.5 分",
            "武晓燕 “比服务”：“优”不是分数，请填 0 至 20 的数字",
        ]
    );
    assert!(problems[0].field.starts_with("rows[1]."));
    assert_eq!(office.registry.dump().unwrap(), before);
    let early = office.try_score("2025-12", vec![]).unwrap_err();
    assert_eq!(early.to_string(), "2025年12月还没有到，不能登记得分");
}

#[test]
fn a_year_is_the_mean_of_the_present_months_and_says_how_many_lack() {
    let mut office = Office::new();
    let a = office.reserve("申海涛", "申家营村", "2024-03-01");
    let b = office.reserve("武晓燕", "申家营村", "2025-09-10");
    let c = office.reserve("张磊", "柳树沟村", "2024-03-01");
    office.score("2025-07", &[(&a, 90), (&c, 60)]);
    office.score("2025-08", &[(&a, 91)]);
    office.score("2025-09", &[(&a, 92), (&b, 88)]);
    office.leave(&c, "2025-09-05");
    office.score("2025-10", &[(&b, 85)]);

    let year = office.year();
    let told: Vec<String> = year
        .rows
        .iter()
        .map(|row| {
            let suggested = row.suggested.as_deref().unwrap_or("–");
            let (name, mean, missing) = (&row.subject.name, &row.mean, &row.missing);
            format!(
                "{name} {mean} {}/{} 缺[{missing}] {suggested}",
                row.present, row.expected
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            // Nobody was scored before July; November is not over.
            "申海涛 91 3/4 缺[10月] 优秀",
            // Came in September: nothing lacks before.
            "武晓燕 86.5 2/2 缺[] 合格",
            // Left in September: nothing lacks from then on.
            "张磊 60 1/2 缺[8月] 合格",
        ]
    );
    assert_eq!(year.lacking, 2);
    assert_eq!(
        year.rows.iter().map(|row| row.rank).collect::<Vec<_>>(),
        [1, 2, 3].map(Some)
    );
}

#[test]
fn a_grade_other_than_suggested_needs_a_reason_and_keeps_what_was_suggested() {
    let mut office = Office::new();
    let a = office.reserve("申海涛", "申家营村", "2024-03-01");
    office.score("2025-10", &[(&a, 85)]);
    let refused = office.grade(&a, "优秀", None).unwrap_err();
    let expect = "申海涛按得分建议“合格”，评为“优秀”请写明理由";
    assert_eq!(refused.to_string(), expect);
    office.grade(&a, "优秀", Some("抗洪抢险立功")).unwrap();
    let year = office.year();
    let grade = year.rows[0].grade.clone().unwrap();
    assert_eq!(
        (grade.grade.as_str(), grade.suggested.as_deref()),
        ("优秀", Some("合格"))
    );
    assert_eq!(year.graded, [1, 0, 0]);
    assert!(!year.rows[0].changed);

    office.score("2025-10", &[(&a, 95)]);
    assert!(
        office.year().rows[0].changed,
        "the scores suggest another grade now"
    );
    office.registry.undo(None).unwrap();
    assert!(!office.year().rows[0].changed);
}

#[test]
fn a_list_in_use_changes_from_the_next_period_on_and_earlier_ones_keep_theirs() {
    let mut office = Office::new();
    let a = office.reserve("申海涛", "申家营村", "2024-03-01");
    office.score("2025-09", &[(&a, 90)]);
    let lists = office.registry.indicator_lists(day(TODAY)).unwrap();
    let five = &lists[0];
    let edit = |from: Option<&str>| IndicatorListEdit {
        id: Some(list(FIVE)),
        name: "五比五看".into(),
        period: five.list.period,
        subject: five.list.subject,
        excellent: 90,
        qualified: 60,
        indicators: five.indicators[..4]
            .iter()
            .map(|indicator| IndicatorEdit {
                id: Some(indicator.id.clone()),
                label: indicator.label.clone(),
                guide: indicator.guide.clone(),
                full_marks: if indicator.label == "比实绩" {
                    40
                } else {
                    20
                },
            })
            .collect(),
        from: from.map(str::to_owned),
    };
    let early = office
        .registry
        .set_indicator_list(&edit(Some("2025-09")))
        .unwrap_err();
    let expect = "2025年9月已有得分，指标和满分只能从2025年10月起变更";
    assert_eq!(early.to_string(), expect);

    office.registry.set_indicator_list(&edit(None)).unwrap();
    let sheet = |month: &str| {
        let request = SheetRequest {
            period: Some(month.into()),
            ..SheetRequest::default()
        };
        let sheet = office
            .registry
            .assessment_sheet(&request, day(TODAY))
            .unwrap();
        let labels = sheet
            .indicators
            .iter()
            .map(|it| format!("{}{}", it.label, it.full_marks));
        labels.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        sheet("2025-09"),
        "比担当20 比能力20 比服务20 比实绩30 比廉洁10"
    );
    assert_eq!(sheet("2025-10"), "比担当20 比能力20 比服务20 比实绩40");
    assert_eq!(office.year().rows[0].mean, "90");
    let kept = office
        .registry
        .remove_indicator_list(&list(FIVE))
        .unwrap_err();
    assert!(
        kept.to_string().starts_with("“五比五看”已有1 次考核"),
        "{kept}"
    );
}

#[test]
fn villages_are_ranked_by_their_own_list() {
    let mut office = Office::new();
    let id = list("village-ranking");
    let request = SheetRequest {
        list_id: Some(id.clone()),
        period: Some("2025-10".into()),
        ..SheetRequest::default()
    };
    let sheet = office
        .registry
        .assessment_sheet(&request, day(TODAY))
        .unwrap();
    let rows = sheet
        .rows
        .iter()
        .zip(["10", "10"])
        .map(|(row, least)| AssessmentEdit {
            subject_id: row.subject.subject_id.clone(),
            scores: sheet
                .indicators
                .iter()
                .map(|indicator| ScoreEdit {
                    indicator_id: indicator.id.clone(),
                    points: least.into(),
                })
                .collect(),
            remark: None,
        });
    let edits = AssessmentEdits {
        list_id: id.clone(),
        period: "2025年10月".into(),
        rows: rows.collect(),
    };
    office.registry.set_assessments(&edits, day(TODAY)).unwrap();
    let request = RankingRequest {
        list_id: Some(id),
        ..RankingRequest::default()
    };
    let ranking = office.registry.ranking(&request, day(TODAY)).unwrap();
    assert_eq!(ranking.period.label, "2025年10月");
    assert_eq!(told(&ranking), ["申家营村 1 –", "柳树沟村 1 –"]);
}

fn cells(section: &Section) -> Vec<Vec<&str>> {
    let rows = section.rows.iter();
    rows.map(|row| row.cells.iter().map(String::as_str).collect())
        .collect()
}

#[test]
fn a_ranking_on_paper_shares_places_and_says_who_rose_fell_and_lacks_a_score() {
    let mut office = Office::new();
    let [a, b, c, d] = ["申海涛", "武晓燕", "张磊", "柳成林"]
        .map(|name| office.reserve(name, "申家营村", "2024-03-01"));
    office.score("2025-09", &[(&a, 80), (&b, 95), (&c, 90), (&d, 70)]);
    office.score("2025-10", &[(&a, 95), (&b, 95), (&c, 90)]);
    let some = office.row(&d, "2025-10", ["20", "18.5", "", "30", "10"]);
    office.try_score("2025-10", vec![some]).unwrap();
    let section = office.paper(
        PaperKind::Ranking,
        AssessmentPaper {
            period: Some("2025-10".into()),
            ..AssessmentPaper::default()
        },
    );
    assert_eq!(
        cells(&section),
        [
            ["1", "申家营村", "申海涛", "95", "3", "升 2", ""],
            ["1", "申家营村", "武晓燕", "95", "1", "持平", ""],
            ["3", "申家营村", "张　磊", "90", "2", "降 1", ""],
            ["—", "申家营村", "柳成林", "", "4", "—", "缺项，未排名"],
        ]
    );
    assert_eq!(section.title, "青禾镇2025年10月“五比五看”考核情况通报");
    let opening = section.body[0].text.as_str();
    assert!(
        opening.contains("应评 4 人，参加排名 3 人；平均得分 93.33 分（满分 100 分）"),
        "{opening}"
    );
    assert!(opening.contains("缺项或未评 1 人，请尽快补齐"), "{opening}");
}

#[test]
fn a_sheet_on_paper_is_filled_or_to_be_filled_in_and_never_counts_a_gap_as_nought() {
    let mut office = Office::new();
    let a = office.reserve("申海涛", "申家营村", "2024-03-01");
    let b = office.reserve("武晓燕", "柳树沟村", "2024-03-01");
    office.reserve("张磊", "柳树沟村", "2024-03-01");
    let rows = vec![
        office.row(&a, "2025-10", ["20", "18.5", "16", "28", "10"]),
        office.row(&b, "2025-10", ["20", "18", "", "28", "10"]),
    ];
    office.try_score("2025-10", rows).unwrap();
    let paper = |blank| {
        office.paper(
            PaperKind::ScoreSheet,
            AssessmentPaper {
                period: Some("2025-10".into()),
                blank,
                ..AssessmentPaper::default()
            },
        )
    };
    let filled = paper(false);
    assert_eq!(
        cells(&filled),
        [
            [
                "1",
                "申家营村",
                "申海涛",
                "20",
                "18.5",
                "16",
                "28",
                "10",
                "92.5",
                ""
            ],
            [
                "2",
                "柳树沟村",
                "武晓燕",
                "20",
                "18",
                "",
                "28",
                "10",
                "",
                "缺项"
            ],
            ["3", "柳树沟村", "张　磊", "", "", "", "", "", "", "未评"],
        ]
    );
    assert!(filled.notes[0].contains("应评 3，已评 1，缺项 1，未评 1"));
    let empty = paper(true);
    for row in cells(&empty) {
        assert!(row[3..].iter().all(|cell| cell.is_empty()), "{row:?}");
    }
    assert!(empty.row_mm > filled.row_mm, "room to write in");
    assert!(!empty.notes.iter().any(|note| note.contains("应评")));
}

#[test]
fn a_year_on_paper_has_a_column_a_month_gaps_named_and_both_grades() {
    let mut office = Office::new();
    let a = office.reserve("申海涛", "申家营村", "2024-03-01");
    office.reserve("武晓燕", "申家营村", "2025-10-01");
    office.score("2025-09", &[(&a, 90)]);
    office.score("2025-10", &[(&a, 95)]);
    office.grade(&a, "合格", Some("受到通报")).unwrap();
    let section = office.paper(
        PaperKind::AssessmentYear,
        AssessmentPaper {
            year: Some("2025".into()),
            ..AssessmentPaper::default()
        },
    );
    let labels: Vec<&str> = section.columns.iter().map(|it| it.label.as_str()).collect();
    let months = labels.iter().filter(|label| label.contains('月')).count();
    assert_eq!(months, 12, "{labels:?}");
    let nobody = Office::new().paper(
        PaperKind::AssessmentYear,
        AssessmentPaper {
            year: Some("2025".into()),
            ..AssessmentPaper::default()
        },
    );
    let heads = |section: &Section| -> Vec<String> {
        let columns = section.columns.iter();
        columns.map(|it| it.label.clone()).collect()
    };
    assert_eq!(heads(&nobody), heads(&section), "with nobody in it too");
    let row = |person: &str| {
        let mut rows = cells(&section).into_iter();
        rows.find(|row| row[2] == person).unwrap().join("|")
    };
    let of_first = row("申海涛");
    assert!(of_first.contains("|90|95|"), "{of_first}");
    assert!(
        of_first.ends_with("|92.5|2/2|1|优秀|合格|受到通报"),
        "{of_first}"
    );
    let of_second = row("武晓燕");
    assert!(of_second.contains("|—|缺|"), "{of_second}");
    assert!(of_second.contains("|0/1|"), "{of_second}");
}
