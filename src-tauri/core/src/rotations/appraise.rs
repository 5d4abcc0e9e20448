//! 鉴定: how a placement went.

use super::{Rotation, RotationAppraisal, GRADES};
use crate::changes::Outcome;
use crate::date::{in_words, Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, Result};
use crate::mentoring::items::text;
use crate::op::Op;
use crate::people::typed_date;
use crate::registry::Registry;

impl Registry {
    /// Grades placements, or takes the grade back. Texts that are absent stay as they were. How many.
    pub fn appraise_rotations(
        &mut self,
        edit: &RotationAppraisal,
        today: Day,
    ) -> Result<Outcome<usize>> {
        let grade = filled(edit.grade.as_deref());
        if grade
            .as_deref()
            .is_some_and(|grade| !GRADES.contains(&grade))
        {
            let message = "等次只能是优秀、合格、不合格";
            return Err(Error::invalid("grade", "grade.unknown", message));
        }
        let on = match filled(edit.appraised_on.as_deref()) {
            Some(typed) => typed_date("appraised_on", &typed)?,
            None => today.into(),
        };
        if on.first_day() > today {
            let message = format!("不能晚于今天（{}）", in_words(today));
            return Err(Error::invalid("appraised_on", "date.future", message));
        }
        let appraisal = text("appraisal", edit.appraisal.as_deref(), 2000)?;
        let appraised_by = text("appraised_by", edit.appraised_by.as_deref(), 100)?;
        self.transact(Op::AppraiseRotation, |tx| {
            tx.each_rotation(&edit.ids, |rotation, name| {
                refuse_early(name, rotation, on)?;
                let graded = grade.is_some();
                let kept = |typed: &Option<String>, new: &Option<String>, old: &Option<String>| {
                    let text = if typed.is_some() { new } else { old };
                    text.clone().filter(|_| graded)
                };
                let appraised = Rotation {
                    grade: grade.clone(),
                    appraisal: kept(&edit.appraisal, &appraisal, &rotation.appraisal),
                    appraised_by: kept(&edit.appraised_by, &appraised_by, &rotation.appraised_by),
                    appraised_on: Some(on).filter(|_| graded),
                    ..rotation.clone()
                };
                if appraised != *rotation {
                    tx.db.update(&appraised)?;
                }
                Ok(())
            })
        })
    }
}

fn refuse_early(name: &str, rotation: &Rotation, on: PartialDate) -> Result<()> {
    let from = rotation.from_on.first_day();
    if on.first_day() >= from {
        return Ok(());
    }
    let message = format!("{name}的锻炼自{}起，鉴定日期不能更早", in_words(from));
    Err(Error::invalid("appraised_on", "interval.empty", message))
}
