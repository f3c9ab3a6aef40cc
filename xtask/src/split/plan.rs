//! Which function goes into which part.

use super::Cut;
use crate::shell::Outcome;
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, GlobalKind, Module,
    TableId,
};

/// What goes where. Functions are known by their index, which is the same in both copies.
pub struct Plan {
    /// Gates, each with the slot of the table that its stub calls through.
    pub gates: BTreeMap<usize, u32>,
    /// Functions of the further part, the gates among them.
    pub moved: BTreeSet<usize>,
    /// Calls that keep functions of the named places in the first part: who calls whom.
    pub stayed: Vec<(String, String)>,
}

impl Plan {
    /// Follows every call of the module from what begins without a gate.
    pub fn of(module: &Module, cut: &Cut) -> Outcome<Self> {
        let mut gates = BTreeSet::new();
        let mut named = BTreeSet::new();
        for (id, _) in module.funcs.iter_local() {
            let name = name(module, id);
            if cut.gates.contains(&name.as_str()) {
                gates.insert(id.index());
            }
            if cut.places.iter().any(|place| name.contains(place)) || cut.calls_late(&name) {
                named.insert(id.index());
            }
        }
        if gates.len() != cut.gates.len() {
            return Err(format!(
                "{} of the viewer's gates {:?} are in its Wasm; each must be there once, not inlined, under its name",
                gates.len(),
                cut.gates
            ));
        }
        let first = reached(module, &gates, &named);
        if gates.iter().any(|gate| first.contains_key(gate)) {
            return Err("a gate of the viewer is exported, so it cannot be closed".into());
        }
        let moved = module
            .funcs
            .iter_local()
            .map(|(id, _)| id.index())
            .filter(|index| !first.contains_key(index))
            .collect();
        let table = module.tables.get(function_table(module)?);
        let slots = u32::try_from(table.initial).map_err(|_| "the table is too long")?;
        Ok(Self {
            gates: gates.into_iter().zip(slots..).collect(),
            moved,
            stayed: kept(module, &first, &named),
        })
    }

    /// The mangled names that only functions of the further part have.
    pub fn moved_names(&self, module: &Module) -> BTreeSet<String> {
        let (mut moved, mut stay) = (BTreeSet::new(), BTreeSet::new());
        for (id, _) in module.funcs.iter_local() {
            let name = module.funcs.get(id).name.clone().unwrap_or_default();
            match self.moved.contains(&id.index()) {
                true => moved.insert(name),
                false => stay.insert(name),
            };
        }
        &moved - &stay
    }

    /// Whether a slot of the table holds the same in the first part as before.
    pub fn stays_in_table(&self, index: usize) -> bool {
        !self.moved.contains(&index) || self.gates.contains_key(&index)
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

/// The calls that lead from other places into the named ones.
fn kept(
    module: &Module,
    first: &BTreeMap<usize, Option<FunctionId>>,
    named: &BTreeSet<usize>,
) -> Vec<(String, String)> {
    module
        .funcs
        .iter_local()
        .filter(|(id, _)| named.contains(&id.index()))
        .filter_map(|(id, _)| Some((id, (*first.get(&id.index())?)?)))
        .filter(|(_, caller)| !named.contains(&caller.index()))
        .map(|(id, caller)| (name(module, caller), name(module, id)))
        .collect()
}

/// The functions that run without going through a gate: what is exported, what starts, what
/// stands in the table under no name of the further part, and whatever these call. Each with the one
/// that was first found to call it.
fn reached(
    module: &Module,
    gates: &BTreeSet<usize>,
    named: &BTreeSet<usize>,
) -> BTreeMap<usize, Option<FunctionId>> {
    let exported = module
        .exports
        .iter()
        .filter_map(|export| match export.item {
            ExportItem::Function(id) => Some(id),
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
        .filter(|id| !named.contains(&id.index()) && !gates.contains(&id.index()));
    let in_globals = module
        .globals
        .iter()
        .filter_map(|global| match &global.kind {
            GlobalKind::Local(ConstExpr::RefFunc(id)) => Some(*id),
            _ => None,
        });
    let mut waiting: Vec<(FunctionId, Option<FunctionId>)> = exported
        .chain(module.start)
        .chain(in_table)
        .chain(in_globals)
        .map(|id| (id, None))
        .collect();
    let mut reached = BTreeMap::new();
    while let Some((id, caller)) = waiting.pop() {
        if reached.contains_key(&id.index()) {
            continue;
        }
        reached.insert(id.index(), caller);
        if let FunctionKind::Local(function) = &module.funcs.get(id).kind {
            let mut calls = Calls(Vec::new());
            dfs_in_order(&mut calls, function, function.entry_block());
            calls.0.retain(|called| !gates.contains(&called.index()));
            waiting.extend(calls.0.into_iter().map(|called| (called, Some(id))));
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
