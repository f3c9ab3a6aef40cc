//! Where the viewer is cut: the one table that says which of its code comes when.
//!
//! A line added to it moves what only its gates reach, and nothing else.

use super::Later;

/// A place of the viewer's code that does not come with the first part.
struct Room {
    /// The part that it is in.
    part: Part,
    /// Whether a report in one file holds it. What is left out there is never called there: the
    /// viewer sees to that.
    in_one_file: bool,
    /// Functions by their whole path: the only ways from an earlier part into the room.
    gates: &'static [&'static str],
    /// Beginnings of paths: [`Later::places`].
    places: &'static [&'static str],
    /// Endings of the names of methods: [`Later::methods`].
    methods: &'static [&'static str],
}

/// A part that comes later.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// When a reader goes on from the overview, or before.
    Further,
    /// When a reader asks for what is rarely asked for.
    Rare,
}

impl Part {
    /// In the order in which they come.
    const ALL: [Self; 2] = [Self::Further, Self::Rare];

    fn name(self) -> &'static str {
        match self {
            Self::Further => "further",
            Self::Rare => "rare",
        }
    }
}

const ROOMS: &[Room] = &[
    Room {
        part: Part::Further,
        in_one_file: true,
        gates: &["fairview::share::around", "fairview::screens::show"],
        places: &[
            "fairview::download::",
            "fairview::embed::",
            "fairview::share::",
            "fairview::single_file::",
            "fairview::screens::about::",
            "fairview::screens::changes::",
            "fairview::screens::compare::",
            "fairview::screens::developments::",
            "fairview::screens::finance::",
            "fairview::screens::legend::",
            "fairview::screens::measure::",
            "fairview::screens::milestones::",
            "fairview::screens::print::",
            "fairview::screens::rare::",
            "fairview::screens::risks::",
            "fairview::screens::scorecard::",
            "fairview::screens::show",
            "fairview::screens::one",
            "fairview::screens::panel",
            "fairview::screens::taking",
            "fairview::screens::body",
            "fairview::screens::alone",
            "fairview::screens::unavailable::",
            "fairview::browser::keys::",
            "fairview::browser::near::",
            "fairview::browser::print::",
            "fairview::browser::width::",
            "fairview::components::chart::Drawn",
            "fairview::components::chart::explore::",
            "report_charts::change",
            "report_charts::explore::",
            "report_charts::gap",
            "report_charts::multiples",
            "report_charts::ranked",
            "report_charts::strip",
            "report_charts::trend",
        ],
        methods: &[],
    },
    // Taking over a published page: `Hydratable`, the gate, asks for the way of a component into a
    // page that stands there already.
    Room {
        part: Part::Further,
        in_one_file: false,
        gates: &[
            "<yew::virtual_dom::vnode::VNode as yew::dom_bundle::traits::feat_hydration::Hydratable>::hydrate",
            "fairview::app::take_over",
        ],
        places: &["fairview::app::rendered", "fairview::app::take_over"],
        methods: &["yew::virtual_dom::vcomp::Mountable>::hydrate"],
    },
    // What became of a screen in a newer report.
    Room {
        part: Part::Further,
        in_one_file: false,
        gates: &["fairview::share::newer::there"],
        places: &["fairview::share::newer::"],
        methods: &[],
    },
    // The way to the code of a frame for another page, and that: of a site's pages alone.
    Room {
        part: Part::Further,
        in_one_file: false,
        gates: &["fairview::embed::offer"],
        places: &["fairview::embed::"],
        methods: &[],
    },
    Room::rare(
        &["fairview::embed::sheet::sheet"],
        &["fairview::embed::sheet::"],
        false,
    ),
    Room::rare(
        &["fairview::screens::print::paper"],
        &["fairview::screens::print::"],
        true,
    ),
    Room::rare(
        &[
            "fairview::screens::changes::as_table",
            "fairview::screens::changes::changes",
        ],
        &["fairview::screens::changes::", "report_core::changes::"],
        false,
    ),
    Room::rare(
        &["fairview::single_file::making::make"],
        &["fairview::single_file::making::"],
        false,
    ),
    Room::rare(
        &["fairview::download::making::take"],
        &["fairview::download::making::", "report_export::"],
        true,
    ),
];

impl Room {
    const fn rare(
        gates: &'static [&'static str],
        places: &'static [&'static str],
        in_one_file: bool,
    ) -> Self {
        Self {
            part: Part::Rare,
            in_one_file,
            gates,
            places,
            methods: &[],
        }
    }
}

/// The cut of the viewer of a site.
pub fn of_a_site() -> Vec<Later> {
    let parts = Part::ALL.into_iter();
    parts
        .map(|part| later(part.name(), |room| room.part == part))
        .collect()
}

/// The cut of the viewer of a report in one file: it has all in one part, but for what a file of one
/// report cannot use.
pub fn of_one_file() -> Vec<Later> {
    vec![later("left-out", |room| !room.in_one_file)]
}

fn later(name: &'static str, is_of: impl Fn(&Room) -> bool) -> Later {
    let mut later = Later {
        name,
        ..Later::default()
    };
    for room in ROOMS.iter().filter(|room| is_of(room)) {
        later.gates.extend(room.gates);
        later.places.extend(room.places);
        later.methods.extend(room.methods);
    }
    later
}
