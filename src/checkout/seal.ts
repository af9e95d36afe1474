import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import type { CheckoutTicket, InvitationTicket, Seal } from '#contracts/seal'
import { personId } from '#core/ids'
import { instant } from '#core/time'

/**
 * Derives codes with HMAC-SHA256 and closes links with AES-256-GCM, all under one signing secret. A link is closed and
 * not only signed, because a person's id is made from a phone number, and links are passed on.
 */
export const sealWith = (secret: string): Seal => {
  const mac = (purpose: string, text: string | Buffer): Buffer =>
    createHmac('sha256', secret).update(`${purpose}\0`).update(text).digest()
  const codeFor = (challenge: string): string =>
    String(mac('code', challenge).readUInt32BE() % 1_000_000).padStart(6, '0')
  const keys = {
    checkout: mac('key', 'checkout'),
    invitation: mac('key', 'invitation'),
    link: mac('key', 'link'),
  }
  const close = (what: keyof typeof keys, text: string | Buffer): string => {
    // Made from the text itself: the same offer has the same link, also after a crash.
    const nonce = mac('nonce', text).subarray(0, NONCE)
    const cipher = createCipheriv('aes-256-gcm', keys[what], nonce)
    const closed = Buffer.concat([cipher.update(Buffer.from(text)), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64url')
  }
  const open = (what: keyof typeof keys, token: string): Buffer => {
    const bytes = Buffer.from(token, 'base64url')
    if (bytes.length <= NONCE + TAG || bytes.toString('base64url') !== token) return NOTHING
    const decipher = createDecipheriv('aes-256-gcm', keys[what], bytes.subarray(0, NONCE))
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    try {
      return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()])
    } catch {
      return NOTHING
    }
  }
  return {
    codeFor,
    isCode: (challenge, guess) => isSame(codeFor(challenge), guess),
    nameOf: (what) => mac('name', what).toString('base64url').slice(0, NAME),
    sealCheckout: ({ checkout, expiresAt }) => close('checkout', `${checkout}.${expiresAt.toString(36)}`),
    openCheckout: (token) => ticketIn(open('checkout', token).toString()),
    sealInvitation: (booking) => close('invitation', booking),
    openInvitation: (token) => bookingIn(open('invitation', token).toString()),
    sealLink: (link) => close('link', packed(link)),
    openLink: (token) => linkIn(open('link', token)),
    shortLink: (link) => spelled(mac('short', link)),
  }
}

/** Characters of a name: 96 bits, so no two are ever alike. */
const NAME = 16

/** Bytes of a nonce and of an authentication tag (NIST SP 800-38D). */
const NONCE = 12
const TAG = 16

const NOTHING = Buffer.alloc(0)

/** A checkout is named after its person: `<person>.pay<n>`. */
const ticketIn = (text: string): CheckoutTicket | null => {
  const [, checkout = '', person = '', expires = ''] = /^((.+)\.pay\d+)\.([0-9a-z]+)$/.exec(text) ?? []
  return checkout
    ? { person: personId(person), checkout, expiresAt: instant(Number.parseInt(expires, 36)) }
    : null
}

/** So is a booking: `<person>.meet<n>`. */
const bookingIn = (text: string): InvitationTicket | null => {
  const [, booking = '', person = ''] = /^((.+)\.meet\d+)$/.exec(text) ?? []
  return booking ? { person: personId(person), booking } : null
}

/** A link is named `<person>.link<n>`, and a person by `p` and twenty hexadecimal digits: ten bytes, and four for the number. */
const packed = (link: string): Buffer => {
  const [, digits = '', n = ''] = LINK.exec(link) ?? []
  const number = Buffer.alloc(4)
  number.writeUInt32BE(Number(n))
  return Buffer.concat([Buffer.from(digits, 'hex'), number])
}

const LINK = /^p([0-9a-f]{20})\.link(\d{1,9})$/

const linkIn = (bytes: Buffer): string | null =>
  bytes.length === 14 ? `p${bytes.toString('hex', 0, 10)}.link${bytes.readUInt32BE(10)}` : null

/** Eight signs of which none is taken for another, without vowels: so it is no word, and the first is never a digit. */
const spelled = (bytes: Buffer): string =>
  Array.from({ length: 8 }, (_, n) => {
    const signs = n === 0 ? LETTERS : `${LETTERS}23456789`
    return signs[bytes.readUInt16BE(n * 2) % signs.length]
  }).join('')

const LETTERS = 'BCDFGHJKMNPQRSTVWXZ'

const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
