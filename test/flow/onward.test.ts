import { readdir } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import type { Address } from '#core/address'
import { authorityOf } from '#core/authority'
import { stageOf } from '#core/stage'
import fernhill from '#examples/fernhill/business'
import { breaches } from '../support/laws.ts'
import {
  begun,
  goOn,
  type Leaving,
  MAILBOXES,
  type Network,
  TRAITS,
  talkingAt,
  WAYS,
} from '../support/onward.ts'
import { QUESTIONS, SALE, STAGES, type Stage, type StageName } from '../support/stages.ts'
import type { Talk, Talking } from '../support/talk.ts'

const NETWORKS = Object.keys(MAILBOXES).filter((name): name is Network => name in MAILBOXES)
const WEB = MAILBOXES.webchat
const RULES = { business: fernhill, channels: TRAITS }
const ALL: readonly Address[] = Object.values(MAILBOXES)

/** A stage as it stands on one channel: by whoever is there alone, by whoever is known everywhere, and by whom they are compared with. */
const standing = async (stage: Stage, from: Address, by: Talking) => {
  const others = ALL.filter((one) => one !== from)
  const alone = await goOn(begun(stage, from, by), stage.by, from, by)
  return {
    alone,
    known: await goOn(begun(stage, from, by, others), stage.by, from, by),
    like: stage.like ? await goOn(begun(stage, from, by), stage.like, from, by) : alone,
  }
}

/** The dialog goes on, exactly where it stood, on the other channel (I14, M5, D2). */
describe('whoever leaves a conversation', () => {
  const cells: string[] = []

  describe.each(Object.keys(STAGES).filter((name): name is StageName => name in STAGES))('at %s', (name) => {
    const stage: Stage = STAGES[name]

    test.each(NETWORKS)('on %s goes on with it on every other channel', async (network) => {
      const from = MAILBOXES[network]
      const by = await talkingAt(stage)
      const at = await standing(stage, from, by)
      const compared = new Map<unknown, Talk>()
      const found: string[] = []
      for (const other of NETWORKS.filter((one) => one !== network)) {
        const to = MAILBOXES[other]
        cells.push(`${name}: ${network} to ${other}`)
        const leaving: Leaving = { stage, by, from, to, ...at }
        for (const way of WAYS.filter(({ goes }) => goes(leaving))) {
          const moved = await way.moves(leaving)
          const end = await goOn(moved, way.says(stage, moved), to, by)
          const first = way.first ? [way.first] : []
          const same = compared.get(way.first) ?? (await goOn(at.like, [...first, ...stage.next], from, by))
          compared.set(way.first, same)
          found.push(
            ...breaches({ from, to, moved, end, same }).map((why) => `${other}, ${way.name}: ${why}`),
          )
        }
      }
      expect(found).toEqual([])
    })
  })

  test('is left at every question of ours, and in every stage of a sale', async () => {
    const left = async (name: StageName) => {
      const stage: Stage = STAGES[name]
      const by = await talkingAt(stage)
      const { state } = (await goOn(begun(stage, WEB, by), stage.by, WEB, by)).pass
      return { about: state.question?.about, sale: stageOf(state, authorityOf(state, RULES)) }
    }
    for (const [about, name] of Object.entries(QUESTIONS))
      if (typeof name === 'string') expect([name, (await left(name)).about]).toEqual([name, about])
    for (const [sale, name] of Object.entries(SALE))
      expect([name, (await left(name)).sale]).toEqual([name, sale])
  })

  test('may be on any channel of ours', async () => {
    const folders = (await readdir('channels')).filter((name) => name !== 'shared')
    const channels = folders.map((name) => (name === 'teams' ? 'msteams' : name))
    expect(Object.keys(MAILBOXES).toSorted()).toEqual(channels.toSorted())
  })

  test('has been tried at every stage, from every channel to every other', () => {
    expect(new Set(cells).size).toBe(Object.keys(STAGES).length * NETWORKS.length * (NETWORKS.length - 1))
  })
})
