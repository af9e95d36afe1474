import { afterEach, describe, expect, test } from '@jest/globals'
import { sealWith } from '#checkout/seal'
import type { DeskPort } from '#contracts/desk'
import type { Language } from '#contracts/language'
import type { Lease, Memory } from '#contracts/memory'
import { seconds } from '#core/time'
import { earsOf } from '#desk/ears'
import { openThreads } from '#desk/threads'
import { ruleLanguage } from '#language/index'
import { redact } from '#language/redact/index'
import { openEmbedded } from '#memory/embedded/index'
import { type TurnParts, turn } from '#turn/turn'
import { business } from '../support/business.ts'
import { MONDAY, said } from '../support/play.ts'
import { openNode } from '../support/redis-memory.ts'
import { freshPrefix, redisUrl } from '../support/shared-redis.ts'
import { asking, keep, PERSON, PHONE, playbook, played } from './bench.ts'

const clock = { now: () => MONDAY }
const handOff = `${PERSON}.hand1`

const claimOn = (memory: Memory, name: string): Promise<void> => {
  const ears = earsOf({
    port: Object.create(null) as DeskPort,
    memory,
    rules: playbook,
    clock,
    whole: String,
    fileAddress: () => null,
    redact,
    threads: openThreads(memory.records),
  })
  const rep = { id: `U0${name.toUpperCase()}`, name }
  return ears.tapped({ rep, button: 'claim', value: handOff, trigger: '', name: `${rep.id}:1` })
}

const leaseIn = async (memory: Memory): Promise<Lease> => {
  const [lease] = await memory.mailbox.lease({ now: MONDAY, hold: seconds(10), most: 1 })
  if (!lease) throw new Error('Nobody could be leased.')
  return lease
}

const partsOf = (memory: Memory, language: Language = ruleLanguage(business)): TurnParts => ({
  memory,
  playbook,
  language,
  seal: sealWith('a secret of more than thirty-two characters'),
  clock,
})

describe('a claim', () => {
  const open: Memory[] = []
  afterEach(async () => {
    for (const memory of open.splice(0)) await memory.close()
  })
  const opened = async (memory: Promise<Memory>): Promise<Memory> => {
    open.push(await memory)
    return memory
  }

  test('ends a turn of the bot that is under way: its answer is never sent, and the rep gets the question (I12)', async () => {
    const memory = await opened(openEmbedded({ directory: null }))
    await keep(memory, played(asking('a human please', MONDAY)), MONDAY)
    const event = said('what does it cost?', PHONE, MONDAY, 'm9')
    await memory.mailbox.accept(PERSON, { id: 'sms:m9', event }, MONDAY)
    const rules = ruleLanguage(business)
    let letGo = () => {}
    let wording = () => {}
    const words = new Promise<void>((begun) => {
      wording = begun
    })
    const slow: Language = {
      ...rules,
      compose: async (briefs) => {
        await new Promise<void>((go) => {
          letGo = go
          wording()
        })
        return rules.compose(briefs)
      },
    }
    const old = turn(await leaseIn(memory), partsOf(memory, slow))
    await words
    await claimOn(memory, 'Ana')
    letGo()
    expect(await old).toBe('fenced')
    expect(await turn(await leaseIn(memory), partsOf(memory))).toBe('committed')
    const sent = await memory.outbox.take({ channel: 'sms', now: MONDAY, hold: seconds(30), most: 9 })
    expect(sent).toMatchObject([{ deed: { message: { text: expect.stringMatching(/chatting with Ana/) } } }])
    const told = (await memory.journal.recall(PERSON))?.pending ?? []
    expect(told.map(({ deed }) => deed)).toContainEqual(
      expect.objectContaining({
        order: expect.objectContaining({ do: 'relay', text: 'what does it cost?' }),
      }),
    )
  })

  test('is won by one of two reps on two nodes at once, and the other is told whose it is', async () => {
    const place = { url: await redisUrl(), prefix: freshPrefix() }
    const [a, b] = [await opened(openNode(place)), await opened(openNode(place))]
    await keep(a, played(asking('a human please', MONDAY)), MONDAY)
    await Promise.all([claimOn(a, 'Ana'), claimOn(b, 'Bo')])
    for (let waits = true; waits; ) {
      const leases = (
        await Promise.all(
          [a, b].map((memory) => memory.mailbox.lease({ now: MONDAY, hold: seconds(10), most: 1 })),
        )
      ).flat()
      for (const lease of leases) await turn(lease, partsOf(a))
      waits = leases.length > 0
    }
    const recalled = await a.journal.recall(PERSON)
    const kinds = recalled?.events.map(({ kind }) => kind) ?? []
    expect(kinds.filter((kind) => kind === 'hand-off-claimed')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'rep-refused')).toHaveLength(1)
    const winner = recalled?.snapshot.desk?.owner?.name
    expect(recalled?.events.find(({ kind }) => kind === 'rep-refused')).toMatchObject({
      rep: { name: winner === 'Ana' ? 'Bo' : 'Ana' },
      why: { reason: 'taken', by: { name: winner } },
    })
  })
})
