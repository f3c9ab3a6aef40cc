//! What stands around every page: the first page of the built viewer, and its code.
//!
//! Nothing of it is made anew: a page is that first page with its title, its description, its
//! addresses and its content put in. What is not found where it is expected is refused, so that a
//! changed viewer is noticed here and not by a reader.

use crate::file::File;
use crate::html::{Tag, attribute, between, inside, property, tags, text};
use crate::names;
use crate::policy;
use fairview::lazy::Module;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// The built viewer.
#[derive(Clone, PartialEq, Eq)]
pub struct Viewer {
    page: String,
    /// Its code, with hashed names.
    pub code: Vec<File>,
}

/// One page, for the template.
pub struct Content<'c> {
    /// What the browser's tab says.
    pub title: &'c str,
    /// A line or two for lists of links and previews.
    pub description: &'c str,
    /// The path of its view, such as `q3/scorecard`; empty for the first page.
    pub view: &'c str,
    /// From the page to the site's first page: `../../`; empty on the first.
    pub root: &'c str,
    /// The page's own address, where the site's is known.
    pub address: Option<&'c str>,
    /// The address of the list of reports, and of the other files that the viewer takes the page over
    /// with.
    pub catalogue: &'c str,
    /// See `catalogue`.
    pub data: &'c [String],
    /// The viewer's code that is among them.
    pub module: Module,
    /// The language of the page, as a tag.
    pub language: &'c str,
    /// More for the head of the page, as markup.
    pub head: &'c str,
    /// What the viewer shows.
    pub markup: &'c str,
    /// What stands below it, as markup.
    pub foot: &'c str,
}

/// The viewer's first page.
const PAGE: &str = "index.html";
const LOADING: &str = "data-fairview=\"loading\"";
const START: &str = "<div id=\"fairview\">";
const END: &str = "<div id=\"fairview-failed\"";
/// A file of data that the page needs, named first in the viewer's page for the list of reports.
const PRELOAD: &str = "<link rel=\"preload\" as=\"fetch\" type=\"application/json\" crossorigin=\"anonymous\" href=\"";

