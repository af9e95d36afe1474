import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { DeskEars, DeskPort } from '#contracts/desk'
import type { Memory } from '#contracts/memory'
import type { Json } from '#core/json'
import { seconds } from '#core/time'
import { earsOf } from '#desk/ears'
import { openThreads } from '#desk/threads'
import { redact } from '#language/redact/index'
import { openEmbedded } from '#memory/embedded/index'
import { MONDAY } from '../support/play.ts'
import { ANA, asking, keep, PERSON, playbook, played, SILENT } from './bench.ts'

const HAND_OFF = `${PERSON}.hand1`
const BO = { id: 'U1BO', name: 'Bo' }

/** What reps tap and send, more often than once, too late, or from somebody else's form (A9). */
describe('a tap or a form', () => {
  let memory: Memory
  let ears: DeskEars
  let forms: string[] = []
  let whispers: string[] = []
  const port: DeskPort = {
    ...SILENT,
    ask: async (_trigger, form: Json) => {
      forms.push(String(Object(form).private_metadata))
      return { kind: 'accepted', externalId: '' }
    },
    whisper: async (_rep, text) => {
      whispers.push(text)
      return { kind: 'accepted', externalId: '' }
    },
  }
  beforeEach(async () => {
    forms = []
    whispers = []
    memory = await openEmbedded({ directory: null })
    ears = earsOf({
      port,
      memory,
      rules: playbook,
      clock: { now: () => MONDAY },
      whole: String,
      fileAddress: () => null,
      redact,
      threads: openThreads(memory.records),
    })
    await keep(memory, played(asking('a human please', MONDAY)), MONDAY)
  })
  afterEach(() => memory.close())

  const mail = async () =>
    (await memory.mailbox.lease({ now: MONDAY, hold: seconds(10), most: 9 }))
      .flatMap(({ envelopes }) => envelopes)
      .map(({ event }) => event)
  const tap = (button: string, rep = ANA, value = HAND_OFF) =>
    ears.tapped({ rep, button, value, trigger: 't', name: `${rep.id}:1.1:desk:${button}` })
  const send = (rep = ANA, fields = { discount: '10' }, name = 'V1') =>
    ears.filled({ rep, form: 'approve', about: forms[0] ?? '', fields, name })

  test.each(['claim', 'pause', 'decline', 'resolve', 'not-needed'])(
    'that is delivered twice is one: %s',
    async (button) => {
      await tap(button)
      await tap(button)
      expect(await mail()).toHaveLength(1)
    },
  )

  test('that approves and is delivered twice is one approval, of the order that was seen', async () => {
    await tap('approve')
    expect(await send()).toBeNull()
    expect(await send()).toBeNull()
    expect(await mail()).toMatchObject([
      { kind: 'rep-judged', verdict: 'approved', discount: 10, of: forms[0]?.split(' ')[1] },
    ])
  })

  test('that was opened by another rep approves nothing', async () => {
    await tap('approve')
    expect(await send(BO)).toMatchObject({ discount: expect.stringMatching(/somebody else/) })
    expect(await mail()).toEqual([])
  })

  test.each([
    ['nothing of ours', ''],
    ['no hand-off', 'x y U1ANA'],
  ])('that says of itself %s does nothing', async (_what, about) => {
    await ears.filled({ rep: ANA, form: 'approve', about, fields: { discount: '10' }, name: 'V1' })
    expect(await mail()).toEqual([])
  })

  test('of an old card, once the hand-off is over, opens no form and says why', async () => {
    await tap('approve', ANA, `${PERSON}.hand7`)
    expect(forms).toEqual([])
    expect(whispers).toEqual([expect.stringMatching(/This hand-off is closed/)])
  })

  test.each([
    ['approve', { discount: '', price: '', terms: 'charge 4111 1111 1111 1111' }, 'terms'],
    ['return', { agreed: 'charge 4111 1111 1111 1111' }, 'agreed'],
  ])('that holds a card is not taken, and says so at the field: %s (M9)', async (form, fields, field) => {
    await tap('approve')
    const about = form === 'approve' ? (forms[0] ?? '') : HAND_OFF
    expect(await ears.filled({ rep: ANA, form, about, fields, name: 'V1' })).toEqual({
      [field]: expect.stringMatching(/card number/),
    })
    expect(await mail()).toEqual([])
  })

  test('is refused in the form itself where it is beyond a limit, or names nothing', async () => {
    await tap('approve')
    expect(await send(ANA, { discount: '11' })).toMatchObject({
      discount: expect.stringMatching(/at most 10/),
    })
    expect(await send(ANA, { discount: '' })).toMatchObject({ discount: expect.stringMatching(/Write what/) })
    expect(await send(ANA, { discount: '-5' })).toMatchObject({ discount: expect.stringMatching(/1 to 100/) })
    expect(await mail()).toEqual([])
  })
})
