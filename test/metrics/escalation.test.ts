import { describe, expect, test } from '@jest/globals'
import type { Event } from '#core/event'
import type { HandOffTrigger } from '#core/hand-off'
import { after, type Instant, milliseconds, minutes, seconds } from '#core/time'
import fernhill from '#examples/fernhill/business'
import { escalationFigures, escalationsIn } from '#metrics/escalation'
import { conversing } from '../support/converse.ts'
import { MONDAY, said } from '../support/play.ts'

const CHAT = { channel: 'webchat', id: 'c1' }
const ANA = { id: 'U1', name: 'Ana' }

const at = (minute: number): Instant => after(MONDAY, minutes(minute))
const wrote = (minute: number): Event => said('so', CHAT, at(minute), `m${minute}`)
const asked = (trigger: HandOffTrigger, minute: number): Event => ({
  kind: 'hand-off-requested',
  at: after(at(minute), seconds(1)),
  trigger,
})
const claimed = (minute: number): Event => ({
  kind: 'hand-off-claimed',
  at: at(minute),
  handOff: 'h1',
  rep: ANA,
})
const closed = (minute: number, how: 'resolved' | 'not-needed'): Event => ({
  kind: 'hand-off-closed',
  at: at(minute),
  handOff: 'h1',
  rep: ANA,
  how,
  hadIt: true,
  granted: null,
})

describe('hand-offs as their journals tell them (D4, S1)', () => {
  test('are counted by trigger, with how long the words waited for the hand-off, and it for a rep', () => {
    const angry = [wrote(0), asked('anger', 0), claimed(5), closed(20, 'resolved')]
    const late = [wrote(0), asked('anger', 0), claimed(9)]
    const quiet = [wrote(0)]
    expect(escalationFigures([angry, late, quiet, quiet])).toEqual([
      {
        trigger: 'anger',
        asked: 2,
        perHundred: 50,
        needed: 1,
        notNeeded: 0,
        overEscalation: 0,
        toHandOff: seconds(1),
        toClaim: milliseconds(minutes(5) - seconds(1)),
      },
    ])
  })

  test('"Not needed" by a rep is the share of over-escalation, of those that are closed', () => {
    const vain = [wrote(0), asked('legal', 0), closed(3, 'not-needed')]
    const due = [wrote(0), asked('legal', 0), claimed(1), closed(3, 'resolved')]
    const open = [wrote(0), asked('legal', 0)]
    expect(escalationFigures([vain, vain, due, open])).toMatchObject([
      { trigger: 'legal', asked: 4, needed: 1, notNeeded: 2, overEscalation: 2 / 3 },
    ])
    expect(escalationFigures([open])).toMatchObject([{ overEscalation: null, toClaim: null }])
  })

  test('a rep answers for all that was open, and for nothing that came after', () => {
    const events = [
      ...[wrote(0), asked('anger', 0), wrote(1), asked('discount', 1), claimed(2)],
      ...[wrote(3), asked('legal', 3), closed(9, 'not-needed'), wrote(12), asked('anger', 12)],
    ]
    expect(escalationsIn(events)).toMatchObject([
      { trigger: 'anger', claimedAt: at(2), needed: false },
      { trigger: 'discount', claimedAt: at(2), needed: false },
      { trigger: 'legal', claimedAt: after(at(3), seconds(1)), needed: false },
      { trigger: 'anger', claimedAt: null, needed: null },
    ])
  })

  test('of a real conversation rest on the message that brought it', async () => {
    const { events } = await conversing(fernhill)(['hello', 'this is ridiculous', 'do you have oat milk?'])
    const [found, ...more] = escalationsIn(events)
    expect(more).toEqual([])
    const message = events.find(
      (event) => event.kind === 'message-received' && /ridiculous/.test(event.activity.text),
    )
    expect(found).toMatchObject({ trigger: 'anger', causedAt: message?.at })
  })
})
