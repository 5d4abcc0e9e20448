//! Registers of invented people, made once a run and shared by the cases that work in this process.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use qinglan_core::date::Day;
use qinglan_core::people::{Field, GridRow, PersonInput};
use qinglan_core::villages::{OwnerKind, VillageDraft};
use qinglan_core::Registry;
use tempfile::TempDir;

const SURNAMES: &str =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏";
/// Common characters, apart from each other.
const GIVEN: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fa5}';
const SKILLS: [&str; 8] = [
    "肉羊养殖",
    "蔬菜大棚",
    "电子商务",
    "财务会计",
    "法律调解",
    "农机维修",
    "党建",
    "剪纸",
];
/// Rows a transaction: as many as a clerk would never paste at once.
const ROWS: usize = 5_000;

/// A register with 60,000 people in 200 villages.
pub(crate) fn of_sixty_thousand() -> &'static Path {
    static REGISTER: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    &REGISTER.get_or_init(|| made("大", 200, 60_000)).1
}

/// A county of 1,321 people in 201 villages.
pub(crate) fn of_a_county() -> &'static Path {
    static REGISTER: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    &REGISTER.get_or_init(|| made("县", 201, 1_321)).1
}

/// The day the generated registers are about.
pub(crate) fn day() -> Day {
    Day::from_ymd_opt(2025, 11, 26).expect("a day of the calendar")
}

/// Numbers that look like chance and are the same every time.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end
    }

    pub(crate) fn name(&mut self) -> String {
        let surnames: Vec<char> = SURNAMES.chars().collect();
        let given: Vec<char> = GIVEN.step_by(9).collect();
        let mut name = String::from(surnames[self.below(surnames.len())]);
        for _ in 0..=self.below(2) {
            name.push(given[self.below(given.len())]);
        }
        name
    }

    pub(crate) fn skill(&mut self) -> String {
        SKILLS[self.below(SKILLS.len())].to_owned()
    }
}

fn made(name: &str, villages: usize, people: usize) -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join(format!("{name}.qinglan"));
    let mut registry =
        Registry::create(&path, OwnerKind::Township, "测速镇", &[]).expect("a new register");
    let drafts: Vec<VillageDraft> = (0..villages).map(village).collect();
    registry.add_villages(None, &drafts).expect("its villages");
    let mut chance = Chance::new(1);
    let rows: Vec<GridRow> = (0..people)
        .map(|number| row(number, &drafts[number % villages].name, &mut chance))
        .collect();
    for rows in rows.chunks(ROWS) {
        registry.enter_grid(rows, day()).expect("its people");
    }
    (folder, path)
}

fn village(number: usize) -> VillageDraft {
    VillageDraft {
        name: format!("{}号村", number + 1),
        ..VillageDraft::default()
    }
}

fn row(number: usize, village: &str, chance: &mut Chance) -> GridRow {
    let fields = [
        (Field::Name, chance.name()),
        (
            Field::Sex,
            if number.is_multiple_of(3) {
                "女"
            } else {
                "男"
            }
            .to_owned(),
        ),
        (
            Field::Birth,
            format!("{}.{:02}", 1975 + number % 30, 1 + number % 12),
        ),
        (Field::Phone, format!("154{number:08}")),
        (Field::Education, "大专".to_owned()),
        (Field::PoliticalStatus, "中共党员".to_owned()),
        (Field::Skills, chance.skill()),
    ];
    GridRow {
        person_id: None,
        village: village.to_owned(),
        entered_on: Some("2024.3".to_owned()),
        fields: PersonInput(BTreeMap::from(fields)),
    }
}
