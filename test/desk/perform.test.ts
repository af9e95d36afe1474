import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Told } from '#contracts/desk'
import type { DeskOrder } from '#core/desk'
import type { Incoming } from '#core/event'
import { instant } from '#core/time'
import { opening } from '../support/opening.ts'
import { ANA, asking, openBench, PERSON, PHONE, played } from './bench.ts'

/** What the desk is told, as it comes to stand in Slack (D5, D6). */
describe('the desk', () => {
  let bench: Awaited<ReturnType<typeof openBench>>
  const handOff = `${PERSON}.hand1`
  beforeEach(async () => {
    bench = await openBench()
    await bench.keep(played(asking('a human, <!channel> & <@U1ANA>', bench.clock.now())))
  })
  afterEach(() => bench.close())

  let orders = 0
  const tell = (order: DeskOrder, more: Partial<Told> = {}) =>
    bench.desk.perform({
      person: PERSON,
      handOff,
      order,
      key: `${PERSON}.desk${++orders}`,
      doubtfulSince: null,
      ...more,
    })
  const card = async () => (await bench.ana.cards())[0]

  test('posts a card once, and from then on shows it anew', async () => {
    expect(await tell({ do: 'show' })).toMatchObject({ kind: 'accepted' })
    expect(await tell({ do: 'show' })).toMatchObject({ kind: 'accepted' })
    expect(await bench.ana.cards()).toMatchObject([{ edited: true }])
  })

  test('finds a card whose posting nobody saw the end of, and posts no other (I5)', async () => {
    await bench.faults({ kind: 'cut-after-accept' })
    const key = `${PERSON}.desk.doubt`
    expect(await tell({ do: 'show' }, { key })).toMatchObject({ kind: 'uncertain' })
    const doubtfulSince = instant(bench.clock.now() - 1_000)
    expect(await tell({ do: 'show' }, { key, doubtfulSince })).toMatchObject({ kind: 'accepted' })
    expect(await bench.ana.cards()).toHaveLength(1)
    expect(await tell({ do: 'note', note: { of: 'remind' } })).toMatchObject({ kind: 'accepted' })
    expect(await bench.ana.thread((await card())?.id ?? '')).toHaveLength(1)
  })

  test('comes back when Slack wants us slower', async () => {
    await bench.faults({ kind: '429', retryAfter: '7' })
    expect(await tell({ do: 'show' })).toMatchObject({ kind: 'retry', afterMs: 7_000, slowDown: true })
  })

  test("shows a buyer's words as words: nobody is called, nothing becomes a link", async () => {
    await tell({ do: 'show' })
    await tell({
      do: 'relay',
      from: PHONE,
      text: '<!channel> <https://evil.example|bank> *x*',
      files: ['photo'],
    })
    const [relayed] = await bench.ana.thread((await card())?.id ?? '')
    expect(relayed?.text).toMatch(/<!channel> <https:\/\/evil.example\|bank> \*x\*/)
    expect(relayed?.text).toMatch(/\[photo, on its way\]/)
    expect((await card())?.text).toMatch(/a human, <!channel> & <@U1ANA>/)
  })

  test('puts what is in the thread of its card, and nothing before there is one', async () => {
    expect(await tell({ do: 'note', note: { of: 'remind' } })).toMatchObject({ kind: 'retry' })
    expect(await bench.ana.look()).toEqual([])
  })

  test("marks a rep's message, and says why it failed to the rep alone", async () => {
    await tell({ do: 'show' })
    const words = await bench.ana.say('hello', (await card())?.id)
    await tell({ do: 'mark', said: words, rep: ANA.id, as: 'delivered', reason: null })
    await tell({ do: 'mark', said: words, rep: ANA.id, as: 'delivered', reason: null })
    await tell({ do: 'mark', said: words, rep: ANA.id, as: 'failed', reason: 'no such number' })
    const thread = await bench.ana.thread((await card())?.id ?? '')
    expect(thread[0]?.reactions).toEqual(['white_check_mark', 'warning'])
    expect(thread[1]).toMatchObject({ onlyForMe: true, text: expect.stringMatching(/no such number/) })
  })

  test('gives a file of a buyer as a link to what is kept', async () => {
    await tell({ do: 'show' })
    const file = { id: 'f1', name: 'kitchen.png', contentType: 'image/png', size: 7, keptUntil: instant(9) }
    await tell({ do: 'relay-file', file })
    const [shown] = await bench.ana.thread((await card())?.id ?? '')
    expect(shown?.text).toMatch('https://bot.example.com/files/f1/kitchen.png')
  })
})

