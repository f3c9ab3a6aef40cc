//! Splits the viewer's Wasm into a first part, which opens every page, and a further part, which
//! the page fetches when a reader goes on.
//!
//! The two share one memory and one table. A function that is only reached through a gate moves
//! to the further part. The gate leaves a stub behind, which calls it through a slot of the table;
//! the further part fills that slot, and the slots of the moved functions that are called through
//! pointers, when it is instantiated with the exports of the first part as its only imports.
//!
//! A gate is called after the further part has arrived, never before: that is the viewer's to see
//! to. Everything else is safe by construction. A function that the first part calls directly
//! stays, whatever its name says. What this was not made for (threads, exceptions, passive
//! segments), and a viewer without its gates, is refused.

use crate::shell::Outcome;
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId,
    FunctionKind, GlobalKind, ImportKind, ImportedFunction, Module, ModuleConfig, TableId,
};

/// The name under which the further part imports the exports of the first.
const FIRST: &str = "first";

/// Where the viewer is cut.
pub struct Cut {
    /// Functions by their whole path: the only ways from the first part into the further one.
    pub gates: &'static [&'static str],
    /// Beginnings of paths. A function with one of them anywhere in its name, its own path or a
    /// type it was compiled for, is not taken for part of the first load because it stands in the
    /// table: closures, and the methods of a component or a drawing.
    pub places: &'static [&'static str],
}

/// The viewer's cut.
pub const VIEWER: Cut = Cut {
    gates: &["fairview::further::show"],
    places: &[
        "fairview::further::",
        "report_charts::trend",
        "report_charts::ranked",
        "report_charts::strip",
        "report_charts::gap",
        "report_charts::multiples",
    ],
};

/// The two parts, each a whole module.
pub struct Parts {
    /// What every visit needs.
    pub first: Vec<u8>,
    /// The rest.
    pub further: Vec<u8>,
    /// How many functions moved.
    pub moved: usize,
    /// Names of functions of the named places that stayed, because the first part calls them.
    pub stayed: Vec<String>,
}

/// Splits a module that still carries its function names.
pub fn split(wasm: &[u8], cut: &Cut) -> Outcome<Parts> {
    let mut first = parse(wasm)?;
    refuse_the_unknown(&first)?;
    let plan = Plan::of(&first, cut)?;
    // Both begin as the whole; a function has the same index in each.
    let mut further = parse(wasm)?;
    keep_moved(&mut further, &plan)?;
    let shared = import_all(&mut further, &plan);
    keep_first(&mut first, &plan)?;
    export_all(&mut first, &mut further, shared)?;
    Ok(Parts {
        first: emitted(first)?,
        further: emitted(further)?,
        moved: plan.moved.len(),
        stayed: plan.stayed,
    })
}

