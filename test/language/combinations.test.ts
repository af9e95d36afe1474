import { describe, expect, test } from '@jest/globals'
import { LOCALES, type Locale } from '#core/locale'
import { readAcceptance } from '#language/acceptance/index'
import { LANGUAGES } from '#language/lexicon/index'
import { wordSet } from '#language/lexicon/lexicon'
import { combinationsOf } from './combinations.ts'

/*
 * All combinations of one to three words of a lexicon's own. No list of sentences finds what they do: that "great" and "deal",
 * "we do" and "ok", "that is" and "nice" say yes apart and something else together.
 */

/**
 * What follows, in whatever is accepted, the words that make something else of what they are joined to: verbs that need a
 * complement, praise, which may praise anything, and "please", which asks. Read by eye; a phrase that brings a new one fails
 * here until somebody has read it too.
 */
const mayFollow: Readonly<Record<Locale, readonly (readonly [words: string, following: string])[]>> = {
  en: [
    [
      'is',
      `accurate agreed alright approved confirmed correct exact excellent fine good great ideal it ok perfect please right
      thanks verified yes 👍 🙂`,
    ],
    [
      'are',
      `accurate alright approved confirmed correct exact excellent fine game good great ideal in it ok perfect right verified
      yes`,
    ],
    ['am', `game in`],
    ['does', `please thanks yes 👍 🙂`],
    ['will would', `do suit work`],
    ['have can', `correct proceed right`],
    [
      'do',
      `absolutely accept accepted accurate affirm agree agreed alright appreciated approved asap beautiful certainly cheers
      confirm confirmed continue correct definitely exactly excellent fine good great ideal indeed it k lgtm my nice now ok
      our perfect please proceed ready right so sure surely thanks that the them this those works ye yeah yes yessir 👍 🙂`,
    ],
    [
      'great good nice perfect fine excellent',
      `absolutely accepted accurate agreed all alright also and appreciate appreciated approved asap beautiful book buy by
      certainly charge cheers completely confirm confirmed confirming continue correct definitely do everything exactly
      excellent fine fits for go good great green i ideal indeed it just k lgtm look looks many move much nice no now of oh
      ok order pay perfect perfectly permission place please proceed purchase ready really reserve right schedule send ship
      so spot suits sure surely thank thanks that they this those to totally very we will with works would ye yeah yes
      yessir you 👍 🙂`,
    ],
    [
      'please',
      `absolutely accepted accurate agreed all alright also and appreciated approved asap beautiful book buy certainly charge
      cheers completely confirm confirmed confirming continue definitely do everything exactly excellent fine fits for go
      good great green i ideal indeed it just k lgtm look looks move nice no now of oh ok order pay perfect perfectly
      permission place please proceed purchase ready really reserve right schedule send ship so spot suits sure surely
      thanks that they this those totally very we will works would ye yeah yes yessir you 👍 🙂`,
    ],
  ],
  es: [
    [
      'es esta son',
      `bien bonito bueno confirmado contrato correcta correcto de en eso exactamente exacto excelente gracias justo muy orden
      pedido perfecta perfecto precisamente reserva reservacion todo totalmente 👍 🙂`,
    ],
    ['me nos', `gustaria lo parece va viene`],
    [
      'lo la',
      `aceptamos acepto apruebo compro confirmamos confirmo contrato informacion llevamos llevo orden pedido quiero reserva
      reservacion`,
    ],
    ['que por', `bien bueno favor mi nosotros si sip supuesto sí`],
    ['no sin', `cambios duda hay inconveniente inconvenientes objeciones problema problemas`],
    [
      'si',
      `aceptamos acepto adelante claro confirmamos confirmo correcto dale exacto gracias muchas perfecto por senor senora`,
    ],
    [
      'perfecto bien claro',
      `a aceptamos acepto adelante afirmativo ahora aja apruebo asi bien buen buena buenas buenos claro confirma confirmado
      confirmame confirmamos confirmo conforme correcto cuenten dale de desde era es eso esta esto estoy exactamente exacto
      excelente gracias gran hazlo hecho justo la lo los maravilloso me mil muchas muchisimas muy ningun nos nosotros ok
      para perfecto por procede puede que quiero quisiera reserva reserve sale saludos se seguro si sigue sin sip son suena
      sí todo totalmente trato va vale vamos y ya yo 👍 🙂`,
    ],
  ],
}

describe.each(LOCALES)('what is accepted of all combinations of one to three words (%s)', (locale) => {
  const { acceptance } = LANGUAGES[locale]
  const { texts, standsFor } = combinationsOf(acceptance)
  const accepted = texts.filter((text) => readAcceptance(text, { locale }).verdict === 'accept')

  test('is enough to say something', () => {
    expect(standsFor.size).toBeGreaterThan(100)
    expect(accepted.length).toBeGreaterThan(10_000)
    expect(texts.length - accepted.length).toBeGreaterThan(10_000)
  })

  test('has no cue of anything but yes, save in the pairs known to be harmless', () => {
    const { cues, harmlessPairs } = acceptance
    const wrong = accepted.filter((text) => {
      const words = text.split(' ')
      return words.some(
        (word, at) =>
          cues.has(word) &&
          !(words.length === 1 && acceptance.alone.has(word)) &&
          !harmlessPairs.has(`${words[at - 1]} ${word}`) &&
          !harmlessPairs.has(`${word} ${words[at + 1]}`),
      )
    })
    expect(wrong).toEqual([])
  })

  test('joins nothing to a verb, to praise or to "please" that was not read by eye', () => {
    const known = new Map<string, ReadonlySet<string>>(
      mayFollow[locale].flatMap(([words, following]) =>
        [...wordSet(words)].map((word) => [word, wordSet(following)]),
      ),
    )
    const found = new Set(
      accepted.flatMap((text) => {
        const words = text.split(' ')
        return words.flatMap((word, at) => {
          const next = words[at + 1]
          return next !== undefined && known.get(word)?.has(next) === false ? [`${word} ${next}`] : []
        })
      }),
    )
    expect([...found]).toEqual([])
  })

  test('is made of no more than three words of yes', () => {
    const many = accepted.filter(
      (text) => text.split(' ').filter((word) => acceptance.yes.has(word)).length > 3,
    )
    expect(many).toEqual([])
  })
})

test.each([
  'great deal',
  'please correct',
  'that is nice',
  'we do ok',
  'you are awesome',
  'good price',
  'please fix',
  'correct please',
])('"%s" is accepted no more', (text) => {
  expect(readAcceptance(text).verdict).not.toBe('accept')
})

test.each(['eso es claro', 'me vale', 'claro que no', 'que bien'])(
  '"%s" is accepted no more either',
  (text) => {
    expect(readAcceptance(text, { locale: 'es' }).verdict).not.toBe('accept')
  },
)
