import type { CalendarRules, OpenHours } from '#core/calendar-rules'
import { WEEKDAYS } from '#core/calendar-rules'
import type { Slot } from '#core/slot'
import { addDays, after, type Day, type Instant, instant, milliseconds } from '#core/time'
import { clockAt, timeAt } from '#core/zone'

/**
 * All slots that a business could be met in, taken or not: those that begin in this stretch of time, within the hours, on no
 * holiday, soon enough and not too soon after `now`. A slot that the clocks skip in spring is none.
 */
export const openSlots = (
  from: Instant,
  to: Instant,
  rules: CalendarRules,
  now: Instant,
): readonly Slot[] => {
  const [first, last] = [
    Math.max(from, after(now, rules.lead)),
    Math.min(to, after(now, milliseconds(rules.horizon + 1))),
  ]
  const slots: Slot[] = []
  if (first >= last) return slots
  const end = clockAt(instant(last), rules.timeZone).day
  for (let day = clockAt(instant(first), rules.timeZone).day; day <= end; day = addDays(day, 1)) {
    if (!rules.holidays.includes(day))
      slots.push(...hoursOn(day, rules).flatMap((hours) => inHours(day, hours, rules)))
  }
  return slots.filter(({ start }) => start >= first && start < last)
}

/** Whether a slot is one of them. */
export const isOpen = (slot: Slot, rules: CalendarRules, now: Instant): boolean =>
  openSlots(slot.start, after(slot.start, milliseconds(1)), rules, now).some(({ end }) => end === slot.end)

const hoursOn = (day: Day, { hours }: CalendarRules): readonly OpenHours[] => {
  const name = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]
  return name ? hours[name] : []
}

const inHours = (day: Day, hours: OpenHours, { every, length, timeZone }: CalendarRules): readonly Slot[] => {
  const slots: Slot[] = []
  const closes = timeAt(day, hours.to, timeZone)
  for (let time = hours.from; time < hours.to; time = milliseconds(time + every)) {
    const start = timeAt(day, time, timeZone)
    const end = after(start, length)
    if (end <= closes && clockAt(start, timeZone).time === time) slots.push({ start, end })
  }
  return slots
}
