//! Every view comes back from its link: behind the `#` of one page and as a page of its own, short
//! and with every choice spelled out.

use fairview::links::{Links, asked};
use fairview::route::{ChangesOptions, Chapter, Place, PrintOptions, Screen, Tab, View};
use proptest::prelude::*;
use report_core::changes::Kind;
use report_core::find::{Going, Grouping, Key, Order, Query, ScorecardColumn, Standing, Units};
use report_core::report::Rating;
use report_view::options::{CompareOptions, IndicatorOptions};

const KEYS: [Key; 7] = [
    Key::Ref,
    Key::Title,
    Key::Previous,
    Key::Target,
    Key::Current,
    Key::Rating,
    Key::Direction,
];

/// What may stand in one line and be seen.
const LINE: &str = "[^\\p{C}\\p{Zl}\\p{Zp}]{1,40}";
const ID: &str = "[a-z0-9][a-z0-9-]{0,20}";
const AREA: &str = "[a-zA-Z0-9][a-zA-Z0-9._-]{0,20}";

fn one<T: Copy + std::fmt::Debug>(all: &'static [T]) -> impl Strategy<Value = Option<T>> {
    prop::option::of(prop::sample::select(all))
}

fn query() -> impl Strategy<Value = Query> {
    let order = prop::option::of((prop::sample::select(&KEYS[..]), any::<bool>()));
    let filters = (
        prop_oneof![Just(String::new()), LINE],
        prop::option::of(ID),
        one(&Rating::ALL),
        one(&Going::ALL),
        one(&Standing::ALL),
        one(&Units::ALL),
        any::<bool>(),
    );
    let shape = (
        order,
        one(&Grouping::ALL),
        prop::sample::subsequence(
            ScorecardColumn::ALL.to_vec(),
            0..=ScorecardColumn::ALL.len(),
        ),
        any::<bool>(),
    );
    (filters, shape).prop_map(
        |((search, objective, rating, going, standing, units, with_target), shape)| {
            let (order, grouping, hidden, whole) = shape;
            Query {
                search,
                objective,
                rating,
                going,
                standing,
                with_target,
                units,
                order: order.map(|(by, descending)| Order { by, descending }),
                grouping,
                hidden,
                whole,
            }
        },
    )
}

fn indicator_options() -> impl Strategy<Value = IndicatorOptions> {
    let label = || prop::option::of(LINE);
    let code = prop_oneof![Just("none".to_owned()), Just("_mean".to_owned()), AREA];
    let beside = prop::option::of(prop::collection::vec(code, 0..8));
    (label(), label(), label(), beside, any::<bool>()).prop_map(
        |(at, from, to, beside, from_zero)| IndicatorOptions {
            at,
            from,
            to,
            beside,
            from_zero,
        },
    )
}

fn compare_options() -> impl Strategy<Value = CompareOptions> {
    let order = prop::option::of((AREA, any::<bool>()));
    (prop::option::of(ID), order).prop_map(|(objective, order)| CompareOptions { objective, order })
}

fn changes_options() -> impl Strategy<Value = ChangesOptions> {
    let kind = prop::option::of(prop::sample::select(&Kind::ALL[..]));
    (prop::option::of(ID), kind).prop_map(|(from, kind)| ChangesOptions { from, kind })
}

fn print_options() -> impl Strategy<Value = PrintOptions> {
    let chapters = prop::sample::subsequence(Chapter::ALL.to_vec(), 0..=Chapter::ALL.len());
    (chapters, prop::option::of(ID)).prop_map(|(out, objective)| {
        let whole = PrintOptions::default();
        let mut print_options = out
            .into_iter()
            .fold(whole, |print_options, c| print_options.with(c, false));
        print_options.objective = objective;
        print_options
    })
}

fn screen() -> impl Strategy<Value = Screen> {
    let indicator = |id: &String| Tab::ALL.iter().all(|part| part.path() != id);
    prop_oneof![
        prop::sample::select(&Tab::ALL[..]).prop_map(Tab::screen),
        query().prop_map(Screen::Scorecard),
        compare_options().prop_map(Screen::Compare),
        changes_options().prop_map(Screen::Changes),
        print_options().prop_map(Screen::Print),
        (
            ID.prop_filter("a screen has this word", indicator),
            indicator_options()
        )
            .prop_map(|(id, options)| Screen::Indicator(id, options)),
    ]
}

fn view() -> impl Strategy<Value = View> {
    let place = prop_oneof![Just(Place::Device), ID.prop_map(Place::Published)];
    prop_oneof![
        1 => Just(View::Home),
        1 => Just(View::OverTime),
        1 => Just(View::Prepare),
        20 => (place, screen()).prop_map(|(place, screen)| View::Report(place, screen)),
    ]
}

/// A view in which nothing is left to what suits.
fn settled(view: &View) -> View {
    match view {
        View::Report(place, Screen::Scorecard(query)) => {
            View::Report(place.clone(), Screen::Scorecard(query.settled()))
        }
        other => other.clone(),
    }
}

/// What the viewer reads after a link was followed, on a page of a site with pages.
fn followed(href: &str, root: &str) -> String {
    if href.starts_with('#') {
        // The page of any view; a link behind the `#` does not leave it.
        return asked(Some("q3/scorecard"), "?rating=red", href);
    }
    let path = href.strip_prefix(root).expect("a link begins at the root");
    let (path, search) = match path.find('?') {
        Some(at) => path.split_at(at),
        None => (path, ""),
    };
    assert!(path.ends_with('/'), "{href}");
    asked(Some(path.trim_end_matches(['.', '/'])), search, "")
}

proptest! {
    #[test]
    fn every_view_comes_back_from_its_link(view in view()) {
        let link = Links::OnePage.href(&view);
        prop_assert!(link.is_ascii() && !link.contains([' ', '"', '<', '>']), "{}", link);
        prop_assert_eq!(View::read(&link), (view.clone(), Vec::new()));
        prop_assert_eq!(View::read(&asked(None, "?from=elsewhere", &link)).0, view);
    }

    #[test]
    fn every_view_comes_back_from_its_page(view in view(), steps in 0usize..4) {
        let root = "../".repeat(steps);
        let href = Links::Pages { root: root.clone() }.href(&view);
        prop_assert_eq!(View::read(&followed(&href, &root)), (view, Vec::new()));
    }

    #[test]
    fn every_view_comes_back_from_a_link_that_is_sent(view in view()) {
        let full = view.permalink();
        prop_assert_eq!(View::read(&full), (settled(&view), Vec::new()));
        let href = Links::Pages { root: "../".to_owned() }.lead_to(&view, full);
        prop_assert_eq!(View::read(&followed(&href, "../")), (settled(&view), Vec::new()));
    }

    #[test]
    fn what_is_sent_leaves_no_choice_to_a_later_default(view in view()) {
        let full = view.permalink();
        let keys: &[&str] = match view.screen() {
            Some(Screen::Scorecard(_)) => &["sort=", "group=", "hide=", "rows="],
            Some(Screen::Compare(_)) => &["sort="],
            Some(Screen::Print(_)) => &["parts="],
            Some(Screen::Indicator(..)) => &["axis="],
            _ => &[],
        };
        for key in keys {
            prop_assert!(full.contains(key), "{} in {}", key, full);
        }
    }
}
