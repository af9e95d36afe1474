import { z } from 'zod'
import { url } from './url.ts'

/** A Twilio account and the number, or messaging service, that texts come from. */
export type Twilio = {
  readonly accountSid: string
  readonly authToken: string
  readonly from: string
  /** The account's WhatsApp sender, a number; null: none. */
  readonly whatsapp: string | null
  /** `HX…`: the approved template that opens a WhatsApp conversation after 24 hours of silence. */
  readonly whatsappTemplate: string | null
  readonly apiRoot: string | null
}

/** A Telegram bot. */
export type Telegram = {
  readonly botToken: string
  /** What `setWebhook` was given, and every update repeats. */
  readonly secretToken: string
  /** Null: Telegram is asked for it. */
  readonly username: string | null
  readonly apiRoot: string | null
}

/** A Slack app, in one workspace or several. */
export type Slack = {
  /** One for each workspace; which is whose, Slack is asked. */
  readonly botTokens: readonly string[]
  readonly signingSecret: string
  /** Where reps are called to; null: no desk. */
  readonly deskChannel: string | null
  readonly apiRoot: string | null
}

/** An Azure bot registration, for Teams and the other channels of Azure Bot Service. */
export type Microsoft = {
  readonly appId: string
  readonly appPassword: string
  readonly tenantId: string | null
}

/** What the environment says of each platform; null: not set up. */
export type Platforms = {
  readonly twilio: Twilio | null
  readonly telegram: Telegram | null
  readonly slack: Slack | null
  readonly microsoft: Microsoft | null
}

const secret = (remedy: string) => z.string().min(8, `is too short to be one: ${remedy}`).optional()

const number = (error: string) => z.string().regex(/^\+[1-9]\d{6,14}$/, error)

/** The variables of the platforms, one by one. */
export const PLATFORM_VARIABLES = {
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-fA-F]{32}$/, 'is no account SID: copy the AC… value from the Twilio console.')
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_FROM: z
    .string()
    .regex(
      /^(\+[1-9]\d{6,14}|MG[0-9a-fA-F]{32})$/,
      'is no sender: write a number such as +14155550100, or an MG… SID.',
    )
    .optional(),
  TWILIO_WHATSAPP_FROM: number(
    'is no number: write the WhatsApp sender as +14155550100, without "whatsapp:".',
  ).optional(),
  TWILIO_WHATSAPP_TEMPLATE: z
    .string()
    .regex(/^HX[0-9a-fA-F]{32}$/, 'is no content SID: copy the HX… value of the approved template.')
    .optional(),
  TWILIO_API_ROOT: url('write the root of a server that speaks the Twilio API, or leave it out.').optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d{3,}:[A-Za-z0-9_-]{20,}$/, 'is no bot token: copy what @BotFather gave, 123456:ABC….')
    .optional(),
  TELEGRAM_SECRET_TOKEN: z
    .string()
    .regex(
      /^[A-Za-z0-9_-]{16,256}$/,
      'is no secret token: write 16 to 256 letters, digits, - and _, and give the same to setWebhook.',
    )
    .optional(),
  TELEGRAM_BOT_USERNAME: z
    .string()
    .regex(/^\w{5,32}$/, 'is no username: write it without the @.')
    .optional(),
  TELEGRAM_API_ROOT: url('write the root of a server that speaks the Bot API, or leave it out.').optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(
      /^xoxb-[\w-]+(\s*,\s*xoxb-[\w-]+)*$/,
      'is no bot token: copy xoxb-… from OAuth & Permissions; for several workspaces write one each, with commas between.',
    )
    .optional(),
  SLACK_SIGNING_SECRET: secret('copy it from Basic Information of the Slack app.'),
  SLACK_DESK_CHANNEL: z
    .string()
    .regex(/^[CG][A-Z0-9]{6,}$/, 'is no channel id: open the channel details and copy the id, C….')
    .optional(),
  SLACK_API_ROOT: url(
    'write the root of a server that speaks the Slack Web API, or leave it out.',
  ).optional(),
  MICROSOFT_APP_ID: z
    .guid('is no app id: copy "Microsoft App ID" from the Azure bot\'s configuration.')
    .optional(),
  MICROSOFT_APP_PASSWORD: secret('copy the value of a client secret of the app registration.'),
  MICROSOFT_APP_TENANT_ID: z
    .guid('is no tenant id: copy "App Tenant ID" from the Azure bot\'s configuration.')
    .optional(),
}

