//! 一人一档: a person's 登记表 on two pages, then what they were taught, did and brought about, each
//! under a heading of its own; a dossier counts its own pages.

mod form;
mod freshness;
mod gather;
mod pages;

use super::super::{Margins, Paper as Sheet, Report};
use super::{Letterhead, Numbered, Paper, PaperRequest, Papers};
use crate::date::Day;
use crate::dossiers::DossierFilter;
use crate::error::Result;
use crate::registry::Registry;
use crate::villages::Owner;
use gather::DossierOnPaper;

/// What files are called.
const NAME: &str = "一人一档";
/// The first page's title.
const TITLE: &str = "村级后备干部登记表";

impl Numbered for DossierOnPaper {
    fn name(&self) -> String {
        let place = self.village.as_deref().unwrap_or(&self.township);
        format!("{place}-{}", self.person.name)
    }
}

impl Registry {
    /// The dossiers of those asked for, or of everybody in the pool, in paper order.
    pub(super) fn dossier_papers(
        &self,
        request: &PaperRequest,
        owner: &Owner,
        as_of: Day,
    ) -> Result<Papers> {
        let head = Letterhead::of(owner, "", as_of);
        let dossiers = self.dossiers_on_paper(request, as_of)?;
        Ok(head.batch(request.one_file, dossiers, paper))
    }

    /// 档案更新情况表.
    pub(super) fn freshness_paper(
        &self,
        request: &PaperRequest,
        owner: &Owner,
        as_of: Day,
    ) -> Result<Report> {
        let mut list = self.dossiers(
            &DossierFilter {
                as_of: Some(as_of),
                villages: request.villages.clone(),
                only_stale: None,
            },
            as_of,
        )?;
        if let Some(people) = &request.people {
            list.rows.retain(|row| people.contains(&row.person_id));
        }
        Ok(freshness::report(&Letterhead::of(owner, "", as_of), &list))
    }
}

/// The paper of a person.
fn paper(head: &Letterhead<'_>, dossier: &DossierOnPaper) -> Paper {
    let mut sections = vec![form::section(head, dossier)];
    sections.extend(pages::sections(dossier));
    Paper {
        kind: NAME.into(),
        report: Report {
            title: format!("{}{NAME}", dossier.person.name),
            paper: Sheet::A4Portrait,
            margins: Margins::FORM,
            sections,
            ..Report::default()
        },
    }
}
