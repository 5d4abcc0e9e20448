//! A review round of a county: 1,321 people asked about at 16 departments, all answered.

use std::hint::black_box;
use std::path::Path;

use qinglan_tests::county::County;
use serde_json::{json, Value};
use tempfile::TempDir;

use crate::measure::median;

/// The grid of the round in the open register, in ms.
pub(crate) fn grid() -> f64 {
    let folder = TempDir::new().expect("a temporary folder");
    let (county, round) = asked(&folder.path().join("county.qinglan"), 1_321);
    let once = |_| {
        let start = std::time::Instant::now();
        let answer = county.call("reviews.get", json!({ "id": round }));
        let elapsed = start.elapsed();
        assert_eq!(answer["round"]["replies"], 1_321 * 16);
        black_box(answer);
        elapsed.as_secs_f64() * 1000.0
    };
    median((0..9).map(once).collect())
}

/// A county of so many reserves with a round about all of them, and the round.
pub(crate) fn asked(register: &Path, reserves: usize) -> (County, Value) {
    let county = County::new(register, reserves);
    let departments = county.call("departments.list", json!({}));
    let departments = departments.as_array().into_iter().flatten();
    let departments: Vec<Value> = departments.map(|one| one["id"].clone()).collect();
    let villages = county.call("villages.list", json!({}));
    let villages = villages.as_array().into_iter().flatten();
    let villages: Vec<&Value> = villages.map(|village| &village["id"]).collect();
    let round = json!({
        "name": "全县资格联审",
        "sent_on": "2025-03-01",
        "due_on": "2025-03-31",
        "departments": departments,
        "people": [],
        "villages": villages,
    });
    let round = county.call("reviews.set", round);
    for department in departments {
        let rest = json!({
            "round_id": round, "department_id": department, "replied_on": "2025-03-20",
        });
        county.call("replies.set_rest", rest);
    }
    (county, round)
}
