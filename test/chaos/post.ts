import { createHash } from 'node:crypto'
import { issue } from '#channels/webchat/index'
import { addressKey } from '#core/address'
import { days, type Instant, instant } from '#core/time'
import { signatureOf } from '#lab/twilio/webhooks'
import type { Text } from './plan.ts'
import { SECRET_HEADER, SETTING, webhookPath } from './setting.ts'

/** How a platform brings one text, the same every time: a path and a request. */
export type Post = { readonly path: string; readonly init: RequestInit }

/** Makes the requests; `publicUrl` is what Twilio signs, whichever node it reaches. */
export const postOffice = (publicUrl: string): ((text: Text) => Promise<Post>) => {
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (conversation: string): Promise<string> => {
    const known = tokens.get(conversation)
    if (known) return known
    const token = issue(seatIn(conversation), { ...SETTING, secret: null }, now(), days(1))
    tokens.set(conversation, token)
    return token
  }
  return async (text) => {
    switch (text.from.channel) {
      case 'sms':
        return textMessage(text, publicUrl)
      case 'webchat':
        return chatMessage(text, await tokenOf(text.from.id))
      default:
        return platformMessage(text)
    }
  }
}

const now = (): Instant => instant(Date.now())

const seatIn = (conversation: string) => ({
  use: 'webchat-api' as const,
  conv: conversation,
  user: `dl_${conversation}`,
  name: null,
  origins: [],
})

const JSON_TYPE = { 'Content-Type': 'application/json' }

const textMessage = ({ words, from }: Text, publicUrl: string): Post => {
  const sid = `SM${createHash('sha256').update(words).digest('hex').slice(0, 32)}`
  const fields = {
    AccountSid: SETTING.twilio.accountSid,
    ApiVersion: '2010-04-01',
    Body: words,
    From: from.id,
    MessageSid: sid,
    NumMedia: '0',
    NumSegments: '1',
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    To: SETTING.twilio.number,
  }
  const path = '/webhooks/sms'
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'X-Twilio-Signature': signatureOf(SETTING.twilio.authToken, `${publicUrl}${path}`, fields),
  }
  return { path, init: { method: 'POST', headers, body: new URLSearchParams(fields).toString() } }
}

const chatMessage = ({ words, from }: Text, token: string): Post => ({
  path: `/v3/directline/conversations/${from.id}/activities`,
  init: {
    method: 'POST',
    headers: { ...JSON_TYPE, Authorization: `Bearer ${token}` },
    body: JSON.stringify({
      type: 'message',
      text: words,
      from: { id: `dl_${from.id}` },
      channelData: { clientActivityID: words },
    }),
  },
})

const platformMessage = ({ words, from }: Text): Post => ({
  path: webhookPath(from.channel),
  init: {
    method: 'POST',
    headers: { ...JSON_TYPE, [SECRET_HEADER]: SETTING.webhookSecret },
    body: JSON.stringify({ id: `${addressKey(from)}/${words}`, from: from.id, text: words }),
  },
})
