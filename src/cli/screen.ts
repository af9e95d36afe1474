import { resolve } from 'node:path'
import type { Running } from '#app/production'
import type { Config } from '#config/environment'

/** What the screen is about. */
export type Shown = Pick<Running, 'url' | 'business' | 'brought' | 'redis'>

/** The one screen that `start` prints: where it is, what is on, and what to do first. */
export const screen = (config: Config, { url, business, brought, redis }: Shown): string =>
  [
    '',
    `  Throughline is serving ${business.name} at ${url}`,
    '',
    ...rows([
      ['website chat', `on      <script src="${url}/widget.js" async></script>`],
      ['texts (SMS)', texts(config)],
      ...Object.entries(brought).map(
        ([path, { channel }]) => [channel, `on      its platform calls ${url}${path}`] as const,
      ),
      ['payment', 'built-in checkout page (test payments: no card, no money)'],
      ['language', 'built-in rules and templates'],
      ...memory(config, redis),
      ['lab', config.lab ? `${url}/  chat on the left, text from the phone, watch the journal below` : 'off'],
    ]),
    '',
    config.lab
      ? '  Open the lab and write: Hi, we are about 40 people and want coffee machines before Dec 1'
      : '',
    '  Stop with Ctrl-C; nothing is lost.',
    '',
  ].join('\n')

const texts = ({ twilio, lab }: Config): string => {
  if (twilio) return `on      Twilio, from ${twilio.from}`
  return lab
    ? 'lab     an emulated Twilio on this machine'
    : 'off     set TWILIO_ACCOUNT_SID, _AUTH_TOKEN and _FROM'
}

const memory = ({ data }: Config, redis: Running['redis']): readonly (readonly [string, string])[] => {
  if (redis === null) return [['memory', `embedded, on disk in ${resolve(data)}`]]
  const where = `Redis at ${redis.address}${redis.cluster ? ' (cluster)' : ''}`
  if (redis.appendonly) return [['memory', where]]
  return [
    ['memory', `${where}, which keeps nothing on disk:`],
    ['', 'when it restarts, every conversation is forgotten. Run CONFIG SET appendonly yes.'],
  ]
}

const rows = (pairs: readonly (readonly [string, string])[]): readonly string[] =>
  pairs.map(([name, state]) => `  ${name.padEnd(14)}${state}`)
