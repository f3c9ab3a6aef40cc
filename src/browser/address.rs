//! The address bar, links to other pages of the site, and where each visited page was scrolled to.
//!
//! The browser cannot restore a scroll position before the page it belongs to is drawn again, so
//! each entry of the history carries a number, under which its position is kept.
//!
//! A link to another page of the site is followed in place where the viewer has what that page
//! shows ([`watch`]); every other link is the browser's. The head of the page that was loaded stays
//! as it is, so what it names counts from that page and not from the address.

use crate::browser::{document, window};
use crate::links::{self, Links};
use crate::publisher::Said;
use crate::route::View;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent, ScrollRestoration, Url};

/// How an entry of the history comes to be shown.
#[derive(Clone, Copy, Default)]
pub enum Visit {
    /// For the first time: it begins at its top.
    #[default]
    First,
    /// Again, at the position where it was left.
    Again(f64),
    /// Again, after its page was loaded anew: the browser restores the position.
    Reloaded,
}

/// Positions of visited entries, and which entry is shown.
#[derive(Default)]
struct Visits {
    current: usize,
    /// How the shown entry came to be shown.
    visit: Visit,
    /// By the number of the entry; not a number where it is not known.
    positions: Vec<f64>,
    /// The path and the choices of the shown entry.
    address: String,
}

/// What the page was when it was loaded, as its head says.
struct Loaded {
    /// The address, without choices.
    address: String,
    /// The address of the site's first page, on a site of pages.
    site: Option<String>,
    /// What stands in the canonical link before the path of the page.
    canonical: Option<String>,
    /// The time, in milliseconds.
    at: f64,
}

thread_local! {
    static LOADED: Loaded = Loaded::read();
    static VISITS: RefCell<Visits> = RefCell::default();
    static PENDING: RefCell<Option<PendingLink>> = const { RefCell::new(None) };
}

/// The link that the address bar is still to be given, and when: browsers take their time over it.
struct PendingLink {
    href: String,
    timeout: Timeout,
}

/// The pause in choosing or typing after which the address bar follows.
const PAUSE_MS: u32 = 200;

/// For so long after a page was loaded its links are followed in place; then the browser loads the
/// next one, and with it what has been published meanwhile.
const FRESH_MS: f64 = 600_000.0;

/// The link of the view that the address bar asks for: what stands there from the `#` on, or
/// else the view whose page this is, with the choices after the `?`.
pub fn link() -> String {
    let location = window().location();
    let view = match moved_to() {
        Some(path) => Some(path),
        None => meta("fairview-view"),
    };
    links::asked(
        view.as_deref(),
        &location.search().unwrap_or_default(),
        &location.hash().unwrap_or_default(),
    )
}

/// The whole address of what is shown, as the address bar has it.
pub fn whole() -> String {
    window().location().href().unwrap_or_default()
}

/// How this page spells its links, as its head says.
pub fn links() -> Links {
    match below_site(&here()) {
        Some(below) => Links::of_page(links::page_at(&below)),
        None => Links::OnePage,
    }
}

fn meta(name: &str) -> Option<String> {
    attribute(&format!("meta[name={name}]"), "content")
}

fn attribute(selector: &str, name: &str) -> Option<String> {
    let found = document().query_selector(selector);
    found.ok().flatten()?.get_attribute(name)
}

/// The address, without choices.
fn here() -> String {
    let whole = whole();
    let end = whole.find(['?', '#']).unwrap_or(whole.len());
    whole[..end].to_owned()
}

/// What follows the site's first page in an address; `None` for another site, and where all views
/// are on one page.
fn below_site(address: &str) -> Option<String> {
    let below = |site: &String| address.strip_prefix(site.as_str()).map(str::to_owned);
    LOADED.with(|loaded| loaded.site.as_ref().and_then(below))
}

/// The path of the page that is shown, if it is another than the one that was loaded.
fn moved_to() -> Option<String> {
    let here = here();
    let moved = LOADED.with(|loaded| loaded.address != here);
    let below = below_site(&here).filter(|_| moved)?;
    Some(links::page_at(&below).to_owned())
}

