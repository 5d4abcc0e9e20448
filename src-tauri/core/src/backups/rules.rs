//! How backups are named and which are kept: all of two days, then one a day for 7 days, one a
//! week for 4 weeks, one a month for 12 months; and always the newest ten, whatever the clock says.

use std::collections::HashSet;

use chrono::{DateTime, Datelike, Utc};

/// Ending of a backup's name.
const ENDING: &str = ".qinglan";

/// Always kept.
const NEWEST: usize = 10;

/// Name of a backup made at an instant: `20251126-083100-import.qinglan`, UTC.
#[must_use]
pub fn file_name(at: &str, reason: &str) -> String {
    let stamp = instant(at)
        .map(|at| at.format("%Y%m%d-%H%M%S").to_string())
        .unwrap_or_default();
    format!("{stamp}-{reason}{ENDING}")
}

/// The same name for a second backup within the same second.
#[must_use]
pub fn numbered(name: &str, number: u32) -> String {
    format!("{}.{number}{ENDING}", name.trim_end_matches(ENDING))
}

/// Instant (RFC 3339) and reason from a backup's name; `None` for any other file.
#[must_use]
pub fn parts_of(name: &str) -> Option<(String, String)> {
    let stem = name.strip_suffix(ENDING)?;
    let (stamp, reason) = (stem.get(..15)?, stem.get(15..)?.strip_prefix('-')?);
    let at = chrono::NaiveDateTime::parse_from_str(stamp, "%Y%m%d-%H%M%S").ok()?;
    let reason = reason.split('.').next().unwrap_or_default().to_owned();
    Some((
        at.and_utc()
            .to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        reason,
    ))
}

/// The names (newest first) that need not be kept at the instant `now`.
#[must_use]
pub fn superfluous(names: &[String], now: &str) -> Vec<String> {
    let Some(now) = instant(now) else {
        return Vec::new();
    };
    let mut kept = HashSet::new();
    names
        .iter()
        .skip(NEWEST)
        .filter(|name| {
            let Some(at) = parts_of(name).and_then(|(at, _)| instant(&at)) else {
                return false;
            };
            let days = (now - at).num_days();
            let span = match days {
                ..2 => return false,
                2..9 => format!("day {}", at.date_naive()),
                9..37 => format!("week {:?}", at.iso_week()),
                37..403 => format!("month {}-{}", at.year(), at.month()),
                _ => return true,
            };
            !kept.insert(span)
        })
        .cloned()
        .collect()
}

fn instant(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|at| at.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One backup every six hours, for 500 days before 2025-11-26.
    fn four_a_day() -> Vec<String> {
        let now = instant("2025-11-26T08:00:00Z").unwrap();
        (0..2000)
            .map(|number| {
                file_name(
                    &(now - chrono::Duration::hours(6 * number)).to_rfc3339(),
                    "auto",
                )
            })
            .collect()
    }

    #[test]
    fn the_further_back_the_fewer_are_kept() {
        let names = four_a_day();
        let gone: HashSet<String> = superfluous(&names, "2025-11-26T08:00:00Z")
            .into_iter()
            .collect();
        let kept: Vec<&String> = names.iter().filter(|name| !gone.contains(*name)).collect();
        assert!(
            (10 + 7 + 4 + 12 - 3..=10 + 8 + 5 + 13).contains(&kept.len()),
            "{kept:?}"
        );
        assert!(names[..10].iter().all(|name| !gone.contains(name)));
    }

    #[test]
    fn a_wrong_clock_never_removes_the_newest_ten() {
        let names: Vec<String> = four_a_day().into_iter().take(12).collect();
        let gone = superfluous(&names, "2099-01-01T00:00:00Z");
        assert_eq!(gone, names[10..]);
    }

    #[test]
    fn a_name_says_when_and_why() {
        let name = file_name("2025-11-26T08:31:00Z", "import");
        assert_eq!(name, "20251126-083100-import.qinglan");
        assert_eq!(
            parts_of(&name),
            Some(("2025-11-26T08:31:00Z".into(), "import".into()))
        );
        assert_eq!(parts_of(&numbered(&name, 2)), parts_of(&name));
        assert_eq!(parts_of("照片.jpg"), None);
    }
}
