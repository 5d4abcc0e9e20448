//! The verbs of the village list.

use serde::Deserialize;
use ts_rs::TS;

use super::{rules, FormerTownship, Township, Village, VillageAlias, VillageDraft, VillageStatus};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{RecordId, TownshipId, VillageId};
use crate::op::Op;
use crate::people::rules::text::{clean_line, squeeze};
use crate::people::typed_date;
use crate::registry::{Registry, Tx};

/// A village's corrected properties, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VillageEdit {
    /// Which.
    pub id: VillageId,
    /// Name as printed.
    pub name: String,
    /// 12-digit code; empty: unknown.
    #[serde(default)]
    pub code: Option<String>,
    /// 村, 社区, 嘎查 or 牧委会.
    #[serde(default)]
    pub kind: Option<String>,
    /// All its other names.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A dated status of a village, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct StatusEdit {
    /// The status to correct; absent: a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// Which village.
    pub village_id: VillageId,
    /// 软弱涣散, 后进村 …
    pub status: String,
    /// First day.
    pub from_on: String,
    /// First day no longer; empty: still.
    #[serde(default)]
    pub until_on: Option<String>,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
}

impl Township {
    /// A new township.
    pub(crate) fn new(name: &str, position: i64) -> Self {
        Self {
            id: TownshipId::new(),
            name: name.to_owned(),
            position,
        }
    }
}

impl Registry {
    /// Adds villages to the list; those already there by name are left as they are. How many came.
    pub fn add_villages(
        &mut self,
        township_id: Option<&TownshipId>,
        drafts: &[VillageDraft],
    ) -> Result<Outcome<usize>> {
        self.transact(Op::AddVillages, |tx| {
            let usual = township_id
                .map(|id| tx.db.find::<Township>(id.as_str()))
                .transpose()?
                .flatten();
            let mut added = 0;
            for (number, draft) in drafts.iter().enumerate() {
                let mut draft = draft.clone();
                if let (None, Some(township)) = (&draft.township, &usual) {
                    draft.township = Some(township.name.clone());
                }
                if tx
                    .add_village(&draft, &format!("villages[{number}]."))?
                    .is_some()
                {
                    added += 1;
                }
            }
            tx.about(&format!("{added} 个村"));
            Ok(added)
        })
    }

    /// Adds a township to a county's register.
    pub fn add_township(&mut self, name: &str) -> Result<Outcome<TownshipId>> {
        let name = accepted_name(name, "name", "乡镇名称")?;
        self.transact(Op::AddTownship, |tx| {
            tx.about(&name);
            Ok(tx.township_named(&name)?.id)
        })
    }

    /// Corrects a township's name, which was never right; see [`Registry::rename_township`].
    pub fn edit_township(&mut self, id: &TownshipId, name: &str) -> Result<Outcome<()>> {
        let name = accepted_name(name, "name", "乡镇名称")?;
        self.transact(Op::EditTownship, |tx| {
            let township: Township = tx.db.find(id.as_str())?.or_not_found("乡镇")?;
            tx.about(&name);
            tx.call_township(township, &name)
        })
    }

    /// Corrects a village's name, code, kind and aliases.
    pub fn edit_village(&mut self, edit: &VillageEdit) -> Result<Outcome<()>> {
        let name = accepted_name(&edit.name, "name", "村名")?;
        let code = accepted_code(edit.code.as_deref(), "")?;
        let kind = accepted_kind(edit.kind.as_deref(), "")?;
        self.transact(Op::EditVillage, |tx| {
            let village: Village = tx.db.find(edit.id.as_str())?.or_not_found("村")?;
            tx.about(&name);
            let first_day = village.began_on.map(PartialDate::first_day);
            tx.refuse_taken_village_name(&village, &name, first_day)?;
            tx.refuse_taken_code(&village.id, code.as_deref(), "")?;
            for old in tx
                .db
                .find_by::<VillageAlias>("village_id", village.id.as_str())?
            {
                if !edit.aliases.contains(&old.alias) {
                    tx.db.remove("village_aliases", old.id.as_str())?;
                }
            }
            for alias in &edit.aliases {
                tx.add_alias(&village, alias)?;
            }
            tx.db.update(&Village {
                name,
                code,
                kind,
                ..village
            })
        })
    }

