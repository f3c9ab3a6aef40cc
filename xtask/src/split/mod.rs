//! Splits the viewer's Wasm into parts: a first one, which opens every page, and later ones, which
//! the page fetches in their order when a reader goes on.
//!
//! They share one memory and one table. A function that is only reached through the gates of a
//! later part moves there. A gate leaves a stub behind in the first part, which calls it through a
//! slot of the table; a later part fills the slots of its gates, and those of its functions that are
//! called through pointers, when it is instantiated with the exports of the parts before it as its
//! only imports. So a part calls what lies in earlier ones directly, and what lies in later ones
//! through their gates.
//!
//! A gate is called after its part has arrived, never before: that is the viewer's to see
//! to. Everything else is seen to here. A function that an earlier part calls directly stays there,
//! whatever its name says, and what may make something whose methods come later is told. What this
//! was not made for (threads, exceptions, passive segments), and a viewer without its gates, is
//! refused.

mod data;
pub mod names;
mod parts;
mod plan;
pub mod rooms;
mod tables;
#[cfg(test)]
mod tests;

use crate::shell::Outcome;
use plan::Plan;
use walrus::ir::Value;
use walrus::{ConstExpr, ElementItems, ElementKind, Module, ModuleConfig};

/// A part that comes after the first, and where it is cut off.
#[derive(Debug, Clone, Default)]
pub struct Later {
    /// Under this name later parts import its exports.
    pub name: &'static str,
    /// Functions by their whole path: the only ways from earlier parts into this one.
    pub gates: Vec<&'static str>,
    /// Beginnings of paths. A function with one of them anywhere in its name, its own path or a
    /// type it was compiled for, is not taken for part of an earlier load because it stands in the
    /// table: closures, and the methods of a component or a drawing.
    pub places: Vec<&'static str>,
    /// Endings of the names of methods that only code behind a gate calls, whatever they belong
    /// to and wherever that is made.
    pub methods: Vec<&'static str>,
}

impl Later {
    /// Whether a name has one of the places in it.
    fn is_of(&self, name: &str) -> bool {
        self.places.iter().any(|place| name.contains(place))
    }

    /// Whether only code behind a gate calls the method of this name.
    fn calls_late(&self, name: &str) -> bool {
        self.methods.iter().any(|method| name.ends_with(method))
    }
}

/// The parts, each a whole module, and what was noticed.
pub struct Split {
    /// In their order, the first first.
    pub parts: Vec<Part>,
    /// What may be made before its methods are there, in words: to be looked at.
    pub doubts: Vec<String>,
    /// Calls that keep functions of the named places in an earlier part: who calls whom.
    pub stayed: Vec<(String, String)>,
}

/// A part of the viewer.
pub struct Part {
    /// The name that it was asked for under.
    pub name: &'static str,
    /// The module.
    pub wasm: Vec<u8>,
    /// How many functions it has.
    pub functions: usize,
    /// How many bytes of constant data it brings with it; not counted for the first.
    pub data: usize,
}

/// The name of the first part.
const FIRST: &str = "first";

/// Splits a module that still carries its function names. `linked` is the same module as the linker
/// left it, with what it told of the data; without, all data stay in the first part.
///
/// # Errors
/// In words: what of the module is not as expected.
pub fn split(wasm: &[u8], linked: Option<&[u8]>, cut: &[Later]) -> Outcome<Split> {
    let whole = parse(wasm)?;
    refuse_the_unknown(&whole)?;
    let plan = Plan::of(&whole, cut)?;
    let doubts = tables::made_too_early(&whole, &plan, cut)
        .into_iter()
        .map(|(maker, method)| {
            format!("{maker} may make something with the method {method}, which comes later")
        })
        .collect();
    let names: Vec<&'static str> = [FIRST]
        .into_iter()
        .chain(cut.iter().map(|later| later.name))
        .collect();
    // All begin as the whole; a function has the same index in each.
    let mut modules = Vec::new();
    for part in 0..plan.count() {
        let mut module = parse(wasm)?;
        match part {
            0 => parts::keep_first(&mut module, &plan)?,
            later => parts::keep_later(&mut module, &plan, later)?,
        }
        modules.push(module);
    }
    parts::join(&mut modules, &names, &plan)?;
    let data = match linked {
        Some(linked) => {
            let parts = plan.parts_of_names(&whole);
            // Whatever goes by no name of a later part is taken for one of the first.
            let part_of = |name: &str| parts.get(name).copied().unwrap_or_default();
            let later = data::read_later(linked, plan.count(), part_of)?;
            parts::move_data(&mut modules, &later)?
        }
        None => vec![0; plan.count()],
    };
    let mut parts = Vec::new();
    for (part, module) in modules.into_iter().enumerate() {
        parts.push(Part {
            name: names[part],
            wasm: emitted(module)?,
            functions: plan.functions(part),
            data: data[part],
        });
    }
    Ok(Split {
        parts,
        doubts,
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
