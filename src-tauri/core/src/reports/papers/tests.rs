//! What stands on the papers of an invented pair.

use super::gather::{PairOnPaper, StepOnPaper};
use super::*;
use crate::ids::{ItemId, RecordId, SeatId, StepId, TownshipId};
use crate::mentoring::{
    Adjustment, Coverage, Evidence, EvidenceKind, Gap, Item, MentorLoad, MentorOnDay, Pair,
    PairRow, PairState, SeatLoad, SeatOnDay,
};
use crate::people::{FactField, FactsOnDay};
use crate::reports::Align;
use crate::villages::OwnerKind;

fn id<T: From<String>>(text: &str) -> T {
    T::from(text.to_owned())
}

fn owner(kind: OwnerKind) -> Owner {
    Owner {
        id: "1".into(),
        kind,
        name: "青禾镇".into(),
        sample: 0,
    }
}

fn mentor(name: &str, post: &str) -> MentorOnDay {
    MentorOnDay {
        person_id: id(name),
        name: name.into(),
        post: (!post.is_empty()).then(|| post.into()),
        named: None,
        reason: None,
    }
}

fn seat(label: &str, mentors: Vec<MentorOnDay>, gap: Option<Gap>) -> SeatOnDay {
    SeatOnDay {
        seat_id: id::<SeatId>(label),
        label: label.into(),
        mentors,
        gap,
    }
}

/// Label, kind and copies.
type Proof<'a> = (&'a str, EvidenceKind, i64);

fn step(measure: &str, label: &str, done: Option<(&str, &[Proof<'_>])>) -> StepOnPaper {
    let (day, proofs) = done.unwrap_or_default();
    let proof = |&(label, kind, copies): &Proof<'_>| Evidence {
        id: RecordId::new(),
        township_id: id::<TownshipId>("t"),
        item_id: Some(id("i")),
        visit_id: None,
        check_id: None,
        kind,
        label: label.into(),
        copies,
        hash: None,
        original_hash: None,
        original_name: None,
        original_size: None,
        taken_on: None,
    };
    StepOnPaper {
        measure: measure.into(),
        label: label.into(),
        quarter: String::new(),
        evidence: proofs.iter().map(proof).collect(),
        item: done.map(|_| Item {
            id: id::<ItemId>("i"),
            township_id: id("t"),
            pair_id: id("p"),
            step_id: id::<StepId>(label),
            quarter: String::new(),
            done_on: day.parse().unwrap(),
            mentor_id: None,
            place: Some("村党群服务中心".into()),
            content: Some("共同商定年度帮带目标".into()),
            result: Some("签订帮带责任书".into()),
        }),
    }
}

fn a_pair() -> PairOnPaper {
    let mut facts = FactsOnDay::default();
    facts.set(FactField::Occupation, "村委会委员、网格员".into());
    facts.set(FactField::TargetPost, "村党组织书记".into());
    PairOnPaper {
        row: PairRow {
            pair_id: Some(id("p")),
            person_id: id("m"),
            name: "申海涛".into(),
            birth: "1990-05".parse().ok(),
            village_id: Some(id("v")),
            village: Some("申家营村".into()),
            township: "青禾镇".into(),
            from_on: "2025-09-01".parse().ok(),
            until_on: "2026-09-01".parse().ok(),
            state: PairState::Active,
            team: None,
            seats: vec![
                seat("包村领导", vec![mentor("赵景明", "副镇长")], None),
                seat("包村干部", vec![mentor("孟佳", "党建办干事")], None),
                seat("村党组织书记", Vec::new(), Some(Gap::Vacant)),
            ],
            items: Vec::new(),
            done: 1,
            steps: 2,
        },
        facts,
        pair: Some(Pair {
            id: id("p"),
            township_id: id("t"),
            scheme_id: id("s"),
            person_id: id("m"),
            team: None,
            from_on: "2025-09-01".parse().unwrap(),
            until_on: "2026-09-01".parse().ok(),
            goal: Some("独立主持一次村民代表会议".into()),
            measures: None,
            result: None,
            document: None,
        }),
        tasks: vec![("包村领导".into(), Some("讲理论、讲政策、讲职责".into()))],
        steps: vec![
            step(
                "一个",
                "帮带目标",
                Some((
                    "2025-09-08",
                    &[
                        ("责任书", EvidenceKind::Scan, 1),
                        ("照片", EvidenceKind::Photo, 2),
                        ("照片", EvidenceKind::Photo, 1),
                    ],
                )),
            ),
            step("一项", "重点工作", None),
        ],
    }
}

/// A paper's words: lines, form, table, notes.
fn told(report: &Report) -> String {
    let mut text = String::new();
    for section in &report.sections {
        let mut line = |words: &[String]| {
            text.push_str(&words.join("|").replace('\n', "⏎"));
            text.push('\n');
        };
        line(std::slice::from_ref(&section.title));
        line(&[section.left_line.clone(), section.right_line.clone()]);
        for paragraph in &section.body {
            line(std::slice::from_ref(&paragraph.text));
        }
        for row in &section.form {
            line(
                &row.cells
                    .iter()
                    .map(|cell| cell.text.clone())
                    .collect::<Vec<_>>(),
            );
        }
        line(
            &section
                .columns
                .iter()
                .map(|it| it.label.clone())
                .collect::<Vec<_>>(),
        );
        for row in &section.rows {
            line(&row.cells);
        }
        line(&section.notes);
        line(&section.signing);
    }
    text
}

fn head(owner: &Owner) -> Letterhead<'_> {
    Letterhead {
        owner,
        scheme: "青蓝结对",
        checklist: "五个一",
        as_of: "2025-11-30".parse().unwrap(),
    }
}

