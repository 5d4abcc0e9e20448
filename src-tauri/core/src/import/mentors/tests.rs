//! What mentor cells of township offices say.

use super::*;

fn shown(raw: &str, seat: &str) -> String {
    let people: Vec<String> = read(raw, seat)
        .mentors
        .into_iter()
        .map(|mentor| {
            format!(
                "{}={}/{}",
                mentor.seat,
                mentor.name,
                mentor.post.unwrap_or_default()
            )
        })
        .collect();
    people.join(" ")
}

#[test]
fn cells_of_three_are_parted_whatever_stands_between() {
    let three = "包村领导=廖朵/副镇长 包村干部=钟峁/包村干部 村党组织书记=梁坤峁/村支书";
    for raw in [
        "廖朵（副镇长）、钟峁(包村干部)；梁坤峁（村支书）",
        "廖朵(副镇长)\n钟峁（包村干部）\n梁坤峁（村支书）",
        "廖朵（副镇长），钟峁（包村干部）,梁坤峁(村支书)",
        "廖朵（副镇长） 钟峁（包村干部）/梁坤峁（村支书）",
        "副镇长廖朵、包村干部钟峁、村支书梁坤峁",
        "廖朵副镇长、钟峁包村干部、梁坤峁村支书",
        "廖朵 副镇长；钟峁 包村干部；梁坤峁 村支书",
        "廖朵 副镇长 钟峁 包村干部 梁坤峁 村支书",
        "副镇长 廖朵 包村干部 钟峁 村支书 梁坤峁",
        "廖朵（副镇长）—钟峁（包村干部）&梁坤峁（村支书）",
        "廖朵（副镇长）帮带理论、钟峁（包村干部）、梁坤峁（村支书）帮带实践",
        "副镇长廖朵（女）、包村干部钟峁（男，蒙古族）、梁坤峁（女）村支书",
        "廖朵\n副镇长\n钟峁\n包村干部\n梁坤峁\n村支书",
        "副镇长\n廖朵\n包村干部\n钟峁\n村支书\n梁坤峁",
        "1.廖朵 副镇长 2.钟峁 包村干部 3.梁坤峁 村支书",
        "①廖朵（副镇长）②钟峁（包村干部）③梁坤峁（村支书）",
        "廖朵：副镇长\n钟峁：包村干部\n梁坤峁：村支书",
        "1、廖朵（副镇长）2、钟峁（包村干部）3、梁坤峁（村支书）",
        "廖朵【副镇长】钟峁【包村干部】梁坤峁【村支书】",
        "廖朵\n（副镇长）\n钟峁\n（包村干部）\n梁坤峁\n（村支书）",
        "廖朵-副镇长；钟峁-包村干部；梁坤峁-村支书",
        "廖朵0470-8212345（副镇长）\n钟峁138-1234-5678（包村干部）\n梁坤峁（村支书）",
    ] {
        assert_eq!(shown(raw, ""), three, "{raw}");
    }
}

#[test]
fn names_keep_their_parts_and_posts_their_marks() {
    assert_eq!(
        shown("董栓贵（镇党委副书记、镇长）", "包村领导"),
        "包村领导=董栓贵/镇党委副书记、镇长"
    );
    assert_eq!(
        shown("张　三（镇长）、李 四", ""),
        "包村领导=张三/镇长 帮带人=李四/"
    );
    assert_eq!(
        shown("包村领导：廖朵；包村干部：钟峁", ""),
        "包村领导=廖朵/包村领导 包村干部=钟峁/包村干部"
    );
    assert_eq!(
        shown("玉素甫·努尔（镇党委书记）13800000000", ""),
        "包村领导=玉素甫·努尔/镇党委书记"
    );
    assert_eq!(
        shown("镇长廖朵/支书梁坤", ""),
        "包村领导=廖朵/镇长 村党组织书记=梁坤/支书"
    );
    assert_eq!(
        shown("镇党委副书记、镇长  廖朵", ""),
        "包村领导=廖朵/镇党委副书记、镇长"
    );
    assert_eq!(shown("阿拉坦仓", ""), "帮带人=阿拉坦仓/");
    assert_eq!(shown("无", ""), "");
    assert_eq!(shown("有", ""), "");
}

