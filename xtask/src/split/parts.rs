//! Makes of copies of the whole module its parts.

use super::fixed;
use super::plan::{Plan, function_table};
use crate::shell::Outcome;
use std::collections::BTreeMap;
use std::ops::Range;
use walrus::ir::Value;
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId,
    FunctionKind, GlobalKind, ImportId, ImportKind, ImportedFunction, Module, TableId,
};

/// Takes what moves out of the first part, and puts stubs where the gates were.
pub fn keep_first(module: &mut Module, plan: &Plan) -> Outcome {
    let table = lengthen(module, plan)?;
    filter_table(module, |index| plan.in_table_of(index) == 0);
    let gates: Vec<(FunctionId, u32)> = module
        .funcs
        .iter_local()
        .filter_map(|(id, _)| {
            let slot = plan.gates.iter().find_map(|gates| gates.get(&id.index()));
            Some((id, *slot?))
        })
        .collect();
    for (gate, slot) in gates {
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

/// Leaves in a later part what is its own, and puts it into the table.
pub fn keep_later(module: &mut Module, plan: &Plan, part: usize) -> Outcome {
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
    filter_table(module, |index| plan.in_table_of(index) == part);
    let table = lengthen(module, plan)?;
    let own = &plan.gates[part - 1];
    let gates: Vec<FunctionId> = own
        .keys()
        .filter_map(|&gate| {
            let mut all = module.funcs.iter_local().map(|(id, _)| id);
            all.find(|id| id.index() == gate)
        })
        .collect();
    let first_slot = own.values().min().copied().unwrap_or_default();
    fill(module, table, first_slot, gates);
    Ok(())
}

/// Two runs of moved data with no more bytes than these between them are one: that much a segment
/// of its own costs.
const BETWEEN: u32 = 8;

/// Moves constant data, told for each part by addresses in order, and gives how many bytes came to
/// each. The first part has zeros there, until the later ones write them.
pub fn move_data(modules: &mut [Module], later: &[Vec<Range<u32>>]) -> Outcome<Vec<usize>> {
    let mut moved = vec![0; modules.len()];
    let Some((first, others)) = modules.split_first_mut() else {
        return Ok(moved);
    };
    let all: Vec<_> = first.data.iter().map(|data| data.id()).collect();
    for id in all {
        let data = first.data.get_mut(id);
        let DataKind::Active { offset, .. } = &data.kind else {
            continue;
        };
        let start = fixed(offset).ok_or("data at an address that is not plain")?;
        let length = u32::try_from(data.value.len()).map_err(|_| "the data are too long")?;
        let place = |run: &Range<u32>| (run.start - start) as usize..(run.end - start) as usize;
        // What lies between two runs may be another part's: it is copied before anything is zero.
        let whole = data.value.clone();
        for (part, module) in (1..).zip(others.iter_mut()) {
            let Some(memory) = module.memories.iter().next().map(|memory| memory.id()) else {
                continue;
            };
            let here = later[part]
                .iter()
                .filter(|run| start <= run.start && run.end <= start + length);
            let mut segments: Vec<Range<u32>> = Vec::new();
            for run in here {
                data.value[place(run)].fill(0);
                moved[part] += place(run).len();
                match segments.last_mut() {
                    Some(last) if run.start - last.end <= BETWEEN => last.end = run.end,
                    _ => segments.push(run.clone()),
                }
            }
            for segment in segments {
                let offset = ConstExpr::Value(Value::I32(segment.start.cast_signed()));
                let bytes = whole[place(&segment)].to_vec();
                let id = module.data.add(DataKind::Active { memory, offset }, bytes);
                module.memories.get_mut(memory).data_segments.insert(id);
            }
        }
    }
    Ok(moved)
}

/// Makes room in the table for the gates.
fn lengthen(module: &mut Module, plan: &Plan) -> Outcome<TableId> {
    let id = function_table(module)?;
    let table = module.tables.get_mut(id);
    table.initial += plan.gates.iter().map(BTreeMap::len).sum::<usize>() as u64;
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

/// Something that a part takes from an earlier one: what it is, and its index.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shared {
    Memory(usize),
    Table(usize),
    Global(usize),
    Function(usize),
}

/// Gives to each later part what it needs of earlier ones. The last goes first: what a part exports
/// must be known when what is of no use there is taken out.
pub fn join(modules: &mut [Module], names: &[&str], plan: &Plan) -> Outcome {
    let mut exports = vec![BTreeMap::new(); modules.len()];
    for part in (1..modules.len()).rev() {
        let (earlier, later) = modules.split_at_mut(part);
        let Some(module) = later.first_mut() else {
            continue;
        };
        for (what, import) in import_all(module, plan, part) {
            let from = match what {
                // The gates of later parts are stubs of the first.
                Shared::Function(at) => Some(plan.part_of(at)).filter(|of| *of < part),
                _ => None,
            };
            let from = from.unwrap_or_default();
            let name = export(&mut earlier[from], &mut exports[from], what)?;
            let import = module.imports.get_mut(import);
            (import.module, import.name) = (names[from].into(), name);
        }
    }
    if let Some(first) = modules.first_mut() {
        walrus::passes::gc::run(first);
    }
    Ok(())
}

/// Makes an import of everything in a later part that earlier ones have, and gives the imports that
/// are left when what is of no use there is gone.
fn import_all(module: &mut Module, plan: &Plan, part: usize) -> Vec<(Shared, ImportId)> {
    let functions: Vec<_> = module
        .funcs
        .iter_local()
        .map(|(id, _)| id)
        .filter(|id| plan.part_of(id.index()) != part)
        .collect();
    for id in functions {
        let ty = module.funcs.get(id).ty();
        let import = module.imports.add("", "", id);
        module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    let globals: Vec<_> = module
        .globals
        .iter()
        .filter(|global| matches!(global.kind, GlobalKind::Local(_)))
        .map(|global| global.id())
        .collect();
    for id in globals {
        let import = module.imports.add("", "", id);
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    let tables: Vec<_> = module.tables.iter().map(|table| table.id()).collect();
    for id in tables {
        let import = module.tables.get(id).import;
        let import = import.unwrap_or_else(|| module.imports.add("", "", id));
        let table = module.tables.get_mut(id);
        (table.import, table.init) = (Some(import), None);
        // However long the first part lets it grow.
        table.maximum = None;
    }
    let memories: Vec<_> = module.memories.iter().map(|memory| memory.id()).collect();
    for id in memories {
        let import = module.memories.get(id).import;
        let import = import.unwrap_or_else(|| module.imports.add("", "", id));
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

/// Exports something from a part, under the shortest name that is free; gives the name.
fn export(
    module: &mut Module,
    given: &mut BTreeMap<Shared, String>,
    what: Shared,
) -> Outcome<String> {
    if let Some(name) = given.get(&what) {
        return Ok(name.clone());
    }
    let item = match what {
        Shared::Memory(at) => find(module.memories.iter().map(|m| m.id()), |id| id.index(), at),
        Shared::Table(at) => find(module.tables.iter().map(|t| t.id()), |id| id.index(), at),
        Shared::Global(at) => find(module.globals.iter().map(|g| g.id()), |id| id.index(), at),
        Shared::Function(at) => find(module.funcs.iter().map(|f| f.id()), |id| id.index(), at),
    };
    let item = item.ok_or("the parts do not fit: what one needs the other lacks")?;
    let free = |name: &String| module.exports.iter().all(|export| export.name != *name);
    let mut names = (given.len() as u32..).map(short_name);
    let name = names.find(free).ok_or("there are too many exports")?;
    module.exports.add(&name, item);
    given.insert(what, name.clone());
    Ok(name)
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
pub(super) fn short_name(mut number: u32) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return letters.iter().rev().collect();
        }
    }
}
