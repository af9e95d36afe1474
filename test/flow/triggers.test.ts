import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DEFAULT_POLICY } from '#config/business'
import { type HandOffTrigger, TRIGGERS } from '#core/hand-off'
import { milliseconds, seconds } from '#core/time'
import { type App, openApp } from '../support/app.ts'
import { type Visitor, visitor } from '../support/buyer.ts'
import { personAt } from '../support/lab-people.ts'

const READY = "Hi, we're 40 people and need coffee machines by December 20. Let's do it"
const SMALL = "we're 10 people and need coffee machines by December 20. Let's do it"

/** A policy, by what it has a person brought for: the business's own, more than that, nothing at all, and one whose payments fail. */
type Under = 'own' | 'more' | 'nothing' | 'broken'

/** One talk under one policy: what was said, what the last answer must be like, and for what a person must have been asked. */
type Talk = {
  readonly under?: Under
  readonly words: readonly string[]
  readonly last: RegExp
  readonly brings: readonly HandOffTrigger[]
}

/** Up to the order, paid; from there on nothing is sold (A6). */
const PAID = [SMALL, 'yes, go ahead', 'I agree', 'PAID']

const brings = (trigger: HandOffTrigger, words: readonly string[], last: RegExp, under?: Under): Talk => ({
  ...stays(words, last, under),
  brings: [trigger],
})

const stays = (words: readonly string[], last: RegExp, under?: Under): Talk => ({
  words,
  last,
  brings: [],
  ...(under && { under }),
})