/// Whether a page of the site is shown in place of the one that was loaded.
pub fn is_moved() -> bool {
    shows_page() && moved_to().is_some()
}

/// Has the browser load the page whose address is shown.
pub fn reload() {
    // Only a detached window refuses.
    let _ = window().location().reload();
}

/// What the head names, from wherever the page is now.
fn named(address: String) -> String {
    let resolved = LOADED.with(|loaded| {
        let pages = loaded.site.is_some();
        pages.then(|| Url::new_with_base(&address, &loaded.address))
    });
    match resolved {
        Some(Ok(url)) => url.href(),
        _ => address,
    }
}

/// Where the list of reports lies, as the page's head says. A link can never change it.
pub fn catalogue() -> String {
    named(meta("fairview-catalogue").unwrap_or_else(|| "catalogue.json".to_owned()))
}

/// What the publisher of the site says, as the page's head repeats it.
pub fn publisher() -> Said {
    Said {
        licence: meta("fairview-licence"),
        without: meta("fairview-without").unwrap_or_default(),
    }
}

/// Where the names of all measures lie, for the search; `None` on a site that has no such file.
pub fn search_index() -> Option<String> {
    meta("fairview-search").map(named)
}

/// The address of a file that lies beside the site's first page.
pub fn of_site(name: &str) -> String {
    let site = LOADED.with(|loaded| loaded.site.clone());
    format!("{}{name}", site.unwrap_or_default())
}

/// The address of the worker that makes files, as boot.js lets it be started.
pub fn worker() -> Option<String> {
    meta("fairview-worker")
}

/// The address of the worker that reads an officer's workbooks, as boot.js lets it be started.
pub fn importer() -> Option<String> {
    meta("fairview-importer")
}

/// The same of the one that reads all else.
pub fn importer_of_tables() -> Option<String> {
    meta("fairview-importer-tables")
}

/// The address of the worker that makes sites, as boot.js lets it be started.
pub fn site_maker() -> Option<String> {
    meta("fairview-site-maker")
}

/// The address of the worker that makes workbooks to fill, as boot.js lets it be started.
pub fn template() -> Option<String> {
    meta("fairview-template")
}

/// The address beside which the files of the site lie.
pub fn site() -> String {
    LOADED.with(|loaded| {
        loaded
            .site
            .clone()
            .unwrap_or_else(|| loaded.address.clone())
    })
}

/// Where the site's pages for frames in other pages lie, if it has any.
pub fn embeds() -> Option<String> {
    meta("fairview-embeds").map(named)
}

/// Whether the viewer and its data are in one file: then nothing can be fetched.
pub fn is_single_file() -> bool {
    let found = document().query_selector("meta[name=fairview-single-file]");
    matches!(found, Ok(Some(_)))
}

/// Puts a view into the address bar, as a new entry of the history.
pub fn go(view: &View) {
    // Only a detached window refuses.
    let _ = window().location().set_hash(&view.to_string());
}

/// Puts a view into the address bar in place of the one that is there: the same screen, looked at
/// otherwise, makes no entry of the history. It waits for a pause: readers type fast.
pub fn replace(view: &View) {
    // The one before is dropped, and its timeout with it.
    PENDING.set(Some(PendingLink {
        href: view.href(),
        timeout: Timeout::new(PAUSE_MS, flush),
    }));
}

/// Gives the address bar what [`replace`] still holds back: at the latest before the reader leaves
/// the entry it belongs to.
fn flush() {
    let Some(later) = PENDING.take() else {
        return;
    };
    later.timeout.cancel();
    let number = VISITS.with_borrow(|visits| visits.current);
    let number = JsValue::from_f64(number as f64);
    if let Ok(history) = window().history() {
        // Refused only when it is done very often; the next change brings the link up to date.
        drop(history.replace_state_with_url(&number, "", Some(&later.href)));
        VISITS.with_borrow_mut(|visits| visits.address = path_and_choices());
    }
}

