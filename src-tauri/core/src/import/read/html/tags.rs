//! Tags, attributes and character references: the little of HTML that tables are written in.

pub(super) fn find_any_case(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes()
        .windows(wanted.len())
        .position(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}

/// The end of a tag, minding quoted attributes.
pub(super) fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (b'>', None) => return Some(at),
            _ => {}
        }
        if at > 20_000 {
            break;
        }
    }
    text.find('>')
}

pub(super) fn tag_name(tag: &str) -> String {
    let name: String = tag
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '/' || *c == ':')
        .collect();
    let name = name.to_ascii_lowercase();
    match name.strip_suffix('/') {
        Some(alone) if !alone.is_empty() => alone.to_owned(),
        _ => name,
    }
}

pub(in super::super) fn attribute<'a>(tag: &'a str, wanted: &str) -> Option<&'a str> {
    let lower = tag.to_ascii_lowercase();
    let mut from = 0;
    while let Some(found) = lower[from..].find(wanted) {
        let at = from + found;
        from = at + wanted.len();
        let before = lower[..at]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_whitespace() || c == '"' || c == '\'');
        let rest = tag.get(from..)?.trim_start();
        if let (true, Some(value)) = (before, rest.strip_prefix('=')) {
            let value = value.trim_start();
            return Some(match value.chars().next()? {
                quote @ ('"' | '\'') => value[1..].split(quote).next().unwrap_or(""),
                _ => value
                    .split(|c: char| c.is_whitespace() || c == '>')
                    .next()
                    .unwrap_or(""),
            });
        }
    }
    None
}

/// Names of classes that strike text through, of a sheet of styles.
pub(in super::super) fn struck_by(style: &str) -> Vec<String> {
    style
        .split('}')
        .filter_map(|rule| rule.split_once('{'))
        .filter(|(_, body)| body.contains("line-through"))
        .filter_map(|(name, _)| {
            name.trim()
                .rsplit('.')
                .next()
                .map(|class| class.trim().to_owned())
        })
        .collect()
}

/// Whether a line of text ends at a tag.
pub(super) fn breaks_line(name: &str) -> bool {
    let name = name.trim_start_matches('/');
    matches!(
        name,
        "p" | "div" | "br" | "table" | "tr" | "caption" | "center" | "body" | "hr" | "li"
    ) || (name.len() == 2 && name.starts_with('h'))
}

/// Text with its character references resolved.
pub(in super::super) fn entities(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let resolved = rest[1..]
            .char_indices()
            .take(10)
            .find(|(_, c)| *c == ';')
            .and_then(|(end, _)| {
                let name = &rest[1..=end];
                let c = match name {
                    "nbsp" | "ensp" | "emsp" => ' ',
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    "middot" => '·',
                    "times" => '×',
                    "mdash" => '—',
                    "ldquo" => '“',
                    "rdquo" => '”',
                    _ => {
                        let number = name.strip_prefix('#')?;
                        let code = match number.strip_prefix(['x', 'X']) {
                            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                            None => number.parse().ok()?,
                        };
                        char::from_u32(code)?
                    }
                };
                Some((c, end + 2))
            });
        let (c, length) = resolved.unwrap_or(('&', 1));
        text.push(c);
        rest = &rest[length..];
    }
    text + rest
}
