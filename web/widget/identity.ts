import { json, member, text } from './read.ts'

/** Who is logged in on the site, as the site's own server has signed it; the chat can only pass it on. */
export type Identity =
  | { readonly user_id: string; readonly user_hash: string }
  | { readonly user_jwt: string }

/** Reads an identity; null where nobody is logged in, which a page may say by leaving everything empty. */
export const readIdentity = (raw: unknown): Identity | null => {
  const jwt = text(member(raw, 'user_jwt'))
  if (jwt !== '') return { user_jwt: jwt }
  const id = text(member(raw, 'user_id'))
  return id === '' ? null : { user_id: id, user_hash: text(member(raw, 'user_hash')) }
}

/** Whom it is about, to see whether somebody else has logged in; whether it is true the server says. */
export const userIn = (identity: Identity): string =>
  'user_id' in identity ? identity.user_id : text(member(payloadOf(identity.user_jwt), 'user_id'))

/** What a JWT says to whoever reads it. */
export const payloadOf = (jwt: string): unknown => {
  const payload = (jwt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')
  try {
    return json(new TextDecoder().decode(Uint8Array.from(atob(payload), (sign) => sign.charCodeAt(0))))
  } catch {
    return undefined
  }
}
