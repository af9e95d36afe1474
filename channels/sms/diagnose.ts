import type { Twilio } from 'twilio'
import { type Finding, fine, unknown, wrong } from '#contracts/finding'
import { withoutEnd } from '../shared/signature.ts'
import { TWILIO_PATHS, type TwilioOptions, twilioCalls } from '../shared/twilio-account.ts'
import { isRefusal, sentenceOf } from '../shared/twilio-errors.ts'

/** What the account is asked about. */
type Asked = Omit<TwilioOptions, 'publicUrl'>

/** Behind the webhook's address: ask again when we do not answer, or answer that we could not keep it. */
const RETRIES = '#rc=3&rp=ct,rt,5xx'

/**
 * Looks at the account as Twilio has it: whether messages get out of it, and whether what people write finds its way to
 * us. Each finding that is wrong says what to do now. Changes nothing, never throws.
 */
export const diagnoseTwilio = async (options: Asked, publicUrl: string): Promise<readonly Finding[]> => {
  const client = await twilioCalls(options).client()
  const webhook = `${withoutEnd(publicUrl)}${TWILIO_PATHS.message}`
  const account = await accountOf(client, options.accountSid)
  if (account.state === 'wrong') return [account]
  return [
    account,
    ...(await found(() =>
      options.from.startsWith('MG')
        ? serviceOf(client, options.from, webhook)
        : numberOf(client, options.from, webhook),
    )),
    ...(options.whatsapp ? await whatsappOf(client, options.whatsapp, webhook) : []),
  ]
}

const accountOf = async (client: Twilio, accountSid: string): Promise<Finding> => {
  try {
    const { status } = await client.api.v2010.accounts(accountSid).fetch()
    return status === 'active'
      ? fine('The Twilio account is reached, and active.')
      : wrong(`The Twilio account is ${status}.`, 'Open console.twilio.com and follow what it says there.')
  } catch (error) {
    if (!isRefusal(error))
      return wrong('Twilio cannot be reached.', 'Check the network, and TWILIO_API_ROOT if it is set.')
    return wrong(
      sentenceOf(error),
      'Copy Account SID and Auth Token from console.twilio.com to TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.',
    )
  }
}

const numberOf = async (client: Twilio, from: string, webhook: string): Promise<readonly Finding[]> => {
  const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: from, limit: 1 })
  if (number === undefined) {
    return [
      wrong(
        `${from} is not a number of this account.`,
        'Write one of Phone Numbers, Manage, Active numbers to TWILIO_FROM.',
      ),
    ]
  }
  const where = `Phone Numbers, Manage, ${from}, "A message comes in"`
  return [
    fine(`${from} is a number of this account.`),
    number.smsApplicationSid
      ? wrong(
          `Texts to ${from} go to a TwiML App, and not to us.`,
          `In ${where}, choose Webhook and write ${webhook}${RETRIES}.`,
        )
      : webhookFinding(`Texts to ${from}`, { url: number.smsUrl, method: number.smsMethod }, webhook, where),
  ]
}

const serviceOf = async (client: Twilio, sid: string, webhook: string): Promise<readonly Finding[]> => {
  const service = await client.messaging.v1.services(sid).fetch()
  const pool = await client.messaging.v1.services(sid).phoneNumbers.list({ limit: 1 })
  const where = `Messaging, Services, ${service.friendlyName}, Integration, "Send a webhook"`
  const { inboundRequestUrl: url, inboundMethod: method } = service
  return [
    fine(`The Messaging Service ${sid} exists.`),
    pool.length > 0
      ? fine('The Messaging Service has numbers to text from.')
      : wrong(
          'The Messaging Service has no number to text from.',
          `Add one in Messaging, Services, ${service.friendlyName}, Sender Pool.`,
        ),
    service.useInboundWebhookOnNumber
      ? unknown(
          'Texts go where each number of the Messaging Service says.',
          `Look at each number, or in ${where}, write ${webhook}${RETRIES}.`,
        )
      : webhookFinding('Texts to the Messaging Service', { url, method }, webhook, where),
  ]
}

const whatsappOf = async (client: Twilio, from: string, webhook: string): Promise<readonly Finding[]> => {
  const where = `Messaging, Senders, WhatsApp senders, ${from}, "Webhook URL for incoming messages"`
  try {
    const senders = await client.messaging.v2.channelsSenders.list({ channel: 'whatsapp', limit: 100 })
    const sender = senders.find(({ senderId }) => senderId === `whatsapp:${from}`)
    if (sender === undefined) {
      return [
        unknown(
          `Twilio names no WhatsApp sender ${from}; the sandbox's number is never named.`,
          'Compare TWILIO_WHATSAPP_FROM with Messaging, Senders, WhatsApp senders.',
        ),
      ]
    }
    const { status, webhook: hook } = sender
    const url = hook?.callbackUrl
    return [
      status === 'ONLINE'
        ? fine(`The WhatsApp sender ${from} is online.`)
        : wrong(
            `The WhatsApp sender ${from} is ${status}.`,
            `See why in Messaging, Senders, WhatsApp senders, ${from}.`,
          ),
      url
        ? webhookFinding(
            `WhatsApp messages to ${from}`,
            { url, method: hook?.callbackMethod },
            webhook,
            where,
          )
        : unknown(
            `Where WhatsApp messages to ${from} go is not told.`,
            `In ${where}, write ${webhook}${RETRIES}.`,
          ),
    ]
  } catch (error) {
    return [
      unknown(
        `Nothing is known of the WhatsApp sender ${from}. ${sentenceOf(error)}`,
        `Look at ${where}; it should be ${webhook}${RETRIES}.`,
      ),
    ]
  }
}

/** Whether messages are posted to us. The fragment is Twilio's own and never sent; without one, what we could not keep is lost. */
const webhookFinding = (
  what: string,
  hook: { readonly url: string | null | undefined; readonly method: string | null | undefined },
  webhook: string,
  where: string,
): Finding => {
  const mend = `In ${where}, write ${webhook}${RETRIES}, with HTTP POST.`
  if (!hook.url) return wrong(`${what} go nowhere.`, mend)
  if (withoutEnd(hook.url) !== webhook)
    return wrong(`${what} go to ${withoutQuery(hook.url)}, and not to us.`, mend)
  if (hook.method && hook.method.toUpperCase() !== 'POST')
    return wrong(`${what} come to us by ${hook.method}, which cannot be checked.`, mend)
  return hook.url.includes('#')
    ? fine(`${what} come to us.`)
    : { ...fine(`${what} come to us, but are lost when we cannot take them at once.`), mend }
}

/** An address of somebody else may hold a secret behind its question mark. */
const withoutQuery = (url: string): string => url.replace(/[?#].*$/su, '')

/** A question that Twilio refuses is an answer too. */
const found = async (ask: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> => {
  try {
    return await ask()
  } catch (error) {
    const isMissing = isRefusal(error) && error.status === 404
    return [
      isMissing
        ? wrong(
            sentenceOf(error),
            'Write a number, or the MG… of a Messaging Service of this account, to TWILIO_FROM.',
          )
        : unknown(`Twilio did not tell where texts go. ${sentenceOf(error)}`, 'Try again.'),
    ]
  }
}
