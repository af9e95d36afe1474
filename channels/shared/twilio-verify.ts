import type { IncomingRequest, Verified } from '#contracts/adapter'
import { loaded } from '#contracts/loaded'
import { calledUrl, formFields, formTrouble } from './signature.ts'

/** Twilio's largest webhook is a few kilobytes; more than this is somebody else's. */
const MOST_BYTES = 64 * 1024

/**
 * Twilio signs the address it calls and every field with the account's auth token (docs: "Webhooks security"). There is
 * no time in it, so a captured request stays valid for ever: the id of the message is what stops a replay (I2).
 */
export const verifyTwilio = async (
  options: { readonly accountSid: string; readonly authToken: string; readonly publicUrl: string },
  request: IncomingRequest,
): Promise<Verified> => {
  const signature = request.headers['x-twilio-signature']
  if (signature === undefined || signature === '')
    return { ...refused(400, 'The X-Twilio-Signature header is missing.'), why: 'unsigned' }
  const trouble = formTrouble(request, MOST_BYTES)
  if (trouble !== null) return refused(400, trouble)
  const fields = formFields(request.body)
  const url = calledUrl(options.publicUrl, request)
  const { default: twilio } = await twilioPackage()
  if (!URL.canParse(url) || !twilio.validateRequest(options.authToken, signature, url, fields))
    return refused(403, FORGED)
  if (fields.AccountSid !== options.accountSid)
    return refused(403, 'The request is for another Twilio account.')
  return { kind: 'authentic' }
}

const FORGED =
  'The signature does not belong to this request. If Twilio sent it, PUBLIC_URL is not the address that Twilio calls, ' +
  'or TWILIO_AUTH_TOKEN is not the primary token of the account.'

const refused = (status: 400 | 403, reason: string) => ({ kind: 'refused' as const, status, reason })

/** Asked for once: the module system takes its time even over what it has. */
const twilioPackage = loaded(() => import('twilio'))
