//! Money as people write it: `50万元`, `3,500元`, `1.2亿`; kept in 分.

use unicode_normalization::UnicodeNormalization as _;

/// 分 of a 元.
const YUAN: i64 = 100;
/// Most that is believed: ten thousand billion 分.
const MOST: i64 = 1_000_000_000_000_000;

/// The 分 of an amount as typed; without a unit, 元. `None`: no amount, or finer than a 分.
#[must_use]
pub fn read_money(text: &str) -> Option<i64> {
    let text = plain_number(text);
    let text = text.trim_start_matches(['¥', '￥']);
    let units = [
        ("亿元", 100_000_000),
        ("亿", 100_000_000),
        ("万元", 10_000),
        ("万", 10_000),
        ("元", 1),
        ("", 1),
    ];
    let (number, times) = units
        .into_iter()
        .find_map(|(unit, times)| Some((text.strip_suffix(unit)?, times)))?;
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > 12 {
        return None;
    }
    let scale = 10_i64.checked_pow(u32::try_from(part.len()).ok()?)?;
    let number: i128 = format!("{whole}{part}").parse().ok()?;
    let in_fen = number * i128::from(times) * i128::from(YUAN);
    let exact = in_fen % i128::from(scale) == 0;
    let fen = i64::try_from(in_fen / i128::from(scale)).ok()?;
    (exact && fen <= MOST).then_some(fen)
}

/// `50 万元`, `512.5 万元`, `3500 元`: 万元 from ten thousand on, without needless zeros.
#[must_use]
pub fn said_money(fen: i64) -> String {
    let (unit, name, places) = if fen >= 10_000 * YUAN {
        (10_000 * YUAN, "万元", 6)
    } else {
        (YUAN, "元", 2)
    };
    let rest = format!("{:0places$}", fen % unit);
    let rest = rest.trim_end_matches('0');
    let point = if rest.is_empty() { "" } else { "." };
    format!("{}{point}{rest} {name}", fen / unit)
}

/// A number without what only groups its digits, in the usual width.
pub(super) fn plain_number(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace() && *c != ',' && *c != '，')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_as_people_write_it() {
        for (text, fen) in [
            ("50万元", Some(50_000_000)),
            ("５０ 万", Some(50_000_000)),
            ("1.2亿元", Some(12_000_000_000)),
            ("3,500元", Some(350_000)),
            ("3500.5", Some(350_050)),
            ("0.01", Some(1)),
            ("0.001元", None),
            ("1.23456789万元", None),
            ("1.2345万", Some(1_234_500)),
            ("", None),
            ("五十万", None),
            ("-5万元", None),
            ("99999999999999亿", None),
        ] {
            assert_eq!(read_money(text), fen, "{text}");
        }
    }

    #[test]
    fn money_is_said_without_needless_zeros() {
        for (fen, said) in [
            (50_000_000, "50 万元"),
            (512_500_000, "512.5 万元"),
            (350_050, "3500.5 元"),
            (1, "0.01 元"),
            (0, "0 元"),
            (1_000_001, "1.000001 万元"),
        ] {
            assert_eq!(said_money(fen), said);
            assert_eq!(read_money(said), Some(fen), "read back");
        }
    }
}
