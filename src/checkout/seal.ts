import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { CheckoutTicket, Seal } from '#contracts/seal'
import { personId } from '#core/ids'
import { instant } from '#core/time'

/** Derives codes and signs links with HMAC-SHA256 under one signing secret. */
export const sealWith = (secret: string): Seal => {
  const mac = (purpose: string, text: string): Buffer =>
    createHmac('sha256', secret).update(`${purpose}\0${text}`).digest()
  const codeFor = (challenge: string): string =>
    String(mac('code', challenge).readUInt32BE() % 1_000_000).padStart(6, '0')
  const sign = (body: string): string => mac('checkout', body).toString('base64url')
  return {
    codeFor,
    isCode: (challenge, guess) => isSame(codeFor(challenge), guess),
    sealCheckout: ({ person, checkout, expiresAt }) => {
      const body = Buffer.from(JSON.stringify([person, checkout, expiresAt])).toString('base64url')
      return `${body}.${sign(body)}`
    },
    openCheckout: (token) => {
      const [body = '', signature = ''] = token.split('.')
      return isSame(sign(body), signature) ? ticketIn(body) : null
    },
  }
}

const Ticket = z.tuple([z.string(), z.string(), z.number()])

const ticketIn = (body: string): CheckoutTicket => {
  const [person, checkout, expiresAt] = Ticket.parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
  return { person: personId(person), checkout, expiresAt: instant(expiresAt) }
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
