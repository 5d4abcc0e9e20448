//! One exhaustive match from every code to what the clerk reads: a sentence, and a hint that
//! says what to do. The catalogue is snapshot-tested.

use super::{Error, Fault, Refused};
use crate::date::in_words;

/// Sentence and hint of an error.
#[must_use]
pub fn of(error: &Error) -> (String, String) {
    match error {
        Error::Invalid(fields) => match fields.as_slice() {
            [one] => (brief(&one.message), String::new()),
            many => {
                let list: Vec<String> = many.iter().map(|field| brief(&field.message)).collect();
                (
                    format!("有 {} 处需要修改：{}", many.len(), list.join("；")),
                    String::new(),
                )
            }
        },
        Error::Refused(reason) => pair(refused(reason)),
        Error::Fault(fault) => pair(broken(fault)),
    }
}

/// A sentence about something typed, with what it quotes of it cut to what can be taken in.
#[must_use]
pub fn brief(sentence: &str) -> String {
    const LONGEST: usize = 60;
    let mut parts = sentence.split('“');
    let mut cut = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        cut.push('“');
        let (quoted, rest) = part.split_once('”').unwrap_or((part, ""));
        match quoted.char_indices().nth(LONGEST) {
            Some((end, _)) => {
                cut.push_str(&quoted[..end]);
                cut.push('…');
            }
            None => cut.push_str(quoted),
        }
        cut.push_str(&part[quoted.len()..part.len() - rest.len()]);
        cut.push_str(rest);
    }
    cut
}

/// Technical text of a fault, for whoever helps the clerk.
#[must_use]
pub fn detail(fault: &Fault) -> String {
    match fault {
        Fault::Database { detail }
        | Fault::File { detail, .. }
        | Fault::Drawing { detail }
        | Fault::Unexpected { detail } => detail.clone(),
        Fault::DiskFull => String::new(),
    }
}

fn pair((message, hint): (String, &str)) -> (String, String) {
    (message, hint.to_owned())
}

