//! Sheets of shapes no sample has: made here, imported, and looked at person by person.

use qinglan_core::import::draft::{Draft, InputFile, Role};
use qinglan_core::import::known::Known;
use qinglan_core::import::plan::{Options, Outcome, Plan};
use qinglan_core::people::{FactField, Field};
use qinglan_tests::office::township;
use qinglan_tests::sheets::{
    book, check, codes, entered_on, fact, fill, known, mentors, of, people, sheets, today, value,
};
use rust_xlsxwriter::{Format, Workbook};

#[test]
fn bands_give_their_village_to_the_people_below() {
    let plan = check(
        "花名册.xlsx",
        book(&[
            &["青禾镇后备干部花名册", "~", "~", "~"],
            &["序号", "姓名", "性别", "出生年月"],
            &["一、申家营村（2人）", "~", "~", "~"],
            &["1", "李明", "男", "1985.06"],
            &["2", "王芳", "女", "1990.11"],
            &["二、柳树沟", "~", "~", "~"],
            &["1", "张强", "男", "1988年3月"],
            &["小计", "1人", "", ""],
            &["（三）某某新村", "~", "~", "~"],
            &["1", "赵敏", "女", "1993.02"],
            &["合计", "4", "", ""],
        ]),
    );
    assert_eq!(
        people(&plan),
        "申家营村:李明 申家营村:王芳 柳树沟村:张强 -:赵敏?"
    );
    assert_eq!(plan.questions[0].key, "village:某某新村");
}

#[test]
fn three_header_rows_are_one_header() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &[
                "序号",
                "姓名",
                "学历情况",
                "~",
                "~",
                "~",
                "帮带人",
                "~",
                "联系电话",
            ],
            &["^", "^", "全日制", "~", "在职", "~", "姓名", "职务", "^"],
            &[
                "^",
                "^",
                "学历",
                "院校专业",
                "学历",
                "院校专业",
                "^",
                "^",
                "^",
            ],
            &[
                "1",
                "李明",
                "大专",
                "河套学院会计",
                "本科",
                "北川大学法学",
                "廖朵",
                "副镇长",
                "13812345678",
            ],
        ]),
    );
    let row = of(&plan, "李明");
    assert_eq!(row.village.as_deref(), Some("红旗村"));
    assert_eq!(value(row, Field::Education), "大学");
    assert_eq!(value(row, Field::FullTimeEducation), "大专");
    assert_eq!(value(row, Field::SchoolMajor), "北川大学法学");
    assert_eq!(mentors(row), "包村领导=廖朵/副镇长");
}

#[test]
fn ticked_columns_name_their_value() {
    let plan = check(
        "申家营村后备力量.xlsx",
        book(&[
            &[
                "序号",
                "姓名",
                "性别",
                "~",
                "人员来源",
                "~",
                "~",
                "出生年月",
            ],
            &[
                "^",
                "^",
                "男",
                "女",
                "致富能手",
                "退役军人",
                "返乡大学生",
                "^",
            ],
            &["1", "李明", "√", "", "√", "√", "", "1985.06"],
            &["2", "王芳", "", "是", "", "", "1", "1990.11"],
        ]),
    );
    let (first, second) = (of(&plan, "李明"), of(&plan, "王芳"));
    assert_eq!(
        (value(first, Field::Sex), value(first, Field::Sources)),
        ("男", "致富能手、退役军人")
    );
    assert_eq!(
        (value(second, Field::Sex), value(second, Field::Sources)),
        ("女", "高校毕业生")
    );
}

#[test]
fn a_sheet_a_category_and_a_sheet_a_village_both_tell() {
    let head: &[&str] = &["姓名", "所在村", "性别", "身份证号"];
    let plan = check(
        "青禾镇.xlsx",
        sheets(&[
            (
                "致富能手",
                &[head, &["李明", "申家营", "男", "150221198506150017"]],
            ),
            ("退伍军人", &[head, &["王芳", "红旗村", "女", ""]]),
        ]),
    );
    assert_eq!(people(&plan), "申家营村:李明 红旗村:王芳");
    let sources = |name: &str| fact(&plan, name, FactField::Sources);
    assert_eq!(sources("李明"), "致富能手");
    assert_eq!(sources("王芳"), "退役军人");
    let plan = check(
        "各村.xlsx",
        sheets(&[
            (
                "柳树沟",
                &[&["姓名", "性别", "出生年月"], &["李明", "男", "1985.06"]],
            ),
            (
                "青禾（社区）",
                &[&["姓名", "性别", "出生年月"], &["王芳", "女", "1990.11"]],
            ),
        ]),
    );
    assert_eq!(people(&plan), "柳树沟村:李明 青禾社区:王芳");
}

#[test]
fn what_a_file_is_called_does_not_matter() {
    let csv = "姓名,性别,出生年月,村\n李明,男,1985.06,红旗村\n"
        .as_bytes()
        .to_vec();
    assert_eq!(people(&check("后备.xls", csv)), "红旗村:李明");
    let tabs: Vec<u8> = "姓名\t性别\t出生年月\t村\r\n李明\t男\t1985.06\t红旗村\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(
        people(&check(
            "后备.txt",
            [vec![0xFF, 0xFE], tabs.clone()].concat()
        )),
        "红旗村:李明"
    );
    assert_eq!(people(&check("后备.csv", tabs)), "红旗村:李明");
    let xlsx = book(&[
        &["姓名", "性别", "出生年月", "村"],
        &["李明", "男", "1985.06", "红旗村"],
    ]);
    assert_eq!(people(&check("后备.et", xlsx.clone())), "红旗村:李明");
    assert_eq!(people(&check("后备.csv", xlsx)), "红旗村:李明");
    let html = "<html><head><meta charset=gb2312></head><body><table><tr><th>姓名</th><th>性别</th><th>出生年月</th><th>村</th></tr><tr><td>李明</td><td>男</td><td>1985.06</td><td>红旗村</td></tr></table></body></html>";
    assert_eq!(
        people(&check("后备.xls", html.as_bytes().to_vec())),
        "红旗村:李明"
    );
    let xml = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"红旗村\"><Table><Row><Cell><Data ss:Type=\"String\">姓名</Data></Cell><Cell><Data ss:Type=\"String\">性别</Data></Cell><Cell><Data ss:Type=\"String\">出生年月</Data></Cell></Row><Row><Cell><Data ss:Type=\"String\">李明</Data></Cell><Cell><Data ss:Type=\"String\">男</Data></Cell><Cell><Data ss:Type=\"Number\">198506</Data></Cell></Row></Table></Worksheet></Workbook>";
    assert_eq!(
        people(&check("后备.xls", xml.as_bytes().to_vec())),
        "红旗村:李明"
    );
}

