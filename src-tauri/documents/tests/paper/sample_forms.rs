//! Invented forms and letters for trying the paper: a 任务纪实表 as on the picture, a 责任书.

use qinglan_core::reports::{
    Align, Column, FormCell, FormRow, Margins, Paper, Paragraph, Report, Row, Section,
};

const COLUMNS: [(&str, f64, Align); 7] = [
    ("事　项", 22.0, Align::Label),
    ("时　间", 19.0, Align::Center),
    ("地　点", 22.0, Align::Center),
    ("内　容", 40.0, Align::Left),
    ("成　效", 30.0, Align::Left),
    ("佐　证", 18.0, Align::Center),
    ("签　字", 19.0, Align::Center),
];

const STEPS: [[&str; 7]; 5] = [
    [
        "一个\n帮带目标",
        "2025.09.08",
        "村党群服务中心",
        "共同商定年度帮带目标，明确每月一次见面、每季一次小结",
        "签订帮带责任书，列出三项补短板清单",
        "责任书\n1份",
        "",
    ],
    ["一项\n重点工作", "", "", "", "", "", ""],
    [
        "一次\n现场指导",
        "2025.10.23",
        "村东草料库建设现场",
        "指导核对工程量和公示内容，讲清集体资金支出审批程序",
        "独立完成第二批公示，无群众异议",
        "照片3张",
        "",
    ],
    [
        "一次\n小结点评",
        "2025.11.18",
        "镇政府二楼会议室",
        "本人汇报两个月工作，三名帮带人逐一点评",
        "指出入户走访偏少，约定12月前走访40户",
        "点评记录\n1份",
        "",
    ],
    ["一次\n成果检验", "", "", "", "", "", ""],
];

/// The form of one pair.
pub(crate) fn form(name: &str) -> Section {
    let row = |height, cells: &[(&str, f64, Align)]| {
        let cells = cells.iter().map(|&(text, width_mm, align)| match align {
            Align::Label => FormCell::label(text, width_mm),
            Align::Center => FormCell::value(text, width_mm),
            Align::Left | Align::Dated => FormCell::text(text, width_mm),
        });
        FormRow::new(height, cells.collect())
    };
    let (label, value, text) = (Align::Label, Align::Center, Align::Left);
    let mentors = "包村领导　　　　赵景明　　副镇长\n包村干部　　　　孟　佳　　党建办干事\n\
                   村党组织书记　　申有田　　申家营村党支部书记";
    let goal =
        "一年内独立主持一次村民代表会议，熟悉“四议两公开”全流程，能牵头办成一件集体经济项目，\
                达到近期可用。";
    Section {
        name: name.into(),
        title: "青蓝结对“五个一”任务纪实表".into(),
        left_line: "填报单位（盖章）：青禾镇申家营村党支部".into(),
        right_line: "截至 2025年11月30日".into(),
        form: vec![
            row(
                11.0,
                &[
                    ("帮带对象", 22.0, label),
                    (name, 28.0, value),
                    ("出生年月", 22.0, label),
                    ("1990.05", 30.0, value),
                    ("现任职务", 22.0, label),
                    ("村委会委员、网格员", 46.0, value),
                ],
            ),
            row(
                11.0,
                &[
                    ("结对时间", 22.0, label),
                    ("2025年9月1日", 28.0, value),
                    ("期　　限", 22.0, label),
                    ("至2026年8月31日", 30.0, value),
                    ("培养方向", 22.0, label),
                    ("村党组织书记", 46.0, value),
                ],
            ),
            row(24.0, &[("帮带人", 22.0, label), (mentors, 148.0, text)]),
            row(17.0, &[("帮带目标", 22.0, label), (goal, 148.0, text)]),
        ],
        columns: COLUMNS
            .map(|(label, width, align)| Column::new(label, width, align))
            .to_vec(),
        rows: STEPS
            .map(|cells| Row {
                cells: cells.map(Into::into).to_vec(),
                person: Some(name.into()),
            })
            .to_vec(),
        row_mm: 28.0,
        notes: vec!["注：一事一记，完成时间须在结对期内；未开展的事项留空，佐证材料附后。".into()],
        signatures: vec!["填报人：".into(), "审核人（签字）：".into()],
        new_page: true,
        ..Section::default()
    }
}

/// Forms on A4.
pub(crate) fn forms(sections: Vec<Section>) -> Report {
    Report {
        file_stem: "01-申家营村-申海涛-五个一任务纪实表-20251130".into(),
        title: "青蓝结对“五个一”任务纪实表".into(),
        body_pt: 0.0,
        paper: Paper::A4Portrait,
        margins: Margins::FORM,
        sections,
        numbered_each: true,
    }
}

/// A letter that three mentors, the mentee and the unit sign.
pub(crate) fn letter() -> Report {
    let mut body: Vec<Paragraph> = Paragraph::lines(
        "为落实青蓝结对责任，经研究，由下列同志帮带申家营村申海涛同志，培养方向为村党组织书记，\
         期限为2025年9月1日至2026年8月31日。有关事项明确如下：",
    )
    .collect();
    for (heading, text) in [
        (
            "一、帮带目标",
            "一年内独立主持一次村民代表会议，能牵头办成一件集体经济项目。",
        ),
        (
            "二、帮带措施",
            "每月见面一次。\n每季小结一次，缺什么补什么。",
        ),
        (
            "三、帮带人责任",
            "（一）包村领导赵景明（副镇长）：讲理论、讲政策、讲职责。\n\
             （二）包村干部孟佳（党建办干事）：教业务、教程序、教方法。\n\
             （三）村党组织书记申有田（党支部书记）：带实践、带群众工作。",
        ),
        (
            "四、帮带对象责任",
            "申海涛同志应当主动学习、虚心请教，服从帮带安排，按期完成“五个一”任务，定期向帮带人汇报。\n\
             本责任书一式5份，签字各方各执一份，自签订之日起生效。",
        ),
    ] {
        body.push(Paragraph::heading(heading));
        body.extend(Paragraph::lines(text));
    }
    Report {
        file_stem: "01-申家营村-申海涛-责任书-20251130".into(),
        title: "青蓝结对责任书".into(),
        paper: Paper::A4Portrait,
        margins: Margins::LETTER,
        sections: vec![Section {
            name: "申海涛".into(),
            title: "青蓝结对责任书".into(),
            body,
            signing: [
                "包村领导（签字）：",
                "包村干部（签字）：",
                "村党组织书记（签字）：",
                "帮带对象（签字）：",
                "青禾镇申家营村党支部（盖章）",
            ]
            .map(Into::into)
            .to_vec(),
            new_page: true,
            ..Section::default()
        }],
        ..Report::default()
    }
}