#[test]
fn the_form_of_a_pair_is_that_of_the_official_table() {
    let owner = owner(OwnerKind::Township);
    let paper = items::form(&head(&owner), &a_pair());
    assert_eq!(paper.kind, "青蓝结对五个一任务纪实表");
    assert_eq!(
        told(&paper.report),
        "青蓝结对“五个一”任务纪实表
填报单位（盖章）：青禾镇申家营村党支部|截至 2025年11月30日
帮带对象|申海涛|出生年月|1990.05|现任职务|村委会委员、网格员
结对时间|2025年9月1日|期　　限|至2026年8月31日|培养方向|村党组织书记
帮带人|包村领导　　　　赵景明　　副镇长⏎包村干部　　　　孟　佳　　党建办干事⏎村党组织书记　　缺位
帮带目标|独立主持一次村民代表会议
事　项|时　间|地　点|内　容|成　效|佐　证|签　字
一个⏎帮带目标|2025.09.08|村党群服务中心|共同商定年度帮带目标|签订帮带责任书|责任书⏎1份⏎照片3张|
一项⏎重点工作||||||
注：一事一记，完成时间须在结对期内；未开展的事项留空，佐证材料附后。

"
    );
}

#[test]
fn five_steps_fill_the_page_and_more_share_it() {
    let owner = owner(OwnerKind::Township);
    let rows = |steps: usize, goal: &str| {
        let mut pair = a_pair();
        pair.steps = (0..steps).map(|_| step("一次", "谈话", None)).collect();
        if let Some(record) = &mut pair.pair {
            record.goal = Some(goal.into());
        }
        items::form(&head(&owner), &pair).report.sections[0].row_mm
    };
    assert!((rows(5, "目标") - 28.0).abs() < 1e-9);
    assert!((rows(2, "目标") - 28.0).abs() < 1e-9);
    assert!((rows(7, "目标") - 20.0).abs() < 1e-9);
    assert!(rows(5, &"长".repeat(200)) < 28.0);
    assert!((rows(30, "目标") - 15.0).abs() < 1e-9);
}

#[test]
fn form_and_table_are_as_wide_as_each_other() {
    let owner = owner(OwnerKind::Township);
    let paper = items::form(&head(&owner), &a_pair());
    let section = &paper.report.sections[0];
    let table: f64 = section.columns.iter().map(|column| column.width_mm).sum();
    for row in &section.form {
        let form: f64 = row.cells.iter().map(|cell| cell.width_mm).sum();
        assert!((form - table).abs() < 1e-9);
    }
    assert_eq!(section.columns[0].align, Align::Label);
}

