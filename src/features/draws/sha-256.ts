// Written out (FIPS 180-4) so that server, command line and browser page run the same synchronous code:
// WebCrypto is asynchronous and absent on plain-http pages, node:crypto is absent in the browser.
// Nothing secret depends on its timing: the seed is published with the result.

const BLOCK = 64;

/** The first 32 fractional bits of the roots of the first primes, as the standard defines its constants. */
function fractionsOfRoots(count: number, root: (prime: number) => number): Uint32Array {
  const words = new Uint32Array(count);
  for (let n = 2, found = 0; found < count; n++) {
    let prime = true;
    for (let d = 2; d * d <= n && prime; d++) prime = n % d !== 0;
    if (prime) words[found++] = (root(n) % 1) * 2 ** 32;
  }
  return words;
}

const ROUND = fractionsOfRoots(64, Math.cbrt);
const START = fractionsOfRoots(8, Math.sqrt);
const schedule = new Int32Array(64);

/** Folds the 64 bytes at `at` into `state`. */
function compress(state: Int32Array, bytes: Uint8Array, at: number): void {
  const w = schedule;
  for (let i = 0, p = at; i < 16; i++, p += 4) {
    w[i] = (bytes[p]! << 24) | (bytes[p + 1]! << 16) | (bytes[p + 2]! << 8) | bytes[p + 3]!;
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!;
    const y = w[i - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i]! + w[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = state[0]! + a;
  state[1] = state[1]! + b;
  state[2] = state[2]! + c;
  state[3] = state[3]! + d;
  state[4] = state[4]! + e;
  state[5] = state[5]! + f;
  state[6] = state[6]! + g;
  state[7] = state[7]! + h;
}

const tail = new Uint8Array(2 * BLOCK);

/** Hashes `message` into `state`, which has already taken in `before` bytes (a multiple of 64). */
function finish(state: Int32Array, message: Uint8Array, before: number): void {
  const whole = message.length - (message.length % BLOCK);
  for (let at = 0; at < whole; at += BLOCK) compress(state, message, at);
  const rest = message.length - whole;
  const end = rest < BLOCK - 8 ? BLOCK : 2 * BLOCK;
  tail.fill(0);
  for (let i = 0; i < rest; i++) tail[i] = message[whole + i]!;
  tail[rest] = 0x80;
  let bits = (before + message.length) * 8;
  for (let i = end - 1; bits > 0; i--) {
    tail[i] = bits % 256;
    bits = Math.floor(bits / 256);
  }
  for (let at = 0; at < end; at += BLOCK) compress(state, tail, at);
}

function writeDigest(state: Int32Array, into: Uint8Array): void {
  for (let i = 0; i < 8; i++) {
    const word = state[i]!;
    into[i * 4] = word >>> 24;
    into[i * 4 + 1] = word >>> 16;
    into[i * 4 + 2] = word >>> 8;
    into[i * 4 + 3] = word;
  }
}

/** SHA-256 of the bytes: 32 bytes. */
export function sha256(message: Uint8Array): Uint8Array {
  const state = new Int32Array(START);
  finish(state, message, 0);
  const digest = new Uint8Array(32);
  writeDigest(state, digest);
  return digest;
}

/** HMAC-SHA256 (RFC 2104) with the key worked in once, for many messages. */
export function hmacSha256(key: Uint8Array): (message: Uint8Array) => Uint8Array {
  const short = key.length > BLOCK ? sha256(key) : key;
  const pad = (byte: number): Int32Array => {
    const block = new Uint8Array(BLOCK).fill(byte);
    for (const [i, k] of short.entries()) block[i] = k ^ byte;
    const state = new Int32Array(START);
    compress(state, block, 0);
    return state;
  };
  const inner = pad(0x36);
  const outer = pad(0x5c);
  const state = new Int32Array(8);
  const between = new Uint8Array(32);
  return (message) => {
    state.set(inner);
    finish(state, message, BLOCK);
    writeDigest(state, between);
    state.set(outer);
    finish(state, between, BLOCK);
    const mac = new Uint8Array(32);
    writeDigest(state, mac);
    return mac;
  };
}

/** HKDF-SHA256 (RFC 5869), first 32 bytes of output. */
export function hkdfSha256(ikm: Uint8Array, salt: Uint8Array, info: Uint8Array): Uint8Array {
  const pseudoRandomKey = hmacSha256(salt)(ikm);
  const first = new Uint8Array(info.length + 1);
  first.set(info);
  first[info.length] = 1;
  return hmacSha256(pseudoRandomKey)(first);
}
