import { z } from 'zod'
import { StartError } from '#errors/table'
import { CRM_VARIABLES, type CrmWebhook, crmOf, crmProblems } from './crm.ts'
import { OPENAI_VARIABLES, type OpenAiConfig, openAiOf, openAiProblems } from './openai.ts'
import { PLATFORM_VARIABLES, type Platforms, platformsOf, unfinishedPlatforms } from './platforms.ts'
import { url } from './url.ts'

/** What the environment says, read once and frozen. */
export type Config = Platforms & {
  readonly port: number
  readonly host: string
  /** Where the world reaches us, without a slash at its end; null: this machine, at the port. */
  readonly publicUrl: string | null
  /** Null: the example business. */
  readonly business: string | null
  readonly data: string
  /** Null: memory is embedded, in this process and its data directory. */
  readonly redis: RedisConfig | null
  readonly logLevel: string
  /** Null: made at first start and kept beside the data. */
  readonly signingSecret: string | null
  /** What operators and other systems show; null: made at first start and kept beside the data. */
  readonly consoleToken: string | null
  readonly stripe: Stripe | null
  readonly calcom: Calcom | null
  /** Null: nothing is written for a CRM; in the lab, for the emulated one. */
  readonly crm: CrmWebhook | null
  /** Null: the rules read and write alone. */
  readonly openAi: OpenAiConfig | null
  readonly webchat: {
    readonly origins: readonly string[]
    readonly secret: string | null
    /** How many proxies of one's own stand between the server and the world. */
    readonly proxies: number
    /** What the site signs its logins with; two while the second takes the place of the first, none where it signs none. */
    readonly identity: readonly string[]
  }
  /** Emulated platforms and the page to try everything on. */
  readonly lab: boolean
  /** The lab was asked for by name, so other machines may look too. */
  readonly labForAll: boolean
}

/** A Stripe account, and the secret of its webhook endpoint. */
export type Stripe = {
  readonly secretKey: string
  readonly webhookSecret: string
  readonly apiRoot: string | null
}

/** An account at Cal.com, and the event type that is booked there. */
export type Calcom = {
  readonly apiKey: string
  readonly eventTypeId: number
  /** The secret of the webhook by which it tells of changes; null: it tells of none. */
  readonly webhookSecret: string | null
  readonly apiRoot: string | null
}

/** The Redis, or Redis Cluster, that the memory is in; several servers may share it. */
export type RedisConfig = {
  /** May hold a password: never to be shown. */
  readonly url: string
  readonly cluster: boolean
  /** What every key and channel begins with. */
  readonly prefix: string
}

type Environment = { readonly [name: string]: string | undefined }

/** Reads the environment; every problem is told at once, each with what, why and what to write. */
export const readConfig = (environment: Environment): Config => {
  const said = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = Variables.safeParse(said)
  const problems = [
    ...(read.success ? [] : read.error.issues.map(({ path, message }) => `- ${path.join('.')} ${message}`)),
    ...unfinished(said),
  ]
  if (!read.success || problems.length > 0) throw new StartError('CONFIG', problems.join('\n'))
  return Object.freeze(configOf(read.data))
}

const NO_REDIS =
  'is no Redis address: write redis://host:6379, or rediss:// for TLS. A login stands before the host, user:password@, with odd characters percent-encoded; a database behind it, /1.'

/** Whether the login can be decoded, and whether the path is the number of a database. */
function isReadable(url: string): boolean {
  try {
    const { hostname, username, password, pathname } = new URL(url)
    decodeURIComponent(username + password)
    return hostname !== '' && /^\/?\d*$/.test(pathname)
  } catch {
    return false
  }
}

const Variables = z.object({
  PORT: z.coerce
    .number({ error: 'is no number: write the port to listen on, such as 3000.' })
    .int('is no whole number: write the port to listen on, such as 3000.')
    .min(0, 'is below 0: write the port to listen on, such as 3000.')
    .max(65_535, 'is above 65535: write the port to listen on, such as 3000.')
    .default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: url('write where the world reaches this server, such as https://bot.example.com.').optional(),
  THROUGHLINE_BUSINESS: z.string().optional(),
  THROUGHLINE_DATA: z.string().default('.throughline'),
  THROUGHLINE_LAB: z
    .enum(['0', '1'], { error: 'is neither 0 nor 1: write 1 to have the lab, 0 not to.' })
    .optional(),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: NO_REDIS })
    .refine(isReadable, { error: NO_REDIS })
    .optional(),
  REDIS_CLUSTER: z
    .enum(['0', '1'], {
      error: 'is neither 0 nor 1: write 1 when REDIS_URL names a node of a Redis Cluster.',
    })
    .default('0'),
  REDIS_PREFIX: z
    .string()
    .regex(
      /^[A-Za-z0-9_-]{1,64}$/,
      'is no prefix: write up to 64 letters, digits, - and _, such as throughline.',
    )
    .default('throughline'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
      error: 'is no level: write trace, debug, info, warn, error or silent.',
    })
    .default('warn'),
  SIGNING_SECRET: z
    .string()
    .min(32, 'is too short to be safe: write at least 32 random characters.')
    .optional(),
  CONSOLE_TOKEN: z
    .string()
    .min(16, 'is too short to be safe: write at least 16 random characters.')
    .regex(/^[!-~]+$/, 'holds what no header can carry: write letters, digits and signs, without spaces.')
    .optional(),
  ...PLATFORM_VARIABLES,
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_\w{3,}/, 'is no secret key: copy sk_… or rk_… from Developers, API keys.')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\w+/, 'is no webhook secret: copy whsec_… from the endpoint in Developers, Webhooks.')
    .optional(),
  STRIPE_API_ROOT: url('write the root of a server that speaks the Stripe API, or leave it out.').optional(),
  CALCOM_API_KEY: z
    .string()
    .regex(/^cal_\w{3,}/, 'is no key: copy cal_… from Settings, Developer, API keys.')
    .optional(),
  CALCOM_EVENT_TYPE_ID: z
    .string()
    .regex(/^[1-9]\d{0,11}$/, 'is no id: write the number in the address of the event type at Cal.com.')
    .optional(),
  CALCOM_WEBHOOK_SECRET: z
    .string()
    .min(16, 'is too short to be safe: write at least 16 characters, here and in the webhook at Cal.com.')
    .optional(),
  CALCOM_API_ROOT: url('write the root of a server that speaks the Cal.com API, or leave it out.').optional(),
  ...CRM_VARIABLES,
  ...OPENAI_VARIABLES,
  PROXY_HOPS: z.coerce
    .number({ error: 'is no number: write how many proxies of yours stand before the server, such as 1.' })
    .int('is no whole number: write how many proxies of yours stand before the server, such as 1.')
    .min(0, 'is below 0: write how many proxies of yours stand before the server, such as 1.')
    .max(9, 'is above 9: write how many proxies of yours stand before the server, such as 1.')
    .default(0),
  WEBCHAT_ORIGINS: z.string().default(''),
  WEBCHAT_SECRET: z.string().min(16, 'is too short to be safe: write at least 16 characters.').optional(),
  WEBCHAT_IDENTITY_SECRET: z
    .string()
    .refine((text) => listIn(text).length > 0 && listIn(text).every((secret) => secret.length >= 12), {
      error:
        'is too short to be safe: write at least 12 characters, better $(openssl rand -hex 32), and the same where your site signs; while it is changed, both with a comma between.',
    })
    .optional(),
})

