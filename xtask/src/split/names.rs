//! Short names for what wasm-bindgen's two halves call one another by.
//!
//! Its names are long and end in a hash, which nothing compresses; each stands in the Wasm and in the
//! glue. Only names of its own are changed, those of imports and exports that begin as it has them.

use super::parse;
use super::parts::short_name;
use crate::shell::Outcome;
use std::collections::BTreeMap;
use walrus::ExportItem;

/// How its names begin.
const OWN: [&str; 2] = ["__wbg_", "__wbindgen_"];
/// How ours begin: the glue has no such names.
const BEGINS: &str = "$";

/// The module with short names, and the short name of each.
///
/// # Errors
/// In words, when there is nothing to shorten: then wasm-bindgen names things otherwise.
pub fn short(wasm: &[u8]) -> Outcome<(Vec<u8>, BTreeMap<String, String>)> {
    let mut module = parse(wasm)?;
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut shorten = |name: &mut String| {
        if OWN.iter().any(|own| name.starts_with(own)) {
            let next = names.len() as u32;
            let short = names.entry(name.clone());
            *name = short
                .or_insert_with(|| format!("{BEGINS}{}", short_name(next)))
                .clone();
        }
    };
    for import in module.imports.iter_mut() {
        shorten(&mut import.name);
    }
    for export in module.exports.iter_mut() {
        if matches!(export.item, ExportItem::Function(_)) {
            shorten(&mut export.name);
        }
    }
    match names.is_empty() {
        true => Err("nothing in the viewer's Wasm is named as by wasm-bindgen".into()),
        false => Ok((module.emit_wasm(), names)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::Module;

    #[test]
    fn names_of_wasm_bindgen_are_short_and_all_others_stay() {
        let mut module = Module::default();
        let ty = module.types.add(&[], &[]);
        let (one, _) = module.add_import_func("./glue.js", "__wbg_add_0123456789abcdef", ty);
        module.add_import_func("./glue.js", "__wbindgen_generic_1", ty);
        module.add_import_func("./glue.js", "plain", ty);
        for name in ["__wbindgen_malloc", "memory", "main"] {
            module.exports.add(name, one);
        }
        let (wasm, names) = short(&module.emit_wasm()).unwrap();
        let module = parse(&wasm).unwrap();
        let imports: Vec<&str> = module.imports.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(imports, ["$a", "$b", "plain"]);
        let mut exports: Vec<&str> = module.exports.iter().map(|one| one.name.as_str()).collect();
        exports.sort_unstable();
        assert_eq!(exports, ["$c", "main", "memory"]);
        assert_eq!(names["__wbg_add_0123456789abcdef"], "$a");
        assert_eq!(names["__wbindgen_malloc"], "$c");
        let none = short(&Module::default().emit_wasm()).unwrap_err();
        assert!(none.ends_with("as by wasm-bindgen"), "{none}");
    }
}
