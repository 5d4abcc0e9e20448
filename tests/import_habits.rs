//! Habits of offices no other sheet has: two values in a cell, hidden rows, empty places, words
//! that say somebody has left.

use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::plan::Options;
use qinglan_core::people::{FactField, Field};
use qinglan_tests::sheets::{
    book, check, codes, fact, known, mentors, of, people, sheets, today, value,
};
use rust_xlsxwriter::Workbook;

#[test]
fn two_values_in_one_cell_are_parted_by_what_they_are() {
    let plan = check(
        "花名册.xlsx",
        book(&[
            &[
                "序号",
                "村",
                "姓名/性别",
                "出生年月/年龄",
                "学历/毕业院校",
                "籍贯/民族",
            ],
            &[
                "1",
                "红旗村",
                "李明/男",
                "1985.06/40",
                "大专/河套学院",
                "山东聊城/汉族",
            ],
            &[
                "2",
                "红旗村",
                "王芳（女）",
                "1990.11（36岁）",
                "内蒙古大学\n本科",
                "蒙古族",
            ],
            &["3", "红旗村", "赵敏", "1993.02", "高中", "内蒙古/包头/汉"],
            &["4", "红旗村", "李亚男", "1994.02", "大专农校", ""],
        ]),
    );
    let of = |name: &str| {
        let row = of(&plan, name);
        let birth = row.reading.birth.map(|birth| birth.to_string());
        let fields = [
            Field::Sex,
            Field::Education,
            Field::SchoolMajor,
            Field::NativePlace,
            Field::Ethnicity,
        ];
        let values: Vec<&str> = fields.iter().map(|field| value(row, *field)).collect();
        format!("{} {}", birth.unwrap_or_default(), values.join(" "))
    };
    assert_eq!(of("李明"), "1985-06 男 大专 河套学院 山东聊城 汉族");
    assert_eq!(of("王芳"), "1990-11 女 大学 内蒙古大学  蒙古族");
    assert_eq!(of("赵敏"), "1993-02  高中  内蒙古/包头 汉族");
    assert_eq!(of("李亚男"), "1994-02   大专农校  ");
    assert_eq!(codes(&plan), ["cell.not_parted", "cell.not_parted"]);
}

#[test]
fn a_field_that_has_a_column_of_its_own_may_stand_in_a_shared_one_too() {
    let plan = check(
        "花名册.xlsx",
        book(&[
            &["村", "姓名", "性别", "学历", "性别/民族", "学历/毕业院校"],
            &["红旗村", "李明", "男", "大专", "男/汉族", "大专/河套学院"],
        ]),
    );
    let row = of(&plan, "李明");
    let fields = [
        Field::Sex,
        Field::Ethnicity,
        Field::Education,
        Field::SchoolMajor,
    ];
    assert_eq!(
        fields.map(|field| value(row, field)),
        ["男", "汉族", "大专", "河套学院"]
    );
}

#[test]
fn a_part_of_a_cell_is_corrected_alone() {
    let bytes = book(&[
        &["村", "姓名/性别", "出生年月"],
        &["红旗村", "李明/男", "1985.06"],
        &["红旗村", "王芳/女", "1990.06"],
    ]);
    let file = InputFile {
        name: "花名册.xlsx".into(),
        bytes: Ok(bytes),
    };
    let mut draft = Draft::open(&[file], &known());
    assert!(draft.edit_cell(("花名册.xlsx", "Sheet1"), (0, 2), "name", "李鸣"));
    let plan = draft.check_on(&known(), today());
    assert_eq!(people(&plan), "红旗村:李鸣 红旗村:王芳");
    assert_eq!(value(of(&plan, "李鸣"), Field::Sex), "男");
}

#[test]
fn what_a_file_hides_is_read_and_flagged() {
    let mut file = Workbook::new();
    let sheet = file.add_worksheet();
    qinglan_tests::sheets::fill(
        sheet,
        &[
            &["村", "姓名", "性别", "出生年月", "联系电话"],
            &["红旗村", "李明", "男", "1985.06", "13812345678"],
            &["红旗村", "王芳", "女", "1990.06", ""],
        ],
    );
    sheet.set_row_hidden(2).expect("a row");
    sheet.set_column_hidden(4).expect("a column");
    let plan = check("花名册.xlsx", file.save_to_buffer().expect("a workbook"));
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    let flags: Vec<(usize, &str, &str)> = plan
        .problems
        .iter()
        .map(|problem| (problem.row, problem.code, problem.column.as_str()))
        .collect();
    assert_eq!(
        flags,
        [(1, "column.hidden", "联系电话"), (3, "row.hidden", "")]
    );
}

