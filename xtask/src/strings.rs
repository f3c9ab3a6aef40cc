//! `cargo xtask strings`: every text that readers see in one file, for an editor: by file, and by the
//! function that says it. What stands in braces is filled in.

use crate::generated;
use crate::shell::{self, Outcome};
use proc_macro2::{TokenStream, TokenTree};
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};
use syn::{
    Attribute, ExprMethodCall, ImplItemConst, ImplItemFn, ItemConst, ItemFn, ItemMacro, ItemMod,
    ItemStatic, LitStr, Macro,
};

/// Where the list is kept.
const LIST: &str = "docs/strings.md";
/// Where texts for readers are written.
const FOLDERS: [&str; 11] = [
    "src",
    "crates/report-core/src/words",
    "crates/report-core/src/changes",
    "crates/report-view/src",
    "crates/report-charts/src",
    "crates/report-export/src",
    "crates/report-import/src",
    "crates/fairview-importer/src",
    "crates/fairview-site-maker/src",
    "crates/fairview-template/src",
    "crates/fairview-cli/src",
];
/// Attributes of elements, macros and methods, whose texts nobody reads.
#[rustfmt::skip]
const UNREAD: [&str; 24] = [
    "assert", "assert_eq", "autocomplete", "cfg", "class", "d", "debug_assert", "expect", "for", "href", "id", "include_str",
    "key", "matches", "panic", "rel", "role", "scope", "tag", "type", "unreachable", "viewBox", "doc", "env",
];
const HEAD: &str = "# Words on the screen

Every text that readers see, by file and by the function that says it; what stands in braces is filled in. For an editor.
Made by `cargo xtask strings`.
";

/// Writes the list, or with `--check` fails when it is stale.
pub fn strings(arguments: &[String]) -> Outcome {
    let mut text = HEAD.to_owned();
    for folder in FOLDERS {
        for file in sources(&shell::root().join(folder))? {
            let source = shell::read_file(&file)?;
            let parsed =
                syn::parse_file(&source).map_err(|error| format!("{}: {error}", file.display()))?;
            let mut texts = Texts::default();
            texts.visit_file(&parsed);
            let name = file.strip_prefix(shell::root()).unwrap_or(&file);
            text.push_str(&texts.listed(&name.to_string_lossy().replace('\\', "/")));
        }
    }
    generated::keep(arguments, "strings", &[(LIST, text)])
}

/// The sources in a folder and below it, without those of tests, in order.
fn sources(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
    Ok(found)
}

/// The texts of a file, each with the function that it stands in.
#[derive(Default)]
struct Texts {
    function: String,
    found: Vec<(String, String)>,
}

impl Texts {
    fn listed(&self, file: &str) -> String {
        let mut text = String::new();
        for group in self.found.chunk_by(|a, b| a.0 == b.0) {
            if text.is_empty() {
                text = format!("\n## {file}\n\n");
            }
            let words: Vec<&str> = group.iter().map(|(_, words)| words.as_str()).collect();
            text.push_str(&format!("- `{}`: {}\n", group[0].0, words.join(" · ")));
        }
        text
    }

    fn take(&mut self, words: &str) {
        let letters = words.contains(char::is_alphabetic);
        let sentence = words.contains(' ') || words.starts_with(char::is_uppercase);
        if letters && sentence && !words.contains("fv-") && !words.starts_with('<') {
            self.found
                .push((self.function.clone(), words.trim().replace('\n', " ")));
        }
    }

    fn within(
        &mut self,
        name: &impl ToString,
        attributes: &[Attribute],
        visit: impl FnOnce(&mut Self),
    ) {
        if attributes.iter().any(is_of_tests) {
            return;
        }
        let before = std::mem::replace(&mut self.function, name.to_string());
        visit(self);
        self.function = before;
    }

    /// The texts in what a macro is given, without those of attributes that nobody reads.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut name = String::new();
        let mut after_equals = false;
        for token in tokens {
            let unread = after_equals && UNREAD.contains(&name.as_str());
            after_equals = false;
            match token {
                TokenTree::Group(group) if !unread => self.tokens(group.stream()),
                TokenTree::Literal(literal) if !unread => {
                    if let Ok(text) = syn::parse_str::<LitStr>(&literal.to_string()) {
                        self.take(&text.value());
                    }
                }
                TokenTree::Punct(punct) => after_equals = punct.as_char() == '=',
                TokenTree::Ident(ident) => name = ident.to_string(),
                _ => {}
            }
        }
    }
}

fn is_of_tests(attribute: &Attribute) -> bool {
    let test = |list: &syn::MetaList| list.tokens.to_string() == "test";
    attribute.path().is_ident("test") || attribute.meta.require_list().is_ok_and(test)
}

impl<'a> Visit<'a> for Texts {
    fn visit_attribute(&mut self, _: &'a Attribute) {}

    fn visit_lit_str(&mut self, text: &'a LitStr) {
        self.take(&text.value());
    }

    fn visit_macro(&mut self, called: &'a Macro) {
        let name = called
            .path
            .segments
            .last()
            .map(|part| part.ident.to_string());
        if !name.is_some_and(|name| UNREAD.contains(&name.as_str())) {
            self.tokens(called.tokens.clone());
        }
    }

    fn visit_expr_method_call(&mut self, call: &'a ExprMethodCall) {
        self.visit_expr(&call.receiver);
        if !UNREAD.contains(&call.method.to_string().as_str()) {
            call.args.iter().for_each(|one| self.visit_expr(one));
        }
    }

    fn visit_item_mod(&mut self, item: &'a ItemMod) {
        let name = self.function.clone();
        self.within(&name, &item.attrs, |texts| {
            visit::visit_item_mod(texts, item)
        });
    }

    fn visit_item_fn(&mut self, item: &'a ItemFn) {
        self.within(&item.sig.ident, &item.attrs, |texts| {
            visit::visit_item_fn(texts, item)
        });
    }

    fn visit_impl_item_fn(&mut self, item: &'a ImplItemFn) {
        self.within(&item.sig.ident, &item.attrs, |texts| {
            visit::visit_impl_item_fn(texts, item)
        });
    }

    fn visit_impl_item_const(&mut self, item: &'a ImplItemConst) {
        self.within(&item.ident, &item.attrs, |texts| {
            visit::visit_impl_item_const(texts, item)
        });
    }

    fn visit_item_static(&mut self, item: &'a ItemStatic) {
        self.within(&item.ident, &item.attrs, |texts| {
            visit::visit_item_static(texts, item)
        });
    }

    fn visit_item_macro(&mut self, item: &'a ItemMacro) {
        let name = item.mac.path.segments.last();
        let name = name.map_or_else(String::new, |part| part.ident.to_string());
        self.within(&name, &item.attrs, |texts| {
            visit::visit_item_macro(texts, item)
        });
    }

    fn visit_item_const(&mut self, item: &'a ItemConst) {
        self.within(&item.ident, &item.attrs, |texts| {
            visit::visit_item_const(texts, item)
        });
    }
}
