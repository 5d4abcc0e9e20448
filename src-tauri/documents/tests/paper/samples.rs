//! Invented rosters for trying the paper: a village as on the pictures, and a whole county.

use qinglan_core::reports::{Align, Column, Paper, Report, Row, Section};

/// Label, width in mm, whether its cells are running text, whether they are digits.
const COLUMNS: [(&str, f64, bool, bool); 16] = [
    ("序\n号", 8.5, false, false),
    ("村", 17.2, false, false),
    ("姓名", 16.5, false, false),
    ("性\n别", 8.5, false, false),
    ("民\n族", 9.5, false, false),
    ("出生\n年月", 15.3, false, false),
    ("学历", 11.5, false, false),
    ("政治\n面貌", 11.5, false, false),
    ("入党\n时间", 15.3, false, false),
    ("身份证号", 20.8, false, true),
    ("现任职务或\n从事职业", 25.8, true, false),
    ("人员\n类别", 20.8, false, false),
    ("培养\n方向", 24.2, false, false),
    ("帮带人\n（姓名、职务）", 36.0, true, false),
    ("联系电话", 22.4, false, true),
    ("备注", 13.2, true, false),
];

/// Name, sex, ethnicity, birth, education, status, joined, end of the ID, job, source, target.
const PEOPLE: &str = "\
申海涛,男,汉,1990.05,大学,中共党员,2014.06,0036,村委会委员、网格员,高校毕业生,村党组织书记
申玉梅,女,汉,1988.11,大专,中共党员,2012.07,0048,村妇联主席,致富能手,村委会主任
张　磊,男,汉,1993.02,大学,中共党员,2019.06,0019,村党支部纪检委员,退役军人,副书记
乌云其木格,女,蒙古,1991.08,大学,中共党员,2016.07,0044,村报账员,返乡大学生,“两委”委员
李　强,男,汉,1985.10,大专,中共党员,2009.07,0031,兴牧养牛专业合作社理事长,致富能手,村党组织书记
王　艳,女,汉,1995.04,大学,预备党员,2025.05,0027,电商服务站长,高校毕业生,文书
申宝柱,男,汉,1982.03,高中,中共党员,2008.06,0015,种植大户,致富能手,村委会副主任
郝建国,男,汉,1986.12,大专,中共党员,2011.12,0078,护林员,退役军人,民兵连长
赵　慧,女,满,1996.09,大学,共青团员,,0026,村幼儿园教师,返乡大学生,团支书
白音都楞,男,蒙古,1989.07,中专,群众,,0052,牧家乐经营者,致富能手,村委会委员
孙　丽,女,回,1992.01,大专,中共党员,2018.06,0063,村网格员,外出务工经商返乡人员,妇联主席
高志远,男,汉,1987.05,大学,中共党员,2010.12,0091,农机合作社负责人,致富能手,村委会主任";

/// The township's roster of one village with `people` reserves.
pub(crate) fn village(number: usize, name: &str, people: usize) -> Section {
    let columns = COLUMNS
        .iter()
        .map(|&(label, width_mm, text, digits)| Column {
            label: label.into(),
            width_mm,
            align: if text { Align::Left } else { Align::Center },
            digits,
        });
    let rows = (0..people).map(|index| {
        let line = PEOPLE
            .lines()
            .cycle()
            .nth(index + number)
            .unwrap_or_default();
        let fields: Vec<&str> = line.split(',').collect();
        let mentors = "赵景明　副镇长\n孟　佳　党建办干事\n申有田　党支部书记";
        let phone = format!(
            "13{}****{:04}",
            (index + number) % 10,
            (index * 37 + number) % 10_000
        );
        let number_in_list = (index + 1).to_string();
        let mut cells = vec![number_in_list, name.to_owned()];
        cells.extend(fields[..7].iter().map(ToString::to_string));
        cells.push(format!("150221********{}", fields[7]));
        cells.extend(fields[8..].iter().map(ToString::to_string));
        cells.extend([mentors.to_owned(), phone]);
        cells.push(if index == 2 {
            "跟岗中".into()
        } else {
            String::new()
        });
        Row {
            cells,
            person: Some(fields[0].replace('　', "")),
        }
    });
    Section {
        name: name.into(),
        attachment: Some("附件1".into()),
        title: "青禾镇村级后备力量花名册".into(),
        left_line: format!("填报单位（盖章）：青禾镇{name}党支部"),
        right_line: "截至 2025年11月30日".into(),
        columns: columns.collect(),
        rows: rows.collect(),
        notes: Vec::new(),
        signatures: ["填报人：", "审核人（签字）：", "联系电话："]
            .map(Into::into)
            .to_vec(),
        new_page: true,
        ..Section::default()
    }
}

/// A report of the given sections on A4 landscape.
pub(crate) fn report(sections: Vec<Section>) -> Report {
    Report {
        file_stem: "01-申家营村-村级后备力量花名册-20251130".into(),
        title: "青禾镇村级后备力量花名册".into(),
        paper: Paper::A4Landscape,
        sections,
        ..Report::default()
    }
}

/// 299 villages with 1,321 people, no two alike.
pub(crate) fn county() -> Vec<Section> {
    let places = ["前", "后", "东", "西", "南", "北", "上", "下", "大", "小"];
    let stems = [
        "营子", "窑子", "沟门", "滩", "圪旦", "河湾", "庙", "桥", "店", "梁",
    ];
    let villages = (0..299).map(|number| {
        let (place, stem) = (places[number % 10], stems[number / 10 % 10]);
        let name = format!("{place}{stem}{}村", ["", "一", "二"][number / 100]);
        // 299 × 4 + 125 = 1,321
        let mut section = village(number, &name, if number < 125 { 5 } else { 4 });
        for (index, row) in section.rows.iter_mut().enumerate() {
            let seed = number * 5 + index;
            row.cells[2] = name_of(seed);
            row.cells[5] = format!("19{}.{:02}", 70 + seed % 30, 1 + seed / 7 % 12);
            row.cells[8] = format!("20{:02}.{:02}", seed / 3 % 25, 1 + seed % 12);
            row.cells[9] = format!("150221********{seed:04}");
            row.cells[10] = format!("{}{}", stems[seed / 11 % 10], row.cells[10]);
            row.cells[13] = format!(
                "{}　副镇长\n{}　党建办干事\n{}　党支部书记",
                name_of(number + 7),
                name_of(number * 3 + 2),
                name_of(number * 7 + 5)
            );
            row.person = Some(row.cells[2].clone());
        }
        section
    });
    villages.collect()
}

fn name_of(seed: usize) -> String {
    let surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
    let given = "伟芳娜敏静秀英丽强磊军洋勇艳杰娟涛明超兰霞平刚桂海燕玉梅志远建国文斌晓东宝柱慧";
    let pick = |texts: &str, n: usize| texts.chars().nth(n % texts.chars().count()).unwrap_or('某');
    let mut name = String::from(pick(surnames, seed * 7 + seed / 32));
    name.push(pick(given, seed * 13 + seed / 41));
    name.push(pick(given, seed * 29 + 3));
    name
}