#[test]
fn whoever_has_left_is_not_taken_whatever_says_so() {
    let plan = check(
        "花名册.xlsx",
        book(&[
            &["村", "姓名", "性别", "出生年月", "备注"],
            &["红旗村", "李明（退出）", "男", "1985.06", ""],
            &["红旗村", "赵敏 退出", "女", "1990.06", ""],
            &[
                "红旗村",
                "王芳",
                "女",
                "1990.07",
                "已当选村主任，不再列入后备",
            ],
            &["红旗村", "张强", "男", "1990.08", "退出：外出务工"],
            &["红旗村", "孙丽", "女", "1990.09", "拟于年底退出"],
        ]),
    );
    assert_eq!(
        people(&plan),
        "红旗村:李明! 红旗村:赵敏! 红旗村:王芳! 红旗村:张强! 红旗村:孙丽"
    );
    assert_eq!(codes(&plan), ["person.withdrawn_remark"; 4]);
}

#[test]
fn a_row_that_tells_of_somebody_without_a_name_is_counted() {
    let plan = check(
        "花名册.xlsx",
        book(&[
            &["序号", "村", "姓名", "性别", "出生年月", "学历"],
            &["1", "红旗村", "李明", "男", "1985.06", ""],
            &["2", "红旗村", "", "女", "1990.06", ""],
            &["3", "红旗村", "暂缺", "", "", ""],
            &["4", "红旗村", "待定", "女", "", "大专"],
            &["5", "红旗村", "", "", "", ""],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 -:! -:待定!");
    assert_eq!(codes(&plan), ["name.missing", "name.missing"]);
}

#[test]
fn traditional_headers_and_words_are_read() {
    let plan = check(
        "花名册.xlsx",
        book(&[
            &[
                "序號",
                "村（社區）",
                "姓　名",
                "性別",
                "民族",
                "學歷",
                "政治面貌",
                "聯繫電話",
                "現任職務",
            ],
            &[
                "1",
                "红旗村",
                "陳國",
                "男",
                "漢族",
                "大專",
                "中共黨員",
                "13812345678",
                "會計",
            ],
        ]),
    );
    let row = of(&plan, "陳國");
    let fields = [Field::Ethnicity, Field::Education, Field::PoliticalStatus];
    assert_eq!(
        fields.map(|field| value(row, field)),
        ["汉族", "大专", "中共党员"]
    );
    assert_eq!(value(row, Field::Occupation), "會計");
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn a_category_is_told_by_a_sheets_name_with_its_number_or_by_the_title() {
    let head: &[&str] = &["姓名", "所在村", "性别", "出生年月"];
    let plan = check(
        "青禾镇.xlsx",
        sheets(&[
            ("2.退役军人", &[head, &["王芳", "红旗村", "女", "1990.06"]]),
            (
                "Sheet2",
                &[
                    &["青禾镇致富能手类后备人才名单", "~", "~", "~"],
                    head,
                    &["李明", "红旗村", "男", "1985.06"],
                ],
            ),
            (
                "Sheet3",
                &[
                    &["致富能手、退役军人后备人才名单", "~", "~", "~"],
                    head,
                    &["赵敏", "红旗村", "女", "1988.06"],
                ],
            ),
        ]),
    );
    assert_eq!(fact(&plan, "王芳", FactField::Sources), "退役军人");
    assert_eq!(fact(&plan, "李明", FactField::Sources), "致富能手");
    assert_eq!(fact(&plan, "赵敏", FactField::Sources), "");
}

#[test]
fn an_answer_that_cannot_be_is_asked_again_with_the_reason() {
    let file = InputFile {
        name: "花名册.xlsx".into(),
        bytes: Ok(book(&[
            &["村", "姓名", "性别", "出生年月"],
            &["红其村", "李明", "男", "1985.06"],
        ])),
    };
    let options = Options {
        as_of: today(),
        answers: [("village:红其村".to_owned(), "白旗村".to_owned())].into(),
        ..Options::default()
    };
    let plan = Draft::open(&[file], &known()).check(&known(), &options);
    assert_eq!(people(&plan), "-:李明?");
    let message = &plan.problems[0].message;
    assert!(
        message.contains("“白旗村”") && message.contains("没有这个村"),
        "{message}"
    );
    assert!(plan.questions[0].refused.is_some());
}

#[test]
fn a_number_in_brackets_after_a_name_is_an_id_or_a_phone() {
    let plan = check(
        "红旗村.csv",
        "姓名,性别,学历\n李明（150221198506150017）,男,大专\n王芳(女，身份证号：150221198506150011),女（已婚）,大专\n张强（13812345678）,男,大专\n".into(),
    );
    let id = |name| {
        let id = of(&plan, name).reading.id.as_ref();
        id.map(|id| id.as_str().to_owned()).unwrap_or_default()
    };
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳 红旗村:张强");
    assert_eq!(id("李明"), "150221198506150017");
    assert_eq!(value(of(&plan, "王芳"), Field::Remark), "已婚");
    assert_eq!(id("王芳"), "");
    assert_eq!(value(of(&plan, "张强"), Field::Phone), "13812345678");
    assert_eq!(codes(&plan), ["id.checksum"]);
}

#[test]
fn a_date_that_ends_with_its_year_is_read_where_it_can_be_one_day_only() {
    let plan = check(
        "红旗村.csv",
        "姓名,身份证号,出生年月,学历\n李明,,25/6/1985,大专\n王芳,,5/6/1985,大专\n张强,150221198506150017,15-6-1985,大专\n".into(),
    );
    let births = ["李明", "王芳", "张强"].map(|name| {
        let birth = of(&plan, name).reading.birth;
        birth.map(|birth| birth.to_string()).unwrap_or_default()
    });
    assert_eq!(births, ["1985-06-25", "", "1985-06-15"]);
    assert_eq!(codes(&plan), ["birth.ambiguous"]);
}

#[test]
fn of_two_bare_pairs_of_education_and_school_the_first_is_full_time() {
    let plan = check(
        "红旗村.csv",
        "姓名,性别,出生年月,学历,毕业院校及专业,学历,毕业院校及专业\n李明,男,1985.06,高中,河套一中,本科,内蒙古大学法学\n王芳,女,1990.11,大专,河套学院,,\n".into(),
    );
    let read = |name, field| value(of(&plan, name), field).to_owned();
    assert_eq!(read("李明", Field::FullTimeSchool), "河套一中");
    assert_eq!(read("李明", Field::InServiceSchool), "内蒙古大学法学");
    assert_eq!(read("李明", Field::Education), "大学");
    assert_eq!(read("王芳", Field::Education), "大专");
    assert!(codes(&plan).is_empty());
}

#[test]
fn a_village_and_a_post_in_one_cell_are_both_read() {
    let plan = check(
        "青禾镇.csv",
        "姓名,性别,出生年月,所在村及职务\n李明,男,1985.06,红旗村党支部书记\n王芳,女,1990.11,申家营村委会主任\n张强,男,1988.03,柳树沟村\n".into(),
    );
    assert_eq!(people(&plan), "红旗村:李明 申家营村:王芳 柳树沟村:张强");
    let posts =
        ["李明", "王芳", "张强"].map(|name| value(of(&plan, name), Field::Occupation).to_owned());
    assert_eq!(posts, ["党支部书记", "村委会主任", ""]);
}

#[test]
fn a_tick_under_more_than_one_level_of_education_tells_none() {
    let plan = check(
        "红旗村.csv",
        "姓名,性别,出生年月,大专及以上,高中,初中\n李明,男,1985.06,√,,\n王芳,女,1990.11,,√,\n张强,男,1988.03,大专,,\n".into(),
    );
    assert_eq!(value(of(&plan, "李明"), Field::Education), "");
    assert_eq!(value(of(&plan, "王芳"), Field::Education), "高中");
    assert_eq!(value(of(&plan, "张强"), Field::Education), "大专");
    assert_eq!(codes(&plan), ["education.not_exact"]);
    assert_eq!(
        (plan.problems[0].row, plan.problems[0].column.as_str()),
        (2, "大专及以上")
    );
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &["姓名", "性别", "学历", "~", "~"],
            &["^", "^", "本科", "大专", "高中及以下"],
            &["李明", "男", "√", "", ""],
            &["王芳", "女", "", "", "√"],
        ]),
    );
    assert_eq!(value(of(&plan, "李明"), Field::Education), "大学");
    assert_eq!(value(of(&plan, "王芳"), Field::Education), "");
    assert_eq!(codes(&plan), ["education.not_exact"]);
}

#[test]
fn an_entry_of_a_year_alone_is_flagged_and_the_sheets_day_stands_for_it() {
    let plan = check(
        "红旗村2025年3月.csv",
        "姓名,性别,入库时间\n李明,男,2023\n王芳,女,2023年\n".into(),
    );
    assert_eq!(codes(&plan), ["entered_on.unreadable"; 2]);
    assert!(plan.problems[0].message.contains("只有年份"));
    let spell = &plan.named("李明").next().unwrap().spells[0];
    assert!(spell.start_assumed);
}

#[test]
fn two_names_run_together_are_flagged_and_make_nobody_where_nothing_tells_of_one() {
    let plan = check(
        "红旗村.csv",
        "姓名,性别,出生年月\n王建国李小红,,\n张三李四,男,1985.06\n欧阳建国,男,1986.06\n阿拉坦高娃,女,1987.06\n".into(),
    );
    assert_eq!(
        people(&plan),
        "-:王建国李小红! 红旗村:张三李四 红旗村:欧阳建国 红旗村:阿拉坦高娃"
    );
    assert_eq!(codes(&plan), ["name.several", "name.run_together"]);
}

#[test]
fn a_mentors_name_and_post_in_columns_without_a_heading_over_them_are_the_mentors() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &[
                "姓名",
                "性别",
                "包村领导姓名",
                "包村领导职务",
                "包村干部姓名",
                "包村干部职务",
                "联系电话",
            ],
            &[
                "李明",
                "男",
                "廖朵",
                "副镇长",
                "仇穗",
                "科员",
                "13812345678",
            ],
        ]),
    );
    assert_eq!(
        mentors(of(&plan, "李明")),
        "包村领导=廖朵/副镇长 包村干部=仇穗/科员"
    );
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn a_school_stands_before_what_was_studied_there_whatever_column_comes_first() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &["姓名", "性别", "所学专业", "学历", "毕业院校"],
            &["李明", "男", "农学", "大专", "临江职业学院"],
        ]),
    );
    assert_eq!(
        value(of(&plan, "李明"), Field::SchoolMajor),
        "临江职业学院农学"
    );
}

