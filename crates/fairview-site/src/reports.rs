//! The reports of a site: read with every file that belongs to them, under the rules of the format,
//! and taken apart into the files that readers fetch. What has errors is not published.

use crate::families::{Open, PublishedFamilies, families};
use crate::file::File;
use crate::names;
use crate::split::{self, Split};
use fairview::shared::Shared;
use fairview::state::IndicatorDetail;
use report_core::changes::{self, History};
use report_core::families::Families;
use report_core::position::Position;
use report_core::problem::{ReadError, Severity};
use report_core::read::{self, Reading};
use report_core::report::{Catalogue, Indicator, Report, Sort};
use report_core::words;
use report_view::wording;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where the list of reports lies. It changes under its name, so it is not among the data files.
pub const CATALOGUE: &str = "catalogue.json";

/// A report of the site.
pub struct Published {
    /// Its id in links.
    pub id: String,
    /// Its file, relative to the catalogue.
    pub file: String,
    /// A line about what it holds.
    pub summary: Option<String>,
    /// The series it belongs to, as the catalogue or else the report says.
    pub series: Option<String>,
    /// The report and what was noticed while reading it.
    pub report: Shared<Reading<Report>>,
    /// The measures that have files of their own, by id.
    pub details: BTreeMap<String, Shared<IndicatorDetail>>,
}

/// All reports of a site, newest first, and their data as files of the site.
pub struct Reports {
    /// Whose they are.
    pub organisation: String,
    /// The reports.
    pub list: Vec<Published>,
    /// The catalogue as the page reads it.
    pub catalogue: Shared<Reading<Catalogue>>,
    /// The data files.
    pub files: Vec<File>,
    /// What the reports publish of measures that several have.
    pub families: PublishedFamilies,
}

/// What is known of a release where releases are set beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The report's title.
    pub title: String,
    /// Who publishes it.
    pub organisation: String,
    /// Its period, as in links.
    pub period: String,
    /// The series it belongs to, where one is named.
    pub series: Option<String>,
}

/// A sentence for every title of an organisation that several releases share without one series:
/// readers of one are not offered the others. Releases that name another series each are meant so.
pub fn series_proposed(releases: &[Release]) -> Vec<String> {
    let mut by_title: BTreeMap<(&str, &str), Vec<&Release>> = BTreeMap::new();
    for release in releases {
        let whose = (release.organisation.trim(), release.title.trim());
        by_title.entry(whose).or_default().push(release);
    }
    let mut said = Vec::new();
    for ((organisation, title), alike) in by_title {
        let unnamed: Vec<&str> = alike
            .iter()
            .filter(|release| release.series.is_none())
            .map(|release| release.period.as_str())
            .collect();
        if alike.len() < 2 || unnamed.is_empty() {
            continue;
        }
        let named = alike.iter().find_map(|release| release.series.clone());
        let series = named.unwrap_or_else(|| word(title));
        let shown = unnamed
            .iter()
            .take(MOST_PERIODS)
            .copied()
            .collect::<Vec<_>>();
        let more = match unnamed.len() - shown.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        said.push(format!(
            "\"{title}\" of {organisation} has {} releases, and no series is named for {}{more}: readers of one are not offered the others. Write \"series\": \"{series}\" in each of these reports, or beside it in the catalogue",
            alike.len(),
            shown.join(", ")
        ));
    }
    said
}

/// So many releases of one title are named.
const MOST_PERIODS: usize = 6;

/// Words as a word of links: `priority-based-report`.
fn word(words: &str) -> String {
    let mut word = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            word.push(c);
        } else if !word.is_empty() && !word.ends_with('-') {
            word.push('-');
        }
    }
    word.truncate(60);
    word.trim_end_matches('-').to_owned()
}

/// A report's own file and those of its measures.
struct Source {
    id: Option<String>,
    path: PathBuf,
    summary: Option<String>,
    series: Option<String>,
}

impl Reports {
    /// The address of the list of reports, below the site. Its query changes with the list, so that no
    /// browser takes another for it.
    pub fn catalogue_address(&self) -> String {
        let list = self.files.iter().find(|file| file.path == CATALOGUE);
        let hash = names::sha256(list.map_or(&[], |list| &list.bytes));
        format!("{CATALOGUE}?{}", &hash[..names::DIGITS])
    }

