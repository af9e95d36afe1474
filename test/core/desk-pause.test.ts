import { describe, expect, test } from '@jest/globals'
import type { Playbook } from '#core/playbook'
import { slotWords } from '#core/slot'
import { minutes } from '#core/time'
import { type Played, play } from '../support/play.ts'
import { ANA, at, BO, desk, playbook, ready, refusals, saying, since } from './desk-bench.ts'

describe('a bot that is paused (A9)', () => {
  const pause = async () => {
    const before = await ready('hi there')
    return desk(before, { kind: 'rep-claimed', at: at(5), rep: ANA, handOff: null, quiet: true })
  }
  const back = (before: Played, s: number) =>
    desk(before, {
      kind: 'rep-closed',
      at: at(s),
      rep: ANA,
      handOff: before.state.desk?.id ?? '',
      how: 'returned',
      agreed: null,
    })

  test('says nothing, and nobody is said to have come; what they write is shown to the rep', async () => {
    const paused = await pause()
    expect(since(await ready('hi there'), paused).sent).toEqual([])
    const wrote = await saying(paused, 'what does it cost?', 20)
    expect(since(paused, wrote).sent).toEqual([])
    expect(since(paused, wrote).told).toMatchObject([{ do: 'relay', text: 'what does it cost?' }])
  })

  test('is no talk: the rep’s words reach nobody until they claim it', async () => {
    const paused = await pause()
    const handOff = paused.state.desk?.id ?? ''
    const words = {
      kind: 'rep-said' as const,
      rep: ANA,
      handOff,
      place: { channel: 'slack', id: 'T1:C1:1.1' },
      text: 'hello',
      attachments: [],
    }
    const tried = desk(paused, { ...words, at: at(10), said: '1.1' })
    expect(refusals(paused, tried)).toEqual(['paused'])
    expect(since(paused, tried).sent).toEqual([])
    const claimed = desk(tried, { kind: 'rep-claimed', at: at(11), rep: ANA, handOff })
    expect(since(tried, claimed).sent).toEqual(['rep-here'])
    const said = desk(claimed, { ...words, at: at(12), said: '1.2' })
    expect(since(claimed, said).sent).toEqual(['hello'])
  })

  test('is given back without a word, but to whoever wrote meanwhile', async () => {
    const paused = await pause()
    expect(since(paused, back(paused, 10)).sent).toEqual([])
    const wrote = await saying(paused, 'hello?', 20)
    expect(since(wrote, back(wrote, 30)).sent).toEqual(['resumed'])
    expect(back(wrote, 30).state.desk).toBeNull()
  })

  test('is one rep’s to give back, and their second tap is none', async () => {
    const paused = await pause()
    const handOff = paused.state.desk?.id ?? ''
    const other = desk(paused, { kind: 'rep-claimed', at: at(9), rep: BO, handOff })
    expect(refusals(paused, other)).toEqual(['taken'])
    const again = desk(paused, { kind: 'rep-claimed', at: at(9), rep: ANA, handOff: null, quiet: true })
    expect(since(paused, again).kinds).toEqual(['rep-claimed'])
  })

  test('is an event with the rep’s identity, as every override is', async () => {
    const paused = await pause()
    const gone = back(paused, 30)
    const overrides = gone.events.flatMap((event) => ('rep' in event ? [[event.kind, event.rep.id]] : []))
    expect(overrides).toEqual([
      ['rep-claimed', 'U0ANA'],
      ['hand-off-claimed', 'U0ANA'],
      ['rep-closed', 'U0ANA'],
      ['hand-off-closed', 'U0ANA'],
    ])
  })
})

describe('nobody is free, and somebody may be met', () => {
  const calendar = {
    title: 'a tasting call',
    host: null,
    hours: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
    timeZone: 'America/New_York',
    length: minutes(30),
    every: minutes(30),
    before: minutes(0),
    after: minutes(0),
    lead: minutes(0),
    horizon: minutes(60 * 24 * 30),
    holidays: [],
    email: false,
  }
  const withCalendar = (): Playbook => {
    const rules = playbook()
    return { ...rules, business: { ...rules.business, calendar } }
  }
  const unclaimed = (before: Played, rules: Playbook): Played =>
    play(before, { kind: 'timer-fired', at: at(31 * 60), timer: 'desk-tell' }, rules, () => {
      throw new Error('Nothing is read.')
    })

  test('the next free times are put to them, and the answer is taken', async () => {
    const rules = withCalendar()
    const known = "we're 40 people and want coffee machines, $300 a month"
    const before = await ready(known, 'can I talk to a human please?', rules)
    const told = unclaimed(before, rules)
    expect(since(before, told).sent).toEqual(['nobody-yet + will-remind + offer-slots'])
    expect(told.state.meetings.offer?.slots).toHaveLength(3)
    const [, second] = told.state.meetings.offer?.slots ?? []
    if (!second) throw new Error('Nothing was offered.')
    const taken = await saying(told, slotWords(second, calendar.timeZone), 32 * 60, rules)
    expect(since(told, taken).kinds).toContain('booking-asked')
  })

  test('while too little is known they are asked to say when', async () => {
    const rules = withCalendar()
    const before = await ready('can I talk to a human please?', rules)
    expect(since(before, unclaimed(before, rules)).sent).toEqual(['nobody-yet + meet-instead'])
  })

  test('without a calendar there are only the honest words', async () => {
    const before = await ready('we want coffee machines', 'can I talk to a human please?')
    expect(since(before, unclaimed(before, playbook())).sent).toEqual(['nobody-yet'])
  })
})
