//! What is wrong with a command line, in Chinese.

use clap::error::{ContextKind, ErrorKind};

/// One sentence and where to read on.
pub(crate) fn in_chinese(error: &clap::Error) -> String {
    let said = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue);
    let sentence = match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            format!("{argument} 缺少值")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let valid = said(ContextKind::ValidValue);
            let valid = match valid.as_str() {
                "" if argument.contains("DATE") => "，应为 2025-11-26 这样的日期".to_owned(),
                "" => String::new(),
                valid => format!("，可选：{valid}"),
            };
            format!("{argument} 不能是“{value}”{valid}")
        }
        ErrorKind::UnknownArgument => format!("没有 {argument} 这个参数"),
        ErrorKind::MissingSubcommand => "还缺少命令".to_owned(),
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("还缺少 {argument}"),
        ErrorKind::ArgumentConflict => {
            let other = said(ContextKind::PriorArg);
            if other.is_empty() || other == argument {
                format!("{argument} 只能给一次")
            } else {
                format!("{argument} 和 {other} 不能同时给")
            }
        }
        _ => "命令写法不对".to_owned(),
    };
    format!("{sentence}。用 --help 看写法。")
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::arguments::Arguments;

    #[test]
    fn a_wrong_command_line_is_refused_in_chinese() {
        for (line, expect) in [
            (
                "pairs --as-of 2026-13-01",
                "--as-of <DATE> 不能是“2026-13-01”，应为 2025-11-26 这样的日期",
            ),
            ("pairs --asof 2026-01-01", "没有 --asof 这个参数"),
            ("pear", "没有“pear”这个命令"),
            ("--register 台账", "还缺少命令"),
            ("adjustments --from 2026-01-01", "还缺少 --to <DATE>"),
            (
                "report 报表 --format pdf --out x",
                "<PAPER> 不能是“报表”，可选：pairs",
            ),
        ] {
            let arguments = ["qinglan-cli"].into_iter().chain(line.split(' '));
            let error = Arguments::try_parse_from(arguments).unwrap_err();
            let said = in_chinese(&error);
            assert!(said.starts_with(expect), "{line}: {said}");
        }
    }
}
