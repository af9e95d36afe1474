import { describe, expect, test } from '@jest/globals'
import { codeOnly, places, SOURCES, withoutComments } from './tree.ts'

/** A file that needs more is two files. */
const LONGEST = 300

/** What the middle file of `src` may have. */
const MIDDLE = 100

describe('how long a file is', () => {
  test(`no file has more than ${LONGEST} lines`, () => {
    const long = SOURCES.filter(({ lines }) => lines.length > LONGEST)
    expect(long.map(({ path, lines }) => `${path} has ${lines.length}`)).toEqual([])
  })

  test(`the middle file of src has at most ${MIDDLE} lines`, () => {
    const lengths = SOURCES.filter(({ path }) => path.startsWith('src/')).map(({ lines }) => lines.length)
    const middle = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)]
    expect(middle).toBeLessThanOrEqual(MIDDLE)
  })
})

test('an expression with many alternatives is written over several lines', () => {
  const found = SOURCES.filter(({ room }) => room !== 'test' && room !== 'bench').flatMap(({ path, lines }) =>
    lines.flatMap((line, n) =>
      line.length > 130 && /\(\?[:!=<]/.test(line) && line.split('|').length > 4 ? [`${path}:${n + 1}`] : [],
    ),
  )
  expect(found).toEqual([])
})

describe('what is not written', () => {
  test('the type that means anything', () => {
    const found = SOURCES.flatMap((source) =>
      places(source, codeOnly(source.text), /(?:[:<,|&=]|=>|\bas|\bsatisfies)\s*\bany\b(?!\s*[:(=.?])/g),
    )
    expect(found).toEqual([])
  })

  test('promises to do it later', () => {
    const later = new RegExp(`\\b(?:${'TO'}DO|${'FIX'}ME)\\b`, 'g')
    expect(SOURCES.flatMap((source) => places(source, source.text, later))).toEqual([])
  })

  test('lines on standard output, except by a command', () => {
    const speaks = ['cli', 'bench']
    const found = SOURCES.filter(
      ({ room, path }) => !speaks.includes(room) && !path.endsWith('.mjs'),
    ).flatMap((source) => places(source, codeOnly(source.text), /\bconsole\.(?:log|info|debug)\b/g))
    expect(found).toEqual([])
  })

  test('a look at the clock, a throw of dice or a touch of the world, in core and dialogs', () => {
    const impure =
      /\b(?:Date\.now|Math\.random|performance\.|process\.|setTimeout|setInterval|fetch\(|crypto\.|await )|\bnew Date\(\s*\)/g
    const found = SOURCES.filter(({ room }) => room === 'core' || room === 'dialogs').flatMap((source) =>
      places(source, withoutComments(source.text), impure),
    )
    expect(found).toEqual([])
  })
})

test('code is told from words about it', () => {
  const text = "const a: any = 'b: any' // c: any\nconst d = /'/.test(`: any`) as any\n"
  expect(codeOnly(text).match(/\bany\b/g)).toHaveLength(2)
  expect(codeOnly(text).split('\n')).toHaveLength(3)
  expect(withoutComments(text).match(/\bany\b/g)).toHaveLength(4)
})
