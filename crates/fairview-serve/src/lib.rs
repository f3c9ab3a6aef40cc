//! Shows a folder of files on this computer; see [`server`]. A browser listens to nobody: there is only
//! the reading of policies.

#[cfg(not(target_arch = "wasm32"))]
pub mod server;

#[cfg(not(target_arch = "wasm32"))]
pub use server::{Headers, Server};

/// The policy that a page names in its head, so that it is written in one place only.
pub fn policy_in(page: &str) -> Option<&str> {
    let (_, after) = page.split_once("http-equiv=\"Content-Security-Policy\"")?;
    let (_, after) = after.split_once("content=\"")?;
    let (policy, _) = after.split_once('"')?;
    // A line break would end the header.
    Some(policy).filter(|policy| !policy.contains(['\r', '\n']))
}
