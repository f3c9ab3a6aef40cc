//! A small module, split and run.

use super::*;
use crate::shell;
use std::process::Command;
use walrus::{FunctionBuilder, FunctionId, MemoryId, RefType, TableId, ValType};

mod three;

fn later(name: &'static str, gate: &'static str, place: &'static str) -> Later {
    Later {
        name,
        gates: vec![gate],
        places: vec![place],
        methods: Vec::new(),
    }
}

fn cut() -> Vec<Later> {
    vec![later("further", "app::later::show", "app::later::")]
}

/// What a function of the small module does with its number.
enum Step {
    Add(i32),
    Call(&'static str),
    CallSlot(i32),
    /// Adds what is in memory, and what is counted in the global.
    AddKept,
}

struct Small {
    module: Module,
    table: TableId,
    memory: MemoryId,
    count: walrus::GlobalId,
}

impl Small {
    fn new() -> Self {
        let mut module = Module::default();
        let table = module.tables.add_local(false, 4, Some(4), RefType::FUNCREF);
        let memory = module.memories.add_local(false, false, 1, None, None);
        let offset = ConstExpr::Value(Value::I32(8));
        let kind = walrus::DataKind::Active { memory, offset };
        let data = module.data.add(kind, vec![5, 0, 0, 0]);
        module.memories.get_mut(memory).data_segments.insert(data);
        let start = ConstExpr::Value(Value::I32(100));
        let count = module.globals.add_local(ValType::I32, true, false, start);
        let ty = module.types.add(&[ValType::I32], &[ValType::I32]);
        let (outside, _) = module.add_import_func("page", "outside", ty);
        module.funcs.get_mut(outside).name = Some("outside".into());
        Self {
            module,
            table,
            memory,
            count,
        }
    }

    fn function(&mut self, name: &str, steps: &[Step]) -> FunctionId {
        let number = self.module.locals.add(ValType::I32);
        let ty = self.module.types.add(&[ValType::I32], &[ValType::I32]);
        let mut function =
            FunctionBuilder::new(&mut self.module.types, &[ValType::I32], &[ValType::I32]);
        function.name(name.into());
        let mut body = function.func_body();
        body.local_get(number);
        for step in steps {
            let add = walrus::ir::BinaryOp::I32Add;
            match step {
                Step::Add(more) => {
                    body.i32_const(*more).binop(add);
                }
                Step::Call(name) => {
                    body.call(self.module.funcs.by_name(name).expect("declared before"));
                }
                Step::CallSlot(slot) => {
                    body.i32_const(*slot).call_indirect(ty, self.table);
                }
                Step::AddKept => {
                    let at = walrus::ir::MemArg {
                        align: 4,
                        offset: 0,
                    };
                    let load = walrus::ir::LoadKind::I32 { atomic: false };
                    body.i32_const(8).load(self.memory, load, at).binop(add);
                    body.global_get(self.count).binop(add);
                }
            }
        }
        function.finish(vec![number], &mut self.module.funcs)
    }

