//! Lists of words, parted by blanks, and how a text is held against one.

/// Endings of posts that no name has.
pub(super) const POSTS: &str =
    "书记 委员 主任 干部 主席 科员 支书 专干 队员 领导 副镇 副乡 文书 指导员 干事 办事员 \
    工作人员 负责人 会计 出纳 助理 村官 网格员 技术员 联络员 协理员 调解员 苏木达 嘎查达 \
    帮带人 联系人 责任人 导师 选调生 公务员 特派员 顾问 教师 秘书 能手 大户 带头人 经纪人 \
    经理 老师 教授 专家 农艺师 技师 工程师 医生 乡贤";

/// What somebody is called by, after a surname or a name.
pub(super) const TITLES: &str =
    "书记 副书记 第一书记 镇长 副镇长 乡长 副乡长 村长 主任 副主任 主席 副主席 委员 部长 \
    副部长 站长 所长 科长 局长 院长 校长 队长 组长 会长 社长 干事 会计 支书 科员 专干 老师 \
    教授 医生 经理 总 总经理 董事长 理事长 秘书";

/// How posts begin that stand after a name without a mark: 张三副镇长.
pub(super) const STARTS: &str =
    "镇 乡 副 党委 党政 党建 党支 党总 党组 党工 党群 党务 党员 人大 组织 宣传 包村 包联 包片 \
    村 支部 支书 支委 驻 武装 书记 主任 主席 纪委 纪检 政法 统战 街道 社区 嘎查 苏木 第一 \
    联系 联村 帮带 挂职 大学生 网格 民兵 妇联 团委 团支 监委 监督 会计 文书 科员 干事 专干 \
    农业 农办 农牧 农经 农技 林业 林草 水利 司法 派出所 财政 财务 综治 综合 民政 社保 社会 \
    卫生 计生 经管 经济 安监 应急 扶贫 乡村 平安 国土 工会 政协 办公室 组织员 工作 指导员 \
    技术 现任 一级 二级 三级 四级 县 旗 老书记 原 常务 信访 文化 便民 退役 选调 公务员 管委 \
    治保 调解 金融 常委 党校 水务 畜牧 安全";

/// Endings of where somebody works.
pub(super) const OFFICES: &str =
    "党委 党组 党工委 政府 支部 总支 委员会 村委会 居委会 牧委会 管委会 村委 支委 两委 办公室 \
    办事处 中心 公司 合作社 学校 党校 工作队 工作组 班子 领导小组 小组 协会 联合会 妇联 团委 \
    工会 街道 苏木 嘎查 社区 银行 医院 卫生院 信用社 基地 机关 单位 党组织 人大 政协 纪委 \
    服务站 党群";

/// Labels that say no more than that a mentor follows.
pub(super) const PLAIN: &str =
    "帮带人 帮带责任人 责任人 联系人 姓名 名字 导师 结对人 帮扶人 培养人 培养联系人 人员 \
    帮带领导干部";

/// What mentors do: 张三负责帮带.
pub(super) const DUTIES: &str =
    "具体负责 负责 传帮带 帮带 帮扶 帮教 帮培 带教 联系 包联 包村 包片 包保 指导 结对 培养 \
    培育 牵头 共同 一对一 对接 跟踪 担任 接替 接任 顶替 兼任 兼 同志 教育 管理";

/// What stands before a name that is given something to do: 由张三帮带.
pub(super) const GIVEN: &str = "拟由 暂由 现由 改由 均由 由 请 安排 确定";

/// How it begins that somebody has left: 调离.
pub(super) const GONE: &str =
    "调离 调走 调出 调往 调任 调至 调到 调整出 离职 离任 离岗 离开 辞职 免职 被免 卸任 停职 \
    撤职 去世 病故 逝世 死亡 不再 退出 开除 辞退 解聘 转岗 换届退 落选 换人 更换";

/// Words in brackets after a name that are no post.
pub(super) const NOTES: &str =
    "退休 退居二线 离退休 退二线 内退 兼 兼职 兼任 代 代理 借调 挂职 抽调 休假 产假 病假 请假 \
    外出 学习 新任 新调入 调入 新来 到任 任职 起任 接任 在任 在岗 在职 上任 至今 党员 \
    中共党员 预备党员 团员 群众 本科 大专 大学 研究生 高中 主 正 微信同号 同号 微信 \
    手机同微信 待定 拟 拟任 暂 暂定 临时 新 老 已确定 主要 调整中 暂代 代管 协助 配合 挂点 \
    蹲点 组员 已签订 已签 汇总 已落实 男同志 女同志 本人 签字 签名 同意 见附件 下同";

/// Words for a seat nobody holds.
pub(super) const EMPTY: &str = "空缺 缺位 暂缺 缺 缺额 缺员 空 空白";

/// How it begins that nobody is named yet: 另行安排.
pub(super) const OPEN: &str =
    "待 没有 另行 尚未 暂未 暂不 暂无 未安排 未明确 未落实 未配 再定 正在";

/// Words no name holds.
pub(super) const NEVER: &str =
    "负责 帮带 联系 指导 工作 安排 确定 研究 附件 详见 人员 领导 班子 轮流 共同 统一 培训 \
    担任 兼任 分管 以上 其他 按照 根据 职务 姓名 单位 电话 无人 没有 是否 已确定 同志 合计 \
    小计 成员 帮扶 包村 驻村 有关 相关 所有 全体 每人";

/// The words of a list.
pub(super) fn each(words: &str) -> impl Iterator<Item = &str> {
    words.split(' ')
}

/// Whether a text is a word of a list.
pub(super) fn is_one(text: &str, words: &str) -> bool {
    words.contains(text) && each(words).any(|word| word == text)
}

/// Whether a text begins with a word of a list.
pub(super) fn begins(text: &str, words: &str) -> bool {
    after(text, words).is_some()
}

/// Whether a text ends with a word of a list.
pub(super) fn ends(text: &str, words: &str) -> bool {
    before(text, words).is_some()
}

/// Whether a word of a list stands in a text: whether the text, from one of its characters on, begins
/// with one.
pub(super) fn holds(text: &str, words: &str) -> bool {
    text.char_indices()
        .any(|(at, _)| begins(&text[at..], words))
}

/// What stands after the first word of a list a text begins with. Most texts begin with a character
/// that no word has.
pub(super) fn after<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let first = text.chars().next().filter(|first| words.contains(*first));
    first.and_then(|_| each(words).find_map(|word| text.strip_prefix(word)))
}

/// What stands before the first word of a list a text ends with.
pub(super) fn before<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let last = text.chars().next_back();
    let last = last.filter(|last| words.contains(*last));
    last.and_then(|_| each(words).find_map(|word| text.strip_suffix(word)))
}