#[test]
fn a_source_that_a_heading_and_a_column_say_is_said_once() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &["姓名", "性别", "出生年月", "是否退役军人", "学历"],
            &["一、退役军人", "~", "~", "~", "~"],
            &["李明", "男", "1985.06", "是", "大专"],
        ]),
    );
    assert_eq!(value(of(&plan, "李明"), Field::Sources), "退役军人");
}

#[test]
fn who_sits_in_a_list_of_cadres_below_the_reserves_is_no_reserve_and_that_is_said() {
    for title in ["红旗村“两委”班子成员名单", "现任村干部情况"] {
        let plan = check(
            "红旗村后备干部.xlsx",
            book(&[
                &["红旗村后备干部花名册", "~", "~", "~", "~"],
                &["序号", "姓名", "性别", "出生年月", "联系电话"],
                &["1", "李明", "男", "1985.06", "13812345678"],
                &["", "", "", "", ""],
                &[title, "~", "~", "~", "~"],
                &["序号", "姓名", "性别", "职务", "联系电话"],
                &["1", "卞强", "男", "村党支部书记", "13812345679"],
            ]),
        );
        assert_eq!(people(&plan), "红旗村:李明", "{title}");
        assert_eq!(codes(&plan), ["table.side_list"], "{title}");
        assert_eq!(plan.problems[0].row, 5, "{title}");
    }
}

