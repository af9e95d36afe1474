import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { SLACK_PATH } from '#channels/slack/index'
import { SMS_PATHS } from '#channels/sms/index'
import { TELEGRAM_PATH } from '#channels/telegram/index'
import type { CrmWebhook } from '#config/crm'
import type { OpenAiConfig } from '#config/openai'
import type { Platforms } from '#config/platforms'
import type { Clock } from '#contracts/clock'
import type { Streams } from '#contracts/memory'
import { CRM_PATH, crmEmulator } from '#lab/crm/index'
import { openAiEmulator } from '#lab/openai/index'
import type { Emulator } from '#lab/shared/listen'
import { slackEmulator } from '#lab/slack/index'
import { telegramEmulator } from '#lab/telegram/index'
import { twilioEmulator } from '#lab/twilio/index'
import type { LabDesk } from '#server/lab'
import { NUMBER } from './lab-number.ts'

/** The emulated platforms, and how to reach them. */
export type Lab = {
  readonly platforms: Pick<Platforms, 'twilio' | 'telegram' | 'slack'>
  /** The emulated CRM; null where the labs of this memory began without one. */
  readonly crm: CrmWebhook | null
  /** The stand-in for a model; null where the lab has none. */
  readonly openAi: OpenAiConfig | null
  /** The buyers' side of each network, by its name: handsets and apps. */
  readonly networks: { readonly [name: string]: (request: Request) => Promise<Response> }
  readonly desk: LabDesk
  /** What the lab's website signs its logins with. */
  readonly siteSecret: string
  readonly close: () => Promise<void>
}

/** What a lab is made of. */
export type LabOptions = {
  readonly publicUrl: string
  readonly signingSecret: string
  readonly streams: Streams
  readonly data: string
  readonly clock: Clock
  /** Whether there is a stand-in for a model as well. */
  readonly model: boolean
}

type Network = Emulator['fetch']

/** What the business has on WhatsApp. */
const WHATSAPP = '+14155550199'

/** The workspace that the business's app is in. */
const WORKSPACE = { id: 'T0LAB', name: 'Lab', botId: 'B0LAB', botUserId: 'U0LABBOT' }

/** Its channels: one for everybody, and the one that reps are called to. */
const GENERAL = { id: 'C0LABGENERAL', name: 'general' }
const DESK = { id: 'C0LABDESK', name: 'sales-desk' }

/** Who works at the desk. */
const REPS = { U0ANA: 'Ana', U0BO: 'Bo' }

/** Where the labs of one memory say which networks are theirs: the buyers must be on the same ones. */
const NETWORKS = 'lab:networks'

/** By name of the network, where it listens. */
const Urls = z.record(z.string(), z.string())
type Urls = z.infer<typeof Urls>

/** Joins the emulated networks of another node on this machine, or starts them; adapters reach them as they reach the real ones. */
export const openLab = async (options: LabOptions): Promise<Lab> => {
  const secrets = secretsOf(options.signingSecret)
  const known = await lastNetworks(options.streams)
  if (known !== null && (await areUp(known))) return labAt(options, known, secrets, {}, async () => {})
  return startLab(options, secrets, known ?? {})
}

type Secrets = ReturnType<typeof secretsOf>

/** Accounts that nobody else has: derived, so that all nodes of a lab know them. */
const secretsOf = (signingSecret: string) => {
  const digest = (name: string): string =>
    createHash('sha256').update(`${name}\0${signingSecret}`).digest('hex')
  const twilio = digest('lab')
  const telegram = digest('lab telegram')
  const slack = digest('lab slack')
  return {
    twilio: { accountSid: `AC${twilio.slice(0, 32)}`, authToken: twilio.slice(32) },
    telegram: {
      botToken: `7000000001:${telegram.slice(0, 35)}`,
      secretToken: telegram.slice(32),
      username: 'throughline_lab_bot',
    },
    slack: { botToken: `xoxb-${slack.slice(0, 32)}`, signingSecret: slack.slice(32) },
    site: digest('lab site'),
    openAi: `sk-lab-${digest('lab openai').slice(0, 40)}`,
    crm: `whsec_${Buffer.from(digest('lab crm'), 'hex').toString('base64')}`,
  }
}

