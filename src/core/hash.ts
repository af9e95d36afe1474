import { canonical } from './json.ts'

/** SHA-256 of a value's canonical text, in hex. The core imports no package, so the 40 lines of FIPS 180-4 stand here. */
export const hash = (value: unknown): string => digest(canonical(value))

/** SHA-256 of a text's UTF-8, in hex. */
export type Digest = (text: string) => string

/** Every turn hashes a whole state. A platform that has SHA-256 itself may lend it: the answer is the same, and sooner there. */
export const lend = (sooner: Digest): void => {
  digest = sooner
}

let digest: Digest = (text) => sha256(new TextEncoder().encode(text))

/** SHA-256 of bytes, in hex (FIPS 180-4). */
export const sha256 = (bytes: Uint8Array): string => {
  const state = Uint32Array.from(INITIAL)
  const words = new Uint32Array(64)
  const view = padded(bytes)
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(block + i * 4)
    compress(state, words)
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

const padded = (bytes: Uint8Array): DataView => {
  const view = new DataView(new ArrayBuffer((((bytes.length + 8) >> 6) + 1) << 6))
  new Uint8Array(view.buffer).set(bytes)
  view.setUint8(bytes.length, 0x80)
  view.setUint32(view.byteLength - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(view.byteLength - 4, bytes.length << 3)
  return view
}

const compress = (state: Uint32Array, words: Uint32Array): void => {
  const at = (i: number): number => words[i] ?? 0
  for (let i = 16; i < 64; i++) {
    const s0 = rotate(at(i - 15), 7) ^ rotate(at(i - 15), 18) ^ (at(i - 15) >>> 3)
    const s1 = rotate(at(i - 2), 17) ^ rotate(at(i - 2), 19) ^ (at(i - 2) >>> 10)
    words[i] = at(i - 16) + s0 + at(i - 7) + s1
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    const t1 =
      h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + (ROUND[i] ?? 0) + at(i)
    const t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + word
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** The first 32 bits of the fractional part of a prime's root: where SHA-256 takes its constants from. */
const fraction = (prime: number, root: number): number => Math.floor((prime ** (1 / root) % 1) * 2 ** 32)

const PRIMES = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && !Array.from({ length: 16 }, (_, d) => d + 2).some((d) => d < n && n % d === 0),
)
const INITIAL = PRIMES.slice(0, 8).map((prime) => fraction(prime, 2))
const ROUND = PRIMES.slice(0, 64).map((prime) => fraction(prime, 3))
