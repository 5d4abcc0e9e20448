//! Sheets as offices of counties and townships send them: each shape made here once, and what the
//! sheet says of everybody in it.

use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::known::Known;
use qinglan_core::import::places::Places;
use qinglan_core::import::plan::{Options, Plan};
use qinglan_core::people::{FactField, Field};
use qinglan_tests::fixture;
use qinglan_tests::sheets::{
    book, check, codes, entered_on, fact, fill, known, mentors, of, people, sheets, today, value,
};
use rust_xlsxwriter::{Format, Workbook};

/// When the people of a workbook of one sheet come into the pool.
fn entered(rows: &[&[&str]]) -> String {
    let plan = check("x.xlsx", book(rows));
    let days: Vec<String> = plan
        .rows
        .iter()
        .map(|row| entered_on(&plan, &row.name))
        .collect();
    days.join(" ")
}

#[test]
fn the_day_in_a_footer_is_the_sheets_day() {
    for foot in [
        &["制表人：周游", "~", "制表日期：2025年8月31日"][..],
        &["填报人：周游", "审核人：吴用", "填报时间：2025.8.31"],
        &["填报人：", "周游", "2025年8月31日"],
        &["日期：", "2025-08-31", ""],
    ] {
        let days = entered(&[
            &["红旗村后备力量花名册", "~", "~"],
            &["姓名", "性别", "出生年月"],
            &["李明", "男", "1985.06"],
            &[],
            foot,
        ]);
        assert_eq!(days, "2025-08-31", "{foot:?}");
    }
}

#[test]
fn of_several_tables_each_has_the_day_of_its_own_footer() {
    let days = entered(&[
        &["红旗村后备力量花名册", "~", "~"],
        &["姓名", "性别", "出生年月"],
        &["李明", "男", "1985.06"],
        &["填报人：周游", "~", "2025年7月1日"],
        &["申家营村后备力量花名册", "~", "~"],
        &["姓名", "性别", "出生年月"],
        &["王芳", "女", "1990.11"],
        &["填报人：吴用", "~", "2025年7月20日"],
    ]);
    assert_eq!(days, "2025-07-01 2025-07-20");
}

#[test]
fn a_header_repeated_on_every_page_has_the_footer_of_the_last() {
    let days = entered(&[
        &["红旗村后备力量花名册", "~", "~"],
        &["姓名", "性别", "出生年月"],
        &["李明", "男", "1985.06"],
        &["姓名", "性别", "出生年月"],
        &["王芳", "女", "1990.11"],
        &["制表日期：2025年8月31日", "~", "~"],
    ]);
    assert_eq!(days, "2025-08-31 2025-08-31");
}