/// Calls back with the new link whenever it changes, until the returned listeners are dropped.
///
/// On a site of pages, a link to a view that the viewer `has` is followed in place.
pub fn watch(
    on_change: impl Fn(String) + Clone + 'static,
    has: impl Fn(&View) -> bool + 'static,
) -> [EventListener; 5] {
    let window = window();
    // What stands on a page of its own is there before the viewer: the browser can restore it.
    if links() == Links::OnePage {
        restore();
    }
    arrive();
    // A reader may have scrolled before the viewer was there.
    keep_scroll();
    let scrolled = EventListener::new(&window, "scroll", |_| keep_scroll());
    let told = on_change.clone();
    let changed = EventListener::new(&window, "hashchange", move |_| {
        restore();
        arrive();
        told(link());
    });
    // Comes before the other. What was held back belongs to an entry that was left by the browser's
    // own buttons.
    let told = on_change.clone();
    let moved = EventListener::new(&window, "popstate", move |_| {
        drop(PENDING.take());
        let same = VISITS.with_borrow(|visits| visits.address == path_and_choices());
        if links() != Links::OnePage && !same {
            name_from_anywhere();
            restore();
            arrive();
            told(link());
        }
    });
    let capture = EventListenerOptions::run_in_capture_phase();
    // A browser tells of scrolling with its next frame, by when a busy page may show another entry.
    let leaving = EventListener::new_with_options(&window, "click", capture, |_| {
        keep_scroll();
        flush();
    });
    let acting = EventListenerOptions::enable_prevent_default();
    let followed = EventListener::new_with_options(&window, "click", acting, move |event| {
        let known = |address: &String| page_of(address).is_some_and(|view| has(&view));
        if let Some(address) = led_to(event).filter(known)
            && push(&address)
        {
            event.prevent_default();
            restore();
            arrive();
            on_change(link());
        }
    });
    [scrolled, moved, changed, leaving, followed]
}

/// Whether what is shown has a page of its own, and not only a view behind the `#`.
fn shows_page() -> bool {
    let hash = window().location().hash().unwrap_or_default();
    links() != Links::OnePage && !hash.starts_with("#/")
}

/// Says who restores where the shown entry was scrolled to. What we know of that is gone when the
/// page is loaded anew; a page of its own is then there before the viewer.
fn restore() {
    let restored = match shows_page() {
        true => ScrollRestoration::Auto,
        false => ScrollRestoration::Manual,
    };
    if let Ok(history) = window().history() {
        // Refused only where the page keeps its position anyway.
        let _ = history.set_scroll_restoration(restored);
    }
}

/// Takes note of the entry that is shown now.
fn arrive() {
    links::set_links(links());
    VISITS.with_borrow_mut(|visits| visits.arrive(entry()));
    // A script of the page loads it anew where nobody followed the address.
    if let (Some(html), Ok(path)) = (
        document().document_element(),
        window().location().pathname(),
    ) {
        let _ = html.set_attribute("data-fairview-path", &path);
    }
}

/// Where a click leads, if a browser would open it in this tab as it opens any page.
fn led_to(event: &Event) -> Option<String> {
    let click: &MouseEvent = event.dyn_ref()?;
    let modified = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
    let element: Element = click.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = element.closest("a[href]").ok()??.dyn_into().ok()?;
    let plain = click.button() == 0 && !modified && !click.default_prevented();
    let here = link.target().is_empty() && !link.has_attribute("download");
    let address = link.href();
    (plain && here && address != whole()).then_some(address)
}

/// The view of the site's page that an address names; `None` for every other address.
fn page_of(address: &str) -> Option<View> {
    let fresh = LOADED.with(|loaded| js_sys::Date::now() - loaded.at < FRESH_MS);
    let (path, search) = address.split_at(address.find('?').unwrap_or(address.len()));
    let below = below_site(path).filter(|_| fresh && !address.contains('#'))?;
    let (view, _) = View::read(&links::asked(Some(links::page_at(&below)), search, ""));
    (below == format!("{}/", view.path())).then_some(view)
}

