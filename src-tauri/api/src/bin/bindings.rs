//! Prints `ui/src/ipc/bindings.ts`; `cargo xtask bindings` puts it in its place.

#![expect(clippy::print_stdout, reason = "printing is what it does")]

fn main() {
    print!("{}", qinglan_api::bindings::typescript());
}
