// Unpacks what a report in one file carries.
//
// Code and data are text of printable characters: two of 91 hold 13 bits, and one that is left 6.
// (base64 would need 8% more.) The code is packed by LZMA, which no browser unpacks by itself: a quarter smaller than
// what a browser can. The data is gzip, which the viewer can make too when it saves a report.

// Which of the 91 a character is. The printable ones but & < and \, in order; all else, such as
// line breaks, means nothing.
const DIGITS = new Int8Array(128).fill(-1);
for (let code = 33, digit = 0; code < 127; code += 1) {
  if (code !== 38 && code !== 60 && code !== 92) DIGITS[code] = digit++;
}

/** The bytes of a text. */
function bytesOf(text) {
  const bytes = new Uint8Array(Math.floor((text.length * 13) / 16));
  let [length, bits, held, first] = [0, 0, 0, -1];
  const take = (value, count) => {
    held = (held << count) | value;
    for (bits += count; bits >= 8; ) {
      bits -= 8;
      bytes[length++] = held >> bits;
    }
    held &= (1 << bits) - 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const digit = DIGITS[text.charCodeAt(at)] ?? -1;
    if (digit < 0) continue;
    if (first < 0) {
      first = digit;
      continue;
    }
    take(first * 91 + digit, 13);
    first = -1;
  }
  if (first >= 0) take(first, 6);
  return bytes.subarray(0, length);
}

/** The CRC-32 of bytes, as gzip has it. */
function check(bytes) {
  const table = new Int32Array(256).map((_, n) => {
    for (let bit = 0; bit < 8; bit += 1) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
    return n;
  });
  let crc = -1;
  for (const byte of bytes) crc = (crc >>> 8) ^ table[(crc ^ byte) & 255];
  return ~crc >>> 0;
}

// How the code is packed; xtask/src/bundle.rs packs it so: 4 bits of the byte before choose how a
// byte is told, and places count for nothing.
const CONTEXT_BITS = 4;

/** Unpacks a raw LZMA stream to so many bytes. It says nothing of damage: `check` does. */
function unlzma(packed, length) {
  const out = new Uint8Array(length);
  const odds = (count) => new Uint16Array(count).fill(1024);
  // A length of a match: of 8, of 8 more, or of 256 more.
  const lengths = () => ({ choice: odds(2), low: odds(8), middle: odds(8), high: odds(256) });
  const isMatch = odds(12);
  const [isRep, isRep0, isRep1, isRep2, isRep0Long] = [odds(12), odds(12), odds(12), odds(12), odds(12)];
  const literals = odds(0x300 << CONTEXT_BITS);
  const slots = [odds(64), odds(64), odds(64), odds(64)];
  const near = odds(115);
  const align = odds(16);
  const [matches, repeats] = [lengths(), lengths()];
  let at = 5;
  let range = 0xffffffff;
  let code = ((packed[1] << 24) | (packed[2] << 16) | (packed[3] << 8) | packed[4]) >>> 0;

  function normalise() {
    if (range >= 0x1000000) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | packed[at++]) >>> 0;
  }
  function bit(of, index) {
    normalise();
    const bound = (range >>> 11) * of[index];
    if (code < bound) {
      range = bound;
      of[index] += (2048 - of[index]) >> 5;
      return 0;
    }
    range -= bound;
    code -= bound;
    of[index] -= of[index] >> 5;
    return 1;
  }
  function tree(of, bits) {
    let node = 1;
    for (let n = 0; n < bits; n += 1) node = (node << 1) | bit(of, node);
    return node - (1 << bits);
  }
  function reversed(of, from, bits) {
    let [node, value] = [1, 0];
    for (let n = 0; n < bits; n += 1) {
      const one = bit(of, from + node);
      node = (node << 1) | one;
      value |= one << n;
    }
    return value;
  }
  function direct(bits) {
    let value = 0;
    for (let n = 0; n < bits; n += 1) {
      normalise();
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      value = (value << 1) | one;
    }
    return value;
  }
  function matchLength(of) {
    if (!bit(of.choice, 0)) return 2 + tree(of.low, 3);
    if (!bit(of.choice, 1)) return 10 + tree(of.middle, 3);
    return 18 + tree(of.high, 8);
  }
  function distanceOf(matched) {
    const slot = tree(slots[Math.min(matched - 2, 3)], 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << bits;
    if (slot < 14) return base + reversed(near, base - slot, bits);
    return base + (direct(bits - 4) << 4) + reversed(align, 0, 4);
  }

  let [state, place] = [0, 0];
  // The last four distances, each less one.
  let [rep0, rep1, rep2, rep3] = [0, 0, 0, 0];
  while (place < length) {
    if (!bit(isMatch, state)) {
      const before = place ? out[place - 1] : 0;
      const from = 0x300 * (before >> (8 - CONTEXT_BITS));
      let node = 1;
      if (state >= 7) {
        let matched = out[place - rep0 - 1];
        while (node < 0x100) {
          const expected = (matched >> 7) & 1;
          matched <<= 1;
          const found = bit(literals, from + ((1 + expected) << 8) + node);
          node = (node << 1) | found;
          if (found !== expected) break;
        }
      }
      while (node < 0x100) node = (node << 1) | bit(literals, from + node);
      out[place++] = node;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let matched;
    if (!bit(isRep, state)) {
      [rep3, rep2, rep1] = [rep2, rep1, rep0];
      matched = matchLength(matches);
      rep0 = distanceOf(matched);
      state = state < 7 ? 7 : 10;
    } else {
      if (!bit(isRep0, state)) {
        if (!bit(isRep0Long, state)) {
          out[place] = out[place - rep0 - 1];
          place += 1;
          state = state < 7 ? 9 : 11;
          continue;
        }
      } else {
        let distance = rep1;
        if (bit(isRep1, state)) {
          distance = rep2;
          if (bit(isRep2, state)) {
            distance = rep3;
            rep3 = rep2;
          }
          rep2 = rep1;
        }
        rep1 = rep0;
        rep0 = distance;
      }
      matched = matchLength(repeats);
      state = state < 7 ? 8 : 11;
    }
    for (const end = Math.min(place + matched, length); place < end; place += 1) out[place] = out[place - rep0 - 1];
  }
  return out;
}
