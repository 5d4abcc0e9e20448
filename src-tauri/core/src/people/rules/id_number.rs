//! Citizen ID numbers (GB 11643): 17 digits and a check character; numbers of 15 digits, issued
//! until 1999, are upgraded. Regions are not checked: divisions come and go.

use crate::date::PartialDate;

use super::codes::Sex;
use super::text::squeeze;

/// A valid number of 18 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdNumber(String);

/// Why a text is no ID number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdProblem {
    /// The last digits were lost: a spreadsheet keeps only fifteen.
    Truncated,
    /// The check character does not fit, or the day of birth does not exist.
    Checksum,
    /// Not 15 or 18 characters, or other characters in between.
    Malformed,
}

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";

impl IdNumber {
    /// Reads a number as people type it: after its label, with full-width digits, blanks, a leading
    /// apostrophe, `="…"`, lower-case x, of 15 digits.
    pub fn read(raw: &str) -> Result<Self, IdProblem> {
        let text = squeeze(raw).to_ascii_uppercase();
        // 身份证号：1502…
        let text = text.rsplit(':').next().unwrap_or(&text);
        let text = text
            .trim_start_matches('=')
            .trim_matches(|c| matches!(c, '"' | '\'' | '`' | '’' | '‘' | '“' | '”'));
        let text: String = text
            .chars()
            .filter(|c| !matches!(c, '-' | '—'))
            .map(|c| if matches!(c, '×' | 'Х') { 'X' } else { c })
            .collect();
        if is_scientific(&text) {
            return Err(IdProblem::Truncated);
        }
        if !text.is_ascii() {
            return Err(IdProblem::Malformed);
        }
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        match text.len() {
            15 if digits(&text) => Self::upgraded(&text),
            18 if digits(&text[..17]) && (digits(&text[17..]) || text.ends_with('X')) => {
                Self::checked(text)
            }
            _ => Err(IdProblem::Malformed),
        }
    }

    fn checked(text: String) -> Result<Self, IdProblem> {
        let number = Self(text);
        if check_character(&number.0[..17]) == number.0.as_bytes()[17] && number.day().is_some() {
            Ok(number)
        } else if number.0.ends_with("000") {
            Err(IdProblem::Truncated)
        } else {
            Err(IdProblem::Checksum)
        }
    }

    fn upgraded(text: &str) -> Result<Self, IdProblem> {
        let body = format!("{}19{}", &text[..6], &text[6..]);
        let check = char::from(check_character(&body));
        let number = Self(format!("{body}{check}"));
        number.day().map(|_| ()).ok_or(IdProblem::Checksum)?;
        Ok(number)
    }

    fn day(&self) -> Option<PartialDate> {
        let number = |range: std::ops::Range<usize>| self.0.get(range)?.parse::<u32>().ok();
        let year = i32::try_from(number(6..10)?).ok()?;
        PartialDate::day(year, number(10..12)?, number(12..14)?)
    }

    /// The number's 18 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day of birth the number names.
    #[must_use]
    pub fn birth(&self) -> PartialDate {
        // A number without a real day of birth is never built; the fallback is unreachable.
        self.day()
            .or_else(|| PartialDate::month(1900, 1))
            .unwrap_or_else(|| chrono::NaiveDate::MIN.into())
    }

    /// The sex the 17th digit names.
    #[must_use]
    pub fn sex(&self) -> Sex {
        if self.0.as_bytes()[16] % 2 == 1 {
            Sex::Male
        } else {
            Sex::Female
        }
    }
}

impl std::fmt::Display for IdNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

fn check_character(body: &str) -> u8 {
    let sum: u32 = body
        .bytes()
        .zip(WEIGHTS)
        .map(|(byte, weight)| u32::from(byte.wrapping_sub(b'0')) * weight)
        .sum();
    CHECKS[(sum % 11) as usize]
}

fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once('E') else {
        return false;
    };
    mantissa.starts_with(|c: char| c.is_ascii_digit())
        && mantissa.chars().all(|c| c.is_ascii_digit() || c == '.')
        && exponent.trim_start_matches('+').parse::<u32>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (raw, expect) in [
            ("150221198506150017", "150221198506150017"),
            ("63222420000229002x", "63222420000229002X"),
            ("１５０２２１１９８５０６１５００１７", "150221198506150017"),
            ("\u{a0}150221 19850615\u{200b} 0017 ", "150221198506150017"),
            ("'150221198506150017", "150221198506150017"),
            ("=\"150221198506150017\"", "150221198506150017"),
            ("130798830815185", "13079819830815185X"),
        ] {
            assert_eq!(
                IdNumber::read(raw).map(|id| id.0),
                Ok(expect.to_owned()),
                "{raw}"
            );
        }
    }

    #[test]
    fn damaged_numbers_say_how() {
        for (raw, expect) in [
            ("150299200108160000", IdProblem::Truncated),
            ("1.50298E+17", IdProblem::Truncated),
            ("15019919990521592X", IdProblem::Checksum),
            ("150221198513150017", IdProblem::Checksum),
            ("15022119850615001", IdProblem::Malformed),
            ("不清楚", IdProblem::Malformed),
            ("H村日√)生+年", IdProblem::Malformed),
        ] {
            assert_eq!(IdNumber::read(raw), Err(expect), "{raw}");
        }
    }

    #[test]
    fn a_number_names_birth_and_sex() {
        let woman = IdNumber::read("63222420000229002X").unwrap();
        assert_eq!(woman.birth().to_string(), "2000-02-29");
        assert_eq!(woman.sex(), Sex::Female);
        assert_eq!(
            IdNumber::read("150221198506150017").unwrap().sex(),
            Sex::Male
        );
    }
}
