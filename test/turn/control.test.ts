import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { sealWith } from '#checkout/seal'
import type { Language } from '#contracts/language'
import type { Lease, Memory } from '#contracts/memory'
import { initialState } from '#core/evolve'
import { personId } from '#core/ids'
import type { Policy } from '#core/policy'
import { leaderIn } from '#core/stage'
import { milliseconds, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { ruleLanguage } from '#language/index'
import { openEmbedded } from '#memory/embedded/index'
import { type TurnParts, turn } from '#turn/turn'
import { business } from '../support/business.ts'
import { MONDAY, said } from '../support/play.ts'

const web = { channel: 'webchat', id: 'c1' }
const NOBODY = initialState(personId('nobody'))
const hangs = () => new Promise<never>(() => {})

let memory: Memory
beforeEach(async () => {
  memory = await openEmbedded({ directory: null })
})
afterEach(() => memory.close())

const parts = (policy: Policy, perceive?: Language['perceive']): TurnParts => ({
  memory,
  language: { ...ruleLanguage(business), ...(perceive && { perceive }) },
  seal: sealWith('a secret of more than thirty-two characters'),
  clock: { now: () => MONDAY },
  playbook: { business: { ...business, policy }, dialogs: DIALOGS, channels: {} },
})

const leased = async (person: string, text: string): Promise<Lease> => {
  await memory.mailbox.accept(personId(person), { id: text, event: said(text, web, MONDAY, text) }, MONDAY)
  const [lease] = await memory.mailbox.lease({ now: MONDAY, hold: seconds(10), most: 1 })
  if (!lease) throw new Error('nobody was leased')
  return lease
}

const deadlines = (sdr: number, closer: number): Policy => {
  const { control } = business.policy
  return {
    ...business.policy,
    control: {
      sdr: { ...control.sdr, deadline: milliseconds(sdr) },
      closer: { ...control.closer, deadline: milliseconds(closer) },
    },
  }
}

const READY = "Hi, we're 12 people and need coffee machines by December 20. Let's do it"

test('one event may take the role that leads as long as the policy gives it, and no longer (A1)', async () => {
  const lease = await leased('p1', 'hello')
  const late = turn(lease, parts(deadlines(40, 60_000), hangs))
  await expect(late).rejects.toThrow('No answer was ready after 0.04 seconds')
})

test('the closer has a deadline of its own, from the recap on', async () => {
  await turn(await leased('p1', READY), parts(deadlines(60_000, 30)))
  const lease = await leased('p1', 'yes, go ahead')
  expect(leaderIn(lease.snapshot ?? NOBODY, { business, channels: {} })).toBe('closer')
  const late = turn(lease, parts(deadlines(60_000, 30), hangs))
  await expect(late).rejects.toThrow('No answer was ready after 0.03 seconds')
})

test('whom the closer leads goes first, however long others have waited (A1, B3)', async () => {
  await turn(await leased('closing', READY), parts(business.policy))
  await turn(await leased('exploring', 'hello'), parts(business.policy))
  for (const person of ['exploring', 'new', 'closing'])
    await memory.mailbox.accept(
      personId(person),
      { id: 'next', event: said('yes', web, MONDAY, `next ${person}`) },
      MONDAY,
    )
  const leases = await memory.mailbox.lease({ now: MONDAY, hold: seconds(10), most: 3 })
  expect(leases.map(({ person }) => person)).toEqual(['closing', 'exploring', 'new'])
})
