//! What sheets of offices nobody here knows write in their corners: values written once over several
//! people, seats over two rows of headings, townships and villages by other names, counts, notes.

use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::known::Known;
use qinglan_core::import::plan::{Options, Outcome, Plan};
use qinglan_core::people::{FactField, Field};
use qinglan_tests::sheets::{
    book, check, codes, entered_on, fact, known, mentors, of, people, today, value,
};

const PERSON: [[&str; 4]; 4] = [
    ["李明", "男", "1985.06", "大专"],
    ["王芳", "女", "1990.11", "本科"],
    ["张强", "男", "1988.03", "高中"],
    ["赵敏", "女", "1993.02", "大专"],
];

/// Four people of 红旗村 with another column before them.
fn with_column(head: &str, values: [&str; 4]) -> Vec<u8> {
    let mut rows: Vec<Vec<&str>> = vec![vec![head, "姓名", "性别", "出生年月", "学历"]];
    for (value, person) in values.into_iter().zip(PERSON) {
        rows.push(std::iter::once(value).chain(person).collect());
    }
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    book(&rows)
}

#[test]
fn a_category_written_once_over_its_people_is_theirs_where_the_column_shows_it() {
    let sources = |values| {
        let plan = check("红旗村后备.xlsx", with_column("类别", values));
        PERSON.map(|[name, ..]| value(of(&plan, name), Field::Sources).to_owned())
    };
    let (rich, soldier) = ("致富能手", "退役军人");
    // Merged over the first two: so the blank below 退役军人 is one of its group.
    assert_eq!(
        sources([rich, "^", soldier, ""]),
        [rich, rich, soldier, soldier]
    );
    // A merged cell says itself where it ends.
    assert_eq!(sources([rich, "^", "", soldier]), [rich, rich, "", soldier]);
    // Nothing shows that blanks are more than blanks.
    assert_eq!(sources([rich, "", soldier, ""]), [rich, "", soldier, ""]);
    assert_eq!(
        sources([rich, rich, "", soldier]),
        [rich, rich, "", soldier]
    );
}

#[test]
fn a_category_inside_a_village_ends_with_it() {
    let plan = check(
        "后备.xlsx",
        book(&[
            &["村", "类别", "姓名", "性别", "出生年月"],
            &["红旗村", "致富能手", "李明", "男", "1985.06"],
            &["红旗村", "^", "王芳", "女", "1990.11"],
            &["柳树沟村", "", "张强", "男", "1988.03"],
        ]),
    );
    assert_eq!(value(of(&plan, "王芳"), Field::Sources), "致富能手");
    assert_eq!(value(of(&plan, "张强"), Field::Sources), "");
}

#[test]
fn groups_of_text_files_show_what_their_blanks_mean() {
    let text = "类别,村,姓名,出生年月\n致富能手,红旗村,甲一,1985.01\n,红旗村,甲二,1985.02\n\
        退役军人,红旗村,乙一,1985.03\n,红旗村,乙二,1985.04\n,红旗村,乙三,1985.05\n\
        高校毕业生,红旗村,丙一,1985.06\n,红旗村,丙二,1985.07\n";
    let plan = check("后备.csv", text.into());
    for (name, source) in [
        ("甲二", "致富能手"),
        ("乙三", "退役军人"),
        ("丙二", "高校毕业生"),
    ] {
        assert_eq!(fact(&plan, name, FactField::Sources), source, "{name}");
    }
}

#[test]
fn a_mentor_written_once_over_several_people_mentors_them_all() {
    let values = ["廖朵（副镇长）", "^", "仇穗（镇长）", ""];
    let plan = check("红旗村后备.xlsx", with_column("帮带人", values));
    let all = PERSON.map(|[name, ..]| mentors(of(&plan, name)));
    assert_eq!(
        all,
        [
            "包村领导=廖朵/副镇长",
            "包村领导=廖朵/副镇长",
            "包村领导=仇穗/镇长",
            "包村领导=仇穗/镇长"
        ]
    );
}

#[test]
fn seats_with_a_name_and_a_phone_below_them_are_no_header_of_their_own() {
    let plan = check(
        "后备.xlsx",
        book(&[
            &[
                "村",
                "姓名",
                "出生年月",
                "包村领导",
                "~",
                "包村干部",
                "~",
                "村党组织书记",
                "~",
            ],
            &[
                "^", "^", "^", "姓名", "职务", "姓名", "职务", "姓名", "电话",
            ],
            &[
                "红旗村",
                "李明",
                "1985.06",
                "廖朵",
                "副镇长",
                "钟峁",
                "科员",
                "梁坤",
                "13900000003",
            ],
        ]),
    );
    let row = of(&plan, "李明");
    assert_eq!(
        mentors(row),
        "包村领导=廖朵/副镇长 包村干部=钟峁/科员 村党组织书记=梁坤/"
    );
    assert_eq!(value(row, Field::Phone), "");
}

