import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DEFAULT_POLICY } from '#config/business'
import { authorityOf } from '#core/authority'
import { evolve, initialState } from '#core/evolve'
import type { Playbook } from '#core/playbook'
import { LEVELS, type Requirement } from '#core/policy'
import { stageOf } from '#core/stage'
import { TOOLS } from '#core/tool'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { latePayer, lives } from '../support/histories.ts'
import type { Played } from '../support/play.ts'
import { blocksIn, codeIn, rowsIn } from './markdown.ts'
import { read } from './tree.ts'

const text = read('docs/authority.md')

/** The rows under the first table head that begins so. */
const table = (head: string): readonly (readonly string[])[] => {
  const at = text.indexOf(`| ${head}`)
  const end = text.indexOf('\n\n', at)
  return rowsIn(text.slice(at, end))
}

describe('docs/authority.md', () => {
  test('names each level with what it needs by default', () => {
    const written = table('level | needs').map(([level, needs = '']) => [codeIn(level), named(needs)])
    const held = LEVELS.map((level) => [level, DEFAULT_POLICY.ladder[level].map(nameOf)])
    expect(written).toEqual(held)
  })

  test('names every requirement that a policy can write', () => {
    const written = table('requirement').map(([need = '']) => /need: '([\w-]+)'/.exec(need)?.[1])
    const needed = Object.values(DEFAULT_POLICY.ladder).flat()
    expect(new Set(written)).toEqual(new Set([...needed.map(({ need }) => need), 'fact']))
  })

  test('gives each part of the score its default share', () => {
    const written = table('share of the score').map(([part, share]) => [part, Number(share)])
    expect(Object.fromEntries(written)).toEqual(DEFAULT_POLICY.score)
  })

  test('gives each tool its role and its level', () => {
    const written = table('tool | role').map(([tool, role, level]) => [codeIn(tool), { role, level }])
    expect(Object.fromEntries(written)).toEqual(TOOLS)
  })

  test('says of every trigger what brings it, and of every switch which trigger it is', () => {
    const source = read('src/core/hand-off.ts')
    const triggers = [...source.matchAll(/'([\w-]+)'/g)].map(([, trigger]) => trigger)
    const rows = table('trigger | comes when')
    expect(rows.map(([trigger]) => codeIn(trigger)).sort()).toEqual(triggers.sort())
    const switches = rows.flatMap(([, , policy = '']) =>
      [...policy.matchAll(/`(\w+):/g)].map(([, name]) => name),
    )
    expect(switches.sort()).toEqual(Object.keys(DEFAULT_POLICY.escalate).sort())
  })

  test('names the dialogs of each role', () => {
    for (const { name, role } of DIALOGS) {
      const sentence = role === 'closer' ? /The dialog [^.;]* is the closer/ : /;[^.;]* are the sdr/
      expect(sentence.exec(text)?.[0]).toContain(`\`${name}\``)
    }
  })
})

/** A5, A6: what is drawn is what happens. */
describe('the drawn stages', () => {
  const playbook: Playbook = {
    business,
    dialogs: DIALOGS,
    channels: {
      webchat: { optOutReplies: 'ours', carriesTexts: false },
      sms: { optOutReplies: 'platform', carriesTexts: true },
    },
  }
  const drawn = new Set(
    blocksIn(text, 'mermaid')
      .join('\n')
      .split('\n')
      .flatMap((line) => /^\s*(\w+ --> \w+)/.exec(line)?.[1] ?? []),
  )

  const waysOf = ({ state, events }: Played): readonly string[] => {
    let known = initialState(state.person)
    let stage = stageOf(known, authorityOf(known, playbook))
    return events.flatMap((event) => {
      known = evolve(known, event)
      const before = stage
      stage = stageOf(known, authorityOf(known, playbook))
      return stage === before ? [] : [`${before} --> ${stage}`]
    })
  }

  test('have every way that any life takes', () => {
    fc.assert(
      fc.property(lives(playbook), (life) => {
        expect(waysOf(life).filter((way) => !drawn.has(way))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('have no way that none of them takes', () => {
    const some = fc.sample(lives(playbook), { numRuns: 1_500, seed: 2 })
    const taken = new Set([...some, latePayer(playbook)].flatMap(waysOf))
    expect([...drawn].filter((way) => !taken.has(way))).toEqual([])
  })
})

const nameOf = (requirement: Requirement): string =>
  requirement.need === 'fact' ? requirement.fact : requirement.need

/** The names in a cell, as code; a cell without any needs nothing. */
const named = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name)
