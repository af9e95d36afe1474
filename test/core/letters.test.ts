import { describe, expect, test } from '@jest/globals'
import { alone, type Dialog, type DialogOf, keep, say } from '#core/dialog'
import type { Event } from '#core/event'
import { evolve, fold } from '#core/evolve'
import { canonical } from '#core/json'
import { type Choice, plain } from '#core/message'
import type { Playbook } from '#core/playbook'
import { replay } from '#core/replay'
import { after, type Instant, seconds } from '#core/time'
import { business } from '../support/business.ts'
import { beginning, MONDAY, nothing, type Played, play, said } from '../support/play.ts'

const here = { channel: 'webchat', id: 'c1' }
const elsewhere = { channel: 'sms', id: '+12125550147' }

const heardBy = (propose: DialogOf<'sdr'>['propose']): Played => {
  const dialogs: readonly Dialog[] = [{ name: 'mine', role: 'sdr', propose }]
  const playbook: Playbook = { business, dialogs, channels: {} }
  return play(beginning, said('hello', here, MONDAY, 'm1'), playbook, () => nothing)
}

const queuedIn = ({ events }: Played) =>
  events.flatMap((event: Event) => (event.kind === 'message-queued' ? [event] : []))

const queued = (outgoing: string, at: Instant, choices: readonly Choice[]): Event => ({
  kind: 'message-queued',
  at,
  outgoing,
  to: here,
  message: { ...plain('so'), choices },
  secret: null,
  recap: null,
  confirmsStop: false,
})

const lettersIn = (played: Played) => queuedIn(played).map(({ to, message }) => [to.channel, message.text])

describe('the letters of a turn', () => {
  test('what is said to one address is one letter', () => {
    const played = heardBy(() => keep(say({ say: 'thanks' }), say({ say: 'help' })))
    expect(lettersIn(played)).toEqual([['webchat', 'introduce + thanks + help']])
  })

  test('what is to be alone is alone, in the order in which it was said', () => {
    const played = heardBy(() =>
      keep(
        say({ say: 'thanks' }),
        alone({ say: 'human' }),
        alone({ say: 'files', kinds: ['photo'] }, elsewhere),
        say({ say: 'help' }),
        say({ say: 'deferred' }),
        alone({ say: 'human' }),
      ),
    )
    expect(lettersIn(played)).toEqual([
      ['webchat', 'introduce + thanks'],
      ['webchat', 'human'],
      ['sms', 'introduce + files'],
      ['webchat', 'help + deferred'],
      ['webchat', 'human'],
    ])
    expect(new Set(queuedIn(played).map(({ outgoing }) => outgoing)).size).toBe(5)
  })

  test('a question is put by the letter it stands in, whatever is said behind it', () => {
    const played = heardBy(() =>
      keep(alone({ say: 'thanks' }), say({ say: 'ask', fact: 'need' }, 'need'), alone({ say: 'help' })),
    )
    const [, asking] = queuedIn(played)
    expect(played.state.question).toMatchObject({ about: 'need', outgoing: asking?.outgoing })
  })

  test('the choices of a question outlive what is said behind it in the same turn, and no longer (I14)', () => {
    const choices = [{ title: 'I do', value: 'I do' }]
    const asked = fold(beginning.state, [
      { kind: 'question-put', at: MONDAY, about: 'decision', to: here },
      queued('out1', MONDAY, choices),
      queued('out2', MONDAY, []),
    ])
    expect(asked.offered).toEqual(choices)
    expect(evolve(asked, queued('out3', after(MONDAY, seconds(1)), [])).offered).toEqual([])
  })

  test('the same words twice are two letters, and the journal replays (A8)', () => {
    const played = heardBy(() => keep(alone({ say: 'thanks' }), alone({ say: 'thanks' })))
    expect(lettersIn(played)).toHaveLength(2)
    const { state, differences } = replay(played.state.person, played.events)
    expect(differences).toEqual([])
    expect(canonical(state)).toBe(canonical(played.state))
  })

  test('every message is counted, whatever it says and wherever it is said', () => {
    const playbook: Playbook = { business, dialogs: [], channels: {} }
    const last = [here, elsewhere, here].reduce(
      (played, address, n) => play(played, said('', address, MONDAY, `m${n}`), playbook, () => nothing),
      beginning,
    )
    expect(last.state.counts.heard).toBe(3)
  })
})
