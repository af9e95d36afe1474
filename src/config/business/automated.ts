import { pattern } from '#core/pattern'

/** Words for what is no person, in English and in Spanish. "Virtual assistant" is none: people are called that too. */
const MACHINE = pattern('iu')`
  (?<!\p{L})(?:
    automated|automatic|automatically|chat ?bots?|bots?|robots?|machine|a\.?i\.?
    |artificial intelligence|not an? (?:human|person)|autom[aá]tic[oa]s?|inteligencia artificial
    |m[aá]quina|no soy una persona
  )(?!\p{L})
`

/** "I'm not a bot" says the opposite. */
const DENIED = pattern('iu')`
  (?<!\p{L})(?:not?|never|isn't|aren't|no soy|ning[uú]n) (?:an? |un |una |el |la |the )?
    (?:\p{L}+ )?(?:
    automated|automatic|chat ?bots?|bots?|robots?|machine|a\.?i\.?|autom[aá]tic[oa]|m[aá]quina
  )(?!\p{L})
`

/** Whether a sentence says that a machine is speaking (L5). */
export const saysAutomated = (sentence: string): boolean => MACHINE.test(sentence) && !DENIED.test(sentence)