#[test]
fn words_no_sample_uses_are_understood() {
    let plan = check(
        "x.xlsx",
        book(&[
            &[
                "序 号",
                "所在行政村",
                "后备人选\n姓名",
                "现任村内职务",
                "手机",
                "学历（全日制）",
                "有无帮带人",
                "政治面貌",
                "出生\n年月",
                "公民身份号码",
                "来 源",
                "拟培养\n岗位",
                "特殊情况",
            ],
            &[
                "1",
                "红旗村",
                "李 明",
                "网格员",
                "13812345678",
                "大专",
                "有",
                "中共党员",
                "1985.06",
                "150221198506150017",
                "退伍军人",
                "村支书",
                "无",
            ],
        ]),
    );
    let row = of(&plan, "李明");
    assert_eq!(row.outcome, Outcome::Added);
    assert_eq!(value(row, Field::Occupation), "网格员");
    assert_eq!(value(row, Field::FullTimeEducation), "大专");
    assert_eq!(value(row, Field::Education), "大专");
    assert_eq!(value(row, Field::TargetPost), "村党组织书记");
    assert_eq!(value(row, Field::Sources), "退役军人");
    assert_eq!(mentors(row), "");
    assert!(
        codes(&plan).contains(&"column.unknown"),
        "{:?}",
        codes(&plan)
    );
}

#[test]
fn side_lists_and_statistics_make_nobody() {
    let sign_in: &[&[&str]] = &[
        &["青禾镇后备干部培训班签到表", "~", "~", "~", "~"],
        &["序号", "姓名", "性别", "单位", "签名"],
        &["1", "李明", "男", "红旗村", ""],
    ];
    let statistics: &[&[&str]] = &[
        &["村", "人数", "男", "女", "大专以上"],
        &["红旗村", "5", "3", "2", "1"],
        &["合计", "5", "3", "2", "1"],
    ];
    let phones: &[&[&str]] = &[
        &["姓名", "职务", "电话"],
        &["李明", "副镇长", "13812345678"],
    ];
    let plan = check(
        "表.xlsx",
        sheets(&[("签到", sign_in), ("统计", statistics), ("通讯录", phones)]),
    );
    assert_eq!(plan.counts.rows, 0, "{}", people(&plan));
    assert_eq!(
        codes(&plan),
        ["sheet.side_list", "sheet.no_header", "sheet.side_list"]
    );
}

#[test]
fn several_tables_and_repeated_headers_stand_one_below_another() {
    let plan = check(
        "两村.xlsx",
        book(&[
            &["申家营村后备力量花名册", "~", "~"],
            &["姓名", "性别", "出生年月"],
            &["李明", "男", "1985.06"],
            &["", "", ""],
            &["红旗村后备力量花名册", "~", "~"],
            &["出生年月", "姓名", "性别"],
            &["1990.11", "王芳", "女"],
            &["出生年月", "姓名", "性别"],
            &["1988.03", "张强", "男"],
            &["填报人：", "审核人：", ""],
        ]),
    );
    assert_eq!(people(&plan), "申家营村:李明 红旗村:王芳 红旗村:张强");
}

#[test]
fn tables_side_by_side_are_read_one_after_the_other() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &[
                "序号",
                "姓名",
                "性别",
                "出生年月",
                "",
                "序号",
                "姓名",
                "性别",
                "出生年月",
            ],
            &[
                "1", "李明", "男", "1985.06", "", "3", "王芳", "女", "1990.11",
            ],
            &["2", "张强", "男", "1988.03"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:张强 红旗村:王芳");
    assert_eq!(
        of(&plan, "王芳").reading.birth.unwrap().to_string(),
        "1990-11"
    );
}

#[test]
fn two_people_of_a_village_on_one_row_are_two() {
    let plan = check(
        "x.xlsx",
        book(&[
            &["序号", "村名", "后备人选一", "~", "后备人选二", "~"],
            &["^", "^", "姓名", "性别", "姓名", "性别"],
            &["1", "红旗村", "李明", "男", "王芳", "女"],
            &["2", "申家营村", "张强", "男", "", ""],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 申家营村:张强 红旗村:王芳");
}

#[test]
fn examples_notes_and_prepared_rows_are_nobody() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &["序号", "姓名", "性别", "出生年月", "备注"],
            &["示例", "张三", "男", "1985.06", ""],
            &["1", "2", "3", "4", "5"],
            &["1", "李明", "男", "1985.06", ""],
            &["2", "", "", "", ""],
            &["3", "", "", "", ""],
            &["注：出生年月填到月", "~", "~", "~", "~"],
            &["填报人：王芳", "", "审核人：", "", ""],
            &["", "", "", "2025年9月30日", ""],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明");
}

#[test]
fn a_person_over_two_rows_is_one() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &["序号", "姓名", "性别", "学历", "毕业院校", "帮带人"],
            &["1", "李明", "男", "大专", "河套学院", "廖朵（副镇长）"],
            &["^", "^", "^", "大学", "北川大学", "钟峁（包村干部）"],
            &["2", "王芳", "女", "高中", "青川一中", "廖朵（副镇长）"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    let row = of(&plan, "李明");
    assert_eq!(value(row, Field::Education), "大学");
    assert_eq!(mentors(row), "包村领导=廖朵/副镇长 包村干部=钟峁/包村干部");
}

#[test]
fn dates_depend_on_their_cells() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("红旗村").unwrap();
    fill(
        sheet,
        &[
            &["姓名", "出生年月", "性别", "身份证号"],
            &["甲一", "", "男"],
            &["甲二", "", "男"],
            &["甲三", "", "男"],
            &["甲四", "", "男"],
            &["甲五", "", "男", "150221198510150012"],
            &["甲六", "", "男"],
        ],
    );
    let two = Format::new().set_num_format("0.00");
    sheet.write_number_with_format(1, 1, 1985.1, &two).unwrap();
    sheet.write_number(2, 1, 1985.1).unwrap();
    sheet.write_number(3, 1, 1985.6).unwrap();
    sheet
        .write_number_with_format(
            4,
            1,
            31213,
            &Format::new().set_num_format("yyyy\"年\"m\"月\""),
        )
        .unwrap();
    sheet.write_number(5, 1, 1985.1).unwrap();
    sheet.write_number(6, 1, 198_506).unwrap();
    let plan = check("x.xlsx", book.save_to_buffer().unwrap());
    let birth = |name: &str| {
        of(&plan, name)
            .reading
            .birth
            .map_or("-".into(), |birth| birth.to_string())
    };
    assert_eq!(
        [
            birth("甲一"),
            birth("甲二"),
            birth("甲三"),
            birth("甲四"),
            birth("甲六")
        ],
        ["1985-10", "-", "1985-06", "1985-06", "1985-06"]
    );
    assert!(
        birth("甲五").starts_with("1985-10") || codes(&plan).contains(&"id.checksum"),
        "{}",
        birth("甲五")
    );
    assert_eq!(
        plan.problems
            .iter()
            .filter(|problem| problem.code == "birth.ambiguous")
            .count(),
        1 + usize::from(codes(&plan).contains(&"id.checksum"))
    );
}

#[test]
fn a_number_with_a_year_of_two_digits_is_read_as_one_of_four() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("红旗村").unwrap();
    fill(
        sheet,
        &[
            &["姓名", "出生年月", "入党时间", "身份证号"],
            &["李明", "", "", ""],
            &["王芳", "", "", "15022119851015001X"],
            &["赵刚", "", "", ""],
        ],
    );
    sheet.write_number(1, 1, 85.1).unwrap();
    sheet.write_number(1, 2, 10.1).unwrap();
    sheet.write_number(2, 1, 85.1).unwrap();
    sheet.write_number(3, 1, 90.3).unwrap();
    sheet.write_number(3, 2, 12.5).unwrap();
    let plan = check("x.xlsx", book.save_to_buffer().unwrap());
    let birth = |name: &str| {
        let birth = of(&plan, name).reading.birth;
        birth.map_or("-".into(), |birth| birth.to_month().to_string())
    };
    assert_eq!(
        ["李明", "王芳", "赵刚"].map(birth),
        ["-", "1985-10", "1990-03"]
    );
    let said = codes(&plan);
    assert!(said.contains(&"birth.ambiguous"), "{said:?}");
    assert!(said.contains(&"party_joined.ambiguous"), "{said:?}");
    let joined = &of(&plan, "赵刚").reading.values[&Field::PartyJoined];
    assert_eq!(joined, "2012-05");
}

