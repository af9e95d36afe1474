import { type Finding, fine, unknown, wrong } from '#contracts/finding'
import { stripeCalls, troubleOf } from './stripe-calls.ts'
import { FOLLOWED } from './stripe-events.ts'

/** Whether the key works, and whether Stripe tells us of payments: where to, and of which events (S6). */
export const diagnoseStripe = async (
  options: { readonly secretKey: string; readonly apiRoot: string | null },
  publicUrl: string,
): Promise<readonly Finding[]> => {
  try {
    const stripe = await stripeCalls(options).client()
    const { data } = await stripe.webhookEndpoints.list({ limit: 100 })
    return [fine('Stripe accepts the key.'), endpoint(`${publicUrl}/webhooks/stripe`, data), secret]
  } catch (error) {
    const reason = troubleOf(error)
    return [
      /Authentication|Permission/.test(reason)
        ? wrong(
            reason,
            'Copy the secret key from Developers, API keys; a restricted one needs to read webhook endpoints.',
          )
        : unknown(reason, 'Look whether this machine reaches Stripe, and ask again.'),
    ]
  }
}

type Endpoint = {
  readonly url: string
  readonly status: string
  readonly enabled_events: readonly string[]
}

const endpoint = (url: string, endpoints: readonly Endpoint[]): Finding => {
  const ours = endpoints.find((one) => one.url === url)
  const wanted = `Developers, Webhooks: an endpoint ${url} with the events ${FOLLOWED.join(', ')}.`
  if (!ours) return wrong(`Stripe tells nothing to ${url}.`, `Add under ${wanted}`)
  if (ours.status !== 'enabled') return wrong(`The endpoint ${url} is ${ours.status}.`, 'Enable it again.')
  const missing = FOLLOWED.filter((event) => ![event, '*'].some((one) => ours.enabled_events.includes(one)))
  return missing.length === 0
    ? fine(`Stripe tells ${url} of payments.`)
    : wrong(`Stripe does not tell ${url} of ${missing.join(', ')}.`, `Set under ${wanted}`)
}

/** It is shown once, when the endpoint is made, and cannot be read again. */
const secret = unknown(
  'Whether STRIPE_WEBHOOK_SECRET is that of this endpoint cannot be read from here.',
  "Send a test event from the endpoint's page: 200 means yes, 403 no.",
)
