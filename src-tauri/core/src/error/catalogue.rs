//! Every code with what the clerk reads, as one text to look at.

use super::{Error, Fault, Refused};

#[expect(clippy::too_many_lines, reason = "a line a code")]
fn refused() -> Vec<Refused> {
    let s = str::to_owned;
    let on = || "2025-09-01".parse().unwrap();
    let day = || "2025-09-01".parse().unwrap();
    vec![
        Refused::NotFound { what: "人员" },
        Refused::NoRegister,
        Refused::RegisterExists {
            path: s("青禾镇.qinglan"),
        },
        Refused::RegisterTooNew { found: 9, known: 2 },
        Refused::RegisterForeign {
            path: s("名单.xlsx"),
        },
        Refused::RegisterInUse {
            path: s("青禾镇.qinglan"),
        },
        Refused::RegisterDamaged {
            detail: s("内容不完整"),
        },
        Refused::RecordsContradict { count: 2 },
        Refused::RegisterOnRemovableDrive {
            path: s("青禾镇.qinglan"),
        },
        Refused::RegisterReadOnly {
            path: s("青禾镇.qinglan"),
            why: "它由旧版青蓝写成，打开时要先升级",
        },
        Refused::ReadOnly {
            path: s("青禾镇.qinglan"),
        },
        Refused::FileMissing {
            path: s("青禾镇.qinglan"),
        },
        Refused::NothingToUndo,
        Refused::NothingToRedo,
        Refused::UndoConflict {
            conflicts: vec![s("王芳（申家营村）的联系电话在 11月29日 10:20 的“修改人员”中改过")],
            count: 7,
        },
        Refused::AlreadyInPool {
            name: s("王芳"),
            village: s("申家营村"),
        },
        Refused::SpellsOverlap { name: s("王芳") },
        Refused::DutyOverlap {
            village: s("申家营村"),
            seat: "包村领导",
            holder: s("梁启宏"),
            days: s("自2024年3月1日起"),
        },
        Refused::StillReferenced {
            what: s("王芳还有1 对结对"),
        },
        Refused::VillagesClash {
            records: vec![s("枣园子村的包村领导同一天登记了两次：王芳（自2024年1月1日起）和赵磊（自2024年1月1日起）")],
        },
        Refused::PeopleClash {
            records: vec![s("两段在库时间重叠：申家营村（自2024年1月1日起）和枣园子村（自2024年3月1日起）")],
        },
        Refused::ProposalStale {
            reasons: vec![s("王芳当日不在库")],
        },
        Refused::SchemeNoSeats {
            name: s("老带新")
        },
        Refused::SchemeInUse {
            name: s("3+1"),
            uses: s("3 对结对"),
        },
        Refused::SchemePartInUse {
            part: s("席位“导师”"),
            uses: s("2 条指定的帮带人"),
        },
        Refused::SchemeRetired {
            name: s("师带徒"),
            on: on(),
        },
        Refused::PairOverlap {
            name: s("王芳"),
            scheme: s("3+1"),
            period: s("2025年3月1日至今"),
        },
        Refused::PairOutsideSpell {
            name: s("王芳"),
            on: day(),
            why: "不在后备库",
        },
        Refused::PairNone {
            name: s("王芳"),
            scheme: s("师带徒"),
            on: day(),
        },
        Refused::PairMentorSelf { name: s("王芳") },
        Refused::PairMentorKin {
            mentor: s("李桂兰"),
            mentee: s("王芳"),
            relation: s("父母"),
        },
        Refused::PairSeatFull {
            name: s("王芳"),
            seat: s("业务导师"),
            limit: 2,
        },
        Refused::PairSeatDerived {
            seat: s("包村领导"),
        },
        Refused::PairEnded {
            name: s("王芳"),
            on: on(),
        },
        Refused::PairSuspended {
            name: s("王芳"),
            on: on(),
        },
        Refused::PairNotSuspended { name: s("王芳") },
        Refused::PlanOverlap {
            name: s("王芳"),
            period: s("2025.03.01 至 2027.02.28"),
        },
        Refused::PlanOutsideSpell {
            name: s("王芳"),
            on: day(),
        },
        Refused::PlanStepCounted {
            label: s("岗位业务培训"),
            kind: "教育培训",
        },
        Refused::EntryBlocked {
            name: s("王芳"),
            reasons: vec![s("触碰“被列为失信被执行人”（2025年11月20日，法院核查）")],
        },
        Refused::NothingToOverride { name: s("王芳") },
        Refused::AlreadyProspect {
            name: s("王芳"),
            village: s("申家营村"),
        },
        Refused::RunOver { name: s("王芳") },
        Refused::ConditionInUse {
            label: s("身体健康"),
            uses: s("3 条核查"),
        },
        Refused::YearlyUpdateDone {
            village: s("申家营村"),
            year: 2025,
            on: day(),
        },
        Refused::ReviewNotAsked {
            department: s("公安局"),
            round: s("2025年资格联审"),
        },
        Refused::ReviewNotSent {
            name: s("王芳"),
            round: s("2025年资格联审"),
        },
        Refused::ReviewAllReplied {
            department: s("公安局"),
        },
        Refused::NotAnImage {
            file: s("现场.txt"),
        },
        Refused::HeicImage {
            file: s("现场.heic"),
        },
        Refused::NotADocument {
            file: s("总结.exe"),
        },
        Refused::EvidenceTooLarge {
            file: s("录像.pdf"),
            limit: s("20 MB"),
        },
        Refused::BackupBroken {
            path: s("备份.qinglan"),
            detail: s("内容不完整"),
        },
        Refused::FileUnreadable {
            file: s("名单.xls"),
            why: s("有密码"),
        },
        Refused::Cancelled,
        Refused::NoChineseFont,
        Refused::UnknownCommand {
            name: s("people.conjure"),
        },
        Refused::BadParameters {
            detail: s("missing field `id`"),
        },
    ]
}

fn faults() -> Vec<Fault> {
    let detail = || "disk I/O error".to_owned();
    vec![
        Fault::Database { detail: detail() },
        Fault::DiskFull,
        Fault::File {
            path: "花名册.pdf".into(),
            detail: detail(),
        },
        Fault::Drawing { detail: detail() },
        Fault::Unexpected { detail: detail() },
    ]
}

#[test]
fn every_code_tells_the_clerk_what_happened_and_what_to_do() {
    let errors = refused().into_iter().map(Error::from);
    let errors: Vec<Error> = errors
        .chain(faults().into_iter().map(Error::from))
        .collect();
    let codes: Vec<&str> = errors.iter().map(Error::code).collect();
    assert_eq!(codes, [Refused::CODES, Fault::CODES].concat());
    let lines = errors.iter().map(|error| {
        let wire = error.to_wire();
        format!("{}\n    {}\n    {}\n", wire.code, wire.message, wire.hint)
    });
    insta::assert_snapshot!("catalogue", lines.collect::<String>());
}
