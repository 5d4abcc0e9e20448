//! The 登记表 that a dossier begins with: who it is, with photo, 简历 and family, and places for the
//! opinions. What nobody knows stays empty, to be written in by hand.

use super::super::super::roster::lines_of;
use super::super::super::{FormCell, FormRow, Section};
use super::super::cells::month;
use super::super::{page, unit, Letterhead};
use super::gather::DossierOnPaper;
use super::TITLE;
use crate::date::{Day, PartialDate};
use crate::names;
use crate::people::rules::{read_family, read_resume, FamilyMember};
use crate::people::{FactField, Person};

/// Widths of the columns of the first page, mm; together 170.
const LABEL: f64 = 17.0;
const VALUE: f64 = 24.0;
const THIRD_LABEL: f64 = 21.0;
const THIRD_VALUE: f64 = 31.0;
/// A photo is 36 mm wide and as high as four rows.
const PHOTO_MM: f64 = 36.0;
const PHOTO_ROWS: usize = 4;
const ROW_MM: f64 = 12.25;
/// The form without the labels at its left.
const WIDE: f64 = 153.0;
const HALF: f64 = LABEL + VALUE + VALUE;
const RIGHT: f64 = THIRD_VALUE + PHOTO_MM;
/// 简历 fills the first page, mm.
const RESUME_MM: f64 = 92.0;
/// The texts and opinions of the second page share this height, mm.
const SECOND_MM: f64 = 236.0;
const RELATIVE_MM: f64 = 10.0;
/// So many rows for relatives at least, to be written in by hand.
const RELATIVES: usize = 5;
/// More relatives than that are no rows of one block: a block is never divided.
const MOST_RELATIVES: usize = 14;
/// Widths of the columns of relatives, mm.
const RELATIVE: [f64; 5] = [17.0, 24.0, 24.0, 21.0, 67.0];
/// A line of running text, and the space around it, mm.
const LINE_MM: f64 = 4.6;
const AROUND_MM: f64 = 6.0;

pub(super) fn section(head: &Letterhead<'_>, dossier: &DossierOnPaper) -> Section {
    let person = &dossier.person;
    let mut form = first_rows(head.as_of, dossier);
    form.extend(education_rows(dossier));
    form.extend(contact_rows(dossier));
    let resume = read_resume(person.resume.as_deref().unwrap_or_default());
    form.push(FormRow::new(
        RESUME_MM,
        vec![
            FormCell::label("简\n\n历", LABEL),
            FormCell::dated(resume.text, WIDE),
        ],
    ));
    form.extend(second_page(dossier));
    let unit = unit(&dossier.township, dossier.village.as_deref());
    Section {
        left_line: format!("填报单位（盖章）：{unit}"),
        right_line: head.right_line(),
        form,
        ..page(&person.name, TITLE)
    }
}

/// Beside the photo: who it is.
fn first_rows(as_of: Day, dossier: &DossierOnPaper) -> Vec<FormRow> {
    let person = &dossier.person;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let row = |cells: [(&str, String); 3]| {
        let widths = [(LABEL, VALUE), (LABEL, VALUE), (THIRD_LABEL, THIRD_VALUE)];
        let cells = cells.into_iter().zip(widths);
        let cells = cells.flat_map(|((name, text), (label, value))| {
            [FormCell::label(name, label), FormCell::value(text, value)]
        });
        FormRow::new(ROW_MM, cells.collect())
    };
    let mut rows = vec![
        row([
            ("姓　名", names::spread(&person.name)),
            ("性　别", text(&person.sex)),
            ("出生年月\n（岁）", born(person.birth, as_of)),
        ]),
        row([
            ("民　族", text(&person.ethnicity)),
            ("籍　贯", text(&person.native_place)),
            ("出 生 地", text(&person.birthplace)),
        ]),
        row([
            ("入　党\n时　间", month(person.party_joined)),
            ("参加工\n作时间", month(person.work_started)),
            ("健康状况", text(&person.health)),
        ]),
        row([
            ("政　治\n面　貌", dossier.fact(FactField::PoliticalStatus)),
            ("专　业\n职　务", text(&person.title)),
            ("人员类别", dossier.fact(FactField::Sources)),
        ]),
    ];
    let photo = FormCell {
        picture: dossier.photo.clone(),
        ..FormCell::value("照　片", PHOTO_MM).over(PHOTO_ROWS)
    };
    rows[0].cells.push(photo);
    rows
}

/// `1990.05\n（35岁）`.
fn born(birth: Option<PartialDate>, as_of: Day) -> String {
    birth.map_or(String::new(), |birth| {
        format!("{}\n（{}岁）", birth.dotted_month(), birth.age_on(as_of))
    })
}

/// 学历学位, full-time and in-service; where only the highest is known it stands as full-time.
fn education_rows(dossier: &DossierOnPaper) -> Vec<FormRow> {
    let full_time = dossier.fact(FactField::FullTimeEducation);
    let in_service = dossier.fact(FactField::InServiceEducation);
    let told = !(full_time.is_empty() && in_service.is_empty());
    let highest = |field| {
        if told {
            String::new()
        } else {
            dossier.fact(field)
        }
    };
    let or = |known: String, other: String| if known.is_empty() { other } else { known };
    let degree = dossier.person.degree.clone().unwrap_or_default();
    let row = |name: &str, education: String, school: String| {
        vec![
            FormCell::label(name, VALUE),
            FormCell::value(education, LABEL + VALUE),
            FormCell::label("毕业院校\n及专业", THIRD_LABEL),
            FormCell::value(school, RIGHT),
        ]
    };
    let first = [or(full_time, highest(FactField::Education)), degree];
    let first: Vec<String> = first.into_iter().filter(|it| !it.is_empty()).collect();
    let mut cells = vec![FormCell::label("学　历\n学　位", LABEL).over(2)];
    cells.extend(row(
        "全日制教育",
        first.join("\n"),
        or(
            dossier.fact(FactField::FullTimeSchool),
            highest(FactField::SchoolMajor),
        ),
    ));
    vec![
        FormRow::new(13.0, cells),
        FormRow::new(
            13.0,
            row(
                "在 职 教 育",
                in_service,
                dossier.fact(FactField::InServiceSchool),
            ),
        ),
    ]
}

