//! The sample township is imported and compared with its truth, cell by cell.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use qinglan_core::date::Day;
use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::plan::{Options, Outcome, Plan, PlannedRow};
use qinglan_core::people::{FactField, Field};
use qinglan_core::reserves::{Mentor, ReserveOnDay};
use qinglan_core::villages::{OwnerKind, VillageDraft};
use qinglan_core::Registry;
use serde_json::Value;
use tempfile::TempDir;

fn fixtures(folder: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(folder)
}

fn truth() -> Value {
    let text = std::fs::read_to_string(fixtures("township").join("truth.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

struct Office {
    _folder: TempDir,
    registry: Registry,
    truth: Value,
}

impl Office {
    fn new() -> Self {
        let truth = truth();
        let folder = tempfile::tempdir().unwrap();
        let villages: Vec<VillageDraft> = list(&truth, "villages")
            .iter()
            .map(|name| VillageDraft {
                name: text(name).into(),
                ..VillageDraft::default()
            })
            .collect();
        let path = folder.path().join("青禾镇.qinglan");
        let registry = Registry::create(&path, OwnerKind::Township, "青禾镇", &villages).unwrap();
        Self {
            _folder: folder,
            registry,
            truth,
        }
    }

    fn files(&self) -> Vec<InputFile> {
        list(&self.truth, "import_order")
            .iter()
            .map(|name| InputFile {
                name: text(name).into(),
                bytes: Ok(std::fs::read(fixtures("township").join(text(name))).unwrap()),
            })
            .collect()
    }

    fn import(&mut self, answers: &[(&str, &str)]) -> Plan {
        self.import_as_of("2026-11-22", answers)
    }

    fn import_as_of(&mut self, as_of: &str, answers: &[(&str, &str)]) -> Plan {
        let known = self.registry.import_known().unwrap();
        let draft = Draft::open(&self.files(), &known);
        let options = Options {
            as_of: day(as_of),
            answers: answers
                .iter()
                .map(|(key, answer)| ((*key).into(), (*answer).into()))
                .collect(),
            ..Options::default()
        };
        let plan = draft.check(&known, &options);
        let written = self.registry.import_batch(&known, &draft, plan);
        written.unwrap().value
    }

    fn pool(&self, on: &str) -> Vec<ReserveOnDay> {
        self.registry.reserves_on(day(on), &[]).unwrap()
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

const VILLAGES: [(&str, &str); 2] = [("village:申营", "申家营村"), ("village:枣子", "枣园子村")];

fn all_answers(plan: &Plan) -> Vec<(String, String)> {
    plan.questions
        .iter()
        .map(|question| {
            let known = VILLAGES.iter().find(|(key, _)| *key == question.key);
            (
                question.key.clone(),
                known.map_or("new", |(_, answer)| answer).to_owned(),
            )
        })
        .collect()
}

/// Imports twice: once to learn the questions, once to answer them.
fn answered(office: &mut Office) -> Plan {
    let known = office.registry.import_known().unwrap();
    let draft = Draft::open(&office.files(), &known);
    let mut plan = draft.check_on(&known, day("2026-11-22"));
    let mut answers = all_answers(&plan);
    // An answered village lets people in of whom the next question is asked.
    for _ in 0..3 {
        let options = Options {
            as_of: day("2026-11-22"),
            answers: answers.iter().cloned().collect(),
            ..Options::default()
        };
        plan = draft.check(&known, &options);
        answers.extend(all_answers(&plan));
    }
    let answers: Vec<(&str, &str)> = answers
        .iter()
        .map(|(key, answer)| (key.as_str(), answer.as_str()))
        .collect();
    office.import(&answers)
}

fn place(file: &str, sheet: &str, row: usize) -> String {
    format!("{file}|{sheet}|{row}")
}

fn place_of(value: &Value) -> String {
    place(
        text(&value["file"]),
        text(&value["sheet"]),
        usize::try_from(value["row"].as_u64().unwrap()).unwrap(),
    )
}

/// The field's value as read from the row, as JSON of the truth's shape.
fn read(row: &PlannedRow, field: &str) -> Value {
    let reading = &row.reading;
    let of = |field: Field| {
        reading
            .values
            .get(&field)
            .map_or(Value::Null, |value| value.clone().into())
    };
    match field {
        "name" => reading.name.clone().into(),
        "village" => row.village.clone().map_or(Value::Null, Value::from),
        "sex" => of(Field::Sex),
        "ethnicity" => of(Field::Ethnicity),
        "birth" => reading
            .birth
            .map_or(Value::Null, |birth| birth.to_string().into()),
        "native_place" => of(Field::NativePlace),
        "education" => of(Field::Education),
        "education_fulltime" => of(Field::FullTimeEducation),
        "school_fulltime" => of(Field::FullTimeSchool),
        "school_major" => of(Field::SchoolMajor),
        "political_status" => of(Field::PoliticalStatus),
        "party_joined" => of(Field::PartyJoined),
        "id_number" => reading
            .id
            .as_ref()
            .map_or(Value::Null, |id| id.as_str().into()),
        "post_or_job" => of(Field::Occupation),
        "categories" => reading
            .values
            .get(&Field::Sources)
            .map_or(Value::Null, |joined| {
                joined.split('、').collect::<Vec<_>>().into()
            }),
        "target_post" => of(Field::TargetPost),
        "phone" => of(Field::Phone),
        "remark" => of(Field::Remark),
        "mentors" => mentors(&reading.mentors),
        other => panic!("the truth has a field {other} nobody reads"),
    }
}

fn mentors(mentors: &[Mentor]) -> Value {
    mentors
        .iter()
        .map(|mentor| serde_json::json!({"name": mentor.name, "role": mentor.seat, "post": mentor.post}))
        .collect()
}

/// Equal, with dates compared as far as both are known and texts without what cannot be seen.
fn same(field: &str, read: &Value, expect: &Value) -> bool {
    let plain = |value: &Value| -> String {
        text(value)
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\''))
            .take(2000)
            .collect()
    };
    match (field, read, expect) {
        ("birth" | "party_joined", Value::String(one), Value::String(other)) => {
            let shared = one.len().min(other.len());
            one[..shared] == other[..shared]
        }
        (_, Value::String(_), Value::String(_)) => plain(read) == plain(expect),
        _ => read == expect,
    }
}

#[test]
fn every_cell_of_every_row_is_read_as_the_truth_says() {
    let mut office = Office::new();
    let plan = answered(&mut office);
    let rows: BTreeMap<String, &PlannedRow> = plan
        .rows
        .iter()
        .map(|row| (place(&row.file, &row.sheet, row.row), row))
        .collect();
    let mut wrong = Vec::new();
    for truth in list(&office.truth, "rows") {
        let at = place_of(truth);
        let Some(row) = rows.get(&at) else {
            wrong.push(format!("{at}: no such row"));
            continue;
        };
        for (field, cell) in truth["fields"].as_object().unwrap() {
            if field == "seq" {
                continue;
            }
            let read = read(row, field);
            let accepted = same(field, &read, &cell["expect"])
                || list(cell, "accept")
                    .iter()
                    .any(|accept| same(field, &read, accept));
            if !accepted {
                wrong.push(format!(
                    "{at} {field}: read {read}, expected {} of {}",
                    cell["expect"], cell["raw"]
                ));
            }
        }
        for blank in list(truth, "blank_fields") {
            let blank = text(blank);
            // Sex and birth may be told by the ID number where nothing is written.
            if !matches!(blank, "birth" | "sex")
                && read(row, blank) != Value::Null
                && read(row, blank) != serde_json::json!([])
            {
                wrong.push(format!(
                    "{at} {blank}: read {} of a blank cell",
                    read(row, blank)
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cells:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_row_is_accounted_for_and_nothing_else_is_a_person() {
    let mut office = Office::new();
    let plan = office.import(&[]);
    let counts = plan.counts;
    assert_eq!(
        counts.rows,
        counts.added + counts.updated + counts.unchanged + counts.skipped + counts.asked
    );
    let read: BTreeSet<String> = plan
        .rows
        .iter()
        .map(|row| place(&row.file, &row.sheet, row.row))
        .collect();
    let expect: BTreeSet<String> = list(&office.truth, "rows").iter().map(place_of).collect();
    assert_eq!(read, expect);
    assert_eq!(counts.rows, expect.len());
    for nobody in list(&office.truth, "must_not_be_people") {
        assert!(!read.contains(&place_of(nobody)), "{nobody}");
    }
    for row in plan
        .rows
        .iter()
        .filter(|row| matches!(row.outcome, Outcome::Asked | Outcome::Skipped))
    {
        assert!(!row.problems.is_empty(), "{row:?} says nothing why");
    }
}

#[test]
fn every_damaged_value_is_flagged_with_its_code_and_place() {
    let mut office = Office::new();
    let plan = office.import(&[]);
    let normal = |header: &str| -> String { qinglan_core::import::header::normalise(header) };
    let flagged: BTreeSet<String> = plan
        .problems
        .iter()
        .map(|problem| {
            format!(
                "{} {} {}",
                place(&problem.file, &problem.sheet, problem.row),
                problem.code,
                normal(&problem.column)
            )
        })
        .collect();
    let missing: Vec<String> = list(&office.truth, "problems")
        .iter()
        .filter(|problem| problem["must_flag"] == true)
        .map(|problem| {
            format!(
                "{} {} {}",
                place_of(problem),
                text(&problem["code"]),
                normal(text(&problem["column_header"]))
            )
        })
        .filter(|expected| !flagged.contains(expected))
        .collect();
    assert!(
        missing.is_empty(),
        "not flagged:\n{}\nflagged:\n{}",
        missing.join("\n"),
        flagged.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn afterwards_everybody_is_as_the_truth_says() {
    let mut office = Office::new();
    answered(&mut office);
    let pool = office.pool("2026-11-22");
    let mut wrong = Vec::new();
    let people = list(&office.truth, "people");
    for person in people {
        let name = text(&person["name"]);
        let found: Vec<&ReserveOnDay> = pool
            .iter()
            .filter(|row| {
                row.person.name == name
                    && row.person.birth.is_none_or(|birth| {
                        text(&person["true_birth"]).starts_with(&birth.to_string()[..7])
                            || text(&person["birth"]).starts_with(&birth.to_string()[..7])
                    })
            })
            .collect();
        if person["withdrawn"] == true {
            if !found.is_empty() {
                wrong.push(format!("{name} is still in the pool"));
            }
            continue;
        }
        let [row] = found.as_slice() else {
            wrong.push(format!("{name}: {} people", found.len()));
            continue;
        };
        let fact = |field: FactField| row.facts.get(field).map_or(Value::Null, Value::from);
        let own = |text: &Option<String>| text.clone().map_or(Value::Null, Value::from);
        let is = [
            ("village", Value::from(row.village.clone())),
            ("township", row.township.clone().into()),
            ("sex", own(&row.person.sex)),
            ("ethnicity", own(&row.person.ethnicity)),
            (
                "birth",
                row.person
                    .birth
                    .map_or(Value::Null, |birth| birth.to_string().into()),
            ),
            ("id_number", own(&row.person.id_number)),
            ("native_place", own(&row.person.native_place)),
            ("education", fact(FactField::Education)),
            ("school_major", fact(FactField::SchoolMajor)),
            ("political_status", fact(FactField::PoliticalStatus)),
            (
                "party_joined",
                row.person
                    .party_joined
                    .map_or(Value::Null, |date| date.to_string().into()),
            ),
            ("post_or_job", fact(FactField::Occupation)),
            ("categories", row.facts.sources().into()),
            ("target_post", fact(FactField::TargetPost)),
            ("phone", own(&row.person.phone)),
            (
                "mentors",
                mentors(row.reserve.stated_mentors.on(day("2026-11-22"))),
            ),
            ("remark", own(&row.person.remark)),
        ];
        for (field, value) in is {
            let expect = &person[field];
            let derived = field == "birth" && same(field, &value, &person["true_birth"]);
            let none = expect.is_null() && value == serde_json::json!([]);
            let studying =
                field == "education" && text(&value) == format!("{}（在读）", text(expect));
            let vocational = field == "education"
                && matches!(text(&value), "中技" | "职高")
                && text(expect) == "中专";
            if !(same(field, &value, expect)
                || derived
                || none
                || studying
                || vocational
                || (field == "mentors" && same_mentors(&value, expect)))
            {
                wrong.push(format!("{name} {field}: is {value}, expected {expect}"));
            }
        }
    }
    let expected = people
        .iter()
        .filter(|person| person["withdrawn"] != true)
        .count();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(pool.len(), expected);
}

#[test]
fn sheets_whose_day_nobody_says_leave_what_the_newest_dated_one_says() {
    let office = Office::new();
    let known = office.registry.import_known().unwrap();
    // As a file dialog hands them over, the newest among the others.
    let mut files = office.files();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    let mut draft = Draft::open(&files, &known);
    let options = Options {
        as_of: day("2026-11-22"),
        answers: VILLAGES.map(|(key, at)| (key.into(), at.into())).into(),
        ..Options::default()
    };
    let changed = |draft: &Draft| {
        let plan = draft.check(&known, &options);
        let of = |name: &str| plan.named(name).next().unwrap().clone();
        let fact = |name: &str, field: FactField| {
            let facts = of(name).facts;
            let mut held = facts.into_iter().filter(|fact| fact.field == field);
            held.find(|fact| fact.until_on.is_none()).unwrap().value
        };
        [
            of("丁祺").person.phone.unwrap_or_default(),
            fact("胡皓福", FactField::Education),
            fact("胡芬桂", FactField::PoliticalStatus),
        ]
    };
    let as_adjusted = ["16308232122", "大专", "预备党员"];
    let sheets = draft.view(&known, options.as_of).sheets;
    let undated: Vec<usize> = sheets
        .iter()
        .filter(|sheet| sheet.undated)
        .map(|sheet| sheet.index)
        .collect();
    assert!(!undated.is_empty());
    assert_eq!(changed(&draft), as_adjusted);
    for &sheet in &undated {
        assert_eq!(sheets[sheet].day, None);
        assert!(draft.set_day(sheet, Some(day("2026-11-22"))));
    }
    for &sheet in &undated {
        assert!(draft.set_day(sheet, None));
    }
    assert_eq!(changed(&draft), as_adjusted);
}

/// Names and seats are compared first; posts are as the last sheet wrote them.
fn same_mentors(is: &Value, expect: &Value) -> bool {
    let key = |value: &Value| -> Vec<(String, String)> {
        value
            .as_array()
            .into_iter()
            .flatten()
            .map(|mentor| (text(&mentor["name"]).into(), text(&mentor["role"]).into()))
            .collect()
    };
    key(is) == key(expect)
}

#[test]
fn changes_are_shown_old_to_new_on_the_rows_that_make_them() {
    let mut office = Office::new();
    let plan = answered(&mut office);
    for change in list(&office.truth, "changes") {
        let at = place_of(change);
        let row = plan
            .rows
            .iter()
            .find(|row| place(&row.file, &row.sheet, row.row) == at)
            .unwrap();
        let field = text(&change["field"]);
        let found = row.changes.iter().find(|known| known.field == field);
        let found =
            found.unwrap_or_else(|| panic!("{at}: {field} is not shown: {:?}", row.changes));
        if field != "withdrawn" {
            assert_eq!(
                found.old.as_deref(),
                change["from"].as_str(),
                "{at} {field}"
            );
            assert_eq!(found.new.as_deref(), change["to"].as_str(), "{at} {field}");
        }
        assert_eq!(row.outcome, Outcome::Updated);
    }
}

#[test]
fn perhaps_the_same_person_is_asked_and_two_of_one_name_stay_two() {
    let mut office = Office::new();
    let plan = office.import(&VILLAGES);
    let asked: Vec<&PlannedRow> = plan
        .rows
        .iter()
        .filter(|row| row.outcome == Outcome::Asked)
        .collect();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!(asked[0].name, "乔燕");
    assert_eq!(plan.questions.len(), 1);
    assert_eq!(plan.questions[0].kind, "person.maybe_duplicate");
    let names: Vec<String> = office
        .pool("2026-11-22")
        .into_iter()
        .map(|row| row.person.name)
        .collect();
    assert_eq!(names.iter().filter(|name| *name == "梁粮奎").count(), 2);
    assert!(!names.contains(&"乔燕".to_owned()));
    let again = office.import(&[]);
    assert_eq!(again.questions[0].key, plan.questions[0].key);
}

#[test]
fn the_same_files_again_change_nothing_and_one_undo_restores_everything() {
    let mut office = Office::new();
    let before = office.registry.dump().unwrap();
    let first = answered(&mut office);
    let after = office.registry.dump().unwrap();
    assert_ne!(before, after);
    let again = office.import(&[]);
    assert_eq!(office.registry.dump().unwrap(), after);
    assert_eq!(
        (again.counts.added, again.counts.updated, again.counts.asked),
        (0, 0, 0)
    );
    assert_eq!(again.counts.unchanged, again.counts.rows);
    let cells = |plan: &Plan| {
        plan.problems
            .iter()
            .filter(|problem| problem.code.starts_with("id."))
            .count()
    };
    assert_eq!(
        cells(&again),
        cells(&first),
        "problems are reported in unchanged rows too"
    );
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
    let third = answered(&mut office);
    assert_eq!(third.counts, first.counts, "an undone import is forgotten");
}

#[test]
fn without_answers_the_rest_goes_in_and_answers_bring_in_what_waited() {
    let mut office = Office::new();
    let first = office.import(&[]);
    assert!(first.counts.asked > 0);
    let second = office.import(&VILLAGES);
    assert_eq!(second.counts.asked, 1, "{:?}", second.questions);
    let third = office.import(&[]);
    assert_eq!(
        third.counts.asked, 1,
        "answers about villages are remembered"
    );
    assert_eq!(third.counts.added + third.counts.updated, 0);
}

#[test]
fn the_office_day_of_undated_sheets_makes_no_difference_to_the_people() {
    let mut office = Office::new();
    let known = office.registry.import_known().unwrap();
    let draft = Draft::open(&office.files(), &known);
    for as_of in ["2025-09-30", "2026-11-22"] {
        let plan = draft.check_on(&known, day(as_of));
        assert_eq!(plan.counts.rows, 117);
        assert_eq!(plan.counts.skipped, 0, "{:?}", plan.problems);
    }
    office.import_as_of("2025-09-30", &VILLAGES);
    let pool = office.pool("2025-12-31");
    let of = |name: &str| pool.iter().find(|row| row.person.name == name).unwrap();
    assert_eq!(of("董娥").facts.get(FactField::Education), Some("大学"));
    assert_eq!(of("陈存柱").village, "南泉子村");
    assert!(!pool.iter().any(|row| row.person.name == "叶辰"));
}

#[test]
fn the_sample_county_goes_in_without_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("青川县.qinglan");
    let mut registry = Registry::create(&path, OwnerKind::County, "青川县", &[]).unwrap();
    let mut files: Vec<InputFile> = std::fs::read_dir(fixtures("county"))
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            InputFile {
                name: path.file_name().unwrap().to_string_lossy().into(),
                bytes: Ok(std::fs::read(path).unwrap()),
            }
        })
        .collect();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    let known = registry.import_known().unwrap();
    let draft = Draft::open(&files, &known);
    let options = Options {
        as_of: day("2025-12-01"),
        add_villages: true,
        ..Options::default()
    };
    let plan = draft.check(&known, &options);
    let plan = registry.import_batch(&known, &draft, plan).unwrap().value;
    assert_eq!((plan.counts.rows, plan.counts.added), (1321, 1321));
    assert_eq!(plan.new_villages.len(), 299);
    assert!(plan.problems.is_empty(), "{:?}", plan.problems);
    assert_eq!(registry.townships().unwrap().len(), 14);
    let known = registry.import_known().unwrap();
    let plan = draft.check(&known, &options);
    let again = registry.import_batch(&known, &draft, plan).unwrap();
    assert_eq!(again.value.counts.unchanged, 1321);
    assert!(
        again.op.is_none(),
        "nothing was written, nothing is to undo"
    );
}
