//! Whether a part makes something whose methods come with a later one.
//!
//! A value behind `dyn` carries the address of a table of its methods: a row of words in the data
//! that says how to drop it, how large it is, how it is aligned, and then the slots of the methods.
//! A function that names the address of such a table makes such a value. If a method is of a later
//! part than the function, nobody could call it before that part is there.
//!
//! It is a doubt, not a proof: the end of a list in the data has the same address as a table that
//! happens to follow it.

use super::plan::{Plan, name};
use super::{Later, fixed};
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Const, Value, Visitor, dfs_in_order};
use walrus::{DataKind, ElementItems, ElementKind, FunctionId, Module};

/// More methods than any table has.
const LONGEST: u32 = 64;
/// More bytes than a value in Rust has.
const LARGEST: u32 = 1 << 20;

/// Functions that make what has methods of a later part: who makes, and one of the methods.
pub fn made_too_early(module: &Module, plan: &Plan, cut: &[Later]) -> Vec<(String, String)> {
    let slots = slots(module);
    // The first word of a table may be one of these, none of its methods is.
    let mut methods = slots.clone();
    methods.retain(|_, id| {
        let name = name(module, *id);
        !name.starts_with("core::ptr::drop_in_place")
            && !cut.iter().any(|later| later.calls_late(&name))
    });
    let words = words(module);
    // The latest method of each table.
    let mut tables: BTreeMap<u32, (usize, FunctionId)> = BTreeMap::new();
    for (&at, slot) in &words {
        let Some(method) = methods.get(slot) else {
            continue;
        };
        let part = plan.in_table_of(method.index());
        if part > 0
            && let Some(table) = table_around(&words, &slots, &methods, at)
        {
            let latest = tables.entry(table).or_insert((part, *method));
            *latest = (part, *method).max(*latest);
        }
    }
    let mut made = Vec::new();
    for (id, function) in module.funcs.iter_local() {
        let maker = plan.part_of(id.index());
        let mut numbers = Numbers(BTreeSet::new());
        dfs_in_order(&mut numbers, function, function.entry_block());
        let found = numbers.0.iter().filter_map(|number| tables.get(number));
        let late = found.filter(|(part, _)| *part > maker);
        made.extend(late.map(|(_, method)| (name(module, id), name(module, *method))));
    }
    made
}

/// What stands in each slot of the table of functions.
fn slots(module: &Module) -> BTreeMap<u32, FunctionId> {
    let mut slots = BTreeMap::new();
    for element in module.elements.iter() {
        if let (ElementKind::Active { offset, .. }, ElementItems::Functions(ids)) =
            (&element.kind, &element.items)
        {
            slots.extend((fixed(offset).unwrap_or_default()..).zip(ids.iter().copied()));
        }
    }
    slots
}

/// The words of the data by their address.
fn words(module: &Module) -> BTreeMap<u32, u32> {
    let mut words = BTreeMap::new();
    for data in module.data.iter() {
        let DataKind::Active { offset, .. } = &data.kind else {
            continue;
        };
        let start = fixed(offset).unwrap_or_default();
        let aligned = start.next_multiple_of(4);
        let bytes = data.value.get((aligned - start) as usize..);
        let rows = bytes.unwrap_or_default().chunks_exact(4);
        words.extend(
            rows.zip((aligned..).step_by(4))
                .map(|(row, at)| (at, u32::from_le_bytes([row[0], row[1], row[2], row[3]]))),
        );
    }
    words
}

/// The address of the table of methods that the slot at an address stands in.
fn table_around(
    words: &BTreeMap<u32, u32>,
    slots: &BTreeMap<u32, FunctionId>,
    methods: &BTreeMap<u32, FunctionId>,
    at: u32,
) -> Option<u32> {
    for before in 3..LONGEST {
        let start = at.checked_sub(4 * before)?;
        let word = |number: u32| words.get(&(start + 4 * number)).copied();
        let (drops, size, aligned) = (word(0)?, word(1)?, word(2)?);
        if (drops == 0 || slots.contains_key(&drops))
            && size < LARGEST
            && aligned.is_power_of_two()
            && aligned <= 16
        {
            return Some(start);
        }
        // Every word from the first method to this one is a method.
        methods.get(&aligned)?;
    }
    None
}

/// Collects the numbers that a body names.
struct Numbers(BTreeSet<u32>);

impl Visitor<'_> for Numbers {
    fn visit_const(&mut self, constant: &Const) {
        if let Value::I32(number) = constant.value {
            self.0.insert(number.cast_unsigned());
        }
    }
}
