//! Which function goes into which part.

use super::Later;
use crate::shell::Outcome;
use std::collections::BTreeMap;
use walrus::ir::{Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, GlobalKind, Module,
    TableId,
};

/// What goes where. Functions are known by their index, which is the same in every copy of the
/// module; parts by their number, of which 0 is the first.
pub struct Plan {
    /// The gates of each part from part 1 on, each with the slot of the table that its stub calls
    /// through. The slots of a part follow one another.
    pub gates: Vec<BTreeMap<usize, u32>>,
    /// The part of each function that the module itself defines.
    parts: BTreeMap<usize, usize>,
    /// Calls that keep functions of the named places in an earlier part: who calls whom.
    pub stayed: Vec<(String, String)>,
}

impl Plan {
    /// Follows every call of the module, first from what begins without a gate, then from the gates
    /// of each part in order.
    pub fn of(module: &Module, cut: &[Later]) -> Outcome<Self> {
        let mut gates = BTreeMap::new();
        let mut named = BTreeMap::new();
        for (id, _) in module.funcs.iter_local() {
            let name = name(module, id);
            for (part, later) in (1..).zip(cut) {
                if later.gates.contains(&name.as_str()) {
                    gates.insert(id.index(), part);
                }
                // What is of two parts waits for the later one.
                if later.is_of(&name) || later.calls_late(&name) {
                    named.insert(id.index(), part);
                }
            }
        }
        let asked: Vec<&str> = cut.iter().flat_map(|later| later.gates.clone()).collect();
        if gates.len() != asked.len() {
            return Err(format!(
                "{} of the viewer's gates {asked:?} are in its Wasm; each must be there once, not inlined, under its name",
                gates.len(),
            ));
        }
        let reached = reached(module, cut.len(), &gates, &named);
        let part_of = |index: usize| reached.get(&index).map_or(cut.len(), |found| found.part);
        if gates.iter().any(|(gate, part)| part_of(*gate) != *part) {
            return Err("a gate of the viewer is exported, so it cannot be closed".into());
        }
        let table = module.tables.get(function_table(module)?);
        let mut slots = u32::try_from(table.initial).map_err(|_| "the table is too long")?..;
        let of_part = |part| gates.iter().filter(move |(_, of)| **of == part);
        Ok(Self {
            gates: (1..=cut.len())
                .map(|part| {
                    of_part(part)
                        .map(|(gate, _)| *gate)
                        .zip(&mut slots)
                        .collect()
                })
                .collect(),
            parts: module
                .funcs
                .iter_local()
                .map(|(id, _)| (id.index(), part_of(id.index())))
                .collect(),
            stayed: kept(module, &reached, &named),
        })
    }

    /// How many parts there are.
    pub fn count(&self) -> usize {
        self.gates.len() + 1
    }

    /// The part of a function. What comes from outside the module comes through the first.
    pub fn part_of(&self, index: usize) -> usize {
        self.parts.get(&index).copied().unwrap_or_default()
    }

    /// The part that puts a function into its slots of the table: of a gate, the first part does,
    /// and puts in its stub.
    pub fn in_table_of(&self, index: usize) -> usize {
        match self.gates.iter().any(|gates| gates.contains_key(&index)) {
            true => 0,
            false => self.part_of(index),
        }
    }

    /// How many functions a part has.
    pub fn functions(&self, part: usize) -> usize {
        self.parts.values().filter(|of| **of == part).count()
    }

    /// The part of each mangled name: the earliest that has a function of this name.
    pub fn parts_of_names(&self, module: &Module) -> BTreeMap<String, usize> {
        let mut names = BTreeMap::new();
        for (id, _) in module.funcs.iter_local() {
            let name = module.funcs.get(id).name.clone().unwrap_or_default();
            let part = self.part_of(id.index());
            let of = names.entry(name).or_insert(part);
            *of = part.min(*of);
        }
        names
    }
}

