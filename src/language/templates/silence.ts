import type { Brief, OpenPoint } from '#core/brief'
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
      return sentence(
        say(voice, 'to-decider', { time: brief.follows && wait ? duration(wait, voice.tongue) : '' }),
      )
    }
    case 'agreed-later':
      return sentence(say(voice, 'agreed-later', { day: fullDay(brief.day, voice.tongue) }))
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
    wish: wishIn(brief, voice),
    question: open ? questionOf(open, voice) : '',
    title: voice.calendar?.title ?? '',
    slot: meeting ? inFull(meeting, voice.tongue) : '',
    day: day ? fullDay(day, voice.tongue) : '',
    date: timelineIn(known, voice.tongue),
  })
  return sentence(text, choicesFor(brief, voice))
}

const questionOf = (open: OpenPoint, voice: Voice): string => {
  if (open === 'readiness') return voice.tongue.followUps.ready
  if (open === 'meeting') return fill(voice.tongue.followUps.meeting, { title: voice.calendar?.title ?? '' })
  return say(voice, `ask-${open}`)
}

const choicesFor = (
  { how, open }: Extract<Brief, { say: 'follow-up' }>,
  { tongue: { choices } }: Voice,
): Part['choices'] => {
  if (open === 'decision') return choices.decision
  return open === 'readiness' || how === 'deferral' || how === 'agreed' ? choices.suggest : []
}
