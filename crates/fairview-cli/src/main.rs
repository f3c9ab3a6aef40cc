//! The officer's command.

fn main() {}
