import { expect, test } from '@jest/globals'
import { DEFAULT_POLICY } from '#config/business'
import type { Event } from '#core/event'
import { eventually } from '../support/eventually.ts'
import { platform } from '../support/platform.ts'
import { openPost } from '../support/post.ts'
import { hours, known, monday, PHONE, WHATSAPP } from '../support/texted.ts'

test('a follow-up of the evening goes in the morning, unless anything has come in between that ends it', async () => {
  const paid: Event = { kind: 'paid', at: monday(23), checkout: 'c1', amount: 100, receipt: 'R-1' }
  for (const [state, goes] of [
    [known({ heardAt: monday(9) }), true],
    [known({ heardAt: monday(23) }), false],
    [known({ heardAt: monday(9) }, paid), false],
  ] as const) {
    const wire = platform()
    const post = await openPost([wire.adapter], undefined, { from: monday(22), policy: DEFAULT_POLICY })
    await post.queue(['your coffee'], PHONE, { promptedAt: null, state, followsUp: monday(22) })
    await eventually(() => expect(post.log.asides.length + (goes ? 0 : 1)).toBeGreaterThan(0))
    await post.later(hours(10))
    await eventually(async () => expect(await post.memory.outbox.dead(9)).toEqual([]))
    if (goes) await eventually(() => expect(wire.sent).toEqual(['your coffee']))
    else expect(await post.news()).toMatchObject([{ kind: 'delivery-updated', state: 'withdrawn' }])
    await post.close()
  }
})

test('a follow-up asks nobody to write again: what it has to say would not be in it', async () => {
  const wire = platform({ session: hours(24), carriesTexts: false, opening: 'please write' }, 'whatsapp')
  const post = await openPost([wire.adapter], undefined, { from: monday(12) })
  const state = known({ to: WHATSAPP, heardAt: monday(-13) })
  await post.queue(['your coffee'], WHATSAPP, { state, promptedAt: null, followsUp: monday(11) })
  await eventually(async () => expect(await post.memory.outbox.dead(9)).toHaveLength(1))
  expect(wire.sent).toEqual([])
  await post.close()
})
