//! What counts how much: the clerk's own figures, remembered outside the journal.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{unexpected, Error, Result};
use crate::registry::Registry;
use crate::villages::{Owner, OwnerKind};

/// Where the weights are remembered.
const WEIGHTS: &str = "matching.weights";
/// The largest weight.
const MOST: i64 = 1000;

/// What each thing is worth that speaks for sending one to a village; each 0 to 1000.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct MatchWeights {
    /// 籍贯, 出生地 or 家庭住址 in the village.
    #[ts(as = "Option<i64>", optional)]
    pub same_village: i64,
    /// In its township, and no nearer.
    #[ts(as = "Option<i64>", optional)]
    pub same_township: i64,
    /// In its county, and no nearer.
    #[ts(as = "Option<i64>", optional)]
    pub same_county: i64,
    /// Knows what the village lives from.
    #[ts(as = "Option<i64>", optional)]
    pub industry: i64,
    /// Knows something else the village wants.
    #[ts(as = "Option<i64>", optional)]
    pub need: i64,
    /// The village has nobody in its pool.
    #[ts(as = "Option<i64>", optional)]
    pub empty: i64,
    /// 大专以上 where nobody of the board is.
    #[ts(as = "Option<i64>", optional)]
    pub college: i64,
    /// A woman where there is none on the board.
    #[ts(as = "Option<i64>", optional)]
    pub woman: i64,
    /// Each year by which the mean age of the board would fall.
    #[ts(as = "Option<i64>", optional)]
    pub younger: i64,
    /// The county as 籍贯 names it: `土默特右旗`; empty: not known.
    #[ts(as = "Option<String>", optional)]
    pub county: String,
}

impl Default for MatchWeights {
    fn default() -> Self {
        Self {
            same_village: 40,
            same_township: 25,
            same_county: 10,
            industry: 30,
            need: 20,
            empty: 20,
            college: 15,
            woman: 10,
            younger: 3,
            county: String::new(),
        }
    }
}

impl MatchWeights {
    /// Refuses figures that cannot be added up.
    pub(super) fn check(&self) -> Result<()> {
        let figures = [
            ("same_village", self.same_village),
            ("same_township", self.same_township),
            ("same_county", self.same_county),
            ("industry", self.industry),
            ("need", self.need),
            ("empty", self.empty),
            ("college", self.college),
            ("woman", self.woman),
            ("younger", self.younger),
        ];
        for (field, figure) in figures {
            if !(0..=MOST).contains(&figure) {
                let message = format!("分值应为 0 至 {MOST}");
                return Err(Error::invalid(field, "match.weight", message));
            }
        }
        if self.county.chars().count() > 20 {
            let message = "本县（区、旗）名称最多 20 个字";
            return Err(Error::invalid("county", "text.too_long", message));
        }
        Ok(())
    }
}

impl MatchWeights {
    /// The figures as a paper states them.
    #[must_use]
    pub fn in_words(&self) -> String {
        format!(
            "籍贯（出生地、家庭住址）本村 {}、本乡镇 {}、本县 {}；对口产业 {}；村里需要的专业特长 {}；\
             村里没有后备干部 {}；班子缺大专以上 {}；班子缺女性 {}；班子平均年龄每降 1 岁 {}",
            self.same_village,
            self.same_township,
            self.same_county,
            self.industry,
            self.need,
            self.empty,
            self.college,
            self.woman,
            self.younger,
        )
    }
}

impl Registry {
    /// What counts how much: as the clerk set it, else as usual.
    pub fn match_weights(&self) -> Result<MatchWeights> {
        let kept = self.setting(WEIGHTS)?;
        if let Some(kept) = kept.and_then(|text| serde_json::from_str(&text).ok()) {
            return Ok(kept);
        }
        Ok(MatchWeights {
            county: county_of(&self.owner()?),
            ..MatchWeights::default()
        })
    }

    /// Remembers what counts how much.
    pub fn set_match_weights(&mut self, weights: &MatchWeights) -> Result<()> {
        weights.check()?;
        let text = serde_json::to_string(weights).map_err(|error| unexpected(error.to_string()))?;
        self.set_setting(WEIGHTS, &text)
    }
}

/// `刚察县` of 刚察县委组织部; a township does not say its county.
fn county_of(owner: &Owner) -> String {
    if owner.kind != OwnerKind::County {
        return String::new();
    }
    let end = owner.name.find("委组织部").unwrap_or(owner.name.len());
    owner.name[..end].trim_start_matches("中共").to_owned()
}