#[test]
fn days_to_be_filled_in_by_hand_and_signatures_are_nobody() {
    let plan = check(
        "x.xlsx",
        book(&[
            &["红旗村后备力量推荐表", "~", "~", "~"],
            &["序号", "姓名", "性别", "出生年月"],
            &["1", "李明", "男", "1985.06"],
            &["村党组织书记（签字）：", "~", "乡镇党委（盖章）：", "~"],
            &["年   月   日", "~", "年   月   日", "~"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn what_is_counted_below_a_list_is_nobody() {
    let plan = check(
        "红旗村后备.xlsx",
        book(&[
            &["序号", "姓名", "性别", "出生年月"],
            &["1", "李明", "男", "1985.06"],
            &["其中：男1人，女0人", "~", "~", "~"],
            &["男", "1人", "女", "0人"],
            &["平均年龄", "40岁", "", ""],
            &["总计", "1", "", ""],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(plan.counts.rows, 1);
}

#[test]
fn what_is_struck_through_in_a_cell_is_not_said() {
    let struck = Format::new().set_font_strikethrough();
    let usual = Format::new();
    let mut file = Workbook::new();
    let sheet = file.add_worksheet();
    fill(
        sheet,
        &[
            &["姓名", "性别", "出生年月", "联系电话", "备注"],
            &["", "男", "1985.06", "", "网格员"],
            &["王芳", "女", "1990.11", "13812345679", ""],
        ],
    );
    sheet
        .write_rich_string(1, 0, &[(&struck, "刘红"), (&usual, "李明")])
        .unwrap();
    let phones = [(&struck, "13800000000"), (&usual, "13812345678")];
    sheet.write_rich_string(1, 3, &phones).unwrap();
    sheet
        .write_string_with_format(2, 4, "已退出", &struck)
        .unwrap();
    let plan = check("红旗村后备.xlsx", file.save_to_buffer().unwrap());
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    assert_eq!(value(of(&plan, "李明"), Field::Phone), "13812345678");
    assert_eq!(value(of(&plan, "王芳"), Field::Remark), "");
    assert_eq!(codes(&plan), ["cell.struck"]);
}

#[test]
fn somebody_struck_out_of_a_cell_of_several_is_told_of() {
    let struck = Format::new().set_font_strikethrough();
    let usual = Format::new();
    let mut file = Workbook::new();
    let sheet = file.add_worksheet();
    let people_of_the_cell = [
        (&usual, "姓名：李明 性别：男 学历：大专\n"),
        (&struck, "姓名：刘红 性别：女 学历：高中\n"),
        (&usual, "姓名：王芳 性别：女 学历：本科"),
    ];
    sheet.write_rich_string(0, 0, &people_of_the_cell).unwrap();
    let plan = check("红旗村后备.xlsx", file.save_to_buffer().unwrap());
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    assert_eq!(codes(&plan), ["cell.struck"]);
    let problem = &plan.problems[0];
    assert_eq!((problem.row, problem.column_letter.as_str()), (1, "A"));
}

#[test]
fn other_files_tell_of_somebody_struck_out_of_a_cell_of_several_too() {
    let (first, struck, last) = (
        "姓名：李明 性别：男 学历：大专",
        "姓名：刘红 性别：女 学历：高中",
        "姓名：王芳 性别：女 学历：本科",
    );
    let page = format!("<table><tr><td>{first}<br><s>{struck}</s><br>{last}</td></tr></table>");
    let numbered = page.replace("<tr>", "<tr><td>1</td>");
    let inside = format!("<table><tr><td>{numbered}</td></tr></table>");
    let xml = format!(
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"名单\"><Table><Row><Cell>\
         <ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\">{first}&#10;<S>{struck}</S>&#10;{last}\
         </ss:Data></Cell></Row></Table></Worksheet></Workbook>"
    );
    for text in [page, inside, xml] {
        let plan = check("红旗村后备.xls", text.clone().into());
        assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳", "{text}");
        assert_eq!(codes(&plan), ["cell.struck"], "{text}");
    }
}

/// The file was written by `LibreOffice`: one cell of three people, the second struck through.
#[test]
fn old_workbooks_tell_of_somebody_struck_out_of_a_cell_of_several_too() {
    let bytes = std::fs::read(fixture("一格三人.xls")).unwrap_or_default();
    for name in ["红旗村后备.xls", "红旗村后备.et"] {
        let plan = check(name, bytes.clone());
        assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳", "{name}");
        assert_eq!(codes(&plan), ["cell.struck"], "{name}");
    }
}

#[test]
fn a_form_may_have_two_fields_under_one_label_and_two_educations() {
    let plan = check(
        "登记表.xlsx",
        book(&[
            &["村级后备力量登记表", "~", "~", "~", "~", "~"],
            &[
                "姓名/性别",
                "李明/男",
                "民族",
                "汉族",
                "出生年月（岁）",
                "1985.06（40岁）",
            ],
            &[
                "籍贯、出生地",
                "内蒙古包头、红旗村",
                "政治面貌及入党时间",
                "中共党员 2012.07",
                "所在村",
                "红旗村",
            ],
            &[
                "学历学位",
                "全日制教育",
                "大专",
                "毕业院校系及专业",
                "河套学院会计",
                "~",
            ],
            &[
                "^",
                "在职教育",
                "大学",
                "毕业院校系及专业",
                "内蒙古党校",
                "~",
            ],
            &[
                "联系电话",
                "13812345678",
                "培养方向",
                "村委会主任",
                "健康状况",
                "健康",
            ],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    let row = of(&plan, "李明");
    for (field, expect) in [
        (Field::Sex, "男"),
        (Field::NativePlace, "内蒙古包头"),
        (Field::Birthplace, "红旗村"),
        (Field::PoliticalStatus, "中共党员"),
        (Field::PartyJoined, "2012-07"),
        (Field::FullTimeEducation, "大专"),
        (Field::FullTimeSchool, "河套学院会计"),
        (Field::Education, "大学"),
        (Field::SchoolMajor, "内蒙古党校"),
        (Field::TargetPost, "村委会主任"),
    ] {
        assert_eq!(value(row, field), expect, "{field:?}");
    }
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn headings_over_headings_keep_what_they_say() {
    let plan = check(
        "名单.xlsx",
        book(&[
            &["青禾镇后备干部名单", "~", "~", "~"],
            &["序号", "姓名", "性别", "出生年月"],
            &["一、村党组织书记后备人选（2名）", "~", "~", "~"],
            &["（一）红旗村", "~", "~", "~"],
            &["1", "李明", "男", "1985.06"],
            &["（二）申家营村（软弱涣散村）", "~", "~", "~"],
            &["1", "王芳", "女", "1990.11"],
            &["二、村委会主任后备人选（1名）", "~", "~", "~"],
            &["（一）柳树沟村", "~", "~", "~"],
            &["1", "张强", "男", "1988.03"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 申家营村:王芳 柳树沟村:张强");
    let post = |name| value(of(&plan, name), Field::TargetPost);
    assert_eq!(post("李明"), "村党组织书记");
    assert_eq!(post("王芳"), "村党组织书记");
    assert_eq!(post("张强"), "村委会主任");
    // A village of the same level as a category ends it.
    let plan = check(
        "名单.xlsx",
        book(&[
            &["序号", "姓名", "性别", "出生年月"],
            &["一、红旗村", "~", "~", "~"],
            &["1.致富能手", "~", "~", "~"],
            &["1", "李明", "男", "1985.06"],
            &["二、申家营村", "~", "~", "~"],
            &["1", "王芳", "女", "1990.11"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 申家营村:王芳");
    assert_eq!(value(of(&plan, "李明"), Field::Sources), "致富能手");
    assert_eq!(value(of(&plan, "王芳"), Field::Sources), "");
}

#[test]
fn a_sheets_name_may_tell_the_target_post_of_its_people() {
    let header: &[&str] = &["村", "姓名", "性别", "出生年月"];
    let plan = check(
        "后备.xlsx",
        sheets(&[
            (
                "村书记后备",
                &[header, &["红旗村", "李明", "男", "1985.06"]],
            ),
            (
                "村主任后备",
                &[header, &["红旗村", "王芳", "女", "1990.11"]],
            ),
        ]),
    );
    assert_eq!(fact(&plan, "李明", FactField::TargetPost), "村党组织书记");
    assert_eq!(fact(&plan, "王芳", FactField::TargetPost), "村委会主任");
}

#[test]
fn educations_and_their_schools_may_share_a_column() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &["姓名", "学历", "全日制学历、毕业院校及专业", "出生年月"],
            &["李明", "", "大专\n河套学院会计", "1985.06"],
            &["王芳", "全日制：大专 在职：本科", "", "1990.11"],
            &["张强", "本科（内蒙古农业大学）", "", "1988.03"],
            &["赵敏", "初中（肄业）", "", "1993.12"],
        ]),
    );
    assert_eq!(
        value(of(&plan, "李明"), Field::FullTimeSchool),
        "河套学院会计"
    );
    assert_eq!(value(of(&plan, "李明"), Field::Education), "大专");
    assert_eq!(value(of(&plan, "王芳"), Field::Education), "大学");
    assert_eq!(value(of(&plan, "张强"), Field::Education), "大学");
    assert_eq!(codes(&plan), ["education.unknown"]);
}

#[test]
fn mentors_are_parted_however_their_cell_is_written() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &["姓名", "出生年月", "帮带领导及联系电话", "帮带干部"],
            &["李明", "1985.06", "廖朵 13900000001", "仇穗\n（科员）"],
            &[
                "王芳",
                "1990.11",
                "镇党委副书记、镇长  廖朵",
                "1、仇穗（科员）2、钟峁（专干）",
            ],
            &["张强", "1988.03", "廖朵-副镇长", "仇穗【科员】钟峁【专干】"],
        ]),
    );
    assert_eq!(
        mentors(of(&plan, "李明")),
        "包村领导=廖朵/ 帮带人=仇穗/科员"
    );
    assert_eq!(
        mentors(of(&plan, "王芳")),
        "包村领导=廖朵/镇党委副书记、镇长 帮带人=仇穗/科员 帮带人=钟峁/专干"
    );
    assert_eq!(
        mentors(of(&plan, "张强")),
        "包村领导=廖朵/副镇长 帮带人=仇穗/科员 帮带人=钟峁/专干"
    );
}

#[test]
fn a_line_over_the_table_tells_who_answers_for_the_village() {
    let plan = |line: &str| {
        check(
            "x.xlsx",
            book(&[
                &["红旗村后备力量培养台账", "~", "~"],
                &[line, "~", "~"],
                &["姓名", "性别", "出生年月"],
                &["李明", "男", "1985.06"],
            ]),
        )
    };
    assert_eq!(
        mentors(of(
            &plan("包村领导：廖朵　包村干部：仇穗　村书记：梁坤"),
            "李明"
        )),
        "包村领导=廖朵/包村领导 包村干部=仇穗/包村干部 村党组织书记=梁坤/村书记"
    );
    assert_eq!(mentors(of(&plan("村书记：梁坤　填报人：周游"), "李明")), "");
}

#[test]
fn what_brackets_add_to_a_village_is_a_remark() {
    let plan = check(
        "后备.xlsx",
        book(&[
            &["村（社区）", "姓名", "身份证号码"],
            &["红旗村（软弱涣散）", "李明", "身份证：150221198506150017"],
            &["★申家营村", "王芳", ""],
            &["柳\n树\n沟\n村", "张强", "'150221850615003"],
            &["红旗村（新）", "赵敏", ""],
        ]),
    );
    assert_eq!(
        people(&plan),
        "红旗村:李明 申家营村:王芳 柳树沟村:张强 -:赵敏?"
    );
    for (name, expect) in [
        ("李明", "150221198506150017"),
        ("张强", "150221198506150033"),
    ] {
        let id = of(&plan, name).reading.id.as_ref().unwrap().to_string();
        assert_eq!(id, expect);
    }
}

#[test]
fn lines_between_the_tables_of_a_page_are_titles() {
    let html = "<html><body><h2>红旗村后备力量</h2><p>截至2025年9月30日</p><table><tr><td>姓名<td>性别<td>出生年月<tr><td>李明<td>男<td>1985.06</table></body></html>";
    let plan = check("x.html", html.into());
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(entered_on(&plan, "李明"), "2025-09-30");
}

#[test]
fn an_open_document_is_refused_by_what_it_is() {
    let fods = "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:meta><meta:generator/></office:meta></office:document>";
    let plan = check("表.fods", fods.into());
    assert_eq!(codes(&plan), ["file.unreadable"]);
    let message = &plan.problems[0].message;
    assert!(
        message.contains("OpenDocument") && message.contains(".xlsx"),
        "{message}"
    );
}

#[test]
fn villages_are_proposed_by_their_plain_names() {
    let draft = Draft::open(
        &[InputFile {
            name: "后备.csv".into(),
            bytes: Ok("村,姓名,出生年月\n红旗村,甲一,1985.01\n红旗村（软弱涣散）,甲二,1985.02\n红旗（后进村）,甲三,1985.03\n青禾镇柳湾村/二组,甲四,1985.04\n柳湾村三社,甲五,1985.05\n新寨嘎查村,甲六,1985.06\n".into()),
        }],
        &office_without_villages(),
    );
    let plan = draft.check_on(&office_without_villages(), today());
    assert_eq!(plan.proposed_villages, ["红旗村", "柳湾村", "新寨嘎查"]);
}

#[test]
fn of_the_proposed_villages_those_chosen_come_into_the_list_and_the_others_are_asked() {
    let known = office_without_villages();
    let file = InputFile {
        name: "后备.csv".into(),
        bytes: Ok("村,姓名,出生年月\n红旗村,甲一,1985.01\n枣园子村,甲二,1985.02\n枣园子村,甲三,1985.03\n枣子,甲四,1985.04\n".into()),
    };
    let draft = Draft::open(&[file], &known);
    let proposed = draft.check_on(&known, today()).proposed_villages;
    assert_eq!(proposed, ["红旗村", "枣园子村"]);
    let options = Options {
        as_of: today(),
        add_villages: true,
        chosen_villages: Some(["红旗村".to_owned()].into()),
        ..Options::default()
    };
    let plan = draft.check(&known, &options);
    let added: Vec<&str> = plan
        .new_villages
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(added, ["红旗村"]);
    let asked: Vec<&str> = plan.questions.iter().map(|it| it.key.as_str()).collect();
    assert_eq!(asked, ["village:枣园子村", "village:枣子"]);
}

#[test]
fn a_row_whose_village_only_its_sheet_names_shows_that_name_while_it_is_asked() {
    let file = InputFile {
        name: "柳沟村后备干部.csv".into(),
        bytes: Ok("姓名,出生年月\n甲一,1985.01\n".into()),
    };
    let draft = Draft::open(&[file], &known());
    let check = draft.check_view(&draft.check_on(&known(), today()));
    assert_eq!(check.asked, 1);
    assert_eq!(check.rows[0].village.as_deref(), Some("柳沟村"));
}

fn office_without_villages() -> Known {
    let mut known = known();
    known.places = Places::new(known.places.townships.clone(), Vec::new());
    known
}

#[test]
fn a_summary_over_the_list_names_no_village() {
    let bytes = book(&[
        &["后备力量汇总表", "~", "~"],
        &["序号", "村名", "人数"],
        &["1", "红旗村", "1"],
        &["合计", "", "1"],
        &[],
        &["序号", "村名", "姓名", "性别", "出生年月"],
        &["1", "红旗村", "李明", "男", "1985.06"],
        &["小计", "1人", "", "", ""],
    ]);
    let file = InputFile {
        name: "x.xlsx".into(),
        bytes: Ok(bytes),
    };
    let view = Draft::open(&[file], &known()).view(&known(), today());
    let sheet = &view.sheets[0];
    assert_eq!((sheet.village.as_deref(), sheet.rows), (None, 1));
    // What the columns hold is shown by its people.
    assert_eq!(sheet.columns[1].samples, ["红旗村"]);
}

#[test]
fn candidates_of_two_posts_beside_each_other_are_people_with_those_posts() {
    for (first, second) in [
        ("党组织书记后备人选", "村委会主任后备人选"),
        ("村党组织书记后备干部", "村委会主任后备干部"),
        ("书记后备", "主任后备"),
    ] {
        let plan = check(
            "一览表.xlsx",
            book(&[
                &[
                    "村“两委”正职后备人选一览表",
                    "~",
                    "~",
                    "~",
                    "~",
                    "~",
                    "~",
                    "~",
                ],
                &["序号", "村", first, "~", "~", second, "~", "~"],
                &["^", "^", "姓名", "性别", "学历", "姓名", "性别", "学历"],
                &["1", "申家营村", "李明", "男", "大专", "王芳", "女", "高中"],
                &["2", "红旗村", "张强", "男", "大学", "暂无", "", ""],
                &["3", "柳树沟村", "空缺", "", "", "赵敏", "女", "初中"],
            ]),
        );
        assert_eq!(
            people(&plan),
            "申家营村:李明 红旗村:张强 申家营村:王芳 柳树沟村:赵敏",
            "{first}"
        );
        for (name, post) in [
            ("李明", "村党组织书记"),
            ("张强", "村党组织书记"),
            ("王芳", "村委会主任"),
            ("赵敏", "村委会主任"),
        ] {
            assert_eq!(fact(&plan, name, FactField::TargetPost), post, "{name}");
            assert_eq!(mentors(of(&plan, name)), "", "{name}");
        }
        assert_eq!(value(of(&plan, "李明"), Field::Education), "大专");
        assert!(codes(&plan).is_empty(), "{:?}", codes(&plan));
    }
    let plan = check(
        "一览表.xlsx",
        book(&[
            &["后备干部名册", "~", "~", "~"],
            &["序号", "村", "党组织书记后备人选", "村委会主任后备人选"],
            &["1", "申家营村", "李明", "王芳"],
            &["2", "红旗村", "张强", ""],
        ]),
    );
    assert_eq!(people(&plan), "申家营村:李明 红旗村:张强 申家营村:王芳");
    assert_eq!(fact(&plan, "王芳", FactField::TargetPost), "村委会主任");
}

#[test]
fn who_holds_the_post_is_no_candidate_for_it() {
    for (sitting, mentor) in [("现任书记", "村党组织书记=李明/"), ("现任村主任", "")]
    {
        let plan = check(
            "后备.xlsx",
            book(&[
                &["村", sitting, "~", "后备人选", "~", "~"],
                &["^", "姓名", "性别", "姓名", "性别", "出生年月"],
                &["红旗村", "李明", "男", "王芳", "女", "1990.11"],
            ]),
        );
        assert_eq!(people(&plan), "红旗村:王芳", "{sitting}");
        assert_eq!(mentors(of(&plan, "王芳")), mentor, "{sitting}");
    }
}

/// What becomes of a list of one person under a title.
fn titled(title: &str) -> (String, Vec<&'static str>) {
    let plan = check(
        "x.xlsx",
        book(&[
            &[title, "~", "~", "~", "~", "~"],
            &["序号", "村", "姓名", "性别", "出生年月", "职务"],
            &["1", "红旗村", "李明", "男", "1985.06", "村会计"],
        ]),
    );
    (people(&plan), codes(&plan))
}

#[test]
fn lists_of_others_make_no_reserves() {
    for title in [
        "青禾镇村“两委”班子成员花名册",
        "村党组织书记信息台账",
        "入党积极分子名册",
        "后备干部培训学员名册",
        "后备干部谈话记录表",
        "党员名册（2025年）",
        "离任村干部名单",
    ] {
        let side = (String::new(), vec!["sheet.side_list"]);
        assert_eq!(titled(title), side, "{title}");
    }
    for title in [
        "村“两委”班子后备干部花名册",
        "村党组织书记后备人选信息台账",
        "后备干部公示名单",
        "优秀后备干部推荐表",
        "拟退出后备干部名单",
        "青禾镇致富带头人名册",
    ] {
        let taken = ("红旗村:李明".to_owned(), vec![]);
        assert_eq!(titled(title), taken, "{title}");
    }
}

#[test]
fn a_list_of_names_and_mentors_that_says_it_is_of_reserves_is_one() {
    let plan = check(
        "x.xlsx",
        book(&[
            &["红旗村后备干部（2025.1.1）", "~", "~", "~"],
            &["序号", "姓名", "包村领导及职务", "包村干部及职务"],
            &["1", "李明", "廖朵 镇长", "仇穗 科员"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(
        mentors(of(&plan, "李明")),
        "包村领导=廖朵/镇长 包村干部=仇穗/科员"
    );
}

#[test]
fn a_sheet_that_names_two_villages_is_asked_about() {
    let rows: &[&[&str]] = &[
        &["红旗村后备干部名册", "~", "~"],
        &["序号", "姓名", "性别"],
        &["1", "李明", "男"],
    ];
    let plan = check("x.xlsx", sheets(&[("申家营村", rows)]));
    assert_eq!(people(&plan), "-:李明?");
    let question = &plan.questions[0];
    assert_eq!(question.key, "village:?x.xlsx/申家营村≠红旗村");
    assert!(
        question
            .text
            .contains("表名写的是申家营村，第1行标题写的是红旗村"),
        "{}",
        question.text
    );
    assert_eq!(question.choices[..2], ["申家营村", "红旗村"]);
    let plan = check("x.xlsx", sheets(&[("红旗村", rows)]));
    assert_eq!(people(&plan), "红旗村:李明");
    // The file's name counts where the sheet's names no village.
    let plan = check("申家营村后备.xlsx", sheets(&[("Sheet1", rows)]));
    assert_eq!(people(&plan), "-:李明?");
    let question = &plan.questions[0];
    assert_eq!(
        question.text,
        "“申家营村后备.xlsx/Sheet1”的文件名写的是申家营村，第1行标题写的是红旗村，这些人是哪个村的？"
    );
    assert_eq!(question.choices[..2], ["申家营村", "红旗村"]);
    let plan = check("申家营村后备.xlsx", sheets(&[("红旗村", rows)]));
    assert_eq!(people(&plan), "红旗村:李明");
    let plan = check("红旗村、申家营村.xlsx", sheets(&[("Sheet1", rows)]));
    assert_eq!(people(&plan), "红旗村:李明", "the file may hold both");
    let noted: &[&[&str]] = &[
        &["后备干部名册", "~", "~"],
        &["说明：红旗村由包村干部代报", "~", "~"],
        &["序号", "姓名", "性别"],
        &["1", "李明", "男"],
    ];
    let plan = check("x.xlsx", sheets(&[("申家营村", noted)]));
    assert_eq!(people(&plan), "申家营村:李明", "a note is no title");
}

#[test]
fn a_sheet_that_names_a_village_of_the_list_and_another_says_which_was_taken() {
    let titled = |village: &str| {
        let title = format!("{village}后备干部名册");
        let rows: &[&[&str]] = &[
            &[&title, "~", "~"],
            &["序号", "姓名", "性别"],
            &["1", "李明", "男"],
        ];
        sheets(&[("Sheet1", rows)])
    };
    let plan = check("柳湾村.xlsx", titled("红旗村"));
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(codes(&plan), ["village.two_names"]);
    let message = &plan.problems[0].message;
    assert!(
        message.starts_with("文件名写的是柳湾村，第1行标题写的是红旗村；村名单里只有红旗村"),
        "{message}"
    );
    // The title's is taken first: what it means is asked.
    let plan = check("红旗村.xlsx", titled("柳湾村"));
    assert_eq!(people(&plan), "-:李明?");
    assert_eq!(codes(&plan), ["village.unknown"]);
    assert_eq!(codes(&check("名册.xlsx", titled("红旗村"))), [""; 0]);
    assert_eq!(codes(&check("红旗.xlsx", titled("红旗村"))), [""; 0]);
}

#[test]
fn rows_without_a_village_among_others_are_asked_about_where_they_stand() {
    let plan = check(
        "x.xlsx",
        book(&[
            &["后备干部名册", "~", "~", "~"],
            &["序号", "村", "姓名", "性别"],
            &["1", "", "李明", "男"],
            &["2", "红旗村", "王芳", "女"],
            &["3", "红旗村", "赵敏", "女"],
            &["4", "", "张强", "男"],
            &["5", "", "孙有才", "男"],
            &["6", "红旗村", "何某", "男"],
        ]),
    );
    assert_eq!(
        people(&plan),
        "-:李明? 红旗村:王芳 红旗村:赵敏 -:张强? -:孙有才? 红旗村:何某"
    );
    let questions: Vec<(&str, usize)> = plan
        .questions
        .iter()
        .map(|question| (question.text.as_str(), question.rows.len()))
        .collect();
    assert_eq!(
        questions,
        [
            ("“x.xlsx/Sheet1”第3行没有写村，李明是哪个村的？", 1),
            ("“x.xlsx/Sheet1”第6到7行没有写村，这些人是哪个村的？", 2),
        ]
    );
}

#[test]
fn a_villages_name_is_nobodys() {
    let plan = check(
        "申家营村.xlsx",
        book(&[
            &["序号", "姓名", "性别", "出生年月"],
            &["1", "李明", "男", "1985.06"],
            &["2", "红旗村", "女", "1990.11"],
        ]),
    );
    assert_eq!(people(&plan), "申家营村:李明 -:红旗村!");
    assert_eq!(codes(&plan), ["name.village"]);
}

#[test]
fn who_is_moved_out_and_who_in_stand_beside_each_other() {
    let plan = check(
        "调整表.xlsx",
        book(&[
            &[
                "青禾镇2026年村级后备力量调整备案表",
                "~",
                "~",
                "~",
                "~",
                "~",
                "~",
            ],
            &["村", "调出人员", "~", "调入人员", "~", "~", "调整原因"],
            &["^", "姓名", "出生年月", "姓名", "性别", "出生年月", "^"],
            &[
                "红旗村",
                "李明",
                "1988.03",
                "郑国强",
                "男",
                "1983.07",
                "已任村主任",
            ],
            &["申家营村", "", "", "钱小燕", "女", "1999.08", "补充"],
        ]),
    );
    let mut all: Vec<String> = people(&plan).split(' ').map(str::to_owned).collect();
    all.sort_unstable();
    assert_eq!(all, ["申家营村:钱小燕", "红旗村:李明!", "红旗村:郑国强"]);
    // The reason, which both share, is told of once.
    assert_eq!(codes(&plan), ["column.unknown", "person.withdrawn_remark"]);
}

#[test]
fn numbered_tables_of_one_sheet_are_under_its_title() {
    let plan = check(
        "名册.xlsx",
        book(&[
            &["红旗村后备干部名册", "~", "~", "~"],
            &["一、村党组织书记后备人选", "~", "~", "~"],
            &["序号", "姓名", "性别", "出生年月"],
            &["1", "李明", "男", "1988.03"],
            &["", "", "", ""],
            &["二、村委会主任后备人选", "~", "~", "~"],
            &["序号", "姓名", "性别", "出生年月"],
            &["1", "王芳", "女", "1992.11"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    let posts = ["李明", "王芳"].map(|name| fact(&plan, name, FactField::TargetPost));
    assert_eq!(posts, ["村党组织书记", "村委会主任"]);
}

#[test]
fn lines_of_labels_over_a_repeated_header_are_nobody() {
    let plan = check(
        "登记册.xlsx",
        book(&[
            &["村级后备力量登记册", "~", "~", "~", "~"],
            &["村（社区）：红旗村", "~", "~", "填表时间：2026.10", "~"],
            &["序号", "姓名", "性别", "出生年月", "学历"],
            &["1", "李明", "男", "1988.03", "大专"],
            &["", "", "", "", ""],
            &["村级后备力量登记册", "~", "~", "~", "~"],
            &["村（社区）：申家营村", "~", "~", "填表时间：2026.10", "~"],
            &["序号", "姓名", "性别", "出生年月", "学历"],
            &["1", "赵有田", "男", "1979.06", "高中"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 申家营村:赵有田");
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn numbers_and_yes_or_no_name_the_options_of_their_headers() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &[
                "姓名",
                "性别（1男2女）",
                "出生年月",
                "人员来源（①致富能手②退役军人③其他）",
            ],
            &["李明", "1", "1988.03", "①"],
            &["王芳", "2", "1992.11", "2、3"],
        ]),
    );
    assert_eq!(value(of(&plan, "李明"), Field::Sources), "致富能手");
    assert_eq!(value(of(&plan, "王芳"), Field::Sources), "退役军人、其他");
    assert_eq!(value(of(&plan, "王芳"), Field::Sex), "女");
    assert_eq!(codes(&plan), [""; 0]);
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &[
                "姓名",
                "性别",
                "出生年月",
                "是否党员",
                "是否致富能手",
                "是否退役军人",
            ],
            &["李明", "男", "1988.03", "是", "√", "否"],
            &["王芳", "女", "1992.11", "否", "是", "是"],
        ]),
    );
    assert_eq!(value(of(&plan, "李明"), Field::Sources), "致富能手");
    assert_eq!(value(of(&plan, "李明"), Field::PoliticalStatus), "中共党员");
    assert_eq!(
        value(of(&plan, "王芳"), Field::Sources),
        "致富能手、退役军人"
    );
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn a_heading_of_a_batch_says_when_its_people_came_in() {
    let days = entered(&[
        &["红旗村后备干部分批入库名册（2025年9月）"],
        &["序号", "姓名", "性别", "出生年月"],
        &["第一批（2023年5月入库）"],
        &["1", "李明", "男", "1985.01"],
        &["第二批（2024年6月入库）"],
        &["1", "王芳", "女", "1985.02"],
        &["2025年新增"],
        &["1", "赵刚", "男", "1985.03"],
    ]);
    assert_eq!(days, "2023-05 2024-06 2025-09-30");
    let days = entered(&[
        &["红旗村后备干部名册（2025年9月）"],
        &["序号", "姓名", "性别", "入库时间"],
        &["1", "李明", "男", "2023.03-2024.05"],
    ]);
    assert_eq!(days, "2023-03");
}

/// What becomes of files of delimited text where the list of villages is filled by them.
fn first_load(files: &[(&str, &str)]) -> Plan {
    let files: Vec<InputFile> = files
        .iter()
        .map(|(name, text)| InputFile {
            name: (*name).into(),
            bytes: Ok((*text).into()),
        })
        .collect();
    let known = office_without_villages();
    let options = Options {
        as_of: today(),
        add_villages: true,
        ..Options::default()
    };
    Draft::open(&files, &known).check(&known, &options)
}

#[test]
fn the_only_village_of_a_batch_does_not_take_the_people_of_a_file_that_names_another() {
    let plan = first_load(&[
        (
            "赵庄村后备干部.csv",
            "姓名,性别,出生年月\n甲一,男,1985.06\n",
        ),
        ("李家沟.csv", "姓名,性别,出生年月\n甲二,男,1986.06\n"),
        (
            "后备干部花名册.csv",
            "姓名,性别,出生年月\n甲三,男,1987.06\n",
        ),
    ]);
    assert_eq!(people(&plan), "赵庄村:甲一 -:甲二? 赵庄村:甲三");
    let plan = first_load(&[
        (
            "赵庄村后备干部.csv",
            "姓名,性别,出生年月\n甲一,男,1985.06\n",
        ),
        (
            "关于报送王家坡村后备干部的报告.csv",
            "姓名,性别,出生年月\n甲二,男,1986.06\n",
        ),
    ]);
    assert_eq!(people(&plan), "赵庄村:甲一 王家坡村:甲二");
}

#[test]
fn a_label_for_the_village_says_more_than_words_of_a_title() {
    for (line, village) in [
        (
            "村名：大沟村   包村领导：万顺利（副镇长）   包村干部：孙小明",
            "大沟村",
        ),
        (
            "包村领导：万顺利（副镇长）包村干部：孙小明  村：小沟村",
            "小沟村",
        ),
        ("乡镇：青禾镇　村（社区）：马栅村", "马栅村"),
        ("填表单位：金沟村党支部  填表人：孙小明（副镇长）", "金沟村"),
    ] {
        let text = format!(
            "2025年全县村（社区）后备干部信息采集表\n{line}\n姓名,性别,出生年月\n甲一,男,1985.06\n"
        );
        let plan = first_load(&[("x.csv", &text)]);
        assert_eq!(people(&plan), format!("{village}:甲一"), "{line}");
    }
}

#[test]
fn words_for_villages_of_a_kind_are_no_village() {
    for title in [
        "重点村",
        "软弱涣散村",
        "脱贫村",
        "城中村",
        "示范村",
        "三个村",
        "全区社区",
        "全镇各村",
    ] {
        let text = format!("{title}后备干部名册\n姓名,性别,出生年月\n甲一,男,1985.06\n");
        let plan = first_load(&[("x.csv", &text)]);
        assert_eq!(people(&plan), "-:甲一?", "{title}");
    }
    let plan = first_load(&[(
        "x.csv",
        "村,姓名,性别,出生年月\n机关,甲一,男,1985.01\n内蒙古自治区/包头市/云川县/青禾镇/红星村,甲二,男,1985.02\n青禾 西河村,甲三,男,1985.03\n新村,甲五,男,1985.05\n",
    )]);
    assert_eq!(people(&plan), "-:甲一? 红星村:甲二 西河村:甲三 新村:甲五");
}

#[test]
fn a_title_that_names_another_township_is_asked_where_the_batch_names_ours() {
    let plan = first_load(&[
        (
            "1.csv",
            "乡镇,村,姓名,性别,出生年月\n青禾镇,光明村,甲一,男,1985.06\n",
        ),
        (
            "2.csv",
            "永兴镇胜利村后备干部花名册\n姓名,性别,出生年月\n甲二,男,1986.06\n",
        ),
    ]);
    assert_eq!(people(&plan), "光明村:甲一 -:甲二?");
    assert_eq!(plan.questions[0].key, "village:永兴镇胜利村");
    // Where nothing names ours the title only writes it in another way.
    let plan = first_load(&[(
        "2.csv",
        "永兴镇胜利村后备干部花名册\n姓名,性别,出生年月\n甲二,男,1986.06\n",
    )]);
    assert_eq!(people(&plan), "胜利村:甲二");
}

#[test]
fn lists_of_those_who_take_part_or_are_proposed_are_side_lists() {
    for title in [
        "培训报名表",
        "考试成绩表",
        "学习考察人员名单",
        "体检名单",
        "考核结果汇总表",
        "表彰名单",
        "联审名单",
        "拟推荐人选名单",
    ] {
        let text =
            format!("青禾镇后备干部{title}\n村,姓名,性别,联系电话\n红旗村,甲一,男,13812345678\n");
        let plan = first_load(&[("x.csv", &text)]);
        assert_eq!(people(&plan), "", "{title}");
        assert_eq!(codes(&plan), ["sheet.side_list"], "{title}");
    }
    let plan = first_load(&[(
        "x.csv",
        "青禾镇后备干部拟推荐人选名单\n村,姓名,性别,出生年月,学历,政治面貌\n红旗村,甲一,男,1985.06,大专,群众\n",
    )]);
    assert_eq!(people(&plan), "红旗村:甲一");
}

#[test]
fn sitting_cadres_in_a_list_of_both_are_no_reserves() {
    for (title, header, posts) in [
        (
            "村干部及后备干部花名册",
            "职务",
            ["村党支部书记", "村委会主任", "后备干部"],
        ),
        ("花名册", "身份", ["村委会主任", "村委委员", "后备干部"]),
        (
            "村两委、后备干部花名册",
            "职务",
            ["支部书记", "村主任", "网格员"],
        ),
    ] {
        let [one, two, three] = posts;
        let text = format!(
            "红旗村{title}\n姓名,性别,出生年月,{header}\n甲一,男,1970.01,{one}\n甲二,男,1971.01,{two}\n甲三,男,1985.01,{three}\n"
        );
        let plan = check("x.csv", text.into_bytes());
        assert_eq!(people(&plan), "-:甲一! -:甲二! 红旗村:甲三", "{title}");
        let codes = codes(&plan);
        let told = codes.iter().filter(|code| **code == "person.in_office");
        assert_eq!(told.count(), 2, "{title}");
    }
    // A reserve may hold a post.
    let plan = check(
        "x.csv",
        "红旗村后备干部花名册\n姓名,性别,出生年月,职务\n甲一,男,1985.01,村委会主任\n甲二,男,1986.01,网格员\n".into(),
    );
    assert_eq!(people(&plan), "红旗村:甲一 红旗村:甲二");
}

#[test]
fn under_a_post_beside_the_reserves_stands_who_holds_it() {
    let plan = check(
        "x.xlsx",
        book(&[
            &["村干部及后备力量一览表", "~", "~", "~", "~", "~", "~"],
            &[
                "村名",
                "村党组织书记",
                "~",
                "村委会主任",
                "~",
                "后备力量",
                "~",
            ],
            &["^", "姓名", "性别", "姓名", "性别", "姓名", "出生年月"],
            &["红旗村", "甲一", "男", "甲二", "男", "甲三", "1985.05"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:甲三");
    assert_eq!(mentors(of(&plan, "甲三")), "村党组织书记=甲一/");
}

#[test]
fn one_name_and_one_telephone_in_two_villages_are_asked_about() {
    let plan = first_load(&[
        (
            "1.csv",
            "青禾镇后备干部名册\n村,姓名,联系电话\n光明村,李明,13812345678\n",
        ),
        (
            "2.csv",
            "青禾镇后备干部名册\n村,姓名,联系电话\n前进村,李明,13812345678\n",
        ),
    ]);
    assert_eq!(people(&plan), "光明村:李明 前进村:李明?");
    assert_eq!(plan.questions[0].kind, "person.other_village");
}

#[test]
fn a_leader_of_several_villages_and_the_leader_of_last_year_are_not_this_villages() {
    let plan = check(
        "x.csv",
        "后备干部名册\n包片领导,包村领导,村,姓名,出生年月\n丁一（书记）,卜二（副镇长）,红旗村,甲一,1985.06\n".into(),
    );
    assert_eq!(mentors(of(&plan, "甲一")), "包村领导=卜二/副镇长");
    assert_eq!(codes(&plan), ["column.repeated"]);
    let plan = check(
        "x.csv",
        "后备干部名册\n村,姓名,出生年月,2024年帮带领导,2025年帮带领导\n红旗村,甲一,1985.06,杜鹃（镇长）,袁野（副镇长）\n".into(),
    );
    assert_eq!(mentors(of(&plan, "甲一")), "包村领导=袁野/副镇长");
}

#[test]
fn a_column_of_units_that_are_all_villages_tells_the_village() {
    let plan = check(
        "x.csv",
        "后备干部名册\n工作单位,姓名,性别,出生年月,职务\n红旗村,甲一,男,1985.06,网格员\n".into(),
    );
    assert_eq!(people(&plan), "红旗村:甲一");
}

#[test]
fn a_lone_sheet_whose_title_names_another_township_is_asked_about_where_its_villages_are_not_ours()
{
    let text =
        "双河镇村级后备干部花名册\n村,姓名,性别,学历\n红旗村,甲一,男,大专\n申家营村,甲二,女,高中\n";
    let plan = check("x.csv", text.into());
    assert_eq!(people(&plan), "红旗村:甲一 申家营村:甲二");
    let [problem] = plan.problems.as_slice() else {
        panic!("{:?}", plan.problems);
    };
    assert_eq!(problem.code, "township.other");
    assert!(problem.message.contains("双河镇"), "{}", problem.message);

    let theirs = text.replace("红旗村", "河口村");
    let plan = check("x.csv", theirs.clone().into());
    assert_eq!(people(&plan), "-:甲一? 申家营村:甲二");
    let keys: Vec<&str> = plan.questions.iter().map(|it| it.key.as_str()).collect();
    assert_eq!(keys, ["township:双河镇"]);
    for (answer, key) in [("ours", Some("village:河口村")), ("skip", None)] {
        let file = InputFile {
            name: "x.csv".into(),
            bytes: Ok(theirs.clone().into()),
        };
        let mut draft = Draft::open(&[file], &known());
        draft.answer("township:双河镇", answer);
        let plan = draft.check_on(&known(), today());
        let asked = plan.questions.first().map(|it| it.key.as_str());
        assert_eq!(asked, key);
    }
    for title in [
        "青禾镇村级后备干部花名册",
        "全镇后备干部名单",
        "各乡镇（街道）后备干部",
        "全市乡镇后备干部名册",
        "全区街道社区后备干部",
        "服务乡村振兴后备人才名单",
    ] {
        let plan = check(
            "x.csv",
            text.replace("双河镇村级后备干部花名册", title).into(),
        );
        assert_eq!(people(&plan), "红旗村:甲一 申家营村:甲二", "{title}");
        assert!(plan.problems.is_empty(), "{title}: {:?}", plan.problems);
    }
}

#[test]
fn a_village_with_its_secretary_in_one_cell_is_both() {
    for header in ["村名及村党支部书记", "村（书记）"] {
        for cell in [
            "红旗村 张建",
            "红旗村（张建）",
            "红旗村\n张建",
            "红旗（张建）",
            "红旗村委会：张建",
        ] {
            let plan = check(
                "x.xlsx",
                book(&[
                    &[header, "姓名", "性别", "学历"],
                    &[cell, "李明", "男", "大专"],
                ]),
            );
            assert_eq!(people(&plan), "红旗村:李明", "{header} {cell}");
            assert_eq!(
                mentors(of(&plan, "李明")),
                "村党组织书记=张建/",
                "{header} {cell}"
            );
        }
    }
    let plan = check("x.csv", "村（书记）,姓名,性别\n红旗村,李明,男\n".into());
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(mentors(of(&plan, "李明")), "");
}

#[test]
fn a_village_of_another_name_now_is_the_one_it_is_now() {
    for (cell, expect) in [
        ("原东胜村（现红旗村）", "红旗村:李明"),
        ("东胜村(现为 红旗村)", "红旗村:李明"),
        ("原申家营村（现更名为红旗村）", "红旗村:李明"),
        ("红旗村（原东胜村）", "红旗村:李明"),
        ("红旗村（光明村）", "红旗村:李明"),
        ("光明村（红旗村）", "-:李明?"),
        ("原东胜村（现光明村）", "-:李明?"),
    ] {
        let plan = check(
            "x.csv",
            format!("村,姓名,性别,学历\n{cell},李明,男,大专\n").into(),
        );
        assert_eq!(people(&plan), expect, "{cell}");
    }
}

#[test]
fn a_column_of_nothing_but_villages_tells_the_village_whatever_it_is_called() {
    let rows = |second: &str| {
        let text = format!("片区,姓名,性别,学历\n红旗村,甲一,男,大专\n{second},甲二,女,高中\n");
        people(&check("后备干部.csv", text.into()))
    };
    assert_eq!(rows("申家营村"), "红旗村:甲一 申家营村:甲二");
    assert_eq!(rows("三连"), "-:甲一? -:甲二?");
}

#[test]
fn a_sheet_that_calls_itself_a_list_of_others_is_one_whatever_its_file_is_called() {
    let list: &[&[&str]] = &[&["姓名", "性别", "学历"], &["甲一", "男", "大专"]];
    let board: &[&[&str]] = &[
        &["红旗村两委班子成员花名册"],
        &["姓名", "职务", "性别", "学历"],
        &["甲二", "书记", "男", "大专"],
    ];
    let plan = check(
        "后备干部名单.xlsx",
        sheets(&[("红旗村", list), ("两委", board)]),
    );
    assert_eq!(people(&plan), "红旗村:甲一");
    assert_eq!(codes(&plan), ["sheet.side_list"]);
}
