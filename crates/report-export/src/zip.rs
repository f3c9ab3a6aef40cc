//! Files in one archive: the part of the ZIP format that workbooks and archives need.
//!
//! Files are deflated where that makes them shorter. The time of every file is the first that the
//! format knows, so that the same files give the same bytes. Refuses nothing; who packs more than
//! 4 GB has no browser left.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write;

/// One file: its path within the archive, and its bytes.
pub type File = (String, Vec<u8>);

/// The first day that ZIP can say: 1 January 1980.
const DAY: [u8; 4] = [0, 0, 0x21, 0];

/// An archive of some files, in their order.
pub fn zip(files: &[File]) -> Vec<u8> {
    let table = crc_table();
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes) in files {
        let packed = deflate(bytes).filter(|packed| packed.len() < bytes.len());
        let method: u8 = if packed.is_some() { 8 } else { 0 };
        let stored = packed.as_deref().unwrap_or(bytes);
        let at = out.len() as u32;
        let mut head = Vec::new();
        // Version 2.0; bit 11: the name is UTF-8.
        head.extend([20, 0, 0, 8, method, 0]);
        head.extend(DAY);
        head.extend(crc32(&table, bytes).to_le_bytes());
        head.extend((stored.len() as u32).to_le_bytes());
        head.extend((bytes.len() as u32).to_le_bytes());
        head.extend((name.len() as u16).to_le_bytes());
        head.extend([0, 0]);
        out.extend(*b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.as_bytes());
        out.extend(stored);
        directory.extend(*b"PK\x01\x02\x14\x00");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (at, length, count) = (out.len() as u32, directory.len() as u32, files.len() as u16);
    out.extend(directory);
    out.extend(*b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(length.to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0, 0]);
    out
}

/// Bytes as raw deflate. Memory does not refuse to be written to; were it so, they are stored as they
/// are.
fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    let packed = packer.write_all(bytes).and_then(|()| packer.finish());
    packed.ok()
}

fn crc_table() -> [u32; 256] {
    std::array::from_fn(|n| {
        (0..8).fold(n as u32, |crc, _| match crc & 1 {
            1 => 0xedb8_8320 ^ (crc >> 1),
            _ => crc >> 1,
        })
    })
}

fn crc32(table: &[u32; 256], bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc: u32, byte| {
        table[((crc ^ u32::from(*byte)) & 0xff) as usize] ^ (crc >> 8)
    })
}
