//! The list of departments: what the clerk makes of the shipped one.

use super::{Department, DepartmentEdit, DepartmentRow, ReviewDepartment};
use crate::changes::Outcome;
use crate::date::Day;
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::DepartmentId;
use crate::op::Op;
use crate::people::typed_date;
use crate::registry::Registry;
use crate::store::Row;

impl Department {
    /// Whether it is on no new rounds as of a day.
    #[must_use]
    pub fn is_retired(&self, as_of: Day) -> bool {
        self.retired_on.is_some_and(|on| on.first_day() <= as_of)
    }
}

impl Registry {
    /// The departments in their order, retired ones at their place.
    pub fn departments(&self, as_of: Day) -> Result<Vec<DepartmentRow>> {
        let mut departments: Vec<Department> = self.db.all()?;
        departments.sort_by_key(|department| department.position);
        let asked: Vec<ReviewDepartment> = self.db.all()?;
        let row = |department: Department| DepartmentRow {
            rounds: asked
                .iter()
                .filter(|one| one.department_id == department.id)
                .count(),
            retired: department.is_retired(as_of),
            department,
        };
        Ok(departments.into_iter().map(row).collect())
    }

    /// Adds a department, or corrects or retires one; its replies stay.
    pub fn set_department(&mut self, edit: &DepartmentEdit) -> Result<Outcome<DepartmentId>> {
        let name = edit.name.trim().to_owned();
        if !(1..=40).contains(&name.chars().count()) {
            let message = "请填写部门名称（1 至 40 个字）";
            return Err(Error::invalid("name", "text.length", message));
        }
        let retired_on = filled(edit.retired_on.as_deref())
            .map(|text| typed_date("retired_on", &text))
            .transpose()?;
        self.transact(Op::SetDepartment, |tx| {
            tx.about(&name);
            let all: Vec<Department> = tx.db.all()?;
            let known = match &edit.id {
                Some(id) => Some(all.iter().find(|it| it.id == *id).or_not_found("部门")?),
                None => None,
            };
            if all
                .iter()
                .any(|other| other.name == name && Some(&other.id) != edit.id.as_ref())
            {
                let message = format!("已有名为“{name}”的部门，请换一个名称");
                return Err(Error::invalid("name", "name.twice", message));
            }
            let last = all.iter().map(|department| department.position).max();
            let department = Department {
                id: known.map_or_else(DepartmentId::new, |known| known.id.clone()),
                township_id: known.and_then(|known| known.township_id.clone()),
                name: name.clone(),
                position: known.map_or(last.unwrap_or_default() + 1, |known| known.position),
                retired_on,
            };
            match known {
                None => tx.db.insert(&department)?,
                Some(known) if *known != department => tx.db.update(&department)?,
                Some(_) => {}
            }
            Ok(department.id)
        })
    }

    /// Removes a department no round has asked.
    pub fn remove_department(&mut self, id: &DepartmentId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveDepartment, |tx| {
            let department: Department = tx.db.find(id.as_str())?.or_not_found("部门")?;
            tx.about(&department.name);
            let asked: Vec<ReviewDepartment> = tx.db.find_by("department_id", id.as_str())?;
            if !asked.is_empty() {
                let what = format!(
                    "“{}”已在 {} 个联审批次里（不再征求时请“停用”，原有反馈照常保留）",
                    department.name,
                    asked.len()
                );
                return Err(Refused::StillReferenced { what }.into());
            }
            tx.db.remove(Department::TABLE, id.as_str())
        })
    }

    /// Puts the departments into the clerk's order; those not named follow.
    pub fn order_departments(&mut self, ids: &[DepartmentId]) -> Result<Outcome<()>> {
        self.transact(Op::SetDepartment, |tx| {
            tx.about("调整顺序");
            let mut departments: Vec<Department> = tx.db.all()?;
            let place = |id: &DepartmentId| ids.iter().position(|it| it == id);
            departments.sort_by_key(|it| (place(&it.id).unwrap_or(ids.len()), it.position));
            for (position, department) in (1..).zip(departments) {
                if department.position != position {
                    tx.db.update(&Department {
                        position,
                        ..department
                    })?;
                }
            }
            Ok(())
        })
    }
}
