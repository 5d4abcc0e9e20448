//! One template and one data file in, pages out: the border to typst.
//!
//! Templates see the report as `data.json`, so nothing a clerk typed is ever read as markup.

use std::sync::{Arc, LazyLock};

use qinglan_core::error::Fault;
use qinglan_core::Result;
use serde::Serialize;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Regex};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;

use crate::fonts::{FaceId, Fonts, LATIN};

/// A page layout under `templates/`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Template {
    /// Titled tables.
    Table,
    /// The foot of the pages.
    Foot,
}

impl Template {
    fn source(self) -> &'static Source {
        static TABLE: LazyLock<Source> =
            LazyLock::new(|| source("table.typ", include_str!("../templates/table.typ")));
        static FOOT: LazyLock<Source> =
            LazyLock::new(|| source("foot.typ", include_str!("../templates/foot.typ")));
        match self {
            Self::Table => &TABLE,
            Self::Foot => &FOOT,
        }
    }
}

/// Sets `data` with `template` in `faces`, which the data calls by [`family_name`]; the template
/// finds the files by their names.
///
/// [`family_name`]: crate::fonts::family_name
pub(crate) fn pages(
    template: Template,
    data: &impl Serialize,
    fonts: &'static Fonts,
    faces: &[FaceId],
    files: Vec<(String, Vec<u8>)>,
) -> Result<PagedDocument> {
    let json = serde_json::to_vec(data).map_err(|error| drawing(error.to_string()))?;
    let desk = Desk {
        template: template.source(),
        data: Bytes::new(json),
        book: fonts.book(faces),
        fonts,
        faces,
        files: files.into_iter().filter_map(named).collect(),
    };
    typst::compile(&desk)
        .output
        .map_err(|errors| drawing(summary(&errors)))
}

/// The [`Fault`] of a page that cannot be drawn.
pub(crate) fn drawing(detail: String) -> qinglan_core::Error {
    Fault::Drawing { detail }.into()
}

/// What typst says, without the texts it says it about.
pub(crate) fn summary(errors: &[SourceDiagnostic]) -> String {
    let messages: Vec<_> = errors.iter().map(|error| error.message.as_str()).collect();
    messages.join("; ")
}

fn named((name, bytes): (String, Vec<u8>)) -> Option<(FileId, Bytes)> {
    Some((file_id(&name)?, Bytes::new(bytes)))
}

/// All a template may see: itself, its data, its fonts, what it was given. Nothing on disk, no clock.
struct Desk<'a> {
    template: &'static Source,
    data: Bytes,
    book: Arc<LazyHash<FontBook>>,
    fonts: &'static Fonts,
    faces: &'a [FaceId],
    files: Vec<(FileId, Bytes)>,
}

/// Typst's own definitions and `latin-letters`, a pattern that would take longer to compile than
/// a village to set.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let mut library = Library::default();
    if let Ok(pattern) = Regex::new(LATIN) {
        library.global.scope_mut().define("latin-letters", pattern);
    }
    LazyHash::new(library)
});

static DATA: LazyLock<Option<FileId>> = LazyLock::new(|| file_id("data.json"));

fn file_id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn source(name: &str, text: &str) -> Source {
    match file_id(name) {
        Some(id) => Source::new(id, text.to_owned()),
        None => Source::detached(text),
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if Some(id) == *DATA {
            return Ok(self.data.clone());
        }
        let mut files = self.files.iter();
        let found = files.find(|(file, _)| *file == id);
        found
            .map(|(_, bytes)| bytes.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        let face = self.faces.get(index)?;
        self.fonts
            .font(*face)
            .map(|instance| instance.font().clone())
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
