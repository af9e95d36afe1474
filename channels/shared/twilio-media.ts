import type { Located } from '#contracts/adapter'
import { type Attachment, GEO } from '#core/activity'
import type { formFields } from './signature.ts'

type Fields = ReturnType<typeof formFields>

/** Pictures and files of an incoming message stay where Twilio keeps them (C9). */
export const mediaOf = (fields: Fields, count: number): readonly Attachment[] =>
  Array.from({ length: count }, (_, n) => [fields[`MediaUrl${n}`], fields[`MediaContentType${n}`]]).flatMap(
    ([url, type]) =>
      typeof url === 'string' && /^https?:\/\//.test(url)
        ? [
            {
              contentUrl: url,
              contentType: typeof type === 'string' && type !== '' ? type : 'application/octet-stream',
            },
          ]
        : [],
  )

/**
 * Twilio keeps media behind the account's login ("Enforce HTTP auth on media URLs"). Only Twilio itself is shown it, and
 * only Twilio is asked at all: the address comes out of a message, and must not lead our server anywhere else (C3).
 */
export const locateMedia = (
  { accountSid, authToken, apiRoot }: AccountKeys,
  { contentType, contentUrl }: Attachment,
): Located => {
  if (contentType === GEO) return { kind: 'nowhere', reason: 'A place is no file.' }
  if (!URL.canParse(contentUrl))
    return { kind: 'nowhere', reason: 'The attachment has no address that could be read.' }
  const url = new URL(contentUrl)
  if (!isTwilios(url, apiRoot))
    return { kind: 'nowhere', reason: `Twilio keeps no files at ${url.host || 'such an address'}.` }
  const login = Buffer.from(`${accountSid}:${authToken}`).toString('base64')
  const isOurRoot = apiRoot !== null && url.origin === new URL(apiRoot).origin
  return {
    kind: 'at',
    url: url.href,
    headers: { authorization: `Basic ${login}` },
    ...(isOurRoot ? { within: 'platform' } : {}),
  }
}

type AccountKeys = {
  readonly accountSid: string
  readonly authToken: string
  readonly apiRoot: string | null
}

const isTwilios = (url: URL, apiRoot: string | null): boolean => {
  if (url.username !== '' || url.password !== '') return false
  if (apiRoot !== null && URL.canParse(apiRoot) && url.origin === new URL(apiRoot).origin) return true
  return url.protocol === 'https:' && url.port === '' && url.hostname.endsWith('.twilio.com')
}
