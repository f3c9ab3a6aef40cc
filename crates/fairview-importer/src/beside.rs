//! Other publishers' figures beside the measures of a report: which may go where, and the joining of those
//! that somebody confirmed.

use crate::found::{self, causes};
use crate::kinds::{Kind, is_report, kind};
use crate::{Answer, Beside, Imported, Measure, Own, Pair, Pairs, Request, last, unsaid, words};
use report_core::read;
use report_core::report::{Basis, Indicator, Polarity, Report};
use report_core::unit::UnitKind;
use report_core::wire;
use report_import::choices::{ComparatorChoice, Comparators};
use report_import::comparators::{
    self, How, NeighbourList, Published, RowFilter, SAME_TITLE, propose, workbooks,
};
use report_import::json;
use report_import::options::OPTIONS;
use report_import::problems::Problems;
use report_import::sheet::key;
use report_import::update::Last;
use report_import::xlsx::recipe::Recipe;

/// The files with their workbooks as CSV.
pub fn tables(request: &Request, beside: &Beside, files: &[Vec<u8>]) -> Result<Answer, String> {
    let of_neighbours = beside.neighbours.as_ref().map(|(name, _)| name);
    let last = files.len() - usize::from(of_neighbours.is_some());
    let names = request
        .names
        .iter()
        .chain(&request.onto)
        .chain(of_neighbours);
    let files = files.iter().zip(names).enumerate();
    let files = files.map(|(at, (bytes, name))| {
        let table = match at == last {
            true => workbooks::neighbours(bytes.clone(), &beside.area),
            false => workbooks::figures(bytes.clone()),
        };
        table.map_err(|reason| format!("{name}: {reason}"))
    });
    Ok(Answer::Tables(files.collect::<Result<_, _>>()?))
}

/// The proposals for a report, or the report with what was confirmed.
pub fn answer(request: &Request, beside: &Beside, files: &[Vec<u8>]) -> Result<Answer, String> {
    let last = last(request, files)?.ok_or("There is no report to set figures beside.")?;
    let mut problems = Problems::default();
    let known = match &request.recipe {
        Some(text) => Comparators::read(text.as_bytes()).map_err(words::sentence)?,
        None => Comparators::default(),
    };
    let mut choices = Comparators {
        neighbours: beside.neighbours.as_ref().map(|(_, list)| list.clone()),
        measures: beside.pairs.iter().flatten().map(choice).collect(),
    };
    for choice in &mut choices.measures {
        if let Some(source) = known.source(&[key(&choice.measure)]) {
            choice.set_source(&source);
        }
    }
    // Nobody who chose nothing has all joined that has one name.
    let asked = beside.pairs.as_ref().is_none_or(|pairs| !pairs.is_empty());
    // All are proposed; the source of what was chosen before is known.
    let wanted = match &beside.pairs {
        None => (&known, RowFilter::Sound),
        Some(_) => (&choices, RowFilter::Joined),
    };
    let published = match request.names.is_empty() || !asked {
        true => None,
        false => published(request, &last, wanted, files, &mut problems)?,
    };
    if beside.pairs.is_none() {
        return Ok(Answer::Pairs(pairs(
            request,
            &last,
            published.as_ref(),
            &known,
            &problems,
        )?));
    }
    let neighbours = match (&beside.neighbours, files.last()) {
        (Some((name, list)), Some(bytes)) => {
            NeighbourList::read(name, bytes, Some(list), last.report(), &mut problems)
        }
        _ => None,
    };
    let theirs: Vec<String> = published
        .iter()
        .flat_map(|found| names(found.report()))
        .collect();
    // What the files leave unsaid is said once.
    if let Some(published) = published.as_ref().filter(|_| !request.options.is_empty()) {
        for choice in &mut choices.measures {
            let named = |one: &&wire::Indicator| {
                names_of(one).any(|name| key(name) == key(&choice.measure))
            };
            let other = published.report().indicators.iter().find(named);
            if let Some(source) = other.and_then(|other| published.source(other)) {
                choice.set_source(source);
            }
        }
    }
    let how = How {
        replace: beside.replace,
        strict: false,
    };
    let found = comparators::import(&last, published, neighbours, &choices, how, problems);
    let recipe = match found.sound() {
        Some(_) => Some(kept(request, known, &choices, &theirs)?),
        None => request.recipe.clone(),
    };
    Ok(Answer::Imported(Imported {
        recipe,
        ..found::of(found)
    }))
}