#[test]
fn parts_of_a_list_of_reserves_are_no_lists_of_cadres() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &["红旗村后备干部花名册", "~", "~", "~"],
            &["一、书记名单", "~", "~", "~"],
            &["姓名", "性别", "出生年月", "学历"],
            &["李明", "男", "1985.06", "大专"],
            &["二、主任名单", "~", "~", "~"],
            &["姓名", "性别", "出生年月", "学历"],
            &["王芳", "女", "1990.11", "本科"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
}

#[test]
fn a_header_repeated_on_the_next_page_loses_nobody_above_it_and_no_village() {
    let head = ["村", "姓名", "性别", "出生年月", "学历"];
    for title in [None, Some("青禾镇后备干部花名册")] {
        let mut rows: Vec<&[&str]> = vec![
            &["青禾镇后备干部花名册", "~", "~", "~", "~"],
            &head,
            &["红旗村", "李明", "男", "1985.06", "大专"],
            &["", "王芳", "女", "1990.11", "全日制本科"],
        ];
        let again = title.map(|title| [title, "~", "~", "~", "~"]);
        rows.extend(again.as_ref().map(<[&str; 5]>::as_slice));
        rows.push(&head);
        rows.push(&["", "赵敏", "女", "1993.12", "大专"]);
        rows.push(&["申家营村", "张强", "男", "1988.03", "高中"]);
        rows.push(&["", "钱进", "男", "1988.05", "高中"]);
        let plan = check("名单.xlsx", book(&rows));
        assert_eq!(
            people(&plan),
            "红旗村:李明 红旗村:王芳 红旗村:赵敏 申家营村:张强 申家营村:钱进",
            "{title:?}"
        );
        assert_eq!(codes(&plan), [""; 0], "{title:?}");
    }
}