/// The one table that functions are called through.
pub fn function_table(module: &Module) -> Outcome<TableId> {
    module
        .tables
        .main_function_table()
        .ok()
        .flatten()
        .ok_or_else(|| "the viewer's Wasm does not have one table of functions".into())
}

/// What a function is called in Rust.
pub fn name(module: &Module, id: FunctionId) -> String {
    let mangled = module.funcs.get(id).name.as_deref().unwrap_or_default();
    format!("{:#}", rustc_demangle::demangle(mangled))
}

/// How a function was first reached.
struct Found {
    /// In which part.
    part: usize,
    /// Who calls it; nobody where a part begins with it.
    caller: Option<FunctionId>,
}

/// The calls that lead from other places into the named ones, and so into an earlier part.
fn kept(
    module: &Module,
    reached: &BTreeMap<usize, Found>,
    named: &BTreeMap<usize, usize>,
) -> Vec<(String, String)> {
    let part_named = |id: FunctionId| named.get(&id.index()).copied().unwrap_or_default();
    module
        .funcs
        .iter_local()
        .filter_map(|(id, _)| Some((id, reached.get(&id.index())?)))
        .filter(|(id, found)| found.part < part_named(*id))
        .filter_map(|(id, found)| Some((id, found.caller?)))
        .filter(|(id, caller)| part_named(*caller) < part_named(*id))
        .map(|(id, caller)| (name(module, caller), name(module, id)))
        .collect()
}

/// The functions that each part begins with, and whatever these call without going through a gate
/// of a later part. The first begins with what is exported, what starts, and what stands in the table
/// under no name of a later part; a later one with its gates, and what stands there under its name.
fn reached(
    module: &Module,
    last: usize,
    gates: &BTreeMap<usize, usize>,
    named: &BTreeMap<usize, usize>,
) -> BTreeMap<usize, Found> {
    let exported = module
        .exports
        .iter()
        .filter_map(|export| match export.item {
            ExportItem::Function(id) => Some(id),
            _ => None,
        });
    let in_globals = module
        .globals
        .iter()
        .filter_map(|global| match &global.kind {
            GlobalKind::Local(ConstExpr::RefFunc(id)) => Some(*id),
            _ => None,
        });
    let in_table = module
        .elements
        .iter()
        .filter_map(|element| match (&element.kind, &element.items) {
            (ElementKind::Active { .. }, ElementItems::Functions(ids)) => Some(ids),
            _ => None,
        })
        .flatten()
        .copied()
        .filter(|id| !gates.contains_key(&id.index()));
    let in_table: Vec<FunctionId> = in_table.collect();
    let mut waiting: Vec<(FunctionId, Option<FunctionId>)> = exported
        .chain(module.start)
        .chain(in_globals)
        .map(|id| (id, None))
        .collect();
    let mut reached = BTreeMap::new();
    for part in 0..=last {
        let is_named = |id: &FunctionId| named.get(&id.index()).copied().unwrap_or_default();
        let own = in_table.iter().filter(|id| is_named(id) == part);
        let opened = module.funcs.iter_local().map(|(id, _)| id);
        let opened = opened.filter(|id| part > 0 && gates.get(&id.index()) == Some(&part));
        waiting.extend(own.copied().chain(opened).map(|id| (id, None)));
        while let Some((id, caller)) = waiting.pop() {
            if reached.contains_key(&id.index()) {
                continue;
            }
            reached.insert(id.index(), Found { part, caller });
            if let FunctionKind::Local(function) = &module.funcs.get(id).kind {
                let mut calls = Calls(Vec::new());
                dfs_in_order(&mut calls, function, function.entry_block());
                let closed = |called: &FunctionId| gates.get(&called.index()) > Some(&part);
                calls.0.retain(|called| !closed(called));
                waiting.extend(calls.0.into_iter().map(|called| (called, Some(id))));
            }
        }
    }
    reached
}

/// Collects the functions that a body calls or takes a reference to.
struct Calls(Vec<FunctionId>);

impl Visitor<'_> for Calls {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.0.push(*id);
    }
}
