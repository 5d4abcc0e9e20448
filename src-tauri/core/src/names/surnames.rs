//! How surnames are read where that is not how the character is usually read, and which surnames
//! have two characters.
//!
//! Names are never split for storing: Mongol and Tibetan names often have no surname at all. The
//! table only guides the order by sound, where a wrong guess costs a place in a list.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Character and reading (tone as a digit), where the surname's reading is not the usual one or
/// where the dictionary's first reading is a different one.
const SINGLE: &str = "曾zeng1 查zha1 仇qiu2 单shan4 解xie4 区ou1 任ren2 朴piao2 乐yue4 盖ge3 翟zhai2 \
    缪miao4 覃qin2 召shao4 尹yin3 员yun4 隗wei3 牟mu4 那na1 宁ning4 华hua4 燕yan1 纪ji3 黑he4 秘bi4 \
    折she2 佘she2 逄pang2 冼xian3 洗xian3 种chong2 重chong2 卜bu3 葛ge3 哈ha3 应ying1 郇xun2 郗xi1 \
    繁po2 句gou1 过guo1 令ling2 石shi2 柏bai3 祭zhai4 相xiang4 都du1 曲qu1 撒sa1 谌chen2 莘shen1 \
    俞yu2 於yu1 庹tuo3 厍she4 仉zhang3 殳shu1 亓qi2 粘nian2 幺yao1 么yao1 占zhan1 阚kan4 乜nie4 \
    佴nai4 贲ben1 沈shen3 贾jia3 叶ye4 尉wei4 车che1 冯feng2 万wan4 盛sheng4 强qiang2 谷gu3 颉xie2 \
    晁chao2 亢kang4 费fei4 臧zang1 褚chu3 訾zi1 邢xing2 钭tou3 \
    宿su4 陆lu4 褟ta1 妫gui1 炅gui4 眭sui1 薄bo2 宓mi4 逯lu4 麻ma2 戚qi1 郝hao3 昝zan3";

/// Surnames of two characters with their readings.
const COMPOUND: &str = "欧阳ou1yang2 太史tai4shi3 端木duan1mu4 上官shang4guan1 司马si1ma3 \
    东方dong1fang1 独孤du2gu1 南宫nan2gong1 万俟mo4qi2 闻人wen2ren2 夏侯xia4hou2 诸葛zhu1ge3 \
    尉迟yu4chi2 公羊gong1yang2 赫连he4lian2 澹台tan2tai2 皇甫huang2fu3 宗政zong1zheng4 \
    濮阳pu2yang2 公冶gong1ye3 太叔tai4shu1 申屠shen1tu2 公孙gong1sun1 慕容mu4rong2 \
    仲孙zhong4sun1 钟离zhong1li2 长孙zhang3sun1 宇文yu3wen2 司徒si1tu2 鲜于xian1yu2 \
    司空si1kong1 闾丘lü2qiu1 令狐ling2hu2 段干duan4gan1 百里bai3li3 呼延hu1yan2 东郭dong1guo1 \
    南门nan2men2 西门xi1men2 拓跋tuo4ba2 轩辕xuan1yuan2 单于chan2yu2 淳于chun2yu2 亓官qi2guan1 \
    司寇si1kou4 子车zi3ju1 颛孙zhuan1sun1 巫马wu1ma3 漆雕qi1diao1 乐正yue4zheng4 壤驷rang3si4 \
    公良gong1liang2 夹谷jia2gu3 宰父zai3fu3 谷梁gu3liang2 梁丘liang2qiu1 左丘zuo3qiu1 \
    羊舌yang2she2 纳兰na4lan2 第五di4wu3 贺兰he4lan2 哥舒ge1shu1";

/// Surnames that most people have; a name of two words that both begin so is two names.
const COMMON: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢\
    蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊陆郝孔崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎武乔贺赖龚文";

/// Surnames that are less common.
const LESS_COMMON: &str = "白温牛樊葛邢安齐易伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌\
    毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党\
    宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩肖闫严金陶常向付洪代莫施";

static READINGS: LazyLock<HashMap<char, &'static str>> = LazyLock::new(|| {
    words(SINGLE)
        .filter_map(|(han, reading)| Some((han.chars().next()?, reading)))
        .collect()
});

static COMPOUND_READINGS: LazyLock<HashMap<[char; 2], [&'static str; 2]>> = LazyLock::new(|| {
    words(COMPOUND)
        .filter_map(|(han, reading)| {
            let mut chars = han.chars();
            let end = reading.find(|c: char| c.is_ascii_digit())? + 1;
            Some((
                [chars.next()?, chars.next()?],
                [&reading[..end], &reading[end..]],
            ))
        })
        .collect()
});

/// The reading of a one-character surname, `zeng1`; `None` where it is the usual one.
pub(super) fn reading(surname: char) -> Option<&'static str> {
    READINGS.get(&surname).copied()
}

/// The readings of a two-character surname the name begins with, when something follows it.
pub(super) fn compound(name: &[char]) -> Option<[&'static str; 2]> {
    match name {
        [first, second, _, ..] => COMPOUND_READINGS.get(&[*first, *second]).copied(),
        _ => None,
    }
}

/// Whether a character is one of the surnames that most people have.
pub(super) fn is_common(surname: char) -> bool {
    COMMON.contains(surname)
}

/// Whether a character is a surname many people have.
pub(super) fn is_surname(surname: char) -> bool {
    is_common(surname) || LESS_COMMON.contains(surname)
}

/// Pairs of Han text and reading.
fn words(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.split_whitespace().filter_map(|word| {
        let start = word.find(|c: char| c.is_ascii_lowercase())?;
        Some(word.split_at(start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_a_surname_and_a_reading_for_each_character() {
        for (han, reading) in words(SINGLE).chain(words(COMPOUND)) {
            let tones = reading.chars().filter(char::is_ascii_digit).count();
            assert_eq!(han.chars().count(), tones, "{han}{reading}");
            assert!(reading.ends_with(|c: char| ('1'..='4').contains(&c)));
        }
    }

    #[test]
    fn a_two_character_surname_needs_a_given_name() {
        let name = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(compound(&name("尉迟敬")), Some(["yu4", "chi2"]));
        assert_eq!(compound(&name("东方")), None);
    }
}
