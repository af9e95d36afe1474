import type { Context, MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Clock } from '#contracts/clock'
import type { TwilioEmulatorOptions } from './options.ts'

/** An error as Twilio's REST API words it. */
export type TwilioError = {
  readonly status: ContentfulStatusCode
  readonly code: number
  readonly message: string
}

/** Twilio's answer to what it does not do. */
export const refuse = (c: Context, { status, code, message }: TwilioError): Response =>
  c.json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }, status)

/** What is not there, or not yours. */
export const notFound = (c: Context): TwilioError => ({
  status: 404,
  code: 20404,
  message: `The requested resource ${c.req.path} was not found`,
})

/** The account's own Basic login, on every call; the time of the answer is the emulator's. */
export const login =
  ({ accountSid, authToken }: TwilioEmulatorOptions, clock: Clock): MiddlewareHandler =>
  async (c, next) => {
    c.header('Date', new Date(clock.now()).toUTCString())
    const wanted = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
    if (c.req.header('authorization') !== wanted)
      return refuse(c, { status: 401, code: 20003, message: 'Authenticate' })
    const account = c.req.param('account')?.replace(/\.json$/, '')
    if (account !== undefined && account !== accountSid) return refuse(c, notFound(c))
    return next()
  }
