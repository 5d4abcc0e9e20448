//! The words offices write: headers nobody foresaw, notes beside a value, villages and units by
//! other names. What is understood is read, what is doubtful is said.

use qinglan_core::people::Field;
use qinglan_tests::sheets::{book, check, codes, mentors, of, people, value};

#[test]
fn mentors_are_known_by_what_they_do_and_what_they_are() {
    for header in [
        "挂钩培养领导",
        "包扶领导",
        "包抓领导",
        "挂联领导",
        "联系班子成员",
        "包联县级领导",
    ] {
        let plan = check(
            "后备干部.xlsx",
            book(&[
                &["姓名", "村", "出生年月", header, "职务", "现职业"],
                &["李明", "红旗村", "1985.06", "廖朵", "副镇长", "种植"],
            ]),
        );
        let row = of(&plan, "李明");
        assert_eq!(mentors(row), "包村领导=廖朵/副镇长", "{header}");
        assert_eq!(value(row, Field::Occupation), "种植", "{header}");
    }
    let plan = check(
        "后备干部.xlsx",
        book(&[
            &["姓名", "村", "出生年月", "蹲点干部", "带教老师"],
            &["李明", "红旗村", "1985.06", "廖朵", "仇穗"],
        ]),
    );
    assert_eq!(mentors(of(&plan, "李明")), "包村干部=廖朵/ 帮带人=仇穗/");
}

#[test]
fn the_telephone_of_somebody_else_is_not_the_persons() {
    for headers in [
        ["挂钩领导", "挂钩电话", "个人手机"],
        ["紧急联系人", "联系电话", "本人电话"],
        ["推荐人", "电话", "手机"],
        ["配偶姓名", "联系电话", "本人手机号"],
    ] {
        let [other, theirs, own] = headers;
        let plan = check(
            "后备干部.xlsx",
            book(&[
                &["姓名", "村", "出生年月", other, theirs, own],
                &[
                    "李明",
                    "红旗村",
                    "1985.06",
                    "廖朵",
                    "15470000091",
                    "15470000001",
                ],
            ]),
        );
        let row = of(&plan, "李明");
        assert_eq!(value(row, Field::Phone), "15470000001", "{headers:?}");
        assert_eq!(value(row, Field::OtherPhones), "", "{headers:?}");
    }
    let plan = check(
        "后备干部.xlsx",
        book(&[
            &["姓名", "村", "出生年月", "紧急联系人", "联系电话"],
            &["李明", "红旗村", "1985.06", "廖朵", "15470000091"],
        ]),
    );
    assert_eq!(value(of(&plan, "李明"), Field::Phone), "");
    assert_eq!(codes(&plan), ["column.unknown", "column.unknown"]);
}

#[test]
fn the_questions_of_a_form_on_the_web_are_its_columns() {
    let plan = check(
        "按文本_后备力量信息采集.xlsx",
        book(&[
            &[
                "序号",
                "提交答卷时间",
                "来源",
                "来源详情",
                "1、您的姓名：",
                "2、您的出生年月：",
                "3、您所在的村（社区）：",
                "4、您属于哪一类人员：",
            ],
            &[
                "1",
                "2025/3/12 9:10",
                "微信",
                "N/A",
                "李明",
                "1985-06",
                "红旗村",
                "退役军人",
            ],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(value(of(&plan, "李明"), Field::Sources), "退役军人");
}

#[test]
fn a_header_typed_wrong_is_read_by_its_sound_and_said() {
    let plan = check(
        "后备干部.xlsx",
        book(&[
            &["姓名", "村", "出生年月", "姓别", "名族", "联系电化"],
            &["李明", "红旗村", "1985.06", "男", "汉族", "15470000001"],
        ]),
    );
    let row = of(&plan, "李明");
    let fields = [Field::Sex, Field::Ethnicity, Field::Phone];
    let values = fields.map(|field| value(row, field));
    assert_eq!(values, ["男", "汉族", "15470000001"]);
    assert_eq!(codes(&plan), ["column.misspelt"; 3]);
}

#[test]
fn notes_in_brackets_take_nothing_from_a_value() {
    let plan = check(
        "后备干部.xlsx",
        book(&[
            &["姓名", "村", "民族", "身份证号"],
            &[
                "李明",
                "红旗村",
                "汉族（外来）",
                "150221198506150017（已核）",
            ],
            &["王芳[女]", "红旗村", "蒙古族", "（150221199011150028）"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    let [one, other] = ["李明", "王芳"].map(|name| of(&plan, name));
    assert_eq!(value(one, Field::Ethnicity), "汉族");
    assert_eq!(value(one, Field::Remark), "外来");
    assert_eq!(value(other, Field::Sex), "女");
    assert!([one, other].iter().all(|row| row.reading.id.is_some()));
    assert_eq!(codes(&plan), ["id.noted"]);
}

#[test]
fn years_and_months_of_joining_stand_in_two_columns() {
    let plan = check(
        "后备干部.xlsx",
        book(&[
            &["姓名", "村", "出生", "~", "入党", "~"],
            &["", "", "年", "月", "年", "月"],
            &["李明", "红旗村", "1985", "6", "2010", "7"],
            &["王芳", "红旗村", "1990", "11", "", ""],
        ]),
    );
    let joined = |name| value(of(&plan, name), Field::PartyJoined);
    assert_eq!([joined("李明"), joined("王芳")], ["2010-07", ""]);
    assert!(codes(&plan).is_empty(), "{:?}", codes(&plan));
}

#[test]
fn villages_are_known_in_traditional_characters_with_numbers_and_hamlets() {
    let plan = check(
        "后备干部.xlsx",
        book(&[
            &["姓名", "村屯", "出生年月"],
            &["李明", "紅旗村", "1985.06"],
            &["王芳", "四、红旗村", "1986.06"],
            &["赵敏", "红旗村东屯", "1987.06"],
            &["吴用", "柳樹溝村", "1988.06"],
        ]),
    );
    assert_eq!(
        people(&plan),
        "红旗村:李明 红旗村:王芳 红旗村:赵敏 柳树沟村:吴用"
    );
    assert!(codes(&plan).is_empty(), "{:?}", codes(&plan));
}

#[test]
fn a_village_with_its_number_and_count_in_the_column_of_villages_heads_its_people() {
    let plan = check(
        "后备干部.xlsx",
        book(&[
            &["序号", "村", "姓名", "出生年月"],
            &["一", "红旗村（2人）"],
            &["1", "", "李明", "1985.06"],
            &["2", "", "王芳", "1986.06"],
            &["二", "柳树沟村（1人）"],
            &["3", "", "赵敏", "1987.06"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳 柳树沟村:赵敏");
}
