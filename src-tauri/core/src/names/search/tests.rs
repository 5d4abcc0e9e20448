//! Searching as a clerk types: initials, full pinyin, other readings, villages, phone tails.

use super::*;

fn entry(name: &str, village: &str, phone: &str, id_number: &str) -> Entry {
    Entry {
        id: name.into(),
        name: name.into(),
        former_names: Vec::new(),
        village: village.into(),
        other_villages: Vec::new(),
        phones: phone.split('/').map(Into::into).collect(),
        id_number: (!id_number.is_empty()).then(|| id_number.into()),
    }
}

fn office() -> SearchIndex {
    SearchIndex::build([
        entry("张三", "申家营村", "13812345678", "150221198506150017"),
        entry("张山峰", "枣园子村", "139 0000 1234/0472-8812345", ""),
        entry("章子怡", "申家营村", "", "63222420000229002X"),
        entry("吕布", "吕家湾村", "", ""),
        entry("单雄信", "南泉子村", "", ""),
        entry("乐天", "南泉子村", "", ""),
        entry("阿不都·热合曼", "南泉子村", "", ""),
        entry("王𫖮", "枣园子村", "", ""),
        entry("李\"引号", "枣园子村", "", ""),
        entry("Ann Li", "枣园子村", "", ""),
    ])
}

#[track_caller]
fn finds(query: &str, expect: &[&str]) {
    let hits = office().find(query, 20);
    let names: Vec<&str> = hits.iter().map(|hit| hit.id.as_str()).collect();
    assert_eq!(names, expect, "{query}");
}

#[test]
fn a_name_is_found_by_any_part_of_it() {
    finds("张", &["张三", "张山峰"]);
    finds("三", &["张三"]);
    finds("山峰", &["张山峰"]);
    finds("𫖮", &["王𫖮"]);
    finds("热合曼", &["阿不都·热合曼"]);
    for dot in ["·", "•", "‧", "・", ".", ""] {
        finds(&format!("不都{dot}热"), &["阿不都·热合曼"]);
    }
    finds("ann", &["Ann Li"]);
}

#[test]
fn a_name_is_found_by_its_sound_its_initials_and_mixtures() {
    finds("zs", &["张三", "张山峰"]);
    finds("zhangs", &["张三", "张山峰"]);
    finds("zsan", &["张三"]);
    finds("zhangsan", &["张三"]);
    finds("zhs", &["张三", "张山峰"]);
    finds("zhsf", &["张山峰"]);
    finds("zhangshanf", &["张山峰"]);
    finds("张san", &["张三"]);
    finds("shanf", &["张山峰"]);
    finds("ziy", &["章子怡"]);
    finds("abdh", &[]);
    finds("abdrhm", &["阿不都·热合曼"]);
}

#[test]
fn every_reading_finds() {
    finds("shanxx", &["单雄信"]);
    finds("danxx", &["单雄信"]);
    finds("chanx", &["单雄信"]);
    finds("yuetian", &["乐天"]);
    finds("letian", &["乐天"]);
    finds("lvbu", &["吕布"]);
    finds("lubu", &["吕布"]);
    finds("LÜB", &["吕布"]);
}

#[test]
fn full_width_letters_and_digits_are_letters_and_digits() {
    finds("ＺＳＡＮ", &["张三"]);
    finds("５６７８", &["张三"]);
}

#[test]
fn villages_phones_and_id_numbers_find_their_people() {
    finds("申家营", &["张三", "章子怡"]);
    finds("shenjiay", &["张三", "章子怡"]);
    finds("sjy", &["张三", "章子怡"]);
    finds("678", &["张三"]);
    finds("78", &[]);
    finds("13812345678", &["张三"]);
    finds("0472-8812", &["张山峰"]);
    finds("2345", &["张山峰"]);
    finds("0017", &["张三"]);
    finds("002x", &["章子怡"]);
    finds("017", &[]);
}