    /// Puts the villages of a township into a new order.
    pub fn order_villages(&mut self, ids: &[VillageId]) -> Result<Outcome<()>> {
        self.transact(Op::OrderVillages, |tx| {
            tx.about(&format!("{} 个村", ids.len()));
            for (position, id) in (1..).zip(ids) {
                let village: Village = tx.db.find(id.as_str())?.or_not_found("村")?;
                tx.db.update(&Village {
                    position,
                    ..village
                })?;
            }
            Ok(())
        })
    }

    /// Takes a village off the list to which nothing belongs.
    pub fn remove_village(&mut self, id: &VillageId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveVillage, |tx| {
            let village: Village = tx.db.find(id.as_str())?.or_not_found("村")?;
            tx.about(&village.name);
            if tx.db.village_is_used(id)? {
                let what = format!(
                    "{}还有后备干部、任职、分工、锻炼、培训或考核使用记录，或者有村并入",
                    village.name
                );
                return Err(Refused::StillReferenced { what }.into());
            }
            for table in [
                "village_aliases",
                "village_statuses",
                "former_villages",
                "village_needs",
            ] {
                for belonging in tx.db.ids_of_village(table, id)? {
                    tx.db.remove(table, &belonging)?;
                }
            }
            for (neighbours, _) in tx.neighbours_of(id)? {
                tx.db.remove("neighbours", neighbours.as_str())?;
            }
            tx.db.remove("villages", id.as_str())
        })
    }

    /// Records or corrects a dated status of a village.
    pub fn set_village_status(&mut self, edit: &StatusEdit) -> Result<Outcome<RecordId>> {
        let status = accepted_name(&edit.status, "status", "状态")?;
        let (from_on, until_on) = interval(&edit.from_on, edit.until_on.as_deref())?;
        self.transact(Op::SetVillageStatus, |tx| {
            let village: Village = tx.db.find(edit.village_id.as_str())?.or_not_found("村")?;
            tx.about(&format!("{} {status}", village.name));
            village.refuse_before_beginning(from_on.first_day(), "from_on")?;
            let record = VillageStatus {
                id: edit.id.clone().unwrap_or_else(RecordId::new),
                township_id: village.township_id,
                village_id: village.id,
                status,
                from_on,
                until_on,
                document: filled(edit.document.as_deref()),
            };
            let id = record.id.clone();
            if edit.id.is_some() {
                tx.db.update(&record)?;
            } else {
                tx.db.insert(&record)?;
            }
            Ok(id)
        })
    }

    /// Removes a status recorded by mistake.
    pub fn remove_village_status(&mut self, id: &RecordId) -> Result<Outcome<()>> {
        self.transact(Op::SetVillageStatus, |tx| {
            let status: VillageStatus = tx.db.find(id.as_str())?.or_not_found("村状态")?;
            tx.about(&format!("删除 {}", status.status));
            tx.db.remove("village_statuses", id.as_str())
        })
    }
}

