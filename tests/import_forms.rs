//! Forms with a label and its value in one cell: every cell, and what becomes of every row.

use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::plan::{Plan, PlannedRow};
use qinglan_core::import::rejects::rejects;
use qinglan_core::people::Field;
use qinglan_tests::sheets::{
    book, check, codes, entered_on, known, mentors, of, people, today, value,
};

/// A row's values: birth, ID number and the fields asked for.
fn said(row: &PlannedRow, fields: &[Field]) -> String {
    let birth = row.reading.birth.map(|birth| birth.to_string());
    let id = row.reading.id.as_ref().map(|id| id.as_str().to_owned());
    let values = fields.iter().map(|field| value(row, *field).to_owned());
    let all: Vec<String> = [birth.unwrap_or_default(), id.unwrap_or_default()]
        .into_iter()
        .chain(values)
        .collect();
    all.join("|")
}

/// Where the problems are and what is wrong there.
fn places(plan: &Plan) -> Vec<(usize, &str, &str)> {
    let problems = plan.problems.iter();
    problems
        .map(|problem| (problem.row, problem.column.as_str(), problem.code))
        .collect()
}

const FIELDS: [Field; 5] = [
    Field::Sex,
    Field::Ethnicity,
    Field::Education,
    Field::PoliticalStatus,
    Field::Phone,
];