const emulatorsOf = (
  { publicUrl, data, clock, model }: LabOptions,
  secrets: Secrets,
): { readonly [name: string]: Emulator } => ({
  phone: twilioEmulator({
    ...secrets.twilio,
    number: NUMBER,
    whatsapp: WHATSAPP,
    webhookUrl: `${publicUrl}${SMS_PATHS.message}`,
    file: join(data, 'lab-twilio.json'),
    clock,
  }),
  telegram: telegramEmulator({
    ...secrets.telegram,
    webhookUrl: `${publicUrl}${TELEGRAM_PATH}`,
    file: join(data, 'lab-telegram.json'),
    clock,
  }),
  slack: slackEmulator({
    teams: [{ ...WORKSPACE, channels: [GENERAL, DESK], people: REPS, botToken: secrets.slack.botToken }],
    signingSecret: secrets.slack.signingSecret,
    webhookUrl: `${publicUrl}${SLACK_PATH}`,
    file: join(data, 'lab-slack.json'),
    clock,
  }),
  crm: crmEmulator({ secret: secrets.crm, file: join(data, 'lab-crm.json'), clock }),
  ...(model && { openai: openAiEmulator({ apiKey: secrets.openAi, pace: THINKING, clock }) }),
})

/** About as long as a quick model takes, so that its words are seen to grow. */
const THINKING = { firstMs: 250, tokenMs: 8 }

const startLab = async (options: LabOptions, secrets: Secrets, known: Urls): Promise<Lab> => {
  const emulators = Object.entries(emulatorsOf(options, secrets))
  const started = await Promise.all(
    emulators.map(async ([name, emulator]) => ({
      name,
      emulator,
      server: await begin(emulator, known[name]),
    })),
  )
  const urls = Object.fromEntries(started.map(({ name, server }) => [name, server.url]))
  await options.streams.append(NETWORKS, randomUUID(), urls)
  const near = Object.fromEntries(started.map(({ name, emulator }) => [name, emulator.fetch]))
  return labAt(options, urls, secrets, near, async () => {
    for (const { emulator, server } of started) {
      emulator.close()
      await server.close()
    }
  })
}

/** Where it was before, so that the other nodes find it again. */
const begin = (emulator: Emulator, known: string | undefined): ReturnType<Emulator['listen']> =>
  emulator.listen(Number(new URL(known ?? 'http://localhost:0').port)).catch(() => emulator.listen(0))

const labAt = (
  { model }: LabOptions,
  urls: Urls,
  secrets: Secrets,
  near: { readonly [name: string]: Network },
  close: () => Promise<void>,
): Lab => ({
  platforms: {
    twilio: {
      ...secrets.twilio,
      from: NUMBER,
      whatsapp: WHATSAPP,
      whatsappTemplate: null,
      apiRoot: urls.phone ?? null,
    },
    slack:
      urls.slack === undefined
        ? null
        : {
            botTokens: [secrets.slack.botToken],
            signingSecret: secrets.slack.signingSecret,
            deskChannel: DESK.id,
            apiRoot: urls.slack,
          },
    telegram: urls.telegram === undefined ? null : { ...secrets.telegram, apiRoot: urls.telegram },
  },
  crm: urls.crm === undefined ? null : { url: `${urls.crm}${CRM_PATH}`, secrets: [secrets.crm] },
  openAi:
    model && urls.openai !== undefined
      ? { apiKey: secrets.openAi, baseUrl: `${urls.openai}/v1`, model: null }
      : null,
  networks: Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, near[name] ?? far(url)])),
  desk: { ...DESK, reps: Object.entries(REPS).map(([id, name]) => ({ id, name })) },
  siteSecret: secrets.site,
  close,
})

/** A network that another process runs. */
const far =
  (base: string): Network =>
  (request) => {
    const { pathname, search } = new URL(request.url)
    return fetch(new Request(`${base}${pathname}${search}`, request))
  }

const lastNetworks = async (streams: Streams): Promise<Urls | null> => {
  const [last] = await streams.read(NETWORKS, (await streams.end(NETWORKS)) - 1)
  const urls = Urls.safeParse(last?.line)
  return urls.success ? urls.data : null
}

const areUp = async (urls: Urls): Promise<boolean> => {
  const answers = Object.values(urls).map((url) =>
    fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
      () => true,
      () => false,
    ),
  )
  return (await Promise.all(answers)).every((isUp) => isUp)
}
