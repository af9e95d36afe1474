import { z } from 'zod'

/** What Contents are, and what becomes of one when its variables are filled in (docs: "Content API", "Content types"). */

const QuickReply = z.object({
  body: z.string().min(1),
  actions: z
    .array(z.object({ title: z.string().min(1), id: z.string().optional() }))
    .min(1)
    .max(10),
})

const ListPicker = z.object({
  body: z.string().min(1),
  button: z.string().min(1).max(20),
  items: z
    .array(z.object({ item: z.string().min(1), id: z.string().min(1), description: z.string().optional() }))
    .min(1)
    .max(10),
})

/** The kinds of content that the emulator knows. */
export const Types = z
  .strictObject({
    'twilio/quick-reply': QuickReply.optional(),
    'twilio/list-picker': ListPicker.optional(),
    'twilio/text': z.object({ body: z.string().min(1).max(1600) }).optional(),
  })
  .refine((types) => Object.values(types).some((type) => type !== undefined), 'Name a content type.')

/** One content of the account. `approved`: WhatsApp lets it open a conversation. */
export const Content = z.object({
  sid: z.string(),
  friendlyName: z.string(),
  language: z.string(),
  variables: z.record(z.string(), z.string()),
  types: Types,
  approved: z.boolean(),
  createdAt: z.number(),
})
/** One content, as it is kept. */
export type Content = z.infer<typeof Content>

/** A content as it is sent. */
export type Filled = {
  readonly body: string
  readonly shape: 'quick-reply' | 'list-picker' | null
  readonly buttons: readonly { readonly title: string; readonly id: string; readonly detail: string | null }[]
}

/** The values in their places; samples stand in for what is not given. Null when a value is empty or no text. */
export const fill = (content: Content, given: string | null): Filled | null => {
  const values = variablesIn(given)
  if (values === null) return null
  const known = { ...content.variables, ...values }
  const put = (text: string): string =>
    text.replace(/\{\{(\w{1,16})\}\}/g, (place, name: string) => known[name] ?? place)
  const { 'twilio/quick-reply': reply, 'twilio/list-picker': list, 'twilio/text': text } = content.types
  if (reply) {
    const buttons = reply.actions.map(({ title, id }) => ({
      title: put(title),
      id: put(id ?? title),
      detail: null,
    }))
    return { body: put(reply.body), shape: 'quick-reply', buttons }
  }
  if (list) {
    const buttons = list.items.map(({ item, id, description }) => ({
      title: put(item),
      id: put(id),
      detail: description === undefined ? null : put(description),
    }))
    return { body: put(list.body), shape: 'list-picker', buttons }
  }
  return { body: put(text?.body ?? ''), shape: null, buttons: [] }
}

const Variables = z.record(z.string().max(16), z.string().min(1).max(1600))

const variablesIn = (given: string | null): { readonly [name: string]: string } | null => {
  if (given === null) return {}
  try {
    return Variables.parse(JSON.parse(given))
  } catch {
    return null
  }
}

/** What WhatsApp does not take in a session: more than three buttons, or anything too long, or said twice. */
export const isTooMuch = ({ body, shape, buttons }: Filled): boolean => {
  if (shape === null) return body.length > 1600
  const [most, room] = shape === 'quick-reply' ? [3, 20] : [10, 24]
  return (
    body.length > 1024 ||
    buttons.length > most ||
    new Set(buttons.map(({ title }) => title)).size < buttons.length ||
    new Set(buttons.map(({ id }) => id)).size < buttons.length ||
    buttons.some(
      ({ title, id, detail }) => title.length > room || id.length > 200 || (detail ?? '').length > 72,
    )
  )
}