/** What a trigger is declared by in the policy: talks that must bring a person for it, and their opposites, which must not (D4). */
const DECLARED: { readonly [T in HandOffTrigger]: readonly Talk[] } = {
  'asked-for-human': [
    brings('asked-for-human', ['can I talk to a real person?'], /asked a person at Fernhill to join you/),
    stays(['we have a person who makes coffee'], /\?/),
    stays(['are you a real person?'], /automated assistant/),
  ],
  'by-quote': [
    brings('by-quote', ["we're 200 people and need coffee machines by December 20, let's do it"], /by quote/),
    stays(["we're 60 people and need coffee machines by December 20, let's do it"], /Shall I go ahead/),
  ],
  discount: [
    brings('discount', [READY, 'can we get 20% off and net-60?'], /not mine to decide/),
    brings('discount', ['can we get 15% off?'], /not mine to decide/, 'more'),
    brings('discount', ['any chance of net-60?'], /not mine to decide/, 'more'),
    stays(['how much is the team plan?'], /\$249/),
    stays(['can we get 5% off?'], /as they are listed/, 'more'),
  ],
  amount: [
    brings('amount', [READY], /not mine to decide/, 'more'),
    brings('amount', [READY, "let's do it", 'do you have oat milk?'], /oat milk/i, 'more'),
    stays([SMALL], /Shall I go ahead/, 'more'),
  ],
  legal: [
    brings('legal', [READY, 'our lawyer has to redline the agreement first'], /not mine to decide/),
    stays(['what are your contract terms?'], /month to month/),
    stays(['do you bring legal pads too?'], /./),
    stays(["we're a law firm of 12"], /./),
  ],
  outside: [
    brings('outside', ['Hi, our office is in Ohio, 40 people'], /not sure that we can serve you there/),
    brings('outside', ['we run a casino, 40 people'], /not sure/, 'more'),
    stays(['Hi, our office is in New Jersey, 40 people'], /looking for\?|When would/),
    stays(['our office is next to a casino'], /./, 'more'),
  ],
  'ambiguous-authority': [
    brings('ambiguous-authority', [SMALL, 'I need to ask my boss'], /talk it over first/, 'more'),
    stays(['my boss decides, we are 40 people'], /./, 'more'),
    stays([READY, 'I need to ask my boss'], /talk it over first.*Nothing is ordered/),
    stays([READY, 'let me run it by my partner'], /talk it over first/),
  ],
  conflict: [
    brings('conflict', [READY, 'my partner says no'], /Nothing is ordered/),
    stays([READY, 'my partner says yes'], /Shall I go ahead/),
    stays([READY, "I'm getting cold feet"], /No hurry/),
  ],
  compliance: [
    brings('compliance', ['our compliance team has to approve vendors'], /not mine to decide/),
    stays(["we're a compliance consultancy, 12 people"], /./),
  ],
  anger: [
    brings('anger', ['hello', 'this is ridiculous'], /sorry.*make this right/),
    stays(["I'm dying for coffee, this is ridiculously good news"], /./),
  ],
  misunderstood: [
    brings(
      'misunderstood',
      ['we want coffee machines', 'glorp wibble', 'wibble glorp', 'glorp'],
      /keep missing what you mean/,
    ),
    brings('misunderstood', [READY, 'glorp wibble', 'wibble glorp'], /keep missing what you mean/),
    stays(['we want coffee machines', 'glorp wibble', 'wibble glorp'], /didn't follow|not sure I understood/),
    stays(['we want coffee machines', 'glorp', 'glorp', "we're 40 people", 'glorp', 'glorp'], /\?/),
    stays([READY, 'ok', 'ok', 'ok'], /Shall I go ahead/),
  ],
  'failure-in-closing': [
    brings(
      'failure-in-closing',
      [READY, 'yes, go ahead', 'I agree', 'PAY'],
      /went wrong on our side/,
      'broken',
    ),
    stays([READY, 'yes, go ahead', 'I agree', 'PAY'], /\/pay\//),
  ],
  'not-me': [brings('not-me', ['hello', "that wasn't me"], /./), stays(['hello', 'that was me'], /./)],
  'after-sale': [
    brings(
      'after-sale',
      [...PAID, 'I want a refund'],
      /person at Fernhill will look at it.*nothing is changed/,
    ),
    brings(
      'after-sale',
      [...PAID, 'cancel my order'],
      /person at Fernhill will look at it.*nothing is changed/,
    ),
    brings('after-sale', [...PAID, 'actually make it 30 people'], /nothing is changed/),
    brings('after-sale', [...PAID, 'can I get a refund?', 'refund me please'], /nothing is changed/),
    stays([...PAID, "thanks, can I refund a friend's coffee?"], /(?:do not|don't) know that one/),
    stays([...PAID, 'how do I cancel?'], /30 days/),
    stays([...PAID, 'could we switch to a larger plan any time?'], /any time/),
    stays([...PAID, 'great, we do not want a refund'], /placed and paid/),
    stays([SMALL, 'actually make it 30 people'], /30/),
    stays(['I want a refund'], /./),
  ],
  // No words bring these, but money: test/flow/money-triggers.test.ts; or two persons who are one: test/core/merging.test.ts.
  'payment-mismatch': [],
  'payment-reversed': [],
  'two-orders': [],
}

const WORDLESS: readonly HandOffTrigger[] = ['payment-mismatch', 'payment-reversed', 'two-orders']

/** What else is said of hand-offs: several in one talk, and none where the policy has all of it off. */
const FURTHER = {
  twice: {
    words: ['can I talk to a human?', 'human please', 'this is ridiculous', 'this is ridiculous!'],
    last: /./,
    brings: ['asked-for-human', 'anger'],
  },
  off: {
    under: 'nothing',
    words: [
      ...['a human please', 'this is ridiculous', 'our compliance team has to approve vendors'],
      ...['our lawyer has to see it', 'glorp', 'glorp', 'glorp', READY, 'my partner says no'],
    ],
    last: /Nothing is ordered/,
    brings: [],
  },
  listed: stays(['can we get 20% off?'], /as they are listed/, 'nothing'),
  boss: stays([READY, 'I need to ask my boss', 'I agree'], /^(?!.*(?:\/pay\/|who makes the decision)).*$/is),
} as const satisfies { readonly [name: string]: Talk }

const { escalate } = DEFAULT_POLICY
const AT_ONCE = { burst: { quiet: milliseconds(0), most: milliseconds(0) } }
const STRIPE_AWAY = {
  STRIPE_SECRET_KEY: 'sk_test_nobody',
  STRIPE_WEBHOOK_SECRET: 'whsec_nobody',
  STRIPE_API_ROOT: 'http://localhost:1',
}

const opened: { readonly [U in Under]: () => Promise<App> } = {
  own: () => openApp({}, AT_ONCE),
  more: () =>
    openApp(
      {},
      {
        ...AT_ONCE,
        escalate: {
          ...escalate,
          amountAbove: 20_000,
          discountAbove: 10,
          ambiguousAuthority: true,
          notIndustries: ['casino'],
        },
      },
    ),
  nothing: () =>
    openApp(
      {},
      {
        ...AT_ONCE,
        escalate: {
          ...escalate,
          human: false,
          legal: false,
          compliance: false,
          anger: false,
          conflict: false,
          misunderstood: false,
          discountAbove: null,
        },
      },
    ),
  broken: () => openApp(STRIPE_AWAY, AT_ONCE),
}

/** Says one thing after another to the website's chat, and opens the link that came where it says so. */
const talk = async ({ url }: App, web: Visitor, words: readonly string[]) => {
  const answers: string[] = []
  for (const one of words) answers.push(await answerTo(one, web, answers))
  const { events, stage } = await personAt(url, web.person)
  const handOffs = events.filter(({ kind }) => kind === 'hand-off-requested').map(({ trigger }) => trigger)
  return { answers, last: answers.at(-1) ?? '', handOffs, stage }
}

const answerTo = async (one: string, web: Visitor, answers: readonly string[]): Promise<string> => {
  if (one === 'PAY') return pay(web, answers)
  if (one !== 'PAID') return web.say(one)
  await fetch(linkIn(answers), { method: 'POST' })
  return web.hear()
}

const linkIn = (answers: readonly string[]): string =>
  /http\S+\/pay\/\S+/.exec(answers.at(-1) ?? '')?.[0] ?? ''

/** Opens the link twice; what is said of it, or the link where all is well. */
const pay = async (web: Visitor, answers: readonly string[]): Promise<string> => {
  const link = linkIn(answers)
  const opened = [(await fetch(link)).status, (await fetch(link)).status]
  return opened.every((status) => status === 200) ? link : web.hear()
}

/** All talks are held at the same time, by as many buyers. */
describe('a person is asked for', () => {
  const all: readonly Talk[] = [...Object.values(DECLARED).flat(), ...Object.values(FURTHER)]
  const held = new Map<Talk, Awaited<ReturnType<typeof talk>>>()
  const apps: App[] = []
  beforeAll(async () => {
    const under = {
      own: await opened.own(),
      more: await opened.more(),
      nothing: await opened.nothing(),
      broken: await opened.broken(),
    }
    apps.push(...Object.values(under))
    const talks: Promise<unknown>[] = []
    for (const one of all) {
      const app = under[one.under ?? 'own']
      // A server gives thirty tokens a minute to one machine.
      app.push(seconds(2))
      const web = await visitor(app.url)
      talks.push(talk(app, web, one.words).then((found) => held.set(one, found)))
    }
    await Promise.all(talks)
  }, 120_000)
  afterAll(() => Promise.all(apps.map((app) => app.close())))

  const heldOf = (one: Talk) => {
    const found = held.get(one)
    if (!found) throw new Error(`Nobody talked: ${one.words}`)
    return found
  }

  const declared = TRIGGERS.flatMap((trigger) =>
    DECLARED[trigger].map(
      (one) => [one.brings.length > 0 ? 'for' : 'not for', trigger, one.words, one] as const,
    ),
  )
  test.each(declared)('%s %s: %j', (_is, _trigger, _words, one) => {
    const { last, handOffs } = heldOf(one)
    expect(handOffs).toEqual(one.brings)
    expect(last).toMatch(one.last)
    if (one.brings.length > 0) expect(last).not.toMatch(/\/pay\//)
  })

  test.each(TRIGGERS.filter((trigger) => !WORDLESS.includes(trigger)))(
    '%s: by a talk that brings one, and by its opposite',
    (trigger) => {
      expect(DECLARED[trigger].some((one) => one.brings.includes(trigger))).toBe(true)
      expect(DECLARED[trigger].some((one) => one.brings.length === 0)).toBe(true)
    },
  )

  test('once for each matter, however often it comes up; another matter is another card', () => {
    const { answers, handOffs } = heldOf(FURTHER.twice)
    expect(handOffs).toEqual(FURTHER.twice.brings)
    expect(answers[1]).toMatch(/asked a person at Fernhill to join you here/)
  })

  test('for nothing where all is off, and nobody is sold to for it', () => {
    for (const one of [FURTHER.off, FURTHER.listed]) {
      expect(heldOf(one).handOffs).toEqual([])
      expect(heldOf(one).last).toMatch(one.last)
    }
  })

  test('and the decision that somebody else makes is known from then on: the deal is not closed', () => {
    const { stage, last } = heldOf(FURTHER.boss)
    expect(stage).not.toBe('committed')
    expect(last).toMatch(FURTHER.boss.last)
  })
})
