//! The words of `--help`: a page for every command, and all of them together. Usage errors end with
//! the form of the command they are about.

/// How one command is used.
pub struct Page {
    /// The words it begins with, `import csv`.
    pub name: &'static str,
    /// Its form.
    pub form: &'static str,
    /// What it does, in lines of at most 96 characters.
    pub about: &'static str,
    /// An example.
    pub like: &'static str,
}

/// Every command.
pub const PAGES: &[Page] = &[
    Page {
        name: "check",
        form: "fairview check FILE… [--format json] [OPTIONS]",
        about: "\
Say what is wrong with report files and catalogues, and with workbooks, CSV and JSON-stat as
importing them would (OPTIONS as there): every problem, with its place; and as
notices what is suspicious though legal. Exits with 1 where there are errors, with 0 where
there are only notices.",
        like: "fairview check report.json",
    },
    Page {
        name: "diff",
        form: "fairview diff BEFORE AFTER [--as text|markdown|json|csv] [--out FILE]",
        about: "\
Say what changed from one release to the next: ratings that moved, figures revised, targets
altered, what was added, dropped, renamed or rewritten; as lines, as a section for a
committee paper, for programs, or for a spreadsheet.",
        like: "fairview diff q2.json q3.json --as markdown --out changes.md",
    },
    Page {
        name: "figures",
        form: "fairview figures REPORT [--area ID]",
        about: "\
Print every figure that is worked out for the pages as CSV, for a spreadsheet. Without
--area: of the report's own area; with `--area all`: of every area.",
        like: "fairview figures q3.json > figures.csv",
    },
    Page {
        name: "export",
        form: "fairview export REPORT --as csvw|csv|xlsx|json|jsonstat --out PATH",
        about: "\
Write everything a report holds as tables: csvw, an archive of CSV files described as CSV on
the Web and as a Data Package; csv, the same files in a new folder; xlsx, a workbook; json;
jsonstat, its figures over time. Figures in files of their own are read too.
With --table NAME --as csv|xlsx|json: one table as its page gives it to readers; NAME is
scorecard, compare, milestones or finance:ID.",
        like: "fairview export q3.json --as csvw --out q3.zip",
    },
    Page {
        name: "chart",
        form: "fairview chart REPORT MEASURE --out PICTURE [--kind KIND] [--as svg|png] [--scale N] [--ink grey]",
        about: "\
Write a chart of a measure, named by its id, with its title, sentence, source, date and
licence. KIND is trend, own (the report's own figures beside a benchmark's), ranking,
authorities, target, neighbours or parts. --as is by the ending of PICTURE unless given; a
PNG is drawn at twice its size unless --scale says.",
        like: "fairview chart q3.json ced021 --out chart.png",
    },
    Page {
        name: "schema",
        form: "fairview schema report|catalogue|indicator|fields",
        about: "\
Print the JSON Schema of a kind of file, or every field of the format as tables.",
        like: "fairview schema report",
    },
    Page {
        name: "template",
        form: "fairview template OUT.xlsx [--from REPORT]",
        about: "\
Write a workbook to fill: a sheet for every part of a report, with notes, drop-downs and
example rows. With --from: filled with what a report says, to be brought up to date. A file
that is there already is left alone.",
        like: "fairview template next.xlsx --from q3.json",
    },
    Page {
        name: "import xlsx",
        form: "fairview import xlsx WORKBOOK --out REPORT [--strict] [--onto LAST]",
        about: "\
Make a report of a filled workbook. Everything wrong is listed with sheet, row and column;
where there are errors nothing is written. With --strict notices are errors; with --onto
the workbook is joined to the last report by ref.",
        like: "fairview import xlsx q3.xlsx --out q3.json",
    },
    Page {
        name: "import csv",
        form: "fairview import csv FILE… --out REPORT.json [--strict] [--onto LAST.json] [OPTIONS]",
        about: "\
Make a report out of tidy CSV, one observation a row. Every bad row is listed, and nothing is
written while there is one; with --strict, notices count too. With --onto, join it to the last
report by ref. OPTIONS, or --options FILE with one a line as `area = E06000006`: --area CODE,
--beside CODES, --region CODE, --title, --organisation, --period, --id, --published,
--indicator, --years financial|academic, --percent-as fractions|percentages, --parts COLUMNS,
--source, --publisher, --url, --licence.",
        like: "fairview import csv figures.csv --area E06000006 --out report.json",
    },
    Page {
        name: "import jsonstat",
        form: "fairview import jsonstat FILE… --out REPORT.json [--strict] [--onto LAST.json] [OPTIONS]",
        about: "\
Make a report out of data sets of JSON-stat 2.0. Every bad value is listed, and nothing is
written while there is one; with --strict, notices count too. With --onto, join it to the last
report by ref. OPTIONS as of import csv, and --area-dimension, --period-dimension,
--indicator-dimension.",
        like: "fairview import jsonstat figures.json --area E06000006 --out report.json",
    },
    Page {
        name: "import lait",
        form: "fairview import lait --data FOLDER --authority NAME --out FOLDER",
        about: "\
Make a benchmark report for one authority, its statistical neighbours, its region and
England from the files of the Local Authority Interactive Tool.",
        like: "fairview import lait --data lait --authority Halton --out reports",
    },
    Page {
        name: "build",
        form: "fairview build REPORT… --out SITE [--config fairview.toml] [--offline] [--remove] [--viewer FOLDER]",
        about: "\
Make a site of the reports: a page for every view, to be uploaded to any web space. With
--offline: readers' devices keep what they open, to be read without a network; a newer
version is offered to them. A report that the folder holds and that is not named is taken
away only with --remove. With --viewer: with the viewer of a folder in place of the one inside
this program.",
        like: "fairview build reports/*.json --out site",
    },
    Page {
        name: "bundle",
        form: "fairview bundle REPORT --out REPORT.html [--config fairview.toml] [--viewer FOLDER]",
        about: "\
Make one file of a report: viewer, styles and data in a page that opens by double click,
from a disk or an e-mail, and reads where scripts are forbidden.",
        like: "fairview bundle q3.json --out q3.html",
    },
    Page {
        name: "serve",
        form: "fairview serve SITE [--port N] [--at /folder/]",
        about: "\
Show a built site on this computer, before it is uploaded.",
        like: "fairview serve site",
    },
    Page {
        name: "verify",
        form: "fairview verify SITE [--format json]",
        about: "\
Follow every link of a site and hold every file to its hash. Exits with 1 where there are
errors, with 0 where there are only notices.",
        like: "fairview verify site",
    },
];

