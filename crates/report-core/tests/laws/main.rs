//! Laws that hold for every report, not for the ones at hand: property tests over reports made by
//! chance.

mod decimals;
mod families;
mod generated;
mod paired;
mod places;
mod report_level;
mod search;
mod time;
mod whole;