#[test]
fn comments_on_the_cells_of_a_person_are_said() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows: &[&[&str]] = &[
        &["村", "姓名", "性别", "学历"],
        &["红旗村", "李明", "男", "大专"],
    ];
    qinglan_tests::sheets::fill(sheet, rows);
    let notes = [(0, 1, "与身份证一致"), (1, 1, "2026年3月已退出")];
    for (row, column, text) in notes {
        let note = rust_xlsxwriter::Note::new(text).set_author("组织办");
        sheet.insert_note(row, column, &note).expect("a cell");
    }
    let plan = check("后备干部.xlsx", book.save_to_buffer().expect("a file"));
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(codes(&plan), ["cell.comment"]);
    assert!(plan.problems[0].message.contains("2026年3月已退出"));
}

#[test]
fn a_sheet_of_mentors_goes_on_with_the_list_of_the_same_file() {
    let list: &[&[&str]] = &[
        &["村", "姓名", "性别", "出生年月"],
        &["红旗村", "李明", "男", "1985.06"],
    ];
    let beside: &[&[&str]] = &[
        &["村", "后备干部", "包村领导", "包村干部"],
        &["红旗村", "李明", "廖朵", "仇穗"],
    ];
    let one = check(
        "后备干部.xlsx",
        sheets(&[("花名册", list), ("结对", beside)]),
    );
    assert_eq!((one.counts.added, one.counts.asked), (1, 0));
    let of_two: &[&[&str]] = &[list[0], list[1], &["红旗村", "李明", "男", "1990.11"]];
    let two = check(
        "后备干部.xlsx",
        sheets(&[("花名册", of_two), ("结对", beside)]),
    );
    assert_eq!((two.counts.added, two.counts.asked), (2, 1));
}

#[test]
fn of_one_village_birth_and_telephone_two_names_are_asked_about() {
    let plan = check(
        "后备干部.csv",
        "村,姓名,性别,出生年月,电话\n红旗村,毛洪涛,男,1985.06,15470000001\n红旗村,毛宏寿,男,1985.06,15470000001\n红旗村,毛大海,男,1985.06,15470000002\n".into(),
    );
    assert_eq!((plan.counts.added, plan.counts.asked), (2, 1));
    assert_eq!(codes(&plan), ["person.maybe_duplicate"]);
}
