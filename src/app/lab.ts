import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Twilio } from '#config/platforms'
import type { Clock } from '#contracts/clock'
import type { Streams } from '#contracts/memory'
import { twilioEmulator } from '#lab/twilio/index'

/** The emulated platforms, and how to reach them. */
export type Lab = {
  readonly twilio: Twilio
  /** The handsets of the emulated phone network. */
  readonly phone: (request: Request) => Promise<Response>
  readonly close: () => Promise<void>
}

/** The number that texts come from in the lab. */
const NUMBER = '+14155550100'

const NUMBERS = { from: NUMBER, whatsapp: null, whatsappTemplate: null }

/** Where the labs of one memory say which phone network is theirs: the phones must be on the same one. */
const NETWORKS = 'lab:networks'

/** What a lab is made of. */
export type LabOptions = {
  readonly publicUrl: string
  readonly signingSecret: string
  readonly streams: Streams
  readonly data: string
  readonly clock: Clock
}

/** Joins the emulated network of another node on this machine, or starts one; the adapters reach it as they reach the real one. */
export const openLab = async (options: LabOptions): Promise<Lab> => {
  const digest = createHash('sha256').update(`lab\0${options.signingSecret}`).digest('hex')
  const account = { accountSid: `AC${digest.slice(0, 32)}`, authToken: digest.slice(32) }
  const known = await lastNetwork(options.streams)
  if (known !== null && (await isUp(known))) {
    return {
      twilio: { ...account, ...NUMBERS, apiRoot: known },
      phone: (request) => fetch(elsewhere(request, known)),
      close: async () => {},
    }
  }
  return startLab(options, account, known)
}

const startLab = async (
  options: LabOptions,
  account: Pick<Twilio, 'accountSid' | 'authToken'>,
  known: string | null,
): Promise<Lab> => {
  const emulator = twilioEmulator({
    ...account,
    number: NUMBER,
    webhookUrl: `${options.publicUrl}/webhooks/sms`,
    file: join(options.data, 'lab-twilio.json'),
    clock: options.clock,
  })
  // Where it was before, so that the other nodes find it again.
  const server = await emulator
    .listen(Number(new URL(known ?? 'http://localhost:0').port))
    .catch(() => emulator.listen(0))
  await options.streams.append(NETWORKS, randomUUID(), server.url)
  return {
    twilio: { ...account, ...NUMBERS, apiRoot: server.url },
    phone: emulator.fetch,
    close: async () => {
      emulator.close()
      await server.close()
    },
  }
}

const lastNetwork = async (streams: Streams): Promise<string | null> => {
  const [last] = await streams.read(NETWORKS, (await streams.end(NETWORKS)) - 1)
  return typeof last?.line === 'string' ? last.line : null
}

const isUp = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
    () => true,
    () => false,
  )

/** The same request to another server. */
const elsewhere = (request: Request, base: string): Request => {
  const { pathname, search } = new URL(request.url)
  return new Request(`${base}${pathname}${search}`, request)
}