#[expect(
    clippy::too_many_lines,
    reason = "one sentence a code, and none forgotten"
)]
fn refused(reason: &Refused) -> (String, &'static str) {
    match reason {
        Refused::NotFound { what } => (format!("找不到这个{what}。"), "可能已被删除或撤销，请刷新后再试。"),
        Refused::FileMissing { path } => (
            format!("没有“{path}”这个文件。"),
            "请检查文件名和位置；放在 U 盘或网络盘上的，请先接好。",
        ),
        Refused::NoRegister => ("还没有打开任何台账。".into(), "请先新建或打开一个台账。"),
        Refused::RegisterExists { path } => (format!("“{path}”已经存在。"), "请换一个文件名，或直接打开它。"),
        Refused::RegisterTooNew { found, known } => (
            format!("这个台账由更新版本的青蓝写成（第 {found} 版，本程序只认到第 {known} 版），没有打开。"),
            "请升级青蓝后再打开，台账未作任何改动。",
        ),
        Refused::RegisterForeign { path } => {
            (format!("“{path}”不是青蓝的台账，没有打开。"), "请检查是否选错了文件，文件未作任何改动。")
        }
        Refused::RegisterInUse { path } => {
            (format!("“{path}”正被另一个青蓝窗口使用。"), "请先关闭那个窗口再打开。")
        }
        Refused::RegisterDamaged { detail } => {
            (format!("台账文件已损坏（{detail}），没有打开。"), "请从备份恢复；损坏的文件请保留，不要删除。")
        }
        Refused::RecordsContradict { count } => (
            format!("台账文件完好，但有 {count} 处记录互相矛盾。"),
            "请逐处核对，用“更正”改正登记错的那一条。",
        ),
        Refused::RegisterOnRemovableDrive { path } => (
            format!("“{path}”在 U 盘或网络盘上，不能直接在上面办公。"),
            "请先复制到本机硬盘再打开；U 盘可用于存放备份。",
        ),
        Refused::RegisterReadOnly { path, why } => (
            format!("“{path}”不能写入，{why}，没有打开。"),
            "请检查文件和文件夹的权限，或把台账（旁边有 -wal 文件的一并）复制到能写入的文件夹再打开。",
        ),
        Refused::ReadOnly { path } => (format!("“{path}”不能写入。"), "请检查文件夹权限，或换一个位置。"),
        Refused::NothingToUndo => ("没有可以撤销的操作。".into(), ""),
        Refused::NothingToRedo => ("没有可以重做的操作。".into(), ""),
        Refused::UndoConflict { conflicts, count } => {
            let more = if *count > conflicts.len() { format!("……等 {count} 条") } else { String::new() };
            (
                format!("后来又改过，不能撤销：{}{more}。", conflicts.join("；")),
                "请先撤销后来的操作，再撤销这一个；或直接改成想要的内容。",
            )
        }
        Refused::AlreadyInPool { name, village } => {
            (format!("{name}已在{village}的后备库中。"), "如要换村，请用“调整所在村”。")
        }
        Refused::SpellsOverlap { name } => {
            (format!("{name}的两段在库时间互相重叠。"), "请检查入库时间和退出时间。")
        }
        Refused::DutyOverlap { village, seat, holder, days } => (
            format!("{village}的{seat}{days}是{holder}，同一天不能再登记一个。"),
            "如要换人，请用“变更”：原来的任职到那一天为止；如原来登记有误，请先更正。",
        ),
        Refused::VillagesClash { records } => (
            format!("合并后有记录互相冲突，没有合并：{}。", listed(records)),
            "请先更正或结束其中一条再合并。县里撤并的两个村，以前的名单各归各村，请不要合并，从撤并之日起用“调整所在村”。",
        ),
        Refused::PeopleClash { records } => (
            format!("合并后有记录互相冲突，没有合并：{}。", listed(records)),
            "请先更正、结束或删去其中一条再合并；如果是两个人，请不要合并。",
        ),
        Refused::StillReferenced { what } => (format!("{what}，不能删除。"), "请先调整相关记录。"),
        Refused::ProposalStale { reasons } => {
            (format!("这些结对现在不能采用：{}。", listed(reasons)), "请重新生成建议，或改选帮带人。")
        }
        Refused::SchemeNoSeats { name } => (
            format!("“{name}”没有席位，没有人可以帮带。"),
            "请至少添加一个席位，如“帮带导师”。",
        ),
        Refused::SchemeInUse { name, uses } => (
            format!("“{name}”已有{uses}，不能删除。"),
            "如不再使用，请用“停用”，原有记录照常保留。",
        ),
        Refused::SchemePartInUse { part, uses } => (
            format!("{part}已有 {uses}，不能当作登记错误去掉。"),
            "请填写变更日期：原有记录保留，从那天起不再使用。",
        ),
        Refused::SchemeRetired { name, on } => (
            format!("“{name}”自{}起停用，不能再结对。", on.in_words()),
            "请选择其他帮带机制，或先重新启用它。",
        ),
        Refused::PairOverlap { name, scheme, period } => (
            format!("{name}在“{scheme}”下已有一对结对（{period}），与这一段时间重叠。"),
            "同一人在同一机制下同一时间只能有一对：请先结束原结对，或调整起止时间。",
        ),
        Refused::PairOutsideSpell { name, on, why } => (
            format!("{name}在{}{why}，不能从这一天起结对。", in_words(*on)),
            "请改用符合条件的日期，或先登记入库、任职时间。",
        ),
        Refused::PairNone { name, scheme, on } => (
            format!("{name}在{}没有“{scheme}”的结对，不能指定帮带人。", in_words(*on)),
            "请先结对，再指定帮带人。",
        ),
        Refused::PairMentorSelf { name } => {
            (format!("{name}不能帮带自己。"), "请另选一位帮带人。")
        }
        Refused::PairMentorKin { mentor, mentee, relation } => (
            format!("{mentor}是{mentee}的{relation}，按回避规定不能帮带。"),
            "请另选一位帮带人；如亲属关系登记有误，请先更正。",
        ),
        Refused::PairSeatFull { name, seat, limit } => (
            format!("{name}的“{seat}”已有 {limit} 人，名额已满。"),
            "请指明替换哪一位，或先在帮带机制中增加这个席位的人数。",
        ),
        Refused::PairSeatDerived { seat } => (
            format!("“{seat}”按包村分工或任职产生，不能不说明原因就另行指定。"),
            "请填写原因（如回避、临时代管），或改为登记分工变更。",
        ),
        Refused::PairEnded { name, on } => (
            format!("{name}的结对已于{}结束。", on.in_words()),
            "请选择结束之前的日期；如要推迟结束，请用“延长”。",
        ),
        Refused::PairSuspended { name, on } => (
            format!("{name}的结对自{}起已中止。", on.in_words()),
            "请先登记恢复，再登记中止。",
        ),
        Refused::PairNotSuspended { name } => {
            (format!("{name}的结对没有中止，不用恢复。"), "请检查是否选错了人。")
        }
        Refused::PlanOverlap { name, period } => (
            format!("{name}已有一份培养计划（{period}），与这一段时间重叠。"),
            "同一人同一时间只能有一份计划：请先把原计划的结束时间提前，或修改原计划。",
        ),
        Refused::PlanOutsideSpell { name, on } => (
            format!("{name}在{}不在后备库，不能从这一天起制定培养计划。", in_words(*on)),
            "请改用在库期间的日期，或先登记入库。",
        ),
        Refused::PlanStepCounted { label, kind } => (
            format!("“{label}”按{kind}的登记自动计算，不能手工登记完成。"),
            "请登记实际开展的情况，进度会自动更新。",
        ),
        Refused::EntryBlocked { name, reasons } => (
            format!("{name}暂不能入库：{}。", listed(reasons)),
            "请先核实；确需入库的，请写明书面理由后再入库，理由会留在本人记录里。",
        ),
        Refused::NothingToOverride { name } => (
            format!("{name}没有妨碍入库的问题，不用补记书面理由。"),
            "请检查是否选错了人。",
        ),
        Refused::AlreadyProspect { name, village } => (
            format!("{name}已是{village}的重点回引对象。"),
            "请在原来那一条上登记联系记录；如要换村联系，请先终止原来那一条。",
        ),
        Refused::RunOver { name } => (
            format!("{name}的这次选拔已经入库或终止。"),
            "请刷新后再看；如登记有误，请先撤销。",
        ),
        Refused::ConditionInUse { label, uses } => (
            format!("“{label}”已有{uses}，不能删除或改类型。"),
            "请复制一份条件再改，采用新的那份；原有记录照常保留。",
        ),
        Refused::YearlyUpdateDone { village, year, on } => (
            format!("{village} {year} 年的滚动更新已在{}完成。", in_words(*on)),
            "如登记有误，请在“操作记录”里撤销那一次，再重新登记。",
        ),
        Refused::ReviewNotAsked { department, round } => (
            format!("{department}不在“{round}”的送审部门里，没有登记。"),
            "请检查是否选错了部门；确已送审的，请先在批次里加上这个部门。",
        ),
        Refused::ReviewNotSent { name, round } => (
            format!("{name}不在“{round}”的送审名单里，没有登记。"),
            "请检查是否选错了人；确已送审的，请先把这个人加入批次。",
        ),
        Refused::ReviewAllReplied { department } => (
            format!("{department}对名单里的人都已反馈，没有其余人员。"),
            "如需更正，请选中要改的人重新登记。",
        ),
        Refused::NotAnImage { file } => (
            format!("“{file}”不是能读的图片，没有保存。"),
            "照片应是 JPG、PNG、WebP 或 GIF；PDF 和 Office 文件请选“文档”。",
        ),
        Refused::HeicImage { file } => (
            format!("“{file}”是手机的 HEIC 格式，这里读不了。"),
            "请在手机相册或电脑“照片”里另存为 JPG 再选；苹果手机可在“设置-相机-格式”选“兼容性最佳”。",
        ),
        Refused::NotADocument { file } => (
            format!("“{file}”不是 PDF、Office、WPS 文件或图片，没有保存。"),
            "请另存为 PDF 再选；压缩包请先解压。",
        ),
        Refused::EvidenceTooLarge { file, limit } => (
            format!("“{file}”超过 {limit}，没有保存。"),
            "请压缩或拆分后再选；原件也可登记为纸质材料。",
        ),
        Refused::BackupBroken { path, detail } => {
            (format!("备份“{path}”没有通过检验（{detail}），没有使用。"), "请换一份备份；现有台账未作任何改动。")
        }
        Refused::FileUnreadable { file, why } => {
            (format!("“{file}”读不出来：{why}。"), "")
        }
        Refused::Cancelled => ("已取消，没有写入任何内容。".into(), ""),
        Refused::NoChineseFont => {
            ("这台电脑没有中文字体，无法生成文件。".into(), "请安装“思源宋体”（fonts-noto-cjk）后再试。")
        }
        Refused::UnknownCommand { name } => (format!("没有名为“{name}”的命令。"), ""),
        Refused::BadParameters { detail } => (format!("命令参数不对：{detail}。"), ""),
    }
}

