//! What the papers of a round are drawn from.

use super::grid::{Answers, Summary};
use super::rules::Answer;
use super::{Department, RevealedReply, ReviewRound, ReviewStanding};
use crate::date::Day;
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, ReviewRoundId, VillageId};
use crate::people::FactField;
use crate::registry::Registry;

/// A person of a round, as lists and papers name them.
#[derive(Debug, Clone)]
pub(crate) struct RoundPerson {
    pub(crate) id: PersonId,
    pub(crate) name: String,
    pub(crate) sex: Option<String>,
    pub(crate) id_number: Option<String>,
    pub(crate) village_id: Option<VillageId>,
    pub(crate) village: Option<String>,
}

/// A person of a round with what is printed beside the name.
pub(crate) struct PersonOnPaper {
    pub(crate) who: RoundPerson,
    /// 现任职务 as of the day.
    pub(crate) occupation: Option<String>,
    /// Whether each department of the round has replied about them.
    pub(crate) replied: Vec<bool>,
    pub(crate) standing: ReviewStanding,
}

/// A round with its departments and people, as of a day.
pub(crate) struct RoundOnPaper {
    pub(crate) round: ReviewRound,
    pub(crate) departments: Vec<Department>,
    pub(crate) people: Vec<PersonOnPaper>,
    /// What departments said, where that was asked for and noted.
    pub(crate) revealed: Option<Vec<RevealedReply>>,
}

impl Registry {
    /// A round as papers print it; `reveal` with results and grounds, which whoever asks has noted.
    pub(crate) fn round_on_paper(
        &self,
        id: &ReviewRoundId,
        reveal: bool,
        as_of: Day,
    ) -> Result<RoundOnPaper> {
        let round: ReviewRound = self.db.find(id.as_str())?.or_not_found("联审批次")?;
        let departments = self.departments_of(id)?;
        let people = self.db.review_people(id, as_of)?;
        let ids: Vec<&PersonId> = people.iter().map(|person| &person.id).collect();
        let mut facts = self.db.facts_of(&ids, as_of)?;
        let mut answers = Answers::of(self.db.review_cells(id)?, as_of);
        let people = people.into_iter().map(|who| {
            let facts = facts.remove(&who.id).unwrap_or_default();
            let given = answers.take(&who.id);
            let has_replied =
                |department: &Department| given.iter().any(|(id, _)| *id == department.id);
            let replied = departments.iter().map(has_replied).collect();
            let given: Vec<Answer> = given.iter().map(|(_, answer)| *answer).collect();
            PersonOnPaper {
                occupation: facts.get(FactField::Occupation).map(str::to_owned),
                replied,
                standing: Summary::of(&given, departments.len(), as_of).standing,
                who,
            }
        });
        let people = people.collect();
        let revealed = reveal
            .then(|| self.replies_in_full(id, None, as_of))
            .transpose()?;
        Ok(RoundOnPaper {
            round,
            departments,
            people,
            revealed,
        })
    }
}
