import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Event } from '#core/event'
import type { Playbook } from '#core/playbook'
import { rejudge } from '#core/rejudge'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { lives } from '../support/histories.ts'

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
}

describe('a journal decided anew', () => {
  test('comes to the same, whatever happened, also after a trip through JSON (A8)', () => {
    let turns = 0
    fc.assert(
      fc.property(lives(playbook), ({ state, events }) => {
        const kept: Event[] = JSON.parse(JSON.stringify(events))
        const judged = rejudge(state.person, kept, playbook)
        expect(judged.differing).toEqual([])
        turns += judged.turns
      }),
      { numRuns: 100 },
    )
    expect(turns).toBeGreaterThan(200)
  })
})
