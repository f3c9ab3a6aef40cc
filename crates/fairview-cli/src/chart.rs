//! `fairview chart`: a chart of a measure as a picture that stands alone, for a document.

use crate::export::{with_figures, write};
use crate::failure::Failure;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use report_export::cite::Origin;
use report_export::frame::Ink;
use report_view::chart::ChartKind;
use report_view::indicator::IndicatorView;
use report_view::options::IndicatorOptions;
use std::path::PathBuf;

/// How many pixels of a PNG stand for one of the drawing, unless told otherwise.
const SCALE: f32 = 2.0;

/// Write a chart of a measure as a picture
///
/// With its title, sentence, source, date and licence.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Example: fairview chart q3.json ced021 --out chart.png"
)]
pub(crate) struct ChartArgs {
    /// The report
    #[arg(value_name = "REPORT")]
    report: PathBuf,
    /// The id of the measure
    #[arg(value_name = "MEASURE")]
    id: String,
    /// The picture to write
    #[arg(long, value_name = "PICTURE")]
    out: PathBuf,
    /// What is drawn; `own` is the report's own figures beside a benchmark's
    #[arg(long, value_parser = kinds(), default_value = "trend")]
    kind: ChartKind,
    /// How the picture is written; by the ending of its name unless given
    #[arg(long = "as", value_enum, value_name = "FORM")]
    form: Option<PictureForm>,
    /// How many pixels of a PNG stand for one of the drawing; 2 unless given
    #[arg(long, value_name = "N")]
    scale: Option<f32>,
    /// Colours, or greys and patterns
    #[arg(long, value_enum, default_value = "colour")]
    ink: InkChoice,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PictureForm {
    Svg,
    Png,
}

#[derive(Clone, Copy, ValueEnum)]
enum InkChoice {
    Colour,
    Grey,
}

/// Reads the word of a kind of chart.
fn kinds() -> impl TypedValueParser<Value = ChartKind> {
    let words = PossibleValuesParser::new(ChartKind::ALL.map(ChartKind::word));
    words.try_map(|word| ChartKind::read(&word).ok_or("not a kind of chart"))
}

impl ChartArgs {
    /// Draws and writes the picture. Errors with what is wrong with the arguments, the report, the
    /// measure or the picture.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let form = self.form()?;
        if self.scale.is_some() && form == PictureForm::Svg {
            return Err(Failure::Usage(
                "--scale is for PNG; an SVG has no pixels".to_owned(),
            ));
        }
        let id = self.id.as_str();
        let report = with_figures(&self.report)?;
        let indicator = report.indicator(id).ok_or_else(|| {
            let some = report.indicators.iter().take(5);
            let some: Vec<&str> = some.map(|i| i.id.as_str()).collect();
            format!(
                "the report has no measure \"{id}\"; its measures are {}, and so on",
                some.join(", ")
            )
        })?;
        let ink = match self.ink {
            InkChoice::Colour => Ink::Colour,
            InkChoice::Grey => Ink::Grey,
        };
        let view = IndicatorView::new(&report, indicator, &IndicatorOptions::default());
        let found = view.download(self.kind);
        let drawing = found.and_then(|found| found.svg(&Origin::default(), ink));
        let Some(drawing) = drawing else {
            let has: Vec<&str> = view.kinds().into_iter().map(ChartKind::word).collect();
            return Err(Failure::Failed(match has.as_slice() {
                [] => {
                    format!("the measure {id} has no figures over time, so there is no chart of it")
                }
                has => format!(
                    "the measure {id} has no chart of the kind {}; it has {}",
                    self.kind.word(),
                    has.join(", ")
                ),
            }));
        };
        Ok(match form {
            PictureForm::Svg => write(&self.out, drawing.as_bytes()),
            PictureForm::Png => {
                let scale = self.scale.unwrap_or(SCALE);
                let bytes = report_picture::png(&drawing, scale).map_err(|why| why.to_string())?;
                write(&self.out, &bytes)
            }
        }?)
    }

    /// How the picture is written: as is said, or by the ending of its name.
    fn form(&self) -> Result<PictureForm, Failure> {
        let ending = self.out.extension().and_then(|ending| ending.to_str());
        let by_ending = ending.and_then(|ending| PictureForm::from_str(ending, false).ok());
        self.form.or(by_ending).ok_or_else(|| {
            Failure::Usage(format!(
                "it cannot be told from {} what to draw; expected --as svg or --as png",
                self.out.display()
            ))
        })
    }
}
