//! The window's types, written from the command table: `ui/src/ipc/bindings.ts`.
//!
//! `cargo xtask bindings` writes the file; a test fails when it is stale.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use qinglan_core::error::WireError;
use ts_rs::{Config, TypeVisitor, TS};

use crate::commands::{CommandKind, COMMANDS};
use crate::task::Progress;

/// Declarations gathered so far.
pub struct Types {
    config: Config,
    seen: HashSet<TypeId>,
    declared: BTreeMap<String, String>,
}

impl Types {
    fn new() -> Self {
        Self {
            config: Config::new().with_large_int("number"),
            seen: HashSet::new(),
            declared: BTreeMap::new(),
        }
    }

    /// What a command takes: a type of the core by its name, a command's own parameters (whose
    /// Rust names are short and repeat) written out.
    pub(crate) fn parameters<T: TS + 'static + ?Sized>(&mut self) -> String {
        if std::any::type_name::<T>().starts_with("qinglan_core::") {
            return self.name_of::<T>();
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        T::inline(&self.config)
    }

    /// The TypeScript name of a type, which is declared with everything it refers to.
    pub(crate) fn name_of<T: TS + 'static + ?Sized>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}", T::decl(&self.config));
            let other = self
                .declared
                .insert(T::ident(&self.config), declaration.clone());
            assert!(
                other.is_none_or(|other| other == declaration),
                "two types are called {}",
                T::ident(&self.config)
            );
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The whole of `bindings.ts`.
#[must_use]
pub fn typescript() -> String {
    let mut types = Types::new();
    let mut table = String::new();
    for command in COMMANDS {
        let (params, result) = (command.types)(&mut types);
        let kind = match command.kind {
            CommandKind::Query => "query",
            CommandKind::Change => "change",
        };
        let _ = writeln!(
            table,
            "  \"{}\": {{ kind: \"{kind}\"; params: {params}; result: {result} }};",
            command.name
        );
    }
    types.name_of::<WireError>();
    types.name_of::<Progress>();
    let mut file = String::from(
        "// Written by `cargo xtask bindings` from the command table of qinglan-api. Do not edit.\n\n\
         /** `YYYY-MM-DD`. */\nexport type Day = string;\n\n\
         /** `YYYY-MM` or `YYYY-MM-DD`. */\nexport type PartialDate = string;\n\n",
    );
    for declaration in types.declared.values() {
        let _ = writeln!(file, "{declaration}\n");
    }
    let _ = write!(file, "/** Every command: what it takes and what it answers. */\nexport interface Commands {{\n{table}}}\n");
    file
}

/// What a command takes, as TypeScript in one line each, for `commands --json`: the parameters, and
/// every type they name.
#[must_use]
pub fn parameters_of(command: &crate::commands::Command) -> (String, BTreeMap<String, String>) {
    let mut types = Types::new();
    let (params, _) = (command.types)(&mut types);
    let mut declared: BTreeMap<String, String> = types
        .declared
        .iter()
        .filter_map(|(name, text)| Some((name.clone(), one_line(text.split_once(" = ")?.1))))
        .collect();
    declared.insert("Day".into(), "\"YYYY-MM-DD\"".into());
    declared.insert("PartialDate".into(), "\"YYYY-MM\" | \"YYYY-MM-DD\"".into());
    let params = declared
        .remove(&params)
        .unwrap_or_else(|| one_line(&params));
    let (mut named, mut unread) = (BTreeMap::new(), params.clone());
    while !unread.is_empty() {
        let words = unread.split(|c: char| !c.is_alphanumeric());
        let new: Vec<_> = words
            .filter_map(|word| declared.remove_entry(word))
            .collect();
        unread = new
            .iter()
            .map(|(_, text)| text.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        named.extend(new);
    }
    (params, named)
}

/// A declaration without its comments, which belong into `bindings.ts`.
fn one_line(declaration: &str) -> String {
    let mut line = String::new();
    let mut rest = declaration.trim_end_matches(';');
    while let Some((before, after)) = rest.split_once("/**") {
        line.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    line.push_str(rest);
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