const Said = z.object(PLATFORM_VARIABLES)
type Said = z.infer<typeof Said>

/** What is needed together, and why. */
const TOGETHER = [
  { why: 'texts need all of', names: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'] },
  { why: 'Telegram needs both of', names: ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_SECRET_TOKEN'] },
  { why: 'Slack needs both of', names: ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'] },
  { why: 'Teams needs both of', names: ['MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD'] },
] as const

/** What rests on another variable. */
const RESTS_ON = [
  ['TWILIO_WHATSAPP_FROM', 'TWILIO_ACCOUNT_SID', 'WhatsApp goes by the Twilio account'],
  ['TWILIO_WHATSAPP_TEMPLATE', 'TWILIO_WHATSAPP_FROM', 'a template is sent from a WhatsApp sender'],
  ['SLACK_DESK_CHANNEL', 'SLACK_BOT_TOKEN', 'the desk is a channel of the Slack app'],
] as const

type Environment = { readonly [name: string]: string | undefined }

/** What cannot be seen from one variable alone: half an account, or what only makes sense with another. */
export const unfinishedPlatforms = (said: Environment): readonly string[] => [
  ...TOGETHER.flatMap(({ why, names }) => {
    const missing = names.filter((name) => said[name] === undefined)
    return missing.length === names.length
      ? []
      : missing.map((name) => `- ${name} is missing: ${why} ${names.join(', ')}.`)
  }),
  ...RESTS_ON.filter(([name, other]) => said[name] !== undefined && said[other] === undefined).map(
    ([name, other, why]) => `- ${other} is missing: ${name} is set, and ${why}. Write it, or leave both out.`,
  ),
  ...(said.PUBLIC_URL === undefined ? unreachable(said) : []),
]

/** Why a platform needs to know us by a public address; one that listens at a root of its own may be on this machine. */
const unreachable = (said: Environment): readonly string[] => {
  const why = said.TWILIO_ACCOUNT_SID
    ? 'Twilio signs it, so texts cannot be trusted without it'
    : [
          said.TELEGRAM_BOT_TOKEN && !said.TELEGRAM_API_ROOT,
          said.SLACK_BOT_TOKEN && !said.SLACK_API_ROOT,
          said.MICROSOFT_APP_ID,
        ].some(Boolean)
      ? 'platforms call it, and the links in messages lead there'
      : null
  return why ? [`- PUBLIC_URL is missing: ${why}. Write your https address.`] : []
}

/** The platforms that are set up. */
export const platformsOf = (said: Said): Platforms => ({
  twilio: twilioOf(said),
  telegram: telegramOf(said),
  slack: slackOf(said),
  microsoft: microsoftOf(said),
})

const twilioOf = (said: Said): Twilio | null => {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = said
  if (!accountSid || !authToken || !from) return null
  return {
    accountSid,
    authToken,
    from,
    whatsapp: said.TWILIO_WHATSAPP_FROM ?? null,
    whatsappTemplate: said.TWILIO_WHATSAPP_TEMPLATE ?? null,
    apiRoot: said.TWILIO_API_ROOT ?? null,
  }
}

const telegramOf = (said: Said): Telegram | null => {
  const { TELEGRAM_BOT_TOKEN: botToken, TELEGRAM_SECRET_TOKEN: secretToken } = said
  if (!botToken || !secretToken) return null
  return {
    botToken,
    secretToken,
    username: said.TELEGRAM_BOT_USERNAME ?? null,
    apiRoot: said.TELEGRAM_API_ROOT ?? null,
  }
}

const slackOf = (said: Said): Slack | null => {
  const { SLACK_BOT_TOKEN: tokens, SLACK_SIGNING_SECRET: signingSecret } = said
  if (!tokens || !signingSecret) return null
  return {
    botTokens: tokens.split(',').map((token) => token.trim()),
    signingSecret,
    deskChannel: said.SLACK_DESK_CHANNEL ?? null,
    apiRoot: said.SLACK_API_ROOT ?? null,
  }
}

const microsoftOf = (said: Said): Microsoft | null => {
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_PASSWORD: appPassword } = said
  if (!appId || !appPassword) return null
  return { appId, appPassword, tenantId: said.MICROSOFT_APP_TENANT_ID ?? null }
}