#[test]
fn a_thousand_formatted_columns_and_struck_rows_do_no_harm() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("红旗村").unwrap();
    fill(
        sheet,
        &[
            &["姓名", "性别", "出生年月", "备注"],
            &["李明", "男", "1985.06", ""],
        ],
    );
    let grey = Format::new().set_background_color("D9D9D9");
    for column in 4..1000 {
        for row in 0..50 {
            sheet.write_blank(row, column, &grey).unwrap();
        }
    }
    let struck = Format::new().set_font_strikethrough();
    for (column, text) in ["王芳", "女", "1990.11"].iter().enumerate() {
        sheet
            .write_string_with_format(2, u16::try_from(column).unwrap(), *text, &struck)
            .unwrap();
    }
    let plan = check("x.xlsx", book.save_to_buffer().unwrap());
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳!");
    assert_eq!(codes(&plan), ["person.withdrawn_remark"]);
}

#[test]
fn hidden_sheets_are_listed_and_not_taken() {
    let mut book = Workbook::new();
    fill(
        book.add_worksheet().set_name("红旗村").unwrap(),
        &[&["姓名", "性别", "出生年月"], &["李明", "男", "1985.06"]],
    );
    let hidden = book.add_worksheet();
    hidden.set_name("旧").unwrap().set_hidden(true);
    fill(
        hidden,
        &[&["姓名", "性别", "出生年月"], &["王芳", "女", "1990.11"]],
    );
    let bytes = book.save_to_buffer().unwrap();
    let draft = Draft::open(
        &[InputFile {
            name: "x.xlsx".into(),
            bytes: Ok(bytes),
        }],
        &known(),
    );
    let sheets = draft.files[0].sheets.as_ref().unwrap();
    assert_eq!((sheets[1].role, sheets[1].ticked), (Role::Roster, false));
    assert_eq!(draft.check_on(&known(), today()).counts.rows, 1);
}

#[test]
fn villages_are_taken_from_the_sheets_when_asked_to() {
    let bytes = book(&[
        &["三塔乡村级后备力量花名册", "~", "~", "~"],
        &["村（社区）", "姓名", "性别", "出生年月"],
        &["梁泉子村", "李明", "男", "1985.06"],
        &["^", "王芳", "女", "1990.11"],
        &["梁泉子村委会", "张强", "男", "1988.03"],
        &["东湾", "赵敏", "女", "1993.02"],
    ]);
    let known = Known {
        county: true,
        ..Known::default()
    };
    let draft = Draft::open(
        &[InputFile {
            name: "x.xlsx".into(),
            bytes: Ok(bytes),
        }],
        &known,
    );
    let plan = draft.check(
        &known,
        &Options {
            as_of: today(),
            add_villages: true,
            ..Options::default()
        },
    );
    assert_eq!(
        people(&plan),
        "梁泉子村:李明 梁泉子村:王芳 梁泉子村:张强 东湾村:赵敏"
    );
    let new = |village: &str| (village.to_owned(), "三塔乡".to_owned());
    assert_eq!(plan.new_villages, [new("梁泉子村"), new("东湾村")]);
    assert_eq!(plan.proposed_villages, [""; 0]);
    // Until then they are offered, each once however it is spelt.
    let offered = draft.check_on(&known, today());
    assert_eq!(offered.proposed_villages, ["梁泉子村", "东湾村"]);
}

#[test]
fn two_new_villages_that_may_be_one_are_asked_about_whichever_comes_first() {
    let (_folder, mut registry) = township("");
    let file = |name: &str, rows: &str| InputFile {
        name: name.into(),
        bytes: Ok(format!("姓名,性别,出生年月\n{rows}").into()),
    };
    let mut files = [
        file("申营村后备力量.csv", "李明,男,1985.06\n王芳,女,1990.11\n"),
        file("申家营村后备力量.csv", "张强,男,1988.03\n"),
        file("东沙梁村后备力量.csv", "赵敏,女,1993.02\n"),
        file("西沙梁村后备力量.csv", "孙伟,男,1992.07\n"),
    ];
    let known = registry.import_known().unwrap();
    let options = Options {
        as_of: today(),
        add_villages: true,
        ..Options::default()
    };
    for turn in 0..2 {
        let draft = Draft::open(&files, &known);
        let offered = draft.check_on(&known, today());
        assert_eq!(offered.proposed_villages.len(), 3, "{turn}");
        let plan = draft.check(&known, &options);
        let mut new: Vec<&str> = plan
            .new_villages
            .iter()
            .map(|(it, _)| it.as_str())
            .collect();
        new.sort_unstable();
        assert_eq!(new, ["东沙梁村", "申家营村", "西沙梁村"], "{turn}");
        assert_eq!(of(&plan, "张强").village.as_deref(), Some("申家营村"));
        let counts = plan.counts;
        assert_eq!((counts.rows, counts.added, counts.asked), (5, 3, 2));
        let [question] = plan.questions.as_slice() else {
            panic!("{:?}", plan.questions);
        };
        assert_eq!(question.kind, "village.unknown");
        assert_eq!(question.text, "“申营村”是哪个村？");
        assert_eq!(question.choices[0], "申家营村");
        for (answer, village) in [("申家营村", "申家营村"), ("new", "申营村")] {
            let mut options = options.clone();
            options.answers.insert(question.key.clone(), answer.into());
            let plan = draft.check(&known, &options);
            assert_eq!(of(&plan, "李明").village.as_deref(), Some(village));
            assert_eq!(plan.counts.added, 5, "{answer}");
        }
        files.reverse();
    }
    // What was answered is written, and known from then on.
    let mut options = options;
    options
        .answers
        .insert("village:申营村".into(), "申家营村".into());
    let draft = Draft::open(&files, &known);
    let plan = draft.check(&known, &options);
    registry.import_batch(&known, &draft, plan).unwrap();
    let known = registry.import_known().unwrap();
    assert_eq!(known.places.villages.len(), 3);
    let later = Draft::open(&[file("申营村.csv", "周娜,女,1991.01\n")], &known);
    let plan = later.check_on(&known, today());
    assert_eq!(of(&plan, "周娜").village.as_deref(), Some("申家营村"));
}

