import { calcomCalendar } from '#calendar/calcom'
import type { HoldParts } from '#calendar/calcom-holds'
import type { Config } from '#config/environment'
import type { Calendar } from '#contracts/calendar'
import type { Business } from '#core/business'

/**
 * Who keeps the calendar. Cal.com does where it is set up, and then an e-mail address is asked for, since it writes to those it
 * expects; else the built-in one, and null says so. A business without a calendar has none. What is held for buyers is kept in our memory.
 */
export const meetingsOf = (
  business: Business,
  { calcom }: Pick<Config, 'calcom'>,
): { readonly business: Business; readonly calendar: ((parts: HoldParts) => Calendar) | null } => {
  const rules = business.calendar
  if (!calcom || !rules) return { business, calendar: null }
  return {
    business: { ...business, calendar: { ...rules, email: true } },
    calendar: (parts) => calcomCalendar({ ...calcom, length: rules.length }, parts),
  }
}
