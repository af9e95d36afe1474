import { Hono } from 'hono'
import type { Clock } from '#contracts/clock'
import { login, notFound, refuse } from './login.ts'
import type { TwilioEmulatorOptions } from './options.ts'

/** What the REST API says of the account itself: its state, its number, its Messaging Service, its WhatsApp sender. */
export const accountApi = (options: TwilioEmulatorOptions, clock: Clock): Hono => {
  const { accountSid, number, messagingServiceSid = null, whatsapp = null, account = {} } = options
  const { status = 'active', smsUrl = options.webhookUrl, smsMethod = 'POST' } = account
  const signedIn = login(options, clock)
  const services = new Hono()
    .use('*', signedIn)
    .use('/:service/*', (c, next) =>
      c.req.param('service') === messagingServiceSid ? next() : Promise.resolve(refuse(c, notFound(c))),
    )
    .get('/:service/PhoneNumbers', (c) => {
      const pool = Array.from({ length: account.pool ?? 1 }, () => ({
        sid: NUMBER_SID,
        account_sid: accountSid,
        service_sid: messagingServiceSid,
        phone_number: number,
        country_code: 'US',
        capabilities: ['SMS', 'MMS'],
        date_created: new Date(clock.now()).toISOString(),
        date_updated: new Date(clock.now()).toISOString(),
      }))
      return c.json(listOf('phone_numbers', pool, c.req.url))
    })
    .get('/:service', (c) =>
      c.req.param('service') !== messagingServiceSid
        ? refuse(c, notFound(c))
        : c.json({
            sid: messagingServiceSid,
            account_sid: accountSid,
            friendly_name: 'Texts',
            inbound_request_url: smsUrl,
            inbound_method: smsMethod,
            use_inbound_webhook_on_number: account.useInboundWebhookOnNumber ?? false,
            date_created: new Date(clock.now()).toISOString(),
            date_updated: new Date(clock.now()).toISOString(),
          }),
    )
  return new Hono()
    .use('/2010-04-01/Accounts/:account', signedIn)
    .get('/2010-04-01/Accounts/:account', (c) =>
      c.json({ sid: accountSid, friendly_name: 'Lab', status, type: 'Full' }),
    )
    .use('/2010-04-01/Accounts/:account/IncomingPhoneNumbers.json', signedIn)
    .get('/2010-04-01/Accounts/:account/IncomingPhoneNumbers.json', (c) => {
      const asked = c.req.query('PhoneNumber')
      const numbers = asked === undefined || asked === number ? [numberOf(options, smsUrl, smsMethod)] : []
      return c.json({ incoming_phone_numbers: numbers, next_page_uri: null, page: 0, page_size: 50 })
    })
    .route('/v1/Services', services)
    .use('/v2/Channels/Senders', signedIn)
    .get('/v2/Channels/Senders', (c) => {
      const senders =
        whatsapp === null
          ? []
          : [
              {
                sid: `XE${'1'.repeat(32)}`,
                status: account.whatsappStatus ?? 'ONLINE',
                sender_id: `whatsapp:${whatsapp}`,
                webhook: { callback_url: smsUrl, callback_method: smsMethod },
              },
            ]
      return c.json(listOf('senders', senders, c.req.url))
    })
}

const NUMBER_SID = `PN${'1'.repeat(32)}`

const numberOf = ({ accountSid, number }: TwilioEmulatorOptions, smsUrl: string, smsMethod: string) => ({
  sid: NUMBER_SID,
  account_sid: accountSid,
  phone_number: number,
  friendly_name: number,
  sms_url: smsUrl,
  sms_method: smsMethod,
  sms_application_sid: null,
  capabilities: { sms: true, mms: true, voice: false, fax: false },
})

const listOf = (key: string, records: readonly unknown[], url: string) => ({
  [key]: records,
  meta: { key, page: 0, page_size: 50, next_page_url: null, previous_page_url: null, url },
})
