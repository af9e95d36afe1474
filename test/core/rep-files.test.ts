import { describe, expect, test } from '@jest/globals'
import type { Rep, RepNews } from '#core/desk'
import type { KeptFile } from '#core/file'
import { messageId } from '#core/ids'
import { after, days } from '#core/time'
import { nothing, type Played, play } from '../support/play.ts'
import { ANA, at, BO, desk, PHONE, playbook, ready, since } from './desk-bench.ts'

const claim = (rep: Rep, quiet?: true): RepNews => ({
  kind: 'rep-claimed',
  at: at(5),
  rep,
  handOff: null,
  ...(quiet && { quiet }),
})

/** A picture with a word beside it, as it comes from the thread of a card. */
const shows = (before: Played, rep: Rep): Played =>
  desk(before, {
    kind: 'rep-said',
    at: at(9),
    rep,
    handOff: before.state.desk?.id ?? 'p-test.hand1',
    said: '1.1',
    place: { channel: 'slack', id: 'T1:C1:1.1' },
    text: 'see this',
    attachments: [{ contentType: 'image/png', contentUrl: 'slack:file/1' }],
  })

const FILE: KeptFile = {
  id: 'a'.repeat(40),
  contentType: 'image/png',
  size: 7,
  name: 'x.png',
  keptUntil: after(at(9), days(90)),
}

const fetched = (before: Played, now: Played) =>
  now.acts.slice(before.acts.length).filter(({ act }) => act === 'keep-file')

const waiting = await ready('can I talk to a human please')

describe('a file that a rep puts into the thread (R2)', () => {
  test('is fetched and goes to the buyer, in the name of the rep who has the conversation', () => {
    const held = desk(waiting, claim(ANA))
    const shown = shows(held, ANA)
    expect(fetched(held, shown)).toMatchObject([{ message: 'rep:1.1', index: 0 }])
    const kept = play(
      shown,
      { kind: 'file-kept', at: at(12), message: messageId('rep:1.1'), index: 0, file: FILE },
      playbook(),
      () => nothing,
    )
    expect(since(shown, kept).events).toContainEqual(
      expect.objectContaining({ kind: 'message-queued', to: PHONE, by: { ...ANA, said: '1.1' } }),
    )
  })

  test.each([
    ['another rep', desk(waiting, claim(BO)), 'taken'],
    ['a rep who has only paused the bot', desk(waiting, claim(ANA, true)), 'paused'],
    ['a rep who has not claimed it', waiting, 'unclaimed'],
  ] as const)(
    'of %s goes nowhere, as the words beside it: it is not even fetched',
    (_who, before, reason) => {
      const tried = shows(before, ANA)
      expect(since(before, tried).told).toMatchObject([{ do: 'whisper', why: { reason } }])
      expect(fetched(before, tried)).toEqual([])
    },
  )
})
