//! What stands around every screen: skip link, masthead, footer.

use crate::components::nodes::each;
use crate::publisher;
use crate::route::View;
use report_core::report::Report;
use report_view::wording;
use yew::prelude::*;

/// A link of the masthead.
#[derive(Clone, PartialEq)]
pub struct NavLink {
    /// What it says.
    pub words: &'static str,
    /// Where it leads.
    pub to: String,
    /// Whether it is the screen being shown.
    pub current: bool,
}

/// Skip link and masthead: whose reports these are (nobody's for a report of the reader's device)
/// and the screens of the report being read.
pub fn masthead(organisation: Option<String>, links: Vec<NavLink>) -> Html {
    // A link to `#main` would be a route; the click is taken instead.
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        crate::browser::focus::main();
    });
    let has_links = !links.is_empty();
    let links = links.iter().map(|link| {
        let class = classes!(
            "fv-masthead__link",
            link.current.then_some("fv-masthead__link--current"),
        );
        let current = link.current.then_some("page");
        html! { <a {class} href={link.to.clone()} aria-current={current}>{ link.words }</a> }
    });
    html! {<>
        <a class="fv-skip" href="#main" onclick={skip}>{ "Skip to main content" }</a>
        <header class="fv-masthead">
            <div class="fv-page fv-masthead__inner">
                <p class="fv-masthead__name">
                    { name(organisation) }
                </p>
                if has_links {
                    <nav class="fv-masthead__nav" aria-label="Report">{ each(links) }</nav>
                }
            </div>
        </header>
    </>}
}

/// The way to the list of reports, by the name of this program or by whose reports they are.
fn name(organisation: Option<String>) -> Html {
    let link = |words: Html| html! { <a href={View::Home.href()}>{ words }</a> };
    let Some(organisation) = organisation else {
        let words = match publisher::names_program() {
            true => "Fairview",
            false => "Performance reports",
        };
        return link(html! { { words } });
    };
    let whose = html! { <><bdi>{ organisation }</bdi>{ " performance reports" }</> };
    match publisher::names_program() {
        true => html! {<>
            { link(html! { { "Fairview" } }) }
            { " " }
            <span class="fv-masthead__org">{ whose }</span>
        </>},
        false => html! { <span class="fv-masthead__org">{ link(whose) }</span> },
    }
}

/// The footer: where the report and the figures beside it come from, and under which licence.
pub fn footer(report: Option<&Report>, indicator: Option<&report_core::report::Indicator>) -> Html {
    let mut lines: Vec<String> = Vec::new();
    let mut used: Vec<usize> = Vec::new();
    if let Some(report) = report {
        used.extend(report.source);
        match indicator {
            Some(indicator) => {
                used.extend(indicator.source);
                used.extend(
                    indicator
                        .benchmark
                        .as_ref()
                        .map(|benchmark| benchmark.source),
                );
            }
            // Hundreds of measures come from the same few sources.
            None => {
                for indicator in &report.indicators {
                    let source = indicator.benchmark.as_ref().map(|b| b.source);
                    used.extend(source.filter(|source| !used.contains(source)));
                }
            }
        }
        if used.is_empty() {
            lines.push(format!(
                "Report: {}, {}.",
                report.organisation, report.title
            ));
        }
        for at in used {
            let line = wording::source(&report.sources[at]);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    html! {
        <footer class="fv-footer">
            <div class="fv-page">
                { each(lines.into_iter().map(|line| html! { <p>{ line }</p> })) }
                <p>{ "Shown by Fairview, in your browser. Nothing you do here is sent anywhere." }</p>
            </div>
        </footer>
    }
}