/// What becomes of a list of villages and names where villages may be added.
#[expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]
fn adding(villages: &str, rows: &[&str]) -> Plan {
    let (_folder, registry) = township(villages);
    let rows: Vec<String> = rows
        .iter()
        .enumerate()
        .map(|(at, village)| format!("{village},李{},男,1985.06\n", ["一", "二", "三", "四"][at]))
        .collect();
    let file = InputFile {
        name: "名册.csv".into(),
        bytes: Ok(format!("村,姓名,性别,出生年月\n{}", rows.concat()).into()),
    };
    let known = registry.import_known().unwrap();
    let options = Options {
        as_of: today(),
        add_villages: true,
        ..Options::default()
    };
    Draft::open(&[file], &known).check(&known, &options)
}

#[test]
fn a_new_village_in_traditional_characters_is_the_same_one() {
    for rows in [
        ["大王庄村", "大王莊村", "大王庄村"],
        ["大王莊村", "大王莊村", "大王庄村"],
    ] {
        let plan = adding("", &rows);
        assert_eq!(
            (plan.new_villages.len(), plan.counts.added),
            (1, 3),
            "{rows:?}"
        );
    }
}

#[test]
fn a_new_village_that_sounds_like_another_is_asked_about() {
    for (one, other) in [
        ("申家营村", "沈家营村"),
        ("张家洼", "章家洼村"),
        ("小河沿", "晓河沿村"),
    ] {
        // The one that fewer rows name, whichever comes first.
        for rows in [[one, one, other], [other, one, one]] {
            let plan = adding("", &rows);
            let new: Vec<&str> = plan
                .new_villages
                .iter()
                .map(|(it, _)| it.as_str())
                .collect();
            assert_eq!(new.len(), 1, "{rows:?}");
            assert!(new[0].starts_with(one), "{new:?}");
            assert_eq!((plan.counts.added, plan.counts.asked), (2, 1), "{rows:?}");
            let [question] = plan.questions.as_slice() else {
                panic!("{:?}", plan.questions);
            };
            let text = format!("“{other}”与“{}”读音相同，是哪个村？", new[0]);
            assert_eq!(question.text, text);
            assert_eq!(question.choices[0], new[0]);
        }
        let plan = adding(one, &[one, other]);
        assert_eq!(
            (plan.new_villages.len(), plan.counts.asked),
            (0, 1),
            "{other}"
        );
        let plan = adding(&format!("{one}\n{other}"), &[one, other]);
        assert_eq!((plan.questions.len(), plan.counts.added), (0, 2), "{other}");
    }
}

#[test]
fn two_villages_in_one_text_are_no_new_village() {
    for text in ["柳湾村、新寨村", "柳湾村和新寨村"] {
        assert_eq!(adding("", &[text]).new_villages, [], "{text}");
    }
    let (_folder, registry) = township("");
    let known = registry.import_known().unwrap();
    for rows in [
        &[
            &["柳湾村、新寨村后备干部名单", "~", "~"][..],
            &["姓名", "性别", "出生年月"],
            &["李明", "男", "1985.06"],
        ],
        &[
            &["姓名", "性别", "出生年月"][..],
            &["柳湾村、新寨村后备干部名单", "~", "~"],
            &["李明", "男", "1985.06"],
        ],
    ] {
        let file = InputFile {
            name: "x.xlsx".into(),
            bytes: Ok(book(rows)),
        };
        let plan = Draft::open(&[file], &known).check_on(&known, today());
        assert_eq!(plan.proposed_villages, [""; 0], "{rows:?}");
        assert_eq!(people(&plan), "-:李明?", "{rows:?}");
    }
}

#[test]
fn a_new_village_that_may_be_one_of_the_list_is_asked_about() {
    let file = InputFile {
        name: "x.csv".into(),
        bytes: Ok("村,姓名,性别,出生年月\n柳沟,李明,男,1985.06\n白旗村,王芳,女,1990.11\n".into()),
    };
    let draft = Draft::open(&[file], &known());
    let options = Options {
        as_of: today(),
        add_villages: true,
        ..Options::default()
    };
    let plan = draft.check(&known(), &options);
    assert_eq!(people(&plan), "-:李明? 白旗村:王芳");
    assert_eq!(plan.questions[0].choices[0], "柳树沟村");
}

