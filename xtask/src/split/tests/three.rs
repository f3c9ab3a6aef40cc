//! Three parts, and the data that comes with each.

use super::*;
use std::ops::Range;

fn cut() -> Vec<Later> {
    vec![
        later("further", "app::later::show", "app::later::"),
        later("rare", "app::later::rare::open", "app::later::rare::"),
    ]
}

/// `open` shows the screen of the further part, which leads on to the rare one. The rare one calls a
/// function of its own, one that only the further part has, one of the first, one of the page, a
/// gate of the further part, and closures of all three through the table. `ask` goes to the rare one
/// at once.
fn whole() -> Vec<u8> {
    let mut small = Small::new();
    small.function("app::shared", &[Step::Add(1), Step::AddKept]);
    small.function("app::of_both", &[Step::Add(10), Step::AddKept]);
    small.function("app::only_rare", &[Step::Add(100)]);
    let early = small.function("app::early", &[Step::Add(1_000)]);
    let closure = small.function(
        "<core::Closure<app::later::Screen>>::call",
        &[Step::Add(20)],
    );
    // Of both parts by its name: it waits for the later one.
    let last = small.function(
        "<core::Closure<app::later::rare::Sheet, app::later::Screen>>::call",
        &[Step::Add(40)],
    );
    small.function(
        "app::later::show",
        &[
            Step::Call("app::of_both"),
            Step::Call("app::shared"),
            Step::CallSlot(2),
        ],
    );
    small.function(
        "app::later::rare::open",
        &[
            Step::Call("app::only_rare"),
            Step::Call("app::of_both"),
            Step::Call("app::shared"),
            Step::Call("outside"),
            Step::Call("app::later::show"),
            Step::CallSlot(1),
            Step::CallSlot(2),
            Step::CallSlot(3),
        ],
    );
    small.function("app::later::lead", &[Step::Call("app::later::rare::open")]);
    let leads = small.function("app::later::on", &[Step::Call("app::later::lead")]);
    let open = small.function("app::open", &[Step::Call("app::later::show")]);
    let ask = small.function("app::ask", &[Step::Call("app::later::rare::open")]);
    let through = small.function("app::through", &[Step::CallSlot(4)]);
    let start = small.function(
        "app::start",
        &[Step::Call("app::shared"), Step::CallSlot(1)],
    );
    small.module.tables.get_mut(small.table).initial = 5;
    small.module.tables.get_mut(small.table).maximum = Some(5);
    small.put_in_table(1, vec![early, closure, last, leads]);
    for (name, id) in [
        ("open", open),
        ("ask", ask),
        ("through", through),
        ("start", start),
    ] {
        small.module.exports.add(name, id);
    }
    small.module.emit_wasm()
}

#[test]
fn each_part_has_what_no_earlier_one_calls() {
    let split = split(&whole(), None, &cut()).unwrap();
    let names: Vec<Vec<String>> = split
        .parts
        .iter()
        .map(|part| {
            let module = parse(&part.wasm).unwrap();
            names(&module)
                .iter()
                .map(|name| (*name).to_owned())
                .collect()
        })
        .collect();
    assert_eq!(
        names[0],
        [
            "app::ask",
            "app::early",
            // Both are stubs.
            "app::later::rare::open",
            "app::later::show",
            "app::open",
            "app::shared",
            "app::start",
            "app::through",
        ]
    );
    assert_eq!(
        names[1],
        [
            "<core::Closure<app::later::Screen>>::call",
            "app::later::lead",
            "app::later::on",
            "app::later::show",
            "app::of_both",
        ]
    );
    assert_eq!(
        names[2],
        [
            "<core::Closure<app::later::rare::Sheet, app::later::Screen>>::call",
            "app::later::rare::open",
            "app::only_rare",
        ]
    );
    let imported = |part: usize| -> std::collections::BTreeSet<String> {
        let module = parse(&split.parts[part].wasm).unwrap();
        module
            .imports
            .iter()
            .map(|import| import.module.clone())
            .collect()
    };
    assert_eq!(imported(1), ["first".to_owned()].into());
    assert_eq!(
        imported(2),
        ["first".to_owned(), "further".to_owned()].into()
    );
    assert!(split.stayed.is_empty() && split.doubts.is_empty());
}

