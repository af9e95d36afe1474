/** The timer that goes off some time before a meeting; by this name alone it was set when nobody could have two (D8). */
export const REMINDER = 'reminder'

/** The timer of one meeting: who has become one with somebody may have two ahead (M7). */
export const reminderOf = (booking: string): string => `${REMINDER}:${booking}`

/** The meeting that a timer is of; null where it names none. */
export const bookingIn = (timer: string): string | null =>
  timer.startsWith(`${REMINDER}:`) ? timer.slice(REMINDER.length + 1) : null

/** Whether it is of a meeting. */
export const isReminder = (timer: string): boolean => timer === REMINDER || bookingIn(timer) !== null
