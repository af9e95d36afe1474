import { resolve } from 'node:path'
import { openAiNamed } from '#app/model'
import type { Running } from '#app/production'
import type { Config } from '#config/environment'

/** What the screen is about. */
export type Shown = Pick<
  Running,
  'url' | 'business' | 'language' | 'brought' | 'redis' | 'takesEmulator' | 'consoleToken'
>

/** The one screen that `start` prints: where it is, what is on, and what to do first. */
export const screen = (
  config: Config,
  { url, business, language, brought, redis, takesEmulator, consoleToken }: Shown,
): string =>
  [
    '',
    `  Throughline is serving ${business.name} at ${url}`,
    '',
    ...rows([
      ['website chat', `on      <script src="${url}/widget.js" async></script>`],
      ['site logins', logins(config)],
      ...platforms(config),
      takesEmulator ? emulated(url) : teams(config),
      ...Object.entries(brought).map(
        ([path, { channel }]) => [channel, `on      its platform calls ${url}${path}`] as const,
      ),
      [
        'payment',
        config.stripe
          ? 'on      Stripe Checkout'
          : 'built-in checkout page (test payments: no card, no money)',
      ],
      crm(config),
      ['language', language === 'own' ? "the business's own" : 'built-in rules and templates'],
      ['model', modelOf(config)],
      ...memory(config, redis),
      ['console token', tokenOf(consoleToken)],
      ['lab', config.lab ? `${url}/  be the buyer on every channel, watch the journal below` : 'off'],
    ]),
    '',
    ...(config.lab ? [`  Open the lab and write: ${firstWords(config)}`] : []),
    '  Stop with Ctrl-C; nothing is lost. "throughline doctor" checks each channel live.',
    '',
  ].join('\n')

/** Whose word is taken for who is logged in on the site that carries the chat. */
const logins = ({ webchat, lab }: Config): string => {
  if (webchat.identity.length > 0)
    return `on      believed where your site signs them${webchat.identity.length > 1 ? ', with either of two secrets' : ''}`
  return lab ? 'lab     signed by the lab alone' : 'off     set WEBCHAT_IDENTITY_SECRET'
}

/** Shown once, when it is made; after that it is where it says. */
const tokenOf = (made: Shown['consoleToken']): string => {
  if (made === null) return 'as CONSOLE_TOKEN says'
  return made.isNew ? `${made.secret}  made now, and kept in ${made.path}` : `kept in ${made.path}`
}

/** Each platform: the account it is on with, an emulated one in the lab, or how to have it. */
const platforms = ({ twilio, telegram, slack, lab }: Config) => [
  channel(
    'texts (SMS)',
    twilio && `Twilio, from ${twilio.from}`,
    lab,
    'TWILIO_ACCOUNT_SID, _AUTH_TOKEN, _FROM',
  ),
  channel(
    'WhatsApp',
    twilio && (twilio.whatsapp ? `Twilio, from ${twilio.whatsapp}` : null),
    lab && twilio === null,
    'TWILIO_WHATSAPP_FROM',
  ),
  channel(
    'Telegram',
    telegram && `bot ${telegram.username ?? telegram.botToken.split(':')[0]}`,
    lab,
    'TELEGRAM_BOT_TOKEN, _SECRET_TOKEN',
  ),
  channel('Slack', slack && workspaces(slack.botTokens.length), lab, 'SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET'),
]

/** The lab has no Teams of its own: it opens the door for an emulator of Bot Framework beside it, while nobody else can come in. */
const emulated = (url: string): readonly [string, string] => [
  'Teams',
  `lab     for a Bot Framework Emulator on this machine: ${url}/api/messages`,
]

const teams = ({ microsoft }: Config): readonly [string, string] =>
  channel('Teams', microsoft && `app ${microsoft.appId}`, false, 'MICROSOFT_APP_ID, _PASSWORD')

/** Never the address, which may hold a secret. */
const crm = ({ crm, lab }: Config): readonly [string, string] =>
  channel(
    'CRM',
    crm && `told by signed events, at ${new URL(crm.url).host}`,
    lab,
    'CRM_WEBHOOK_URL, CRM_WEBHOOK_SECRET',
  )

/** Never the key. */
const modelOf = ({ openAi }: Config): string => {
  if (!openAi) return 'off     the rules read and write alone; set OPENAI_API_KEY, or OPENAI_BASE_URL'
  const { model, baseUrl } = openAiNamed(openAi)
  return `on      ${model} at ${new URL(baseUrl).host}, beside the rules`
}

/** Coffee is what the example business sells; what another sells its owner knows. */
const firstWords = ({ business }: Config): string =>
  business === null ? 'Hi, we are about 40 people and want coffee machines before Dec 1' : 'Hello'

const channel = (
  name: string,
  account: string | null,
  emulated: boolean,
  variables: string,
): readonly [string, string] => {
  if (account) return [name, `on      ${account}`]
  return [name, emulated ? 'lab     emulated on this machine' : `off     set ${variables}`]
}

const workspaces = (count: number): string => (count === 1 ? 'one workspace' : `${count} workspaces`)

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
