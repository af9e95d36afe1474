import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Address, addressKey } from '#core/address'
import { type ListeningApp, openListening } from '../support/listening-app.ts'

/**
 * Nothing of one person reaches what is asked of a model, a rep's card, a log line, the CRM or the messages of another; and no
 * secret reaches any of them (M6, M9, L3). Several lives go on at once in one memory; each has words, numbers and a name that no
 * other has.
 */
type Life = {
  readonly marks: readonly string[]
  readonly addresses: readonly Address[]
  /** By turns at these places of theirs, in this order. */
  readonly says: readonly { readonly at: number; readonly text: string | ((app: ListeningApp) => string) }[]
  readonly isGroup?: true
}

const SECRETS = { card: '4242 4242 4242 4242', password: 'Tr0ub4dor-and-3', ssn: '078-05-1120' }

/** The name, and all that only they say. */
const NAMES = ['Quibblex', 'Zanthor', 'Mirvane', 'Oloquent', 'Tessaly', 'Brindlow', 'Farquhine'] as const
const markOf = (n: number) => ({
  name: NAMES[n] ?? '',
  budget: 3011 + n * 17,
  phone: `+1212555${7130 + n * 3}`,
  email: `office@${NAMES[n]?.toLowerCase()}.example`,
})

/** What somebody may say at any time; `mark` is theirs. */
const SENTENCES: readonly ((mark: ReturnType<typeof markOf>) => string)[] = [
  ({ name, budget }) => `We are ${name} and want coffee machines before Dec 1, maybe $${budget} a month`,
  ({ name }) => `my partner Dr ${name} decides with me`,
  ({ email }) => `you can write to ${email}`,
  ({ name }) => `does the ${name} hall get oat milk?`,
  ({ budget }) => `our budget is $${budget}`,
  ({ name }) => `it is too expensive for ${name}`,
  () => 'what did I tell you?',
  () => "we're 40 people",
  () => "let's do it",
  () => 'yes, go ahead',
  () => 'I agree',
  () => 'can I talk to a person?',
  () => `just charge ${SECRETS.card}`,
  () => `my password is ${SECRETS.password}`,
  () => `my SSN is ${SECRETS.ssn}`,
  () => 'can we get 20% off?',
  () => 'can we meet on Tuesday at 3pm?',
]

const codeFor = (phone: string) => (app: ListeningApp) => {
  const text = app.sent.findLast(({ to }) => to.id === phone)?.message.text ?? ''
  return /\b\d{6}\b/.exec(text)?.[0] ?? 'no code'
}

/** What is shown to them last at an address of theirs: a link to go on elsewhere, or a code to be texted. */
const shownAt = (id: string, what: RegExp) => (app: ListeningApp) =>
  app.sent
    .filter(({ to }) => to.id === id)
    .flatMap(({ message }) => what.exec(JSON.stringify(message))?.slice(1, 2) ?? [])
    .at(-1) ?? 'nothing was shown'

const everything = (n: number): Life['says'] =>
  [0, 7, 3, 11, 12, 13, 14].map((s) => ({ at: 0, text: SENTENCES[s]?.(markOf(n)) ?? '' }))

const marksOf = (n: number): readonly string[] => {
  const { name, budget, phone, email } = markOf(n)
  return [
    name,
    name.toLowerCase(),
    String(budget),
    `3,0${String(budget).slice(2)}`,
    phone,
    phone.slice(2),
    email,
  ]
}

const CONTINUE = /(https:\/\/bot\.example\.com\/c\/[\w-]+)/
const TO_TEXT = /text (\d{6}) to/

