//! What a mentor cell says that is not kept, each with a sentence for the clerk.

use crate::import::values::brief;

/// A part of a cell that became no mentor and no post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aside {
    /// A phone or another number.
    Number(String),
    /// 张三→李四: who was passed over for whom.
    Replaced {
        /// Who is written first.
        before: String,
        /// Who is written after.
        after: String,
    },
    /// 原张三, beside a 现李四.
    Former(String),
    /// 张三（已调离）.
    Gone {
        /// Who.
        name: String,
        /// The word that says so.
        word: String,
    },
    /// Words beside a name that are no post: 2025年3月起, 退休.
    Note(String),
    /// 镇长 and no name.
    PostOnly(String),
    /// 镇党委.
    Organisation(String),
    /// 见附件, or 同上 with nothing above.
    Elsewhere(String),
    /// 待定, 另行安排.
    Undecided(String),
    /// 张镇长: a surname and a title.
    Incomplete(String),
    /// 李四等3人: only the first is named.
    More(String),
    /// 张三李四: taken as one name, and perhaps two.
    Doubtful(String),
    /// Nothing that could be a name.
    Unreadable(String),
}

impl Aside {
    /// Stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Number(_) => "mentor.number",
            Self::Replaced { .. } | Self::Former(_) => "mentor.replaced",
            Self::Gone { .. } => "mentor.gone",
            Self::Note(_) => "mentor.note",
            Self::PostOnly(_) => "mentor.post_only",
            Self::Organisation(_) => "mentor.organisation",
            Self::Elsewhere(_) => "mentor.elsewhere",
            Self::Undecided(_) => "mentor.undecided",
            Self::Incomplete(_) => "mentor.incomplete",
            Self::More(_) => "mentor.several",
            Self::Doubtful(_) => "mentor.doubtful",
            Self::Unreadable(_) => "mentor.unreadable",
        }
    }

    /// One Chinese sentence.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Number(number) => format!("帮带人一栏里的号码“{number}”没有导入"),
            Self::Replaced { before, after } => {
                format!("帮带人由“{before}”换成“{after}”，只导入{after}，请核对")
            }
            Self::Former(name) => format!("“{name}”是原来的帮带人，没有导入，请核对"),
            Self::Gone { name, word } => {
                format!("帮带人“{name}”写着“{word}”，没有导入；仍在帮带的，请补填")
            }
            Self::Note(words) => format!("“{}”不是职务，没有导入", brief(words)),
            Self::PostOnly(posts) => {
                format!("帮带人只写了“{}”，没有姓名，没有导入", brief(posts))
            }
            Self::Organisation(name) => {
                format!("“{}”是单位，不是帮带人姓名，没有导入", brief(name))
            }
            Self::Elsewhere(words) => format!(
                "帮带人写的是“{}”，这里没有姓名，没有导入；请在这一格写上姓名",
                brief(words)
            ),
            Self::Undecided(words) => format!("帮带人写的是“{}”，按没有帮带人导入", brief(words)),
            Self::Incomplete(text) => {
                format!("“{}”不是完整的姓名，没有导入；请写全名", brief(text))
            }
            Self::More(text) => format!("“{}”只写了一人的姓名，其余的请补填", brief(text)),
            Self::Doubtful(name) => format!(
                "帮带人“{name}”像是两个人连写的，按一个人导入；是两个人的，请用“、”隔开再导入"
            ),
            Self::Unreadable(text) => {
                format!("“{}”不像帮带人姓名，没有导入，请核对", brief(text))
            }
        }
    }
}
