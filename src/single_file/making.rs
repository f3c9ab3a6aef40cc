//! Makes a report in one file out of what the site has and the page shows.

use crate::browser::{address, download, fetch, hydration, pack};
use crate::failure::Failure;
use crate::links::{self, Links};
use crate::page::{self, Page, PageProps};
use crate::route::{Place, Tab, View};
use crate::shared::Shared;
use crate::single_file::static_html::static_html;
use crate::single_file::text::text_of;
use crate::single_file::{SingleFile, catalogue_of, json_of, set_in_single_file};
use crate::state::{Load, Opened, State};
use report_core::read::{self, Reading};
use report_core::report::{Catalogue, Report};
use yew::Renderer;
use yew::platform::spawn_local;
use yew::prelude::*;

/// More tasks than Yew takes to render a page.
const TASKS: usize = 100;
const NOT_RENDERED: &str =
    "The report could not be laid out for it. Reload the page and try again.";
const NO_STREAMS: &str = "Your browser cannot pack files; every one since 2023 can.";

/// Makes the file and gives it to the reader; says that it does, and what came of it.
pub fn make(report: Shared<Reading<Report>>, id: String, told: Callback<String>) {
    told.emit("Making the file…".to_owned());
    spawn_local(async move {
        told.emit(match made(&report, &id).await {
            Ok(name) => {
                format!("The file {name} is made. Your browser has put it where it puts downloads.")
            }
            Err(why) => format!("The file could not be made. {why}"),
        });
    });
}

/// Makes the file; its name, or why there is none.
async fn made(report: &Shared<Reading<Report>>, id: &str) -> Result<String, String> {
    let words = |failure: Failure| format!("{} {}", failure.lines().join(" "), failure.advice());
    let page = text(&address::of_site("bundle.txt")).await.map_err(words)?;
    let list = address::catalogue();
    let folder = list.rfind('/').map_or("", |end| &list[..=end]);
    let all = fetch::bytes(&list).await;
    let all = all.and_then(|bytes| read::catalogue(&bytes).map_err(Failure::Refused));
    let all = Shared::new(all.map_err(words)?);
    let entry = all.value.reports.iter().find(|entry| entry.id == id);
    let entry = entry.ok_or_else(|| words(Failure::NoReport(id.to_owned())))?;
    let home = entry.file.rfind('/').map_or("", |end| &entry.file[..=end]);
    let own = report
        .value
        .indicators
        .iter()
        .filter_map(|i| i.file.as_ref());
    let mut names = vec![entry.file.clone()];
    names.extend(own.map(|file| format!("{home}{file}")));
    let mut files = vec![(
        "catalogue.json".to_owned(),
        catalogue_of(&all.value.organisation, entry),
    )];
    for name in names {
        let file = text(&format!("{folder}{name}")).await.map_err(words)?;
        files.push((name, file));
    }
    let pairs = files
        .iter()
        .map(|(name, file)| (name.as_str(), file.as_str()));
    let data = pack::gzip(json_of(pairs).as_bytes()).await;
    let data = text_of(&data.ok_or(NO_STREAMS)?);
    let opened = Opened {
        place: Place::Published(id.to_owned()),
        file: entry.file.clone(),
        report: Load::Ready(report.clone()),
    };
    let first = state(&all, &opened, Tab::Overview);
    let overview = rendered(&first).await.ok_or(NOT_RENDERED)?;
    let whole = rendered(&state(&all, &opened, Tab::Print))
        .await
        .ok_or(NOT_RENDERED)?;
    // `static_html` goes by links as they are spelled in one file.
    let here = address::links();
    links::set_links(Links::OnePage);
    let static_html = static_html(id, &overview, &whole);
    links::set_links(here);
    let file = SingleFile {
        title: &page::title(&first),
        description: &page::description(&first),
        view: id,
        catalogue: "catalogue.json",
        static_html: &static_html?,
        data: &data,
    };
    let name = format!("{id}.html");
    match download::save(&name, "text/html", file.fill(&page)?.as_bytes()) {
        true => Ok(name),
        false => Err("Your browser did not take it.".to_owned()),
    }
}

async fn text(address: &str) -> Result<String, Failure> {
    let bytes = fetch::bytes(address).await?;
    String::from_utf8(bytes).map_err(|_| Failure::Cut)
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
