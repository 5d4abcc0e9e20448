//! Which typeface suits which role: preferences by name, without opening a font.

use crate::fonts::Role;

/// What a font file says about one of its faces.
#[derive(Debug, Clone)]
pub(crate) struct FaceName {
    /// Family names in every language the font carries.
    pub(crate) families: Vec<String>,
    /// 400 is regular, 700 bold.
    pub(crate) weight: u16,
    /// Italic and oblique faces are never used.
    pub(crate) upright: bool,
}

const REGULAR: u16 = 400;
const BOLD: u16 = 700;

const TITLE: &[(&str, u16)] = &[
    ("方正小标宋简体", REGULAR),
    ("FZXiaoBiaoSong-B05S", REGULAR),
    ("方正小标宋_GBK", REGULAR),
    ("FZXiaoBiaoSong-B05", REGULAR),
    ("Noto Serif CJK SC", BOLD),
    ("Source Han Serif SC", BOLD),
    ("思源宋体", BOLD),
    ("Noto Serif SC", BOLD),
    ("华文中宋", REGULAR),
    ("STZhongsong", REGULAR),
];

const HEAD: &[(&str, u16)] = &[
    ("黑体", REGULAR),
    ("SimHei", REGULAR),
    ("Noto Sans CJK SC", REGULAR),
    ("Source Han Sans SC", REGULAR),
    ("思源黑体", REGULAR),
    ("Noto Sans SC", REGULAR),
    ("微软雅黑", REGULAR),
    ("Microsoft YaHei", REGULAR),
    ("PingFang SC", REGULAR),
    ("WenQuanYi Zen Hei", REGULAR),
    ("WenQuanYi Micro Hei", REGULAR),
];

const BODY: &[(&str, u16)] = &[
    ("仿宋_GB2312", REGULAR),
    ("FangSong_GB2312", REGULAR),
    ("仿宋", REGULAR),
    ("FangSong", REGULAR),
    ("华文仿宋", REGULAR),
    ("STFangsong", REGULAR),
    ("方正仿宋_GBK", REGULAR),
    ("FZFangSong-Z02", REGULAR),
    ("方正仿宋简体", REGULAR),
];

const LATIN: &[(&str, u16)] = &[
    ("Times New Roman", REGULAR),
    ("Liberation Serif", REGULAR),
    ("Tinos", REGULAR),
    ("Nimbus Roman", REGULAR),
    ("FreeSerif", REGULAR),
    ("DejaVu Serif", REGULAR),
];

/// What stands in when the role's own faces lack a character; the last are for rare ones.
const ANY: &[(&str, u16)] = &[
    ("Noto Serif CJK SC", REGULAR),
    ("Source Han Serif SC", REGULAR),
    ("思源宋体", REGULAR),
    ("Noto Serif SC", REGULAR),
    ("宋体", REGULAR),
    ("SimSun", REGULAR),
    ("Songti SC", REGULAR),
    ("AR PL UMing CN", REGULAR),
    ("Noto Sans CJK SC", REGULAR),
    ("SimSun-ExtB", REGULAR),
    ("SimSun-ExtG", REGULAR),
    ("HanaMinA", REGULAR),
    ("HanaMinB", REGULAR),
    ("BabelStone Han", REGULAR),
    ("Plangothic P1", REGULAR),
    ("Plangothic P2", REGULAR),
    ("Noto Serif CJK TC", REGULAR),
    ("Noto Serif CJK JP", REGULAR),
];

/// The faces to use for `role`, best first, as positions in `installed`.
pub(crate) fn chain(role: Role, installed: &[FaceName]) -> Vec<usize> {
    let own = match role {
        Role::Title => TITLE,
        Role::Head => HEAD,
        Role::Body => BODY,
        Role::Latin => LATIN,
    };
    let stand_ins = if role == Role::Latin { &[] } else { ANY };
    let mut chain = Vec::new();
    for &(family, weight) in own.iter().chain(stand_ins) {
        if let Some(face) = nearest(family, weight, installed) {
            if !chain.contains(&face) {
                chain.push(face);
            }
        }
    }
    chain
}

/// The upright face of `family` whose weight is nearest.
fn nearest(family: &str, weight: u16, installed: &[FaceName]) -> Option<usize> {
    let same = |name: &String| name.eq_ignore_ascii_case(family);
    let candidates = installed.iter().enumerate();
    candidates
        .filter(|(_, face)| face.upright && face.families.iter().any(same))
        .min_by_key(|(_, face)| face.weight.abs_diff(weight))
        .map(|(position, _)| position)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(families: &[&str], weight: u16) -> FaceName {
        FaceName {
            families: families.iter().map(ToString::to_string).collect(),
            weight,
            upright: true,
        }
    }

    #[test]
    fn office_fonts_come_before_the_free_ones() {
        let installed = [
            face(&["Noto Serif CJK SC"], 400),
            face(&["Noto Serif CJK SC"], 700),
            face(&["Noto Sans CJK SC"], 400),
            face(&["FangSong", "仿宋"], 400),
            face(&["SimHei", "黑体"], 400),
            face(&["FZXiaoBiaoSong-B05S", "方正小标宋简体"], 400),
        ];
        assert_eq!(chain(Role::Title, &installed)[..2], [5, 1]);
        assert_eq!(chain(Role::Body, &installed)[..2], [3, 0]);
        assert_eq!(chain(Role::Head, &installed)[..2], [4, 2]);
    }

    #[test]
    fn without_office_fonts_the_title_is_bold_and_the_body_regular() {
        let installed = [
            face(&["Noto Serif CJK SC"], 700),
            face(&["Noto Serif CJK SC"], 400),
            face(&["Noto Serif CJK SC"], 900),
        ];
        assert_eq!(chain(Role::Title, &installed)[0], 0);
        assert_eq!(chain(Role::Body, &installed)[0], 1);
    }

    #[test]
    fn an_italic_is_never_chosen() {
        let mut slanted = face(&["Liberation Serif"], 400);
        slanted.upright = false;
        assert!(chain(Role::Latin, &[slanted]).is_empty());
    }
}
