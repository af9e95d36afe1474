import { type Channels, defineBusiness } from 'throughline'
import { lineAdapter } from './channel.ts'

/** Brightwash cleans offices, and sells on LINE as well: a business that brings a channel along. */
export default defineBusiness({
  name: 'Brightwash',
  contact: 'hello@brightwash.example',
  catalogue: {
    currency: 'USD',
    plans: [
      {
        id: 'weekly',
        name: 'Weekly',
        aliases: ['weekly plan'],
        upTo: 30,
        price: { amount: 420, per: 'month' },
        includes: 'one visit a week',
      },
      {
        id: 'daily',
        name: 'Daily',
        aliases: ['daily plan'],
        upTo: 200,
        price: { amount: 1900, per: 'month' },
        includes: 'every working day',
      },
    ],
    renewal: 'Renews every month',
    cancellation: "Any time, with 30 days' notice",
  },
  knowledge: '## Products\n\nAll cleaning products are unscented and come with us.',
  policy: { version: 'brightwash-1', timeZone: 'America/Chicago' },
})

/** Path → adapter. LINE's console is given the same path, after the server's public address. */
export const channels: Channels = () => ({
  '/webhooks/line': lineAdapter({
    secret: needed('LINE_CHANNEL_SECRET', 'Copy the channel secret from Basic settings'),
    token: needed('LINE_ACCESS_TOKEN', 'Issue a long-lived channel access token under Messaging API'),
    server: process.env.LINE_SERVER ?? null,
  }),
})

const needed = (name: string, remedy: string): string => {
  const value = process.env[name]
  if (!value)
    throw new Error(`${name} is missing: LINE cannot be reached without it. ${remedy} in LINE's console.`)
  return value
}
