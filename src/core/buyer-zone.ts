import { AREAS } from './hours/areas.ts'
import { type Rules, traitsOf } from './rules.ts'
import { alive } from './signal.ts'
import type { State } from './state.ts'

/**
 * By whose clocks times are said to a buyer (D3): those of the zone they named; else of the place where their phone number was
 * given out, if that is all in one zone; else the business's own.
 */
export const buyerZone = (state: State, rules: Rules): string => {
  const stated = alive(state.signals, 'zone', state.now)
  if (stated) return stated
  const phones = Object.values(state.addresses)
    .map(({ address }) => address)
    .filter(({ channel }) => traitsOf(rules, channel).carriesTexts)
  const zones = phones.flatMap(({ id }) => zoneOfPhone(id) ?? [])
  return zones[0] ?? rules.business.calendar?.timeZone ?? rules.business.policy.timeZone
}

const zoneOfPhone = (number: string): string | null =>
  ZONES.get(/^\+1(\d{3})/.exec(number)?.[1] ?? '') ?? null

/** Area codes that lie in one zone only: from the others nobody can tell. */
const ZONES: ReadonlyMap<string, string> = new Map(
  AREAS.filter(([, zones]) => !zones.includes(' ')).flatMap(([, zone, codes]) =>
    codes.split(' ').map((code) => [code, zone.includes('/') ? zone : `America/${zone}`] as const),
  ),
)