type Said = z.infer<typeof Variables>

/** What cannot be seen from one variable alone. */
const unfinished = (said: Environment): readonly string[] => [
  ...unfinishedPlatforms(said),
  ...stripeProblems(said),
  ...calcomProblems(said),
  ...crmProblems(said),
  ...openAiProblems(said),
  ...(said.REDIS_CLUSTER === '1' ? clusterProblems(said.REDIS_URL) : []),
]

const stripeProblems = (said: Environment): readonly string[] => {
  const names = ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET']
  const missing = names.filter((name) => said[name] === undefined)
  return missing.length === 1
    ? missing.map((name) => `- ${name} is missing: payment by Stripe needs both of ${names.join(', ')}.`)
    : []
}

const calcomProblems = (said: Environment): readonly string[] => {
  const names = ['CALCOM_API_KEY', 'CALCOM_EVENT_TYPE_ID']
  const missing = names.filter((name) => said[name] === undefined)
  if (missing.length === 2 && said.CALCOM_WEBHOOK_SECRET !== undefined)
    return [
      `- CALCOM_WEBHOOK_SECRET is of no use without ${names.join(' and ')}. Write them, or leave it out.`,
    ]
  return missing.length === 1
    ? missing.map((name) => `- ${name} is missing: booking at Cal.com needs both of ${names.join(', ')}.`)
    : []
}

const clusterProblems = (url: string | undefined): readonly string[] => {
  if (url === undefined)
    return [
      '- REDIS_URL is missing: REDIS_CLUSTER=1 needs the address of a node. Write it, or leave both out.',
    ]
  return /\/0*[1-9]\d*$/.test(url)
    ? ['- REDIS_URL names a database, and a Redis Cluster has none but 0. Leave out what follows the port.']
    : []
}

const configOf = (said: Said): Config => {
  const platforms = platformsOf(said)
  const isReal = Object.values(platforms).some((platform) => platform !== null)
  const lab = said.THROUGHLINE_LAB ? said.THROUGHLINE_LAB === '1' : !isReal
  const host = said.HOST ?? (lab ? '127.0.0.1' : '0.0.0.0')
  return {
    port: said.PORT,
    host,
    publicUrl: said.PUBLIC_URL ?? null,
    business: said.THROUGHLINE_BUSINESS ?? null,
    data: said.THROUGHLINE_DATA,
    redis: said.REDIS_URL
      ? { url: said.REDIS_URL, cluster: said.REDIS_CLUSTER === '1', prefix: said.REDIS_PREFIX }
      : null,
    logLevel: said.LOG_LEVEL,
    signingSecret: said.SIGNING_SECRET ?? null,
    consoleToken: said.CONSOLE_TOKEN ?? null,
    ...platforms,
    stripe: stripeOf(said),
    calcom: calcomOf(said),
    crm: crmOf(said),
    openAi: openAiOf(said),
    webchat: {
      origins: listIn(said.WEBCHAT_ORIGINS),
      secret: said.WEBCHAT_SECRET ?? null,
      proxies: said.PROXY_HOPS,
      identity: listIn(said.WEBCHAT_IDENTITY_SECRET ?? ''),
    },
    lab,
    labForAll: said.THROUGHLINE_LAB === '1',
  }
}

/** What stands between the commas. */
function listIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
}

const stripeOf = (said: Said): Stripe | null => {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = said
  if (!secretKey || !webhookSecret) return null
  return { secretKey, webhookSecret, apiRoot: said.STRIPE_API_ROOT ?? null }
}

const calcomOf = (said: Said): Calcom | null => {
  const { CALCOM_API_KEY: apiKey, CALCOM_EVENT_TYPE_ID: eventTypeId } = said
  if (!apiKey || !eventTypeId) return null
  return {
    apiKey,
    eventTypeId: Number(eventTypeId),
    webhookSecret: said.CALCOM_WEBHOOK_SECRET ?? null,
    apiRoot: said.CALCOM_API_ROOT ?? null,
  }
}