/** Joined by a code, after both sides have had a life of their own; at a phone; in a group, where two others are; and in private. */
const LIVES: readonly Life[] = [
  {
    marks: [...marksOf(0), ...marksOf(1)],
    addresses: [
      { channel: 'chat', id: 'c-0' },
      { channel: 'sms', id: markOf(0).phone },
    ],
    says: [
      ...everything(0).slice(0, 2),
      { at: 1, text: SENTENCES[4]?.(markOf(1)) ?? '' },
      { at: 0, text: 'can I text with you instead?' },
      { at: 0, text: `my number is ${markOf(0).phone}` },
      { at: 0, text: codeFor(markOf(0).phone) },
      { at: 1, text: 'can I talk to a person?' },
      { at: 1, text: 'what did I tell you?' },
    ],
  },
  { marks: marksOf(2), addresses: [{ channel: 'sms', id: markOf(2).phone }], says: everything(2) },
  {
    marks: marksOf(3),
    addresses: [{ channel: 'telegram', id: '-100|3' }],
    says: everything(3),
    isGroup: true,
  },
  {
    marks: marksOf(4),
    addresses: [{ channel: 'telegram', id: '-100|4' }],
    says: everything(4),
    isGroup: true,
  },
  // The same human as the one before, in private: what is said in one of the two places stays there.
  // They go on elsewhere by a link.
  {
    marks: marksOf(5),
    addresses: [
      { channel: 'telegram', id: '4' },
      { channel: 'chat', id: 'c-5' },
    ],
    says: [
      ...everything(5),
      { at: 0, text: 'can we continue on the website?' },
      { at: 1, text: shownAt('4', CONTINUE) },
      { at: 1, text: 'yes, that is mine' },
    ],
  },
  // By a code that their phone texts.
  {
    marks: marksOf(6),
    addresses: [
      { channel: 'chat', id: 'c-6' },
      { channel: 'sms', id: markOf(6).phone },
    ],
    says: [
      ...everything(6),
      { at: 0, text: 'can I text with you instead?' },
      { at: 0, text: `my number is ${markOf(6).phone}` },
      { at: 1, text: shownAt('c-6', TO_TEXT) },
      { at: 1, text: 'can I talk to a person?' },
    ],
  },
]

/** What else each says, and in which order they speak. */
const more = fc.array(
  fc.record({ who: fc.nat(LIVES.length - 1), says: fc.nat(SENTENCES.length - 1), at: fc.nat(1) }),
  {
    minLength: 15,
    maxLength: 15,
  },
)

const play = async (
  app: ListeningApp,
  turns: readonly { who: number; says: number; at: number }[],
): Promise<void> => {
  const say = (who: number, at: number, text: string) => {
    const { addresses, isGroup } = LIVES[who] as Life
    const address = (addresses[at % addresses.length] ?? addresses[0]) as Address
    return app.say({
      address,
      text,
      name: `${markOf(who === 0 ? 0 : who + 1).name} Ames`,
      by: address.id,
      isGroup: isGroup ?? false,
    })
  }
  const longest = Math.max(...LIVES.map(({ says }) => says.length))
  for (let n = 0; n < longest; n++)
    for (const [who, { says }] of LIVES.entries()) {
      const next = says[n]
      if (next) await say(who, next.at, typeof next.text === 'string' ? next.text : next.text(app))
    }
  for (const { who, says, at } of turns)
    await say(who, at, SENTENCES[says]?.(markOf(who === 0 ? 0 : who + 1)) ?? '')
}

/** As words: a hash may have any four digits in it. */
const MARKS = LIVES.map(({ marks }) => {
  const any = marks.map((mark) => mark.replace(/[+.$]/g, '\\$&')).join('|')
  return new RegExp(`(?<![A-Za-z0-9])(?:${any})(?![A-Za-z0-9])`)
})

/** Whose marks stand in a text. */
const ownersIn = (text: string): readonly number[] =>
  MARKS.flatMap((marks, n) => (marks.test(text) ? [n] : []))

/** The lives that a person is. */
const livesOf = async (app: ListeningApp): Promise<ReadonlyMap<string, number>> => {
  const found = new Map<string, number>()
  const merged = new Map<string, string>()
  for (const person of await app.memory.journal.persons(100)) {
    const { snapshot } = (await app.memory.journal.recall(person)) ?? {}
    const keys = Object.keys(snapshot?.addresses ?? {})
    const life = LIVES.findIndex(({ addresses }) => addresses.some((one) => keys.includes(addressKey(one))))
    found.set(person, life)
    if (snapshot?.mergedInto !== undefined) merged.set(person, snapshot.mergedInto)
  }
  for (const [person, into] of merged) found.set(person, found.get(into) ?? -1)
  return found
}

