import { describe, expect, test } from '@jest/globals'
import { POINTABLE } from '#core/pointed'
import { REWORDING } from '#core/rewording'
import { FAIR } from '../core/draft/fair.ts'
import { refusedOf } from '../core/draft/judge.ts'
import { codeIn, rowsIn } from './markdown.ts'
import { read } from './tree.ts'

const text = read('docs/guardrails.md')

const table = (head: string): readonly (readonly string[])[] => {
  const at = text.indexOf(`| ${head}`)
  const end = text.indexOf('\n\n', at)
  return rowsIn(`${text.slice(at, end)}\n`)
}

describe('docs/guardrails.md', () => {
  test('says of each kind whether a model may point at it', () => {
    const written = table('kind |').map(([kind, may]) => [codeIn(kind), may === 'yes'])
    expect(Object.fromEntries(written)).toEqual(POINTABLE)
  })

  test('names the briefs that may be put otherwise, and those that are kept', () => {
    const written = table('may it |').map(([may, briefs = '']) => [
      may,
      [...briefs.matchAll(/`([\w-]+)`/g)].map(([, say]) => say).sort(),
    ])
    const of = (may: string) =>
      Object.entries(REWORDING)
        .flatMap(([say, rewording]) => (rewording === may ? [say] : []))
        .sort()
    expect(written).toEqual([
      ['free', of('free')],
      ['kept', of('kept')],
      ['never', []],
    ])
  })

  test('names every breach there is', () => {
    const source = read('src/core/model.ts')
    const union = source.slice(source.indexOf('export type Breach'))
    const breaches = [...union.matchAll(/\| '([\w-]+)'/g)].map(([, of]) => of)
    expect(
      table('breach |')
        .map(([of]) => codeIn(of))
        .sort(),
    ).toEqual(breaches.sort())
  })

  test('counts the fair wordings that are refused', async () => {
    const all = FAIR.flatMap(({ drafts }) => drafts).length
    const refused = (await refusedOf(FAIR)).length
    expect(text).toContain(`Of the ${all} wordings in \`test/core/draft/fair.ts\``)
    expect(text).toContain(`would put them, ${refused} are refused`)
  })
})