#[test]
fn a_group_and_the_word_below_it_name_a_seat_together() {
    let plan = check(
        "x.xlsx",
        book(&[
            &["后备力量基本情况", "~", "~", "包联情况", "~"],
            &["所在村", "姓名", "出生年月", "领导", "干部"],
            &["红旗村", "李明", "1985.06", "廖朵", "钟峁"],
        ]),
    );
    assert_eq!(mentors(of(&plan, "李明")), "包村领导=廖朵/ 包村干部=钟峁/");
}

#[test]
fn a_village_is_known_by_its_code_its_township_and_by_who_mentors_there() {
    let mut known = known();
    let red = known
        .places
        .villages
        .iter()
        .position(|it| it.name == "红旗村");
    let mut villages = known.places.villages.clone();
    villages[red.unwrap_or_default()].code = Some("150299101203".into());
    known.places = qinglan_core::import::places::Places::new(known.places.townships, villages);
    let plan = check_with(
        &known,
        "后备.csv",
        "村,姓名,出生年月\n150299101203,李明,1985.06\n150299101299,王芳,1990.11\n",
    );
    assert_eq!(people(&plan), "红旗村:李明 -:王芳?");
    let plan = check(
        "后备.csv",
        "乡镇、村,姓名,出生年月\n青禾镇红旗村,李明,1985.06\n青禾镇/申家营,王芳,1990.11\n".into(),
    );
    assert_eq!(people(&plan), "红旗村:李明 申家营村:王芳");
    let plan = check(
        "后备.csv",
        "帮带领导,帮带村,帮带对象,出生年月\n廖朵,红旗村,李明,1985.06\n".into(),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    let plan = check(
        "x.xlsx",
        book(&[
            &["姓名", "性别", "出生年月"],
            &["青禾镇：红旗村", "~", "~"],
            &["李明", "男", "1985.06"],
            &["青禾镇：申家营村", "~", "~"],
            &["王芳", "女", "1990.11"],
            &["三、柳树沟村党总支第一支部", "~", "~"],
            &["张强", "男", "1988.03"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 申家营村:王芳 柳树沟村:张强");
}

fn check_with(known: &Known, name: &str, text: &str) -> qinglan_core::import::plan::Plan {
    let file = InputFile {
        name: name.into(),
        bytes: Ok(text.into()),
    };
    Draft::open(&[file], known).check_on(known, today())
}

#[test]
fn a_village_of_another_township_is_asked_about_though_one_of_ours_is_called_so() {
    let text = "乡镇,村,姓名,出生年月\n青禾镇,红旗村,李明,1985.06\n白云乡,红旗村,王芳,1990.11\n";
    let plan = check("后备.csv", text.into());
    assert_eq!(people(&plan), "红旗村:李明 -:王芳?");
    assert_eq!(plan.questions[0].key, "village:白云乡红旗村");
    let options = Options {
        as_of: today(),
        answers: [("village:白云乡红旗村".to_owned(), "申家营村".to_owned())].into(),
        ..Options::default()
    };
    let file = InputFile {
        name: "后备.csv".into(),
        bytes: Ok(text.into()),
    };
    let plan = Draft::open(&[file], &known()).check(&known(), &options);
    assert_eq!(people(&plan), "红旗村:李明 申家营村:王芳");
    // Where the sheet never says 青禾镇 it only writes our township in another way.
    let text = "乡镇,村,姓名,出生年月\n青禾乡,红旗村,李明,1985.06\n";
    assert_eq!(people(&check("后备.csv", text.into())), "红旗村:李明");
}

#[test]
fn whoever_sends_a_sheet_may_stand_below_it() {
    let plan = check(
        "附件1.xlsx",
        book(&[
            &["姓名", "性别", "出生年月"],
            &["李明", "男", "1985.06"],
            &["填报单位（盖章）：红旗村党支部", "~", "2025年3月5日"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(entered_on(&plan, "李明"), "2025-03-05");
}

#[test]
fn rows_that_only_count_or_number_columns_are_nobody() {
    let plan = check(
        "红旗村后备.xlsx",
        book(&[
            &["序号", "姓名", "性别", "出生年月", "学历"],
            &["甲", "乙", "丙", "丁", "戊"],
            &["1", "李明", "男", "1985.06", "大专"],
            &["总计", "~", "1人", "", ""],
            &["其中", "女", "0人", "", ""],
            &["", "大专以上", "1人", "", ""],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(plan.counts.rows, 1);
}

#[test]
fn a_header_may_stand_below_a_page_of_instructions() {
    let notes: Vec<String> = (1..60).map(|n| format!("填表要求{n}：如实填写")).collect();
    let mut rows: Vec<Vec<&str>> = notes.iter().map(|note| vec![note.as_str()]).collect();
    rows.push(vec!["姓名", "性别", "出生年月"]);
    rows.push(vec!["李明", "男", "1985.06"]);
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    assert_eq!(people(&check("红旗村.xlsx", book(&rows))), "红旗村:李明");
}

#[test]
fn marks_for_the_cell_above_are_read_in_every_form() {
    for mark in ["″", "〃", "〃〃", "同上"] {
        let text = format!("村,姓名,出生年月\n红旗村,李明,1985.06\n{mark},王芳,1990.11\n");
        let plan = check("后备.csv", text.into());
        assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳", "{mark}");
    }
    let plan = check("后备.csv", "村,姓名,出生年月\n★,李明,1985.06\n".into());
    assert_eq!(plan.questions[0].key, "village:★");
}

#[test]
fn a_mark_for_the_cell_above_says_nothing_of_what_is_each_persons_own() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &[
                "姓名",
                "性别",
                "出生年月",
                "身份证号",
                "联系电话",
                "政治面貌",
                "学历",
                "帮带人",
            ],
            &[
                "李明",
                "男",
                "1985.06",
                "",
                "13800000001",
                "群众",
                "大专",
                "廖朵（副镇长）",
            ],
            &["王芳", "女", "同上", "〃", "\"", "同上", "〃", "\""],
        ]),
    );
    let row = of(&plan, "王芳");
    assert_eq!(value(row, Field::PoliticalStatus), "群众");
    assert_eq!(value(row, Field::Education), "大专");
    assert_eq!(mentors(row), "包村领导=廖朵/副镇长");
    assert_eq!((row.reading.birth, &row.reading.id), (None, &None));
    assert_eq!(value(row, Field::Phone), "");
    assert_eq!(
        codes(&plan),
        ["birth.unreadable", "id.malformed", "phone.unreadable"]
    );
}

#[test]
fn a_mark_for_the_cell_above_reaches_no_heading_and_no_other_village() {
    let plan = check(
        "后备.xlsx",
        book(&[
            &["姓名", "性别", "出生年月", "学历", "帮带人"],
            &["一、红旗村", "~", "~", "~", "~"],
            &["李明", "男", "1985.06", "大专", "廖朵（副镇长）"],
            &["王芳", "女", "1990.11", "大专", "同上"],
            &["二、柳树沟村", "~", "~", "~", "~"],
            &["张强", "男", "1988.03", "大专", "同上"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳 柳树沟村:张强");
    assert_eq!(mentors(of(&plan, "王芳")), "包村领导=廖朵/副镇长");
    assert_eq!(mentors(of(&plan, "张强")), "");
    assert_eq!(codes(&plan), ["mentor.elsewhere"]);
}

#[test]
fn a_mark_for_the_mentor_above_reaches_no_village_of_another_cell() {
    let plan = check(
        "后备.xlsx",
        book(&[
            &["村", "姓名", "性别", "出生年月", "学历", "帮带人"],
            &["红旗村", "李明", "男", "1985.06", "大专", "廖朵（副镇长）"],
            &["红旗", "王芳", "女", "1990.11", "〃", "同上"],
            &["同上", "赵敏", "女", "1991.11", "〃", "〃"],
            &["柳树沟村", "张强", "男", "1988.03", "〃", "同上"],
        ]),
    );
    let villages = "红旗村:李明 红旗村:王芳 红旗村:赵敏 柳树沟村:张强";
    assert_eq!(people(&plan), villages);
    for (name, expect) in [
        ("王芳", "包村领导=廖朵/副镇长"),
        ("赵敏", "包村领导=廖朵/副镇长"),
        ("张强", ""),
    ] {
        assert_eq!(mentors(of(&plan, name)), expect, "{name}");
        assert_eq!(value(of(&plan, name), Field::Education), "大专", "{name}");
    }
    assert_eq!(codes(&plan), ["mentor.elsewhere"]);
}

#[test]
fn what_of_a_mentors_cell_is_not_kept_is_said_with_its_place() {
    let cells = [
        (
            "廖朵（副镇长，13812345678）",
            "包村领导=廖朵/副镇长",
            "mentor.number",
        ),
        ("廖朵→仇穗", "帮带人=仇穗/", "mentor.replaced"),
        ("廖朵（已调离）", "", "mentor.gone"),
        ("廖朵（2025年3月起）", "帮带人=廖朵/", "mentor.note"),
        ("镇党委", "", "mentor.organisation"),
        ("镇长", "", "mentor.post_only"),
        ("张镇长", "", "mentor.incomplete"),
        ("详见附表", "", "mentor.elsewhere"),
        ("另行安排", "", "mentor.undecided"),
        ("廖朵等3人", "帮带人=廖朵/", "mentor.several"),
    ];
    for (cell, expect, code) in cells {
        let values = [cell, "", "", ""];
        let plan = check("红旗村后备.xlsx", with_column("帮带人", values));
        assert_eq!(mentors(of(&plan, "李明")), expect, "{cell}");
        let [problem] = plan.problems.as_slice() else {
            panic!("{cell}: {:?}", plan.problems);
        };
        assert_eq!(
            (
                problem.code,
                problem.row,
                problem.column.as_str(),
                problem.raw.as_str()
            ),
            (code, 2, "帮带人", cell)
        );
    }
}

#[test]
fn a_mentors_post_beside_no_name_is_said_and_may_stand_left_of_it() {
    let with = |heads: [&str; 2], values: [&str; 2]| {
        check(
            "后备.xlsx",
            book(&[
                &["村", "姓名", "出生年月", "包村领导", "~"],
                &["^", "^", "^", heads[0], heads[1]],
                &["红旗村", "李明", "1985.06", values[0], values[1]],
            ]),
        )
    };
    let plan = with(["姓名", "职务"], ["", "副镇长"]);
    assert_eq!(mentors(of(&plan, "李明")), "");
    assert_eq!(codes(&plan), ["mentor.post_only"]);
    let plan = with(["姓名", "职务"], ["缺位", "缺位"]);
    assert_eq!(codes(&plan), [""; 0]);
    let plan = with(["职务", "姓名"], ["副镇长", "廖朵"]);
    assert_eq!(mentors(of(&plan, "李明")), "包村领导=廖朵/副镇长");
    let plan = with(["姓名", "职务"], ["廖朵", "副镇长 13812345678"]);
    assert_eq!(mentors(of(&plan, "李明")), "包村领导=廖朵/副镇长");
    assert_eq!(codes(&plan), ["mentor.number"]);
}

#[test]
fn two_names_with_a_blank_between_them_are_two_people() {
    let names = ["李明 王芳", "欧阳 修远", "阿依 古丽", "李 明", "夏侯 张良"];
    let rows = names.map(|name| format!("{name},1985.06\n"));
    let plan = check(
        "红旗村后备.csv",
        format!("姓名,出生年月\n{}", rows.concat()).into(),
    );
    assert_eq!(
        people(&plan),
        "-:李明王芳! 红旗村:欧阳修远 红旗村:阿依古丽 红旗村:李明 红旗村:夏侯张良"
    );
    assert_eq!(codes(&plan), ["name.several"]);
}

#[test]
fn who_has_died_or_is_not_kept_is_not_taken() {
    let plan = check(
        "红旗村.csv",
        "姓名,出生年月,是否继续作为后备,备注\n李明,1985.06,是,父亲去世\n王芳,1990.11,否,\n张强,1988.03,,2025年3月因病去世\n".into(),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳! 红旗村:张强!");
    assert_eq!(codes(&plan), ["person.withdrawn_remark"; 2]);
}

#[test]
fn words_for_education_party_and_category_that_stand_together_are_all_read() {
    let plan = check(
        "红旗村.csv",
        "姓名,出生年月,学历,政治面貌,人员类别\n李明,Jun-85,专升本,2012年7月入党,①致富能手②高校毕业生\n".into(),
    );
    let row = of(&plan, "李明");
    assert_eq!(
        row.reading.birth.map(|birth| birth.to_string()).as_deref(),
        Some("1985-06")
    );
    let fields = [
        Field::Education,
        Field::PoliticalStatus,
        Field::PartyJoined,
        Field::Sources,
    ];
    assert_eq!(
        fields.map(|field| value(row, field)),
        ["大学", "中共党员", "2012-07", "致富能手、高校毕业生"]
    );
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn a_list_of_reserves_may_only_say_where_each_belongs() {
    let text = "村,姓名\n红旗村,李明\n申家营村,王芳\n";
    let plan = check("后备力量名单.csv", text.into());
    assert_eq!(people(&plan), "红旗村:李明 申家营村:王芳");
    for name in ["名单.csv", "后备力量培训班名单.csv"] {
        let plan = check(name, text.into());
        assert_eq!(codes(&plan), ["sheet.side_list"], "{name}");
        assert!(plan.rows.iter().all(|row| row.outcome != Outcome::Added));
    }
}

#[test]
fn of_options_in_one_cell_only_the_ticked_ones_are_taken() {
    let plan = check(
        "推荐表.xlsx",
        book(&[
            &["村级后备干部推荐表", "~", "~", "~"],
            &["姓名", "王芳", "性别", "□男 ☑女"],
            &["出生年月", "1990.11", "所在村", "红旗村"],
            &[
                "政治面貌",
                "☑中共党员 □预备党员 □群众",
                "学历",
                "□高中 ☑大专 □本科",
            ],
            &[
                "人员类别",
                "□致富能手 ☑退役军人 □高校毕业生",
                "培养方向",
                "□书记 □主任",
            ],
        ]),
    );
    let row = of(&plan, "王芳");
    let fields = [
        Field::Sex,
        Field::PoliticalStatus,
        Field::Education,
        Field::Sources,
        Field::TargetPost,
    ];
    assert_eq!(
        fields.map(|field| value(row, field)),
        ["女", "中共党员", "大专", "退役军人", ""]
    );
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn a_heading_with_its_count_at_the_right_is_no_row_of_the_header() {
    let plan = check(
        "后备.xlsx",
        book(&[
            &["序号", "姓名", "性别", "出生年月", "学历"],
            &["青禾社区", "", "", "", "1人"],
            &["1", "李明", "男", "1985.06", "大专"],
            &["红旗村", "", "", "", "1人"],
            &["1", "王芳", "女", "1990.11", "大学\n法学学士"],
        ]),
    );
    assert_eq!(people(&plan), "青禾社区:李明 红旗村:王芳");
    assert_eq!(value(of(&plan, "王芳"), Field::Education), "大学");
}

#[test]
fn labels_written_with_their_values_are_a_form() {
    let plan = check(
        "红旗村后备登记表.xlsx",
        book(&[
            &["姓名：李明", "性别：男", "出生年月：1985.06"],
            &["学历：大专", "民族：汉族", "政治面貌：党员"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn days_of_halves_quarters_and_in_chinese_numerals_are_the_sheets() {
    for (title, day) in [
        ("2025年上半年后备力量台账", "2025-06-30"),
        ("2025年第三季度后备力量台账", "2025-09-30"),
        ("后备力量台账（二〇二五年八月三十一日）", "2025-08-31"),
    ] {
        let plan = check(
            "红旗村.xlsx",
            book(&[
                &[title, "~", "~", "~"],
                &["姓名", "性别", "推荐时间", "出生年月"],
                &["李明", "男", "", "1985.06"],
            ]),
        );
        assert_eq!(entered_on(&plan, "李明"), day, "{title}");
    }
    let plan = check(
        "红旗村.csv",
        "姓名,出生年月,推荐时间,入库时间\n李明,1985.06,2024.3,2024.5\n".into(),
    );
    assert_eq!(entered_on(&plan, "李明"), "2024-05");
}

#[test]
fn numbered_columns_of_names_are_a_person_each() {
    let plan = check(
        "后备.xlsx",
        book(&[
            &["序号", "村", "后备人选1", "后备人选2", "后备人选3"],
            &["1", "红旗村", "李明", "王芳", ""],
            &["2", "申家营村", "张强", "", ""],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 申家营村:张强 红旗村:王芳");
    assert_eq!(plan.counts.rows, 3);
}

/// Two columns after 村, 姓名, 性别 and 出生年月, and one person.
fn of_two(heads: [&str; 2], values: [&str; 2]) -> Plan {
    check(
        "花名册.xlsx",
        book(&[
            &["村", "姓名", "性别", "出生年月", heads[0], heads[1]],
            &["红旗村", "李明", "男", "1985.06", values[0], values[1]],
        ]),
    )
}

#[test]
fn a_word_as_it_stands_beats_one_that_only_holds_it_wherever_they_stand() {
    let person = |plan: &Plan| value(of(plan, "李明"), Field::PoliticalStatus).to_owned();
    let plan = of_two(["原政治面貌", "政治面貌"], ["群众", "党员"]);
    assert_eq!(person(&plan), "中共党员");
    assert_eq!(codes(&plan), ["column.unknown"]);
    let plan = of_two(["入党申请时间", "入党时间"], ["2010.01", "2012.06"]);
    assert_eq!(value(of(&plan, "李明"), Field::PartyJoined), "2012-06");
    for heads in [["职务", "任职时间"], ["职务", "曾任职务"]] {
        let plan = of_two(heads, ["文书", "2020.03"]);
        assert_eq!(value(of(&plan, "李明"), Field::Occupation), "文书");
        assert_eq!(codes(&plan), ["column.unknown"], "{heads:?}");
    }
    let plan = check(
        "花名册.xlsx",
        book(&[
            &["原所在村", "现所在村", "姓名", "性别", "出生年月"],
            &["柳树沟村", "红旗村", "李明", "男", "1985.06"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明");
}

#[test]
fn a_column_that_another_one_beat_says_which() {
    let plan = of_two(["村干部电话", "手机号码"], ["13711110001", "13711110002"]);
    assert_eq!(value(of(&plan, "李明"), Field::Phone), "13711110002");
    let problem = &plan.problems[0];
    assert_eq!(
        (problem.code, problem.message.as_str()),
        (
            "column.repeated",
            "“村干部电话”没有导入：联系电话已取自F列“手机号码”；需要时可改选栏目或记入备注"
        )
    );
}

#[test]
fn one_more_column_of_phones_is_kept_and_never_comes_first() {
    for (heads, values, expect) in [
        (
            ["备用电话", "手机"],
            ["13711110001", "13711110002"],
            ["13711110002", "13711110001"],
        ),
        (
            ["联系电话", "手机2"],
            ["13711110001", "13711110002"],
            ["13711110001", "13711110002"],
        ),
        (
            ["家庭电话", "手机"],
            ["13711110001", ""],
            ["13711110001", ""],
        ),
        (
            ["原手机号", "手机"],
            ["13711110001", "13711110002"],
            ["13711110002", ""],
        ),
        (
            ["家庭电话", "学历"],
            ["13711110001", "大专"],
            ["13711110001", ""],
        ),
    ] {
        let plan = of_two(heads, values);
        let person = &plan.named("李明").next().unwrap().person;
        let phones = [&person.phone, &person.other_phones].map(|it| it.as_deref().unwrap_or(""));
        assert_eq!(phones, expect, "{heads:?}");
    }
}

#[test]
fn what_mentors_do_is_no_mentor_and_whose_post_it_is_its_name_tells() {
    for head in [
        "帮带措施",
        "帮带方式",
        "帮带成效",
        "帮带频次",
        "帮带单位",
        "导师评价",
    ] {
        let plan = of_two(["帮带人", head], ["王建国", "每月一次"]);
        let row = of(&plan, "李明");
        assert_eq!(row.reading.mentors.len(), 1, "{head}");
        assert_eq!(row.village.as_deref(), Some("红旗村"), "{head}");
        assert_eq!(codes(&plan), ["column.unknown"], "{head}");
    }
    let plan = of_two(["培养人", "培养人职务"], ["王建国", "副镇长"]);
    let row = of(&plan, "李明");
    assert_eq!(row.reading.mentors[0].post.as_deref(), Some("副镇长"));
    assert_eq!(value(row, Field::TargetPost), "");
}

#[test]
fn the_higher_of_two_educations_in_one_cell_brings_its_own_school() {
    let fields = [
        Field::Education,
        Field::SchoolMajor,
        Field::FullTimeSchool,
        Field::InServiceSchool,
    ];
    let values = |plan: &Plan| fields.map(|field| value(of(plan, "李明"), field).to_owned());
    let expect = ["大专", "内蒙古电大会计", "土右一中", "内蒙古电大会计"];
    let plan = of_two(
        ["学历", "毕业院校及专业"],
        ["全日制：高中\n在职：大专", "土右一中\n内蒙古电大会计"],
    );
    assert_eq!(values(&plan), expect);
    let plan = check(
        "花名册.xlsx",
        book(&[
            &["村", "姓名", "出生年月", "学历", "~", "毕业院校及专业"],
            &["红旗村", "李明", "1985.06", "全日制", "高中", "土右一中"],
            &["^", "^", "^", "在职", "大专", "内蒙古电大会计"],
        ]),
    );
    assert_eq!(values(&plan), expect);
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn a_cell_merged_over_two_columns_belongs_to_the_first() {
    let plan = of_two(["学历", "毕业院校"], ["高中", "~"]);
    let row = of(&plan, "李明");
    assert_eq!(value(row, Field::Education), "高中");
    assert_eq!(value(row, Field::SchoolMajor), "");
}

#[test]
fn nothing_a_cell_says_besides_its_value_is_lost_without_a_word() {
    for (head, text, field, expect, code) in [
        (
            "学历/专业",
            "大学（在读）",
            Field::Education,
            "大学（在读）",
            "education.studying",
        ),
        (
            "学历/专业",
            "大学（肄业）/法学",
            Field::SchoolMajor,
            "法学",
            "education.unknown",
        ),
        (
            "学历及专业",
            "大专/在读",
            Field::SchoolMajor,
            "",
            "education.studying",
        ),
        (
            "政治面貌",
            "中共党员2020年",
            Field::PartyJoined,
            "",
            "party_joined.unreadable",
        ),
        (
            "政治面貌及入党时间",
            "党员（2019）",
            Field::PoliticalStatus,
            "中共党员",
            "party_joined.unreadable",
        ),
        (
            "培养方向",
            "民兵连长、治保主任",
            Field::TargetPost,
            "民兵连长",
            "target_post.several",
        ),
    ] {
        let plan = of_two([head, "备注"], [text, ""]);
        assert_eq!(value(of(&plan, "李明"), field), expect, "{text}");
        assert_eq!(codes(&plan), [code], "{text}");
    }
    let plan = of_two(["培养方向", "备注"], ["书记、主任（一肩挑）", ""]);
    assert_eq!(value(of(&plan, "李明"), Field::TargetPost), "村党组织书记");
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn the_days_of_joining_and_of_full_membership_stand_beside_the_status() {
    let told = |head: &str, text: &str| {
        let plan = of_two([head, "备注"], [text, ""]);
        let row = of(&plan, "李明");
        let fields = [
            Field::PoliticalStatus,
            Field::PartyJoined,
            Field::PartyConfirmed,
        ];
        let said = fields.map(|field| value(row, field).to_owned()).join("|");
        (said, codes(&plan).join(" "))
    };
    for (text, expect, code) in [
        (
            "党员（2019年6月预备，2020年6月转正）",
            "中共党员|2019-06|2020-06",
            "",
        ),
        ("中共党员(2019.06)", "中共党员|2019-06|", ""),
        ("预备党员（2024年6月）", "预备党员|2024-06|", ""),
        ("党员 2015.7.1", "中共党员|2015-07-01|", ""),
        ("2012年7月入党", "中共党员|2012-07|", ""),
        ("党员，2020年6月转正", "中共党员||2020-06", ""),
        (
            "党员（2020年6月转正，2019年预备）",
            "中共党员||2020-06",
            "party_joined.unreadable",
        ),
        (
            "党员（2020年6月预备，2019年6月转正）",
            "中共党员|2020-06|",
            "party_confirmed.unreadable",
        ),
        (
            "预备党员（2024年6月，2025年6月转正）",
            "预备党员|2024-06|",
            "party_confirmed.unreadable",
        ),
        (
            "党员（2019.6、2020.6）",
            "中共党员||",
            "party_joined.unreadable",
        ),
    ] {
        for head in ["政治面貌", "政治面貌及入党时间"] {
            let expect = (expect.to_owned(), code.to_owned());
            assert_eq!(told(head, text), expect, "{head} {text}");
        }
    }
    let joined = told("入党时间", "2019年6月预备，2020年6月转正");
    assert_eq!(joined.0, "|2019-06|2020-06");
}

#[test]
fn nobody_joins_the_party_in_the_future_or_before_being_born() {
    let plan = check(
        "红旗村后备名单（截至2025年6月30日）.xlsx",
        book(&[
            &["姓名", "性别", "出生年月", "入党时间", "政治面貌"],
            &["李明", "男", "1985.06", "2029.01", "中共党员"],
            &["王芳", "女", "1990.11", "1985.03", "中共党员"],
            &["张强", "男", "1988.03", "2025.06", "中共党员"],
            &["赵敏", "女", "1993.02", "", "中共党员（2029年6月）"],
        ]),
    );
    for (name, joined) in [
        ("李明", ""),
        ("王芳", "1985-03"),
        ("张强", "2025-06"),
        ("赵敏", ""),
    ] {
        assert_eq!(value(of(&plan, name), Field::PartyJoined), joined, "{name}");
    }
    assert_eq!(
        codes(&plan),
        [
            "party_joined.future",
            "party_joined.before_birth",
            "party_joined.future"
        ]
    );
}

#[test]
fn a_birth_by_the_farmers_calendar_or_with_another_one_beside_it_is_not_taken() {
    let births = ["1985年6月6日（农历）", "1985.6（身份证1985.7）"];
    for (birth, code) in births
        .into_iter()
        .zip(["birth.unreadable", "birth.ambiguous"])
    {
        let plan = check(
            "花名册.xlsx",
            book(&[
                &["村", "姓名", "性别", "出生年月"],
                &["红旗村", "李明", "男", birth],
            ]),
        );
        assert_eq!(of(&plan, "李明").reading.birth, None, "{birth}");
        assert_eq!(codes(&plan), [code], "{birth}");
    }
}

#[test]
fn words_in_the_column_of_names_that_name_nobody_are_nobody() {
    let rows = |name: &str| {
        check(
            "花名册.xlsx",
            book(&[
                &["村", "姓名", "性别", "出生年月"],
                &["红旗村", "王芳", "女", "1990.11"],
                &["红旗村", name, "男", "1985.06"],
            ]),
        )
    };
    for (name, expect, code) in [
        ("见附件", "-:见附件!", "name.unreadable"),
        ("同上", "-:同上!", "name.unreadable"),
        ("李四等3人", "-:李四等3人!", "name.several"),
        ("拟定中", "-:拟定中!", "name.missing"),
        ("（空）", "-:（空）!", "name.missing"),
        ("张三（待定）", "红旗村:张三", "name.undecided"),
        ("李娜（大）", "红旗村:李娜（大）", "name.namesake"),
        ("（大）李娜", "红旗村:李娜（大）", "name.namesake"),
        ("#REF!", "-:#REF!!", "name.missing"),
        ("#N/A", "-:#N/A!", "name.missing"),
        ("#SPILL!", "-:#SPILL!!", "name.missing"),
        ("&amp;", "-:!", "name.missing"),
        ("@王强", "红旗村:王强", "name.marked"),
        ("王强😀", "红旗村:王强", "name.marked"),
        ("<b>王强</b>", "红旗村:王强", "name.marked"),
        ("王强1", "红旗村:王强", "name.marked"),
        ("王强*", "红旗村:王强", "name.marked"),
        ("王@强", "红旗村:王@强", "name.mixed"),
    ] {
        let plan = rows(name);
        assert_eq!(people(&plan), format!("红旗村:王芳 {expect}"), "{name}");
        assert_eq!(codes(&plan), [code], "{name}");
    }
    for two in ["王强&李明", "王强<br>李明"] {
        assert!(codes(&rows(two)).contains(&"name.several"), "{two}");
    }
}

#[test]
fn what_brackets_and_blanks_add_to_a_name_is_no_part_of_it() {
    for (name, field, expect) in [
        ("王 强 ", Field::Sex, ""),
        ("王强\u{200b}", Field::Sex, ""),
        ("王强（女）", Field::Sex, "女"),
        ("（女）王强", Field::Sex, "女"),
        ("王强（回族）", Field::Ethnicity, "回族"),
        ("王强（少数民族）", Field::Remark, "少数民族"),
    ] {
        let rows: &[&[&str]] = &[
            &["村", "姓名", "出生年月", "学历"],
            &["红旗村", name, "1985.06", "大专"],
        ];
        let plan = check("花名册.xlsx", book(rows));
        assert_eq!(people(&plan), "红旗村:王强", "{name}");
        assert_eq!(value(of(&plan, "王强"), field), expect, "{name}");
        assert_eq!(codes(&plan), [""; 0], "{name}");
    }
}

#[test]
fn an_error_where_others_have_their_names_is_counted_and_listed() {
    let plan = check(
        "后备.csv",
        "序号,村,姓名,性别,出生年月\n1,红旗村,李明,男,1985.06\n2,红旗村,#REF!,,\n3,,#REF!,,\n4,红旗村,,,\n".into(),
    );
    assert_eq!(people(&plan), "红旗村:李明 -:#REF!!");
    let problem = &plan.problems[0];
    assert_eq!((problem.row, problem.raw.as_str()), (3, "#REF!"));
    let plan = of_two(["职务", "备注"], ["#N/A", ""]);
    assert_eq!(codes(&plan), ["cell.error"]);
}

#[test]
fn a_numbered_row_with_one_value_and_no_name_is_counted_and_named() {
    let heads = "序号,村,姓名,性别,出生年月,学历,政治面貌,联系电话,备注\n";
    let rows = [
        "1,红旗村,李明,男,1985.06,,,,",
        "2,红旗村,,,1990.03,,,,",
        "3,红旗村,,,,大专,,,",
        "4,红旗村,,,,,,,待补",
        "5,红旗村,null,,1990.03,,,,",
        "6,红旗村,#REF!,男,1990.03,,,,",
        "7,红旗村,,,,,,,",
        "8,,,,,,,,",
        "9,红旗村,空缺,,,,,,暂无合适人选",
    ];
    let plan = check("后备.csv", format!("{heads}{}\n", rows.join("\n")).into());
    let counted: Vec<usize> = plan.rows.iter().map(|row| row.row).collect();
    assert_eq!(counted, [2, 3, 4, 5, 6, 7]);
    assert_eq!(codes(&plan), ["name.missing"; 5]);
}

#[test]
fn a_remark_of_many_full_width_commas_parts_no_file() {
    for mark in ["，", "、", "；", ";"] {
        let remark = format!("事项一{mark}").repeat(60);
        let text = format!("序号,村,姓名,出生年月,备注\n1,红旗村,李明,1985.06,{remark}\n");
        let plan = check("后备.csv", text.into());
        assert_eq!(people(&plan), "红旗村:李明", "{mark}");
    }
}

#[test]
fn what_stands_below_a_list_of_one_person_is_no_heading_of_the_next() {
    let plan = check(
        "后备.xlsx",
        book(&[
            &["序号", "村", "姓名", "出生年月", "备注"],
            &["1", "红旗村", "李明", "1985.06", "返乡创办合作社…"],
            &[
                "1. 李明　备注：返乡创办合作社，被评为旗级致富带头人，申家营村推荐",
                "~",
                "~",
                "~",
                "~",
            ],
            &["青禾镇村级后备力量花名册", "~", "~", "~", "~"],
            &["序号", "村", "姓名", "出生年月", "备注"],
            &["1", "柳树沟村", "王芳", "1990.11", ""],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 柳树沟村:王芳");
    assert_eq!(fact(&plan, "王芳", FactField::Sources), "");
}

#[test]
fn a_header_of_a_seat_and_the_post_in_brackets_is_of_both() {
    let plan = check(
        "红旗村.csv",
        "姓名,性别,学历,包村领导（职务）\n李明,男,大专,廖朵（副镇长）\n王芳,女,高中,仇穗\n".into(),
    );
    assert_eq!(mentors(of(&plan, "李明")), "包村领导=廖朵/副镇长");
    assert_eq!(mentors(of(&plan, "王芳")), "包村领导=仇穗/");
}

#[test]
fn an_answer_to_whether_somebody_is_a_member_may_be_a_status() {
    let plan = check(
        "红旗村.csv",
        "姓名,性别,学历,是否党员\n李明,男,大专,是\n王芳,女,高中,预备\n张强,男,高中,否\n赵敏,女,高中,群众\n孙丽,女,高中,—\n".into(),
    );
    let status = |name| value(of(&plan, name), Field::PoliticalStatus).to_owned();
    let told = ["李明", "王芳", "张强", "赵敏", "孙丽"].map(status);
    assert_eq!(told, ["中共党员", "预备党员", "", "群众", ""]);
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn what_is_written_below_a_name_in_a_second_row_is_nobody() {
    let plan = check(
        "x.xlsx",
        book(&[
            &["序号", "村", "姓名", "出生年月", "学历", "职务"],
            &["^", "^", "性别", "民族", "毕业院校", "电话"],
            &["1", "红旗村", "李明", "1985.06", "大专", "农民"],
            &["^", "^", "男", "汉族", "河套学院", "13812345678"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 -:男!");
}

#[test]
fn a_word_merged_down_beside_the_people_is_no_header() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &["后备干部", "姓名", "性别", "学历"],
            &["^", "李明", "男", "大专"],
            &["^", "王芳", "女", "高中"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn a_span_of_months_is_no_day() {
    let plan = check(
        "红旗村2025年5月.csv",
        "姓名,性别,学历,入库时间\n李明,男,大专,2025年3月-4月\n王芳,女,高中,2025年3月4日\n".into(),
    );
    assert_eq!(codes(&plan), ["entered_on.unreadable"]);
    assert_eq!(entered_on(&plan, "王芳"), "2025-03-04");
}
