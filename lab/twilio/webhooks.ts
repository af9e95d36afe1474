import { createHmac, randomUUID } from 'node:crypto'

/** Fields of a webhook, before they become a form. */
export type Fields = { readonly [name: string]: string }

/** Brings a webhook to its address. What nobody takes is lost, as it is at Twilio. */
export type Deliver = (url: string, fields: Fields) => Promise<void>

/**
 * HMAC-SHA1 over the address and the fields in order of name, as Twilio signs (docs: "Webhooks security"). Written
 * from the rule and not with Twilio's package, so that the adapter's check is held against something else.
 */
export const signatureOf = (authToken: string, url: string, fields: Fields): string => {
  const names = Object.keys(fields).sort()
  const signed = names.reduce((text, name) => text + name + (fields[name] ?? ''), url)
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64')
}

/**
 * Form posts as Twilio makes them (docs: "Webhooks connection overrides"): 15 seconds in all, one retry, and only when
 * no connection came about. `#rc=3&rp=ct,5xx` behind the address asks for more.
 */
export const delivery =
  (authToken: string): Deliver =>
  async (address, fields) => {
    const [url = '', fragment = ''] = address.split('#')
    const { retries, on } = overridesOf(fragment)
    const headers = {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': signatureOf(authToken, url, fields),
      'i-twilio-idempotency-token': randomUUID(),
    }
    const body = new URLSearchParams(fields).toString()
    for (let tries = 0; ; tries++) {
      const outcome = await post(url, headers, body)
      if (tries >= retries || !on(outcome)) return
    }
  }

/** What became of one try. */
type Outcome = number | 'no-connection' | 'no-answer'

const post = async (url: string, headers: Fields, body: string): Promise<Outcome> => {
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(15_000) })
    await answer.arrayBuffer()
    return answer.status
  } catch (error) {
    return neverConnected(error) ? 'no-connection' : 'no-answer'
  }
}

const neverConnected = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : null
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'UND_ERR_CONNECT_TIMEOUT'
}

const overridesOf = (fragment: string) => {
  const overrides = new URLSearchParams(fragment)
  const policy = (overrides.get('rp') ?? 'ct').split(',')
  const wants = (what: string): boolean => policy.includes(what) || policy.includes('all')
  return {
    retries: Math.min(5, Number(overrides.get('rc') ?? 1)),
    on: (outcome: Outcome): boolean => {
      if (outcome === 'no-connection') return wants('ct')
      if (outcome === 'no-answer') return wants('rt')
      if (outcome >= 500) return wants('5xx')
      return outcome >= 400 && wants('4xx')
    },
  }
}
