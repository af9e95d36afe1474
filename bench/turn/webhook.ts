import { signatureOf } from '#lab/twilio/webhooks'
import type { Account } from './child.ts'

/** Whom a message is from: the numbers of one group begin alike. */
export const numberOf = (group: string, person: number): string => `+1${group}${1_000_000 + person}`

/** One inbound text as Twilio posts it, with all of its fields, signed: the bytes of the whole request. */
export const webhookRequest = (
  { accountSid, authToken, from: to, publicUrl }: Account,
  { from, text, serial }: { readonly from: string; readonly text: string; readonly serial: number },
): Buffer => {
  const sid = `SM${serial.toString(16).padStart(32, '0')}`
  const fields = {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    Body: text,
    From: from,
    FromCity: 'SAN FRANCISCO',
    FromCountry: 'US',
    FromState: 'CA',
    FromZip: '94105',
    MessageSid: sid,
    NumMedia: '0',
    NumSegments: '1',
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    To: to,
    ToCity: '',
    ToCountry: 'US',
    ToState: 'CA',
    ToZip: '',
  }
  const body = new URLSearchParams(fields).toString()
  const head = [
    'POST /webhooks/sms HTTP/1.1',
    'Host: 127.0.0.1',
    'Content-Type: application/x-www-form-urlencoded',
    `X-Twilio-Signature: ${signatureOf(authToken, `${publicUrl}/webhooks/sms`, fields)}`,
    `Content-Length: ${body.length}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}
