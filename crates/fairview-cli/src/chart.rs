//! `fairview chart`: a chart of a measure as a picture that stands alone, for a document.

use crate::arguments::{self, Given, Wrong};
use crate::export::{with_figures, write};
use fairview_site::charts::{Ink, Origin, kinds, kinds_of, svg};
use std::path::{Path, PathBuf};

const LIKE: &str = "like: fairview chart q3.json ced021 --out chart.png";
/// How many pixels of a PNG stand for one of the drawing, unless told otherwise.
const SCALE: f32 = 2.0;

/// Does what the arguments after `chart` ask for.
///
/// # Errors
/// In words: what is wrong with the arguments, the report, the measure or the picture.
pub fn run(words: &[&str]) -> Result<(), Wrong> {
    let Asked {
        report,
        id,
        out,
        pixels,
        scale,
        ink,
        kind,
    } = Asked::read(words).map_err(Wrong::Usage)?;
    let (out, id, kind) = (out.as_path(), id.as_str(), kind.as_str());
    let report = with_figures(&report)?;
    let indicator = report.indicator(id).ok_or_else(|| {
        let some: Vec<&str> = report
            .indicators
            .iter()
            .take(5)
            .map(|i| i.id.as_str())
            .collect();
        format!(
            "the report has no measure \"{id}\"; its measures are {}, and so on",
            some.join(", ")
        )
    })?;
    let Some(drawing) = svg(&report, indicator, kind, &Origin::default(), ink) else {
        return Err(Wrong::Failed(
            match kinds_of(&report, indicator).as_slice() {
                [] => {
                    format!("the measure {id} has no figures over time, so there is no chart of it")
                }
                has => format!(
                    "the measure {id} has no chart of the kind {kind}; it has {}",
                    has.join(", ")
                ),
            },
        ));
    };
    Ok(match pixels {
        false => write(out, drawing.as_bytes()),
        true => {
            let bytes = report_picture::png(&drawing, scale).map_err(|why| why.to_string())?;
            write(out, &bytes)
        }
    }?)
}

/// What is asked for.
struct Asked {
    report: PathBuf,
    id: String,
    out: PathBuf,
    pixels: bool,
    scale: f32,
    ink: Ink,
    kind: String,
}

impl Asked {
    fn read(words: &[&str]) -> Result<Self, String> {
        let known = ["--out", "--kind", "--as", "--scale", "--ink"];
        let Given { plain, options } = arguments::read("chart", words, &known)?;
        let [report, id] = plain.as_slice() else {
            return Err(format!(
                "chart needs a report and the id of a measure, {LIKE}"
            ));
        };
        let option = |name: &str| options.get(name).map(String::as_str);
        let out = option("--out").ok_or_else(|| format!("chart needs --out and a file, {LIKE}"))?;
        let out = Path::new(out);
        let ending = out.extension().and_then(|ending| ending.to_str());
        let pixels = match option("--as").or(ending) {
            Some("svg") => false,
            Some("png") => true,
            Some(other) if options.contains_key("--as") => {
                return Err(format!("--as is \"{other}\"; expected svg or png"));
            }
            _ => {
                return Err(format!(
                    "it cannot be told from {} what to draw; expected --as svg or --as png",
                    out.display()
                ));
            }
        };
        let scale = match option("--scale") {
            Some(_) if !pixels => return Err("--scale is for PNG; an SVG has no pixels".to_owned()),
            Some(text) => text
                .parse()
                .map_err(|_| format!("--scale is \"{text}\"; expected a number, like 2"))?,
            None => SCALE,
        };
        let ink = match option("--ink") {
            None | Some("colour") => Ink::Colour,
            Some("grey") => Ink::Grey,
            Some(other) => return Err(format!("--ink is \"{other}\"; expected colour or grey")),
        };
        let kind = option("--kind").unwrap_or("trend");
        if !kinds().contains(&kind) {
            return Err(format!(
                "--kind is \"{kind}\"; expected one of {}",
                kinds().join(", ")
            ));
        }
        Ok(Self {
            report: report.into(),
            id: id.clone(),
            out: out.to_owned(),
            pixels,
            scale,
            ink,
            kind: kind.to_owned(),
        })
    }
}
