import { diagnoseCalcom } from '#calendar/calcom-diagnose'
import type { Config } from '#config/environment'
import { type Finding, fine, wrong } from '#contracts/finding'
import type { Business } from '#core/business'

/** Where meetings are kept, and whether that works; how long one is stands in the business file. */
export const examineMeetings = async (
  business: Business,
  { calcom, publicUrl, port }: Pick<Config, 'calcom' | 'publicUrl' | 'port'>,
): Promise<readonly Finding[]> => {
  const rules = business.calendar
  if (!calcom) return [fine(rules ? BUILT_IN : 'The business file has no calendar, so nobody can be met.')]
  if (!rules)
    return [wrong(UNUSED, 'Add calendar: { title: "a call" } there, or leave out the CALCOM variables.')]
  return diagnoseCalcom({ ...calcom, length: rules.length }, publicUrl ?? `http://localhost:${port}`)
}

const BUILT_IN = 'The built-in calendar keeps what is booked, by the hours in the business file.'
const UNUSED = 'Cal.com is set up, but the business file has no calendar, so nobody can be met.'