#[test]
fn three_parts_together_do_what_the_whole_did() {
    let script = "
        const page = { outside: (number) => number * 2 };
        const all = (of) => ['open', 'ask', 'through', 'start'].map((name) => {
          try { return of[name](3) } catch (error) { return error.name }
        }).join(' ');
        console.log(all(load('whole', { page })));
        const parts = { first: load('first', { page }) };
        console.log(all(parts.first));
        parts.further = load('further', parts);
        console.log(all(parts.first));
        parts.rare = load('rare', parts);
        console.log(all(parts.first));";
    let printed = run("three", &whole(), &cut(), script);
    // What is added: 1 or 10, and 105 that are kept.
    let show = |number: i32| number + 115 + 106 + 20;
    let rare = show((3 + 100 + 115 + 106) * 2) + 1_000 + 20 + 40;
    let (open, start) = (show(3), 3 + 106 + 1_000);
    let none = "RuntimeError";
    assert_eq!(
        printed,
        [
            format!("{open} {rare} {rare} {start}"),
            format!("{none} {none} {none} {start}"),
            format!("{open} {none} {none} {start}"),
            format!("{open} {rare} {rare} {start}"),
        ]
    );
}

#[test]
fn what_an_earlier_part_calls_stays_there_and_is_told() {
    let mut small = Small::new();
    small.function("app::later::rare::words", &[Step::Add(1)]);
    small.function("app::later::show", &[Step::Call("app::later::rare::words")]);
    small.function(
        "app::later::rare::open",
        &[Step::Call("app::later::rare::words")],
    );
    let start = small.function(
        "app::start",
        &[
            Step::Call("app::later::show"),
            Step::Call("app::later::rare::open"),
        ],
    );
    small.module.exports.add("start", start);
    let split = split(&small.module.emit_wasm(), None, &cut()).unwrap();
    let functions: Vec<usize> = split.parts.iter().map(|part| part.functions).collect();
    assert_eq!(functions, [1, 2, 1]);
    let told = (
        "app::later::show".to_owned(),
        "app::later::rare::words".to_owned(),
    );
    assert_eq!(split.stayed, [told]);
}

#[test]
fn a_gate_of_either_part_that_is_missing_is_refused() {
    let mut cut = cut();
    cut[1].gates = vec!["app::later::rare::renamed"];
    let reason = split(&whole(), None, &cut).err().unwrap();
    assert!(reason.starts_with("1 of the viewer's gates"), "{reason}");
}

