//! Files whose pages are set and written already, bound in one: a part is let go of as it comes, so
//! that a county's dossiers stand in memory once.

use lopdf::{dictionary, text_string, Document, Object, ObjectId};
use qinglan_core::Result;

use crate::pdf::CREATOR;
use crate::typeset::drawing;

/// Pages of a file that grows.
pub(crate) struct Binding {
    file: Document,
    /// The root of the page tree.
    root: ObjectId,
    /// In order.
    pages: Vec<Object>,
    bytes: usize,
}

impl Binding {
    /// A file without pages.
    pub(crate) fn new(title: &str) -> Self {
        let mut file = Document::with_version("1.7");
        let root = file.new_object_id();
        let information = file.add_object(dictionary! {
            "Title" => text_string(title),
            "Creator" => text_string(CREATOR),
        });
        file.trailer.set("Info", information);
        Self {
            file,
            root,
            pages: Vec::new(),
            bytes: 0,
        }
    }

    /// Adds the pages of a file.
    ///
    /// # Errors
    /// [`qinglan_core::error::Fault::Drawing`]
    pub(crate) fn add(&mut self, part: &[u8]) -> Result<()> {
        self.take(part).map_err(|error| drawing(error.to_string()))
    }

    fn take(&mut self, part: &[u8]) -> lopdf::Result<()> {
        self.bytes += part.len();
        let mut part = Document::load_mem(part)?;
        part.renumber_objects_with(self.file.max_id + 1);
        self.file.max_id = part.max_id;
        for page in part.get_pages().into_values() {
            let leaf = part.get_object_mut(page)?.as_dict_mut()?;
            leaf.set("Parent", self.root);
            self.pages.push(page.into());
        }
        self.file.objects.append(&mut part.objects);
        Ok(())
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// [`qinglan_core::error::Fault::Drawing`]
    pub(crate) fn finish(mut self) -> Result<Vec<u8>> {
        let count = i64::try_from(self.pages.len()).unwrap_or(i64::MAX);
        let tree = dictionary! { "Type" => "Pages", "Count" => count, "Kids" => self.pages };
        self.file.objects.insert(self.root, tree.into());
        let catalog = self
            .file
            .add_object(dictionary! { "Type" => "Catalog", "Pages" => self.root });
        self.file.trailer.set("Root", catalog);
        // What only the parts needed: their page trees, catalogs and information.
        self.file.prune_objects();
        let mut bytes = Vec::with_capacity(self.bytes);
        let saved = self.file.save_to(&mut bytes);
        saved.map_err(|error| drawing(error.to_string()))?;
        Ok(bytes)
    }
}
