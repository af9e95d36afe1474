import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto'

/** What a token says, by claim. */
export type Claims = { readonly [claim: string]: string | number }

/** A key of Azure Bot Service: it signs requests to bots, and its public half is for everybody to see. */
export type SigningKey = {
  /** A JWT with RS256 (RFC 7515), good for an hour from now on. */
  sign(claims: Claims, now: number): string
  /** The key set (RFC 7517). `endorsements` say of which channels the key may speak, as Microsoft's do. */
  readonly keySet: { readonly keys: readonly { readonly [name: string]: unknown }[] }
}

/** A new key, which nobody else has. */
export const makeSigningKey = (endorsements: readonly string[]): SigningKey => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const kid = randomUUID()
  return {
    sign: (claims, now) => {
      const at = Math.floor(now / 1_000)
      const head = encoded({ alg: 'RS256', typ: 'JWT', kid })
      const signed = `${head}.${encoded({ nbf: at - 300, exp: at + 3_600, ...claims })}`
      return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`
    },
    keySet: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', endorsements }] },
  }
}

const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url')
