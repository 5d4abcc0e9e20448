//! Where answers go. A reader who has read enough, such as `head`, closes its end: that is no mistake
//! of ours, so the program ends quietly instead of in a panic.

use std::fmt::Arguments;
use std::io::{stdout, ErrorKind, Write as _};

use serde_json::Value;

/// Prints a line to standard output.
macro_rules! println {
    ($($text:tt)*) => {
        $crate::out::line(format_args!($($text)*))
    };
}

pub(crate) fn line(text: Arguments<'_>) {
    match writeln!(stdout().lock(), "{text}") {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
        // A full disk behind the pipe: the status says so, there is nowhere else to say it.
        Err(_) => std::process::exit(1),
        Ok(()) => (),
    }
}

/// Prints an answer as JSON.
pub(crate) fn print_json(value: &Value) {
    println!("{value:#}");
}

/// The rows of an answer; none where it has none.
pub(crate) fn rows(list: &Value) -> &[Value] {
    list.as_array().map_or(&[], Vec::as_slice)
}

/// The text of a cell; empty where nothing is known.
pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
