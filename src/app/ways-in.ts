import type { Platforms } from '#config/platforms'
import type { Rules } from '#core/rules'

/**
 * How somebody who is elsewhere gets to us. A messaging service has no number that could be told; the name of a Telegram bot
 * comes from the environment alone. `lab`: where the lab's own page is, which stands in for the Telegram app.
 */
export const waysInOf = (
  { twilio, telegram }: Partial<Platforms>,
  lab: string | null,
): NonNullable<Rules['waysIn']> => ({
  webchat: { by: 'page' },
  ...(twilio?.from.startsWith('+') && { sms: { by: 'text' as const, number: twilio.from } }),
  ...(telegram?.username && {
    telegram: {
      by: 'start' as const,
      url: lab ? `${lab}/?start=` : `https://t.me/${telegram.username}?start=`,
    },
  }),
})