#[test]
fn labels_with_their_values_in_one_cell_are_a_form() {
    let plan = check(
        "登记表.xlsx",
        book(&[
            &["村级后备力量登记表", "~", "~"],
            &["填报单位：红旗村党支部", "~", "填报时间：2025年5月6日"],
            &[
                "姓　名：李　明　性　别：男",
                "民族：汉族",
                "出生年月：1985.06（40岁）",
            ],
            &[
                "身份证号：150221198506150017",
                "~",
                "政治面貌：中共党员　入党时间：2012.07",
            ],
            &["学历：大专；毕业院校及专业：河套学院会计", "~", "~"],
            &[
                "现任职务：村会计",
                "培养方向：村委会主任",
                "联系电话：13812345678",
            ],
            &["血型：A", "家庭住址：红旗村二组", "特长："],
            &[
                "帮带人：廖朵　职务：副镇长　联系电话：13900000001",
                "~",
                "~",
            ],
            &["备注：退役，紧急联系电话：13700000000", "~", "~"],
            &["填表人：梁坤", "审核人：廖朵", ""],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    let row = of(&plan, "李明");
    assert_eq!(
        said(row, &FIELDS),
        "1985-06|150221198506150017|男|汉族|大专|中共党员|13812345678"
    );
    for (field, expect) in [
        (Field::PartyJoined, "2012-07"),
        (Field::SchoolMajor, "河套学院会计"),
        (Field::Occupation, "村会计"),
        (Field::TargetPost, "村委会主任"),
        (Field::Address, "红旗村二组"),
        (Field::Remark, "退役，紧急联系电话：13700000000"),
        (Field::Skills, ""),
    ] {
        assert_eq!(value(row, field), expect, "{field:?}");
    }
    assert_eq!(mentors(row), "包村领导=廖朵/副镇长");
    assert_eq!(entered_on(&plan, "李明"), "2025-05-06");
    assert_eq!(
        places(&plan),
        [
            (7, "血型", "column.unknown"),
            (8, "联系电话", "column.unknown")
        ]
    );
}

#[test]
fn labels_beside_their_values_and_before_them_may_stand_in_one_form() {
    let plan = check(
        "登记表.xlsx",
        book(&[
            &["后备力量登记表", "~", "~", "~"],
            &["姓名", "王芳", "性别：女", "民族：蒙古族"],
            &[
                "出生年月：1990.11",
                "学历",
                "本科",
                "政治面貌：群众　联系电话：",
            ],
            &["所在村", "申家营村", "备注", "电话：13812345678"],
        ]),
    );
    assert_eq!(people(&plan), "申家营村:王芳");
    let row = of(&plan, "王芳");
    assert_eq!(said(row, &FIELDS), "1990-11||女|蒙古族|大学|群众|");
    assert_eq!(value(row, Field::Remark), "电话：13812345678");
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn forms_below_each_other_are_a_person_each_with_the_rows_above_the_name() {
    let plan = check(
        "登记表.xlsx",
        book(&[
            &["青禾镇后备力量登记表", "~"],
            &["所在村：红旗村", "推荐时间：2024.03"],
            &["姓名：李明　性别：男", "出生年月：1985.06"],
            &["学历：大专", "政治面貌：党员"],
            &["所在村：申家营村", "推荐时间：2024.04"],
            &["姓名：王芳　性别：女", "出生年月：1990.11"],
            &["学历：本科", "政治面貌：群众"],
            &["所在村：白旗村", "推荐时间：2024.05"],
            &["姓名：张强　性别：男", "出生年月：不详"],
            &["学历：高中", "政治面貌：群众"],
            &["填表日期：2025年3月5日", ""],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 申家营村:王芳 -:张强?");
    for (name, expect) in [
        ("李明", "1985-06||男||大专|中共党员|"),
        ("王芳", "1990-11||女||大学|群众|"),
        ("张强", "||男||高中|群众|"),
    ] {
        assert_eq!(said(of(&plan, name), &FIELDS), expect, "{name}");
    }
    assert_eq!(entered_on(&plan, "李明"), "2024-03");
    assert_eq!(entered_on(&plan, "王芳"), "2024-04");
    assert_eq!(
        places(&plan),
        [
            (9, "出生年月", "birth.unreadable"),
            (8, "所在村", "village.unknown")
        ]
    );
    assert_eq!(
        (plan.counts.rows, plan.counts.added, plan.counts.asked),
        (3, 2, 1)
    );
}

#[test]
fn a_row_or_a_card_a_person_is_read_too() {
    let plan = check(
        "红旗村后备.txt",
        "姓名：李明，性别：男，出生年月：1985.06\n姓名：王芳，性别：女，出生年月：1990.11\n".into(),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    assert_eq!(said(of(&plan, "王芳"), &FIELDS), "1990-11||女||||");
    let plan = check(
        "红旗村后备.xlsx",
        book(&[
            &["红旗村后备力量", "~"],
            &["姓名：李明", "姓名：王芳"],
            &["性别：男　出生年月：1985.06", "性别：女　出生年月：1990.11"],
            &["学历：大专", "学历：本科"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    assert_eq!(said(of(&plan, "李明"), &FIELDS), "1985-06||男||大专||");
    assert_eq!(said(of(&plan, "王芳"), &FIELDS), "1990-11||女||大学||");
}

#[test]
fn several_people_in_one_cell_are_a_row_each() {
    let plan = check(
        "红旗村后备.xlsx",
        book(&[
            &["红旗村后备力量登记表　2025年3月5日", "~"],
            &["推荐时间：2024.03", ""],
            &[
                "1、姓名：李明　性别：男　出生年月：1985.06　学历：大专\n\
                 2、姓名：王芳　性别：女　出生年月：1990.66　学历：本科\n\
                 3、姓名：　性别：男　出生年月：1988.03　学历：高中\n\
                 4、姓名：　性别：　出生年月：　学历：",
                "~",
            ],
            &[
                "姓名：张强，性别：男，学历：高中；姓名：赵敏，性别：女，学历：本科",
                "~",
            ],
            &["填报人：梁坤　联系电话：13900000001", "~"],
        ]),
    );
    assert_eq!(
        people(&plan),
        "红旗村:李明 红旗村:王芳 -:! 红旗村:张强 红旗村:赵敏"
    );
    for (name, expect) in [
        ("李明", "1985-06||男||大专||"),
        ("王芳", "||女||大学||"),
        ("张强", "||男||高中||"),
        ("赵敏", "||女||大学||"),
    ] {
        assert_eq!(said(of(&plan, name), &FIELDS), expect, "{name}");
    }
    assert_eq!(entered_on(&plan, "李明"), "2024-03");
    assert_eq!(entered_on(&plan, "王芳"), "2024-03");
    assert_eq!(entered_on(&plan, "赵敏"), "2025-03-05");
    assert_eq!(
        places(&plan),
        [(3, "出生年月", "birth.unreadable"), (3, "", "name.missing"),]
    );
    let counts = plan.counts;
    assert_eq!((counts.rows, counts.added, counts.skipped), (5, 4, 1));
    let rows: Vec<(usize, usize)> = plan.rows.iter().map(|row| (row.table, row.row)).collect();
    assert_eq!(rows, [(0, 3), (1, 3), (2, 3), (3, 4), (4, 4)]);
}

#[test]
fn people_in_one_cell_belong_to_the_village_beside_it() {
    let plan = check(
        "青禾镇后备.xlsx",
        book(&[
            &["青禾镇村级后备力量", "~", "~"],
            &["序号", "村", "后备力量"],
            &[
                "1",
                "红旗村",
                "姓名：李明 性别：男 学历：大专\n姓名：王芳 性别：女 学历：本科",
            ],
            &[
                "2",
                "申家营村",
                "姓名：张强 性别：男 学历：高中\n姓名：赵敏 性别：女 学历：本科",
            ],
            &["3", "白旗村", "姓名：孙伟 性别：男"],
        ]),
    );
    assert_eq!(
        people(&plan),
        "红旗村:李明 红旗村:王芳 申家营村:张强 申家营村:赵敏 -:孙伟?"
    );
    assert_eq!(places(&plan), [(5, "所在村", "village.unknown")]);
}

#[test]
fn what_stands_beside_people_in_one_cell_is_parted_among_them_where_it_has_as_many_parts() {
    let two = "姓名：李明 性别：男 学历：大专\n姓名：王芳 性别：女 学历：本科";
    let plan = check(
        "青禾镇后备.xlsx",
        book(&[
            &["村", "后备力量", "包村领导", "联系电话", "备注"],
            &[
                "红旗",
                two,
                "廖朵（副镇长）",
                "13812345678、13812345679",
                "1.退役军人\n2.会计",
            ],
            &[
                "申家营村",
                "姓名：张强 性别：男 学历：高中",
                "",
                "13812345680",
                "网格员",
            ],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳 申家营村:张强");
    for (name, phone, remark) in [
        ("李明", "13812345678", "退役军人"),
        ("王芳", "13812345679", "会计"),
        ("张强", "13812345680", "网格员"),
    ] {
        let row = of(&plan, name);
        assert_eq!(value(row, Field::Phone), phone, "{name}");
        assert_eq!(value(row, Field::Remark), remark, "{name}");
    }
    assert_eq!(mentors(of(&plan, "王芳")), "包村领导=廖朵/副镇长");
    assert_eq!(places(&plan), []);
    // Without a header over them too.
    let rows: &[&[&str]] = &[&[two, "13812345678\n13812345679", "退役军人；会计"]];
    let plan = check("红旗村后备.xlsx", book(rows));
    assert_eq!(value(of(&plan, "王芳"), Field::Phone), "13812345679");
    assert_eq!(value(of(&plan, "李明"), Field::Remark), "退役军人");
    assert_eq!(places(&plan), []);
}

#[test]
fn what_is_nobodys_beside_people_in_one_cell_is_said_and_they_are_taken() {
    let two = "姓名：李明 性别：男 学历：大专\n姓名：王芳 性别：女 学历：本科";
    let plan = check(
        "红旗村后备.xlsx",
        book(&[
            &["序号", "后备力量", "推荐时间", "联系电话", "备注"],
            &["1", two, "2024.03", "13812345678", "退役、会计"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    for name in ["李明", "王芳"] {
        let row = of(&plan, name);
        assert_eq!(value(row, Field::Phone), "", "{name}");
        assert_eq!(value(row, Field::Remark), "", "{name}");
        assert_eq!(entered_on(&plan, name), "2024-03", "{name}");
    }
    assert_eq!(
        places(&plan),
        [(2, "联系电话", "cell.nobodys"), (2, "备注", "cell.nobodys")]
    );
    let message = &plan.problems[0].message;
    assert!(message.contains("分不清是谁的"), "{message}");
    let plan = check("红旗村后备.xlsx", book(&[&[two, "退役军人"]]));
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    assert_eq!(places(&plan), [(1, "备注", "cell.nobodys")]);
}

#[test]
fn sums_and_signatures_below_people_in_cells_are_nobody_and_a_name_alone_makes_a_list() {
    let two = "姓名：李明 性别：男\n姓名：王芳 性别：女";
    let phones = "13812345678/13812345679";
    let mut rows: Vec<&[&str]> = vec![
        &["红旗村后备力量名单", "~", "~"],
        &["村", "后备力量", "联系电话"],
    ];
    let cells = ["红旗村", two, phones];
    rows.extend([&cells[..], &["合计", "2人", ""], &["填报人：梁坤", "", ""]]);
    let plan = check("x.xlsx", book(&rows));
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    assert_eq!(value(of(&plan, "王芳"), Field::Phone), "13812345679");
    rows[3] = &["申家营村", "张强", "13812345680"];
    let plan = check("x.xlsx", book(&rows));
    assert_eq!(of(&plan, "张强").village.as_deref(), Some("申家营村"));
    assert_eq!(places(&plan), [(3, "后备力量", "name.unreadable")]);
}

#[test]
fn a_line_beside_several_people_is_corrected_alone() {
    let two = "姓名：李明 性别：男 学历：大专\n姓名：王芳 性别：女 学历：本科";
    let file = InputFile {
        name: "红旗村后备.xlsx".into(),
        bytes: Ok(book(&[&[two, "退役军人\n会记"]])),
    };
    let mut draft = Draft::open(&[file], &known());
    let place = ("红旗村后备.xlsx", "Sheet1");
    assert!(draft.edit_cell(place, (1, 1), "remark", "会计"));
    let plan = draft.check_on(&known(), today());
    assert_eq!(value(of(&plan, "李明"), Field::Remark), "退役军人");
    assert_eq!(value(of(&plan, "王芳"), Field::Remark), "会计");
}

#[test]
fn people_in_one_cell_who_cannot_be_told_apart_are_refused_with_the_reason() {
    let two = "姓名：李明 性别：男 学历：大专\n姓名：王芳 性别：女 学历：本科";
    let sheets: [&[&[&str]]; 6] = [
        &[&["性别：男 姓名：李明 学历：大专\n姓名：王芳 性别：女"]],
        &[&["姓名：李明 姓名：王芳 性别：男 性别：女 学历：大专"]],
        &[&["姓名：李明 性别：男 帮带人：姓名：廖朵 职务：副镇长"]],
        // Whose phone it is, nobody can tell.
        &[&[two, "~"], &["联系电话：13812345678", "出生年月：1985.06"]],
        &[&["申家营", two]],
        // Whose family they are is written beside them, or above.
        &[&["姓名：张强 性别：男 学历：高中", "~"], &["家庭成员", two]],
    ];
    for rows in sheets {
        let plan = check("红旗村后备.xlsx", book(rows));
        assert_eq!(codes(&plan), ["sheet.no_header"], "{rows:?}");
        assert_eq!(plan.counts.rows, 0, "{rows:?}");
        let message = &plan.problems[0].message;
        assert!(message.contains("请让每人占一行"), "{message}");
    }
}

#[test]
fn the_family_written_in_one_cell_of_a_form_is_nobody() {
    for family in [
        "姓名：李亮 年龄：60 性别：男\n姓名：王兰 年龄：58 性别：女",
        "姓名：李亮 关系：父亲\n姓名：王兰 关系：母亲",
    ] {
        let plan = check(
            "红旗村登记表.xlsx",
            book(&[
                &["姓名", "张强", "民族", "汉", "政治面貌", "群众"],
                &["学历", "高中", "出生年月", "1988.03", "籍贯", "包头"],
                &["家人", family, "~", "~", "~", "~"],
            ]),
        );
        assert_eq!(people(&plan), "红旗村:张强");
        assert_eq!(value(of(&plan, "张强"), Field::Sex), "");
        assert_eq!(places(&plan), [(3, "姓名", "column.unknown")]);
    }
}

#[test]
fn a_cell_of_labels_among_the_names_of_a_list_is_no_name() {
    let plan = check(
        "青禾镇后备.xlsx",
        book(&[
            &["村", "后备力量", "备注"],
            &["红旗村", "姓名：李明 性别：男 学历：大专", "退役"],
            &["申家营村", "王芳", ""],
        ]),
    );
    assert_eq!(plan.counts.rows, 2, "{}", people(&plan));
    assert_eq!((plan.counts.added, plan.counts.skipped), (1, 1));
    assert_eq!(places(&plan), [(2, "后备力量", "name.unreadable")]);
}

#[test]
fn one_of_several_people_in_a_cell_is_corrected_alone_and_listed_when_not_taken() {
    let file = InputFile {
        name: "登记表.xlsx".into(),
        bytes: Ok(book(&[
            &["姓名：李明　性别：男　出生年月：1985.66　村：红旗村\n姓名：王芳　性别：女　出生年月：1990.11　村：白旗村"],
        ])),
    };
    let mut draft = Draft::open(&[file], &known());
    let place = ("登记表.xlsx", "Sheet1");
    assert!(draft.edit_cell(place, (0, 1), "birth", "1985.06"));
    assert!(draft.edit_cell(place, (1, 1), "name", "王方"));
    let plan = draft.check_on(&known(), today());
    assert_eq!(people(&plan), "红旗村:李明 -:王方?");
    assert_eq!(said(of(&plan, "李明"), &FIELDS), "1985-06||男||||");
    let report = rejects(&draft, &plan);
    assert_eq!(report.sections.len(), 1);
    let cells = &report.sections[0].rows[0].cells;
    assert_eq!(cells[..5], ["1", "王方", "女", "1990.11", "白旗村"]);
}

#[test]
fn lists_with_labels_in_their_cells_stay_lists() {
    let plan = check(
        "后备.xlsx",
        book(&[
            &[
                "填报单位：青禾镇申家营村",
                "~",
                "填报人：梁坤",
                "填报时间：2025年3月5日",
            ],
            &[
                "培养对象：李明　所在村：红旗村　联系电话：13812345678　学历：大专",
                "~",
                "~",
                "~",
            ],
            &["姓名", "性别", "出生年月", "备注"],
            &["王芳", "女", "1990.11", "电话：13812345678"],
            &[
                "张强",
                "男",
                "1988.03",
                "姓名：原名张壮　性别：男　学历：大专",
            ],
            &["填报人：梁坤", "", "联系电话：13900000001", ""],
        ]),
    );
    assert_eq!(people(&plan), "申家营村:王芳 申家营村:张强");
    assert_eq!(value(of(&plan, "王芳"), Field::Phone), "");
    assert_eq!(value(of(&plan, "王芳"), Field::Remark), "电话：13812345678");
    assert_eq!(value(of(&plan, "张强"), Field::Education), "");
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn a_value_behind_its_label_is_corrected_alone() {
    let file = InputFile {
        name: "红旗村登记表.xlsx".into(),
        bytes: Ok(book(&[
            &["姓名/性别：李明/男　民族：汉", "出生年月：1985.66"],
            &["学历：大专", "政治面貌：党员"],
        ])),
    };
    let mut draft = Draft::open(&[file], &known());
    let samples: Vec<String> = draft.view(&known(), today()).sheets[0]
        .columns
        .iter()
        .map(|column| format!("{}={}", column.header, column.samples.join(",")))
        .collect();
    assert_eq!(
        samples,
        [
            "姓名/性别=李明",
            "姓名/性别=男",
            "民族=汉",
            "出生年月=1985.66",
            "学历=大专",
            "政治面貌=党员"
        ]
    );
    let place = ("红旗村登记表.xlsx", "Sheet1");
    assert!(draft.edit_cell(place, (0, 1), "name", "李鸣"));
    assert!(draft.edit_cell(place, (0, 1), "birth", "1985.06"));
    let plan = draft.check_on(&known(), today());
    assert_eq!(people(&plan), "红旗村:李鸣");
    assert_eq!(
        said(of(&plan, "李鸣"), &FIELDS),
        "1985-06||男|汉族|大专|中共党员|"
    );
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn schools_are_of_the_education_before_them_and_the_family_is_nobody() {
    let plan = check(
        "登记表.xlsx",
        book(&[
            &["红旗村后备力量登记表", "~", "~", "~", "~"],
            &["姓名：李明　性别：男", "~", "出生年月：1985.06", "~", "~"],
            &[
                "全日制教育：大专　毕业院校及专业：河套学院会计",
                "~",
                "~",
                "~",
                "~",
            ],
            &[
                "在职教育：大学　毕业院校及专业：内蒙古党校",
                "~",
                "政治面貌：党员",
                "~",
                "~",
            ],
            &["家庭成员情况", "~", "~", "~", "~"],
            &["称谓", "姓名", "年龄", "政治面貌", "工作单位"],
            &["妻子", "王芳", "38", "党员", "务农"],
            &["弟弟", "李亮", "30", "群众", "联系电话：13700000000"],
            &["联系电话：13812345678", "~", "备注", "退役", "~"],
            &[
                "主要简历：\n2003.09 河套学院学习\n2006.07 在村务农，职务：组长",
                "~",
                "~",
                "~",
                "~",
            ],
            &["填表说明：培训、会议情况另附", "~", "~", "~", "~"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    let row = of(&plan, "李明");
    for (field, expect) in [
        (Field::FullTimeEducation, "大专"),
        (Field::FullTimeSchool, "河套学院会计"),
        (Field::InServiceSchool, "内蒙古党校"),
        (Field::Education, "大学"),
        (Field::PoliticalStatus, "中共党员"),
        (Field::Phone, "13812345678"),
        (Field::Remark, "退役"),
        (
            Field::Resume,
            "2003.09 河套学院学习\n2006.07 在村务农，职务：组长",
        ),
    ] {
        assert_eq!(value(row, field), expect, "{field:?}");
    }
    assert_eq!(places(&plan), [(5, "家庭成员情况", "column.unknown")]);
}

#[test]
fn what_was_not_taken_of_a_form_is_listed_with_its_values() {
    let file = InputFile {
        name: "登记表.xlsx".into(),
        bytes: Ok(book(&[
            &["姓名：李明　性别：男", "出生年月：1985.06"],
            &["学历", "大专", "所在村：白旗村"],
        ])),
    };
    let draft = Draft::open(&[file], &known());
    let plan = draft.check_on(&known(), today());
    assert_eq!(people(&plan), "-:李明?");
    let report = rejects(&draft, &plan);
    assert_eq!(report.sections.len(), 1);
    let cells = &report.sections[0].rows[0].cells;
    assert_eq!(cells[..6], ["1", "李明", "男", "1985.06", "大专", "白旗村"]);
    assert!(cells[6].contains("“白旗村”是哪个村"), "{}", cells[6]);
}

#[test]
fn a_label_that_is_a_word_as_it_stands_beats_one_that_only_holds_it() {
    let beside: &[&[&str]] = &[
        &["村级后备力量登记表", "~", "~", "~"],
        &["姓名", "李明", "性别", "男"],
        &["出生年月", "1985.06", "村民小组手机", "13700000001"],
        &["手机", "13812345678", "党员学历", "大专"],
        &["所在村", "红旗村", "学历", "本科"],
    ];
    let behind: &[&[&str]] = &[
        &["姓名：李明　性别：男", "村民小组手机：13700000001"],
        &["出生年月：1985.06", "手机：13812345678"],
        &["党员学历：大专", "所在村：红旗村　学历：本科"],
    ];
    let sideways: &[&[&str]] = &[
        &["姓名", "李明", "王芳"],
        &["性别", "男", "女"],
        &["村民小组手机", "13700000001", "13700000002"],
        &["出生年月", "1985.06", "1990.11"],
        &["党员学历", "大专", "大专"],
        &["手机", "13812345678", "13812345679"],
        &["学历", "本科", "本科"],
        &["所在村", "红旗村", "红旗村"],
    ];
    for rows in [beside, behind, sideways] {
        let plan = check("登记表.xlsx", book(rows));
        let row = of(&plan, "李明");
        assert_eq!(
            said(row, &[Field::Phone, Field::Education]),
            "1985-06||13812345678|大学",
            "{rows:?}"
        );
        let repeated = plan.problems.iter();
        let repeated = repeated.filter(|problem| problem.code == "column.repeated");
        let all: Vec<&str> = repeated.map(|problem| problem.column.as_str()).collect();
        assert_eq!(all[..2], ["村民小组手机", "党员学历"], "{rows:?}");
    }
}

#[test]
fn labels_and_hints_are_nobody() {
    for rows in [
        // A form left blank.
        &[
            &["红旗村后备干部登记表", "", "", "", ""][..],
            &["姓名", "", "性别", "", "出生年月"],
            &["民族", "", "籍贯", "", "政治面貌"],
            &["学历", "", "联系电话", "", ""],
        ][..],
        // How to fill in, and the letters of columns.
        &[
            &["青禾镇后备干部名册", "", "", "", ""],
            &["村", "姓名", "性别", "出生年月", "联系电话"],
            &["填写全称", "与身份证一致", "男/女", "格式：1985.06", "11位"],
        ],
        &[
            &["青禾镇后备干部名册", "", "", "", ""],
            &["村", "姓名", "性别", "出生年月", "联系电话"],
            &["A", "B", "C", "D", "E"],
        ],
    ] {
        assert_eq!(people(&check("x.xlsx", book(rows))), "", "{rows:?}");
    }
    let plan = check(
        "x.xlsx",
        book(&[
            &["红旗村后备干部登记表", "", ""],
            &["姓名", "性别", "出生年月"],
            &["人员类别", "致富能手", ""],
        ]),
    );
    assert_eq!(people(&plan), "-:人员类别!");
    assert!(codes(&plan).contains(&"name.header"));
}

#[test]
fn what_follows_a_mentor_in_a_form_is_the_mentors() {
    let form = |rows: &[&[&str]]| {
        let first = [
            &["红旗村后备干部登记表", "", "", "", "", ""][..],
            &["姓名", "李明", "性别", "男", "出生年月", "1985.06"],
            &["民族", "汉族", "学历", "大专", "现任职务", "网格员"],
        ];
        let rows: Vec<&[&str]> = first.into_iter().chain(rows.iter().copied()).collect();
        let plan = check("x.xlsx", book(&rows));
        assert_eq!(people(&plan), "红旗村:李明");
        let row = of(&plan, "李明");
        assert_eq!(value(row, Field::Occupation), "网格员");
        assert_eq!(value(row, Field::Phone), "");
        mentors(row)
    };
    let leader = "包村领导=廖朵/副镇长";
    for row in [
        &[
            "包村领导",
            "廖朵",
            "职务",
            "副镇长",
            "联系电话",
            "13812345678",
        ][..],
        &["包村领导", "姓名", "廖朵", "职务", "副镇长", ""],
        &["结对领导", "廖朵", "单位及职务", "副镇长", "", ""],
        &["帮带人姓名", "廖朵", "帮带人职务", "副镇长", "", ""],
    ] {
        assert_eq!(form(&[row]), leader, "{row:?}");
    }
    let both = form(&[
        &["帮带责任人", "姓名", "廖朵", "职务", "副镇长", ""],
        &["^", "姓名", "梁坤", "职务", "村党支部书记", ""],
    ]);
    assert_eq!(both, "包村领导=廖朵/副镇长 村党组织书记=梁坤/村党支部书记");
}

#[test]
fn rows_of_labels_and_of_values_in_turn_are_a_form() {
    let plan = check(
        "x.xlsx",
        book(&[
            &["红旗村后备干部登记表", "", "", ""],
            &["姓名", "性别", "民族", "出生年月"],
            &["李明", "男", "汉", "1985.05"],
            &["学历", "政治面貌", "联系电话", "人员类别"],
            &["大专", "党员", "13812345678", "致富能手"],
            &["帮带人", "培养方向", "身份证号", ""],
            &["廖朵（副镇长）", "村文书", "", ""],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    let row = of(&plan, "李明");
    assert_eq!(
        said(row, &FIELDS),
        "1985-05||男|汉族|大专|中共党员|13812345678"
    );
    assert_eq!(mentors(row), "包村领导=廖朵/副镇长");
}

#[test]
fn two_forms_beside_each_other_are_two_people() {
    let plan = check(
        "x.xlsx",
        book(&[
            &[
                "后备干部信息卡",
                "",
                "",
                "",
                "",
                "后备干部信息卡",
                "",
                "",
                "",
            ],
            &[
                "姓名", "李明", "性别", "男", "", "姓名", "王芳", "性别", "女",
            ],
            &[
                "村",
                "红旗村",
                "民族",
                "汉",
                "",
                "村",
                "申家营村",
                "民族",
                "汉",
            ],
            &[
                "出生年月",
                "1985.05",
                "学历",
                "大专",
                "",
                "出生年月",
                "1986.05",
                "学历",
                "本科",
            ],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 申家营村:王芳");
    assert_eq!(value(of(&plan, "王芳"), Field::Education), "大学");
}

#[test]
fn a_form_may_tell_both_educations_behind_one_label() {
    let plan = check(
        "x.xlsx",
        book(&[
            &["姓名", "李明", "性别", "男", "", ""],
            &["所在村", "红旗村", "出生年月", "1985.05", "", ""],
            &["文化程度", "全日制", "高中", "在职", "大专", ""],
        ]),
    );
    assert_eq!(value(of(&plan, "李明"), Field::Education), "大专");
}

#[test]
fn the_only_telephone_below_a_mentor_may_be_anybodys() {
    let form = |phones: &[&'static str]| {
        let mut rows: Vec<&[&str]> = vec![
            &["姓名", "李明", "性别", "男"],
            &["所在村", "红旗村", "学历", "大专"],
            &["帮带人", "廖朵", "职务", "副镇长"],
        ];
        rows.push(phones);
        check("x.xlsx", book(&rows))
    };
    let plan = form(&["联系电话", "13812345678", "", ""]);
    assert_eq!(value(of(&plan, "李明"), Field::Phone), "");
    assert_eq!(codes(&plan), ["phone.whose"]);
    let plan = form(&["家庭住址", "红旗村一组", "联系电话", "13812345678"]);
    assert_eq!(value(of(&plan, "李明"), Field::Phone), "13812345678");
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn the_post_beside_the_name_of_a_form_is_its_value_though_mentors_hold_it_too() {
    let plan = check(
        "登记表.xlsx",
        book(&[
            &["后备干部登记表", "~", "~", "~"],
            &["姓名", "李明", "培养方向", "村党组织书记"],
            &["性别", "男", "出生年月", "1985.06"],
            &["所在村", "红旗村", "学历", "大专"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(value(of(&plan, "李明"), Field::TargetPost), "村党组织书记");
    let plan = check(
        "登记表.xlsx",
        book(&[
            &["姓名", "李明", "人员类别", "其他"],
            &["性别", "男", "出生年月", "1985.06"],
            &["所在村", "红旗村", "学历", "大专"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(value(of(&plan, "李明"), Field::Sources), "其他");
}