#[test]
fn a_name_used_by_two_is_two_and_a_number_used_by_two_is_asked() {
    let plan = check(
        "红旗村.csv",
        "姓名,性别,出生年月,身份证号\n李明,男,1985.06,150221198506150017\n李明,男,1990.01,\n王芳,男,1985.06,150221198506150017\n".as_bytes().to_vec(),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:李明 红旗村:王芳?");
    assert_eq!(plan.questions[0].kind, "person.maybe_duplicate");
}

#[test]
fn somebody_whom_two_rows_tell_of_is_one_person_written() {
    let plan = check(
        "红旗村.csv",
        "姓名,性别,身份证号,联系电话\n李明,男,150221198506150017,\n李明,男,150221198506150017,13812345678\n王芳,女,,\n".into(),
    );
    let result = plan.result(None);
    assert_eq!((result.added, result.updated), (2, 1));
    assert_eq!(result.people, 2);
}

#[test]
fn somebody_in_another_village_is_asked_about_once() {
    let plan = check("x.csv", "村,姓名,性别,身份证号\n红旗村,李明,男,150221198506150017\n柳树沟村,李明,男,150221198506150017\n".as_bytes().to_vec());
    assert_eq!(people(&plan), "红旗村:李明 柳树沟村:李明?");
    assert_eq!(plan.questions[0].kind, "person.other_village");
    assert_eq!(plan.questions[0].choices, ["moved", "same", "skip"]);
}

#[test]
fn files_that_are_no_sheets_are_listed_and_the_others_go_in() {
    let good = InputFile {
        name: "好.csv".into(),
        bytes: Ok("村,姓名,性别,出生年月\n红旗村,李明,男,1985.06\n".into()),
    };
    let bad = |name: &str, bytes: &[u8]| InputFile {
        name: name.into(),
        bytes: Ok(bytes.to_vec()),
    };
    let xlsx = book(&[&["姓名", "性别", "出生年月"]]);
    let files = [
        bad("空.xlsx", b""),
        bad("坏.xlsx", &xlsx[..xlsx.len() / 2]),
        bad(
            "图.jpg",
            &[
                0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 1,
            ],
        ),
        bad("文.pdf", b"%PDF-1.7 ..."),
        bad(
            "旧.xls",
            &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
        ),
        good,
    ];
    let plan = Draft::open(&files, &known()).check_on(&known(), today());
    assert_eq!(people(&plan), "红旗村:李明");
    let unreadable: Vec<(&str, usize)> = plan
        .problems
        .iter()
        .filter(|problem| problem.code == "file.unreadable")
        .map(|problem| (problem.file.as_str(), problem.row))
        .collect();
    assert_eq!(
        unreadable,
        [
            ("空.xlsx", 0),
            ("坏.xlsx", 0),
            ("图.jpg", 0),
            ("文.pdf", 0),
            ("旧.xls", 0)
        ]
    );
}

#[test]
fn blanks_in_a_village_column_follow_the_name_above_only_where_it_is_written_once() {
    let plan = check("x.csv", "村,姓名,性别,出生年月\n红旗村,李明,男,1985.06\n,王芳,女,1990.11\n柳树沟,张强,男,1988.03\n,赵敏,女,1993.02\n".into());
    assert_eq!(
        people(&plan),
        "红旗村:李明 红旗村:王芳 柳树沟村:张强 柳树沟村:赵敏"
    );
    let plan = check("x.csv", "村,姓名,性别,出生年月\n红旗村,李明,男,1985.06\n红旗村,王芳,女,1990.11\n,张强,男,1988.03\n柳树沟,赵敏,女,1993.02\n".into());
    assert_eq!(
        people(&plan),
        "红旗村:李明 红旗村:王芳 -:张强? 柳树沟村:赵敏"
    );
}

#[test]
fn rows_that_cannot_be_a_person_are_skipped_with_a_reason() {
    let plan = check(
        "红旗村.csv",
        "姓名,性别,出生年月,身份证号\n,男,1985.06,150221198506150017\n李明、王芳,男,1985.06,\n12345,男,1985.06,\n".into(),
    );
    assert_eq!(
        (plan.counts.rows, plan.counts.skipped),
        (3, 3),
        "{}",
        people(&plan)
    );
    assert_eq!(
        codes(&plan),
        ["name.missing", "name.several", "name.unreadable"]
    );
}

#[test]
fn hostile_text_stays_text() {
    let name = "<img onerror=alert(1)>";
    let plan = check("红旗村.csv", format!("姓名,性别,出生年月,备注\n{name},男,1985.06,\"=HYPERLINK(\"\"x\"\")\"\n{},女,1990.11,{{{{x}}}}\n", "喆".repeat(51)).into_bytes());
    assert_eq!(plan.rows[0].outcome, Outcome::Skipped);
    assert_eq!(plan.problems[0].raw, name);
    assert_eq!(value(&plan.rows[0], Field::Remark), "=HYPERLINK(\"x\")");
    assert!(codes(&plan).contains(&"name.too_long"));
}

#[test]
fn a_form_of_one_person_is_read_beside_its_labels() {
    let form: &[&[&str]] = &[
        &["村级后备力量登记表", "~", "~", "~"],
        &["填报单位：红旗村党支部", "~", "填报时间：2025年5月6日", "~"],
        &["姓  名", "李明", "性  别", "男"],
        &["出生年月\n（岁）", "1985.06（40岁）", "民  族", "汉族"],
        &["手机号码", "13812345678", "血型", "A"],
        &["培养方向", "村党组织书记", "学历", ""],
        &["家庭主要成员", "称谓", "姓名", "政治面貌"],
        &["", "父亲", "某甲", "群众"],
        &["村党组织意见", "（盖章）"],
        &["帮带人", "廖朵（副镇长）"],
    ];
    let plan = check("登记表.xlsx", sheets(&[("李明", form)]));
    assert_eq!(people(&plan), "红旗村:李明");
    let row = of(&plan, "李明");
    assert_eq!(row.reading.birth.unwrap().to_string(), "1985-06");
    assert_eq!(value(row, Field::Phone), "13812345678");
    assert_eq!(value(row, Field::TargetPost), "村党组织书记");
    assert_eq!(mentors(row), "包村领导=廖朵/副镇长");
    let places: Vec<(usize, &str)> = plan
        .problems
        .iter()
        .map(|problem| (problem.row, problem.column.as_str()))
        .collect();
    assert_eq!(
        places,
        [(5, "血型"), (7, "家庭主要成员"), (9, "村党组织意见")]
    );
}

#[test]
fn a_list_of_names_and_their_mentors_is_a_roster() {
    let plan = check(
        "结对.csv",
        "村,姓名,包村领导,包村干部\n红旗村,李明,廖朵,仇穗\n".into(),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(mentors(of(&plan, "李明")), "包村领导=廖朵/ 包村干部=仇穗/");
}

#[test]
fn the_phone_and_post_after_a_mentors_name_are_the_mentors() {
    let plan = check(
        "x.csv",
        "村名,村党组织书记,联系电话,后备干部,性别,出生年月,联系电话\n红旗村,仇穗,13800000000,李明,男,1985.06,13812345678\n".into(),
    );
    let row = of(&plan, "李明");
    assert_eq!(value(row, Field::Phone), "13812345678");
    assert_eq!(mentors(row), "村党组织书记=仇穗/");
    let plan = check(
        "y.csv",
        "村名,姓名,性别,帮带人姓名,帮带人职务\n红旗村,李明,男,廖朵,副镇长\n".into(),
    );
    assert_eq!(mentors(of(&plan, "李明")), "包村领导=廖朵/副镇长");
}

#[test]
fn values_as_headers_are_ticks_without_a_heading_over_them_too() {
    let plan = check(
        "x.csv",
        "村,姓名,性别,致富能手,退役军人\n红旗村,李明,男,√,√\n红旗村,王芳,女,,√\n".into(),
    );
    assert_eq!(
        value(of(&plan, "李明"), Field::Sources),
        "致富能手、退役军人"
    );
    assert_eq!(value(of(&plan, "王芳"), Field::Sources), "退役军人");
}

#[test]
fn what_brackets_add_to_a_header_is_an_instruction() {
    let plan = check(
        "红旗村.csv",
        "姓名（与身份证一致）,政治面貌（中共党员/预备党员/群众）,出生年月（格式：1985.06）,培养方向（岗位）,拟培养村干部职务\n李明,党员,1985.6,村书记,\n".into(),
    );
    let row = of(&plan, "李明");
    assert_eq!(value(row, Field::PoliticalStatus), "中共党员");
    assert_eq!(value(row, Field::TargetPost), "村党组织书记");
    assert_eq!(row.reading.birth.unwrap().to_string(), "1985-06");
}

#[test]
fn ditto_marks_mean_the_cell_above() {
    let plan = check(
        "x.csv",
        "村,姓名,性别,学历,帮带人\n红旗村,李明,男,大专,廖朵（副镇长）\n同上,王芳,女,〃,同上\n"
            .into(),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    assert_eq!(value(of(&plan, "王芳"), Field::Education), "大专");
    assert_eq!(mentors(of(&plan, "王芳")), "包村领导=廖朵/副镇长");
}

#[test]
fn a_column_may_say_who_has_left() {
    let plan = check(
        "x.csv",
        "村,姓名,性别,学历,是否在库\n红旗村,李明,男,大专,是\n红旗村,王芳,女,大专,否\n".into(),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳!");
    let problem = plan.problems.last().unwrap();
    assert_eq!(
        (problem.code, problem.column.as_str()),
        ("person.withdrawn_remark", "是否在库")
    );
}

#[test]
fn numbers_and_counts_around_villages_and_names_are_no_part_of_them() {
    let plan = check(
        "x.csv",
        "村,姓名,性别,学历\n1.红旗村（2人）,1.李明,男,大专\n红旗村党支部,★王芳,女,大专\n申家营村2人,\"张强\n赵敏\",男,大专\n".into(),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳 -:张强赵敏!");
    assert_eq!(codes(&plan), ["name.several"]);
}

#[test]
fn a_birth_in_two_columns_is_one_date() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &["姓名", "性别", "出生年月", "~"],
            &["^", "^", "年", "月"],
            &["李明", "男", "1985", "1"],
        ]),
    );
    assert_eq!(
        of(&plan, "李明").reading.birth.unwrap().to_string(),
        "1985-01"
    );
}

#[test]
fn the_lines_over_a_table_name_its_village_whatever_stands_before_it() {
    for line in [
        "村名：红旗村",
        "填报单位（盖章）：青禾镇红旗村党支部",
        "单位：红旗村村委会　填报人：张三",
    ] {
        let plan = check(
            "x.xlsx",
            book(&[
                &[line, "~", "~"],
                &["姓名", "性别", "出生年月"],
                &["李明", "男", "1985.06"],
            ]),
        );
        assert_eq!(people(&plan), "红旗村:李明", "{line}");
    }
}

#[test]
fn the_name_after_a_footers_label_is_nobody() {
    let plan = check(
        "红旗村.csv",
        "序号,姓名,性别,出生年月,备注\n示例,张三,男,1985.06,\n1,李明,男,1985.06,\n2,王五,男,1985.06,填写样例\n填报人：,仇穗,,,\n审核人,廖朵,,,\n".into(),
    );
    assert_eq!(people(&plan), "红旗村:李明");
}

/// The villages of two people under headings, the second of them as given.
fn under(heading: &[&str]) -> String {
    let plan = check(
        "花名册.xlsx",
        book(&[
            &["青禾镇后备干部花名册", "~", "~", "~"],
            &["序号", "姓名", "性别", "出生年月"],
            &["一、申家营村", "", "", ""],
            &["1", "李明", "男", "1985.06"],
            heading,
            &["1", "王芳", "女", "1990.11"],
        ]),
    );
    people(&plan)
}

#[test]
fn a_heading_that_begins_with_a_village_heads_its_people_whatever_follows() {
    for heading in [
        "红旗村：",
        "红旗村后备干部",
        "二、红旗村后备干部名单",
        "2.红旗村  负责人：孙有才",
        "红旗村 包村领导：廖朵",
        "红旗村第二批",
        "（七）红旗村后备干部2名",
        "四 红旗村",
        "第九部分  红旗村",
        "第九部分红旗村",
        "红旗后备干部2名",
        "★红旗村（书记：何某 13333333333）",
        "红旗村书记后备",
        "红旗村孙家片区",
        "2025年度红旗村后备干部",
        "Ⅱ 红旗村",
    ] {
        assert_eq!(
            under(&[heading, "", "", ""]),
            "申家营村:李明 红旗村:王芳",
            "{heading}"
        );
    }
    for (heading, asked) in [
        ("三、石桥村后备干部名单", "village:石桥村"),
        ("石桥村第二批", "village:石桥村"),
        ("红旗村和柳树沟村", "village:红旗村和柳树沟村"),
        (
            "红旗村、柳树沟村后备干部名单",
            "village:红旗村、柳树沟村后备干部名单",
        ),
        (
            "红旗村、柳树沟村并入，待定。",
            "village:红旗村、柳树沟村并入,待定",
        ),
    ] {
        let plan = check(
            "花名册.xlsx",
            book(&[
                &["序号", "姓名", "性别", "出生年月"],
                &["一、申家营村", "", "", ""],
                &["1", "李明", "男", "1985.06"],
                &[heading, "", "", ""],
                &["1", "王芳", "女", "1990.11"],
            ]),
        );
        assert_eq!(people(&plan), "申家营村:李明 -:王芳?", "{heading}");
        assert_eq!(plan.questions[0].key, asked);
    }
}

#[test]
fn what_only_speaks_of_a_village_heads_nobody() {
    for note in [
        "红旗村小计",
        "红旗村党支部书记：",
        "红旗村党支部（盖章）",
        "申家营村李明，待审。",
        "填报人：红旗村孙有才",
    ] {
        assert_eq!(
            under(&[note, "", "", ""]),
            "申家营村:李明 申家营村:王芳",
            "{note}"
        );
    }
}

#[test]
fn a_number_and_a_village_are_a_heading_and_no_person() {
    for heading in [
        &["二", "红旗村", "", ""],
        &["2", "红旗村", "", ""],
        &["（二）", "红旗村", "", ""],
        &["二", "红旗村后备干部", "", ""],
        &["二", "红旗村", "2人", ""],
        &["红旗村", "1", "", ""],
        &["红旗村", "后备干部1人", "", ""],
    ] {
        assert_eq!(under(heading), "申家营村:李明 红旗村:王芳", "{heading:?}");
    }
    assert_eq!(
        under(&["二", "石桥村", "", ""]),
        "申家营村:李明 -:王芳?",
        "a village the list has not"
    );
    let plan = check(
        "申家营村.xlsx",
        book(&[
            &["序号", "姓名", "性别", "出生年月"],
            &["1", "李明", "男", "1985.06"],
            &["2", "李新村", "", ""],
            &["3", "王芳", "女", "1990.11"],
        ]),
    );
    assert_eq!(
        people(&plan),
        "申家营村:李明 申家营村:李新村 申家营村:王芳",
        "a name may end as a village does"
    );
}

#[test]
fn a_row_numbered_in_advance_is_no_heading() {
    let plan = check(
        "花名册.xlsx",
        book(&[
            &["序号", "村", "姓名", "性别", "出生年月"],
            &["书记后备", "~", "~", "~", "~"],
            &["1", "申家营村", "李明", "男", "1985.06"],
            &["2", "柳树沟村", "", "", ""],
            &["3", "红旗村", "王芳", "女", "1990.11"],
        ]),
    );
    assert_eq!(people(&plan), "申家营村:李明 红旗村:王芳");
    assert_eq!(value(of(&plan, "王芳"), Field::TargetPost), "村党组织书记");
}

#[test]
fn what_a_heading_says_of_its_list_holds_for_its_people() {
    let plan = check(
        "花名册.xlsx",
        book(&[
            &["序号", "姓名", "性别", "出生年月"],
            &["申家营村书记后备", "", "", ""],
            &["1", "李明", "男", "1985.06"],
            &[
                "红旗村  包村领导：廖朵（副镇长）  包村干部：仇穗",
                "",
                "",
                "",
            ],
            &["1", "王芳", "女", "1990.11"],
        ]),
    );
    assert_eq!(value(of(&plan, "李明"), Field::TargetPost), "村党组织书记");
    assert_eq!(value(of(&plan, "王芳"), Field::TargetPost), "");
    assert_eq!(
        mentors(of(&plan, "王芳")),
        "包村领导=廖朵/副镇长 包村干部=仇穗/包村干部"
    );
}

#[test]
fn sums_below_a_list_are_nobody() {
    let plan = check(
        "申家营村.xlsx",
        book(&[
            &["序号", "姓名", "性别", "出生年月"],
            &["1", "李明", "男", "1985.06"],
            &["总人数", "1", "", ""],
            &["男", "1", "女", "0"],
            &["党员", "1", "大专", "1"],
        ]),
    );
    assert_eq!(
        (people(&plan).as_str(), plan.counts.rows),
        ("申家营村:李明", 1)
    );
}

#[test]
fn a_sheet_of_several_tables_has_one_day() {
    let days = |title: &str, footer: &str| {
        let plan = check(
            "花名册.xlsx",
            book(&[
                &[title, "", "", ""],
                &["一、申家营村", "", "", ""],
                &["序号", "姓名", "性别", "出生年月"],
                &["1", "李明", "男", "1985.06"],
                &["二、红旗村", "", "", ""],
                &["序号", "姓名", "性别", "出生年月"],
                &["1", "王芳", "女", "1990.11"],
                &["三、柳树沟村", "", "", ""],
                &["序号", "姓名", "性别", "出生年月"],
                &["1", "张强", "男", "1988.03"],
                &["制表：孙有才", "", "", footer],
            ]),
        );
        ["李明", "王芳", "张强"].map(|name| entered_on(&plan, name))
    };
    for (title, footer, day) in [
        ("后备干部名册（2025年3月12日）", "", "2025-03-12"),
        ("后备干部名册", "2025年3月12日", "2025-03-12"),
        ("2025年后备干部名册", "2025年3月12日", "2025-03-12"),
        ("2025年后备干部名册", "", "2025-12-31"),
    ] {
        assert_eq!(days(title, footer), [day; 3], "{title} {footer}");
    }
}

#[test]
fn a_list_on_its_side_may_have_a_title() {
    let plan = check(
        "名单.xlsx",
        book(&[
            &["红旗村后备干部基本情况（2025年3月31日）", "", ""],
            &["姓名", "李明", "王芳"],
            &["性别", "男", "女"],
            &["出生年月", "1985.06", "1990.11"],
            &["学历", "大专", "大学"],
            &["备注", "", ""],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    assert_eq!(entered_on(&plan, "李明"), "2025-03-31");
    assert_eq!(value(of(&plan, "李明"), Field::Education), "大专");
}

#[test]
fn a_list_on_its_side_may_go_on_below() {
    for number in [false, true] {
        let mut rows: Vec<&[&str]> = vec![&["红旗村后备干部情况", "", "", ""]];
        let first = [
            &["序号", "1", "2", "3"][..],
            &["姓名", "李明", "王芳", "张强"],
            &["出生年月", "1985.05", "1986.05", "1987.05"],
            &["联系电话", "13812345671", "13812345672", "13812345673"],
        ];
        let second = [
            &["序号", "4", "5", ""][..],
            &["姓名", "赵敏", "孙伟", ""],
            &["出生年月", "1988.05", "1989.05", ""],
            &["联系电话", "13812345674", "13812345675", ""],
        ];
        let skip = usize::from(!number);
        rows.extend(&first[skip..]);
        rows.extend(&second[skip..]);
        let plan = check("x.xlsx", book(&rows));
        assert_eq!(
            people(&plan),
            "红旗村:李明 红旗村:王芳 红旗村:张强 红旗村:赵敏 红旗村:孙伟"
        );
        assert_eq!(value(of(&plan, "孙伟"), Field::Phone), "13812345675");
    }
}

#[test]
fn a_heading_that_counts_the_people_of_a_village_begins_it() {
    let plan = check(
        "x.xlsx",
        book(&[
            &["青禾镇后备干部名册", "", "", ""],
            &["序号", "姓名", "性别", "出生年月"],
            &["红旗村：1人", "", "", ""],
            &["1", "李明", "男", "1985.06"],
            &["南村后备干部1名", "", "", ""],
            &["2", "王芳", "女", "1990.11"],
            &["第9组：申家营村", "", "", ""],
            &["3", "张强", "男", "1988.03"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 -:王芳? 申家营村:张强");
    assert_eq!(plan.questions[0].key, "village:南村");
}

#[test]
fn a_blank_village_below_a_sum_is_not_the_one_above() {
    let plan = check(
        "x.xlsx",
        book(&[
            &["青禾镇后备干部名册", "", ""],
            &["村", "姓名", "出生年月"],
            &["红旗村", "李明", "1985.06"],
            &["", "王芳", "1990.11"],
            &["小计", "2人", ""],
            &["", "张强", "1988.03"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳 -:张强?");
}

#[test]
fn a_numbered_heading_over_each_of_several_tables_names_its_village() {
    let plan = check(
        "x.xlsx",
        book(&[
            &["后备干部名册", "", ""],
            &["一、红旗村", "", ""],
            &["姓名", "性别", "出生年月"],
            &["李明", "男", "1985.06"],
            &["二、申家营村", "", ""],
            &["姓名", "性别", "出生年月"],
            &["王芳", "女", "1990.11"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 申家营村:王芳");
}

#[test]
fn a_header_word_in_two_cells_is_one() {
    let people_of = |rows: &[&[&str]]| {
        let plan = check("x.xlsx", book(rows));
        let told = plan.rows.iter().map(|row| {
            let values = [Field::Sex, Field::Education].map(|field| value(row, field));
            format!("{}/{}", row.name, values.join("/"))
        });
        told.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        people_of(&[
            &["村", "姓", "名", "性别", "学历"],
            &["红旗村", "李", "明", "男", "大专"],
            &["红旗村", "欧阳", "修远", "男", "高中"],
        ]),
        "李明/男/大专 欧阳修远/男/高中"
    );
    assert_eq!(
        people_of(&[
            &["村", "姓", "名", "性", "别", "学", "历"],
            &["红旗村", "李明", "", "男", "", "", "大专"],
            &["红旗村", "王芳", "", "女", "", "", "高中"],
        ]),
        "李明/男/大专 王芳/女/高中"
    );
    assert_eq!(
        people_of(&[
            &["村", "姓", "性", "学"],
            &["", "名", "别", "历"],
            &["红旗村", "李明", "男", "大专"],
        ]),
        "李明/男/大专"
    );
    // 男 | 女 are ticked, whatever else the header has.
    assert_eq!(
        people_of(&[
            &["村", "屯", "姓名", "男", "女", "学历"],
            &["红旗村", "前屯", "李明", "√", "", "大专"],
            &["红旗村", "后屯", "王芳", "", "√", "高中"],
        ]),
        "李明/男/大专 王芳/女/高中"
    );
}

#[test]
fn a_stamped_village_before_a_person_is_their_village() {
    let plan = check(
        "x.csv",
        "村,姓名,性别,学历\n红旗村（盖章）,李明,男,大专\n申家营村党支部（盖章）,王芳,女,高中\n红旗村（盖章）,填报人：张强,,\n".into(),
    );
    assert_eq!(people(&plan), "红旗村:李明 申家营村:王芳");
}

#[test]
fn a_sheet_of_columns_without_people_is_said_to_be_blank() {
    let plan = check(
        "红旗村.csv",
        "红旗村后备干部花名册\n序号,姓名,性别,出生年月,学历\n1,,,,\n2,,,,\n填表人：,,,,\n".into(),
    );
    assert_eq!(
        (people(&plan), codes(&plan)),
        (String::new(), vec!["sheet.blank"])
    );
    let form = book(&[
        &["姓名", "", "性别", "", "出生年月", ""],
        &["民族", "", "学历", "", "政治面貌", ""],
        &["联系电话", "", "身份证号", "", "", ""],
    ]);
    assert_eq!(codes(&check("后备干部登记表.xlsx", form)), ["sheet.blank"]);
}

#[test]
fn people_told_in_sentences_are_read_each_value_by_what_it_is() {
    let plan = check(
        "x.csv",
        "村,后备干部,包村领导\n红旗村,\"张三，男，1985年6月生，大专；李四，女，1990年11月生，本科\",廖朵\n申家营村,\"后备干部：王五，男，汉族，中共党员。\",仇穗\n".into(),
    );
    assert_eq!(people(&plan), "红旗村:张三 红旗村:李四 申家营村:王五");
    assert_eq!(value(of(&plan, "李四"), Field::Education), "大学");
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &["红旗村后备干部名单"],
            &["1.张三，男，1985年6月生，大专，中共党员，2010年7月入党，种植大户"],
            &["2.李四，女，1990年11月生，本科，群众，联系电话：15470000001"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:张三 红旗村:李四");
    let row = of(&plan, "张三");
    assert_eq!(
        row.reading.birth.map(|birth| birth.to_string()).as_deref(),
        Some("1985-06")
    );
    let fields = [
        Field::Sex,
        Field::Education,
        Field::PoliticalStatus,
        Field::PartyJoined,
        Field::Remark,
    ];
    assert_eq!(
        fields.map(|field| value(row, field)),
        ["男", "大专", "中共党员", "2010-07", "种植大户"]
    );
    assert_eq!(value(of(&plan, "李四"), Field::Phone), "15470000001");
}

#[test]
fn sentences_that_may_be_of_anybody_are_listed_and_nobody_is_made_of_them() {
    let plan = check(
        "x.csv",
        "村,后备干部\n红旗村,\"张三，男，1985年6月生，大专；李四，女\"\n".into(),
    );
    assert_eq!((plan.counts.rows, plan.counts.skipped), (1, 1));
    assert_eq!(codes(&plan), ["name.prose"]);
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &["红旗村后备干部名单"],
            &["张三，男，1985年6月生，大专；李四，女"],
        ]),
    );
    assert_eq!(
        (codes(&plan), plan.problems[0].row),
        (vec!["sheet.prose"], 2)
    );
}

#[test]
fn what_is_told_of_a_person_in_a_column_of_its_own_is_read() {
    let plan = check(
        "后备干部.csv",
        "村,姓名,基本情况,培养方向\n红旗村,李明,\"男，汉族，1985年6月生，大专学历，带动5户\",村文书\n红旗村,王芳,\"女，1990年11月生，本科\",妇联主席\n".into(),
    );
    let row = of(&plan, "李明");
    let fields = [
        Field::Sex,
        Field::Ethnicity,
        Field::Education,
        Field::Remark,
    ];
    assert_eq!(
        fields.map(|field| value(row, field)),
        ["男", "汉族", "大专", "带动5户"]
    );
    assert_eq!(
        row.reading.birth.map(|birth| birth.to_string()).as_deref(),
        Some("1985-06")
    );
    assert!(codes(&plan).is_empty(), "{:?}", codes(&plan));
}

#[test]
fn lines_of_text_in_one_column_are_parted_at_their_gaps() {
    let plan = check(
        "x.xlsx",
        book(&[
            &["红旗村后备干部名单"],
            &["姓名　　　性别　　出生年月　　学历"],
            &["李明　　　男　　　1985.06　　大专"],
            &["王　芳　　女　　　1990.11　　高中"],
            &["填表人：张强"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    assert_eq!(value(of(&plan, "王芳"), Field::Education), "高中");
}

#[test]
fn surnames_and_given_names_under_one_merged_header_are_names() {
    let rows: &[&[&str]] = &[
        &["村", "姓名", "~", "性别", "学历"],
        &["红旗村", "李", "明", "男", "大专"],
        &["红旗村", "欧阳", "修远", "男", "高中"],
    ];
    assert_eq!(
        people(&check("x.xlsx", book(rows))),
        "红旗村:李明 红旗村:欧阳修远"
    );
    let rows: &[&[&str]] = &[
        &["村", "姓名", "~", "性别", "学历"],
        &["红旗村", "李明", "小明", "男", "大专"],
    ];
    assert_eq!(people(&check("x.xlsx", book(rows))), "红旗村:李明");
}
