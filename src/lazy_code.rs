//! All code that comes after the first page, named in one place: what the split point carries.

use crate::{download, lazy, screens, share, state};

/// Puts it in place. Whatever calls this carries that code.
pub fn install() {
    screens::OTHER_SCREENS.set(screens::other_screens);
    screens::OVER_TIME.set(screens::over_time::over_time);
    screens::home::FETCH_INDEX.set(screens::home::fetched);
    screens::home::FIND.set(screens::home::found);
    download::menu::MAKE.set(download::making::download);
    share::WAYS.set(share::folded_ways);
    #[cfg(target_arch = "wasm32")]
    screens::save::set_make(crate::single_file::make);
    lazy::set_loaded(true);
}

/// Puts in place what a site alone has: a file of one report can fetch neither what reads an officer's files
/// nor other reports to join it with.
pub fn install_for_sites() {
    screens::PREPARE.set(screens::prepare::prepare);
    state::families::JOINING.set(state::families::joining);
}
