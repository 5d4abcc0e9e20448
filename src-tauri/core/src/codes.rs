//! The lists forms offer: national code lists as papers print them, and the lists of the pool's
//! own vocabulary.
//!
//! `data/codes.json` holds GB/T 3304 (ethnic groups), 2261.1 (sex), the political statuses and
//! health of the 任免审批表, ZB64 (education, with 职高 added), GB/T 6864 (degrees), 8561
//! (professional titles), 4761 (kinship). What a clerk may edit is copied into her register from
//! here; how sheets misspell a label is the importer's knowledge, not this module's.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A list a field chooses from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// 性别.
    Sex,
    /// 民族.
    Ethnicity,
    /// 政治面貌.
    PoliticalStatus,
    /// 学历, highest first.
    Education,
    /// 学位.
    Degree,
    /// 专业技术职务.
    Title,
    /// 家庭成员 by 称谓.
    Kinship,
    /// 健康状况.
    Health,
    /// 来源类别.
    Source,
    /// 培养方向.
    TargetPost,
    /// 成熟度.
    Readiness,
    /// 退出原因.
    LeaveReason,
    /// 村, 社区, 嘎查, 牧委会.
    VillageKind,
    /// Dated states of a village such as 软弱涣散.
    VillageStatus,
    /// 帮带方式.
    VisitMethod,
    /// How a mentor did.
    AppraisalGrade,
    /// What a relative is, as far as 回避 asks.
    KinshipRelation,
    /// What evidence is usually called.
    EvidenceLabel,
    /// What attachments of a dossier are.
    AttachmentKind,
}

impl List {
    /// Every list.
    pub const ALL: &'static [Self] = &[
        Self::Sex,
        Self::Ethnicity,
        Self::PoliticalStatus,
        Self::Education,
        Self::Degree,
        Self::Title,
        Self::Kinship,
        Self::Health,
        Self::Source,
        Self::TargetPost,
        Self::Readiness,
        Self::LeaveReason,
        Self::VillageKind,
        Self::VillageStatus,
        Self::VisitMethod,
        Self::AppraisalGrade,
        Self::KinshipRelation,
        Self::EvidenceLabel,
        Self::AttachmentKind,
    ];
}

/// One entry of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Choice {
    /// The standard's code, where a standard has the entry.
    pub code: Option<&'static str>,
    /// What forms print and the register stores.
    pub label: &'static str,
}

static LISTS: LazyLock<HashMap<List, Vec<Choice>>> = LazyLock::new(|| {
    type Entries = HashMap<List, Vec<(Option<&'static str>, &'static str)>>;
    let entries: Entries =
        serde_json::from_str(include_str!("../data/codes.json")).unwrap_or_default();
    let choices = |entries: Vec<_>| {
        entries
            .into_iter()
            .map(|(code, label)| Choice { code, label })
            .collect()
    };
    entries
        .into_iter()
        .map(|(list, entries)| (list, choices(entries)))
        .collect()
});

/// Every entry of a list, in the order forms show it.
#[must_use]
pub fn list(list: List) -> &'static [Choice] {
    LISTS.get(&list).map_or(&[], Vec::as_slice)
}

/// The entry's label when the list has it; 汉 stands for 汉族.
#[must_use]
pub fn label(of: List, text: &str) -> Option<&'static str> {
    list(of).iter().map(|choice| choice.label).find(|label| {
        *label == text || (of == List::Ethnicity && label.strip_suffix('族') == Some(text))
    })
}

/// How high an education stands: 6 研究生, 5 大学, 4 大专, 3 中专 = 中技 = 高中 = 职高, 2 初中, 1 小学.
///
/// `None` for text that is no label of the list; so 在读 (`大学（在读）`) has no rank, since it does
/// not count.
#[must_use]
pub fn education_rank(text: &str) -> Option<u8> {
    let label = label(List::Education, text)?;
    let has = |part: &str| label.contains(part);
    Some(match label {
        "中专" | "中技" | "高中" | "职高" => 3,
        "初中" => 2,
        "小学" => 1,
        _ if has("研究生") => 6,
        _ if has("大专") || has("普通班") => 4,
        _ => 5,
    })
}

/// Whether an education is 大专以上.
#[must_use]
pub fn is_college_or_above(education: &str) -> bool {
    education_rank(education).is_some_and(|rank| rank >= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_offers_its_entries() {
        let counts: Vec<usize> = List::ALL.iter().map(|of| list(*of).len()).collect();
        assert_eq!(
            counts,
            [2, 56, 13, 17, 56, 238, 81, 3, 5, 10, 3, 8, 4, 6, 6, 3, 5, 8, 11]
        );
        let mut all = List::ALL.iter().flat_map(|of| list(*of));
        assert!(all.all(|choice| !choice.label.is_empty()));
    }

    #[test]
    fn labels_without_a_double_stand_for_one_entry() {
        for of in List::ALL.iter().filter(|of| **of != List::Title) {
            let mut labels: Vec<_> = list(*of).iter().map(|choice| choice.label).collect();
            labels.sort_unstable();
            labels.dedup();
            assert_eq!(labels.len(), list(*of).len(), "{of:?}");
        }
    }

    #[test]
    fn an_ethnic_group_is_known_with_and_without_族() {
        assert_eq!(label(List::Ethnicity, "汉"), Some("汉族"));
        assert_eq!(label(List::Ethnicity, "蒙古族"), Some("蒙古族"));
        assert_eq!(label(List::Ethnicity, "族"), None);
        assert_eq!(label(List::Ethnicity, ""), None);
    }

    #[test]
    fn educations_rank_as_forms_list_them() {
        let ranks: Vec<_> = list(List::Education)
            .iter()
            .map(|choice| education_rank(choice.label))
            .collect();
        assert_eq!(
            ranks,
            [6, 6, 6, 6, 5, 5, 5, 4, 4, 4, 4, 3, 3, 3, 3, 2, 1].map(Some)
        );
        assert_eq!(education_rank("社会大学"), None);
    }

    #[test]
    fn a_degree_still_studied_for_is_not_college() {
        assert!(is_college_or_above("大专"));
        assert!(is_college_or_above("中央党校大学"));
        assert!(!is_college_or_above("中专"));
        assert!(!is_college_or_above("大学（在读）"));
    }
}