/** A sale, to the whole desk (story, step 6). */
describe('a win', () => {
  let bench: Awaited<ReturnType<typeof openBench>>
  beforeEach(async () => {
    bench = await openBench()
    await bench.keep(played(asking('a human', bench.clock.now())))
  })
  afterEach(() => bench.close())

  const told: Told = {
    person: PERSON,
    handOff: `${PERSON}.pay1`,
    order: { do: 'win', win: { of: 'paid', amount: 24_900, receipt: 'R-1' } },
    key: `${PERSON}.desk9.0`,
    doubtfulSince: null,
  }

  test('is one line in the channel, with no hand-off open', async () => {
    expect(await bench.desk.perform(told)).toMatchObject({ kind: 'accepted' })
    expect(await bench.ana.look()).toMatchObject([
      { thread: null, text: expect.stringMatching(/Won: sms \+12125550101\. Paid \$249, receipt R-1\./) },
    ])
  })

  test('is one line also where nobody saw the end of posting it, and it is told once more (I5)', async () => {
    await bench.faults({ kind: 'cut-after-accept' })
    expect(await bench.desk.perform(told)).toMatchObject({ kind: 'uncertain' })
    const doubtfulSince = instant(bench.clock.now() - 1_000)
    expect(await bench.desk.perform({ ...told, doubtfulSince })).toMatchObject({ kind: 'accepted' })
    expect(await bench.ana.look()).toHaveLength(1)
  })
})

const open = opening()

/** A card after a long talk: nothing on it depends on how long the journal is (D5). */
describe('a card of a long journal', () => {
  test('has the name that was told at its beginning, the last words, and how it ended', async () => {
    const bench = await open(openBench())
    const now = bench.clock.now()
    const first = asking('a human please', now)
    const history = played(
      first.kind === 'message-received'
        ? { ...first, activity: { ...first.activity, from: { ...first.activity.from, name: 'Ada' } } }
        : first,
      { kind: 'rep-closed', at: now, rep: ANA, handOff: `${PERSON}.hand1`, how: 'resolved', agreed: null },
      ...Array.from({ length: 400 }, () => ({ kind: 'timer-fired' as const, at: now, timer: 'recap' })),
    )
    expect(history.events.length).toBeGreaterThan(400)
    await bench.keep(history)
    const told = { person: PERSON, handOff: `${PERSON}.hand1`, key: 'k', doubtfulSince: null }
    await bench.desk.perform({ ...told, order: { do: 'show' } })
    const [card] = await bench.ana.cards()
    expect(card?.text).toMatch(/Closed · Ada/)
    expect(card?.text).toMatch(/Closed: resolved by U1ANA/)
    expect(card?.text).toMatch(/Buyer, sms, .*: a human please/)
  })
})

/** What is on a card is told once, however often it was said. */
test('the same reason again adds nothing to a card, and an older hand-off leaves none on a newer one', async () => {
  const bench = await open(openBench())
  const now = bench.clock.now()
  const closed: Incoming = {
    kind: 'rep-closed',
    at: now,
    rep: ANA,
    handOff: `${PERSON}.hand1`,
    how: 'resolved',
    agreed: null,
  }
  await bench.keep(
    played(
      asking('human', now),
      asking('human!', now),
      closed,
      asking('again a human', now),
      asking('so?', now),
    ),
  )
  const told = { person: PERSON, handOff: `${PERSON}.hand2`, key: 'k', doubtfulSince: null }
  await bench.desk.perform({ ...told, order: { do: 'show' } })
  const [card] = await bench.ana.cards()
  expect(card?.text.match(/They asked for a person/g)).toHaveLength(1)
})
