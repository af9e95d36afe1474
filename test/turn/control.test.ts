import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { sealWith } from '#checkout/seal'
import type { Memory } from '#contracts/memory'
import { personId } from '#core/ids'
import { milliseconds, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { ruleLanguage } from '#language/index'
import { openEmbedded } from '#memory/embedded/index'
import { turn } from '#turn/turn'
import { business } from '../support/business.ts'
import { MONDAY, said } from '../support/play.ts'

const web = { channel: 'webchat', id: 'c1' }
const hangs = () => new Promise<never>(() => {})

let memory: Memory
beforeEach(async () => {
  memory = await openEmbedded({ directory: null })
})
afterEach(() => memory.close())

test('one event may take the role that leads as long as the policy gives it, and no longer (A1)', async () => {
  await memory.mailbox.accept(personId('p1'), { id: 'in', event: said('hello', web, MONDAY, 'm1') }, MONDAY)
  const [lease] = await memory.mailbox.lease({ now: MONDAY, hold: seconds(10), most: 1 })
  if (!lease) throw new Error('nobody was leased')
  const { control } = business.policy
  const policy = {
    ...business.policy,
    control: { ...control, sdr: { ...control.sdr, deadline: milliseconds(40) } },
  }
  const parts = {
    memory,
    language: { ...ruleLanguage(business), perceive: hangs },
    seal: sealWith('a secret of more than thirty-two characters'),
    clock: { now: () => MONDAY },
    playbook: { business: { ...business, policy }, dialogs: DIALOGS, channels: {} },
  }
  await expect(turn(lease, parts)).rejects.toThrow('No answer was ready after 0.04 seconds')
})