impl Viewer {
    /// Reads the folder that `cargo xtask build` makes.
    ///
    /// # Errors
    /// In words: which file is missing, or what of the page is not as expected.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let place = |error: &dyn std::fmt::Display| format!("{}: {error}", folder.display());
        let no_viewer = |what: &dyn std::fmt::Display| {
            format!("{}; expected the folder of the built viewer", place(what))
        };
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(|error| no_viewer(&error))? {
            let path = entry.map_err(|error| place(&error))?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            if path.is_file() && is_part(name) {
                let bytes =
                    std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                files.push(File {
                    path: name.to_owned(),
                    bytes,
                });
            }
        }
        Self::of(files).map_err(|reason| no_viewer(&reason))
    }

    /// The viewer that these files are: its first page `index.html` and its code, or the list of a
    /// site and the files that it names. Others are left out.
    ///
    /// # Errors
    /// In words: what is missing, or what of the page is not as expected.
    pub fn of(mut files: Vec<File>) -> Result<Self, String> {
        if let Some(at) = files.iter().position(|file| file.path == names::VIEWER) {
            let list = files.swap_remove(at);
            let unlisted = unlist(&list.bytes, &mut files);
            unlisted.ok_or_else(|| format!("{} names no viewer", names::VIEWER))?;
        }
        let (pages, mut code): (Vec<File>, Vec<File>) = files
            .into_iter()
            .filter(|file| is_part(&file.path))
            .partition(|file| file.path == PAGE);
        let page = pages.into_iter().next();
        let page = page.ok_or_else(|| format!("there is no {PAGE}"))?;
        let page = String::from_utf8(page.bytes).map_err(|_| format!("{PAGE} is not UTF-8"))?;
        let page = names::rewrite_links(page, &mut code);
        code.sort_by(|a, b| a.path.cmp(&b.path));
        let viewer = Self { page, code };
        // Whatever a page cannot be made from is said before any is made.
        viewer.fill(&Content {
            title: "",
            description: "",
            view: "",
            root: "",
            address: None,
            catalogue: "",
            data: &[],
            module: Module::Overview,
            language: "",
            head: "",
            markup: "",
            foot: "",
        })?;
        Ok(viewer)
    }

    /// The viewer's page and the names of its code, as a file of a site: what another site can be made
    /// from. `bundle` is what the publisher put into [`names::BUNDLE`], in its order.
    pub fn list(&self, bundle: &[String]) -> File {
        let code = self.code.iter().map(|file| file.path.as_str());
        let code: Vec<&str> = code.collect();
        let list = json!({ "page": self.page, "files": code, "bundle": bundle });
        File {
            path: names::VIEWER.to_owned(),
            bytes: format!("{list}\n").into_bytes(),
        }
    }

    /// The style that stands in the viewer's page as a file, for pages that do not carry it; `None` for
    /// a page without.
    pub fn sheet(&self) -> Option<File> {
        let style = *inside(&self.page, "style").first()?;
        Some(File {
            path: format!(
                "{}{}",
                names::CODE,
                names::with_hash("fairview.css", style.as_bytes())
            ),
            bytes: style.as_bytes().to_vec(),
        })
    }

    /// The viewer's icon, for the head of a page that does not run it.
    pub fn icon(&self, root: &str) -> String {
        let tags = tags(&self.page).into_iter();
        let icons = tags.filter(|tag| tag.name == "link" && tag.get("rel") == Some("icon"));
        let line = |tag: Tag| {
            let attributes = tag.attributes.iter().map(|(name, value)| {
                let value = match value.strip_prefix("./") {
                    Some(path) => format!("{root}{path}"),
                    None => value.clone(),
                };
                format!(" {name}=\"{}\"", attribute(&value))
            });
            format!("<link{}>\n", attributes.collect::<String>())
        };
        icons.map(line).collect()
    }

    /// The same viewer for a site whose pages carry these styles too, and whose readers may keep it:
    /// its policy allows them, and the site's worker. A page without a policy is left alone.
    pub fn of_site(&self, styles: &BTreeSet<String>, kept: bool) -> Self {
        let Self { mut page, code } = self.clone();
        if let Some(policy) = policy::policy_in(&page) {
            let mut more = policy.to_owned();
            for style in styles {
                more = policy::with_style(&more, style);
            }
            if kept {
                more = policy::with_worker(&more);
            }
            page = page.replacen(policy, &more, 1);
        }
        Self { page, code }
    }

    /// A whole page.
    ///
    /// # Errors
    /// In words, when the template is not as expected.
    pub fn fill(&self, content: &Content) -> Result<String, String> {
        let Content {
            title,
            description,
            view,
            root,
            address,
            catalogue,
            data,
            module,
            language,
            head: more,
            markup,
            foot,
        } = content;
        let root_or_here = if root.is_empty() { "./" } else { root };
        let page = self.page.replace("=\"./", &format!("=\"{root_or_here}"));
        // Until the viewer has taken it over, not everything on the page answers.
        let page = page.replacen(
            LOADING,
            &format!("{LOADING} data-fairview-viewer=\"coming\""),
            1,
        );
        let page = between(
            &page,
            "<meta name=\"fairview-catalogue\" content=\"",
            "\">",
            &attribute(catalogue),
        )?;
        let page = between(&page, PRELOAD, "\">", &attribute(catalogue))?;
        let page = between(&page, "<html lang=\"", "\"", &attribute(language))?;
        let page = between(&page, "<title>", "</title>", &text(title))?;
        let page = between(
            &page,
            "<meta name=\"description\" content=\"",
            "\">",
            &attribute(description),
        )?;
        let (head, rest) = page
            .split_once("</head>")
            .ok_or("the viewer's page has no end of its head")?;
        let (before, after) = rest
            .split_once(START)
            .ok_or("the viewer's page has no place for the viewer")?;
        let (_, after) = after
            .split_once(END)
            .ok_or("the viewer's page has no words for its failure")?;
        let mut out = String::with_capacity(page.len() + markup.len() + 1024);
        out.push_str(head);
        out.push_str(&format!(
            "<meta name=\"fairview-view\" content=\"{view}\">\n"
        ));
        out.push_str(&format!(
            "<meta name=\"fairview-root\" content=\"{root}\">\n"
        ));
        // boot.js asks for them in the one way that takes what was preloaded.
        for file in *data {
            out.push_str(&format!("{PRELOAD}{}\">\n", attribute(file)));
        }
        out.extend(preloads(&page, *module));
        for (name, words) in [
            ("og:type", "website"),
            ("og:title", title),
            ("og:description", description),
        ] {
            out.push_str(&property(name, words));
        }
        if let Some(address) = address {
            out.push_str(&property("og:url", address));
            out.push_str(&format!(
                "<link rel=\"canonical\" href=\"{}\">\n",
                attribute(address)
            ));
        }
        out.push_str(more);
        out.push_str("</head>");
        out.push_str(before);
        out.push_str(&format!(
            "<div id=\"fairview\" data-fairview-view=\"{view}\">"
        ));
        out.push_str(markup);
        out.push_str("</div>\n");
        out.push_str(foot);
        out.push_str(END);
        out.push_str(after);
        Ok(out)
    }
}

