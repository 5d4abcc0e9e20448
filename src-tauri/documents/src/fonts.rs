//! The fonts found on this computer, and whether they can draw a text.
//!
//! Offices have 方正小标宋简体, 仿宋 and 黑体, which may not be shipped; elsewhere Noto CJK takes
//! their place. Each [`Role`] has a chain of faces in order of preference: the first is the face
//! of the text, the rest stand in for characters it lacks. Only names are read while looking; a
//! face is loaded when a text needs it, because a Chinese font file is 10–25 MB.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use qinglan_core::error::Refused;
use qinglan_core::Result;
use typst::foundations::Bytes;
use typst::layout::{Abs, Em};
use typst::text::{Font, FontBook, FontInstance, FontVariant, FontVariations};
use typst::utils::LazyHash;

use crate::faces::{self, FaceName};

/// What a text is on the page; every role has its own typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Role {
    /// The title: 小标宋.
    Title,
    /// Head row and 附件: 黑体.
    Head,
    /// Everything else: 仿宋.
    Body,
    /// Digits and Latin inside the body.
    Latin,
}

impl Role {
    const ALL: [Self; 4] = [Self::Title, Self::Head, Self::Body, Self::Latin];
}

/// Installed faces by role.
pub(crate) struct Fonts {
    faces: Vec<Face>,
    chains: HashMap<Role, Vec<usize>>,
    files: Mutex<HashMap<PathBuf, Bytes>>,
    books: Mutex<HashMap<Vec<usize>, Arc<LazyHash<FontBook>>>>,
}

struct Face {
    path: PathBuf,
    index: u32,
    loaded: OnceLock<Option<FontInstance>>,
}

/// Position of a face in [`Fonts`].
pub(crate) type FaceId = usize;

impl Fonts {
    /// The fonts of this computer, looked for once.
    ///
    /// # Errors
    /// [`Refused::NoChineseFont`]
    pub(crate) fn installed() -> Result<&'static Self> {
        static INSTALLED: OnceLock<Option<Fonts>> = OnceLock::new();
        let fonts = INSTALLED.get_or_init(|| {
            let mut database = fontdb::Database::new();
            database.load_system_fonts();
            let fonts = Fonts::among(&database)?;
            fonts.load_first();
            Some(fonts)
        });
        Ok(fonts.as_ref().ok_or(Refused::NoChineseFont)?)
    }

    /// The faces of `database` that a page may use; `None` if none of them draws Chinese.
    fn among(database: &fontdb::Database) -> Option<Self> {
        let installed: Vec<_> = database
            .faces()
            .filter_map(|face| match &face.source {
                fontdb::Source::File(path) | fontdb::Source::SharedFile(path, _) => {
                    Some((face, path.clone()))
                }
                fontdb::Source::Binary(_) => None,
            })
            .collect();
        let names: Vec<_> = installed.iter().map(|(face, _)| name_of(face)).collect();
        let chain_of = |role| (role, faces::chain(role, &names));
        let mut chains: HashMap<_, _> = Role::ALL.into_iter().map(chain_of).collect();
        if chains[&Role::Body].is_empty() {
            let last_resort = installed
                .iter()
                .position(|(face, _)| draws_chinese(database, face));
            chains.get_mut(&Role::Body)?.push(last_resort?);
        }
        for role in [Role::Title, Role::Head] {
            let body = chains[&Role::Body].clone();
            let chain = chains.get_mut(&role)?;
            chain.extend(
                body.into_iter()
                    .filter(|face| !chain.contains(face))
                    .collect::<Vec<_>>(),
            );
        }
        let faces = installed
            .into_iter()
            .map(|(face, path)| Face {
                path,
                index: face.index,
                loaded: OnceLock::new(),
            })
            .collect();
        Some(Self {
            faces,
            chains,
            files: Mutex::default(),
            books: Mutex::default(),
        })
    }

    /// Loads the first face of every role, on all cores: nearly every page needs them.
    fn load_first(&self) {
        std::thread::scope(|scope| {
            for face in Role::ALL.into_iter().filter_map(|role| self.face_of(role)) {
                scope.spawn(move || self.font(face));
            }
        });
    }

    /// The loaded font of a face.
    pub(crate) fn font(&self, face: FaceId) -> Option<&FontInstance> {
        let face = self.faces.get(face)?;
        let load = || {
            let known = self.file(&face.path);
            let data = match known {
                Some(data) => data,
                None => self.keep(&face.path, Bytes::new(std::fs::read(&face.path).ok()?)),
            };
            let font = Font::new(data, face.index)?;
            let plain = FontVariations::default();
            Some(font.instantiate(FontVariant::default(), Abs::pt(10.0), &plain))
        };
        face.loaded.get_or_init(load).as_ref()
    }

    fn file(&self, path: &Path) -> Option<Bytes> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.get(path).cloned()
    }

    /// Keeps what was read; another reader of the same file may have been faster.
    fn keep(&self, path: &Path, data: Bytes) -> Bytes {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.entry(path.to_owned()).or_insert(data).clone()
    }

    /// The faces of `role`, best first.
    pub(crate) fn chain(&self, role: Role) -> &[FaceId] {
        &self.chains[&role]
    }

    /// The first face of `role`; only [`Role::Latin`] may have none.
    pub(crate) fn face_of(&self, role: Role) -> Option<FaceId> {
        self.chain(role).first().copied()
    }

    /// The face that draws `character` in a text of `role`; `None` if none does.
    pub(crate) fn face_for(&self, role: Role, character: char) -> Option<FaceId> {
        let in_latin = role == Role::Body && is_latin(character);
        let latin = in_latin
            .then(|| self.chains[&Role::Latin].first())
            .flatten();
        let mut chain = latin.into_iter().chain(&self.chains[&role]).copied();
        chain.find(|&face| {
            let font = self.font(face);
            font.is_some_and(|font| {
                font.ttf()
                    .glyph_index(character)
                    .is_some_and(|id| id.0 != 0)
            })
        })
    }

    /// How wide `character` is in a text of `role`, in ems; 0 if it cannot be drawn.
    pub(crate) fn advance(&self, role: Role, character: char) -> f64 {
        let font = self
            .face_for(role, character)
            .and_then(|face| self.font(face));
        let advance = font.and_then(|font| {
            let glyph = font.ttf().glyph_index(character)?;
            font.x_advance(glyph.0)
        });
        advance.map_or(0.0, Em::get)
    }

    /// A book in which the n-th of `faces` has the family name `f` followed by its id.
    pub(crate) fn book(&self, faces: &[FaceId]) -> Arc<LazyHash<FontBook>> {
        let mut books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        let book = books.entry(faces.to_vec()).or_insert_with(|| {
            let infos = faces.iter().filter_map(|&face| {
                let mut info = self.font(face)?.info().clone();
                info.family = family_name(face);
                info.variant = FontVariant::default();
                Some(info)
            });
            Arc::new(LazyHash::new(FontBook::from_infos(infos)))
        });
        Arc::clone(book)
    }
}

