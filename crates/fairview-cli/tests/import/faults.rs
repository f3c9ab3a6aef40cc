//! Small files that real use found to come out wrong, each with what is right.

use super::import;
use serde_json::Value;

/// Imports a file of `faults`; what was said, and the report where one was written.
fn read(file: &str, arguments: &[&str]) -> (String, Value) {
    let kind = match file.ends_with(".csv") {
        true => "csv",
        false => "jsonstat",
    };
    let path = format!("faults/{file}");
    let all: Vec<&str> = [&[kind, path.as_str()], arguments].concat();
    let name: String = all.join(" ");
    let name = name.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let (said, _, report) = import(&all, &name);
    let report = report.map_or(Value::Null, |text| serde_json::from_str(&text).unwrap());
    (said, report)
}

/// The periods of an indicator.
fn periods(indicator: &Value) -> Vec<&str> {
    let periods = indicator["observations"]["periods"].as_array().unwrap();
    periods.iter().map(|p| p.as_str().unwrap()).collect()
}

#[test]
fn financial_years_with_a_hyphen_are_no_months() {
    let all = [
        "2007/08", "2008/09", "2009/10", "2010/11", "2011/12", "2012/13", "2013/14",
    ];
    let halton = ["--area", "E06000006"];
    let settled = ["--area", "E06000006", "--years", "financial"];
    let (said, report) = read("finyear.csv", &settled);
    assert_eq!(periods(&report["indicators"][0]), all, "{said}");
    assert!(said.contains("no problems"), "{said}");
    let (said, report) = read("finyear.csv", &halton);
    assert_eq!(periods(&report["indicators"][0]), all, "{said}");
    assert!(
        said.contains("\"2007-08\" could be a month or years; it is read as 2007/08"),
        "{said}"
    );
    // Nothing in the column hints at it but that each year comes once.
    let (said, report) = read("finyear-old.csv", &halton);
    assert_eq!(periods(&report["indicators"][0]), all[2..5], "{said}");
    assert!(
        said.contains("line 2, column Period: \"2009-10\" could be a month or years"),
        "{said}"
    );
    let (said, report) = read("finyear-old.csv", &settled);
    assert_eq!(periods(&report["indicators"][0]), all[2..5], "{said}");
    assert!(said.contains("no problems"), "{said}");
    let (said, report) = read("years.json", &halton);
    assert_eq!(
        periods(&report["indicators"][0]),
        ["2010/11", "2011/12", "2012/13"],
        "{said}"
    );
}

#[test]
fn every_month_in_words_is_a_month() {
    let (said, report) = read("months.csv", &["--area", "E06000006"]);
    assert_eq!(
        periods(&report["indicators"][0]),
        ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05"],
        "{said}"
    );
    assert!(said.contains("no problems"), "{said}");
}

#[test]
fn the_spellings_of_officers_are_read() {
    let (said, report) = read("periods.csv", &["--area", "E08000009"]);
    let found: Vec<&str> = report["indicators"]
        .as_array()
        .unwrap()
        .iter()
        .map(|indicator| periods(indicator)[0])
        .collect();
    assert_eq!(
        found,
        [
            "2024/25 Q3",
            "2024/25 Q3",
            "2024/25 Q3",
            "2024/25 Q3",
            "2024/25 Q3",
            "2024/25 Q3",
            "2024/25 Q3",
            "2024/25 Q3",
            "2024/25 Q3",
            "2024/25 Q3",
            "2023",
            "2024/25 Q2",
            "2024/25",
            "2024/25",
            "2024/25",
            "2018 to 2020",
            "2020/21 to 2022/23",
            "2023/24",
            "2023/24",
            "2024-03-31",
            "2024-03",
        ],
        "{said}"
    );
    // What could mean something else is said.
    for words in [
        "line 13, column Period: \"2024-Q3\" is read as a quarter of the calendar year, which is \
         quarter 2 2024/25 of a financial one: write 2024/25 Q3 where a financial year is meant",
        "line 15, column Period: \"FY25\" is read as 2024/25, the financial year that ends in 2025",
        "line 16, column Period: \"2024/2025\" is read as the financial year 2024/25; say --years \
         financial or --years academic to be sure",
    ] {
        assert!(said.contains(words), "{said}");
    }
    assert!(said.contains("3 notices"), "{said}");
}
