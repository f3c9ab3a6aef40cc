//! The viewer that sites are made with: the one inside this program, or one in a folder.
//!
//! `build.rs` puts it in, when `FAIRVIEW_VIEWER` names the folder of a built viewer. A program
//! without one says so, and takes a folder only.

use fairview_site::file::File;
use fairview_site::template::Viewer;
use std::path::Path;

/// Files by name, without folders.
pub type Files = [(&'static str, &'static [u8])];

static INSIDE: &Files = include!(concat!(env!("OUT_DIR"), "/viewer.rs"));

/// The files of the viewer inside this program, by name; none when it was compiled without one.
pub fn embedded() -> Option<&'static Files> {
    (!INSIDE.is_empty()).then_some(INSIDE)
}

/// The viewer of a folder or, where none is named, the one inside this program.
///
/// # Errors
/// In words: what is wrong with the folder, or that there is no viewer inside and what to do.
pub fn read(folder: Option<&Path>) -> Result<Viewer, String> {
    match folder {
        Some(folder) => Viewer::read(folder),
        None => inside(embedded()),
    }
}

fn inside(files: Option<&Files>) -> Result<Viewer, String> {
    let files = files.ok_or(
        "this program was made without a viewer inside. Name the folder of a built viewer, like: \
         fairview build q3.json --out site --viewer dist. A downloaded fairview has one inside",
    )?;
    let file = |(name, bytes): &(&str, &[u8])| File {
        path: (*name).to_owned(),
        bytes: bytes.to_vec(),
    };
    let viewer = Viewer::of(files.iter().map(file).collect());
    viewer.map_err(|reason| format!("the viewer inside this program is damaged: {reason}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a page is made from; the built viewer's is longer, not different.
    const PAGE: &[u8] =
        b"<html lang=\"en\"><head><meta name=\"description\" content=\"\"><meta name=\"fairview-catalogue\" content=\"\"><link rel=\"preload\" as=\"fetch\" type=\"application/json\" crossorigin=\"anonymous\" href=\"\"><title></title></head>\
        <body><div id=\"fairview\"></div><div id=\"fairview-failed\"></div></body></html>";

    #[test]
    fn without_a_viewer_inside_it_is_said_what_to_do() {
        assert_eq!(
            inside(None).err().as_deref(),
            Some(
                "this program was made without a viewer inside. Name the folder of a built viewer, like: fairview build q3.json --out site --viewer dist. A downloaded fairview has one inside"
            )
        );
    }

    #[test]
    fn the_viewer_inside_is_its_page_and_its_code() {
        let viewer = inside(Some(&[
            ("boot.js", b"let a;"),
            ("index.html", PAGE),
            ("notes.md", b"not of a site"),
        ]));
        let code = viewer.unwrap().code;
        let paths: Vec<&str> = code.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["boot.js"]);
        let reason = inside(Some(&[("boot.js", b"let a;")])).err().unwrap();
        assert_eq!(
            reason,
            "the viewer inside this program is damaged: there is no index.html"
        );
    }

    #[test]
    fn a_folder_goes_before_what_is_inside() {
        let reason = read(Some(Path::new("no-such-folder"))).err().unwrap();
        assert!(reason.starts_with("no-such-folder: "), "{reason}");
    }
}
