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

/// The titles of the indicators of a report.
fn titles(report: &Value) -> Vec<&str> {
    let indicators = report["indicators"].as_array().unwrap();
    indicators
        .iter()
        .map(|i| i["title"].as_str().unwrap())
        .collect()
}

/// The values of an area in an indicator, by period.
fn values(indicator: &Value, area: &str) -> Vec<(String, f64)> {
    let series = indicator["observations"]["series"].as_array().unwrap();
    let one = series.iter().find(|one| one["area"] == area);
    let values = one.map_or(&Value::Null, |one| &one["values"]);
    let values = values.as_array().into_iter().flatten();
    let periods = periods(indicator).into_iter().map(str::to_owned);
    periods
        .zip(values)
        .filter_map(|(period, value)| Some((period, value.as_f64()?)))
        .collect()
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

#[test]
fn a_measure_and_a_unit_are_one_unit() {
    let (said, report) = read("measureunit.csv", &["--area", "E08000009"]);
    let unit = &report["indicators"][0]["unit"];
    assert_eq!(
        (&unit["kind"], &unit["of"]),
        (&"percent".into(), &"persons".into()),
        "{said}"
    );
    assert!(said.contains("no problems"), "{said}");
    let (said, report) = read("percentage-and-frequency.csv", &["--area", "E08000009"]);
    assert_eq!(
        titles(&report),
        [
            "Residents in work: Percentage",
            "Residents in work: Frequency",
            "Devices in use"
        ],
        "{said}"
    );
    let unit = |at: usize| report["indicators"][at]["unit"].clone();
    assert_eq!(
        unit(0),
        serde_json::json!({"kind": "percent", "of": "persons"})
    );
    assert_eq!(
        unit(1),
        serde_json::json!({"kind": "count", "of": "persons"})
    );
    assert_eq!(
        unit(2),
        serde_json::json!({"kind": "rate", "per": 100_000, "of": "population", "axis": "Devices per 100,000 population"})
    );
    let share = values(&report["indicators"][0], "trafford");
    assert_eq!(
        share,
        [("2021/22".to_owned(), 74.8), ("2022/23".to_owned(), 76.1)]
    );
    let number = values(&report["indicators"][1], "trafford");
    assert_eq!(number[1], ("2022/23".to_owned(), 112_300.0));
}

#[test]
fn points_of_a_score_are_no_percentages() {
    let (said, report) = read("points.csv", &["--area", "E06000006"]);
    assert_eq!(report["indicators"][0]["unit"]["kind"], "score", "{said}");
    assert!(
        said.contains("line 2, column Unit: \"Points\" is read as the points of a score"),
        "{said}"
    );
}

#[test]
fn codes_of_indicators_are_no_areas() {
    let (said, report) = read("kpi-code.csv", &["--area", "Halton"]);
    assert_eq!(report["areas"].as_array().unwrap().len(), 1, "{said}");
    assert_eq!(titles(&report), ["Calls answered in time", "Missed bins"]);
    let refs: Vec<&Value> = (0..2).map(|at| &report["indicators"][at]["ref"]).collect();
    assert_eq!(refs, ["KPI01", "KPI02"]);
    let bins = values(&report["indicators"][1], "halton");
    assert_eq!(
        bins,
        [("2021/22".to_owned(), 41.0), ("2022/23".to_owned(), 37.0)]
    );
    let (said, report) = read("kpi-code2.csv", &["--area", "Halton"]);
    assert_eq!(report["areas"].as_array().unwrap().len(), 1, "{said}");
    assert_eq!(titles(&report), ["KPI01", "KPI02"]);
    assert_eq!(values(&report["indicators"][0], "halton")[1].1, 84.0);
    let (said, report) = read("code.csv", &["--area", "Aberglen"]);
    assert_eq!(report["areas"].as_array().unwrap().len(), 2, "{said}");
    assert_eq!(titles(&report), ["CORP01", "CORP02"]);
    assert_eq!(values(&report["indicators"][1], "brigton")[0].1, 11.0);
}

#[test]
fn limits_are_read_from_lci_95() {
    let (said, report) = read("lci.csv", &["--area", "E06000006"]);
    let halton = &report["indicators"][0]["observations"]["series"][0];
    assert_eq!(halton["lower"], serde_json::json!([56.9, 56.4]), "{said}");
    assert_eq!(halton["upper"], serde_json::json!([59.3, 58.8]));
    assert_eq!(report["indicators"][0]["unit"]["kind"], "years");
    assert!(said.contains("no problems"), "{said}");
}

#[test]
fn parts_are_never_one_series() {
    let (said, report) = read("dims-one.csv", &["--area", "E06000006"]);
    assert_eq!(
        titles(&report),
        [
            "Healthy life expectancy: Male",
            "Healthy life expectancy: Female"
        ],
        "{said}"
    );
    for (at, (period, value)) in [("2020/21", 58.1), ("2021/22", 60.2)]
        .into_iter()
        .enumerate()
    {
        let found = values(&report["indicators"][at], "halton");
        assert_eq!(found, [(period.to_owned(), value)]);
    }
    // A column that nobody knows parts the figures where it is said.
    let (said, report) = read("wards.csv", &["--area", "E06000006"]);
    assert!(
        said.contains("column Ward: no column \"Ward\" is known here; its 4 filled cells are ignored. Where it parts the figures, --parts \"Ward\" makes an indicator of each part"),
        "{said}"
    );
    assert!(
        said.contains("has a second figure for") && report.is_null(),
        "{said}"
    );
    let (said, report) = read("wards.csv", &["--area", "E06000006", "--parts", "Ward"]);
    assert_eq!(
        titles(&report),
        ["Fly-tips: Appleton", "Fly-tips: Bankfield"],
        "{said}"
    );
    let (said, report) = read("wards.csv", &["--area", "E06000006", "--parts", "Street"]);
    assert!(
        said.contains("no column is headed \"Street\", which --parts names") && report.is_null(),
        "{said}"
    );
}

#[test]
fn two_codes_of_one_name_and_two_names_of_one_code_are_said() {
    let (said, _) = read("samename.csv", &["--area", "E06000006"]);
    assert!(
        said.contains("line 4, column Area: \"Buckinghamshire\" is the name of E06000060 here and of E10000002 at"),
        "{said}"
    );
    assert!(!said.contains("St"), "a full stop is no other name: {said}");
    let (said, report) = read("two-names.csv", &["--area", "E06000006"]);
    assert!(
        said.contains(
            "line 3, column Area: E06000006 is called \"Halton Borough\" here and \"Halton\" at"
        ),
        "{said}"
    );
    // A row without the code is of the area of that name.
    assert_eq!(report["areas"].as_array().unwrap().len(), 1, "{said}");
    assert_eq!(
        values(&report["indicators"][0], "halton").len(),
        3,
        "{said}"
    );
}

#[test]
fn fractions_under_per_cent_are_said_and_read_where_that_is_certain() {
    let first = |report: &Value| values(&report["indicators"][0], "halton")[0].1;
    let (said, report) = read("share.csv", &["--area", "E06000006"]);
    assert!(
        said.contains("all 3 figures of \"Invoices paid on time\" lie between 0 and 1 and the unit is per cent; 0.91 is read as 0.91%. Expected 91 where 91% is meant"),
        "{said}"
    );
    assert_eq!(first(&report), 0.91);
    let (said, report) = read(
        "share.csv",
        &["--area", "E06000006", "--percent-as", "fractions"],
    );
    assert_eq!(first(&report), 91.0, "{said}");
    let (said, report) = read(
        "share.csv",
        &["--area", "E06000006", "--percent-as", "percentages"],
    );
    assert_eq!(first(&report), 0.91);
    assert!(said.contains("no problems"), "{said}");
    // The counts beside them leave no doubt, one way and the other.
    let (said, report) = read("share-with-counts.csv", &["--area", "E06000006"]);
    assert_eq!(first(&report), 91.0, "{said}");
    assert!(
        said.contains("0.91 is read as 91%, and so are the others, as the counts beside them say"),
        "{said}"
    );
    let small = values(&report["indicators"][1], "halton");
    assert_eq!(small[0].1, 0.12, "{said}");
    assert_eq!(said.matches("lie between 0 and 1").count(), 1, "{said}");
    // A whole file of them.
    let (said, report) = read("share-of-all.csv", &["--area", "E06000006"]);
    assert_eq!(first(&report), 57.3, "{said}");
    assert_eq!(
        said.matches("as all percentages of the file are so small")
            .count(),
        3,
        "{said}"
    );
    assert_eq!(report["indicators"][0]["decimals"], 1, "{said}");
}

#[test]
fn a_part_of_a_total_is_a_percentage_with_its_counts() {
    let (said, report) = read("parts-of-totals.csv", &["--area", "E06000006"]);
    let series = &report["indicators"][0]["observations"]["series"][0];
    assert_eq!(series["values"], serde_json::json!([25, 75]), "{said}");
    assert_eq!(series["numerators"], serde_json::json!([3, 9]));
    assert_eq!(series["denominators"], serde_json::json!([12, 12]));
    assert!(said.contains("2 cells say a part and a total"), "{said}");
}

#[test]
fn downloads_of_fingertips_and_nomis_are_read() {
    let (said, report) = read("fingertips.csv", &["--area", "E08000009"]);
    assert_eq!(
        titles(&report),
        [
            "Life expectancy at birth: Male",
            "Life expectancy at birth: Female",
            "Smoking Prevalence in adults (aged 18 and over) - current smokers (APS): 18+ yrs",
        ],
        "{said}"
    );
    let male = &report["indicators"][0];
    assert_eq!(male["ref"], "90366.male");
    let span = || "2020 to 2022".to_owned();
    assert_eq!(values(male, "trafford"), [(span(), 79.6)]);
    assert_eq!(values(male, "england"), [(span(), 78.86)]);
    assert_eq!(
        values(&report["indicators"][1], "england"),
        [(span(), 82.8)]
    );
    // Of two limits those at 95% are read.
    assert_eq!(
        male["observations"]["series"][0]["lower"],
        serde_json::json!([79.1])
    );
    // The decile's figure is no figure of England.
    let smoking = values(&report["indicators"][2], "england");
    assert_eq!(smoking, [("2022".to_owned(), 12.7)]);
    assert!(
        said.contains("Most deprived decile (IMD2019)\" is left out with its 1 row"),
        "{said}"
    );
    let (said, report) = read("nomis.csv", &["--area", "E08000009"]);
    assert_eq!(titles(&report), ["Employment rate - aged 16-64"], "{said}");
    let rate = &report["indicators"][0];
    assert_eq!(values(rate, "trafford"), [("2023".to_owned(), 80.1)]);
    assert_eq!(values(rate, "england"), [("2023".to_owned(), 75.8)]);
    assert_eq!(rate["unit"], serde_json::json!({"kind": "other"}));
    assert!(
        said.contains("1 row is measured as \"Confidence\""),
        "{said}"
    );
}

#[test]
fn multipliers_and_symbols_of_json_stat_are_part_of_the_unit() {
    let (said, report) = read("multipliers.json", &["--area", "E06000006"]);
    let units: Vec<Value> = (0..5)
        .map(|at| report["indicators"][at]["unit"].clone())
        .collect();
    assert_eq!(
        units,
        [
            serde_json::json!({"kind": "other", "symbol": "thousand persons"}),
            serde_json::json!({"kind": "other", "symbol": "million pounds"}),
            serde_json::json!({"kind": "percent", "of": "persons"}),
            serde_json::json!({"kind": "percent"}),
            serde_json::json!({"kind": "count", "of": "persons"}),
        ],
        "{said}"
    );
    assert_eq!(values(&report["indicators"][0], "halton")[0].1, 1.5);
    // Figures of women alone are not everybody's.
    assert_eq!(titles(&report)[0], "Measure A: Women");
    assert_eq!(report["indicators"][0]["ref"], "A");
}

#[test]
fn a_column_for_every_period_is_read() {
    let (said, report) = read("lginform.csv", &["--area", "Trafford"]);
    assert_eq!(
        titles(&report),
        ["Percentage of household waste sent for reuse, recycling and composting (annual)"],
        "{said}"
    );
    let found = &report["indicators"][0];
    assert_eq!(found["unit"]["kind"], "percent");
    let of = |area: &str| -> Vec<f64> {
        values(found, area)
            .into_iter()
            .map(|(_, value)| value)
            .collect()
    };
    assert_eq!(periods(found), ["2020/21", "2021/22", "2022/23"]);
    assert_eq!(of("trafford"), [58.1, 57.9, 56.2]);
    assert_eq!(of("stockport"), [58.4, 57.1, 56.5]);
    assert_eq!(of("england"), [42.3, 42.5, 41.7]);
    assert_eq!(report["sources"][0]["title"], "Defra");
    assert!(
        said.contains("read as a table with a column for every period"),
        "{said}"
    );
    // What is wrong in it has its place.
    let (said, _) = read("periods-across.csv", &["--area", "Halton"]);
    assert!(
        said.contains("line 3, column 2021/22: \"about 9\" is neither a number nor a symbol"),
        "{said}"
    );
    assert!(
        said.contains("line 4: there are 2 cells and 3 headings"),
        "{said}"
    );
}

#[test]
fn means_and_totals_are_no_authorities() {
    let areas = |report: &Value| -> Vec<(String, String)> {
        let areas = report["areas"].as_array().unwrap().iter();
        let words = |area: &Value, field: &str| area[field].as_str().unwrap().to_owned();
        areas
            .map(|area| (words(area, "name"), words(area, "kind")))
            .collect()
    };
    let pair = |name: &str, kind: &str| (name.to_owned(), kind.to_owned());
    let halton = pair("Halton", "authority");
    let (said, report) = read("lginform-means.csv", &["--area", "Halton"]);
    assert_eq!(
        areas(&report),
        [
            halton.clone(),
            pair("Wirral", "authority"),
            pair("England", "nation")
        ],
        "{said}"
    );
    assert!(
        said.contains(
            "8 rows of 4 other areas are left out: Mean for Halton CIPFA nearest neighbours, \
             Minimum for Halton CIPFA nearest neighbours, Total, North West (average); --beside"
        ),
        "{said}"
    );
    // The mean of neighbours has a sort of its own in a report; a total has none.
    let mean = "Mean for Halton CIPFA nearest neighbours";
    let arguments = ["--area", "Halton", "--beside", mean];
    let (said, report) = read("lginform-means.csv", &arguments);
    assert_eq!(
        areas(&report),
        [halton, pair(mean, "neighbour_mean")],
        "{said}"
    );
    let arguments = ["--area", "Halton", "--beside", "Total"];
    let (said, _) = read("lginform-means.csv", &arguments);
    assert!(
        said.contains(
            "line 8, column Area: \"Total\", which --beside names, is made of several places"
        ),
        "{said}"
    );
}

#[test]
fn a_table_of_explore_education_statistics_is_read() {
    let (said, report) = read("explore-education.csv", &["--area", "E06000006"]);
    assert_eq!(
        said,
        "faults/explore-education.csv: read as a table of explore education statistics, with a column for every measure
faults/explore-education.csv: 1 row is of areas that are no nation, region or authority, and left out
the report is about 2023/24 academic, the latest period of Halton; --period says another
faults/explore-education.csv: no problems
OUT.json is written
"
    );
    assert_eq!(
        titles(&report),
        [
            "Sess overall percent",
            "Enrolment number",
            "Sess overall percent: Primary",
            "Enrolment number: Primary"
        ]
    );
    let overall = &report["indicators"][0];
    assert_eq!(overall["unit"]["kind"], "percent");
    assert_eq!(periods(overall), ["2022/23 academic", "2023/24 academic"]);
    assert_eq!(
        overall["observations"]["series"][0]["marks"]["2023/24 academic"],
        "z"
    );
    assert_eq!(report["indicators"][1]["unit"]["kind"], "count");
    assert_eq!(
        report["indicators"][1]["observations"]["series"][2]["values"][0],
        7_800_000
    );
}

#[test]
fn a_slip_in_a_column_of_education_statistics_stays_a_slip() {
    let (said, report) = read("explore-education-slips.csv", &["--area", "E06000006"]);
    assert_eq!(report, Value::Null, "{said}");
    for (line, column, words) in [(3, "rate_per_10000", "k"), (4, "attendance_percent", "<5")] {
        let error =
            format!("line {line}, column {column}: \"{words}\" is neither a number nor a symbol");
        assert!(said.contains(&error), "{said}");
    }
    let (said, report) = read("explore-education-na.csv", &["--area", "E06000006"]);
    // Year groups are numbers and a word for the whole: they part the figures.
    assert_eq!(
        titles(&report),
        ["Attendance percent", "Attendance percent: 7"],
        "{said}"
    );
    let series = &report["indicators"][0]["observations"]["series"];
    assert_eq!(series[0]["values"], serde_json::json!([92.1, null]));
    assert_eq!(series[0]["marks"]["2022/23 academic"], "x");
}
