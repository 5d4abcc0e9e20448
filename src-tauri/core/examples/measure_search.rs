//! Measures a keystroke of the search among 60,000 invented people:
//!
//! ```sh
//! cargo run --release -p qinglan-core --example measure_search
//! ```

use std::time::{Duration, Instant};

use qinglan_core::names::search::{Entry, SearchIndex};

const PEOPLE: usize = 60_000;
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜\
    叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

fn main() {
    // Common characters of a range, so that names have as many different ones as real lists.
    let given: Vec<char> = ('\u{4e00}'..='\u{9fa5}').step_by(9).collect();
    let surnames: Vec<char> = SURNAMES.chars().collect();
    let mut seed = 1_usize;
    let mut next = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let entries: Vec<Entry> = (0..PEOPLE)
        .map(|number| {
            let mut name = String::from(surnames[next(surnames.len())]);
            for _ in 0..=next(2) {
                name.push(given[next(given.len())]);
            }
            Entry {
                id: format!("0190-{number:032x}"),
                name,
                former_names: Vec::new(),
                other_villages: Vec::new(),
                village: format!("{}家{}村", surnames[next(40)], given[next(8)]),
                phones: vec![format!("154{:08}", next(100_000_000))],
                id_number: Some(format!("{:06}19850615{:04}", number, next(10_000))),
            }
        })
        .collect();
    let started = Instant::now();
    let index = SearchIndex::build(entries);
    println!("build: {:?} for {} people", started.elapsed(), index.len());

    let mut times: Vec<(Duration, String)> = Vec::new();
    for full in [
        "zhangsan",
        "wangxiaoming",
        "zs",
        "lj",
        "王",
        "张伟",
        "刘家",
        "wangjia li",
        "5678",
        "15412345",
        "lvbu",
        "a",
        "zhang 1234",
        "申家营",
        "shenjiaying",
        "zzz",
        "ou yang",
    ] {
        let chars: Vec<char> = full.chars().collect();
        for typed in 1..=chars.len() {
            let query: String = chars[..typed].iter().collect();
            for _ in 0..10 {
                let started = Instant::now();
                std::hint::black_box(index.find(&query, 50));
                times.push((started.elapsed(), query.clone()));
            }
        }
    }
    times.sort();
    let at = |percent: usize| &times[(times.len() - 1) * percent / 100];
    for percent in [50, 95, 99, 100] {
        let (time, query) = at(percent);
        println!(
            "p{percent}: {:.2} ms ({query})",
            time.as_secs_f64() * 1000.0
        );
    }
}