#[test]
fn the_seat_before_a_name_is_told_from_its_post() {
    assert_eq!(
        shown(
            "包村领导　　赵景明　　副镇长\n包村干部　　孟　佳　　党建办干事\n村党组织书记　　缺位",
            ""
        ),
        "包村领导=赵景明/副镇长 包村干部=孟佳/党建办干事"
    );
}

#[test]
fn a_vacant_seat_is_nobody() {
    for raw in [
        "缺位",
        "空缺",
        "待定",
        "缺",
        "包村干部　缺位",
        "包村干部：空缺",
        "包村干部\n缺位",
    ] {
        assert_eq!(shown(raw, ""), "", "{raw}");
        assert_eq!(shown(raw, "包村干部"), "", "{raw}");
    }
    assert_eq!(
        shown("村党组织书记　缺位\n廖朵　副镇长", ""),
        "包村领导=廖朵/副镇长"
    );
}

#[test]
fn posts_beside_names_are_joined_to_them() {
    let names = read("廖朵、钟峁", "包村干部").mentors;
    let paired = pair(&names, "科员、专干");
    assert_eq!(paired[1].post.as_deref(), Some("专干"));
    let one = pair(&read("廖朵", "包村领导").mentors, "镇党委委员、副镇长");
    assert_eq!(one[0].post.as_deref(), Some("镇党委委员、副镇长"));
}

/// The mentors of a cell under no particular seat, and the codes of what is not kept.
fn check(raw: &str, mentors: &str, codes: &[&str]) {
    let asides = read(raw, "").asides;
    let found: Vec<&str> = asides
        .iter()
        .map(|aside| aside.code().trim_start_matches("mentor."))
        .collect();
    assert_eq!(
        (shown(raw, "").as_str(), found.as_slice()),
        (mentors, codes),
        "{raw}"
    );
}

#[test]
fn a_post_in_brackets_before_a_name_is_that_names() {
    let two = "包村领导=张三/副镇长 包村干部=李四/包村干部";
    check("张三（副镇长）；（包村干部）李四", two, &[]);
    check("（副镇长）张三（包村干部）李四", two, &[]);
    check("张三（副镇长）（包村干部）李四", two, &[]);
    check("副镇长（张三）、包村干部（李四）", two, &[]);
    check(
        "包村干部（张三、李四）",
        "包村干部=张三/包村干部 包村干部=李四/包村干部",
        &[],
    );
}

#[test]
fn a_word_for_a_post_or_an_office_is_nobodys_name() {
    for post in [
        "包村干部",
        "镇长",
        "村书记",
        "联系干部",
        "第一书记",
        "党建指导员",
        "金融副村长",
        "镇长、书记",
        "各包村干部",
    ] {
        check(post, "", &["post_only"]);
    }
    for office in [
        "镇党委",
        "组织部",
        "村党支部",
        "党建办",
        "驻村工作队",
        "村“两委”",
        "由村党支部负责",
    ] {
        check(office, "", &["organisation"]);
    }
    for title in ["张镇长", "王书记", "李主任（农业办）"] {
        check(title, "", &["incomplete"]);
    }
    check("张镇长（张三）", "包村领导=张三/镇长", &[]);
    check(
        "镇党委张三、组织部李四",
        "包村领导=张三/镇党委 帮带人=李四/组织部",
        &[],
    );
    check(
        "张三（副镇长）、包村干部",
        "包村领导=张三/副镇长、包村干部",
        &[],
    );
    check(
        "张三（副镇长）；包村干部",
        "包村领导=张三/副镇长",
        &["post_only"],
    );
}

