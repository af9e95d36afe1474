import type { Brief } from '#core/brief'
import type { Choice } from '#core/message'
import { ENGLISH } from '../words/en-tongue.ts'
import { fill } from '../words/fill.ts'
import { factOf, type Told } from './facts.ts'
import { channelName, shortDay } from './format.ts'
import { type Part, say, sentence, type Voice } from './part.ts'

type ConfirmBrief = Extract<Brief, { readonly say: 'confirm-noted' | 'confirm-either' | 'confirm-sides' }>

/** What another system says is put to the buyer, by itself or against their own words (M4). */
export const confirmPart = (brief: ConfirmBrief, voice: Voice): Part => {
  if (brief.say === 'confirm-sides') return sidesPart(brief, voice)
  const noted = factOf(brief.noted, voice)
  const day = shortDay(brief.day, voice.tongue)
  if (brief.say === 'confirm-noted')
    return sentence(say(voice, brief.say, { day, noted }), voice.tongue.choices.confirm)
  const theirs = factOf(brief.theirs, voice)
  const choices = [choiceOf(brief.noted, noted, voice), choiceOf(brief.theirs, theirs, voice)]
  return sentence(say(voice, brief.say, { day, noted, theirs }), choices)
}

/** Two values, each from where it was said; asked again, in other words. */
const sidesPart = (
  { earlier, later, again }: Extract<ConfirmBrief, { readonly say: 'confirm-sides' }>,
  voice: Voice,
): Part => {
  const { tongue } = voice
  const [first, last] = [factOf(earlier, voice), factOf(later, voice)]
  const [one = '', other = ''] = [earlier, later].map(({ evidence }) =>
    channelName(evidence.address.channel, tongue),
  )
  const isSame = one === other
  const values = {
    earlier: first,
    later: last,
    one: isSame ? fill(tongue.before, { channel: one }) : one,
    other: isSame ? fill(tongue.since, { channel: other }) : other,
  }
  const words = again
    ? say(voice, 'confirm-sides-again', values, 'confirm-sides')
    : say(voice, 'confirm-sides', values)
  return sentence(words, [choiceOf(earlier, first, voice), choiceOf(later, last, voice)])
}

/** What they tap says it in words that its reader takes when they come back; who decides is answered in the first person. */
const choiceOf = (told: Told, words: string, voice: Voice): Choice => {
  if (told.kind !== 'decision') return { title: words, value: factOf(told, { ...voice, tongue: ENGLISH }) }
  const [self, other, shared] = voice.tongue.choices.decision
  const answers = { self, other, shared }
  return answers[told.value] ?? { title: words, value: words }
}
