//! An invented county of any size: villages with their secretaries, leaders and contacts who answer
//! for them, and people in the villages' pools. Nobody in it exists.

use std::fmt::Write as _;
use std::path::Path;

use qinglan_api::{Session, Terminal};
use qinglan_core::date::Day;
use qinglan_core::import::draft::InputFile;
use qinglan_core::import::plan::Options;
use serde_json::{json, Value};

/// Since when everybody is what they are.
pub const SINCE: &str = "2025-01-01";
/// How many townships.
pub const TOWNSHIPS: usize = 8;
/// How many villages.
pub const VILLAGES: usize = 201;
/// 包村领导, each of a township.
pub const LEADERS: usize = 64;
/// 包村干部, each of a township.
pub const CONTACTS: usize = 144;

const SURNAMES: &str =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
const FIRST: &str =
    "志文建永春秀玉国明海德立宏晓丽美雪金福广庆兴荣光振家学维新长青云天佳俊雅思敏若冬";
const SECOND: &str =
    "强芳军霞梅华平辉斌兰英杰峰燕娟涛鹏飞凯琳波宁琴生贵民成龙虎山河川江林森松柏竹莲荷";

/// The register of the county.
pub struct County {
    /// Carries out commands on it.
    pub session: Session,
}

impl County {
    /// A county with so many reserves, every village covered.
    ///
    /// # Panics
    /// A command is refused.
    pub fn new(path: &Path, reserves: usize) -> Self {
        let county = Self::without_duties(path, reserves);
        county.hand_out("包村领导", LEADERS, "副镇长");
        county.hand_out("包村干部", CONTACTS, "包村干部");
        county.hand_out("村党组织书记", VILLAGES, "党支部书记");
        county
    }

    /// The same, with nobody who answers for a village.
    ///
    /// # Panics
    /// A command is refused.
    pub fn without_duties(path: &Path, reserves: usize) -> Self {
        let session = Session::on_file(path, Box::new(Terminal));
        let villages: Vec<Value> = (0..VILLAGES)
            .map(|at| json!({ "name": village(at), "township": township(at) }))
            .collect();
        let county = Self { session };
        let new = json!({ "owner": "county", "name": "测试县", "villages": villages });
        county.call("register.new", new);
        county.fill_pools(reserves);
        county
    }

    /// Carries out a command and gives its answer; of a change its value.
    ///
    /// # Panics
    /// It is refused.
    pub fn call(&self, command: &str, params: Value) -> Value {
        let answer = self.session.call(command, params, &|_| {});
        let answer = answer.unwrap_or_else(|error| panic!("{command}: {error}"));
        let is_change = answer.get("changes").is_some();
        if is_change {
            answer["value"].clone()
        } else {
            answer
        }
    }

    fn fill_pools(&self, reserves: usize) {
        let mut sheet = String::from("乡镇,村,姓名,性别,出生年月\n");
        for number in 0..reserves {
            let at = number % VILLAGES;
            let sex = if number % 3 == 0 { "女" } else { "男" };
            let birth = format!("{}.{:02}", 1980 + number % 20, 1 + number % 12);
            let (place, who) = (village(at), name(number));
            let _ = writeln!(sheet, "{},{place},{who},{sex},{birth}", township(at));
        }
        let file = InputFile {
            name: "后备.csv".into(),
            bytes: Ok(sheet.into_bytes()),
        };
        let options = Options {
            as_of: SINCE.parse::<Day>().expect("a day"),
            ..Options::default()
        };
        let plan = self.session.import(&[file], &options, false);
        let added = plan.expect("the sheet can be read").counts.added;
        assert_eq!(added, reserves);
    }

    /// Gives every village somebody with a duty or post, one after the other in its township.
    fn hand_out(&self, role: &str, people: usize, post: &str) {
        let villages = self.call("villages.list", json!({}));
        let villages = villages.as_array().cloned().unwrap_or_default();
        let per_township = people.div_ceil(TOWNSHIPS);
        for number in 0..people {
            let own = |at: &usize| match people {
                VILLAGES => *at == number,
                _ => {
                    at % TOWNSHIPS == number % TOWNSHIPS
                        && at / TOWNSHIPS % per_township == number / TOWNSHIPS
                }
            };
            let ids: Vec<&Value> = (0..VILLAGES)
                .filter(own)
                .filter_map(|at| villages.iter().find(|it| it["name"] == *village(at)))
                .map(|village| &village["id"])
                .collect();
            let who = name(70_000 + people * 7 + number);
            let to = json!({ "name": who, "post": post });
            let change = json!({ "role": role, "villages": ids, "to": to, "on": SINCE });
            self.call("duties.change", change);
        }
    }
}

/// The village of a number.
fn village(at: usize) -> String {
    let pick = |from: &'static str, at: usize| from.chars().nth(at % 40).unwrap_or('某');
    format!("{}{}沟村", pick(FIRST, at), pick(SECOND, at / 40 * 7 + at))
}

/// The township of a village's number.
fn township(at: usize) -> String {
    let name = ["东", "南", "西", "北", "上", "中", "下", "新"][at % TOWNSHIPS];
    format!("{name}河镇")
}

/// The invented name of a number; different ones have different names up to 64,000.
fn name(number: usize) -> String {
    let pick = |from: &'static str, at: usize| from.chars().nth(at % 40).unwrap_or('某');
    [
        pick(SURNAMES, number),
        pick(FIRST, number / 40),
        pick(SECOND, number / 1600),
    ]
    .iter()
    .collect()
}