    /// The files of the families that a report's measures belong to.
    pub fn families_of(&self, published: &Published) -> Vec<&File> {
        let links = published.report.value.indicators.iter();
        let links = links.filter_map(|one| one.family.as_ref()?.file.as_ref());
        links
            .filter_map(|path| self.files.iter().find(|file| file.path == *path))
            .collect()
    }

    /// The reports as releases of each other.
    pub fn releases(&self) -> Vec<Release> {
        let releases = self.list.iter().map(|published| {
            let report = &published.report.value;
            Release {
                title: report.title.clone(),
                organisation: report.organisation.clone(),
                period: report.period.label().to_owned(),
                series: published.series.clone(),
            }
        });
        releases.collect()
    }

    /// Reads reports, and the reports that catalogues name.
    ///
    /// # Errors
    /// All problems, one line each: the file, the place in it, what was found and expected.
    pub fn read(inputs: &[PathBuf], organisation: Option<&str>) -> Result<Self, Vec<String>> {
        Self::read_from(inputs, organisation, &|path| std::fs::read(path))
    }

    /// The same, from files that `open` gives the bytes of.
    ///
    /// # Errors
    /// As for [`Reports::read`].
    pub fn read_from(
        inputs: &[PathBuf],
        organisation: Option<&str>,
        open: Open,
    ) -> Result<Self, Vec<String>> {
        let mut problems = Vec::new();
        let mut named = organisation.map(str::to_owned);
        let mut family_files = Vec::new();
        let sources = sources(inputs, open, &mut named, &mut family_files, &mut problems);
        let mut taken: Vec<SplitReport> = Vec::new();
        for source in sources {
            match one(source, open) {
                Ok(found) if taken.iter().any(|other| other.whole.id == found.whole.id) => {
                    problems.push(format!(
                        "{}: its id \"{}\" is also that of an earlier report; expected an id of its own",
                        found.source.path.display(),
                        found.whole.id
                    ));
                }
                Ok(found) => taken.push(found),
                Err(found) => problems.extend(found),
            }
        }
        let mut list: Vec<Published> = Vec::new();
        let mut files = Vec::new();
        let wholes: Vec<&Report> = taken.iter().map(|own| &own.whole).collect();
        let families = families(&family_files, &wholes, open).unwrap_or_else(|found| {
            problems.extend(found);
            PublishedFamilies::default()
        });
        files.extend(families.files.iter().cloned());
        // A history goes from release to release, by ids and refs: families join reports years apart.
        let histories: Vec<_> = taken.iter().map(|own| own.history(&taken)).collect();
        for own in &mut taken {
            families.mark(&mut own.whole);
        }
        for (own, history) in taken.into_iter().zip(histories) {
            let path = own.source.path.clone();
            match own.published(history, &families) {
                Ok((published, data)) => {
                    list.push(published);
                    files.extend(data);
                }
                Err(reason) => problems.push(format!("{}: {reason}", path.display())),
            }
        }
        if list.is_empty() && problems.is_empty() {
            problems.push("there is no report to publish".to_owned());
        }
        let organisation = named
            .or_else(|| Some(list.first()?.report.value.organisation.clone()))
            .unwrap_or_default();
        // In whatever order the reports are named, the site is the same.
        list.sort_by(|a, b| a.id.cmp(&b.id));
        let catalogue = match read::catalogue(&as_catalogue(&organisation, &list, &families)) {
            Ok(reading) => Shared::new(reading),
            Err(refusal) => {
                problems.push(format!("the list of reports: {refusal}"));
                return Err(problems);
            }
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        // In the order of the list as the page reads it: newest first.
        let place = |id: &str| {
            catalogue
                .value
                .reports
                .iter()
                .position(|entry| entry.id == id)
        };
        list.sort_by_key(|published| place(&published.id));
        files.push(File {
            path: CATALOGUE.to_owned(),
            bytes: as_catalogue(&organisation, &list, &families),
        });
        Ok(Self {
            organisation,
            list,
            catalogue,
            files,
            families,
        })
    }
}

/// The reports that the inputs are or name.
fn sources(
    inputs: &[PathBuf],
    open: Open,
    organisation: &mut Option<String>,
    families: &mut Vec<PathBuf>,
    problems: &mut Vec<String>,
) -> Vec<Source> {
    let mut sources = Vec::new();
    for path in inputs {
        let catalogue = open(path)
            .ok()
            .and_then(|bytes| read::catalogue(&bytes).ok());
        let Some(catalogue) = catalogue else {
            sources.push(Source {
                id: None,
                path: path.clone(),
                summary: None,
                series: None,
            });
            continue;
        };
        organisation.get_or_insert_with(|| catalogue.value.organisation.clone());
        let folder = path.parent().unwrap_or(Path::new(""));
        let own = catalogue.value.families.as_ref();
        families.extend(own.map(|file| folder.join(file)));
        let errors = catalogue
            .problems
            .iter()
            .filter(|p| p.severity == Severity::Error);
        problems.extend(errors.map(|problem| format!("{}: {problem}", path.display())));
        sources.extend(catalogue.value.reports.iter().map(|entry| Source {
            id: Some(entry.id.clone()),
            path: folder.join(&entry.file),
            summary: entry.summary.clone(),
            series: entry.series.clone(),
        }));
    }
    sources
}

/// A report, read and taken apart.
struct SplitReport {
    source: Source,
    /// The report with the figures of its indicators' own files, by its id on the site.
    whole: Report,
    parts: Split,
}

/// Reads one report and takes it apart.
fn one(source: Source, open: Open) -> Result<SplitReport, Vec<String>> {
    let path = &source.path;
    let bytes = opened(path, open).map_err(|problem| vec![problem])?;
    let reading = read::report(&bytes).map_err(|refusal| lines(path, &refusal))?;
    let errors = |problems: &[report_core::problem::Problem]| -> Vec<String> {
        let errors = problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error);
        errors
            .map(|problem| format!("{}: {problem}", path.display()))
            .collect()
    };
    let mut problems = errors(&reading.problems);
    let report = &reading.value;
    let mut own: BTreeMap<String, (Vec<u8>, Indicator)> = BTreeMap::new();
    let folder = path.parent().unwrap_or(Path::new(""));
    for indicator in &report.indicators {
        let Some(file) = &indicator.file else {
            continue;
        };
        let at = folder.join(file);
        let found = opened(&at, open)
            .map_err(|problem| vec![problem])
            .and_then(|bytes| {
                let detail =
                    IndicatorDetail::read(report, indicator, &bytes).map_err(|failure| {
                        let said = failure.lines().into_iter();
                        said.map(|line| format!("{}: {line}", at.display()))
                            .collect::<Vec<_>>()
                    })?;
                Ok((detail, bytes))
            });
        match found {
            Ok((detail, bytes)) => {
                problems.extend(errors(&detail.problems));
                own.insert(indicator.id.clone(), (bytes, detail.indicator));
            }
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let wrong = |reason: String| vec![format!("{}: {reason}", path.display())];
    let text = String::from_utf8_lossy(&bytes);
    let parts = split::split(&text, report, &own, split::WHOLE_BYTES).map_err(wrong)?;
    let mut whole = reading.value;
    for indicator in &mut whole.indicators {
        if let Some((_, found)) = own.remove(&indicator.id) {
            *indicator = found;
        }
    }
    if let Some(id) = &source.id {
        whole.id.clone_from(id);
    }
    // What an earlier build wrote of families goes.
    Families::default().mark(&mut whole);
    Ok(SplitReport {
        source,
        whole,
        parts,
    })
}

impl SplitReport {
    fn series(&self) -> Option<&String> {
        self.source.series.as_ref().or(self.whole.series.as_ref())
    }

    /// Whether two are releases of one account: by their series; where none is named, by title and
    /// sort.
    fn shares_page_with(&self, other: &Self) -> bool {
        match self.series() {
            Some(series) => other.series() == Some(series),
            None => self.whole.title == other.whole.title && self.whole.sort == other.whole.sort,
        }
    }

    /// What the releases of its series up to this one published.
    fn history(&self, all: &[Self]) -> Option<History> {
        let earlier = |other: &&Self| {
            self.shares_page_with(other) && other.whole.by_time(&self.whole).is_lt()
        };
        let mut releases: Vec<&Report> = all.iter().filter(earlier).map(|one| &one.whole).collect();
        releases.sort_by(|a, b| a.by_time(b));
        releases.push(&self.whole);
        changes::history(&releases)
    }

    /// The report as its readers will have it, with its data files: read again from what is
    /// written, so that the pages show what the viewer will.
    fn published(
        mut self,
        history: Option<History>,
        families: &PublishedFamilies,
    ) -> Result<(Published, Vec<File>), String> {
        let links = families.links(&self.whole);
        self.parts
            .relate(&links)
            .map_err(|error| error.to_string())?;
        self.parts
            .tell(history.as_ref())
            .map_err(|error| error.to_string())?;
        let series = self.series().cloned();
        let Self {
            source,
            whole: Report { id, .. },
            parts,
        } = self;
        let reading = read::report(&parts.index).map_err(|refusal| refusal.to_string())?;
        // Every name says what is in the file, so that browsers may keep it.
        let index = names::with_hash("report.json", &parts.index);
        let mut details = BTreeMap::new();
        let mut files = Vec::with_capacity(parts.files.len() + 1);
        for (of, name, bytes) in parts.files {
            let indicator = reading.value.indicator(&of).ok_or("an indicator is lost")?;
            let detail = IndicatorDetail::read(&reading.value, indicator, &bytes)
                .map_err(|failure| failure.lines().join("; "))?;
            details.insert(of, Shared::new(detail));
            let path = format!("data/{id}/{name}");
            files.push(File { path, bytes });
        }
        let file = format!("data/{id}/{index}");
        files.push(File {
            path: file.clone(),
            bytes: parts.index,
        });
        let published = Published {
            file,
            id,
            summary: source.summary,
            series,
            report: Shared::new(reading),
            details,
        };
        Ok((published, files))
    }
}

fn opened(path: &Path, open: Open) -> Result<Vec<u8>, String> {
    open(path).map_err(|error| format!("{}: it cannot be read: {error}", path.display()))
}

fn lines(path: &Path, refusal: &ReadError) -> Vec<String> {
    match refusal {
        ReadError::Content(problems) => problems
            .iter()
            .map(|problem| format!("{}: {problem}", path.display()))
            .collect(),
        other => vec![format!("{}: {other}", path.display())],
    }
}

/// `35 measures: 10 red, 4 amber and 3 green.`; of a benchmark, how many are in the best quartile.
fn news(report: &Report) -> String {
    if report.sort == Sort::Benchmark {
        let mut bands = [0; 4];
        let positions = report
            .indicators
            .iter()
            .filter_map(|i| Position::of(report, i));
        positions
            .filter_map(|position| position.band())
            .for_each(|band| bands[band as usize] += 1);
        if let Some(standing) = wording::in_quartiles(report.area_name(), bands) {
            return standing;
        }
    }
    let ratings = wording::counts(report.indicators.iter().map(|i| i.rating));
    match ratings.as_str() {
        "" => words::report_lead(report),
        // Topics have ratings of their own, and the lead says both.
        _ if !report.topics.is_empty() => words::report_lead(report),
        ratings => {
            let all = wording::count(report.indicators.len(), "measure");
            format!("{all}: {ratings}.")
        }
    }
}

fn as_catalogue(organisation: &str, list: &[Published], families: &PublishedFamilies) -> Vec<u8> {
    let entries: Vec<serde_json::Value> = list
        .iter()
        .map(|published| {
            let report = &published.report.value;
            let sort = match report.sort {
                Sort::Quarter => "quarter",
                Sort::Year => "year",
                Sort::Plan => "plan",
                Sort::Benchmark => "benchmark",
            };
            let mut entry = json!({
                "id": published.id,
                "file": published.file,
                "title": report.title,
                "period": report.period.label(),
                "sort": sort,
                "news": news(report),
            });
            if let Some(series) = &published.series {
                entry["series"] = json!(series);
            }
            if let Some(day) = report.published {
                entry["published"] = json!(day.to_string());
            }
            if let Some(summary) = &published.summary {
                entry["summary"] = json!(summary);
            }
            let unlike = list.iter().filter(|other| {
                other.id != published.id && changes::nothing_in_both(&other.report.value, report)
            });
            let unlike: Vec<&str> = unlike.map(|other| other.id.as_str()).collect();
            if !unlike.is_empty() {
                entry["nothing_in_common"] = json!(unlike);
            }
            entry
        })
        .collect();
    let mut catalogue = json!({
        "fairview": "1.0",
        "kind": "catalogue",
        "organisation": organisation,
        "reports": entries,
    });
    if let Some(file) = &families.list_file {
        catalogue["over_time"] = json!(file);
    }
    let mut bytes = serde_json::to_vec(&catalogue).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