/// The first of many sentences.
fn listed(reasons: &[String]) -> String {
    const MOST: usize = 5;
    match reasons.len() {
        0..=MOST => reasons.join("；"),
        many => format!("{}……等 {many} 处", reasons[..MOST].join("；")),
    }
}

fn broken(fault: &Fault) -> (String, &'static str) {
    match fault {
        Fault::Database { .. } => (
            "台账读写出错，刚才的操作没有生效。".into(),
            "请重试；如反复出现，请备份后联系技术人员。",
        ),
        Fault::DiskFull => (
            "磁盘空间不足，刚才的操作没有生效。".into(),
            "请清理磁盘后重试。",
        ),
        Fault::File { path, .. } => (
            format!("文件“{path}”读写失败。"),
            "请检查文件是否被占用、磁盘是否可用。",
        ),
        Fault::Drawing { .. } => (
            "生成文件时出错。".into(),
            "请重试；如反复出现，请联系技术人员。",
        ),
        Fault::Unexpected { .. } => (
            "程序出现意外错误，刚才的操作没有生效。".into(),
            "台账没有受损；请重试，如反复出现请联系技术人员。",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::brief;

    #[test]
    fn a_long_text_is_quoted_in_part() {
        let long = "长".repeat(61);
        let shown = format!("“{}…”不是日期，请写成“1990.05”", "长".repeat(60));
        assert_eq!(brief(&format!("“{long}”不是日期，请写成“1990.05”")), shown);
        assert_eq!(brief("村名单里没有“东村”"), "村名单里没有“东村”");
    }
}