    fn put_in_table(&mut self, at: i32, ids: Vec<FunctionId>) {
        let kind = ElementKind::Active {
            table: self.table,
            offset: ConstExpr::Value(Value::I32(at)),
        };
        let element = self.module.elements.add(kind, ElementItems::Functions(ids));
        let table = self.module.tables.get_mut(self.table);
        table.elem_segments.insert(element);
    }
}

/// `open` shows the screen behind the gate. The screen calls a function of its own, one that the
/// first part calls too, one of the page, and one of its own and one of the first part's through
/// the table.
fn whole() -> Vec<u8> {
    let mut small = Small::new();
    small.function("app::shared", &[Step::Add(1), Step::AddKept]);
    small.function("app::only_later", &[Step::Add(10), Step::AddKept]);
    // Under a name of the further part, but called by the first.
    small.function("app::later::words", &[Step::Add(1000)]);
    let closure = small.function(
        "<core::Closure<app::later::Screen>>::call",
        &[Step::Add(20)],
    );
    let early = small.function("app::early", &[Step::Add(40)]);
    let show = small.function(
        "app::later::show",
        &[
            Step::Call("app::only_later"),
            Step::Call("app::shared"),
            Step::Call("outside"),
            Step::CallSlot(2),
            Step::CallSlot(1),
        ],
    );
    let open = small.function("app::open", &[Step::Call("app::later::show")]);
    let early_only = small.function(
        "app::start",
        &[
            Step::Call("app::shared"),
            Step::Call("app::later::words"),
            Step::CallSlot(1),
        ],
    );
    small.put_in_table(1, vec![early, closure, show]);
    small.module.exports.add("open", open);
    small.module.exports.add("start", early_only);
    // Taken, so that the names given to what is shared must go round it.
    small.module.exports.add("a", early);
    small.module.emit_wasm()
}

fn names(module: &Module) -> Vec<&str> {
    let local = module.funcs.iter_local();
    let mut names: Vec<&str> = local
        .filter_map(|(id, _)| module.funcs.get(id).name.as_deref())
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn what_only_the_gate_reaches_moves_and_the_rest_stays() {
    let split = split(&whole(), None, &cut()).unwrap();
    let [first, further] = split.parts.try_into().ok().unwrap();
    assert_eq!((first.name, further.name), ("first", "further"));
    assert_eq!((first.functions, further.functions), (5, 3));
    let (first, further) = (parse(&first.wasm).unwrap(), parse(&further.wasm).unwrap());
    assert_eq!(
        names(&first),
        [
            "app::early",
            // A stub.
            "app::later::show",
            "app::later::words",
            "app::open",
            "app::shared",
            "app::start",
        ]
    );
    assert_eq!(
        names(&further),
        [
            "<core::Closure<app::later::Screen>>::call",
            "app::later::show",
            "app::only_later",
        ]
    );
    let (caller, kept) = ("app::start".to_owned(), "app::later::words".to_owned());
    assert_eq!(split.stayed, [(caller, kept)]);
    assert_eq!(further.data.iter().count(), 0);
    assert_eq!(further.exports.iter().count(), 0);
    for import in further.imports.iter() {
        let exported = first.exports.iter().find(|e| e.name == import.name);
        assert!(exported.is_some(), "{} {}", import.module, import.name);
    }
}

/// Splits a module and gives its parts and the whole to a script, which loads them by their names;
/// gives the lines that it prints.
fn run(folder: &str, whole: &[u8], cut: &[Later], script: &str) -> Vec<String> {
    let folder = shell::root().join("target/split-test").join(folder);
    let write = |name: &str, wasm: &[u8]| {
        shell::write_file(&folder.join(format!("{name}.wasm")), wasm).unwrap();
    };
    write("whole", whole);
    for part in split(whole, None, cut).unwrap().parts {
        write(part.name, &part.wasm);
    }
    let load = "
        const { readFileSync } = require('node:fs');
        const load = (name, imports) =>
          new WebAssembly.Instance(new WebAssembly.Module(readFileSync(`${name}.wasm`)), imports).exports;";
    let mut node = Command::new("node");
    node.args(["-e", &format!("{load}{script}")])
        .current_dir(&folder);
    let printed = shell::read(&mut node).unwrap();
    printed.lines().map(str::to_owned).collect()
}

#[test]
fn the_parts_together_do_what_the_whole_did() {
    let script = "
        const page = { outside: (number) => number * 2 };
        const whole = load('whole', { page });
        console.log(whole.open(3), whole.start(3), whole.a(3));
        const first = load('first', { page });
        let early;
        try { early = first.open(3) } catch (error) { early = error.name }
        console.log(early, first.start(3), first.a(3));
        load('further', { first });
        console.log(first.open(3), first.start(3), first.a(3));";
    let printed = run("two", &whole(), &cut(), script);
    // 3 + 10 + 105, + 1 + 105, times 2, + 20 + 40; and 3 + 1 + 105 + 1000 + 40.
    assert_eq!(
        printed,
        ["508 1149 43", "RuntimeError 1149 43", "508 1149 43"]
    );
}

#[test]
fn a_viewer_without_its_gate_is_refused() {
    let other = later("further", "app::renamed::show", "app::later::");
    let reason = split(&whole(), None, &[other]).err().unwrap();
    assert!(reason.starts_with("0 of the viewer's gates"), "{reason}");
}

#[test]
fn a_gate_that_nothing_can_stub_is_refused() {
    let mut small = Small::new();
    let show = small.function("app::later::show", &[Step::Add(1)]);
    small.module.exports.add("show", show);
    let reason = split(&small.module.emit_wasm(), None, &cut())
        .err()
        .unwrap();
    assert!(reason.contains("is exported"), "{reason}");
}

#[test]
fn what_the_splitter_does_not_know_is_refused() {
    let mut small = Small::new();
    let show = small.function("app::later::show", &[Step::Add(1)]);
    small.put_in_table(1, vec![show]);
    small.module.data.add(walrus::DataKind::Passive, vec![1]);
    let reason = split(&small.module.emit_wasm(), None, &cut())
        .err()
        .unwrap();
    assert!(reason.ends_with("passive data"), "{reason}");
}

/// A module whose data has, from address 16, a table of methods: how to drop (nothing to do), a
/// size and an alignment of 4, and two methods, in slots 1 and 2. The next one follows.
fn with_methods(named_at_once: i32) -> Vec<u8> {
    let mut small = Small::new();
    let named = |name: &str, small: &mut Small| small.function(name, &[Step::Add(1)]);
    let early = named("<app::Early as app::Draw>::draw", &mut small);
    let late = named("<app::later::Late as app::Draw>::draw", &mut small);
    let drops = named("core::ptr::drop_in_place::<app::later::Next>", &mut small);
    small.function("app::later::show", &[Step::Add(16)]);
    let start = small.function(
        "app::start",
        &[Step::Add(named_at_once), Step::Call("app::later::show")],
    );
    small.put_in_table(1, vec![early, late, drops]);
    small.module.exports.add("start", start);
    let words = [0, 4, 4, 1, 2, 3, 8, 4, 1_u32];
    let kind = walrus::DataKind::Active {
        memory: small.memory,
        offset: ConstExpr::Value(Value::I32(16)),
    };
    let bytes = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    let data = small.module.data.add(kind, bytes);
    let memory = small.module.memories.get_mut(small.memory);
    memory.data_segments.insert(data);
    small.module.emit_wasm()
}

#[test]
fn a_first_part_that_may_make_what_comes_later_is_doubted() {
    let doubts = split(&with_methods(16), None, &cut()).unwrap().doubts;
    assert_eq!(
        doubts,
        [
            "app::start may make something with the method <app::later::Late as app::Draw>::draw, which comes later"
        ]
    );
    // The table after it, and its middle, are no business of the first one's methods.
    for number in [20, 36] {
        let split = split(&with_methods(number), None, &cut()).unwrap();
        assert_eq!((split.parts[1].functions, split.doubts), (3, Vec::new()));
    }
}

#[test]
fn a_method_that_is_only_called_behind_a_gate_moves_wherever_its_value_is_made() {
    let mut cut = cut();
    cut[0].methods = vec!["app::Draw>::draw"];
    let split = split(&with_methods(16), None, &cut).unwrap();
    assert_eq!((split.parts[1].functions, split.doubts), (4, Vec::new()));
}

#[test]
fn the_names_that_rustc_gives_are_read() {
    let mut small = Small::new();
    let show = small.function("_RNvNtCs1234_8fairview7further4show", &[Step::Add(1)]);
    let run = small.function("app::run", &[Step::Add(2)]);
    small.put_in_table(1, vec![show, run]);
    let cut = later("further", "fairview::further::show", "fairview::further::");
    let split = split(&small.module.emit_wasm(), None, &[cut]).unwrap();
    assert_eq!(split.parts[1].functions, 1);
}

#[test]
fn short_names_never_repeat() {
    let names: std::collections::BTreeSet<String> = (0..2000).map(parts::short_name).collect();
    assert_eq!(names.len(), 2000);
    assert!(names.iter().all(|name| name.len() <= 3));
}
