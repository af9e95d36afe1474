import type { Brief } from '#core/brief'
import type { Choice } from '#core/message'
import type { SignalValues } from '#core/signal'
import { CHOICES } from '../words/en.ts'
import { factOf, type Told } from './facts.ts'
import { shortDay } from './format.ts'
import { type Part, say, sentence, type Voice } from './part.ts'

type ConfirmBrief = Extract<Brief, { readonly say: 'confirm-noted' | 'confirm-either' }>

/** What another system says is put to the buyer, by itself or against their own words (M4). */
export const confirmPart = (brief: ConfirmBrief, voice: Voice): Part => {
  const noted = factOf(brief.noted, voice.catalogue)
  const day = shortDay(brief.day)
  if (brief.say === 'confirm-noted') return sentence(say(voice, brief.say, { day, noted }), CHOICES.confirm)
  const theirs = factOf(brief.theirs, voice.catalogue)
  const choices = [choiceOf(brief.noted, noted), choiceOf(brief.theirs, theirs)]
  return sentence(say(voice, brief.say, { day, noted, theirs }), choices)
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
