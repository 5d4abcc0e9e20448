//! Everything a clerk can do to the register, each with its one Chinese name.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! ops {
    ($($(#[$doc:meta])* $name:ident => ($kind:literal, $label:literal)),* $(,)?) => {
        /// One user action. The journal, the undo menu and the log all show [`Op::label`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
        pub enum Op { $($(#[$doc])* #[serde(rename = $kind)] $name),* }

        impl Op {
            /// Every operation.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Name in the journal's `kind` column; never changes once released.
            #[must_use]
            pub fn kind(self) -> &'static str {
                match self { $(Self::$name => $kind),* }
            }

            /// What the clerk calls it.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$name => $label),* }
            }
        }
    };
}

ops! {
    /// The register was made; not undoable.
    NewRegister => ("register.new", "新建台账"),
    /// Full ID numbers or phones were shown or printed.
    RevealNumbers => ("people.reveal", "查看完整号码"),
    /// The township's name or the owner changed.
    EditTownship => ("township.edit", "修改乡镇"),
    /// A township is called otherwise from a day on.
    RenameTownship => ("townships.rename", "乡镇更名"),
    /// A township came into a county's register.
    AddTownship => ("townships.add", "新增乡镇"),
    /// Villages came into the list.
    AddVillages => ("villages.add", "新增村"),
    /// A village's name, code, kind, order or aliases were corrected.
    EditVillage => ("villages.edit", "修改村"),
    /// The order of the list changed.
    OrderVillages => ("villages.order", "调整村顺序"),
    /// A village nobody belongs to was taken off the list.
    RemoveVillage => ("villages.remove", "删除村"),
    /// A village entered twice went into the other one.
    MergeVillages => ("villages.merge", "合并村"),
    /// A village is called otherwise from a day on.
    RenameVillage => ("villages.rename", "村更名"),
    /// What is recorded of a day, such as a rename, is corrected.
    CorrectChange => ("villages.correct_change", "更正村或乡镇的变动"),
    /// What is recorded of a day, such as a rename, never was.
    TakeBackChange => ("villages.take_back_change", "撤回村或乡镇的变动"),
    /// The first day of a village is recorded or corrected.
    SetVillageBeginning => ("villages.begin", "登记村的设立时间"),
    /// A village belongs to another township from a day on.
    HandOverVillage => ("villages.hand_over", "村划归"),
    /// A village is no longer, from a day on.
    EndVillage => ("villages.end", "撤并村"),
    /// A village gained, changed or lost a dated status such as 软弱涣散.
    SetVillageStatus => ("villages.status", "登记村状态"),
    /// A person came into the register.
    AddPerson => ("people.add", "新增人员"),
    /// A mistake in a person's record was corrected.
    EditPerson => ("people.edit", "修改人员"),
    /// Something about a person changed from a day on.
    ChangePerson => ("people.change", "登记变化"),
    /// One field of many people.
    EditPeople => ("people.edit_many", "批量修改"),
    /// Rows of the entry grid.
    EnterGrid => ("people.enter_grid", "表格录入"),
    /// A person's photo.
    SetPhoto => ("people.set_photo", "更换照片"),
    /// A person record made by mistake was removed.
    RemovePerson => ("people.remove", "删除人员"),
    /// A person recorded twice is one again.
    MergePeople => ("people.merge", "合并重复人员"),
    /// A spell in the pool began.
    EnterPool => ("reserves.enter", "入库"),
    /// A spell in the pool ended.
    LeavePool => ("reserves.leave", "退出后备"),
    /// The facts of a spell were corrected.
    EditReserve => ("reserves.edit", "修改入库信息"),
    /// A reserve went over to another village's pool.
    MoveReserve => ("reserves.move", "调整所在村"),
    /// The clerk's own order within a village.
    OrderReserves => ("reserves.order", "调整人员顺序"),
    /// A dated post.
    SetPost => ("posts.set", "登记任职"),
    /// A dated duty for villages.
    SetDuty => ("duties.set", "登记包村分工"),
    /// One person takes over villages' duties from another, from a day.
    ChangeDuty => ("duties.change", "变更包村分工"),
    /// Villages get another 村党组织书记, from a day.
    ChangeSecretary => ("posts.change", "变更村党组织书记"),
    /// Mentors stated by sheets became duties and posts.
    ReconcileMentors => ("mentors.reconcile", "核对帮带人"),
    /// A kind of pairing, its seats and steps.
    SetScheme => ("schemes.set", "修改帮带机制"),
    /// A kind of pairing nobody uses was removed.
    RemoveScheme => ("schemes.remove", "删除帮带机制"),
    /// Who may be asked to mentor.
    SetPoolMentor => ("schemes.set_mentor", "登记导师库"),
    /// Which villages lie side by side.
    SetNeighbours => ("neighbours.set", "登记相邻村"),
    /// Who is related to whom.
    SetKinship => ("kinships.set", "登记亲属关系"),
    /// Pairs began.
    OpenPairs => ("pairs.open", "结对"),
    /// A pair's period, team, goal or measures were corrected.
    EditPair => ("pairs.edit", "修改结对"),
    /// A pair made by mistake was removed.
    RemovePair => ("pairs.remove", "删除结对"),
    /// Pairs ended.
    EndPair => ("pairs.end", "结束结对"),
    /// Pairs were suspended.
    SuspendPair => ("pairs.suspend", "中止结对"),
    /// Suspended pairs went on.
    ResumePair => ("pairs.resume", "恢复结对"),
    /// Pairs got a later end.
    ExtendPair => ("pairs.extend", "延长结对"),
    /// A mentor was named by hand.
    NameMentor => ("pairs.name_mentor", "指定帮带人"),
    /// How a mentor did in a year.
    SetAppraisal => ("appraisals.set", "评定帮带人"),
    /// A quarterly report came or went back.
    SetQuarterReport => ("quarter_reports.set", "登记季度报告"),
    /// A step of a pair's checklist was registered.
    SetItem => ("items.set", "登记任务"),
    /// A registered step was taken out.
    RemoveItem => ("items.remove", "删除任务登记"),
    /// Evidence was added.
    AddEvidence => ("evidence.add", "添加佐证"),
    /// What evidence is called, and how many there are.
    EditEvidence => ("evidence.edit", "修改佐证"),
    /// Evidence was taken out.
    RemoveEvidence => ("evidence.remove", "删除佐证"),
    /// A contact of a mentor with mentees.
    SetVisit => ("visits.set", "登记帮带记录"),
    /// A contact was taken out.
    RemoveVisit => ("visits.remove", "删除帮带记录"),
    /// A training place of its own.
    SetSchool => ("schools.set", "登记党校"),
    /// A training place nobody uses was taken out.
    RemoveSchool => ("schools.remove", "删除党校"),
    /// Someone of the 师资库.
    SetTeacher => ("teachers.set", "登记师资"),
    /// A teacher who never taught was taken out.
    RemoveTeacher => ("teachers.remove", "删除师资"),
    /// A course of the menu.
    SetCourse => ("courses.set", "登记课程"),
    /// A course nobody took was taken out.
    RemoveCourse => ("courses.remove", "删除课程"),
    /// A village or a person asks for a course.
    SetRequest => ("requests.set", "登记点单"),
    /// A request was taken out.
    RemoveRequest => ("requests.remove", "删除点单"),
    /// A session of training.
    SetSession => ("sessions.set", "登记班次"),
    /// A session like an earlier one.
    CopySession => ("sessions.copy", "复制班次"),
    /// A session was taken out, with its attendances.
    RemoveSession => ("sessions.remove", "删除班次"),
    /// Who is expected at a session and who came.
    SetAttendances => ("attendances.set", "登记参训"),
    /// Some were taken off a session's list.
    RemoveAttendances => ("attendances.remove", "删除参训人员"),
    /// 进修 or a course elsewhere.
    SetStudy => ("studies.set", "登记进修"),
    /// A study was taken out.
    RemoveStudy => ("studies.remove", "删除进修"),
    /// A kind of placement.
    SetRotationType => ("rotation_types.set", "修改锻炼类型"),
    /// A kind of placement nobody was in was removed.
    RemoveRotationType => ("rotation_types.remove", "删除锻炼类型"),
    /// Placements were recorded or corrected.
    SetRotation => ("rotations.set", "登记岗位锻炼"),
    /// Placements ended early.
    EndRotation => ("rotations.end", "提前结束锻炼"),
    /// Placements got a later end.
    ExtendRotation => ("rotations.extend", "延长锻炼"),
    /// Placements were graded.
    AppraiseRotation => ("rotations.appraise", "鉴定锻炼"),
    /// A placement recorded by mistake was removed.
    RemoveRotation => ("rotations.remove", "删除岗位锻炼"),
    /// One came to another village as its secretary.
    Transfer => ("rotations.transfer", "跨村任职"),
    /// What was done in a placement.
    SetTally => ("tallies.set", "登记实绩"),
    /// What was done was taken out.
    RemoveTally => ("tallies.remove", "删除实绩"),
    /// A term of village boards.
    SetTerm => ("terms.set", "登记届次"),
    /// A reserve's plan, its goals and steps.
    SetPlan => ("plans.set", "制定培养计划"),
    /// A plan was taken out.
    RemovePlan => ("plans.remove", "删除培养计划"),
    /// Plans for many from a template.
    ApplyPlanTemplate => ("plans.apply", "按模板制定培养计划"),
    /// A plan's step of one's own was ticked off, or that was taken back.
    FinishPlanStep => ("plan_steps.finish", "登记计划步骤"),
    /// What plans are made from.
    SetPlanTemplate => ("plan_templates.set", "修改培养计划模板"),
    /// A template was taken out; the plans made from it stay.
    RemovePlanTemplate => ("plan_templates.remove", "删除培养计划模板"),
    /// A village keeps in touch with somebody.
    SetProspect => ("prospects.set", "登记重点回引对象"),
    /// Prospects were given up.
    EndProspect => ("prospects.end", "终止联系"),
    /// A prospect registered by mistake was removed.
    RemoveProspect => ("prospects.remove", "删除重点回引对象"),
    /// A prospect was spoken with.
    SetContact => ("contacts.set", "登记联系记录"),
    /// A contact was taken out.
    RemoveContact => ("contacts.remove", "删除联系记录"),
    /// A step towards the pool, of one or many.
    SetSelectionStep => ("selection_steps.set", "登记选拔步骤"),
    /// A step was taken out.
    RemoveSelectionStep => ("selection_steps.remove", "删除选拔步骤"),
    /// Ways towards the pool came to nothing.
    EndSelectionRun => ("selection_runs.end", "登记未通过"),
    /// A way towards the pool recorded by mistake was removed.
    RemoveSelectionRun => ("selection_runs.remove", "删除选拔记录"),
    /// A list of conditions people are checked by.
    SetConditionList => ("condition_lists.set", "修改资格条件"),
    /// Another list is the one in use.
    AdoptConditionList => ("condition_lists.adopt", "采用资格条件"),
    /// A list nobody was checked by was removed.
    RemoveConditionList => ("condition_lists.remove", "删除资格条件"),
    /// People were checked.
    SetChecks => ("checks.set", "登记资格核查"),
    /// A finding was taken out.
    RemoveCheck => ("checks.remove", "删除核查记录"),
    /// A condition is not asked of somebody.
    SetExemption => ("exemptions.set", "登记破格"),
    /// A condition is asked of somebody after all.
    RemoveExemption => ("exemptions.remove", "取消破格"),
    /// Why somebody is in the pool although something stands in the way.
    SetOverride => ("overrides.set", "登记强行入库理由"),
    /// Such a reason was taken out.
    RemoveOverride => ("overrides.remove", "删除强行入库理由"),
    /// A village's pool was gone through for a year.
    SetYearlyUpdate => ("yearly_updates.set", "年度滚动更新"),
    /// Something was put into a dossier.
    AddAttachments => ("attachments.add", "添加附件"),
    /// What an attachment is called was corrected.
    EditAttachment => ("attachments.edit", "修改附件"),
    /// An attachment was taken out.
    RemoveAttachment => ("attachments.remove", "删除附件"),
    /// An office that is asked in reviews.
    SetDepartment => ("departments.set", "修改联审部门"),
    /// An office nobody asked was removed.
    RemoveDepartment => ("departments.remove", "删除联审部门"),
    /// A round that asks departments about people.
    SetReviewRound => ("review_rounds.set", "登记联审批次"),
    /// A round was taken out, with its replies.
    RemoveReviewRound => ("review_rounds.remove", "删除联审批次"),
    /// What a department answered; what, and about whom, the journal does not say.
    SetReplies => ("review_replies.set", "登记联审反馈"),
    /// What a department answered was taken back.
    RemoveReplies => ("review_replies.remove", "删除联审反馈"),
    /// A department's filled sheet.
    ImportReplies => ("review_replies.import", "导入联审反馈"),
    /// Results and grounds of reviews were shown or printed.
    RevealReview => ("reviews.reveal", "查看联审详情"),
    /// What villages live from and whom they could use.
    SetVillageNeeds => ("village_needs.set", "登记村情与需求"),
    /// Words that mean one specialty.
    SetSpecialty => ("specialties.set", "修改专业门类"),
    /// A specialty was taken off the list.
    RemoveSpecialty => ("specialties.remove", "删除专业门类"),
    /// People were sent to villages as suggested.
    AcceptMatches => ("matches.accept", "采用择村建议"),
    /// Secretaries are of a type from a day on, or that was taken back.
    TypeSecretaries => ("secretaries.set_type", "评定书记类型"),
    /// A type of secretaries.
    SetSecretaryType => ("secretary_types.set", "修改书记类型"),
    /// A type nobody was ever of was removed.
    RemoveSecretaryType => ("secretary_types.remove", "删除书记类型"),
    /// What is scored, and by which indicators.
    SetIndicatorList => ("indicator_lists.set", "修改考核指标"),
    /// A list nobody was scored by was taken out.
    RemoveIndicatorList => ("indicator_lists.remove", "删除考核指标"),
    /// Scores of a period.
    SetAssessments => ("assessments.set", "登记考核得分"),
    /// Grades of a year.
    SetYearGrades => ("year_grades.set", "评定年度等次"),
    /// What may become of a reserve.
    SetOutcomeType => ("outcome_types.set", "修改成效类型"),
    /// A kind of outcome nobody had was taken out.
    RemoveOutcomeType => ("outcome_types.remove", "删除成效类型"),
    /// What became of people.
    SetOutcome => ("outcomes.set", "登记使用成效"),
    /// An outcome recorded by mistake was taken out.
    RemoveOutcome => ("outcomes.remove", "删除使用成效"),
    /// A batch of sheets.
    Import => ("import.apply", "导入"),
    /// An earlier action was taken back.
    Undo => ("history.undo", "撤销"),
    /// A taken-back action was done again.
    Redo => ("history.redo", "重做"),
}