impl Tx<'_> {
    /// Adds a village unless its township has one of that name; the village, if it is new.
    pub(crate) fn add_village(
        &self,
        draft: &VillageDraft,
        prefix: &str,
    ) -> Result<Option<Village>> {
        let name = accepted_name(&draft.name, &format!("{prefix}name"), "村名")?;
        let code = accepted_code(draft.code.as_deref(), prefix)?;
        let kind = accepted_kind(draft.kind.as_deref(), prefix)?;
        let began_on = filled(draft.began_on.as_deref());
        let field = format!("{prefix}began_on");
        let began_on = began_on.map(|on| typed_date(&field, &on)).transpose()?;
        let township = match draft
            .township
            .as_deref()
            .filter(|name| !clean_line(name).is_empty())
        {
            Some(township) => self.township_named(&clean_line(township))?,
            None => self.first_township()?,
        };
        let neighbours: Vec<Village> = self.db.find_by("township_id", township.id.as_str())?;
        let first_day = began_on.map(PartialDate::first_day);
        for namesake in neighbours.iter().filter(|village| village.name == name) {
            let Some(ended) = namesake.ended_on else {
                return Ok(None);
            };
            if namesake.is_there_from(first_day) {
                let ended = ended.in_words();
                let message =
                    format!("“{name}”已于{ended}撤并，又有同名的村的，请写设立时间，不早于那一天");
                return Err(Error::invalid(&field, "village.taken", message));
            }
        }
        let village = Village {
            id: VillageId::new(),
            township_id: township.id,
            code,
            kind: kind.or_else(|| rules::kind_of(&name).map(str::to_owned)),
            position: neighbours
                .iter()
                .map(|village| village.position)
                .max()
                .unwrap_or_default()
                + 1,
            name,
            ended_on: None,
            ended_into: None,
            ended_document: None,
            began_on,
            began_document: None,
        };
        self.refuse_known_alias(&village, &village.name, prefix)?;
        self.refuse_taken_code(&village.id, village.code.as_deref(), prefix)?;
        self.db.insert(&village)?;
        for alias in &draft.aliases {
            self.add_alias(&village, alias)?;
        }
        Ok(Some(village))
    }

    /// Remembers another name of a village; one that means another village already is refused.
    pub(crate) fn add_alias(&self, village: &Village, alias: &str) -> Result<()> {
        let alias = clean_line(alias);
        if alias.is_empty() || alias == village.name {
            return Ok(());
        }
        let alias = accepted_name(&alias, "aliases", "别名")?;
        let named: Vec<Village> = self.db.find_by("name", &alias)?;
        let neighbour = |other: &Village| {
            other.id != village.id
                && other.township_id == village.township_id
                && other.ended_on.is_none()
        };
        if named.iter().any(neighbour) {
            let message = format!("“{alias}”是另一个村的村名，不能作“{}”的别名", village.name);
            return Err(Error::invalid("aliases", "village.alias_taken", message));
        }
        let known: Vec<VillageAlias> = self.db.find_by("alias", &alias)?;
        match known
            .iter()
            .find(|known| known.township_id == village.township_id)
        {
            Some(known) if known.village_id == village.id => Ok(()),
            Some(_) => {
                let message = format!("别名“{alias}”已经指另一个村");
                Err(Error::invalid("aliases", "village.alias_taken", message))
            }
            None => self.db.insert(&VillageAlias {
                id: RecordId::new(),
                township_id: village.township_id.clone(),
                village_id: village.id.clone(),
                alias,
            }),
        }
    }

    /// From a day on, or on every day, a village is called as no other one of its township is then, nor
    /// known by what another one is called.
    pub(super) fn refuse_taken_village_name(
        &self,
        village: &Village,
        name: &str,
        from: Option<Day>,
    ) -> Result<()> {
        let named: Vec<Village> = self.db.find_by("name", name)?;
        let neighbour = |other: &Village| {
            other.id != village.id
                && other.township_id == village.township_id
                && other.is_there_from(from)
        };
        if named.iter().any(neighbour) {
            let message = format!("已经有一个“{name}”");
            return Err(Error::invalid("name", "village.taken", message));
        }
        self.refuse_known_alias(village, name, "")
    }

    /// A village has no name that its township knows another one by that is still there.
    fn refuse_known_alias(&self, village: &Village, name: &str, prefix: &str) -> Result<()> {
        let aliases: Vec<VillageAlias> = self.db.find_by("alias", name)?;
        for alias in aliases {
            if alias.township_id != village.township_id || alias.village_id == village.id {
                continue;
            }
            let other: Village = self
                .db
                .find(alias.village_id.as_str())?
                .or_not_found("村")?;
            if other.ended_on.is_none() {
                let other = other.name;
                let message = format!("“{name}”是“{other}”的别名，请先去掉那个别名");
                let field = format!("{prefix}name");
                return Err(Error::invalid(&field, "village.taken", message));
            }
        }
        Ok(())
    }

    /// A code belongs to one village of the register.
    fn refuse_taken_code(&self, id: &VillageId, code: Option<&str>, prefix: &str) -> Result<()> {
        let Some(code) = code else {
            return Ok(());
        };
        let holders: Vec<Village> = self.db.find_by("code", code)?;
        let Some(holder) = holders.iter().find(|holder| holder.id != *id) else {
            return Ok(());
        };
        let message = format!("村代码 {code} 已经是“{}”的，请核对", holder.name);
        let field = format!("{prefix}code");
        Err(Error::invalid(&field, "village.code_taken", message))
    }

    /// The township of a name, made when a sheet or list names a new one.
    pub(crate) fn township_named(&self, name: &str) -> Result<Township> {
        let townships: Vec<Township> = self.db.all()?;
        if let Some(known) = townships.iter().find(|township| township.name == name) {
            return Ok(known.clone());
        }
        let former: Vec<FormerTownship> = self.db.find_by("name", name)?;
        if let [former] = former.as_slice() {
            return self
                .db
                .find(former.township_id.as_str())?
                .or_not_found("乡镇");
        }
        let position = townships
            .iter()
            .map(|township| township.position)
            .max()
            .unwrap_or_default()
            + 1;
        let township = Township::new(&accepted_name(name, "township", "乡镇名称")?, position);
        self.db.insert(&township)?;
        Ok(township)
    }

    pub(crate) fn first_township(&self) -> Result<Township> {
        let townships: Vec<Township> = self.db.all()?;
        townships
            .into_iter()
            .min_by_key(|township| township.position)
            .ok_or_else(|| Error::invalid("township", "township.missing", "请写明村所属的乡镇"))
    }
}

