import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { DeskEars } from '#contracts/desk'
import type { Memory } from '#contracts/memory'
import { type Address, strangerAt } from '#core/address'
import type { Incoming } from '#core/event'
import { after as later, minutes, seconds } from '#core/time'
import { earsOf } from '#desk/ears'
import { openThreads } from '#desk/threads'
import { ruleLanguage } from '#language/index'
import { redact } from '#language/redact/index'
import { openEmbedded } from '#memory/embedded/index'
import { business } from '../support/business.ts'
import { beginning, MONDAY, nothing, type Played, play, said } from '../support/play.ts'
import { ANA, keepOf, playbook, SILENT } from './bench.ts'

/** `/throughline …`, as a rep types it in the desk's channel (D5, A9). */
describe('the command', () => {
  let memory: Memory
  let ears: DeskEars
  beforeEach(async () => {
    memory = await openEmbedded({ directory: null })
    ears = earsOf({
      port: SILENT,
      memory,
      rules: playbook,
      clock: { now: () => later(MONDAY, minutes(9)) },
      whole: (person) => `npx throughline audit ${person}`,
      fileAddress: () => null,
      redact,
      threads: openThreads(memory.records),
    })
  })
  afterEach(() => memory.close())

  const ask = async (text: string) => {
    const { text: shown, blocks } = await ears.commanded({ rep: ANA, text })
    return { shown, buttons: JSON.stringify(blocks).match(/"action_id":"desk:[\w-]+"/g) ?? [] }
  }

  /** Somebody writes all this at an address, under a name that only the first message tells. */
  const person = async (address: Address, name: string, ...texts: readonly string[]) => {
    const rules = ruleLanguage(business)
    let history: Played = { ...beginning, state: { ...beginning.state, person: strangerAt(address) } }
    for (const [n, text] of texts.entries()) {
      const at = later(MONDAY, seconds(n))
      const reading = await rules.perceive({ text, expecting: null, now: at })
      const event = said(text, address, at, `${address.id}-${n}`)
      history = play(history, n === 0 ? named(event, name) : event, playbook, () => reading)
    }
    await keepOf(memory, strangerAt(address), history, MONDAY)
    return strangerAt(address)
  }
  const named = (event: Incoming, name: string): Incoming =>
    event.kind === 'message-received'
      ? { ...event, activity: { ...event.activity, from: { ...event.activity.from, name } } }
      : event
  const phone = (id: string): Address => ({ channel: 'sms', id })

  test('shows who it is, and what has happened in order, with buttons to take over and to pause', async () => {
    await person(
      { channel: 'telegram', id: '77' },
      'Ada Lovelace',
      "we're 40 people and want coffee machines from January 4. let's do it",
      'yes, go ahead',
      'a human please',
    )
    const { shown, buttons } = await ask('lovelace')
    expect(shown).toMatch(/^Ada Lovelace/)
    expect(shown).toMatch(
      /Timeline\n.*we're 40 people.*\n.*Order put to them: Team, 40 people, .*Said yes: "yes, go ahead".*They asked for a person/s,
    )
    expect(shown).toMatch(/npx throughline audit p/)
    expect(buttons).toEqual(['"action_id":"desk:take"', '"action_id":"desk:silence"'])
  })

  test('finds by the end of a number, a whole number however it is written, a name, an e-mail address and an id', async () => {
    const id = await person(phone('+12125550134'), 'Grace', 'hi', 'my email is grace@navy.example')
    for (const wanted of ['0134', '+1 (212) 555-0134', 'GRACE', 'grace@navy.example', id])
      expect((await ask(wanted)).shown).toMatch(/^Grace/)
  })

  test('finds somebody without a number by what a card calls them', async () => {
    await person({ channel: 'webchat', id: 'Ob-264TAH6QaUJcszExGwW4S' }, 'Ida', 'hi')
    for (const wanted of ['…wW4S', 'ww4s']) expect((await ask(wanted)).shown).toMatch(/^Ida/)
    expect((await ask('…W4S')).shown).toMatch(/Nobody/)
  })

  test('shows all whom it fits, three at most, and says how many more there are', async () => {
    for (const n of [1, 2, 3, 4, 5]) await person(phone(`+1212555010${n}`), `Twin ${n}`, 'hello')
    const { shown, buttons } = await ask('twin')
    expect(shown.match(/Twin \d/g)).toHaveLength(3)
    expect(shown).toMatch(/And 2 more\. Write more/)
    expect(buttons).toHaveLength(6)
  })

  test('says where nobody fits, and what to write where nothing is', async () => {
    await person(phone('+12125550101'), 'Ada', 'hello')
    for (const wanted of ['9999', 'nobody', '', '  ', '<!channel>', 'a@b.example', '..', '__proto__'])
      expect((await ask(wanted)).shown).toMatch(/Write the end of a phone number or an id/)
  })

  test.each(['help', 'HELP', '?', '--help'])(
    'says how it is used, and not that nobody fits: %s',
    async (text) => {
      const { shown } = await ask(text)
      expect(shown).toMatch(/Write the end of a phone number or an id/)
      expect(shown).not.toMatch(/Nobody/)
    },
  )

  test('says whose it is, and offers to give it back in the place of taking it over', async () => {
    const address = phone('+12125550102')
    const id = strangerAt(address)
    const wrote = { ...beginning, state: { ...beginning.state, person: id } }
    const at = later(MONDAY, seconds(60))
    const read = () => nothing
    const claim: Incoming = { kind: 'rep-claimed', at, rep: ANA, handOff: null }
    const held = play(play(wrote, said('hi', address, MONDAY, 'm1'), playbook, read), claim, playbook, read)
    await keepOf(memory, id, held, MONDAY)
    const { shown, buttons } = await ask('0102')
    expect(shown).toMatch(/With U1ANA since 8 min ago/)
    expect(buttons).toEqual(['"action_id":"desk:return"'])
  })

  test('knows a name that was told long ago, in however long a journal', async () => {
    const much = Array.from({ length: 60 }, (_, n) => `hello again ${n}`)
    await person(phone('+12125550103'), 'Mary Jackson', 'hi', ...much)
    expect((await ask('0103')).shown).toMatch(/^Mary Jackson/)
  })
})
