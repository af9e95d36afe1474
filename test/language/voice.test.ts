import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { SegmentedMessage } from 'sms-segments-calculator'
import type { Brief } from '#core/brief'
import type { Manner } from '#core/manner'
import { FIXED } from '#core/sentences'
import { instant } from '#core/time'
import fernhill from '#examples/fernhill/business'
import { openAiEmulator } from '#lab/openai/index'
import { composeByTemplate } from '#language/compose'
import { openAiModel } from '#language/llm/index'
import { DEFAULT_WORDS } from '#language/words/en'
import { ENGLISH } from '#language/words/en-tongue'
import { SPANISH_WORDS } from '#language/words/es'
import { SPANISH } from '#language/words/es-tongue'
import { placeholdersOf } from '#language/words/fill'
import { PLACEHOLDERS } from '#language/words/placeholders'
import { BRIEFS } from '../contracts/briefs.ts'
import { KNOWN, signal, TERMS } from '../contracts/values.ts'
import { ROOT, read } from '../house/tree.ts'
import { hearingLog } from '../support/hearing-log.ts'
import { type Exchange, played, type Script, scripts, sectionOf, textsOf } from '../support/voice.ts'

const compose = composeByTemplate(fernhill)
const text = (briefs: readonly Brief[], manner: Manner = {}): string => compose(briefs, manner).text
const DOCUMENT = 'docs/voice.md'

const wordings = (words: typeof DEFAULT_WORDS): readonly (readonly [name: string, one: string])[] =>
  Object.entries(words).flatMap(([name, wording]) => [wording].flat().map((one) => [name, one] as const))

describe('docs/voice.md', () => {
  test('shows what the product says to ten buyers; UPDATE_SAMPLE=1 has it show what it says now', async () => {
    const sections = await Promise.all(scripts().map((script) => sectionOf(script)))
    const whole = read(DOCUMENT)
    const [begin, end] = ['<!-- transcripts -->\n', '<!-- /transcripts -->']
    const [from, to] = [whole.indexOf(begin) + begin.length, whole.indexOf(end)]
    const shown = `\n${sections.join('\n')}\n`
    if (process.env.UPDATE_SAMPLE)
      writeFileSync(join(ROOT, DOCUMENT), whole.slice(0, from) + shown + whole.slice(to))
    else expect(whole.slice(from, to)).toBe(shown)
    expect(sections.length).toBe(10)
  })
})

describe('the same with a model', () => {
  test('is shown as well, by the stand-in of the lab; UPDATE_SAMPLE=1 has it show what it says now', async () => {
    const server = await openAiEmulator({ apiKey: 'sk-lab' }).listen(0)
    const said: string[] = []
    try {
      for (const script of scripts().filter(({ name }) => WITH_MODEL.test(name))) {
        const openAi = { apiKey: 'sk-lab', baseUrl: `${server.url}/v1`, model: 'gpt-4.1-mini' }
        const clock = { now: () => instant(Date.now()) }
        const model = openAiModel({ openAi, business: fernhill, clock, log: hearingLog() })
        said.push(await sectionOf(script, model))
      }
    } finally {
      await server.close()
    }
    expect(said.length).toBe(2)
    const whole = read(DOCUMENT)
    const [begin, end] = ['<!-- with a model -->\n', '<!-- /with a model -->']
    const [from, to] = [whole.indexOf(begin) + begin.length, whole.indexOf(end)]
    const shown = `\n${said.join('\n')}\n`
    if (process.env.UPDATE_SAMPLE)
      writeFileSync(join(ROOT, DOCUMENT), whole.slice(0, from) + shown + whole.slice(to))
    else expect(whole.slice(from, to)).toBe(shown)
    expect(shown).toMatch(/Noted: .*suits you/s)
  })
})

/** A buyer who says it all at once, and one who changes the order. */
const WITH_MODEL = /^(?:04|09)-/

describe('ten buyers', () => {
  const talks: { readonly script: Script; readonly exchanges: readonly Exchange[] }[] = []
  beforeAll(async () => {
    for (const script of scripts()) talks.push({ script, exchanges: await played(script) })
  })
  const letters = () =>
    talks.flatMap(({ script, exchanges }) =>
      exchanges.flatMap(({ came }) => came.map((message) => ({ script, message }))),
    )

  test('are asked one thing at a time', () => {
    const asked = letters().map(({ message }) => `${message.text} ${message.question ?? ''}`)
    expect(asked.length).toBeGreaterThan(50)
    expect(asked.filter((one) => (one.match(/\?/g) ?? []).length > 1)).toEqual([])
  })

  test('hear nothing twice in a row in the same words, but for what binds', () => {
    const twice = talks.flatMap(({ exchanges }) => {
      const texts = exchanges.flatMap(({ came }) => came.map((one) => one.text))
      return texts.filter((one, n) => n > 0 && one === texts[n - 1] && !one.startsWith('Please check'))
    })
    expect(twice).toEqual([])
  })

  test('are told in the first answer that a machine is speaking, on every channel', () => {
    for (const { exchanges } of talks) expect(exchanges[0]?.came[0]?.text).toMatch(/automated|automático/)
  })

  test('read no exclamation marks, and at most one apology', () => {
    for (const { message } of letters()) {
      expect(message.text).not.toContain('!')
      expect((message.text.match(/sorry|perdone|lo siento/gi) ?? []).length).toBeLessThanOrEqual(1)
    }
  })

  test('are answered in two texts at most, but for the order and what leads to it', () => {
    const long = letters().flatMap(({ script, message }) => {
      if (script.channel !== 'sms' || message.cards.length > 0) return []
      const texts = textsOf(message)
      return texts.some((one) => new SegmentedMessage(one).segmentsCount > 2) ? [message.text] : []
    })
    const reasons = [
      /^Fernhill(?:: this is|: este es)/,
      /agree to before|debe aceptar/,
      /^Le conviene|^The Team plan/,
    ]
    expect(long.filter((one) => !reasons.some((reason) => reason.test(one)))).toEqual([])
  })
})

