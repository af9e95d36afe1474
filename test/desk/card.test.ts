import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import { authorityOf } from '#core/authority'
import { days, type Instant, after as later, minutes, seconds } from '#core/time'
import { cardOf } from '#desk/card'
import { blockTrouble } from '#lab/slack/blocks'
import { ruleLanguage } from '#language/index'
import { business } from '../support/business.ts'
import { MONDAY, nothing, play, said } from '../support/play.ts'
import { reported } from '../support/reported.ts'
import { ANA, asking, PERSON, PHONE, playbook, played } from './bench.ts'

const handOff = `${PERSON}.hand1`

const cardAt = (history: ReturnType<typeof played>, now: Instant) => {
  const state = { ...history.state, now }
  return cardOf({
    handOff,
    state,
    authority: authorityOf(state, playbook),
    rules: playbook,
    events: history.events,
    now,
    whole: 'npx throughline audit p1',
    fileAddress: () => null,
  })
}

describe('a card (D5)', () => {
  test('says all that a rep must know in ten seconds, also as plain text', async () => {
    const text = "we're 40 people, want coffee machines and $300 a month. can we get 20% off?"
    const reading = await ruleLanguage(business).perceive({ text, expecting: null, now: MONDAY })
    const history = play(played(), said(text, PHONE, MONDAY, 'm1'), playbook, () => reading)
    const card = cardAt(history, later(MONDAY, minutes(5)))
    expect(card.text.split('\n')).toEqual([
      'Hand-off · sms +12125550101',
      '',
      'Waiting since 2026-11-23 15:00 UTC',
      'Stage: qualified, 55 % sure that they qualify',
      'sms +12125550101, last heard 5 min ago',
      '',
      'Why now',
      'They asked for other terms than the listed ones (5 min ago)',
      '',
      'Next step',
      'Approve or decline the terms they asked for.',
      '',
      'What they want',
      'Wants: coffee machines ("want coffee machines", sms, 5 min ago)',
      'People: 40 ("40 people", sms, 5 min ago)',
      'Budget: $300 a month ("$300 a month", sms, 5 min ago)',
      '',
      'Objections',
      'Asks for: 20% off ("20% off", sms, 5 min ago)',
      '',
      'Authority',
      'Reached: transfer',
      'Missing to close: readiness, all terms',
      '',
      'Last messages',
      "Buyer, sms, 5 min ago: we're 40 people, want coffee machines and $300 a month. can we get 20% off?",
      'Assistant, sms, 5 min ago: introduce-sms + beyond-me-called',
      '',
      'npx throughline audit p1',
    ])
    expect(blockTrouble(card.blocks)).toBeNull()
  })

  test('says of what another system knows which one it is, and that it is not from them (M4)', () => {
    const note = reported({ kind: 'quantity', value: 55 }, MONDAY, MONDAY, 'r1')
    const history = play(played(), note, playbook, () => nothing)
    expect(cardAt(history, later(MONDAY, minutes(5))).text).toContain(
      'People, not from them: 55 ("as they told Dana", crm, 5 min ago)',
    )
  })

  test('tells what has expired, and what has become of the hand-off', () => {
    const asked = played(asking('a human please', MONDAY))
    const claimed = play(
      asked,
      { kind: 'rep-claimed', at: later(MONDAY, seconds(60)), rep: ANA, handOff },
      playbook,
      () => {
        throw new Error('Nothing is read.')
      },
    )
    expect(cardAt(claimed, later(MONDAY, minutes(3))).text).toMatch(/With U1ANA since 2 min ago/)
    expect(cardAt(claimed, later(MONDAY, days(3))).text).toMatch(/3 days ago/)
  })

  test('is the same for the same, and within what Slack takes whatever a buyer writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3_000 }), (text) => {
        const history = played(asking(`human ${text}`, MONDAY), asking(`${text} again`, MONDAY))
        const card = cardAt(history, MONDAY)
        expect(card).toEqual(cardAt(history, MONDAY))
        expect(blockTrouble(card.blocks)).toBeNull()
        expect(card.text.length).toBeLessThan(40_000)
        expect(card.text).not.toMatch(/<[!@#]/)
        expect(z.array(z.looseObject({ type: z.string() })).parse(card.blocks)).not.toContainEqual(
          expect.objectContaining({ type: 'section' }),
        )
      }),
      { numRuns: 60 },
    )
  })
})