/** How many persons have all addresses of a life. */
const joinedIn = async ({ memory }: ListeningApp, life: number): Promise<number> => {
  const people = await memory.journal.persons(100)
  const known = await Promise.all(people.map((person) => memory.journal.recall(person)))
  return known.filter((one) =>
    LIVES[life]?.addresses.every((address) => addressKey(address) in (one?.snapshot?.addresses ?? {})),
  ).length
}

/** Where a secret stands: what was typed and should not have been, codes, links to pay or to go on elsewhere. */
const secretIn = (codes: readonly string[]) => {
  const digits = SECRETS.card.replaceAll(' ', '')
  const known = [SECRETS.card, digits, SECRETS.password, SECRETS.ssn, ...codes]
  return (text: string): string | undefined =>
    known.find((one) => text.includes(one)) ?? /\/(?:pay|c)\/[\w.-]{8,}/.exec(text)?.[0]
}

const codesIn = ({ sent }: ListeningApp): readonly string[] =>
  sent.flatMap(({ to, message }) =>
    to.channel === 'sms'
      ? (/code[^\d]{0,40}(\d{6})\b/i.exec(message.text)?.[1] ?? [])
      : (TO_TEXT.exec(message.text)?.[1] ?? []),
  )

/** Each is half a hundred turns. */
const RUNS = 2

test('nothing of another person reaches a model, a card, the CRM, a log or a buyer, and no secret does', async () => {
  const reached = { prompts: 0, cards: 0, crm: 0, joined: 0, linked: 0, texted: 0, group: 0, codes: 0 }
  await fc.assert(
    fc.asyncProperty(more, async (turns) => {
      const app = await openListening()
      try {
        await play(app, turns)
        const lives = await livesOf(app)
        const lifeOf = (person: string): number => lives.get(person) ?? -1
        const codes = codesIn(app)
        const secret = secretIn(codes)
        for (const one of app.asked) {
          expect([one.with, ownersIn(one.with).slice(1)]).toEqual([one.with, []])
          expect([one.with, secret(one.with)]).toEqual([one.with, undefined])
        }
        for (const { key, content } of app.desk) {
          const card = content.text + JSON.stringify(content.blocks)
          expect([card, ownersIn(card).slice(1)]).toEqual([card, []])
          expect([card, secret(card)]).toEqual([card, undefined])
          const person = /^(p[0-9a-f]{20})\./.exec(key)?.[1]
          if (person) expect([lifeOf(person), undefined]).toContain(ownersIn(card)[0])
        }
        for (const { told, person } of app.crm) {
          const entry = JSON.stringify(told)
          expect([entry, ownersIn(entry).filter((n) => n !== lifeOf(person))]).toEqual([entry, []])
          expect([entry, secret(entry)]).toEqual([entry, undefined])
        }
        for (const { to, message } of app.sent) {
          const words = JSON.stringify(message)
          const life = LIVES.findIndex(({ addresses }) =>
            addresses.some((one) => addressKey(one) === addressKey(to)),
          )
          expect([words, ownersIn(words).filter((n) => n !== life)]).toEqual([words, []])
        }
        for (const line of app.log.lines)
          expect([line, ownersIn(line), secret(line)]).toEqual([line, [], undefined])
        for (const [person, life] of lives) {
          const kept = JSON.stringify((await app.memory.journal.recall(person as never))?.events)
          expect([person, ownersIn(kept).filter((n) => n !== life)]).toEqual([person, []])
        }
        reached.prompts += app.asked.filter((one) => ownersIn(one.with).length > 0).length
        reached.cards += app.desk.filter(({ content }) => ownersIn(content.text).length > 0).length
        reached.crm += app.crm.filter(({ told }) => ownersIn(JSON.stringify(told)).length > 0).length
        reached.joined += [...lives.values()].filter((life) => life === 0).length
        reached.linked += await joinedIn(app, 4)
        reached.texted += await joinedIn(app, 5)
        reached.codes += codes.length
        reached.group += app.sent.filter(({ to }) => to.id.startsWith('-')).length
      } finally {
        await app.app.stop()
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
  expect(Object.entries(reached).filter(([, times]) => times < RUNS)).toEqual([])
}, 120_000)
