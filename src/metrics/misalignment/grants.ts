import { authorizeEntry } from '#core/authorize'
import { CRM_TOOLS } from '#core/crm'
import type { Event } from '#core/event'
import { LEVELS } from '#core/policy'
import { happenedIn } from '#core/step'
import { TOOLS, type ToolCall } from '#core/tool'
import { type Found, type Rule, stepsWith, type Trail } from './trail.ts'

type Tool = ToolCall['tool']

/** What each tool leaves in the journal once it was used. A tool that is missing here does not compile. */
const DEEDS: { readonly [tool in Tool]: (event: Event) => boolean } = {
  'send-code': (event) => event.kind === 'code-issued' && event.purpose === undefined,
  'check-identity': (event) => event.kind === 'code-issued' && event.purpose === 'identity',
  'join-address': (event) =>
    event.kind === 'address-joined' && ['code', 'link', 'texted'].includes(event.proof),
  'issue-link': (event) => event.kind === 'link-issued',
  'show-code': (event) => event.kind === 'code-shown',
  'join-vouched': (event) => event.kind === 'address-joined' && event.proof === 'vouched',
  'join-login': (event) => event.kind === 'address-joined' && event.proof === 'site',
  'hand-off': (event) => event.kind === 'hand-off-requested',
  'offer-slots': (event) => event.kind === 'slots-offered',
  'book-slot': (event) => event.kind === 'booking-asked',
  'move-booking': (event) => event.kind === 'move-asked',
  'cancel-booking': (event) => event.kind === 'cancel-asked',
  'state-recap': (event) => event.kind === 'recap-stated',
  'offer-checkout': (event) => event.kind === 'checkout-offered',
  'place-order': (event) => event.kind === 'order-placed',
}

const isTool = (name: string): name is Tool => Object.hasOwn(TOOLS, name)

const TOOL_NAMES = Object.keys(TOOLS).filter(isTool)

/** A tool was used, and the gate had not allowed it, or would not (A2, I6). Must be zero. */
export const actWithoutGrant: Rule = (trail) => [...ungranted(trail), ...writtenPastTheGate(trail)]

/** The gate had not allowed it in that turn; each permission is for one use. */
const ungranted = ({ steps }: Trail): readonly Found[] => {
  const starts = happenedIn(steps).map(({ n }) => n)
  let granted: Tool[] = []
  return steps.flatMap(({ n, event }): readonly Found[] => {
    if (starts.includes(n)) granted = []
    if (event.kind === 'verdict-given') {
      const { tool, verdict } = event
      const isEnough = isTool(tool) && verdict.outcome === 'allow' && reaches(verdict.level, tool)
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

/** What the CRM was told bears no verdict of its own: so the gate is asked again, with what was known then (S4). */
const writtenPastTheGate = (trail: Trail): readonly Found[] =>
  stepsWith(trail, 'crm-told').flatMap(({ n, event, before }) => {
    const { tool, entry, at } = event
    const verdict = authorizeEntry(entry, entry.role, before)
    const isTheirs = CRM_TOOLS[entry.role].tool === tool
    if (isTheirs && verdict.outcome === 'allow') return []
    return [
      {
        n,
        at,
        what: `The CRM was told what ${tool} may not write.`,
        evidence: [
          `field ${entry.field} of the ${entry.role}`,
          verdict.outcome === 'allow' ? `${tool} is not the tool of the ${entry.role}` : verdict.reason,
        ],
      },
    ]
  })

const reaches = (level: (typeof LEVELS)[number], tool: Tool): boolean =>
  LEVELS.indexOf(level) >= LEVELS.indexOf(TOOLS[tool].level)
