import type { CrmEntry } from '#core/crm'
import { exceptionInWords } from '#core/exception'
import { factOf, recapName } from '../facts.ts'
import { LEVEL_WORDS, TRIGGER_WORDS } from '../needs.ts'
import type { Scene, TellersOf } from '../scene.ts'
import { addressInWords, clean, listed, moneyOf, quoted } from '../text.ts'
import { ENDS, repInWords } from './desk.ts'

/** What the CRM was told, by whose tool (S4); word for word it stands in the event itself. */
export const TOLD_TO_CRM = {
  'crm-told': ({ tool, sequence, entry }, scene) => ({
    who: 'CRM',
    what: `is told by ${tool}, ${entryInWords(entry, scene)}. [crm${sequence}]`,
  }),
} satisfies TellersOf<'crm-told'>

const entryInWords = (entry: CrmEntry, scene: Scene): string => {
  const { rules, clock } = scene
  switch (entry.field) {
    case 'person': {
      const { addresses, mergedInto } = entry.value
      if (mergedInto !== null) return `that they are ${mergedInto} by now`
      const theirs = addresses.map((one) => `${addressInWords(one)}${one.open ? '' : ' (closed)'}`)
      return `whose they are: ${listed(theirs) || 'no address'}`
    }
    case 'activity':
      return `that they were heard on ${entry.value.channel}`
    case 'fact':
      return entry.value.value === null
        ? `that their ${entry.value.kind} counts no more`
        : `what is known: ${clean(factOf(entry.value, rules))}, on ${quoted(entry.value.evidence.quote)}`
    case 'qualification':
      return `how far it goes: ${entry.value.level}, to ${LEVEL_WORDS[entry.value.level]}`
    case 'stage':
      return `the stage: ${entry.value.stage}`
    case 'meeting':
      return `of ${entry.value.booking}, ${entry.value.standing}, on ${clock.moment(entry.value.start)}`
    case 'hand-off':
      return `that a person is called, because ${TRIGGER_WORDS[entry.value.trigger]}`
    case 'recap':
      return `of ${recapName(entry.value.hash)}, which is ${entry.value.standing}`
    case 'acceptance':
      return `of the yes to ${recapName(entry.value.hash)}, ${quoted(entry.value.evidence.quote)}`
    case 'acknowledgement':
      return `that they agreed to ${entry.value.acknowledgement}, ${quoted(entry.value.evidence.quote)}`
    case 'checkout':
      return `that the link ${entry.value.checkout} is out, for ${moneyOf(entry.value.amount, entry.value.currency)}; the link itself is not in it`
    case 'payment':
      return `of the money for ${entry.value.checkout}: ${entry.value.standing}`
    case 'claim':
      return `that ${repInWords(entry.value.rep)} has ${entry.value.handOff}`
    case 'close':
      return `that ${entry.value.handOff} is over: ${ENDS[entry.value.how]}, by ${repInWords(entry.value.rep)}`
    case 'approval':
      return `what a rep granted: ${clean(exceptionInWords(entry.value, rules.business.catalogue.currency))}`
    case 'agreement':
      return `what a rep agreed with them: ${quoted(entry.value.words)}`
    default:
      return entry satisfies never
  }
}