/// The figures of the files: of a report, or of data.
fn published(
    request: &Request,
    last: &Last,
    (choices, wanted): (&Comparators, RowFilter),
    files: &[Vec<u8>],
    problems: &mut Problems,
) -> Result<Option<Published>, String> {
    let options = unsaid::options(request)?;
    // A report comes with the files of its measures, in any order: a browser says no folders.
    let given = || request.names.iter().zip(files);
    if let Some((name, bytes)) = given().find(|(_, bytes)| is_report(bytes)) {
        let file = |named: &str| {
            let is = |name: &str| name == named || named.rsplit('/').next() == Some(name);
            let found = given().find(|(name, _)| is(name));
            found.map(|(_, bytes)| Ok(bytes.clone()))
        };
        let found = Last::read_some(name, bytes, file)?;
        let published = Published::of_report(last, &options, &found);
        return published
            .map(Some)
            .map_err(|reason| format!("{name}: {reason}."));
    }
    for (name, bytes) in request.names.iter().zip(files) {
        if !matches!(kind(name, bytes)?, Kind::Data(_)) {
            return Err(format!(
                "{name} is no file of figures. Choose CSV, JSON-stat, workbooks with a table, or one report."
            ));
        }
    }
    let files = request.names.iter().zip(files);
    let files = files.map(|(name, bytes)| (name.clone(), Ok(bytes.clone())));
    Ok(Published::of_files(
        last,
        &options,
        choices,
        wanted,
        files.collect(),
        problems,
    ))
}

fn choice(pair: &Pair) -> ComparatorChoice {
    let said = |words: &String| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    ComparatorChoice {
        of: pair.of.clone(),
        measure: pair.measure.clone(),
        reason: pair.reason.clone(),
        difference: said(&pair.difference),
        basis: said(&pair.basis),
        good_is: said(&pair.good_is),
        unit: said(&pair.unit),
        ..ComparatorChoice::default()
    }
}

/// The names of all measures of a report, without their signs.
fn names(report: &wire::Report) -> Vec<String> {
    let names = report.indicators.iter().flat_map(names_of);
    names.map(|name| key(name)).collect()
}

fn names_of(one: &wire::Indicator) -> impl Iterator<Item = &String> {
    one.r#ref.iter().chain([&one.title, &one.id])
}

/// The recipe with what was confirmed, in place of what it chose of the same files before.
fn kept(
    request: &Request,
    known: Comparators,
    confirmed: &Comparators,
    theirs: &[String],
) -> Result<String, String> {
    let mut all = known;
    all.measures
        .retain(|choice| !theirs.contains(&key(&choice.measure)));
    all.measures.extend(confirmed.measures.iter().cloned());
    if confirmed.neighbours.is_some() {
        all.neighbours.clone_from(&confirmed.neighbours);
    }
    match &request.recipe {
        Some(text) if !Comparators::stand_alone(text.as_bytes()) => {
            let recipe = Recipe::read(text.as_bytes()).map_err(words::sentence)?;
            Ok(Recipe {
                comparators: all,
                ..recipe
            }
            .text())
        }
        _ => Ok(all.text()),
    }
}

