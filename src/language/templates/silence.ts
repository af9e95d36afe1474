import type { Brief, OpenPoint } from '#core/brief'
import { CHOICES } from '../words/en.ts'
import { FOLLOW_UPS } from '../words/en-follow-ups.ts'
import { fill } from '../words/fill.ts'
import { timelineIn, wishIn } from './facts.ts'
import { duration, fullDay } from './format.ts'
import { inFull } from './meeting.ts'
import { type Part, say, sentence, type Voice } from './part.ts'

type SilenceBrief = Extract<Brief, { readonly say: 'to-decider' | 'agreed-later' | 'follow-up' }>

/** What is said before a silence that they announced, and at the end of one (A5, A7, D8). */
export const silencePart = (brief: SilenceBrief, voice: Voice): Part => {
  switch (brief.say) {
    case 'to-decider': {
      const [wait] = voice.policy.followUps.deferral
      return sentence(say(voice, 'to-decider', { time: brief.follows && wait ? duration(wait) : '' }))
    }
    case 'agreed-later':
      return sentence(say(voice, 'agreed-later', { day: fullDay(brief.day) }))
    case 'follow-up':
      return followUpPart(brief, voice)
    default:
      return brief satisfies never
  }
}

/** Of what nobody knows any more nothing is said: a sentence without its value is left out. */
const followUpPart = (brief: Extract<Brief, { say: 'follow-up' }>, voice: Voice): Part => {
  const { how, again, known, open, meeting, day } = brief
  const text = say(voice, again ? `follow-${how}-again` : `follow-${how}`, {
    wish: wishIn(brief, voice.catalogue),
    question: open ? questionOf(open, voice) : '',
    title: voice.calendar?.title ?? '',
    slot: meeting ? inFull(meeting) : '',
    day: day ? fullDay(day) : '',
    date: timelineIn(known),
  })
  return sentence(text, choicesFor(brief))
}

const questionOf = (open: OpenPoint, voice: Voice): string => {
  if (open === 'readiness') return FOLLOW_UPS.ready
  if (open === 'meeting') return fill(FOLLOW_UPS.meeting, { title: voice.calendar?.title ?? '' })
  return say(voice, `ask-${open}`)
}

const choicesFor = ({ how, open }: Extract<Brief, { say: 'follow-up' }>): Part['choices'] => {
  if (open === 'decision') return CHOICES.decision
  return open === 'readiness' || how === 'deferral' || how === 'agreed' ? CHOICES.suggest : []
}