/// Functions, each with texts of its own, one of them behind a table of texts, and texts that two of
/// them read.
const TEXTS: &str = "#![no_std]
#[panic_handler] fn panic(_: &core::panic::PanicInfo) -> ! { loop {} }
static TABLE: [&str; 2] = [\"only later, through a table\", \"and this one too\"];
static BOTH: [u8; 24] = *b\"what both of them read..\";
static LATER: [u8; 24] = *b\"what the later two read.\";
#[inline(never)] #[unsafe(no_mangle)]
pub extern \"C\" fn at_once(n: usize) -> u8 { b\"only at once, by its index\"[n % 26] ^ BOTH[n % 24] }
#[inline(never)] #[unsafe(no_mangle)]
pub extern \"C\" fn later(n: usize) -> u8 { TABLE[n % 2].as_bytes()[n % 16] ^ BOTH[n % 24] ^ LATER[n % 24] }
#[inline(never)] #[unsafe(no_mangle)]
pub extern \"C\" fn last(n: usize) -> u8 { b\"only at the last, as it is\"[n % 26] ^ LATER[n % 24] }
";

/// The small program of texts, as the linker leaves it.
fn texts(name: &str, flags: &[&str]) -> Vec<u8> {
    let folder = shell::root().join("target/split-test").join(name);
    let (source, wasm) = (folder.join("texts.rs"), folder.join("texts.wasm"));
    shell::write_file(&source, TEXTS).unwrap();
    let mut rustc = Command::new("rustc");
    rustc
        .args(["--edition=2024", "--crate-type=cdylib", "-O"])
        .args(["--target", crate::tools::WASM, "-Cpanic=abort", "-o"])
        .args([&wasm, &source])
        .args(flags);
    shell::run(&mut rustc).unwrap();
    std::fs::read(wasm).unwrap()
}

/// Where the data of a module begin, and the data.
fn data_of(module: &Module) -> (u32, Vec<u8>) {
    let data = module.data.iter().next().unwrap();
    let walrus::DataKind::Active { offset, .. } = &data.kind else {
        panic!("the data has no address");
    };
    (fixed(offset).unwrap(), data.value.clone())
}

#[test]
fn data_that_only_a_later_part_reads_is_told_by_the_linker() {
    let wasm = texts("told", &["-Clink-arg=--emit-relocs"]);
    let (start, data) = data_of(&parse(&wasm).unwrap());
    let text = |range: &Range<u32>| {
        let bytes = &data[(range.start - start) as usize..(range.end - start) as usize];
        String::from_utf8_lossy(bytes).into_owned()
    };
    let moved = |part_of: fn(&str) -> usize| -> Vec<String> {
        let ranges = data::read_later(&wasm, 3, part_of).unwrap();
        ranges
            .iter()
            .map(|part| part.iter().map(text).collect())
            .collect()
    };
    let in_order = moved(|name| {
        ["at_once", "later", "last"]
            .iter()
            .position(|one| *one == name)
            .unwrap_or(0)
    });
    assert_eq!(in_order[0], "");
    for (text, part) in [
        ("only later, through a table", Some(1)),
        ("and this one too", Some(1)),
        ("what the later two read", Some(1)),
        ("only at the last", Some(2)),
        ("only at once", None),
        ("what both", None),
    ] {
        let of: Vec<usize> = (0..3)
            .filter(|part| in_order[*part].contains(text))
            .collect();
        assert_eq!(of, Vec::from_iter(part), "{text}");
    }
    assert_eq!(moved(|_| 0), ["", "", ""]);
    let last = &moved(|_| 2)[2];
    assert!(
        last.contains("what both") && last.contains("only at once"),
        "{last}"
    );

    let reason = data::read_later(&texts("untold", &[]), 2, |_| 0)
        .err()
        .unwrap();
    assert!(reason.ends_with("linked with --emit-relocs"), "{reason}");
}

#[test]
fn each_part_writes_its_own_data_whatever_lies_between() {
    let mut modules: Vec<Module> = (0..3)
        .map(|_| parse(&Small::new().module.emit_wasm()).unwrap())
        .collect();
    let all: Vec<u8> = (1..=40).collect();
    let memory = modules[0].memories.iter().next().unwrap().id();
    let offset = ConstExpr::Value(Value::I32(100));
    modules[0]
        .data
        .add(walrus::DataKind::Active { memory, offset }, all.clone());
    // Those of the last part lie between those of the one before, so near that each takes the
    // other's along.
    let later = [
        vec![],
        vec![100..104, 108..112, 130..132],
        vec![104..106, 112..120],
    ];
    assert_eq!(parts::move_data(&mut modules, &later).unwrap(), [0, 10, 10]);
    let bytes_at = |module: &Module, from: u32| -> Vec<(u32, Vec<u8>)> {
        let all = module.data.iter().filter_map(|data| match &data.kind {
            walrus::DataKind::Active { offset, .. } => Some((fixed(offset)?, data.value.clone())),
            walrus::DataKind::Passive => None,
        });
        all.filter(|(at, _)| *at >= from).collect()
    };
    let mut written = vec![0; 40];
    for module in &modules {
        for (at, bytes) in bytes_at(module, 100) {
            let at = (at - 100) as usize;
            written[at..at + bytes.len()].copy_from_slice(&bytes);
        }
    }
    assert_eq!(written, all);
    let first = &bytes_at(&modules[0], 100)[0].1;
    assert!(
        first[..6]
            .iter()
            .chain(&first[8..20])
            .all(|byte| *byte == 0)
    );
    assert_eq!(first[20..30], all[20..30]);
}
