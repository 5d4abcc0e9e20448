//! Options that a header numbers, and cells that name them by their numbers: ② below
//! 人员来源（①致富能手②返乡人员）.

const PARTS: &[char] = &['、', '，', ',', '；', ';', '/', ' ', '\n'];

/// The options of a header that a cell names by numbers alone, parted by 、. `None` where the cell
/// says anything else, or a number that the header has not.
pub(super) fn named(header: &str, raw: &str) -> Option<String> {
    if raw.trim().is_empty() || !raw.chars().all(|c| is_number(c) || PARTS.contains(&c)) {
        return None;
    }
    let options = options(header);
    let option = |nth: usize| options.get(nth.checked_sub(1)?);
    let words = raw.split(PARTS).flat_map(numbers);
    let named: Option<Vec<&String>> = words.map(option).collect();
    let named = named.filter(|named| !named.is_empty())?;
    Some(
        named
            .into_iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join("、"),
    )
}

/// The options in their order; none where they are not numbered from 1, or only one.
fn options(header: &str) -> Vec<String> {
    let mut options: Vec<String> = Vec::new();
    let mut rest = header;
    while let Some(at) = rest.find(is_number) {
        if let Some(option) = options.last_mut() {
            rest[..at].clone_into(option);
        }
        let after = rest[at..].trim_start_matches(is_number);
        let number = &rest[at..rest.len() - after.len()];
        if numbers(number) != [options.len() + 1] {
            return Vec::new();
        }
        options.push(String::new());
        rest = after;
    }
    if let Some(option) = options.last_mut() {
        rest.clone_into(option);
    }
    for option in &mut options {
        let mark = |c: char| !c.is_alphabetic() && !matches!(c, '“' | '”');
        *option = option.trim_matches(mark).to_owned();
    }
    let whole = options.len() > 1 && options.iter().all(|option| !option.is_empty());
    if whole {
        options
    } else {
        Vec::new()
    }
}

/// The numbers of a text of digits: one, or one a circle.
fn numbers(text: &str) -> Vec<usize> {
    let circled = text.chars().filter_map(|c| {
        let place = u32::from(c).checked_sub(u32::from('①'))?;
        usize::try_from(place + 1).ok()
    });
    match text.parse() {
        Ok(number) => vec![number],
        Err(_) => circled.collect(),
    }
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || ('①'..='⑳').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_name_the_options_of_their_header() {
        let source = "人员来源（①致富能手②返乡人员③高校毕业生）";
        for (header, raw, expect) in [
            (source, "①", Some("致富能手")),
            (source, "②③", Some("返乡人员、高校毕业生")),
            (source, "1、3", Some("致富能手、高校毕业生")),
            (source, "4", None),
            (source, "23", None),
            (source, "致富能手", None),
            (source, "", None),
            ("性别（1.男；2.女）", "2", Some("女")),
            ("学历/1大专2本科", "1", Some("大专")),
            ("出生年月（如1985.06）", "1", None),
            ("后备人选1", "1", None),
            ("学历", "1", None),
        ] {
            assert_eq!(named(header, raw).as_deref(), expect, "{header} {raw}");
        }
    }
}
