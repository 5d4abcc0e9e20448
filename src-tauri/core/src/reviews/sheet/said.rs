//! What a row of a filled sheet says: result, grounds, letter and days, read from its cells and from
//! what stands around the table.

use super::plan::{Known, NotTaken};
use super::read::{Holds, Line, Table};
use super::ReplySheetOptions;
use crate::duties::filled;
use crate::people::rules::text::{is_blank_word, squeeze};
use crate::reviews::replies::{days, Said};
use crate::reviews::rules::read_result;
use crate::reviews::{Reply, ReplyResult};

/// Longest grounds.
const LONGEST: usize = 1000;

impl Known {
    /// What a row says; `None`: nothing. One without a day that says what the department said last says it
    /// of that day, so that a sheet read twice changes nothing.
    pub(super) fn said(
        &self,
        table: &Table,
        line: &Line,
        last: Option<&Reply>,
        options: &ReplySheetOptions,
    ) -> std::result::Result<Option<Said>, NotTaken> {
        let (column, text) = line.get(Holds::Result);
        let Some((result, beside)) = result_of(&table.result_header, text, column)? else {
            return Ok(None);
        };
        let (grounds_column, own) = line.get(Holds::Grounds);
        let (remark_column, remark) = line.get(Holds::Remark);
        let own = [own, remark]
            .into_iter()
            .find(|text| !is_blank_word(text) && read_result(text).is_none());
        let grounds = own.map(str::to_owned).or(beside);
        let column = grounds_column.or(remark_column).or(column);
        match (&grounds, result.wants_grounds()) {
            (None, true) => {
                let message = "没有写明理由（“有异议”和“建议缓用”应写明理由）";
                return Err(NotTaken::new(column, message));
            }
            (Some(_), false) => {
                let message = "意见是“无异议”，理由栏却有内容，请核对后改其中一处";
                return Err(NotTaken::new(column, message));
            }
            (Some(grounds), true) if grounds.chars().count() > LONGEST => {
                let message = format!("理由超过 {LONGEST} 个字");
                return Err(NotTaken::new(column, message));
            }
            _ => {}
        }
        let either = |holds, labels: &[&str], given: &Option<String>| {
            let (column, own) = line.get(holds);
            let own = filled(Some(own)).filter(|own| !is_blank_word(own));
            (
                column,
                own.or_else(|| table.after(labels))
                    .or_else(|| given.clone()),
            )
        };
        let (on_column, replied_on) = either(
            Holds::RepliedOn,
            &["反馈日期", "反馈时间"],
            &options.replied_on,
        );
        let (_, valid_until) = either(Holds::ValidUntil, &["有效期至"], &options.valid_until);
        let (letter_column, letter) = either(Holds::Letter, &["复函文号", "文号"], &options.letter);
        if letter
            .as_ref()
            .is_some_and(|letter| letter.chars().count() > 60)
        {
            return Err(NotTaken::new(letter_column, "文号超过 60 个字"));
        }
        let repeated = last.filter(|last| {
            (last.result, &last.grounds, &last.letter) == (result, &grounds, &letter)
        });
        let typed = (replied_on.as_deref(), valid_until.as_deref());
        let (replied_on, valid_until) = if let (Some(last), (None, None)) = (repeated, typed) {
            (last.replied_on, last.valid_until)
        } else {
            days(&self.round, typed, self.today)
                .map_err(|error| NotTaken::new(on_column, error.to_string()))?
        };
        Ok(Some(Said {
            result,
            grounds,
            letter,
            replied_on,
            valid_until,
        }))
    }
}

/// A result and the grounds beside it.
type Read = (ReplyResult, Option<String>);

/// The result a cell stands for under its header; 是 and 否 answer the header's question.
fn result_of(
    header: &str,
    text: &str,
    column: Option<usize>,
) -> std::result::Result<Option<Read>, NotTaken> {
    let plain = squeeze(text);
    if plain.is_empty() || ["未反馈", "待反馈", "—", "-", "/"].contains(&plain.as_str()) {
        return Ok(None);
    }
    if header.starts_with("是否") {
        let good = ["同意", "通过", "符合"]
            .iter()
            .any(|word| header.contains(word));
        let yes = match plain.as_str() {
            "是" => Some(true),
            "否" => Some(false),
            _ => None,
        };
        if let Some(yes) = yes {
            let result = if yes == good {
                ReplyResult::NoObjection
            } else {
                ReplyResult::Objection
            };
            return Ok(Some((result, None)));
        }
    }
    read_result(text).map(Some).ok_or_else(|| {
        let message = "意见看不懂，请写“无异议”“有异议”或“建议缓用”";
        NotTaken::new(column, message)
    })
}
