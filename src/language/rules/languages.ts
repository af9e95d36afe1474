import { plainSpanish } from '#core/draft/spanish/numbers'
import type { Locale } from '#core/locale'
import { piece } from '#core/pattern'
import type { Question } from '#core/reading'

/** Languages by the names they have in either of ours; those that are none of ours are asked for as well. */
const NAMES: readonly (readonly [Locale | null, string])[] = [
  ['en', 'english|ingles'],
  ['es', 'spanish|espanol|castellano'],
  [
    null,
    piece`
      french|frances|german|aleman|italian|italiano|portuguese|portugues|chinese|mandarin|chino
      |cantonese|japanese|japones|korean|coreano|russian|ruso|arabic|arabe|hindi|vietnamese
      |vietnamita|tagalog|polish|polaco|haitian creole|creole|catalan
    `,
  ],
]

/** That a message asks which language we speak, and which: "do you speak Spanish?", "¿hablas español?", "in English please". */
export const readLanguageWish = (message: string): Pick<Question, 'text' | 'language'> | null => {
  const plain = plainSpanish(message)
  for (const [language, name, asking] of WISHES) {
    const found = name.test(plain) ? asking.exec(plain) : null
    if (!found || (language === null && A_THING.test(found[0]))) continue
    const end = plain.slice(found.index).search(/[.!\n]|\?|$/) + found.index
    const text = message.slice(found.index, message[end] === '?' ? end + 1 : end).trim()
    return { text, ...(language && { language }) }
  }
  return null
}

/** "Prefiero el italiano" is said of a coffee, as long as it is no language of ours. */
const A_THING = /\b(?:prefiero|preferimos|mejor) el /

const ASKING = piece`
  (?:
    (?:do|can|could|does) (?:you|u|anyone|anybody|someone|we|i)(?:
      \x20guys| all| here| people| also| please| maybe
    )* (?:speak|talk|write|chat|understand|reply|answer|do this|switch|continue|go on)(?: to)?
      (?: (?:this|it|me|us))?(?: in)?\x20
    |(?:is|are) (?:there )?(?:this|anyone|anybody|someone)(?: available)?
      (?: who (?:speaks|can speak))?(?: in)?\x20
    |(?<=^\W*(?:hi|hello|hey|ok|sorry)?[, ]*)(?:(?:in|parle|speak) )
    |(?:i|we)(?:'d| would)? (?:prefer|rather|like)(?: to)?
      (?: (?:speak|talk|write|chat|continue))?(?: in)?\x20
    |(?:let's|switch to|continue in|speak in|write in|answer in|reply in)
      (?: (?:speak|talk|continue|switch)(?: in| to)?)?\x20
    |\b(?:
      hablas?|hablan|habla usted|habla alguien|escriben?|entienden?|entiendes|atienden
      |responden?
      |(?:puedes?|pueden|podemos|podriamos|podria|se puede|puedo) (?:
        hablar|seguir|escribir|continuar|responder|contestar|hablarme|escribirme
      )(?:me|nos)?
      |hablemos|sigamos|prefiero|preferimos|mejor|alguien que hable|hay alguien que hable
    )(?: usted(?:es)?)?(?: (?:hablar|seguir|escribir))?(?: (?:en|el))?\x20
    |(?<=^\W*)en\x20
  )
`

/** A message that has the name in it is looked at for more. */
const WISHES: readonly (readonly [language: Locale | null, name: RegExp, asking: RegExp])[] = NAMES.map(
  ([language, names]) => [
    language,
    new RegExp(names),
    new RegExp(`${ASKING}(?:${names})\\b(?! (?:coffee|roast|press|vanilla|blend|beans|speaking customers))`),
  ],
)