/// What may be set beside what.
fn pairs(
    request: &Request,
    last: &Last,
    published: Option<&Published>,
    known: &Comparators,
    problems: &Problems,
) -> Result<Pairs, String> {
    let as_read = |report: &wire::Report| -> Result<Report, String> {
        let text = json::print(report)?;
        let read = read::report(text.as_bytes()).map_err(|refusal| refusal.to_string())?;
        Ok(read.value)
    };
    let own = as_read(last.report())?;
    let (mut errors, notices) = causes(&problems.list, &[]);
    errors.extend(notices);
    let data = [
        "source",
        "publisher",
        "url",
        "licence",
        "beside",
        "years",
        "percent-as",
        "indicator",
    ];
    let options = OPTIONS.iter().filter(|option| data.contains(&option.name));
    let mut said = unsaid::options(request)?;
    let source = published.and_then(|found| found.source(found.report().indicators.first()?));
    if let Some(source) = source {
        said.fill("source", &source.title);
        let parts = [
            ("publisher", &source.publisher),
            ("url", &source.url),
            ("licence", &source.licence),
        ];
        for (name, words) in parts {
            words.iter().for_each(|words| said.fill(name, words));
        }
    }
    let mut found = Pairs {
        errors,
        notes: problems
            .notes
            .iter()
            .map(|note| words::on_page(note))
            .collect(),
        options: options.map(|option| unsaid::field(option, &said)).collect(),
        ..Pairs::default()
    };
    let Some(published) = published.map(Published::report) else {
        return Ok(found);
    };
    let theirs = as_read(published)?;
    let files = published.indicators.iter();
    // What a measure whose figures are not here names is still in it.
    let files: Vec<Option<String>> = files.map(|one| one.file.clone()).collect();
    found.theirs = theirs
        .indicators
        .iter()
        .map(|one| measure(&theirs, one))
        .collect();
    for (measure, file) in found.theirs.iter_mut().zip(files) {
        measure.file = file;
    }
    let proposals = propose(&own, &theirs);
    for (indicator, proposal) in own.indicators.iter().zip(proposals) {
        let mut one = Own {
            measure: measure(&own, indicator),
            basis: indicator.basis.map_or("", basis).to_owned(),
            has: indicator
                .benchmark
                .as_ref()
                .map(|benchmark| benchmark.title.clone()),
            ..Own::default()
        };
        let named = |name: &str| {
            let name = key(name);
            [
                Some(&indicator.id),
                indicator.printed_ref.as_ref(),
                Some(&indicator.title),
            ]
            .into_iter()
            .flatten()
            .any(|own| key(own) == name)
        };
        let place = |same: &dyn Fn(&Indicator) -> bool| {
            let at = theirs.indicators.iter().position(same);
            at.map(|at| at as u32)
        };
        let chosen = known.measures.iter().find_map(|choice| {
            let wanted = key(&choice.measure);
            let at = named(&choice.of).then(|| {
                place(&|other| {
                    other
                        .printed_ref
                        .as_deref()
                        .is_some_and(|own| key(own) == wanted)
                })
                .or_else(|| place(&|other| key(&other.title) == wanted))
            });
            Some((at.flatten()?, choice))
        });
        if let Some((at, choice)) = chosen {
            one.chosen = true;
            let said = |words: &Option<String>| words.clone().unwrap_or_default();
            let pair = Pair {
                of: one.measure.name.clone(),
                measure: found.theirs[at as usize].name.clone(),
                reason: choice.reason.clone(),
                difference: said(&choice.difference),
                basis: said(&choice.basis),
                good_is: said(&choice.good_is),
                unit: said(&choice.unit),
            };
            one.candidates
                .push((at, 100, "chosen before".to_owned(), pair));
        }
        let named = |other: &Indicator| key(&other.title) == key(&indicator.title);
        let same = place(&|other| {
            let refs = other
                .printed_ref
                .as_ref()
                .zip(indicator.printed_ref.as_ref());
            named(other) || refs.is_some_and(|(a, b)| key(a) == key(b))
        });
        let same = same.map(|at| (at, 100, "the same name or ref".to_owned()));
        let likely = proposal.candidates.into_iter().filter_map(|candidate| {
            let at = place(&|other| other.id == candidate.indicator)?;
            Some((at, candidate.score, candidate.reason))
        });
        for (at, score, why) in same.into_iter().chain(likely) {
            if one.candidates.iter().any(|(known, ..)| *known == at) {
                continue;
            }
            let other = &theirs.indicators[at as usize];
            // Of others somebody has to say why the two go together.
            let reason = if named(other) { SAME_TITLE } else { "" };
            let pair = Pair {
                of: one.measure.name.clone(),
                measure: found.theirs[at as usize].name.clone(),
                reason: reason.to_owned(),
                difference: difference(indicator, other),
                ..Pair::default()
            };
            one.candidates.push((at, score, why, pair));
        }
        found.own.push(one);
    }
    Ok(found)
}

/// A measure as a recipe means it and as it is shown.
fn measure(report: &Report, one: &Indicator) -> Measure {
    let alone = |own: &dyn Fn(&Indicator) -> Option<String>| {
        let name = own(one)?;
        let mut same = report.indicators.iter();
        let same = same
            .by_ref()
            .filter(|other| own(other).is_some_and(|other| key(&other) == key(&name)));
        (same.count() == 1 && !key(&name).is_empty()).then_some(name)
    };
    let name =
        alone(&|one| one.printed_ref.clone()).or_else(|| alone(&|one| Some(one.title.clone())));
    let unit_known = unit_known(one);
    let good = match one.polarity {
        Polarity::High => "high is good",
        Polarity::Low => "low is good",
        Polarity::Plan => "the plan is good",
        Polarity::None => "neither high nor low is good",
    };
    Measure {
        name: name.unwrap_or_else(|| one.id.clone()),
        title: one.title.clone(),
        about: format!("{}; {good}", one.unit.axis()),
        definition: one.definition.clone().unwrap_or_default(),
        unit_known,
        file: None,
    }
}

fn unit_known(one: &Indicator) -> bool {
    let unit = &one.unit;
    unit.kind != UnitKind::Bare || unit.axis() != "Figure, unit not given"
}

fn basis(basis: Basis) -> &'static str {
    let mut words = Basis::WORDS.iter();
    words
        .find(|(_, own)| *own == basis)
        .map_or("", |(word, _)| word)
}

/// What shows of two measures that they are not alike, for readers.
fn difference(own: &Indicator, other: &Indicator) -> String {
    let mut found = Vec::new();
    if unit_known(other) && own.unit.kind != other.unit.kind {
        found.push("The two are counted in different units.");
    }
    let judged = |polarity: Polarity| polarity != Polarity::None;
    if judged(own.polarity) && judged(other.polarity) && own.polarity != other.polarity {
        found.push("High is good of one and low of the other.");
    }
    found.join(" ")
}
