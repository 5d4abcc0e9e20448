//! The field a column fills.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! targets {
    ($($(#[$doc:meta])* $name:ident => ($id:literal, $label:literal)),* $(,)?) => {
        /// The field a column fills. On the wire a short text such as `birth` or
        /// `mentors:包村领导`.
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(into = "String", from = "String")]
        pub enum Target {
            $($(#[$doc])* $name,)*
            /// Mentors with their posts, on the seat named; an empty seat is told by the post.
            Mentors(String),
            /// The mentors' names alone.
            MentorName(String),
            /// The posts of the mentors named beside.
            MentorPost(String),
            /// A column that is ticked: the field it belongs to and the value it stands for.
            Tick(Box<Target>, String),
        }

        const PLAIN: &[(Target, &str, &str)] = &[$((Target::$name, $id, $label)),*];
    };
}

targets! {
    /// 序号
    Number => ("number", "序号"),
    /// 乡镇
    Township => ("township", "乡镇"),
    /// 村
    Village => ("village", "村（社区）"),
    /// 原所在村, of somebody who moved.
    FormerVillage => ("former_village", "原所在村"),
    /// 单位: a village or a township.
    Place => ("place", "单位（村或乡镇）"),
    /// 姓名
    Name => ("name", "姓名"),
    /// 性别
    Sex => ("sex", "性别"),
    /// 民族
    Ethnicity => ("ethnicity", "民族"),
    /// 出生年月
    Birth => ("birth", "出生年月"),
    /// The month of a birth whose year stands in a column of its own.
    BirthMonth => ("birth_month", "出生月"),
    /// The day of the month of such a birth.
    BirthDay => ("birth_day", "出生日"),
    /// 年龄, checked and not stored
    Age => ("age", "年龄（只核对）"),
    /// 身份证号
    IdNumber => ("id_number", "身份证号"),
    /// 籍贯
    NativePlace => ("native_place", "籍贯"),
    /// 出生地
    Birthplace => ("birthplace", "出生地"),
    /// 住址
    Address => ("address", "家庭住址"),
    /// 学历
    Education => ("education", "学历"),
    /// 毕业院校及专业
    SchoolMajor => ("school_major", "毕业院校及专业"),
    /// 全日制学历
    FullTimeEducation => ("full_time_education", "全日制学历"),
    /// 全日制毕业院校
    FullTimeSchool => ("full_time_school", "全日制毕业院校及专业"),
    /// 在职学历
    InServiceEducation => ("in_service_education", "在职学历"),
    /// 在职毕业院校
    InServiceSchool => ("in_service_school", "在职毕业院校及专业"),
    /// 学位
    Degree => ("degree", "学位"),
    /// 政治面貌
    PoliticalStatus => ("political_status", "政治面貌"),
    /// 是否党员
    IsMember => ("is_member", "是否党员"),
    /// 入党时间
    PartyJoined => ("party_joined", "入党时间"),
    /// The month of joining whose year stands in a column of its own.
    PartyMonth => ("party_month", "入党月"),
    /// 转正时间
    PartyConfirmed => ("party_confirmed", "转正时间"),
    /// 参加工作时间
    WorkStarted => ("work_started", "参加工作时间"),
    /// 现任职务或从事职业
    Occupation => ("occupation", "现任职务或从事职业"),
    /// 人员类别
    Sources => ("sources", "人员类别"),
    /// 培养方向
    TargetPost => ("target_post", "培养方向"),
    /// 成熟度
    Readiness => ("readiness", "成熟度"),
    /// 联系电话
    Phone => ("phone", "联系电话"),
    /// 备用电话, or the second of two columns of phones.
    OtherPhone => ("other_phone", "其他电话"),
    /// 健康状况
    Health => ("health", "健康状况"),
    /// 特长
    Skills => ("skills", "特长"),
    /// 职称
    Title => ("title", "职称"),
    /// 简历
    Resume => ("resume", "简历"),
    /// 奖惩
    Awards => ("awards", "奖惩情况"),
    /// 家庭成员
    Family => ("family", "家庭成员"),
    /// 入库时间
    EnteredOn => ("entered_on", "入库时间"),
    /// 在库 or 已退出.
    Status => ("status", "在库状态"),
    /// 基本情况, what is told of the person in a sentence.
    Profile => ("profile", "基本情况（一段话）"),
    /// 备注
    Remark => ("remark", "备注"),
    /// A column the register has no place for, kept in the remark with its header.
    Keep => ("keep", "记入备注"),
    /// Not taken.
    Ignore => ("ignore", "不导入"),
}

/// An entry of the list a column's field is chosen from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TargetChoice {
    /// What is sent back.
    pub id: String,
    /// What is shown.
    pub label: String,
}

impl Target {
    /// The seat of a column of mentors, of their names or of their posts; empty: no seat is told.
    #[must_use]
    pub fn seat(&self) -> Option<&str> {
        match self {
            Self::Mentors(seat) | Self::MentorName(seat) | Self::MentorPost(seat) => Some(seat),
            _ => None,
        }
    }

    /// What a column may be set to by hand.
    #[must_use]
    pub fn choices() -> Vec<TargetChoice> {
        let plain = PLAIN
            .iter()
            .map(|(_, id, label)| ((*id).to_owned(), (*label).to_owned()));
        // A mentor of no seat is told by the post.
        let seats = std::iter::once(&"").chain(super::Seats::KNOWN.iter());
        let mentors = seats.flat_map(|seat| {
            [Self::Mentors, Self::MentorName, Self::MentorPost]
                .map(|target| target((*seat).to_owned()))
                .map(|target| (String::from(target.clone()), target.label()))
        });
        plain
            .chain(mentors)
            .map(|(id, label)| TargetChoice { id, label })
            .collect()
    }

    /// What the clerk calls it.
    #[must_use]
    pub fn label(&self) -> String {
        let whose = |seat: &str| if seat.is_empty() { "帮带人" } else { seat }.to_owned();
        match self {
            Self::Mentors(seat) => whose(seat) + "（姓名、职务）",
            Self::MentorName(seat) => whose(seat) + "姓名",
            Self::MentorPost(seat) => whose(seat) + "职务",
            Self::Tick(field, value) => format!("{}：{value}", field.label()),
            plain => PLAIN
                .iter()
                .find(|(target, ..)| target == plain)
                .map_or("", |(_, _, label)| label)
                .to_owned(),
        }
    }

    /// Whether several columns may fill it together.
    pub(in crate::import) fn may_repeat(&self) -> bool {
        matches!(
            self,
            Self::SchoolMajor
                | Self::FullTimeSchool
                | Self::InServiceSchool
                | Self::Occupation
                | Self::Remark
                | Self::Status
                | Self::Keep
                | Self::Ignore
                | Self::OtherPhone
                | Self::Skills
                | Self::Resume
                | Self::Awards
                | Self::Mentors(_)
                | Self::MentorName(_)
                | Self::MentorPost(_)
                | Self::Tick(..)
        )
    }
}

impl From<Target> for String {
    fn from(target: Target) -> Self {
        match target {
            Target::Mentors(seat) => format!("mentors:{seat}"),
            Target::MentorName(seat) => format!("mentor_name:{seat}"),
            Target::MentorPost(seat) => format!("mentor_post:{seat}"),
            Target::Tick(field, value) => format!("tick:{}:{value}", Self::from(*field)),
            plain => PLAIN
                .iter()
                .find(|(target, ..)| *target == plain)
                .map_or("ignore", |(_, id, _)| id)
                .to_owned(),
        }
    }
}

impl From<String> for Target {
    /// Unknown texts are [`Target::Ignore`].
    fn from(text: String) -> Self {
        let plain = |id: &str| {
            PLAIN
                .iter()
                .find(|(_, known, _)| *known == id)
                .map(|(target, ..)| target.clone())
        };
        match text.split_once(':') {
            None => plain(&text).unwrap_or(Self::Ignore),
            Some(("mentors", seat)) => Self::Mentors(seat.to_owned()),
            Some(("mentor_name", seat)) => Self::MentorName(seat.to_owned()),
            Some(("mentor_post", seat)) => Self::MentorPost(seat.to_owned()),
            Some(("tick", rest)) => rest
                .split_once(':')
                .and_then(|(field, value)| {
                    Some(Self::Tick(Box::new(plain(field)?), value.to_owned()))
                })
                .unwrap_or(Self::Ignore),
            Some(_) => Self::Ignore,
        }
    }
}

impl TS for Target {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "string".into()
    }

    fn inline(config: &ts_rs::Config) -> String {
        Self::name(config)
    }
}
