//! 结对责任书: a letter a pair on one page, signed by every mentor, the mentee and the unit. What no
//! clerk wrote yet is left to be written in by hand.

use super::super::{Margins, Paper as Sheet, Paragraph, Report, Section};
use super::cells::{checklist_title, last_day, words};
use super::gather::PairOnPaper;
use super::{page, unit, Letterhead, Paper};
use crate::date::in_words;
use crate::people::FactField;

/// Numbers of headings; a letter has no more.
const NUMBERS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
/// Lines to write on.
const BLANK: &str = "＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿";

/// The paper of a pair.
pub(super) fn letter(head: &Letterhead<'_>, pair: &PairOnPaper) -> Paper {
    let kind = head.of_scheme("责任书");
    let section = Section {
        body: body(head, pair),
        signing: signing(pair),
        signatures: Vec::new(),
        ..page(&pair.row.name, &kind)
    };
    Paper {
        report: Report {
            title: kind.clone(),
            paper: Sheet::A4Portrait,
            margins: Margins::LETTER,
            sections: vec![section],
            ..Report::default()
        },
        kind,
    }
}

fn body(head: &Letterhead<'_>, pair: &PairOnPaper) -> Vec<Paragraph> {
    let unit = pair.row.village.as_deref().unwrap_or(&pair.row.township);
    let name = &pair.row.name;
    let period = match last_day(pair.row.until_on) {
        Some(last) => format!("{}至{}", words(pair.row.from_on), in_words(last)),
        None => format!("自{}起", words(pair.row.from_on)),
    };
    let target = pair.fact(FactField::TargetPost);
    let aim = if target.is_empty() {
        String::new()
    } else {
        format!("培养方向为{target}，")
    };
    let intro = format!(
        "为落实{}责任，提升干部能力，经研究，由下列同志帮带{unit}{name}同志，{aim}期限为{period}。\
         有关事项明确如下：",
        head.scheme
    );
    let mut body: Vec<Paragraph> = Paragraph::lines(&intro).collect();
    let mut part = |title: &str, text: &str| {
        let number = NUMBERS[body.iter().filter(|it| it.heading).count() % NUMBERS.len()];
        body.push(Paragraph::heading(format!("{number}、{title}")));
        body.extend(Paragraph::lines(text));
    };
    let blank = format!("{BLANK}\n{BLANK}");
    part("帮带目标", pair.text(|pair| &pair.goal).unwrap_or(&blank));
    part(
        "帮带措施",
        pair.text(|pair| &pair.measures).unwrap_or(&blank),
    );
    part("帮带人责任", &tasks(pair));
    let own = format!(
        "{name}同志应当主动学习、虚心请教，服从帮带安排，按期完成{}，定期向帮带人汇报。",
        checklist_title(head.checklist)
    );
    part("帮带对象责任", &own);
    let parties = signing(pair).len();
    body.extend(Paragraph::lines(&format!(
        "本责任书一式{parties}份，签字各方各执一份，自签订之日起生效。"
    )));
    body
}

/// What each seat answers for, by whom.
fn tasks(pair: &PairOnPaper) -> String {
    let lines = pair.row.seats.iter().enumerate().map(|(at, seat)| {
        let mentors = seat.mentors.iter().map(|mentor| {
            let post = mentor.post.as_ref();
            post.map_or(mentor.name.clone(), |post| {
                format!("{}（{post}）", mentor.name)
            })
        });
        let mut mentors = mentors.collect::<Vec<_>>().join("、");
        if mentors.is_empty() {
            mentors = "（待定）".into();
        }
        let task = pair.tasks.iter().find(|(label, _)| *label == seat.label);
        let task = task
            .and_then(|(_, task)| task.as_deref())
            .unwrap_or("帮带培养");
        let number = NUMBERS[at % NUMBERS.len()];
        format!("（{number}）{}{mentors}：{task}。", seat.label)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A place to sign for every mentor, the mentee, and the seal of the unit.
fn signing(pair: &PairOnPaper) -> Vec<String> {
    let mentors = pair.row.seats.iter().flat_map(|seat| {
        let places = seat.mentors.len().max(1);
        std::iter::repeat_n(format!("{}（签字）：", seat.label), places)
    });
    let unit = unit(&pair.row.township, pair.row.village.as_deref());
    mentors
        .chain(["帮带对象（签字）：".to_owned(), format!("{unit}（盖章）")])
        .collect()
}
