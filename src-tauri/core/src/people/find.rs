//! Finding a person by whatever the clerk remembers: a piece of the name, pinyin, village, phone.

use std::collections::HashSet;

use serde::Serialize;
use ts_rs::TS;

use crate::date::PartialDate;
use crate::error::Result;
use crate::ids::PersonId;
use crate::names;
use crate::names::search::SearchIndex;
use crate::registry::Registry;

/// More people than this are indexed faster all together.
const MOST_KEPT_CURRENT: u32 = 500;

/// Where a person stands towards the pool, whatever the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PersonState {
    /// In a village's pool.
    InPool,
    /// Was, and left.
    Left,
    /// Never was.
    None,
}

/// A person a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonHit {
    /// Identity.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// 曾用名, the latest first, joined by 、.
    pub former_names: Option<String>,
    /// The village of the open or else the last spell, or of the post.
    pub village: Option<String>,
    /// The open or else the last post, or what they do for villages: tells mentors of one name apart.
    pub post: Option<String>,
    /// Birth.
    pub birth: Option<PartialDate>,
    /// Whether they are in a pool.
    pub state: PersonState,
    /// Masked.
    pub phone: Option<String>,
}

impl Registry {
    /// The best `limit` matches of a text, best first; an empty text finds nobody.
    pub fn find_people(&self, text: &str, limit: usize) -> Result<Vec<PersonHit>> {
        let hits = self.search(text, limit)?;
        hits.iter()
            .filter_map(|id| self.db.person_hit(id).transpose())
            .collect()
    }

    /// Ids of everybody a text matches, for filtering a list.
    pub(crate) fn found_ids(&self, text: &str) -> Result<HashSet<String>> {
        Ok(self.search(text, usize::MAX)?.into_iter().collect())
    }

    fn search(&self, text: &str, limit: usize) -> Result<Vec<String>> {
        if self.search.borrow().is_none() {
            let index = SearchIndex::build(self.db.search_entries()?);
            self.search.replace(Some(index));
        }
        let search = self.search.borrow();
        let hits = search
            .as_ref()
            .map(|index| index.find(text, limit))
            .unwrap_or_default();
        Ok(hits.into_iter().map(|hit| hit.id).collect())
    }
}

impl Registry {
    /// Tells the search what an action changed. A change of many, or of a village's name, or one
    /// that cannot be read back, makes the next search build the index anew.
    pub(crate) fn keep_search_current(&mut self, op: i64) {
        let Some(mut index) = self.search.take() else {
            return;
        };
        if let Ok(Some(touched)) = self.db.to_be_found_anew(op, MOST_KEPT_CURRENT) {
            for (id, entry) in touched {
                match entry {
                    Some(entry) => index.upsert(entry),
                    None => index.remove(&id),
                }
            }
            self.search.replace(Some(index));
        }
    }
}

impl PersonHit {
    pub(crate) fn masked(mut self) -> Self {
        self.phone = self.phone.map(|phone| names::mask_phone(&phone));
        self
    }
}
