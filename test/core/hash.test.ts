import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { hash, lend, sha256 } from '#core/hash'
import { canonical } from '#core/json'

describe('hash', () => {
  test('is the SHA-256 of the platform for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
      }),
    )
  })

  test("is the same with the platform's SHA-256 on loan, for any text", () => {
    const texts = fc.sample(fc.string({ unit: 'binary' }), 200)
    const ours = texts.map(hash)
    lend((text) => createHash('sha256').update(text).digest('hex'))
    expect(texts.map(hash)).toEqual(ours)
  })

  test('is the same for the same value, whatever the order of its keys', () => {
    expect(hash({ a: 1, b: { d: 2, c: 3 } })).toBe(hash({ b: { c: 3, d: 2 }, a: 1 }))
  })

  test('a value that went through JSON has the same canonical text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(JSON.parse(JSON.stringify(value)))).toBe(canonical(value))
      }),
    )
  })
})