fn contact_rows(dossier: &DossierOnPaper) -> Vec<FormRow> {
    let person = &dossier.person;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let two = |cells: [(&str, String); 2]| {
        let widths = [(LABEL, HALF), (THIRD_LABEL, RIGHT)];
        let cells = cells.into_iter().zip(widths);
        let cells = cells.flat_map(|((name, text), (label, value))| {
            [FormCell::label(name, label), FormCell::value(text, value)]
        });
        FormRow::new(11.0, cells.collect())
    };
    let phones = [&person.phone, &person.other_phones];
    let phones: Vec<&str> = phones.into_iter().filter_map(|it| it.as_deref()).collect();
    vec![
        two([
            ("身　份\n证　号", text(&person.id_number)),
            ("联系电话", phones.join("、")),
        ]),
        two([
            ("现　任\n职　务", dossier.fact(FactField::Occupation)),
            ("培养方向", target(dossier)),
        ]),
        FormRow::new(
            11.0,
            vec![
                FormCell::label("住　址", LABEL),
                FormCell::text(text(&person.address), WIDE),
            ],
        ),
    ]
}

/// `村委会主任（近期可用）`.
fn target(dossier: &DossierOnPaper) -> String {
    let target = dossier.fact(FactField::TargetPost);
    let readiness = dossier.fact(FactField::Readiness);
    match (target.is_empty(), readiness.is_empty()) {
        (_, true) => target,
        (true, false) => readiness,
        (false, false) => format!("{target}（{readiness}）"),
    }
}

/// 奖惩, 特长, relatives and the opinions, sharing the height of the page.
fn second_page(dossier: &DossierOnPaper) -> Vec<FormRow> {
    let person = &dossier.person;
    let relatives = relatives(person);
    let opinions = [
        (
            "村　党\n组　织\n意　见",
            unit(&dossier.township, dossier.village.as_deref()),
        ),
        (
            "乡　镇\n党　委\n意　见",
            format!("{}党委", dossier.township),
        ),
        ("县　委\n组织部\n意　见", "县委组织部".to_owned()),
    ];
    let texts = [
        ("奖　惩\n情　况", person.awards.as_deref(), 28.0),
        ("特　长", person.skills.as_deref(), 16.0),
    ];
    let texts = texts.map(|(name, text, least)| {
        let text = text.unwrap_or_default();
        (name, text, height(text).max(least))
    });
    let taken: f64 = texts.iter().map(|(.., height)| height).sum::<f64>()
        + relatives.iter().map(|row| row.height_mm).sum::<f64>();
    let of_opinion = ((SECOND_MM - taken) / 3.0).max(24.0);
    let mut rows: Vec<FormRow> = texts
        .into_iter()
        .map(|(name, text, height)| {
            let cells = vec![FormCell::label(name, LABEL), FormCell::text(text, WIDE)];
            FormRow::new(height, cells)
        })
        .collect();
    rows.extend(relatives);
    rows.extend(opinions.map(|(name, whose)| {
        let text = format!("\n\n\n{whose}（盖章）　　　　　年　　月　　日");
        let cells = vec![FormCell::label(name, LABEL), FormCell::text(text, WIDE)];
        FormRow::new(of_opinion, cells)
    }));
    rows
}

fn height(text: &str) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let lines = lines_of(text, WIDE - 3.0) as f64;
    lines * LINE_MM + AROUND_MM
}

/// 家庭主要成员 under their heads; what is no relative stands whole in the last column.
fn relatives(person: &Person) -> Vec<FormRow> {
    let mut family = read_family(person.family.as_deref().unwrap_or_default()).members;
    if family.len() > MOST_RELATIVES {
        let text = person.family.as_deref().unwrap_or_default();
        let cells = vec![
            FormCell::label("家　庭\n成　员", LABEL),
            FormCell::text(text, WIDE),
        ];
        return vec![FormRow::new(RELATIVE_MM, cells)];
    }
    family.resize_with(family.len().max(RELATIVES), FamilyMember::default);
    let heads = ["称　谓", "姓　名", "出生年月", "政治面貌", "工作单位及职务"];
    let heads = heads.into_iter().zip(RELATIVE);
    let mut first = vec![FormCell::label("家　庭\n主　要\n成　员", LABEL).over(family.len() + 1)];
    first.extend(heads.map(|(name, width)| FormCell::label(name, width)));
    let mut rows = vec![FormRow::new(RELATIVE_MM, first)];
    rows.extend(family.into_iter().map(|member| {
        let texts = [
            member.relation,
            names::spread(&member.name),
            month(member.birth),
            member.political_status.unwrap_or_default(),
            member.unit,
        ];
        let cells = texts.into_iter().zip(RELATIVE).enumerate();
        let cells = cells.map(|(at, (text, width))| {
            if at + 1 == RELATIVE.len() {
                FormCell::text(text, width)
            } else {
                FormCell::value(text, width)
            }
        });
        FormRow::new(RELATIVE_MM, cells.collect())
    }));
    rows
}
