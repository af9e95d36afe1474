import { describe, expect, test } from '@jest/globals'
import { auditOf } from '#audit/audit'
import { pageOf } from '#audit/page'
import type { Incoming } from '#core/event'
import type { Playbook } from '#core/playbook'
import { instant, seconds } from '#core/time'
import { misalignmentsIn } from '#metrics/misalignment/index'
import { agrees, linked, linkOf, money, recapped, says } from '../support/agreed.ts'
import { nothing, type Played, play } from '../support/play.ts'
import { reported } from '../support/reported.ts'
import { playbook } from './sample.ts'

const ADA = { id: 'U1', name: 'Ada' }

/** The page of a life, as one text whose lines are not broken; and nothing of it is out of line. */
const told = ({ state, events }: Played, by: Playbook = playbook): string => {
  expect(misalignmentsIn(state.person, { snapshot: state, events }, by, state.now)).toEqual([])
  return pageOf(auditOf(state.person, { snapshot: state, events }, by, state.now), 10_000)
}

const then = (before: Played, by: Playbook, ...events: readonly Incoming[]): Played =>
  events.reduce((played, event) => play(played, event, by, () => nothing), before)

const open = linked(playbook)
const { id: checkout } = linkOf(open)
const at = instant(open.state.now + seconds(9))
const provider = { at, checkout, provider: 'stripe' }

