import type { Brief } from '#core/brief'
import type { Choice } from '#core/message'
import type { SignalValues } from '#core/signal'
import { CHOICES } from '../words/en.ts'
import { factOf, type Told } from './facts.ts'
import { channelName, shortDay } from './format.ts'
import { type Part, say, sentence, type Voice } from './part.ts'

type ConfirmBrief = Extract<Brief, { readonly say: 'confirm-noted' | 'confirm-either' | 'confirm-sides' }>

/** What another system says is put to the buyer, by itself or against their own words (M4). */
export const confirmPart = (brief: ConfirmBrief, voice: Voice): Part => {
  if (brief.say === 'confirm-sides') return sidesPart(brief, voice)
  const noted = factOf(brief.noted, voice.catalogue)
  const day = shortDay(brief.day)
  if (brief.say === 'confirm-noted') return sentence(say(voice, brief.say, { day, noted }), CHOICES.confirm)
  const theirs = factOf(brief.theirs, voice.catalogue)
  const choices = [choiceOf(brief.noted, noted), choiceOf(brief.theirs, theirs)]
  return sentence(say(voice, brief.say, { day, noted, theirs }), choices)
}

/** Two values, each from where it was said. */
const sidesPart = (
  { say: name, earlier, later }: Extract<ConfirmBrief, { readonly say: 'confirm-sides' }>,
  voice: Voice,
): Part => {
  const [first, last] = [factOf(earlier, voice.catalogue), factOf(later, voice.catalogue)]
  const [one, other] = [earlier, later].map(({ evidence }) => channelName(evidence.address.channel))
  const isSame = one === other
  const values = {
    earlier: first,
    later: last,
    one: isSame ? `${one} before` : (one ?? ''),
    other: isSame ? `${other} since` : (other ?? ''),
  }
  return sentence(say(voice, name, values), [choiceOf(earlier, first), choiceOf(later, last)])
}

/** Each value in words that its reader takes when they come back; who decides is answered in the first person. */
const choiceOf = (told: Told, words: string): Choice => {
  const answer = told.kind === 'decision' ? DECISIONS[told.value] : words
  return { title: answer, value: answer }
}

const DECISIONS: { readonly [who in SignalValues['decision']]: string } = {
  self: 'I do',
  other: 'Someone else',
  shared: 'We decide together',
}