/// The preloads of the code that only some views need, those of a module, with their hashes.
fn preloads(page: &str, module: Module) -> Vec<String> {
    let needed = |tag: &Tag| {
        let mut modules = tag.get("data-for").unwrap_or_default().split(' ');
        tag.get("name") == Some("fairview-code") && modules.any(|word| word == module.word())
    };
    let preload = |tag: Tag| {
        let [address, hash] =
            ["content", "data-integrity"].map(|name| tag.get(name).map(attribute));
        Some(format!(
            "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\" fetchpriority=\"low\" href=\"{}\" data-integrity=\"{}\">\n",
            address?, hash?
        ))
    };
    let files = tags(page).into_iter().filter(needed);
    files.filter_map(preload).collect()
}

/// Leaves of the files those that a list names, without what their publisher put in, and puts its page
/// among them.
fn unlist(list: &[u8], files: &mut Vec<File>) -> Option<()> {
    let list: Value = serde_json::from_slice(list).ok()?;
    let texts = |name: &str| -> Option<Vec<&str>> {
        let texts = list.get(name)?.as_array()?.iter();
        texts.map(Value::as_str).collect()
    };
    let named = texts("files")?;
    files.retain(|file| named.contains(&file.path.as_str()));
    if let Some(bundle) = files.iter_mut().find(|file| file.path == names::BUNDLE) {
        let mut page = String::from_utf8(std::mem::take(&mut bundle.bytes)).ok()?;
        for put in texts("bundle")?.iter().rev() {
            page = page.replacen(put, "", 1);
        }
        bundle.bytes = page.into_bytes();
    }
    files.push(File {
        path: PAGE.to_owned(),
        bytes: list.get("page")?.as_str()?.as_bytes().to_vec(),
    });
    Some(())
}

