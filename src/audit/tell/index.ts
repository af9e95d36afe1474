import type { Event } from '#core/event'
import type { Line, Scene, TellersOf } from '../scene.ts'
import { TOLD_TO_CRM } from './crm.ts'
import { DEAL } from './deal.ts'
import { DESK } from './desk.ts'
import { DRAFT } from './draft.ts'
import { FOLLOW_UPS } from './follow-up.ts'
import { GATE } from './gate.ts'
import { IDENTITY } from './identity.ts'
import { KEEPING } from './keeping.ts'
import { LINK } from './link.ts'
import { MEETING } from './meeting.ts'
import { isOnlyPassed, MERGING } from './merging.ts'
import { MONEY } from './money.ts'
import { REPORT } from './report.ts'
import { SAID } from './said.ts'
import { UNDERSTOOD } from './understood.ts'

/** A teller for every kind of event there is: one that is missing here does not compile. */
const TELLERS: TellersOf<Event['kind']> = {
  ...SAID,
  ...UNDERSTOOD,
  ...DRAFT,
  ...REPORT,
  ...GATE,
  ...DEAL,
  ...FOLLOW_UPS,
  ...MONEY,
  ...IDENTITY,
  ...LINK,
  ...MERGING,
  ...DESK,
  ...MEETING,
  ...TOLD_TO_CRM,
  ...KEEPING,
} satisfies TellersOf<Event['kind']>

/** An event in words; null where another line tells it. What a later version wrote is named, and not guessed at. */
export const tell = (event: Event, scene: Scene): Line | null =>
  event.kind === 'passed-on' && isOnlyPassed(event, scene.before) ? onward(event, scene) : told(event, scene)

/** What came is in no other event: it is told with where it went. */
const onward = ({ to, event }: Extract<Event, { readonly kind: 'passed-on' }>, scene: Scene): Line => {
  const line = told(event, scene) ?? {
    who: 'Identity',
    what: 'News of what was sent before they were another.',
  }
  return { ...line, more: [...(line.more ?? []), `This goes on to ${to}, who they are by now.`] }
}

const told = <K extends Event['kind']>(
  event: Extract<Event, { readonly kind: K }>,
  scene: Scene,
): Line | null => {
  const teller: TellersOf<Event['kind']>[K] | undefined = TELLERS[event.kind as K]
  return teller
    ? teller(event, scene)
    : { who: 'Journal', what: `Something that this version does not know: ${event.kind}.` }
}