#[test]
fn of_who_was_and_who_is_mentor_the_latter_is_taken_and_the_former_said() {
    for raw in [
        "张三→李四",
        "张三 -> 李四",
        "张三改为李四",
        "由张三变更为李四",
        "原张三，现李四",
        "原张三、现为李四",
        "李四（原张三）",
        "张三（现为李四）",
        "张三（已更换为李四）",
    ] {
        check(raw, "帮带人=李四/", &["replaced"]);
    }
    check(
        "原副镇长张三，现副镇长李四",
        "包村领导=李四/副镇长",
        &["replaced"],
    );
    check(
        "王五、张三→李四",
        "帮带人=王五/ 帮带人=李四/",
        &["replaced"],
    );
    check("张三→待定", "", &["replaced", "undecided"]);
    // 原 is a surname, too.
    check("原江涛、李四", "帮带人=原江涛/ 帮带人=李四/", &[]);
    check("李四（原副镇长）", "包村领导=李四/原副镇长", &[]);
}

#[test]
fn two_names_with_和_between_them_are_two_people_where_both_are_whole() {
    for raw in [
        "张三和李四",
        "张三与李四",
        "张三及李四",
        "由张三和李四共同帮带",
        "张三同志和李四同志",
    ] {
        check(raw, "帮带人=张三/ 帮带人=李四/", &[]);
    }
    check(
        "张三（镇长）和李四（党建办）",
        "包村领导=张三/镇长 帮带人=李四/党建办",
        &[],
    );
    check(
        "副镇长张三和乡长李四",
        "包村领导=张三/副镇长 包村领导=李四/乡长",
        &[],
    );
    check(
        "张三和李四（均为副镇长）",
        "包村领导=张三/副镇长 包村领导=李四/副镇长",
        &[],
    );
    for name in ["孟和", "和平", "李和平", "苏和巴特尔", "孟和巴雅尔"] {
        check(name, &format!("帮带人={name}/"), &[]);
    }
    check("孟和和李四", "帮带人=孟和/ 帮带人=李四/", &[]);
    check("格日勒图和李四", "帮带人=格日勒图和李四/", &["doubtful"]);
    check("张三李四", "帮带人=张三李四/", &["doubtful"]);
}

#[test]
fn what_a_mentor_does_is_no_part_of_the_name() {
    for raw in [
        "由张三帮带",
        "张三负责",
        "张三同志联系",
        "张三 同志",
        "帮带人：张三",
        "帮带人张三",
        "拟由张三同志负责帮带",
        "张三（负责）",
        "“张三”",
        "张三（女，汉族）",
        "（1）张三",
    ] {
        check(raw, "帮带人=张三/", &[]);
    }
    check("由副镇长张三同志负责联系", "包村领导=张三/副镇长", &[]);
    check(
        "张三帮带理论、李四帮带实践",
        "帮带人=张三/ 帮带人=李四/",
        &["note", "note"],
    );
}

#[test]
fn words_that_name_nobody_are_said() {
    for raw in [
        "见附件",
        "详见附表",
        "同上",
        "〃",
        "\"",
        "同左",
        "同李明",
        "见上",
        "略",
    ] {
        check(raw, "", &["elsewhere"]);
    }
    for raw in ["待定", "暂无", "另行安排", "待安排", "尚未确定", "没有安排"] {
        check(raw, "", &["undecided"]);
    }
    for raw in ["有", "√", "镇统一安排", "全体班子成员", "老张", "廖"] {
        check(raw, "", &["unreadable"]);
    }
    // The roster this program prints says so of an empty seat.
    for raw in ["", "无", "—", "/", "缺位", "空缺", "包村干部：空缺"] {
        check(raw, "", &[]);
    }
    for raw in ["李四等3人", "李四等人", "李四等同志"] {
        check(raw, "帮带人=李四/", &["several"]);
    }
    check("包村领导：无 包村干部：李四", "包村干部=李四/包村干部", &[]);
    check(
        "包村领导：张三（已退休） 包村干部：待定",
        "包村领导=张三/包村领导",
        &["note", "undecided"],
    );
}

