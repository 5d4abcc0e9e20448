//! Who is in the pool, as text or JSON.

use qinglan_api::Session;
use qinglan_core::date::{today, PartialDate};
use qinglan_core::error::{Error, Result};
use qinglan_core::ids::PersonId;
use qinglan_core::people::FactField;
use serde_json::{json, Value};

use crate::arguments::Asked;
use crate::ask;
use crate::out::print_json;

/// Everybody in the pool that day, with full numbers: this is the office's own data, on its own
/// machine. Unknown is `null`.
pub(crate) fn list(session: &Session, asked: &Asked) -> Result<()> {
    let people = session.people_in_pool(asked.as_of)?;
    if asked.json {
        let day = asked.as_of.unwrap_or_else(today);
        let list: Vec<Value> = people
            .iter()
            .map(|row| {
                let person = &row.person;
                let fact = |field| row.facts.get(field);
                json!({
                    "name": person.name,
                    "sex": person.sex,
                    "ethnicity": person.ethnicity,
                    "birth": person.birth,
                    "id_number": person.id_number,
                    "native_place": person.native_place,
                    "education": fact(FactField::Education),
                    "school_major": fact(FactField::SchoolMajor),
                    "political_status": fact(FactField::PoliticalStatus),
                    "party_joined": person.party_joined,
                    "occupation": fact(FactField::Occupation),
                    "sources": row.facts.sources(),
                    "target_post": fact(FactField::TargetPost),
                    "phone": person.phone,
                    "village": row.village,
                    "township": row.township,
                    "stated_mentors": row.reserve.stated_mentors.on(day),
                    "remark": row.remark(day),
                    "entered_on": row.reserve.entered_on,
                })
            })
            .collect();
        print_json(&Value::Array(list));
        return Ok(());
    }
    for row in &people {
        let birth = row
            .person
            .birth
            .map(PartialDate::dotted_month)
            .unwrap_or_default();
        println!(
            "{}\t{}\t{}\t{birth}",
            row.township, row.village, row.person.name
        );
    }
    println!("共 {} 人。", people.len());
    Ok(())
}

pub(crate) fn find(session: &Session, text: &str, json: bool) -> Result<()> {
    let hits = ask(session, "people.find", json!({ "text": text, "limit": 50 }))?;
    if json {
        print_json(&hits);
        return Ok(());
    }
    let hits = hits.as_array().cloned().unwrap_or_default();
    for hit in &hits {
        let text = |key: &str| hit[key].as_str().unwrap_or_default().to_owned();
        println!(
            "{}\t{}\t{}\t{}",
            text("name"),
            text("village"),
            text("birth"),
            text("phone")
        );
    }
    println!("找到 {} 人。", hits.len());
    Ok(())
}

pub(crate) fn villages(session: &Session, asked: &Asked) -> Result<()> {
    let villages = ask(session, "villages.list", json!({ "as_of": asked.as_of }))?;
    if asked.json {
        print_json(&villages);
        return Ok(());
    }
    for village in villages.as_array().into_iter().flatten() {
        let text = |key: &str| village[key].as_str().unwrap_or_default().to_owned();
        println!(
            "{}\t{}\t{}\t{} 人",
            text("township"),
            text("name"),
            text("code"),
            village["reserves"]
        );
    }
    Ok(())
}

/// The one person of a name.
pub(crate) fn person_named(session: &Session, name: &str) -> Result<PersonId> {
    let found = ask(session, "people.find", json!({ "text": name }))?;
    let found = found.as_array().map_or(&[][..], Vec::as_slice);
    let mut exact = found.iter().filter(|hit| hit["name"] == name);
    match (exact.next(), exact.next(), found) {
        (Some(hit), None, _) | (None, _, [hit]) => Ok(PersonId::from(
            hit["id"].as_str().unwrap_or_default().to_owned(),
        )),
        (None, _, []) => Err(Error::invalid(
            "person",
            "person.unknown",
            format!("找不到“{name}”"),
        )),
        _ => Err(Error::invalid(
            "person",
            "person.ambiguous",
            format!("找到几个“{name}”，请写全姓名；同名的用 call 按编号办理"),
        )),
    }
}
