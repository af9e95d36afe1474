import type { Event } from '#core/event'
import { LEVELS } from '#core/policy'
import { happenedIn } from '#core/step'
import { TOOLS, type ToolCall } from '#core/tool'
import type { Found, Rule } from './trail.ts'

type Tool = ToolCall['tool']

/** What each tool leaves in the journal once it was used. A tool that is missing here does not compile. */
const DEEDS: { readonly [tool in Tool]: (event: Event) => boolean } = {
  'send-code': (event) => event.kind === 'code-issued' && event.purpose === undefined,
  'check-identity': (event) => event.kind === 'code-issued' && event.purpose === 'identity',
  'join-address': (event) => event.kind === 'address-joined' && event.proof === 'code',
  'join-vouched': (event) => event.kind === 'address-joined' && event.proof === 'vouched',
  'hand-off': (event) => event.kind === 'hand-off-requested',
  'offer-slots': (event) => event.kind === 'slots-offered',
  'book-slot': (event) => event.kind === 'booking-asked',
  'move-booking': (event) => event.kind === 'move-asked',
  'cancel-booking': (event) => event.kind === 'cancel-asked',
  'state-recap': (event) => event.kind === 'recap-stated',
  'offer-checkout': (event) => event.kind === 'checkout-offered',
}

const isTool = (name: string): name is Tool => Object.hasOwn(TOOLS, name)

const TOOL_NAMES = Object.keys(TOOLS).filter(isTool)

/** A tool was used, and the gate had not allowed it in that turn; each permission is for one use (A2, I6). Must be zero. */
export const actWithoutGrant: Rule = ({ steps }) => {
  const starts = happenedIn(steps).map(({ n }) => n)
  let granted: Tool[] = []
  return steps.flatMap(({ n, event }): readonly Found[] => {
    if (starts.includes(n)) granted = []
    if (event.kind === 'verdict-given') {
      const { tool, verdict } = event
      const isEnough = tool !== 'say' && verdict.outcome === 'allow' && reaches(verdict.level, tool)
      if (isEnough) granted.push(tool)
      return []
    }
    const used = TOOL_NAMES.find((tool) => DEEDS[tool](event))
    if (used === undefined) return []
    const at = granted.indexOf(used)
    if (at >= 0) granted = granted.toSpliced(at, 1)
    return at >= 0
      ? []
      : [
          {
            n,
            at: event.at,
            what: `The tool ${used} was used without a grant.`,
            evidence: [`${event.kind} in the journal`, `no verdict of this turn allows ${used}`],
          },
        ]
  })
}

const reaches = (level: (typeof LEVELS)[number], tool: Tool): boolean =>
  LEVELS.indexOf(level) >= LEVELS.indexOf(TOOLS[tool].level)
