import { createHmac, timingSafeEqual } from 'node:crypto'
import type { CheckoutTicket, Seal } from '#contracts/seal'
import { personId } from '#core/ids'
import { instant } from '#core/time'

/** Derives codes and signs links with HMAC-SHA256 under one signing secret. */
export const sealWith = (secret: string): Seal => {
  const mac = (purpose: string, text: string): Buffer =>
    createHmac('sha256', secret).update(`${purpose}\0${text}`).digest()
  const codeFor = (challenge: string): string =>
    String(mac('code', challenge).readUInt32BE() % 1_000_000).padStart(6, '0')
  const sign = (body: string): string => mac('checkout', body).toString('base64url').slice(0, SIGNATURE)
  return {
    codeFor,
    isCode: (challenge, guess) => isSame(codeFor(challenge), guess),
    sealCheckout: ({ checkout, expiresAt }) => {
      const body = `${checkout}.${expiresAt.toString(36)}`
      return `${body}.${sign(body)}`
    },
    openCheckout: (token) => {
      const cut = token.lastIndexOf('.')
      const body = token.slice(0, Math.max(cut, 0))
      return isSame(sign(body), token.slice(cut + 1)) ? ticketIn(body) : null
    },
  }
}

/** Characters of 6 bits each: 132 bits, and a link that fits into a text. */
const SIGNATURE = 22

/** A checkout is named after its person: `<person>.pay<n>`. */
const ticketIn = (body: string): CheckoutTicket | null => {
  const [, checkout = '', person = '', expires = ''] = /^((.+)\.pay\d+)\.([0-9a-z]+)$/.exec(body) ?? []
  return checkout
    ? { person: personId(person), checkout, expiresAt: instant(Number.parseInt(expires, 36)) }
    : null
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
