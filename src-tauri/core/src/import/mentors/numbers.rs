//! Numbers of a mentor cell: phones, which are not kept, and numbers that only count people.

/// Words before a phone.
const LABELS: &[&str] = &[
    "联系电话",
    "电话号码",
    "手机号码",
    "联系方式",
    "手机号",
    "电话",
    "手机",
    "短号",
    "Tel",
    "TEL",
    "tel",
    "☎",
];

/// A cell's text without its phones, and the phones as written.
pub(super) fn without_phones(raw: &str) -> (String, Vec<String>) {
    let chars: Vec<char> = raw.chars().collect();
    let (mut kept, mut phones) = (String::new(), Vec::new());
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let length = if is_digit(c) { number(&chars[at..]) } else { 0 };
        if length == 0 {
            kept.push(c);
            at += 1;
            continue;
        }
        let text: String = chars[at..at + length].iter().collect();
        at += length;
        if is_phone(&text) {
            phones.push(text);
            kept.truncate(unlabelled(&kept).len());
            kept.push(' ');
        } else {
            kept.push_str(&text);
        }
    }
    (kept, phones)
}

/// How many characters belong to the number a text begins with: 138 1234 5678, 0470-8212345.
fn number(chars: &[char]) -> usize {
    let own = chars.iter().take_while(|c| is_digit(**c)).count();
    if own >= 11 {
        let end = chars.get(own).is_some_and(|c| matches!(c, 'X' | 'x'));
        return own + usize::from(end && own == 17);
    }
    let longest = if value(chars[0]) == Some(0) { 12 } else { 11 };
    let (mut digits, mut end) = (0, 0);
    for (at, &c) in chars.iter().enumerate() {
        if is_digit(c) {
            (digits, end) = (digits + 1, at + 1);
        } else if !matches!(c, '-' | '－' | '—' | ' ') || end < at {
            break;
        }
        if digits == longest {
            break;
        }
    }
    // 138 1234 5678, not 3 2: short numbers with a blank between them are not one.
    if digits < 7 {
        own
    } else {
        end
    }
}

/// A number of a phone or an ID, not a date: 2025-03-01, 20250301.
fn is_phone(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(value).collect();
    let year = matches!(digits.as_slice(), [1, 9, ..] | [2, 0, ..]);
    let groups = text
        .split(['-', '－', '—', ' '])
        .map(|group| group.chars().count());
    let dated = year && (digits.len() == 8 || groups.take(1).eq([4]));
    digits.len() >= 7 && !dated
}

fn unlabelled(text: &str) -> &str {
    let text = text.trim_end_matches([' ', '　', '：', ':']);
    let label = LABELS.iter().find(|label| text.ends_with(**label));
    label.map_or(text, |label| &text[..text.len() - label.len()])
}

/// A text in which numbers that count people begin a line: （1）甲 （2）乙, 1）甲, ①甲.
pub(super) fn counted(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut kept = String::new();
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        match c {
            '（' | '(' => {
                let inside: Vec<char> = chars[at + 1..]
                    .iter()
                    .copied()
                    .take_while(|c| !matches!(c, '）' | ')'))
                    .collect();
                let next = chars.get(at + inside.len() + 2);
                // 李娜（二） tells namesakes apart.
                let counts = matches!(inside.len(), 1 | 2)
                    && next.is_some_and(|c| c.is_alphabetic())
                    && (inside.iter().all(|c| is_digit(*c))
                        || inside.iter().all(|c| is_count(*c))
                            && !kept.ends_with(char::is_alphabetic));
                if counts {
                    kept.push('\n');
                    at += inside.len() + 2;
                    continue;
                }
                depth += 1;
                kept.push(c);
            }
            '）' | ')' if depth == 0 => {
                kept.truncate(kept.trim_end_matches(is_count).len());
                kept.push('\n');
            }
            '）' | ')' => {
                depth -= 1;
                kept.push(c);
            }
            '①'..='⑳' | '⑴'..='⒛' if depth == 0 => kept.push('\n'),
            _ => kept.push(c),
        }
        at += 1;
    }
    kept
}

fn is_count(c: char) -> bool {
    is_digit(c) || "一二三四五六七八九十".contains(c)
}

fn is_digit(c: char) -> bool {
    value(c).is_some()
}

fn value(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_taken_out_and_dates_are_not() {
        for (raw, kept, phones) in [
            ("张三 13812345678", "张三 ", "13812345678"),
            ("张三，电话：138 1234 5678", "张三， ", "138 1234 5678"),
            (
                "张三（副镇长，１３８１２３４５６７８）",
                "张三（副镇长， ）",
                "１３８１２３４５６７８",
            ),
            (
                "张三0470-8212345李四8212346",
                "张三 李四 ",
                "0470-8212345|8212346",
            ),
            (
                "张三13812345678/13912345678",
                "张三 / ",
                "13812345678|13912345678",
            ),
            ("张三150221198506150017", "张三 ", "150221198506150017"),
            ("张三（2025-03-01起）", "张三（2025-03-01起）", ""),
            ("张三（20250301起）", "张三（20250301起）", ""),
            ("1 张三 2 李四", "1 张三 2 李四", ""),
        ] {
            assert_eq!(
                without_phones(raw),
                (
                    kept.to_owned(),
                    phones
                        .split('|')
                        .filter(|p| !p.is_empty())
                        .map(str::to_owned)
                        .collect()
                ),
                "{raw}"
            );
        }
    }

    #[test]
    fn numbers_that_count_people_begin_a_line() {
        assert_eq!(counted("（1）张三（2）李四"), "\n张三\n李四");
        assert_eq!(
            counted("（1）张三（镇长）（2）李四"),
            "\n张三（镇长）\n李四"
        );
        assert_eq!(counted("(一)张三 (二)李四"), "\n张三 \n李四");
        assert_eq!(counted("1）张三 2）李四"), "\n张三 \n李四");
        assert_eq!(counted("①张三⑸李四"), "\n张三\n李四");
        assert_eq!(counted("李娜（二）"), "李娜（二）");
    }
}