/// A half-open interval from what was typed.
pub(crate) fn interval(
    from: &str,
    until: Option<&str>,
) -> Result<(PartialDate, Option<PartialDate>)> {
    let from_on = typed_date("from_on", from)?;
    let until_on = until
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(|text| typed_date("until_on", text))
        .transpose()?;
    if until_on.is_some_and(|until| until.first_day() <= from_on.first_day()) {
        return Err(Error::invalid(
            "until_on",
            "interval.empty",
            "结束时间应晚于开始时间",
        ));
    }
    Ok((from_on, until_on))
}

pub(super) fn accepted_name(text: &str, field: &str, label: &str) -> Result<String> {
    let name = clean_line(text);
    if name.is_empty() || name.chars().count() > 60 {
        return Err(Error::invalid(
            field,
            "name.length",
            format!("{label}应为 1 至 60 个字"),
        ));
    }
    Ok(name)
}

/// 村, 社区, 嘎查 or 牧委会; `None` where nothing is said.
fn accepted_kind(kind: Option<&str>, prefix: &str) -> Result<Option<String>> {
    let Some(kind) = filled(kind) else {
        return Ok(None);
    };
    if !rules::KINDS.contains(&kind.as_str()) {
        let message = format!("村的类型应为{}，不能是“{kind}”", rules::KINDS.join("、"));
        let field = format!("{prefix}kind");
        return Err(Error::invalid(&field, "village.kind", message));
    }
    Ok(Some(kind))
}

fn accepted_code(code: Option<&str>, prefix: &str) -> Result<Option<String>> {
    let Some(code) = code.map(squeeze).filter(|code| !code.is_empty()) else {
        return Ok(None);
    };
    if !rules::is_code(&code) {
        return Err(Error::invalid(
            &format!("{prefix}code"),
            "village.code",
            "村代码应为 12 位数字",
        ));
    }
    Ok(Some(code))
}