#[test]
fn who_has_gone_is_no_mentor_and_a_day_or_退休_no_post() {
    check("张三（已调离）", "", &["gone"]);
    check("张三（2025年3月调离）、李四", "帮带人=李四/", &["gone"]);
    check("副镇长张三已调离，李四", "帮带人=李四/", &["gone"]);
    check("张三（原）、李四（现）", "帮带人=李四/", &["gone"]);
    for note in [
        "（2025年3月起）",
        "（2025.3-2026.2）",
        " 2025年3月起",
        "（退休）",
        "（已退休）",
        "（中共党员）",
        "（借调）",
    ] {
        check(&format!("张三{note}"), "帮带人=张三/", &["note"]);
    }
    check(
        "张三（副镇长，2025年3月起）",
        "包村领导=张三/副镇长",
        &["note"],
    );
    check(
        "张三（2025年3月起任副镇长）",
        "包村领导=张三/副镇长",
        &["note"],
    );
    check("张三（退休干部）", "帮带人=张三/退休干部", &[]);
}

#[test]
fn a_phone_is_said_and_the_name_and_post_stay() {
    for raw in [
        "张三 13812345678",
        "张三（电话：138 1234 5678）",
        "张三 １３８１２３４５６７８",
        "张三0470-8212345",
    ] {
        check(raw, "帮带人=张三/", &["number"]);
    }
    for raw in [
        "张三（副镇长，13812345678）",
        "张三 副镇长 13812345678",
        "张三/13812345678/副镇长",
    ] {
        check(raw, "包村领导=张三/副镇长", &["number"]);
    }
}

#[test]
fn labels_name_the_seat_of_all_who_follow() {
    let two = "包村领导=张三/包村领导 包村干部=李四/驻村干部";
    for raw in [
        "包村领导：张三 驻村干部：李四",
        "包村领导： 张三；驻村干部 ：李四",
        "包村领导：\n张三\n驻村干部：\n李四",
        "包村领导张三 驻村干部李四",
        "包村领导（张三）、驻村干部（李四）",
        "包村领导为张三，驻村干部为李四",
        "张三为包村领导，李四为驻村干部",
        "张三是包村领导、李四是驻村干部",
        "1.包村领导：张三 2.驻村干部：李四",
    ] {
        check(raw, two, &[]);
    }
    check(
        "包村领导：张三、王五；驻村干部：李四",
        "包村领导=张三/包村领导 包村领导=王五/包村领导 包村干部=李四/驻村干部",
        &[],
    );
    for name in ["李有为", "张大为", "李为"] {
        let cell = format!("{name}包村干部");
        assert_eq!(shown(&cell, ""), format!("包村干部={name}/包村干部"));
    }
    // A label is nearer than the header, a mere post is not.
    assert_eq!(shown("包村领导：张三；驻村干部：李四", "包村干部"), two);
    assert_eq!(shown("镇长：张三", "包村干部"), "包村干部=张三/镇长");
    check(
        "镇党委副书记、镇长：张三",
        "包村领导=张三/镇党委副书记、镇长",
        &[],
    );
    check("姓名：张三 职务：副镇长", "包村领导=张三/副镇长", &[]);
}

#[test]
fn posts_before_and_after_names_find_theirs() {
    let two = "包村领导=张三/镇党委委员、副镇长 帮带人=李四/干事";
    check("张三 镇党委委员、副镇长；李四 干事", two, &[]);
    check("镇党委委员、副镇长 张三；干事 李四", two, &[]);
    check("张三（镇党委委员）副镇长、李四（干事）", two, &[]);
    check("张三（副 镇 长）", "包村领导=张三/副镇长", &[]);
    check(
        "副镇长阿拉坦仓、乌云其其格科员",
        "包村领导=阿拉坦仓/副镇长 帮带人=乌云其其格/科员",
        &[],
    );
    check("欧阳 修远 副镇长", "包村领导=欧阳修远/副镇长", &[]);
    check("张三，女，蒙古族，现任副镇长", "包村领导=张三/副镇长", &[]);
    check("致富能手张三", "帮带人=张三/致富能手", &[]);
    check("张三（分管：农业）", "帮带人=张三/分管：农业", &[]);
    check("团支书张三", "帮带人=张三/团支书", &[]);
    check("书记王长河", "村党组织书记=王长河/书记", &[]);
    check("张志强科员", "帮带人=张志强/科员", &[]);
}
