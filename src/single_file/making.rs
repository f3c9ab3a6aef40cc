//! Makes a report in one file out of what the site has and the page shows.

use crate::browser::{address, download, fetch, hydration, pack, worker};
use crate::failure::Failure;
use crate::lazy::{self, Module};
use crate::links::{self, Links, set_in_single_file};
use crate::page::{self, Page, PageProps};
use crate::route::{Place, Tab, View};
use crate::screens::save::SaveRequest;
use crate::shared::Shared;
use crate::single_file::page_links;
use crate::state::{Load, Opened, State, in_folder_of};
use fairview_worker::{FileRequest, SingleFileRequest};
use report_core::read::{self, Reading};
use report_core::report::{Catalogue, Report};
use report_export::single_file::families_of;
use yew::Renderer;
use yew::platform::spawn_local;

/// More tasks than Yew takes to render a page.
const TASKS: usize = 100;
const NOT_RENDERED: &str =
    "The report could not be laid out for it. Reload the page and try again.";

/// Makes the file and gives it to the reader; says that it does, and what came of it.
pub fn make(request: SaveRequest) {
    let told = request.on_told;
    told.emit("Making the file…".to_owned());
    spawn_local(async move {
        told.emit(
            match made(&request.report, &request.id, request.own).await {
                Ok(name) => {
                    format!("{name} is saved in your browser’s downloads.")
                }
                Err(why) => format!("The file could not be made. {why}"),
            },
        );
    });
}

fn words(failure: Failure) -> String {
    format!("{} {}", failure.lines().join(" "), failure.advice())
}

/// What a file is made of: the list of reports, the report's files by their names in it, and those of
/// the families of its measures.
struct Sources {
    catalogue: Vec<u8>,
    files: Vec<(String, Vec<u8>)>,
    families: Vec<Vec<u8>>,
}

/// What the site has of a report.
async fn of_site(report: &Report, id: &str) -> Result<Sources, String> {
    let list = address::catalogue();
    let catalogue = fetch::bytes(&list).await.map_err(words)?;
    let all = read::catalogue(&catalogue).map_err(Failure::Refused);
    let all = all.map_err(words)?;
    let entry = all.value.reports.iter().find(|entry| entry.id == id);
    let entry = entry.ok_or_else(|| words(Failure::NoReport(id.to_owned())))?;
    let own = report.indicators.iter().filter_map(|i| i.file.as_ref());
    let mut names = vec![entry.file.clone()];
    names.extend(own.map(|file| in_folder_of(&entry.file, file)));
    let mut files = Vec::new();
    for name in names {
        let file = fetch::bytes(&in_folder_of(&list, &name)).await;
        files.push((name, file.map_err(words)?));
    }
    let links = report.indicators.iter();
    let links = links.filter_map(|i| i.family.as_ref()?.file.as_ref());
    let mut families = Vec::new();
    for name in links {
        let file = fetch::bytes(&in_folder_of(&list, name)).await;
        families.push(file.map_err(words)?);
    }
    Ok(Sources {
        catalogue,
        files,
        families,
    })
}

/// Makes the file; its name, or why there is none.
async fn made(
    report: &Shared<Reading<Report>>,
    id: &str,
    own: Option<(String, String)>,
) -> Result<String, String> {
    let page = fetch::bytes(&address::of_site("bundle.txt")).await;
    let page = page.map_err(words)?;
    let sources = match own {
        Some((list, file)) => Sources {
            catalogue: list.into_bytes(),
            files: vec![(fairview_importer::REPORT.to_owned(), file.into_bytes())],
            families: Vec::new(),
        },
        None => of_site(&report.value, id).await?,
    };
    let Sources {
        catalogue,
        files,
        families,
    } = sources;
    let all = read::catalogue(&catalogue).map_err(Failure::Refused);
    let all = Shared::new(all.map_err(words)?);
    let entry = all.value.reports.iter().find(|entry| entry.id == id);
    let entry = entry.ok_or_else(|| words(Failure::NoReport(id.to_owned())))?;
    let texts: Vec<_> = families
        .iter()
        .map(|file| String::from_utf8_lossy(file))
        .collect();
    let over_time = families_of(texts.iter().map(|text| &**text));
    let over_time = read::family_list(over_time.as_bytes()).map_err(Failure::Refused);
    let over_time = Shared::new(over_time.map_err(words)?);
    let opened = Opened {
        place: Place::Published(id.to_owned()),
        file: entry.file.clone(),
        report: Load::Ready(report.clone()),
        bytes: Shared::default(),
    };
    // The file opens with the overview, whose code the page that asks for it need not have.
    if !lazy::load(Module::Overview).await {
        return Err(words(Failure::CodeMissing));
    }
    let first = state(&all, &opened, Tab::Overview);
    let overview = rendered(&first).await.ok_or(NOT_RENDERED)?;
    let paper = State {
        over_time: Some(Load::Ready(over_time)),
        ..state(&all, &opened, Tab::Print)
    };
    let whole = rendered(&paper).await.ok_or(NOT_RENDERED)?;
    let here = address::links();
    links::set_links(Links::OnePage);
    let links = page_links(&opened.place);
    links::set_links(here);
    let request = SingleFileRequest {
        page,
        catalogue,
        id: id.to_owned(),
        title: page::title(&first),
        description: page::description(&first),
        files,
        families,
        overview,
        whole,
        links,
    };
    let file = worker::make(&FileRequest::SingleFile(request)).await?;
    let name = format!("{id}.html");
    match download::save(&name, "text/html", &file) {
        true => Ok(name),
        false => Err("Your browser did not take it.".to_owned()),
    }
}

fn state(all: &Shared<Reading<Catalogue>>, opened: &Opened, part: Tab) -> State {
    State {
        view: View::Report(opened.place.clone(), part.screen()),
        catalogue: Some(Load::Ready(all.clone())),
        opened: Some(opened.clone()),
        ..State::default()
    }
}

/// The markup of a page, rendered aside as it is natively: with no width, and with links as
/// they are in one file.
async fn rendered(state: &State) -> Option<String> {
    let place = pack::aside()?;
    let here = address::links();
    links::set_links(Links::OnePage);
    hydration::set(true);
    let before = set_in_single_file(true);
    let props = PageProps {
        state: state.clone(),
        on_file: Default::default(),
        on_act: Default::default(),
    };
    let page = Renderer::<Page>::with_root_and_props(place.clone(), props).render();
    // Yew renders in tasks that follow this one, components within components in later ones:
    // all is there when another task changes nothing.
    let mut markup = String::new();
    for _ in 0..TASKS {
        pack::next_task().await?;
        let before = std::mem::replace(&mut markup, place.inner_html());
        if !markup.is_empty() && markup == before {
            break;
        }
    }
    set_in_single_file(before);
    hydration::set(false);
    links::set_links(here);
    page.destroy();
    (!markup.is_empty()).then_some(markup)
}
