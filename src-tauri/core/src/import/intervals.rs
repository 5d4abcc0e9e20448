//! What a sheet says, laid into the intervals already known.
//!
//! The first value known holds as far back as is known; a different one from the day of the
//! sheet that says it. A sheet that is surely older than the first attestation of the value in
//! force only adds what was true before; one between two that agree only what was true until the
//! later of them.

use crate::date::{in_force, Day, PartialDate};
use crate::ids::RecordId;
use crate::people::Fact;
use crate::reserves::{Mentor, Statement};

use super::sheet_day::SheetDay;

/// Between which days a value holds, and since when it is attested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "as the columns are called")]
pub(super) struct Span {
    /// First day; `None`: as far back as is known.
    pub from_on: Option<PartialDate>,
    /// First day no longer; `None`: still.
    pub until_on: Option<PartialDate>,
    /// Earliest day the value is attested.
    pub seen_on: Option<PartialDate>,
}

impl Span {
    /// Of a value that a sheet says, from a day on.
    #[must_use]
    pub(super) fn from(from_on: Option<PartialDate>, day: SheetDay) -> Self {
        Self {
            from_on,
            until_on: None,
            seen_on: day.attested().map(PartialDate::from),
        }
    }

    /// Whether the value holds on a day.
    #[must_use]
    pub(super) fn holds_on(&self, day: Day) -> bool {
        in_force(self.from_on, self.until_on, day)
    }

    /// Whether the value was first attested after a day: a sheet of that day tells of before.
    #[must_use]
    pub(super) fn seen_after(&self, day: Day) -> bool {
        self.seen_on.is_some_and(|seen| seen.first_day() > day)
    }
}

/// A record that keeps its span in three columns.
pub(super) trait Spanned {
    /// Its span.
    fn span(&self) -> Span;
    /// Gives it another span.
    fn set_span(&mut self, span: Span);
}

/// A value with its span.
pub(super) trait Dated: Spanned {
    /// Whether another says the same, in whatever order.
    fn agrees_with(&self, other: &Self) -> bool;
    /// Says what another says.
    fn take_value(&mut self, other: Self);
    /// The same value as an interval of its own.
    fn anew(&self) -> Self;
}

/// Lays a value into the intervals of one property. Returns whether they differ now; that a value
/// is attested earlier than known changes nothing anybody sees. `again` is the first later day of
/// which a sheet is known to tell of the property: what is in force then was so by that sheet.
/// `fresh` knows what this batch has brought: of two sheets without a day in one batch the later
/// corrects the earlier.
pub(super) fn lay<D: Dated>(
    known: &mut Vec<D>,
    mut said: D,
    day: SheetDay,
    again: Option<Day>,
    fresh: impl Fn(&D) -> bool,
) -> bool {
    let Some(at) = known.iter().position(|one| one.span().holds_on(day.on)) else {
        let next = known.iter().filter_map(|one| one.span().from_on).min();
        said.set_span(Span {
            until_on: next,
            ..Span::from(None, day)
        });
        known.push(said);
        return true;
    };
    let span = known[at].span();
    let seen = day.attested().map(PartialDate::from);
    if known[at].agrees_with(&said) {
        if seen.is_some() && (span.seen_on.is_none() || seen < span.seen_on) {
            known[at].set_span(Span {
                seen_on: seen,
                ..span
            });
        }
        return false;
    }
    let on: PartialDate = day.on.into();
    let again = again.filter(|again| *again > day.on && span.holds_on(*again));
    let again = again.filter(|_| !span.seen_after(day.on));
    if let Some(again) = again.map(PartialDate::from) {
        let mut resumed = known[at].anew();
        resumed.set_span(Span {
            from_on: Some(again),
            until_on: span.until_on,
            seen_on: Some(again),
        });
        known.push(resumed);
    }
    let until_on = again.map(PartialDate::from).or(span.until_on);
    if span.seen_after(day.on) {
        // An older sheet: its value held until the one in force was first seen.
        known[at].set_span(Span {
            from_on: span.seen_on,
            ..span
        });
        said.set_span(Span {
            until_on: span.seen_on,
            ..Span::from(span.from_on, day)
        });
        known.push(said);
    } else if span.from_on == Some(on)
        || span.seen_on == Some(on)
        || (!day.stated && span.from_on.is_none() && span.seen_on.is_none() && fresh(&known[at]))
    {
        // The same day, or nothing said when: the later sheet corrects the earlier one.
        known[at].take_value(said);
        known[at].set_span(Span { until_on, ..span });
    } else {
        known[at].set_span(Span {
            until_on: Some(on),
            ..span
        });
        said.set_span(Span {
            until_on,
            ..Span::from(Some(on), day)
        });
        known.push(said);
    }
    join(known);
    true
}

/// Intervals that follow each other with the same value become one.
fn join<D: Dated>(known: &mut Vec<D>) {
    known.sort_by_key(|one| one.span().from_on);
    known.dedup_by(|next, kept| {
        let (last, following) = (kept.span(), next.span());
        let one = kept.agrees_with(next) && last.until_on == following.from_on;
        if one {
            kept.set_span(Span {
                until_on: following.until_on,
                ..last
            });
        }
        one
    });
}

macro_rules! spanned {
    ($record:ty $(, $said:ident)?) => {
        impl$(<$said>)? Spanned for $record {
            fn span(&self) -> Span {
                Span {
                    from_on: self.from_on,
                    until_on: self.until_on,
                    seen_on: self.seen_on,
                }
            }

            fn set_span(&mut self, span: Span) {
                self.from_on = span.from_on;
                self.until_on = span.until_on;
                self.seen_on = span.seen_on;
            }
        }
    };
}

spanned!(Fact);
spanned!(Statement<T>, T);

impl Dated for Fact {
    fn agrees_with(&self, other: &Self) -> bool {
        self.value == other.value
    }

    fn take_value(&mut self, other: Self) {
        self.value = other.value;
    }

    fn anew(&self) -> Self {
        Self {
            id: RecordId::new(),
            ..self.clone()
        }
    }
}

impl Dated for Statement<Vec<Mentor>> {
    fn agrees_with(&self, other: &Self) -> bool {
        let has = |mentor| other.said.contains(mentor);
        self.said.len() == other.said.len() && self.said.iter().all(has)
    }

    fn take_value(&mut self, other: Self) {
        self.said = other.said;
    }

    fn anew(&self) -> Self {
        self.clone()
    }
}

impl Dated for Statement<String> {
    fn agrees_with(&self, other: &Self) -> bool {
        self.said == other.said
    }

    fn take_value(&mut self, other: Self) {
        self.said = other.said;
    }

    fn anew(&self) -> Self {
        self.clone()
    }
}
