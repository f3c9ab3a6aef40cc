//! `fairview bundle`: a report in one file, which opens from a disk or a letter.
//!
//! Its page comes with the built viewer; here a report's data and what reads without scripts are
//! put in. One report goes into a file, with all that its measures keep in files of their own.

use crate::reports::{Published, Reports};
use crate::template::Viewer;
use fairview::further::one_file::still::still;
use fairview::further::one_file::text::text_of;
use fairview::further::one_file::{OneFile, json_of, set_inside};
use fairview::links::{self, Links};
use fairview::page::{Page, PageProps, description, title};
use fairview::route::{Part, Place, View};
use fairview::state::{Load, Opened, State};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use yew::LocalServerRenderer;

/// The file of the viewer that reports in one file are made from.
pub const PAGE: &str = "bundle.txt";
/// The list of reports among the data.
const CATALOGUE: &str = "catalogue.json";

/// Makes the one file of the one report.
///
/// # Errors
/// In words: that there are several reports, or what of the viewer is not as expected.
pub fn bundle(viewer: &Viewer, reports: &Reports) -> Result<String, String> {
    let [published] = reports.list.as_slice() else {
        let ids: Vec<&str> = reports.list.iter().map(|one| one.id.as_str()).collect();
        return Err(format!(
            "one file holds one report; here are {}: {}. Name the file of one of them",
            ids.len(),
            ids.join(", ")
        ));
    };
    let page = viewer.code.iter().find(|file| file.path == PAGE);
    let page = page.ok_or_else(|| {
        format!("the viewer has no {PAGE}; a viewer of this version is built with it")
    })?;
    let page = std::str::from_utf8(&page.bytes).map_err(|_| format!("{PAGE} is not UTF-8"))?;
    let catalogue = reports.files.iter().map(|file| file.path.as_str());
    let catalogue = catalogue
        .into_iter()
        .find(|path| path.rsplit('/').next() == Some(CATALOGUE))
        .ok_or("the report comes without a list of reports")?;
    let rendered = Rendered::of(reports, published)?;
    OneFile {
        title: &rendered.title,
        description: &rendered.description,
        view: &published.id,
        catalogue,
        still: &rendered.still,
        data: &data(reports)?,
    }
    .fill(page)
}

/// All data files, compressed, as text.
fn data(reports: &Reports) -> Result<String, String> {
    let texts: Result<Vec<(&str, &str)>, String> = reports
        .files
        .iter()
        .map(|file| {
            let text = std::str::from_utf8(&file.bytes);
            Ok((
                file.path.as_str(),
                text.map_err(|_| format!("{} is not UTF-8", file.path))?,
            ))
        })
        .collect();
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let packed = gzip
        .write_all(json_of(texts?).as_bytes())
        .and_then(|()| gzip.finish());
    packed
        .map(|bytes| text_of(&bytes))
        .map_err(|error| format!("the data cannot be packed: {error}"))
}

/// What the viewer shows of the report.
struct Rendered {
    title: String,
    description: String,
    still: String,
}

impl Rendered {
    fn of(reports: &Reports, published: &Published) -> Result<Self, String> {
        let waiting = tokio::runtime::Builder::new_current_thread()
            .build()
            .map_err(|error| format!("pages cannot be rendered here: {error}"))?;
        let place = Place::Published(published.id.clone());
        let state = |part: Part| State {
            view: View::Report(place.clone(), part.screen()),
            catalogue: Some(Load::Ready(reports.catalogue.clone())),
            further: Some(Load::Ready(())),
            opened: Some(Opened {
                place: place.clone(),
                file: published.file.clone(),
                report: Load::Ready(published.report.clone()),
            }),
            ..State::default()
        };
        links::spell(Links::OnePage);
        let before = set_inside(true);
        let markup = |part| {
            let props = PageProps {
                state: state(part),
                on_file: Default::default(),
                on_act: Default::default(),
            };
            waiting.block_on(LocalServerRenderer::<Page>::with_props(props).render())
        };
        let (overview, whole) = (markup(Part::Overview), markup(Part::Whole));
        set_inside(before);
        let report = &published.report.value;
        let first = state(Part::Overview);
        Ok(Self {
            title: title(&first),
            description: description(&first),
            still: still(report, &published.id, &overview, &whole)?,
        })
    }
}
