//! Which bytes of the constant data only functions of later parts read.
//!
//! The linker, asked with `--emit-relocs`, leaves in the module what stands where: every constant
//! with its place and length, and for every address in code and in data the constant it is of.
//! wasm-bindgen rewrites functions, but their names and all addresses stay. So what no function of
//! a part names, neither itself nor through other constants, can come with a later one.

use crate::shell::Outcome;
use std::collections::BTreeMap;
use std::ops::Range;
use wasmparser::{
    DataKind, KnownCustom, Linking, LinkingSectionReader, Operator, Parser, Payload,
    RelocAddendKind, RelocSectionReader, SymbolInfo, TypeRef,
};

/// The segment of what never changes.
const CONSTANTS: &str = ".rodata";

/// A module as the linker left it.
#[derive(Default)]
struct Linked {
    /// Where each function's body lies in the file, with its name.
    functions: Vec<(Range<usize>, String)>,
    /// Each segment: where its bytes lie in the file, and the address they are put at.
    segments: Vec<(Range<usize>, u32)>,
    /// Which of the segments never changes.
    constants: Option<usize>,
    /// The addresses of each symbol's data, by the symbol's number.
    symbols: BTreeMap<u32, Range<u32>>,
    /// Where in the file the address of a symbol stands, and the symbol's number.
    places: Vec<(usize, u32)>,
}

/// The addresses of the constants that come with each of so many parts, told by the mangled names of
/// their functions: those that it reads and no earlier one does. Of the first part, whose data
/// stay, none are told; what nobody reads goes to the last.
///
/// # Errors
/// In words, when the linker has not left what this goes by.
pub fn read_later(
    linked: &[u8],
    parts: usize,
    part_of: impl Fn(&str) -> usize,
) -> Outcome<Vec<Vec<Range<u32>>>> {
    let linked =
        Linked::of(linked).map_err(|error| format!("what the linker told of the data: {error}"))?;
    let constants = linked
        .constants
        .and_then(|at| linked.segments.get(at))
        .ok_or("the linker told nothing of the data; the viewer is linked with --emit-relocs")?;
    let length = u32::try_from(constants.0.len()).map_err(|_| "the data are too long")?;
    let constants = constants.1..constants.1 + length;

    let mut read = vec![Vec::new(); parts];
    let mut named: BTreeMap<u32, u32> = BTreeMap::new();
    for &(place, symbol) in &linked.places {
        if let Some((_, name)) = linked
            .functions
            .iter()
            .find(|(body, _)| body.contains(&place))
        {
            read[part_of(name)].push(symbol);
        } else if let Some(address) = linked.address(place) {
            named.insert(address, symbol);
        }
    }
    // The earliest part that reads each constant.
    let mut readers: BTreeMap<u32, usize> = BTreeMap::new();
    for (part, mut read) in read.into_iter().enumerate() {
        while let Some(symbol) = read.pop() {
            if readers.contains_key(&symbol) {
                continue;
            }
            readers.insert(symbol, part);
            if let Some(data) = linked.symbols.get(&symbol) {
                read.extend(named.range(data.clone()).map(|(_, symbol)| *symbol));
            }
        }
    }
    let mut bytes: Vec<Option<usize>> = vec![None; length as usize];
    for (symbol, data) in &linked.symbols {
        if constants.start <= data.start && data.end <= constants.end {
            let part = readers.get(symbol).copied().unwrap_or(parts - 1);
            let (from, to) = (data.start - constants.start, data.end - constants.start);
            for of in &mut bytes[from as usize..to as usize] {
                // Ends of texts are shared.
                *of = Some(of.map_or(part, |other| other.min(part)));
            }
        }
    }
    let of_part = |part| match part {
        0 => Vec::new(),
        later => runs(&bytes, later, constants.start),
    };
    Ok((0..parts).map(of_part).collect())
}

/// Where the bytes of a part are, as addresses.
fn runs(bytes: &[Option<usize>], part: usize, start: u32) -> Vec<Range<u32>> {
    let mut runs: Vec<Range<u32>> = Vec::new();
    for (address, _) in (start..).zip(bytes).filter(|(_, of)| **of == Some(part)) {
        match runs.last_mut() {
            Some(run) if run.end == address => run.end += 1,
            _ => runs.push(address..address + 1),
        }
    }
    runs
}

impl Linked {
    fn of(wasm: &[u8]) -> wasmparser::Result<Self> {
        let mut linked = Self::default();
        let (mut imported, mut bodies, mut code, mut data) = (0, Vec::new(), 0, 0);
        let mut names = BTreeMap::new();
        let mut moved = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(reader) => {
                    for import in reader.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionStart { range, .. } => code = range.start,
                Payload::CodeSectionEntry(body) => bodies.push(body.range()),
                Payload::DataSection(reader) => {
                    data = reader.range().start;
                    for segment in reader {
                        let segment = segment?;
                        let bytes = segment.range.end - segment.data.len()..segment.range.end;
                        let address = match segment.kind {
                            DataKind::Active { offset_expr, .. } => {
                                match offset_expr.get_operators_reader().read()? {
                                    Operator::I32Const { value } => value.cast_unsigned(),
                                    _ => 0,
                                }
                            }
                            DataKind::Passive => 0,
                        };
                        linked.segments.push((bytes, address));
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(reader) => linked.symbols_of(reader, &mut names)?,
                    KnownCustom::Reloc(reader) => {
                        let start = if custom.name() == "reloc.DATA" {
                            data
                        } else {
                            code
                        };
                        moved.extend(places(&reader, start)?);
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        let name = |at| names.get(&(imported + at)).cloned().unwrap_or_default();
        linked.functions = bodies.into_iter().zip((0..).map(name)).collect();
        linked.places = moved;
        Ok(linked)
    }

    fn symbols_of(
        &mut self,
        reader: LinkingSectionReader,
        names: &mut BTreeMap<u32, String>,
    ) -> wasmparser::Result<()> {
        for part in reader.subsections() {
            match part? {
                Linking::SegmentInfo(segments) => {
                    for (at, segment) in segments.into_iter().enumerate() {
                        if segment?.name == CONSTANTS {
                            self.constants = Some(at);
                        }
                    }
                }
                Linking::SymbolTable(symbols) => {
                    for (number, symbol) in (0..).zip(symbols) {
                        match symbol? {
                            SymbolInfo::Func {
                                index,
                                name: Some(name),
                                ..
                            } => {
                                names.insert(index, name.to_owned());
                            }
                            SymbolInfo::Data {
                                symbol: Some(data), ..
                            } => {
                                let Some((_, address)) = self.segments.get(data.index as usize)
                                else {
                                    continue;
                                };
                                let start = address + data.offset;
                                self.symbols.insert(number, start..start + data.size);
                            }
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The address of a place of the file.
    fn address(&self, place: usize) -> Option<u32> {
        let (bytes, address) = self.segments.iter().find(|(b, _)| b.contains(&place))?;
        Some(address + u32::try_from(place - bytes.start).ok()?)
    }
}

/// Where in the file the addresses of symbols stand, from the start of the section they are of.
fn places(reader: &RelocSectionReader, start: usize) -> wasmparser::Result<Vec<(usize, u32)>> {
    let mut places = Vec::new();
    for entry in reader.entries() {
        let entry = entry?;
        // Of those that have one, only addresses of data are of symbols of data.
        if entry.ty.addend_kind() != RelocAddendKind::None {
            places.push((start + entry.offset as usize, entry.index));
        }
    }
    Ok(places)
}