fn parse(wasm: &[u8]) -> Outcome<Module> {
    ModuleConfig::new()
        .generate_producers_section(false)
        .parse(wasm)
        .map_err(|error| format!("the viewer's Wasm cannot be read: {error:#}"))
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

/// What goes where. Functions are known by their index, which is the same in both copies.
struct Plan {
    /// Gates, each with the slot of the table that its stub calls through.
    gates: BTreeMap<usize, u32>,
    /// Functions of the further part, the gates among them.
    moved: BTreeSet<usize>,
    stayed: Vec<String>,
}

impl Plan {
    fn of(module: &Module, cut: &Cut) -> Outcome<Self> {
        let mut gates = BTreeSet::new();
        let mut named = BTreeMap::new();
        for (id, _) in module.funcs.iter_local() {
            let Some(name) = &module.funcs.get(id).name else {
                continue;
            };
            let name = format!("{:#}", rustc_demangle::demangle(name));
            if cut.gates.contains(&name.as_str()) {
                gates.insert(id.index());
            }
            if cut.places.iter().any(|place| name.contains(place)) {
                named.insert(id.index(), name);
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
        if let Some(gate) = gates.iter().find(|gate| first.contains(gate)) {
            return Err(format!("the gate {:?} is exported", named.get(gate)));
        }
        let moved = module
            .funcs
            .iter_local()
            .map(|(id, _)| id.index())
            .filter(|index| !first.contains(index))
            .collect();
        let table = module.tables.get(function_table(module)?);
        let slots = u32::try_from(table.initial).map_err(|_| "the table is too long")?;
        Ok(Self {
            gates: gates.into_iter().zip(slots..).collect(),
            moved,
            stayed: named
                .into_iter()
                .filter(|(index, _)| first.contains(index))
                .map(|(_, name)| name)
                .collect(),
        })
    }

    /// Whether a slot of the table holds the same in the first part as before.
    fn stays_in_table(&self, index: usize) -> bool {
        !self.moved.contains(&index) || self.gates.contains_key(&index)
    }
}

fn function_table(module: &Module) -> Outcome<TableId> {
    module
        .tables
        .main_function_table()
        .ok()
        .flatten()
        .ok_or_else(|| "the viewer's Wasm does not have one table of functions".into())
}

/// The functions that run without going through a gate: what is exported, what starts, what
/// stands in the table under no name of the further part, and whatever these call.
fn reached(
    module: &Module,
    gates: &BTreeSet<usize>,
    named: &BTreeMap<usize, String>,
) -> BTreeSet<usize> {
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
        .filter(|id| !named.contains_key(&id.index()) && !gates.contains(&id.index()));
    let in_globals = module
        .globals
        .iter()
        .filter_map(|global| match &global.kind {
            GlobalKind::Local(ConstExpr::RefFunc(id)) => Some(*id),
            _ => None,
        });
    let mut waiting: Vec<FunctionId> = exported
        .chain(module.start)
        .chain(in_table)
        .chain(in_globals)
        .collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !reached.insert(id.index()) {
            continue;
        }
        if let FunctionKind::Local(function) = &module.funcs.get(id).kind {
            let mut calls = Calls(Vec::new());
            dfs_in_order(&mut calls, function, function.entry_block());
            calls.0.retain(|called| !gates.contains(&called.index()));
            waiting.append(&mut calls.0);
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

/// Takes what moves out of the first part, and puts stubs where the gates were.
fn keep_first(module: &mut Module, plan: &Plan) -> Outcome {
    let table = lengthen(module, plan)?;
    filter_table(module, |index| plan.stays_in_table(index));
    let gates: Vec<FunctionId> = module
        .funcs
        .iter_local()
        .map(|(id, _)| id)
        .filter(|id| plan.gates.contains_key(&id.index()))
        .collect();
    for gate in gates {
        let slot = plan.gates[&gate.index()];
        let kind = module.types.get(module.funcs.get(gate).ty());
        let (takes, gives) = (kind.params().to_vec(), kind.results().to_vec());
        let mut stub = FunctionBuilder::new(&mut module.types, &takes, &gives);
        let arguments: Vec<_> = takes.iter().map(|&kind| module.locals.add(kind)).collect();
        let of_kind = module.types.add(&takes, &gives);
        let mut body = stub.func_body();
        for &argument in &arguments {
            body.local_get(argument);
        }
        body.i32_const(i32::try_from(slot).map_err(|_| "the table is too long")?)
            .call_indirect(of_kind, table);
        module.funcs.get_mut(gate).kind = FunctionKind::Local(stub.local_func(arguments));
    }
    Ok(())
}

/// Leaves in the further part what moves, and puts it into the table.
fn keep_moved(module: &mut Module, plan: &Plan) -> Outcome {
    let exports: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
    for export in exports {
        module.exports.delete(export);
    }
    module.start = None;
    let data: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for data in data {
        if let DataKind::Active { memory, .. } = module.data.get(data).kind {
            module.memories.get_mut(memory).data_segments.remove(&data);
        }
        module.data.delete(data);
    }
    filter_table(module, |index| !plan.stays_in_table(index));
    let table = lengthen(module, plan)?;
    let gates: Vec<FunctionId> = plan
        .gates
        .keys()
        .filter_map(|&gate| {
            let mut all = module.funcs.iter_local().map(|(id, _)| id);
            all.find(|id| id.index() == gate)
        })
        .collect();
    let first_slot = plan.gates.values().min().copied().unwrap_or_default();
    fill(module, table, first_slot, gates);
    Ok(())
}

/// Makes room in the table for the gates.
fn lengthen(module: &mut Module, plan: &Plan) -> Outcome<TableId> {
    let id = function_table(module)?;
    let table = module.tables.get_mut(id);
    table.initial += plan.gates.len() as u64;
    table.maximum = table.maximum.map(|most| most.max(table.initial));
    Ok(id)
}

/// Keeps the functions of the table whose index passes, each in its slot.
fn filter_table(module: &mut Module, passes: impl Fn(usize) -> bool) {
    let mut runs = Vec::new();
    let mut old = Vec::new();
    for element in module.elements.iter() {
        old.push(element.id());
        // Others are declarations, which walrus writes anew.
        let (ElementKind::Active { table, offset }, ElementItems::Functions(ids)) =
            (&element.kind, &element.items)
        else {
            continue;
        };
        let start = fixed(offset).unwrap_or_default();
        let slots = ids.iter().copied().zip(start..);
        let mut run: Option<(u32, Vec<FunctionId>)> = None;
        for (id, slot) in slots {
            if passes(id.index()) {
                run.get_or_insert_with(|| (slot, Vec::new())).1.push(id);
            } else if let Some((at, ids)) = run.take() {
                runs.push((*table, at, ids));
            }
        }
        runs.extend(run.map(|(at, ids)| (*table, at, ids)));
    }
    for id in old {
        if let ElementKind::Active { table, .. } = module.elements.get(id).kind {
            module.tables.get_mut(table).elem_segments.remove(&id);
        }
        module.elements.delete(id);
    }
    for (table, at, ids) in runs {
        fill(module, table, at, ids);
    }
}

fn fill(module: &mut Module, table: TableId, at: u32, ids: Vec<FunctionId>) {
    let kind = ElementKind::Active {
        table,
        offset: ConstExpr::Value(Value::I32(at.cast_signed())),
    };
    let element = module.elements.add(kind, ElementItems::Functions(ids));
    let table = module.tables.get_mut(table);
    table.elem_segments.insert(element);
}

/// Something that the further part takes from the first: what it is, and its index.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shared {
    Memory(usize),
    Table(usize),
    Global(usize),
    Function(usize),
}

/// Makes an import of everything in the further part that the first part has, and gives the
/// imports that are left when what is of no use there is gone.
fn import_all(module: &mut Module, plan: &Plan) -> Vec<(Shared, walrus::ImportId)> {
    let functions: Vec<_> = module
        .funcs
        .iter_local()
        .map(|(id, _)| id)
        .filter(|id| !plan.moved.contains(&id.index()))
        .collect();
    for id in functions {
        let ty = module.funcs.get(id).ty();
        let import = module.imports.add(FIRST, "", id);
        module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    let globals: Vec<_> = module
        .globals
        .iter()
        .filter(|global| matches!(global.kind, GlobalKind::Local(_)))
        .map(|global| global.id())
        .collect();
    for id in globals {
        let import = module.imports.add(FIRST, "", id);
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    let tables: Vec<_> = module.tables.iter().map(|table| table.id()).collect();
    for id in tables {
        let import = module.tables.get(id).import;
        let import = import.unwrap_or_else(|| module.imports.add(FIRST, "", id));
        let table = module.tables.get_mut(id);
        (table.import, table.init) = (Some(import), None);
        // However long the first part lets it grow.
        table.maximum = None;
    }
    let memories: Vec<_> = module.memories.iter().map(|memory| memory.id()).collect();
    for id in memories {
        let import = module.memories.get(id).import;
        let import = import.unwrap_or_else(|| module.imports.add(FIRST, "", id));
        let memory = module.memories.get_mut(id);
        (memory.import, memory.maximum) = (Some(import), None);
    }
    walrus::passes::gc::run(module);
    let mut shared: Vec<_> = module
        .imports
        .iter()
        .filter_map(|import| {
            let what = match import.kind {
                ImportKind::Memory(id) => Shared::Memory(id.index()),
                ImportKind::Table(id) => Shared::Table(id.index()),
                ImportKind::Global(id) => Shared::Global(id.index()),
                ImportKind::Function(id) => Shared::Function(id.index()),
                ImportKind::Tag(_) => return None,
            };
            Some((what, import.id()))
        })
        .collect();
    shared.sort_unstable();
    shared
}

/// Exports from the first part what the further part imports, under the shortest names.
fn export_all(
    first: &mut Module,
    further: &mut Module,
    shared: Vec<(Shared, walrus::ImportId)>,
) -> Outcome {
    let taken: BTreeSet<String> = first.exports.iter().map(|e| e.name.clone()).collect();
    let mut names = (0..).map(short_name).filter(|name| !taken.contains(name));
    for (what, import) in shared {
        let lost = "the parts do not fit: what one needs the other lacks";
        let item = match what {
            Shared::Memory(at) => find(first.memories.iter().map(|m| m.id()), |id| id.index(), at),
            Shared::Table(at) => find(first.tables.iter().map(|t| t.id()), |id| id.index(), at),
            Shared::Global(at) => find(first.globals.iter().map(|g| g.id()), |id| id.index(), at),
            Shared::Function(at) => find(first.funcs.iter().map(|f| f.id()), |id| id.index(), at),
        };
        let item = item.ok_or(lost)?;
        let name = names.next().ok_or(lost)?;
        first.exports.add(&name, item);
        let import = further.imports.get_mut(import);
        (import.module, import.name) = (FIRST.into(), name);
    }
    walrus::passes::gc::run(first);
    Ok(())
}

/// What an index means in another copy of the module.
fn find<T: Copy + Into<ExportItem>>(
    mut ids: impl Iterator<Item = T>,
    index: impl Fn(&T) -> usize,
    at: usize,
) -> Option<ExportItem> {
    ids.find(|id| index(id) == at).map(Into::into)
}

/// `a` to `z`, then `ba` and so on.
fn short_name(mut number: u32) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return letters.iter().rev().collect();
        }
    }
}