describe('what the audit says', () => {
  test('of a report: which system, which record and who, as of when, on which words, and that it is none of theirs (M4)', () => {
    const asOf = instant(at - seconds(3_600))
    const page = told(
      then(open, playbook, reported({ kind: 'quantity', value: 55 }, at, asOf, '1', { note: 'call back' })),
    )
    expect(page).toMatch(
      /Report +Crm, deal 7, Dana says quantity: 55, on "as they told Dana"; 100 % sure, as of .*\.\n +Its author adds: "call back"\./,
    )
    expect(page).toMatch(/Kept beside their own words, and never as these: it counts until /)
    expect(page).toMatch(/Reported +quantity: 55, by crm, deal 7, Dana, as of /)
  })

  test('of a report against their own words: what they had said, and that these count', () => {
    const page = told(then(open, playbook, reported({ kind: 'quantity', value: 55 }, at, at, '1')))
    expect(page).toMatch(
      /Report +That is otherwise than what they had said: quantity: 40, on "it"\.\n +Their own words count until they say which is right\./,
    )
  })

  test.each([
    ['open', 'it led to the page to pay'],
    ['changed', 'the terms had changed, so it led to no payment'],
    ['expired', 'its time was over, so it led to no payment'],
    ['revoked', 'it had been taken back, so it led to no payment'],
    ['altered', 'the terms that are kept are not the ones that were accepted, so it led to no payment'],
  ] as const)('of a link that is opened and found %s', (found, words) => {
    const page = told(then(open, playbook, { kind: 'link-opened', at, checkout, found }))
    expect(page).toContain(`they or whoever has it from them: ${words}.`)
  })

  test('of money of another account: that it counts for nothing', () => {
    const page = told(
      then(open, playbook, {
        ...provider,
        kind: 'payment-ignored',
        why: 'another-account',
        reference: 'cs_9',
      }),
    )
    expect(page).toMatch(
      /What stripe said of the link \S+ counts for nothing: it is of another account than ours \(cs_9\)\./,
    )
  })

  test('of a second payment: where a rep finds it; and that it is not the first one told again', () => {
    const paid = then(open, playbook, money(open))
    const page = told(then(paid, playbook, money(open), money(open, { reference: 'pi_2' })))
    expect(page.match(/It was paid already: this changes nothing\./g)).toHaveLength(1)
    expect(page).toMatch(/It is found at stripe under pi_2: \$249\.00\./)
    expect(page).toMatch(/Unmatched +\$249\.00 at stripe under pi_2, for the link /)
  })

  test('of a dispute that is lost, and of one that is over', () => {
    const paid = then(open, playbook, money(open))
    const moved = { ...provider, amount: 24_900, reference: 'dp_1', payment: 'pi_1' }
    const lost = told(then(paid, playbook, { ...moved, kind: 'payment-reversed', how: 'lost' }))
    expect(lost).toMatch(/\$249\.00 of the link \S+ is lost to its payer, by the end of a dispute \(dp_1\)\./)
    expect(lost).toMatch(/Since then it was lost to its payer in a dispute\./)
    const over = told(
      then(
        paid,
        playbook,
        { ...moved, kind: 'payment-reversed', how: 'disputed' },
        { ...moved, kind: 'payment-restored' },
      ),
    )
    expect(over).toMatch(/the dispute about the link \S+ is over, and \$249\.00 of it stand \(dp_1\)\./)
  })

  test('of a rep who only pauses the assistant, and of who is refused meanwhile (A9)', () => {
    const asked = says(open, { service: 'human' }, playbook)
    const handOff = asked.state.desk?.id ?? ''
    const now = asked.state.now
    const page = told(
      then(
        asked,
        playbook,
        { kind: 'rep-claimed', at: now, rep: ADA, handOff, quiet: true },
        {
          kind: 'rep-said',
          at: now,
          rep: ADA,
          handOff,
          said: 's1',
          place: { channel: 'slack', id: 'C1' },
          text: 'hi',
          attachments: [],
        },
        { kind: 'rep-closed', at: now, rep: ADA, handOff, how: 'returned', agreed: null },
      ),
    )
    expect(page).toMatch(/Ada \(U1\) wants the assistant to pause/)
    expect(page).toMatch(
      /Ada \(U1\) has paused the assistant, by hand-off \S+\. The buyer is told of nobody\./,
    )
    expect(page).toMatch(/they had only paused the assistant, and the buyer was told of nobody\./)
    expect(page).toMatch(/given back to the assistant, by Ada \(U1\)\. The assistant is back\./)
  })

  test('of an order on an invoice: that it is placed, by which terms, and that no money has come (A9)', () => {
    const { policy } = playbook.business
    const granting: Playbook = {
      ...playbook,
      business: {
        ...playbook.business,
        policy: { ...policy, reps: { default: { discount: 10, amount: 100_000, terms: true } } },
      },
    }
    const asked = says(recapped(granting), { service: 'human' }, granting)
    const approves = {
      kind: 'rep-judged',
      at: asked.state.now,
      rep: ADA,
      handOff: asked.state.desk?.id ?? '',
      verdict: 'approved',
      discount: null,
      price: null,
      terms: 'net-30',
    } as const
    const granted = then(asked, granting, { ...approves, of: 'an order from before' }, approves)
    expect(told(granted, granting)).toMatch(
      /to approve or decline: the order was no longer the one that they had before them\./,
    )
    expect(told(granted, granting)).toMatch(
      /What was asked for is approved by Ada \(U1\); hand-off \S+ stays open for the rest\.\n +Granted: net-30\./,
    )
    const ordered = agrees(agrees(granted, granting), granting)
    const page = told(then(ordered, granting, approves), granting)
    expect(page).toMatch(/to approve or decline: the order was placed already\./)
    expect(page).toMatch(/The order O-\w{8} \(\S+\) is placed by the yes itself, for recap \w{12} on/)
    expect(page).toMatch(/allowed the closing dialog to place the order, to be paid on an invoice/)
    expect(page).toMatch(/Ordered +O-\w{8} on .*, to be paid on an invoice within 30 days\./)
    expect(page).toMatch(/Stage +won: ordered, to be paid on an invoice\./)
    expect(page).not.toMatch(/\nPaid /)
  })

  test('of the CRM: by whose tool what was told, and of a link never the link (S4)', () => {
    const page = told(linked({ ...playbook, crm: true }), { ...playbook, crm: true })
    expect(page).toMatch(/CRM +is told by write-lead, what is known: quantity: 40, on "it"\. \[crm\d+\]/)
    expect(page).toMatch(
      /CRM +is told by write-deal, that the link \S+ is out, for \$249\.00; the link itself is not in it\./,
    )
  })

  test('of a secret that was typed: of which kind it was, and that it is kept nowhere (M9)', () => {
    const { events, state } = open
    const masked = events.map((event, n) =>
      n === 0 && event.kind === 'message-received'
        ? {
            ...event,
            activity: {
              ...event.activity,
              entities: [{ type: 'redacted' as const, what: ['card' as const] }],
            },
          }
        : event,
    )
    const page = pageOf(
      auditOf(state.person, { snapshot: state, events: masked }, playbook, state.now),
      10_000,
    )
    expect(page).toContain('Taken out of it on arrival, and kept nowhere: the number of a card.')
  })
})