/** What is said in somebody else's words. */
const AS_IT_STANDS: ReadonlySet<Brief['say']> = new Set(['words', 'message', 'answer', 'acknowledge'])

describe('Spanish', () => {
  const es: Manner = { locale: 'es' }

  test('has every sentence, with the placeholders that it needs and no others', () => {
    expect(Object.keys(SPANISH_WORDS).sort()).toEqual(Object.keys(DEFAULT_WORDS).sort())
    const wrong = wordings(SPANISH_WORDS).filter(([name, one]) => {
      const known = Object.entries(PLACEHOLDERS).find(([key]) => key === name)?.[1]
      const used = placeholdersOf(one)
      const allowed = ['name', 'contact', ...(known?.may ?? [])]
      return (
        used.some((placeholder) => !allowed.includes(placeholder)) ||
        known?.must.some((placeholder) => !used.includes(placeholder))
      )
    })
    expect(wrong).toEqual([])
  })

  test.each(BRIEFS.filter(({ brief }) => !AS_IT_STANDS.has(brief.say)))(
    '$brief.say is no English, and goes by text in GSM-7',
    ({ brief }) => {
      const message = compose([brief], es)
      expect(message.locale).toBe('es')
      const english = /\b(?:the|you|your|and|with|please|is|was|which|what|this)\b/i
      const said = [message.text, message.question ?? '', ...message.choices.map(({ title }) => title)].join(
        ' ',
      )
      expect(said.replace(/coffee machines|Ask for Ana|hello@\S+/g, '')).not.toMatch(english)
      const [first = ''] = textsOf({ ...message, cards: [], choices: [] })
      expect(new SegmentedMessage(first).encodingName).toBe('GSM-7')
    },
  )

  test('dates, amounts, people and lists are written as Spanish writes them', () => {
    expect(text([{ say: 'noted', signals: KNOWN }], es)).toBe(
      'Entendido: unas 40 personas, coffee machines, antes del 1 de diciembre, unos $300 al mes.',
    )
    expect(text([{ say: 'two-orders', receipts: ['R-1', 'R-2'] }], es)).toContain('R-1 y R-2')
  })

  test('the recap and its answers are Spanish, and its terms where the business has said them so', () => {
    const message = compose([{ say: 'recap', terms: TERMS, changed: [] }], es)
    expect(message.question).toBe('¿Sigo adelante exactamente con esto?')
    expect(message.choices[0]).toEqual({ title: 'Sí, adelante', value: 'Sí, adelante' })
    expect(message.cards[0]?.facts).toContainEqual(['Renovación', 'Se renueva cada mes'])
  })

  test('a business that does not speak it answers in its own language', () => {
    const { languages: _, ...english } = fernhill
    const message = composeByTemplate(english)([{ say: 'ask', fact: 'need' }], es)
    expect(message).toMatchObject({ text: 'What are you looking for?' })
    expect(message.locale).toBeUndefined()
  })

  test('has an answer for every question that is fixed in English', () => {
    expect(Object.keys(SPANISH.choices)).toEqual(Object.keys(ENGLISH.choices))
    for (const [name, choices] of Object.entries(SPANISH.choices))
      expect({ name, answers: choices.length }).toEqual({
        name,
        answers: Object.entries(ENGLISH.choices).find(([one]) => one === name)?.[1].length,
      })
  })
})

describe('wordings', () => {
  test('take turns, and begin again', () => {
    const asked = (times: number): string => text([{ say: 'thanks' }], { before: { thanks: times } })
    expect([0, 1, 2, 3].map(asked)).toEqual([
      "You're welcome.",
      'Happy to help.',
      'Any time.',
      "You're welcome.",
    ])
  })

  test('what binds, discloses or belongs to a carrier has one', () => {
    const several = FIXED.filter((name) => typeof DEFAULT_WORDS[name] !== 'string')
    expect(several).toEqual([])
  })

  test('have no two exclamation marks, and no more than one apology', () => {
    for (const [, one] of [...wordings(DEFAULT_WORDS), ...wordings(SPANISH_WORDS)]) {
      expect(one).not.toContain('!')
      expect((one.match(/sorry|perdone|lo siento/gi) ?? []).length).toBeLessThanOrEqual(1)
    }
  })
})

describe('what was said', () => {
  test('comes back where it is several facts, another than before, or one that was made out', () => {
    const [quantity] = [signal('quantity', 50, '50 people')]
    expect(
      text([
        { say: 'noted', signals: [quantity] },
        { say: 'ask', fact: 'budget' },
      ]),
    ).toMatch(/^Thanks\. Roughly/)
    expect(text([{ say: 'noted', signals: [signal('quantity', 24, 'two dozen')] }])).toBe(
      'Got it: 24 people.',
    )
    expect(
      text([{ say: 'noted', signals: [quantity], earlier: [signal('quantity', 40, '40 people')] }]),
    ).toBe('Got it: 50 people instead of 40 people.')
  })

  test('does not come back beside an answer', () => {
    const letter = text([
      { say: 'answer', passage: 'Oat milk is there.' },
      { say: 'noted', signals: [signal('quantity', 50, '50 people')] },
      { say: 'ask', fact: 'budget' },
    ])
    expect(letter).toBe('Oat milk is there.\n\nRoughly what budget do you have in mind?')
  })
})
