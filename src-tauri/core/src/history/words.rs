//! What the history calls values that are stored as words or numbers of ours.

use crate::selection::{Decision, Stage};
use crate::training::AttendanceState;

/// Columns that say 1 for yes and 0 for no.
const FLAGS: &[&str] = &[
    "adopted",
    "changes_posts",
    "counted",
    "evidence",
    "everyone",
    "front_line",
    "needs_village",
    "recommended",
    "reports",
    "sample",
];

/// Tables, their column, and what is stored there with what forms call it.
type Words = (
    &'static [&'static str],
    &'static str,
    &'static [(&'static str, &'static str)],
);

const WORDS: &[Words] = &[
    (
        &["owner"],
        "kind",
        &[
            ("township", "乡镇（街道、苏木）"),
            ("county", "县（区、旗）"),
        ],
    ),
    (
        &["schemes"],
        "mentees",
        &[
            ("reserves", "在库的后备干部"),
            ("civil_servants", "新录用公务员"),
            ("cross_village", "跨村任职的书记"),
            ("anyone", "台账里的任何人"),
        ],
    ),
    (
        &["scheme_seats"],
        "fill",
        &[
            ("duty", "随包村分工"),
            ("village_post", "随本村任职"),
            ("township_post", "随乡镇任职"),
            ("hand", "逐人指定"),
        ],
    ),
    (
        &["scheme_steps"],
        "due",
        &[
            ("days", "结对后几天"),
            ("quarterly", "每季度一次"),
            ("on", "固定一天"),
            ("end", "结对到期前"),
        ],
    ),
    (
        &["pair_events", "rotation_events"],
        "kind",
        &[
            ("end", "结束"),
            ("suspend", "中止"),
            ("resume", "恢复"),
            ("extend", "延长"),
        ],
    ),
    (
        &["evidence", "attachments"],
        "kind",
        &[
            ("photo", "照片"),
            ("scan", "扫描件"),
            ("document", "文档"),
            ("paper", "纸质"),
        ],
    ),
    (
        &["quarter_reports"],
        "state",
        &[("submitted", "已交"), ("returned", "退回")],
    ),
    (
        &["plan_steps", "plan_template_steps"],
        "measure",
        &[
            ("hours", "培训学时"),
            ("sessions", "参加培训次数"),
            ("course", "参加某门课程"),
            ("placement", "岗位锻炼一次"),
            ("months", "岗位锻炼时长"),
            ("items", "帮带任务项数"),
            ("visits", "帮带次数"),
            ("by_hand", "自己登记完成"),
        ],
    ),
    (
        &["checks"],
        "result",
        &[
            ("met", "符合（未触碰）"),
            ("unmet", "不符合"),
            ("hit", "触碰"),
        ],
    ),
    (
        &["conditions"],
        "kind",
        &[
            ("positive", "正面条件"),
            ("negative", "负面条件"),
            ("age", "年龄"),
            ("education", "学历"),
        ],
    ),
    (
        &["indicator_lists"],
        "period",
        &[("month", "每月"), ("quarter", "每季度")],
    ),
    (
        &["indicator_lists"],
        "subject",
        &[("people", "后备干部"), ("villages", "村")],
    ),
];

/// Whether a column says 1 for yes and 0 for no.
pub(super) fn says_yes_or_no(column: &str) -> bool {
    FLAGS.contains(&column)
}

pub(super) fn yes_or_no(yes: bool) -> &'static str {
    if yes {
        "是"
    } else {
        "否"
    }
}

/// What the clerk calls a value that is stored as a word of ours; any other text as it is.
pub(super) fn word_of<'a>(table: &str, column: &str, text: &'a str) -> &'a str {
    let known = match (table, column) {
        ("attendances", "state") => AttendanceState::named(text).map(AttendanceState::label),
        ("selection_steps", "step") => Stage::ALL
            .into_iter()
            .find(|stage| stage.name() == text)
            .map(Stage::label),
        ("yearly_decisions", "decision") => match text {
            "stay" => Some(Decision::Stay.label()),
            "leave" => Some(Decision::Leave.label()),
            "readiness" => Some(Decision::Readiness.label()),
            _ => None,
        },
        _ => named(table, column, text),
    };
    known.unwrap_or(text)
}

fn named(table: &str, column: &str, text: &str) -> Option<&'static str> {
    let (.., words) = WORDS
        .iter()
        .find(|(tables, of, _)| *of == column && tables.contains(&table))?;
    let found = words.iter().find(|(stored, _)| *stored == text);
    found.map(|(_, word)| *word)
}
