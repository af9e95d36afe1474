import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path/posix'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { codeIn, rowsIn } from './markdown.ts'
import { PACKAGE, ROOT, read } from './tree.ts'

type Entry = {
  /** As a customer writes it: `throughline/language`. */
  readonly name: string
  readonly values: readonly string[]
  readonly types: readonly string[]
}

/** The entries that docs/public-api.md lists: a heading that is the import path, and under it a table of names. */
const DOCUMENTED: readonly Entry[] = read('docs/public-api.md')
  .split(/^## /m)
  .slice(1)
  .flatMap((section) => {
    const name = codeIn(section.split('\n')[0]?.trim())
    const rows = rowsIn(section)
    const named = (kind: string): readonly string[] =>
      rows
        .filter((row) => row[1] === kind)
        .map(([cell]) => codeIn(cell))
        .sort()
    return name ? [{ name, values: named('value'), types: named('type') }] : []
  })

const pathOf = ({ name }: Entry): string => `.${name.slice(PACKAGE.name.length)}`

const Target = z.union([
  z.string(),
  z.object({ default: z.string() }).transform((conditions) => conditions.default),
])

/** The built file an entry leads to; empty where package.json does not export it. */
const targetOf = (entry: Entry): string => Target.safeParse(PACKAGE.exports[pathOf(entry)]).data ?? ''

test('package.json exports the documented entries, itself, and no others', () => {
  const entries = Object.keys(PACKAGE.exports).filter((path) => path !== './package.json')
  expect(entries.sort()).toEqual(DOCUMENTED.map(pathOf).sort())
})

describe.each(DOCUMENTED)('$name', (entry) => {
  test('is found by its name', async () => {
    const script = `console.log(import.meta.resolve(${JSON.stringify(entry.name)}))`
    const asked = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT })
    const { stdout } = await asked
    expect(existsSync(new URL(stdout.trim()))).toBe(true)
  })

  test('exports the documented values and no others', async () => {
    expect(targetOf(entry)).not.toBe('')
    const module: unknown = await import(join(ROOT, targetOf(entry)))
    expect(Object.keys(Object(module)).sort()).toEqual(entry.values)
  })

  test('exports the documented types and no others, each by its name', () => {
    expect(targetOf(entry)).not.toBe('')
    const source = read(targetOf(entry).replace('./dist/', '').replace(/\.js$/, '.ts'))
    expect(source).not.toMatch(/^export \*/m)
    expect(typesIn(source)).toEqual(entry.types)
  })
})

/** The types a file exports, declared there or passed on. */
const typesIn = (source: string): readonly string[] => {
  const declared = [...source.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name = '']) => name)
  const passed = [...source.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, all, names = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && (all !== undefined || name.startsWith('type ')))
      .map((name) => name.replace(/^type /, '').replace(/^.* as /, '')),
  )
  return [...declared, ...passed].sort()
}