/// Has the head name the same files from every address: browsers ask for the icon again, and what
/// looks for a feed reads its link, both from the address that is shown then.
fn name_from_anywhere() {
    for relation in ["icon", "alternate"] {
        let selector = format!("link[rel={relation}]");
        if let Some(href) = attribute(&selector, "href").filter(|href| !href.contains(':')) {
            set(&selector, "href", &named(href));
        }
    }
}

/// Makes an entry of the history; whether the browser did.
fn push(address: &str) -> bool {
    name_from_anywhere();
    let history = window().history();
    history.is_ok_and(|history| {
        let made = history.push_state_with_url(&JsValue::NULL, "", Some(address));
        made.is_ok()
    })
}

/// Has the head tell of the page that is shown what readers send and keep of it: the browser's own
/// sheet sends the canonical address, and a list of pages once read the description.
pub fn describe(view: &View, description: &str) {
    if !shows_page() {
        return;
    }
    let canonical = LOADED.with(|loaded| loaded.canonical.clone());
    let canonical = canonical.map(|site| format!("{site}{}/", view.path()));
    set("meta[name=description]", "content", description);
    set(
        "link[rel=canonical]",
        "href",
        &canonical.unwrap_or_default(),
    );
}

fn set(selector: &str, name: &str, value: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        // Only an ill-formed name is refused.
        let _ = element.set_attribute(name, value);
    }
}

/// Notes where the entry that is shown is scrolled to.
fn keep_scroll() {
    let y = window().scroll_y().unwrap_or_default();
    VISITS.with_borrow_mut(|visits| visits.keep(y));
}

/// How the shown entry came to be shown; asked again, it is as if for the first time.
pub fn visit() -> Visit {
    VISITS.with_borrow_mut(|visits| std::mem::take(&mut visits.visit))
}

/// Scrolls the page.
pub fn scroll_to(y: f64) {
    window().scroll_to_with_x_and_y(0.0, y);
}

fn path_and_choices() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// The number of the history entry that is shown, if it has one.
fn entry() -> Option<usize> {
    let state = window().history().ok()?.state().ok()?;
    state.as_f64().map(|number| number as usize)
}

impl Loaded {
    fn read() -> Self {
        let address = here();
        let root = meta("fairview-root");
        let first = root.and_then(|root| Url::new_with_base(&format!("{root}./"), &address).ok());
        let view = meta("fairview-view").unwrap_or_default();
        let canonical = attribute("link[rel=canonical]", "href");
        let before = |canonical: String| {
            let site = canonical.strip_suffix('/')?.strip_suffix(view.as_str())?;
            Some(site.to_owned())
        };
        Self {
            address,
            site: first.map(|url| url.href()),
            canonical: canonical.and_then(before),
            at: js_sys::Date::now(),
        }
    }
}

impl Visits {
    fn arrive(&mut self, entry: Option<usize>) {
        let known = entry.and_then(|entry| self.positions.get(entry).copied());
        self.visit = match (entry, known.filter(|y| !y.is_nan())) {
            (_, Some(y)) => Visit::Again(y),
            (Some(_), None) if shows_page() => Visit::Reloaded,
            _ => Visit::First,
        };
        self.address = path_and_choices();
        self.current = entry.unwrap_or_else(|| {
            let fresh = self.positions.len().max(self.current + 1);
            let number = JsValue::from_f64(fresh as f64);
            if let Ok(history) = window().history() {
                // Without a number the entry is new at every visit: it opens at its top.
                let _ = history.replace_state(&number, "");
            }
            fresh
        });
        // An entry that is never scrolled was visited too.
        if known.is_none_or(f64::is_nan) {
            self.keep(0.0);
        }
    }

    fn keep(&mut self, y: f64) {
        // A history of an earlier load may begin with any number; a long one is not kept whole.
        if self.current < 10_000 {
            if self.positions.len() <= self.current {
                self.positions.resize(self.current + 1, f64::NAN);
            }
            self.positions[self.current] = y;
        }
    }
}
