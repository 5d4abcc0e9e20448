//! What the window's processes hold, on a laptop that has little. `WebKit` and the C library ask for
//! it in variables, and only when a process starts.

use std::env;
use std::os::unix::process::CommandExt;
use std::process::Command;

/// Each is left as it is where somebody has set it already.
const FRUGAL: [(&str, &str); 4] = [
    // Pages of text and tables have no loops worth compiling; the compilers and what they make of
    // the scripts are an eighth of the window's memory.
    ("JSC_useJIT", "0"),
    // Nothing is painted with the graphics card, so no frames are shared with it.
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    // One heap for all threads, not one for each that ever answered a command.
    ("MALLOC_ARENA_MAX", "1"),
    // What is freed at its end goes back to the system at once.
    ("MALLOC_TRIM_THRESHOLD_", "65536"),
];

/// Starts the program anew in its own place with these variables. Comes back where they are set, and
/// where that cannot be done: then the window merely holds more.
pub(crate) fn hold_less() {
    let is_unset = |(name, _): &&(&str, &str)| env::var_os(name).is_none();
    let unset: Vec<_> = FRUGAL.iter().filter(is_unset).copied().collect();
    if unset.is_empty() {
        return;
    }
    if let Ok(program) = env::current_exe() {
        let arguments = env::args_os().skip(1);
        drop(Command::new(program).args(arguments).envs(unset).exec());
    }
}
