//! 青蓝 without a window: the same commands, for scripts and for those who help a clerk.
//!
//! It never prompts. Answers go to stdout, errors in Chinese to stderr with a non-zero status.

#![expect(clippy::print_stderr, reason = "a command line prints")]

#[macro_use]
mod out;

mod answers;
mod arguments;
mod assessments;
mod demo;
mod dossiers;
mod duties;
mod import;
mod matching;
mod mentoring;
mod mentors;
mod outcomes;
mod papers;
mod people;
mod plans;
mod refusals;
mod registers;
mod reviews;
mod rosters;
mod rotations;
mod selection;
mod training;
mod workbench;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::Parser as _;
use qinglan_api::{Session, Terminal};
use qinglan_core::error::{Refused, Result};
use serde_json::{json, Value};

use arguments::{Arguments, Command};

/// Setting pages is half a matter of memory asked for and given back, on all cores at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error),
    };
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Help goes out as it is, and what is wrong in Chinese.
fn refuse(error: &clap::Error) -> ExitCode {
    let is_help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if is_help || !error.use_stderr() {
        error.exit();
    }
    eprintln!("{}", refusals::in_chinese(error));
    ExitCode::from(2)
}

fn run(arguments: &Arguments) -> Result<()> {
    match &arguments.command {
        Command::Demo { out } => demo::run(out),
        Command::Commands { json } => {
            registers::commands(*json);
            Ok(())
        }
        Command::Restore { file } => registers::restore(file, &register(arguments)?),
        Command::New {
            township,
            county,
            villages,
        } => registers::new(
            &session(arguments)?,
            township.as_deref(),
            county.as_deref(),
            villages.as_deref(),
        ),
        on_open => {
            let session = session(arguments)?;
            session.open("cli")?;
            run_open(&session, on_open)
        }
    }
}

/// The commands that work on an open register.
fn run_open(session: &Session, command: &Command) -> Result<()> {
    match command {
        Command::Import(files) => import::run(session, files),
        Command::People(asked) => people::list(session, asked),
        Command::Find { text, json } => people::find(session, text, *json),
        Command::Villages(asked) => people::villages(session, asked),
        Command::Pairs(pairs) => mentoring::pairs(session, pairs),
        Command::Coverage(asked) => mentoring::coverage(session, asked),
        Command::Adjustments(asked) => mentoring::adjustments(session, asked),
        Command::Review(command) => reviews::run(session, command),
        Command::Roster(roster) => rosters::run(session, roster),
        Command::Duties(duties) => duties::run(session, duties),
        Command::Mentors(mentors) => mentors::run(session, mentors),
        Command::Plans(asked) => plans::run(session, asked),
        Command::Selection(asked) => selection::run(session, asked),
        Command::Prospects(asked) => selection::prospects(session, asked),
        Command::Workbench(asked) => workbench::run(session, asked),
        Command::Training(arguments) => training::run(session, arguments),
        Command::Sessions(arguments) => training::sessions(session, arguments),
        Command::Rotations(rotations) => rotations::list(session, rotations),
        Command::Tenure(tenure) => rotations::tenure(session, tenure),
        Command::Dossier(dossier) => dossiers::run(session, dossier),
        Command::Match(asked) => matching::run(session, asked),
        Command::Secretaries(asked) => matching::secretaries(session, asked),
        Command::Assessments(asked) => assessments::run(session, asked),
        Command::Outcomes(asked) => outcomes::run(session, asked),
        Command::Report(report) => papers::run(session, report),
        Command::Undo { json } => registers::undo(session, "history.undo", "已撤销", *json),
        Command::Redo { json } => registers::undo(session, "history.redo", "已重做", *json),
        Command::Dump { .. } => registers::dump(session),
        Command::Check { json } => registers::check(session, *json),
        Command::History { json } => registers::history(session, *json),
        Command::Backup { out } => registers::backup(session, out),
        Command::Call { command, params } => registers::call(session, command, params),
        Command::New { .. }
        | Command::Restore { .. }
        | Command::Demo { .. }
        | Command::Commands { .. } => Ok(()),
    }
}

fn register(arguments: &Arguments) -> Result<PathBuf> {
    arguments.register.clone().ok_or_else(|| {
        Refused::BadParameters {
            detail: "请用 --register 指定台账文件".into(),
        }
        .into()
    })
}

fn session(arguments: &Arguments) -> Result<Session> {
    Ok(Session::on_file(&register(arguments)?, Box::new(Terminal)))
}

/// Carries out a command of the table.
fn ask(session: &Session, command: &str, params: Value) -> Result<Value> {
    session.call(command, params, &|_| {})
}

/// No parameters.
fn nothing() -> Value {
    json!({})
}
