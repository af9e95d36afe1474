import { resolve } from 'node:path'
import type { Running } from '#app/production'
import type { Config } from '#config/environment'

/** The one screen that `start` prints: where it is, what is on, and what to do first. */
export const screen = (config: Config, { url, business }: Running): string =>
  [
    '',
    `  Throughline is serving ${business.name} at ${url}`,
    '',
    ...rows([
      ['website chat', `on      <script src="${url}/widget.js" async></script>`],
      ['texts (SMS)', texts(config)],
      ['payment', 'built-in checkout page (test payments: no card, no money)'],
      ['language', 'built-in rules and templates'],
      ['memory', `embedded, on disk in ${resolve(config.data)}`],
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

const rows = (pairs: readonly (readonly [string, string])[]): readonly string[] =>
  pairs.map(([name, state]) => `  ${name.padEnd(14)}${state}`)