#[test]
fn the_letter_names_who_answers_for_what_and_leaves_lines_for_what_is_missing() {
    let owner = owner(OwnerKind::Township);
    let paper = commitment::letter(&head(&owner), &a_pair());
    assert_eq!(told(&paper.report), "青蓝结对责任书
|
为落实青蓝结对责任，提升干部能力，经研究，由下列同志帮带申家营村申海涛同志，培养方向为村党组织书记，期限为2025年9月1日至2026年8月31日。有关事项明确如下：
一、帮带目标
独立主持一次村民代表会议
二、帮带措施
＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿
＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿
三、帮带人责任
（一）包村领导赵景明（副镇长）：讲理论、讲政策、讲职责。
（二）包村干部孟佳（党建办干事）：帮带培养。
（三）村党组织书记（待定）：帮带培养。
四、帮带对象责任
申海涛同志应当主动学习、虚心请教，服从帮带安排，按期完成“五个一”任务，定期向帮带人汇报。
本责任书一式5份，签字各方各执一份，自签订之日起生效。


包村领导（签字）：|包村干部（签字）：|村党组织书记（签字）：|帮带对象（签字）：|青禾镇申家营村党支部（盖章）
");
}

#[test]
fn the_roster_keeps_name_post_and_seat_of_a_mentor_beside_each_other() {
    let owner = owner(OwnerKind::Township);
    let mut other = a_pair();
    other.row.name = "孟和".into();
    if let Some(pair) = &mut other.pair {
        pair.measures = Some("长".repeat(300));
        pair.result = Some("完成了（登记人写的）".into());
    }
    let report = pairs::report(&head(&owner), &[a_pair(), other]);
    assert_eq!(report.sections.len(), 1);
    assert_eq!(told(&report).replace(&"长".repeat(300), "（全文）"), "青禾镇青蓝结对花名册
填报单位（盖章）：青禾镇|截至 2025年11月30日
序⏎号|村|帮带⏎对象|出生⏎年月|学历|政治⏎面貌|帮带人|职务|席位|结对⏎时间|期限|目标|措施|完成⏎情况
1|申家营村|申海涛|1990.05|||赵景明⏎孟　佳⏎缺位|副镇长⏎党建办干事⏎|包村领导⏎包村干部⏎村党组织书记|2025.09.01|至⏎2026.08.31|独立主持一次村民代表会议||五个一 1/2
2|申家营村|孟　和|1990.05|||赵景明⏎孟　佳⏎缺位|副镇长⏎党建办干事⏎|包村领导⏎包村干部⏎村党组织书记|2025.09.01|至⏎2026.08.31|独立主持一次村民代表会议|长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长…|完成了（登记人写的）
2. 孟和　措施：（全文）

");
}

#[test]
fn a_batch_is_one_file_or_a_file_each_named_by_number_place_and_name() {
    let owner = owner(OwnerKind::Township);
    let stems = |one_file| {
        let pairs = vec![a_pair(), a_pair()];
        let papers = head(&owner).batch(one_file, pairs, items::form);
        assert_eq!(papers.rows, 2);
        let stems = papers.reports.into_iter().map(|report| report.file_stem);
        stems.collect::<Vec<_>>()
    };
    assert_eq!(stems(true), ["青禾镇-青蓝结对五个一任务纪实表-20251130"]);
    assert_eq!(
        stems(false),
        [
            "01-申家营村-申海涛-青蓝结对五个一任务纪实表-20251130",
            "02-申家营村-申海涛-青蓝结对五个一任务纪实表-20251130"
        ]
    );
}

#[test]
fn adjustments_say_before_after_and_why() {
    let row = Adjustment {
        person_id: id("m"),
        name: "申海涛".into(),
        village_id: Some(id("v")),
        village: Some("申家营村".into()),
        scheme: "3+1".into(),
        seat: "包村领导".into(),
        before: Some(mentor("赵景明", "副镇长")),
        after: None,
        why: "分工变更".into(),
        document: Some("青党发〔2025〕12号".into()),
    };
    let days = ("2025-08-31".parse().unwrap(), "2025-09-01".parse().unwrap());
    let report = adjustments::report(&owner(OwnerKind::Township), days, &[row]);
    assert_eq!(
        told(&report),
        "青禾镇结对帮带调整清单
填报单位（盖章）：青禾镇|2025年8月31日至2025年9月1日
序⏎号|村|帮带⏎对象|机制|席位|调整前⏎（姓名、职务）|调整后⏎（姓名、职务）|调整原因|文号
1|申家营村|申海涛|3+1结对帮带|包村领导|赵景明　副镇长|缺位|分工变更|青党发〔2025〕12号
注：共调整 1 席，涉及帮带对象 1 人；两日各按当日分工和任职。

"
    );
    let none = adjustments::report(&owner(OwnerKind::Township), days, &[]);
    assert!(none.sections[0].notes[0].contains("没有变化"));
}

#[test]
fn who_carries_too_much_and_who_nobody_is_said() {
    let load = |name: &str, mentees: usize, known: bool| MentorLoad {
        person_id: id(name),
        name: name.into(),
        post: Some("副镇长".into()),
        seats: vec![SeatLoad {
            seat_id: id("s"),
            seat: "包村领导".into(),
            mentees,
        }],
        mentees,
        villages: 3,
        limit: Some(25),
        over: mentees > 25,
        mentees_known: known,
    };
    let owner = owner(OwnerKind::Township);
    let rows = [
        load("赵景明", 26, true),
        load("孟佳", 0, true),
        load("申有田", 0, false),
    ];
    let report = load::report(&head(&owner), &rows);
    assert_eq!(
        told(&report),
        "青禾镇青蓝结对帮带人负担表
填报单位（盖章）：青禾镇|截至 2025年11月30日
序号|帮带人|职务|席位（人数）|帮带⏎对象|村数|限额|备注
1|赵景明|副镇长|包村领导（26）|26|3|25|超过限额
2|孟　佳|副镇长|包村领导（0）|0|3|25|无帮带对象
3|申有田|副镇长|包村领导（0）||3|25|对象待补
注：帮带人 3 名，其中超过限额 1 名、无帮带对象 1 名；同一对象在几个席位的只计一人。

"
    );
}

#[test]
fn coverage_is_a_statement_with_its_exceptions() {
    use crate::mentoring::{CoverageException, SeatGaps, TownshipCoverage};
    let township = |name: &str, covered: usize| TownshipCoverage {
        township: name.into(),
        villages: 100,
        villages_covered: 100.min(covered),
        mentees: 2_000,
        mentees_covered: covered,
    };
    let coverage = Coverage {
        as_of: "2025-11-30".parse().unwrap(),
        scheme: "3+1".into(),
        scheme_id: id("3+1"),
        villages: 200,
        villages_covered: 199,
        mentees: 4_000,
        mentees_covered: 3_999,
        seats: 12_000,
        seats_filled: 11_999,
        mentors: 300,
        sentence: "未全覆盖：199 村 / 200，3999 人 / 4000".into(),
        exceptions: vec![CoverageException {
            person_id: id("m"),
            name: "孟和".into(),
            village_id: Some(id("v")),
            village: Some("申家营村".into()),
            township: "青禾镇".into(),
            seat_id: id("s"),
            seat: "包村领导".into(),
            reason: Gap::Vacant,
            text: "该村无包村领导".into(),
        }],
        by_seat: vec![SeatGaps {
            seat_id: id("s"),
            seat: "包村领导".into(),
            gaps: 1,
        }],
        townships: vec![township("青禾镇", 1_999), township("白泥乡", 2_000)],
    };
    let report = coverage::report(&owner(OwnerKind::County), &coverage);
    assert_eq!(
        told(&report),
        "青禾镇3+1结对帮带全覆盖情况表
填报单位（盖章）：青禾镇|截至 2025年11月30日
未全覆盖：199 村 / 200，3999 人 / 4000。
应有帮带人席位 12000 个，已有 11999 个，帮带人 300 名。
缺位：包村领导 1 席，名单附后。
乡　镇|村　数|已覆盖|帮带对象|已覆盖|覆盖率
青禾镇|100|100|2000|1999|99.9%
白泥乡|100|100|2000|2000|100.0%
合　计|200|199|4000|3999|99.9%
注：一人各席位均有帮带人为已覆盖；一村帮带对象全部已覆盖为村已覆盖。

帮带人缺位名单
共 1 席|截至 2025年11月30日
序号|乡镇|村|帮带对象|席位|原因
1|青禾镇|申家营村|孟　和|包村领导|该村无包村领导


"
    );
}