/// Whether a file of the built viewer belongs to every site: its page and its code, not its
/// examples. A published site has the code in a folder.
fn is_part(name: &str) -> bool {
    let name = name.strip_prefix(names::CODE).unwrap_or(name);
    let end = name.rsplit_once('.').map(|(_, end)| end);
    let is_code = end.is_some_and(|end| ["js", "css", "wasm", "svg"].contains(&end));
    name == PAGE || name == names::BUNDLE || is_code && !name.contains('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<html lang=\"en-GB\" data-fairview=\"loading\"><head><meta name=\"description\" content=\"old\"><meta name=\"fairview-catalogue\" content=\"examples/catalogue.json\"><link rel=\"preload\" as=\"fetch\" type=\"application/json\" crossorigin=\"anonymous\" href=\"examples/catalogue.json\"><meta name=\"fairview-code\" content=\"./shared-0.wasm\" data-integrity=\"sha384-S\" data-file=\"chunk_5\" data-for=\"indicator screens\"><meta name=\"fairview-code\" content=\"./overview-0.wasm\" data-integrity=\"sha384-O\" data-file=\"split_overview\" data-for=\"overview\"><meta name=\"fairview-code\" content=\"./screens-0.wasm\" data-integrity=\"sha384-A\" data-file=\"split_screens\" data-for=\"screens\"><title>Old</title><script src=\"./boot.js\"></script></head><body><div id=\"fairview\">Loading</div>\n<div id=\"fairview-failed\">words</div></body></html>";

    #[test]
    fn a_page_is_the_viewers_with_its_own_words() {
        let viewer = Viewer {
            page: HTML.to_owned(),
            code: Vec::new(),
        };
        let page = viewer
            .fill(&Content {
                title: "A & B",
                description: "Says \"so\"",
                view: "q3/finance",
                root: "../../",
                address: Some("https://council.example/reports/q3/finance/"),
                catalogue: "../../catalogue.json?0123",
                data: &["../../data/q3/report-0123.json".to_owned()],
                module: Module::Screens,
                language: "cy",
                head: "<link rel=\"alternate\">\n",
                markup: "<main>content</main>",
                foot: "<section>below</section>\n",
            })
            .expect("it is filled");
        for part in [
            "<title>A &amp; B</title>",
            "<meta name=\"description\" content=\"Says &quot;so&quot;\">",
            "<html lang=\"cy\" data-fairview=\"loading\" data-fairview-viewer=\"coming\"><head>",
            "<meta name=\"fairview-catalogue\" content=\"../../catalogue.json?0123\">",
            "crossorigin=\"anonymous\" href=\"../../catalogue.json?0123\">",
            "<link rel=\"preload\" as=\"fetch\" type=\"application/json\" crossorigin=\"anonymous\" href=\"../../data/q3/report-0123.json\">\n",
            "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\" fetchpriority=\"low\" href=\"../../shared-0.wasm\" data-integrity=\"sha384-S\">\n\
             <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\" fetchpriority=\"low\" href=\"../../screens-0.wasm\" data-integrity=\"sha384-A\">\n",
            "<link rel=\"alternate\">\n</head>",
            "src=\"../../boot.js\"",
            "<meta name=\"fairview-view\" content=\"q3/finance\">\n<meta name=\"fairview-root\" content=\"../../\">\n",
            "<meta property=\"og:title\" content=\"A &amp; B\">",
            "<link rel=\"canonical\" href=\"https://council.example/reports/q3/finance/\">",
            "<div id=\"fairview\" data-fairview-view=\"q3/finance\"><main>content</main></div>\n<section>below</section>\n<div id=\"fairview-failed\">words</div>",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(!page.contains("Loading"));
        assert!(!page.contains("href=\"../../overview-0.wasm\""));
    }

    #[test]
    fn the_style_of_a_site_and_its_worker_are_allowed_and_that_of_the_page_is_a_file_too() {
        let policy = "default-src 'none'; style-src 'self' 'sha256-A'; trusted-types default; worker-src 'self'";
        let page = format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"><style>.a{{}}</style>"
        );
        let viewer = Viewer {
            page,
            code: Vec::new(),
        };
        let allowed = |styles: &[&str], kept| {
            let styles = styles.iter().map(|style| (*style).to_owned()).collect();
            let viewer = viewer.of_site(&styles, kept);
            policy::policy_in(&viewer.page).unwrap().to_owned()
        };
        assert_eq!(allowed(&[], false), policy);
        assert_eq!(
            allowed(&[".b{}"], true),
            "default-src 'none'; style-src 'self' 'sha256-SGcvwxmsOW+7Ls/uk+0Rs2OXWHuIlxlmZtWdVxVc/w8=' 'sha256-A'; trusted-types default fairview-offline; worker-src 'self'"
        );
        let sheet = viewer.sheet().unwrap();
        assert!(sheet.path.starts_with("code/fairview-") && names::is_immutable(&sheet.path));
        assert_eq!(sheet.bytes, b".a{}");
    }

    #[test]
    fn a_page_that_is_not_the_viewers_is_refused() {
        let viewer = Viewer {
            page: HTML.replace("fairview-failed", "else"),
            code: Vec::new(),
        };
        let content = Content {
            title: "",
            description: "",
            view: "",
            root: "",
            address: None,
            catalogue: "",
            data: &[],
            module: Module::Overview,
            language: "",
            head: "",
            markup: "",
            foot: "",
        };
        assert_eq!(
            viewer.fill(&content),
            Err("the viewer's page has no words for its failure".to_owned())
        );
    }
}
