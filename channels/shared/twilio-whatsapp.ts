import { z } from 'zod'
import { type Activity, type Attachment, GEO } from '#core/activity'
import { referred } from './reference.ts'
import type { formFields } from './signature.ts'

const text = z.string().catch('')

const degrees = (most: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(?:\.\d{1,20})?$/)
    .refine((value) => Math.abs(Number(value)) <= most)
    .nullable()
    .catch(null)

/** What a WhatsApp message has beyond a text message (docs: "Twilio's request to your webhook", WhatsApp). */
const Extra = z.object({
  ProfileName: text,
  ButtonText: text,
  ButtonPayload: text,
  ListTitle: text,
  ListId: text,
  Latitude: degrees(90),
  Longitude: degrees(180),
  Label: text,
  Address: text,
})
type Extra = z.infer<typeof Extra>

/**
 * Adds what only WhatsApp tells: their name, the button they tapped, the place they sent. A quoted message is named by
 * Twilio's id alone (`OriginalRepliedMessageSid`), from which nobody can tell which message of ours it is; a button of
 * ours carries that itself. Whether it was forwarded, and the ad they came from, stay readable in `channelData`.
 */
export const parseWhatsapp = (activity: Activity, fields: ReturnType<typeof formFields>): Activity => {
  const extra = Extra.parse(fields)
  const name = extra.ProfileName.trim()
  return {
    ...activity,
    from: name === '' ? activity.from : { ...activity.from, name },
    text: extra.ButtonText || extra.ListTitle || activity.text,
    attachments: [...activity.attachments, ...placeOf(extra)],
    ...tapOf(extra),
  }
}

/** The choice of ours that was tapped; a button of a template, or of another program on the account, is its words alone. */
const tapOf = ({ ButtonPayload, ListId }: Extra): Pick<Activity, 'replyToId' | 'value'> => {
  const tapped = referred(ButtonPayload) ?? referred(ListId)
  return tapped === null ? {} : { replyToId: tapped.outgoing, value: { choice: tapped.choice } }
}

const placeOf = ({ Latitude, Longitude, Label, Address }: Extra): readonly Attachment[] => {
  if (Latitude === null || Longitude === null) return []
  const name = [Label, Address].filter((line) => line !== '').join(', ')
  return [{ contentType: GEO, contentUrl: `geo:${Latitude},${Longitude}`, ...(name === '' ? {} : { name }) }]
}