/// The page of a command by its words; those after it do not matter.
pub fn of(words: &[&str]) -> Option<&'static Page> {
    PAGES.iter().find(|page| {
        let name: Vec<&str> = page.name.split(' ').collect();
        words.starts_with(&name)
    })
}

/// What `--help` beside these words asks for: one command, those of one word, or all.
pub fn asked(words: &[&str]) -> String {
    if let Some(page) = of(words) {
        return format!("{}\n{}", one(page), END);
    }
    let of_word = |page: &&Page| {
        words
            .first()
            .is_some_and(|word| page.name.split(' ').next() == Some(word))
    };
    let some: Vec<&Page> = PAGES.iter().filter(of_word).collect();
    match some.as_slice() {
        [] => all(),
        some => {
            let pages: Vec<String> = some.iter().map(|page| one(page)).collect();
            format!("{}\n{END}", pages.join("\n"))
        }
    }
}

const END: &str = "fairview --help has every command.\n";

/// Every command, with what it does.
pub fn all() -> String {
    let mut text = "fairview: the officer's command\n\n".to_owned();
    for page in PAGES {
        text.push_str(&format!("  {}\n", page.form));
        for line in page.about.lines() {
            text.push_str(&format!("      {line}\n"));
        }
        text.push('\n');
    }
    text.push_str("  fairview --version\n      Print the version, and whether there is a viewer inside this program.\n\n");
    text.push_str(
        "  fairview COMMAND --help\n      Say how one command is used, with an example.\n",
    );
    text
}

fn one(page: &Page) -> String {
    let about: String = page
        .about
        .lines()
        .map(|line| format!("  {line}\n"))
        .collect();
    format!("{}\n\n{about}\n  Like: {}\n", page.form, page.like)
}

/// What is wrong with the words of a command, and its form.
pub fn wrong(words: &[&str], reason: &str) -> String {
    let form = match of(words) {
        Some(page) => format!("Usage: {}\n", page.form),
        None => "fairview --help has every command.\n".to_owned(),
    };
    format!("fairview: {reason}\n{form}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_page_with_its_form_and_an_example() {
        for page in PAGES {
            let form = page.form.strip_prefix("fairview ").unwrap();
            assert!(form.starts_with(page.name), "{form}");
            assert!(
                page.like.starts_with(&format!("fairview {}", page.name)),
                "{}",
                page.like
            );
            let words: Vec<&str> = page.name.split(' ').chain(["--help"]).collect();
            let said = asked(&words);
            assert!(
                said.starts_with(page.form) && said.contains(page.like),
                "{said}"
            );
            assert!(all().contains(page.form));
            assert!(
                page.about.lines().all(|line| line.chars().count() <= 96),
                "{}",
                page.name
            );
        }
        let import = asked(&["import", "--help"]);
        assert!(
            ["xlsx", "csv", "jsonstat", "lait"]
                .iter()
                .all(|kind| import.contains(&format!("fairview import {kind} ")))
        );
        assert_eq!(asked(&["no-such"]), all());
        assert_eq!(
            wrong(&["verify"], "verify needs one folder"),
            "fairview: verify needs one folder\nUsage: fairview verify SITE [--format json]\n"
        );
    }
}
