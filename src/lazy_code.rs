//! All code that is fetched by those who need it, named in one place: what the split points carry.

use crate::lazy::{self, Module};
use crate::{download, screens, share, state};

/// Puts all of it in place.
pub fn install() {
    overview();
    indicator();
    screens();
}

/// Puts [`Module::Overview`] in place. Whatever calls this carries that code.
pub fn overview() {
    screens::HOME.set(screens::home::home);
    screens::OVERVIEW.set(screens::overview_screen);
    screens::SCORECARD.set(screens::scorecard_screen);
    lazy::set_loaded(Module::Overview, true);
}

/// The same of [`Module::Indicator`].
pub fn indicator() {
    screens::INDICATOR.set(screens::indicator_screen);
    lazy::set_loaded(Module::Indicator, true);
}

/// The same of [`Module::Screens`].
pub fn screens() {
    screens::OTHER_SCREENS.set(screens::other_screens);
    screens::OVER_TIME.set(screens::over_time::over_time);
    screens::home::FETCH_INDEX.set(screens::home::fetched);
    screens::home::FIND.set(screens::home::found);
    download::menu::MAKE.set(download::making::download);
    share::WAYS.set(share::folded_ways);
    #[cfg(target_arch = "wasm32")]
    screens::save::set_make(crate::single_file::make);
    lazy::set_loaded(Module::Screens, true);
}

/// Puts in place what a site alone has: a file of one report can fetch neither what reads an officer's files
/// nor other reports to join it with.
pub fn install_for_sites() {
    screens::PREPARE.set(screens::prepare::prepare);
    state::families::JOINING.set(state::families::joining);
}
