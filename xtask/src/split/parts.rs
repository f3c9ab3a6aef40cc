//! Makes of two copies of the whole module its two parts.

use super::fixed;
use super::plan::{Plan, function_table};
use crate::shell::Outcome;
use std::collections::BTreeSet;
use std::ops::Range;
use walrus::ir::Value;
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId,
    FunctionKind, GlobalKind, ImportId, ImportKind, ImportedFunction, Module, TableId,
};

/// The name under which the further part imports the exports of the first.
const FIRST: &str = "first";

/// Takes what moves out of the first part, and puts stubs where the gates were.
pub fn keep_first(module: &mut Module, plan: &Plan) -> Outcome {
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
pub fn keep_moved(module: &mut Module, plan: &Plan) -> Outcome {
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

/// Two runs of moved data with no more bytes than these between them are one: that much a segment
/// of its own costs.
const BETWEEN: u32 = 8;

/// Moves constant data, told by addresses in order, and gives how many bytes those are. The first
/// part has zeros there, until the further one writes them.
pub fn move_data(first: &mut Module, further: &mut Module, later: &[Range<u32>]) -> Outcome<usize> {
    let Some(memory) = further.memories.iter().next().map(|memory| memory.id()) else {
        return Ok(0);
    };
    let mut moved = 0;
    let all: Vec<_> = first.data.iter().map(|data| data.id()).collect();
    for id in all {
        let data = first.data.get_mut(id);
        let DataKind::Active { offset, .. } = &data.kind else {
            continue;
        };
        let start = fixed(offset).ok_or("data at an address that is not plain")?;
        let length = u32::try_from(data.value.len()).map_err(|_| "the data are too long")?;
        let here = later
            .iter()
            .filter(|run| start <= run.start && run.end <= start + length);
        let place = |run: &Range<u32>| (run.start - start) as usize..(run.end - start) as usize;
        let mut segments: Vec<Range<u32>> = Vec::new();
        for run in here.clone() {
            match segments.last_mut() {
                Some(last) if run.start - last.end <= BETWEEN => last.end = run.end,
                _ => segments.push(run.clone()),
            }
        }
        for segment in segments {
            let offset = ConstExpr::Value(Value::I32(segment.start.cast_signed()));
            let bytes = data.value[place(&segment)].to_vec();
            let id = further.data.add(DataKind::Active { memory, offset }, bytes);
            further.memories.get_mut(memory).data_segments.insert(id);
        }
        for run in here {
            data.value[place(run)].fill(0);
            moved += place(run).len();
        }
    }
    Ok(moved)
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
pub enum Shared {
    Memory(usize),
    Table(usize),
    Global(usize),
    Function(usize),
}

/// Makes an import of everything in the further part that the first part has, and gives the
/// imports that are left when what is of no use there is gone.
pub fn import_all(module: &mut Module, plan: &Plan) -> Vec<(Shared, ImportId)> {
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
pub fn export_all(
    first: &mut Module,
    further: &mut Module,
    shared: Vec<(Shared, ImportId)>,
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
