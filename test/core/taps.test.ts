import { describe, expect, test } from '@jest/globals'
import type { Activity } from '#core/activity'
import type { Dialog } from '#core/dialog'
import { keep, pass, say } from '#core/dialog'
import type { Event } from '#core/event'
import { evolve } from '#core/evolve'
import { type Choice, plain } from '#core/message'
import type { Playbook } from '#core/playbook'
import { business } from '../support/business.ts'
import { activity, beginning, MONDAY, nothing, type Played, play } from '../support/play.ts'

const here = { channel: 'telegram', id: '7' }
const plans: readonly Choice[] = ['Starter', 'Team', 'Roastery'].map((title) => ({
  title,
  value: `the ${title} plan`,
}))

const silent: Dialog = { name: 'silent', role: 'sdr', propose: () => keep() }
const playbook: Playbook = { business, dialogs: [silent], channels: {} }

/** The last thing they were shown is `outgoing`, with these choices. */
const shown = (outgoing: string, choices: readonly Choice[]): Event => ({
  kind: 'message-queued',
  at: MONDAY,
  outgoing,
  to: here,
  message: { ...plain('so'), choices },
  secret: null,
  recap: null,
  confirmsStop: false,
})

const playing = (...events: readonly Event[]): Played => ({
  ...beginning,
  state: events.reduce(evolve, beginning.state),
})

const does = (before: Played, what: Partial<Activity>): Choice | null => {
  const received = {
    kind: 'message-received' as const,
    at: MONDAY,
    address: here,
    activity: { ...activity(what.text ?? '', here, 'm1'), ...what },
    more: false,
  }
  const { events } = play(before, received, playbook, () => nothing)
  const taken = events.find((event) => event.kind === 'choice-taken')
  return taken?.kind === 'choice-taken' ? taken.choice : null
}

describe('a choice that comes back (I14)', () => {
  const once = playing(shown('out1', plans))
  const twice = playing(shown('out1', plans), shown('out2', [...plans].reverse()))

  test('a tapped button is the choice it was, whatever its title', () => {
    const tap = { text: 'St…', replyToId: 'out1', value: { choice: 1 } }
    expect(does(once, tap)).toEqual(plans[0])
  })

  test.each(['2', 'the second', 'Team', 'the team plan'])('"%s" is the second', (text) => {
    expect(does(once, { text })).toEqual(plans[1])
  })

  test('a number that quotes the message shown last counts in that message', () => {
    expect(does(twice, { text: '1', replyToId: 'out2' })).toEqual(plans[2])
  })

  test('a button under an older message counts by its words, never by its number', () => {
    expect(does(twice, { text: 'Starter', replyToId: 'out1', value: { choice: 1 } })).toEqual(plans[0])
    expect(does(twice, { text: 'Espresso', replyToId: 'out1', value: { choice: 1 } })).toBeNull()
    expect(does(twice, { text: '1', replyToId: 'out1' })).toBeNull()
  })

  test('a number that was never on offer is none', () => {
    expect(does(once, { text: 'x', replyToId: 'out1', value: { choice: 4 } })).toBeNull()
  })
})

describe('a dialog that asks', () => {
  const asking: Dialog = {
    name: 'asking',
    role: 'sdr',
    propose: ({ heard }) => (heard.length > 0 ? keep(say({ say: 'thanks' })) : pass()),
  }

  test('sends its words as an answer to what was said, and says since when', () => {
    const { acts } = play(
      beginning,
      {
        kind: 'message-received',
        at: MONDAY,
        address: here,
        activity: activity('hi', here, 'm1'),
        more: false,
      },
      { ...playbook, dialogs: [asking] },
      () => nothing,
    )
    expect(acts).toMatchObject([{ act: 'send', to: here, promptedAt: MONDAY }])
  })
})