#[test]
fn every_word_must_match() {
    finds("zs 申家营", &["张三"]);
    finds("南泉子 le", &["乐天"]);
    finds("张 678", &["张三"]);
    finds("张 张", &["张三", "张山峰"]);
    finds("张 王", &[]);
}

#[test]
fn better_matches_come_first() {
    let index = SearchIndex::build([
        entry("赵吕", "", "", ""),
        entry("吕布", "", "", ""),
        entry("陆游", "", "", ""),
        entry("王安", "吕家湾村", "", ""),
        entry("丁路", "", "", ""),
    ]);
    let by = |query: &str| -> Vec<(String, Matched)> {
        index
            .find(query, 9)
            .into_iter()
            .map(|hit| (hit.id, hit.matched))
            .collect()
    };
    let found = |name: &str, matched| (name.to_owned(), matched);
    assert_eq!(
        by("吕"),
        [
            found("吕布", Matched::NamePrefix),
            found("赵吕", Matched::Name),
            found("王安", Matched::Village),
        ]
    );
    assert_eq!(
        by("lu"),
        [
            found("陆游", Matched::PinyinPrefix),
            found("吕布", Matched::PinyinPrefix),
            found("丁路", Matched::Pinyin),
            found("赵吕", Matched::Pinyin),
            found("王安", Matched::Village),
        ]
    );
    assert_eq!(by("lb"), [found("吕布", Matched::Initials)]);
    assert_eq!(index.find("lu", 2).len(), 2);
}

#[test]
fn odd_queries_find_nobody_and_do_no_harm() {
    finds("", &[]);
    finds("  　 ", &[]);
    finds("'\"''; DROP TABLE people; --", &[]);
    finds("%_*\"\"\"", &[]);
    finds(&"张".repeat(10_000), &[]);
    finds(&"z".repeat(10_000), &[]);
    finds(&"张 三 ".repeat(5_000), &[]);
    finds("\u{e000}\u{fdfa}\u{10ffff}", &[]);
    finds("李\"引", &["李\"引号"]);
    finds("\"张三\"", &["张三"]);
}

#[test]
fn a_name_of_fifty_characters_is_found_whole_and_by_its_initials() {
    let name = "阿".repeat(50);
    let index = SearchIndex::build([entry(&name, "", "", "")]);
    assert_eq!(index.find(&name, 9).len(), 1);
    assert_eq!(index.find(&"a".repeat(50), 9).len(), 1);
    assert_eq!(index.find(&"a".repeat(63), 9).len(), 0);
}

#[test]
fn changes_are_found_at_once() {
    let mut index = office();
    index.upsert(Entry {
        name: "李四".into(),
        ..entry("张三", "", "", "")
    });
    assert_eq!(index.find("张三", 9), []);
    assert_eq!(index.find("ls", 9)[0].id, "张三");
    let before = index.len();
    index.remove("张三");
    index.remove("张三");
    assert_eq!((index.len(), index.find("ls", 9).len()), (before - 1, 0));
}

#[test]
fn a_renamed_person_and_the_people_of_a_renamed_village_are_found_by_the_old_name() {
    let mut index = office();
    index.upsert(Entry {
        former_names: vec!["武二丫".into(), "武艳".into()],
        other_villages: vec!["下庙村".into()],
        ..entry("武晓燕", "新丰村", "", "")
    });
    for query in [
        "武二丫",
        "二丫",
        "wey",
        "wuerya",
        "武艳",
        "wuyan",
        "下庙",
        "xiamiao",
        "新丰",
    ] {
        let hits = index.find(query, 20);
        assert_eq!(hits[0].id, "武晓燕", "{query}");
    }
    // One name is not read on into the next.
    assert!(index.find("丫武", 20).is_empty());
    assert_eq!(index.find("武艳", 20)[0].matched, Matched::FormerName);
    assert_eq!(index.find("武晓燕", 20)[0].matched, Matched::NamePrefix);
}
