//! What speaks for a village, case by case.

use super::*;

fn home(text: &str) -> Home {
    let townships = ["青禾镇", "双河镇"];
    let named = townships.iter().enumerate();
    Home {
        label: "籍贯",
        text: text.into(),
        townships: named
            .filter(|(_, name)| text.contains(**name))
            .map(|(at, _)| at)
            .collect(),
        in_county: text.contains("土默特右旗"),
    }
}

fn village() -> Sought {
    Sought {
        id: VillageId::new(),
        name: "申家营村".into(),
        township_at: 0,
        township: "青禾镇".into(),
        county: "土默特右旗".into(),
        written: vec!["申家营村".into(), "申家营".into()],
        industry: vec![0],
        wanted: vec![0, 1],
        reserves: 0,
        board: Board::default(),
    }
}

fn person(homes: &[&str]) -> Candidate {
    Candidate {
        id: PersonId::new(),
        name: "王芳".into(),
        sex: Some("女".into()),
        age: Some(28),
        education: Some("大学".into()),
        major: None,
        native_place: None,
        homes: homes.iter().map(|text| home(text)).collect(),
        knows: vec![false, false],
        pool: None,
    }
}

fn said(person: &Candidate, village: &Sought) -> Vec<String> {
    let vocabulary = ["养殖".to_owned(), "财务".to_owned()];
    let reasons = fit(person, village).reasons(&MatchWeights::default(), &vocabulary);
    let said = reasons
        .iter()
        .map(|it| format!("{} {}", it.text, it.points));
    said.collect()
}

#[test]
fn a_home_is_as_near_as_the_nearest_place_it_names() {
    let occupied = Sought {
        reserves: 1,
        ..village()
    };
    let check = |homes: &[&str], expect: &[&str]| {
        assert_eq!(said(&person(homes), &occupied), expect, "{homes:?}");
    };
    check(&[], &[]);
    check(&["河北蔚县"], &[]);
    check(&["内蒙古土默特右旗"], &["籍贯土默特右旗 10"]);
    check(&["土默特右旗青禾镇"], &["籍贯青禾镇 25"]);
    check(&["青禾镇申家营村"], &["籍贯申家营村 40"]);
    check(&["申家营"], &["籍贯申家营村 40"]);
    check(&["土默特右旗双河镇申家营村"], &["籍贯土默特右旗 10"]);
    check(
        &["内蒙古土默特右旗", "青禾镇申家营村三社"],
        &["籍贯申家营村 40"],
    );
}

#[test]
fn what_somebody_knows_counts_once_for_the_industry_and_once_for_what_else_is_wanted() {
    let knowing = |knows: [bool; 2]| Candidate {
        knows: knows.to_vec(),
        ..person(&[])
    };
    let empty = "村里没有后备干部 20";
    assert_eq!(said(&knowing([false, false]), &village()), [empty]);
    assert_eq!(
        said(&knowing([true, false]), &village()),
        ["对口产业：养殖 30", empty]
    );
    assert_eq!(
        said(&knowing([true, true]), &village()),
        ["对口产业：养殖 30", "村里需要：财务 20", empty]
    );
}

#[test]
fn a_board_gets_what_it_lacks() {
    let board = Board {
        members: 3,
        ages: vec![58, 52, 49],
        schooled: (3, 0),
        sexes: (3, 0),
    };
    let village = Sought {
        reserves: 2,
        board,
        ..village()
    };
    assert_eq!(
        said(&person(&[]), &village),
        [
            "班子缺大专以上 15",
            "班子缺女性 10",
            "班子平均年龄 53.0→46.8 岁 19"
        ]
    );
    let older = Candidate {
        age: Some(60),
        sex: Some("男".into()),
        education: Some("大学（在读）".into()),
        ..person(&[])
    };
    assert_eq!(said(&older, &village), [""; 0]);
    let unknown = Sought {
        board: Board {
            members: 3,
            ..Board::default()
        },
        ..village
    };
    assert_eq!(
        said(&person(&[]), &unknown),
        [""; 0],
        "what is unknown is not missing"
    );
}

#[test]
fn the_two_committees_are_the_board_and_nobody_else() {
    for title in [
        "村党组织书记",
        "党支部副书记",
        "村“两委”委员",
        "村委会主任",
        "书记、主任（一肩挑）",
        "村委会副主任",
        "妇联主席、村委会委员",
    ] {
        assert!(is_of_board(title), "{title}");
    }
    for title in [
        "驻村第一书记",
        "村监委会主任",
        "村务监督委员会主任",
        "妇联主席",
        "团支部书记",
        "书记助理",
        "民兵连长",
        "网格员",
        "村文书",
    ] {
        assert!(!is_of_board(title), "{title}");
    }
}

#[test]
fn a_mean_age_is_rounded_to_a_tenth() {
    assert_eq!(mean_in_tenths(&[]), None);
    assert_eq!(mean_in_tenths(&[36]), Some(360));
    assert_eq!(mean_in_tenths(&[30, 31, 31]), Some(307));
    assert_eq!(tenths_said(307), "30.7");
}