/// The name by which templates call a face.
pub(crate) fn family_name(face: FaceId) -> String {
    format!("f{face}")
}

/// The characters set in the Latin face, as a pattern for templates: what both faces have but
/// draw differently, such as quotation marks, dashes and `·`, is Chinese.
pub(crate) const LATIN: &str = "[ -~À-ÖØ-öø-ɏ]";

/// Whether [`LATIN`] holds for a character.
fn is_latin(character: char) -> bool {
    matches!(character, ' '..='~' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ')
}

fn name_of(face: &fontdb::FaceInfo) -> FaceName {
    FaceName {
        families: face.families.iter().map(|(name, _)| name.clone()).collect(),
        weight: face.weight.0,
        upright: face.style == fontdb::Style::Normal,
    }
}

fn draws_chinese(database: &fontdb::Database, face: &fontdb::FaceInfo) -> bool {
    let covers = |data: &[u8], index| {
        Font::new(Bytes::new(data.to_vec()), index)
            .is_some_and(|font| font.info().coverage.contains(u32::from('国')))
    };
    database.with_face_data(face.id, covers).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_computer_without_chinese_fonts_is_told_so() {
        let mut latin_only = fontdb::Database::new();
        latin_only.load_fonts_dir("/usr/share/fonts/truetype/liberation");
        assert!(Fonts::among(&latin_only).is_none());
        assert!(Fonts::among(&fontdb::Database::new()).is_none());
    }

    #[test]
    fn the_characters_of_rare_names_are_drawn() {
        let fonts = Fonts::installed().unwrap();
        for character in "喆垚犇赟珺玥祎晞旻昇頔龑䶮䲠㛃𫖮𬀩𬸚𬱖𬍛𫍽𬘭𬭎𪩘𣵦𨟠·".chars()
        {
            assert!(
                fonts.face_for(Role::Body, character).is_some(),
                "{character}"
            );
        }
    }

    #[test]
    fn digits_are_latin_and_quotation_marks_chinese() {
        let fonts = Fonts::installed().unwrap();
        let latin = fonts.face_for(Role::Latin, '1');
        assert_eq!(fonts.face_for(Role::Body, '1'), latin);
        assert_eq!(
            fonts.face_for(Role::Body, '“'),
            fonts.face_for(Role::Body, '中')
        );
    }
}
