//! Splits the viewer's Wasm into a first part, which opens every page, and a further part, which
//! the page fetches when a reader goes on.
//!
//! The two share one memory and one table. A function that is only reached through a gate moves
//! to the further part. The gate leaves a stub behind, which calls it through a slot of the table;
//! the further part fills that slot, and the slots of the moved functions that are called through
//! pointers, when it is instantiated with the exports of the first part as its only imports.
//!
//! A gate is called after the further part has arrived, never before: that is the viewer's to see
//! to. Everything else is seen to here. A function that the first part calls directly stays,
//! whatever its name says, and a first part that makes something whose methods have moved is
//! refused. What this was not made for (threads, exceptions, passive
//! segments), and a viewer without its gates, is refused.

mod data;
mod parts;
mod plan;
mod tables;
#[cfg(test)]
mod tests;

use crate::shell::Outcome;
use plan::Plan;
use walrus::ir::Value;
use walrus::{ConstExpr, ElementItems, ElementKind, Module, ModuleConfig};

/// Where the viewer is cut.
pub struct Cut {
    /// Functions by their whole path: the only ways from the first part into the further one.
    pub gates: &'static [&'static str],
    /// Beginnings of paths. A function with one of them anywhere in its name, its own path or a
    /// type it was compiled for, is not taken for part of the first load because it stands in the
    /// table: closures, and the methods of a component or a drawing.
    pub places: &'static [&'static str],
    /// Endings of the names of methods that only code behind a gate calls, whatever they belong
    /// to and wherever that is made.
    pub methods: &'static [&'static str],
}

impl Cut {
    /// Whether only code behind a gate calls the method of this name.
    fn calls_late(&self, name: &str) -> bool {
        self.methods.iter().any(|method| name.ends_with(method))
    }
}

/// The viewer's cut.
pub const VIEWER: Cut = Cut {
    gates: &[
        "<yew::virtual_dom::vnode::VNode as yew::dom_bundle::traits::feat_hydration::Hydratable>::hydrate",
        "fairview::app::take_over",
        "fairview::further::share::around",
        "fairview::further::show",
    ],
    places: &[
        "fairview::app::rendered",
        "fairview::app::take_over",
        "fairview::further::",
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
    // The way of a component into a page that stands there already; `Hydratable`, the gate, asks.
    methods: &["yew::virtual_dom::vcomp::Mountable>::hydrate"],
};

/// The two parts, each a whole module.
pub struct Parts {
    /// What every visit needs.
    pub first: Vec<u8>,
    /// The rest.
    pub further: Vec<u8>,
    /// What may be made before its methods are there, in words: to be looked at.
    pub doubts: Vec<String>,
    /// How many functions moved.
    pub moved: usize,
    /// How many bytes of constant data moved with them.
    pub data: usize,
    /// Calls that keep functions of the named places in the first part: who calls whom.
    pub stayed: Vec<(String, String)>,
}

/// Splits a module that still carries its function names. `linked` is the same module as the linker
/// left it, with what it told of the data; without, all data stay.
pub fn split(wasm: &[u8], linked: Option<&[u8]>, cut: &Cut) -> Outcome<Parts> {
    let mut first = parse(wasm)?;
    refuse_the_unknown(&first)?;
    let plan = Plan::of(&first, cut)?;
    let doubts = tables::made_too_early(&first, &plan, cut)
        .into_iter()
        .map(|(maker, method)| {
            format!("{maker} is needed at once and may make something with the method {method}")
        })
        .collect();
    // Both begin as the whole; a function has the same index in each.
    let mut further = parse(wasm)?;
    parts::keep_moved(&mut further, &plan)?;
    let shared = parts::import_all(&mut further, &plan);
    parts::keep_first(&mut first, &plan)?;
    parts::export_all(&mut first, &mut further, shared)?;
    let later = match linked {
        Some(linked) => {
            let moved = plan.moved_names(&parse(wasm)?);
            // Whatever goes by no name of the further part is taken for one that stays.
            data::read_later(linked, |name| !moved.contains(name))?
        }
        None => Vec::new(),
    };
    let data = parts::move_data(&mut first, &mut further, &later)?;
    Ok(Parts {
        first: emitted(first)?,
        further: emitted(further)?,
        doubts,
        moved: plan.moved.len(),
        data,
        stayed: plan.stayed,
    })
}

fn parse(wasm: &[u8]) -> Outcome<Module> {
    let mut module = ModuleConfig::new()
        .generate_producers_section(false)
        .parse(wasm)
        .map_err(|error| format!("the viewer's Wasm cannot be read: {error:#}"))?;
    // True of the module that the linker made, and of no other.
    for name in ["linking", "reloc.CODE", "reloc.DATA"] {
        module.customs.remove_raw(name);
    }
    Ok(module)
}

fn emitted(mut module: Module) -> Outcome<Vec<u8>> {
    let wasm = module.emit_wasm();
    // Read once more: a part that no browser would take must not get any further.
    parse(&wasm)?;
    Ok(wasm)
}

fn refuse_the_unknown(module: &Module) -> Outcome {
    let no = |what: &str| Err(format!("the viewer's Wasm cannot be split: it has {what}"));
    if module.memories.iter().any(|memory| memory.shared) {
        return no("a shared memory");
    }
    if module.tags.iter().next().is_some() {
        return no("exceptions");
    }
    if module.data.iter().any(|data| data.is_passive()) {
        return no("passive data");
    }
    for element in module.elements.iter() {
        match (&element.kind, &element.items) {
            (ElementKind::Active { offset, .. }, ElementItems::Functions(_))
                if fixed(offset).is_some() => {}
            // Says which functions code may refer to; walrus writes it anew.
            (ElementKind::Declared, ElementItems::Functions(_)) => {}
            _ => return no("a segment of table elements that is not a plain list"),
        }
    }
    Ok(())
}

/// The place that an offset names, when it is a plain number.
fn fixed(offset: &ConstExpr) -> Option<u32> {
    match offset {
        ConstExpr::Value(Value::I32(at)) => u32::try_from(*at).ok(),
        _ => None,
    }
}
