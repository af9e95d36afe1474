import { z } from 'zod'
import { numberedChoices } from '../shared/plain.ts'

const Button = z.object({ title: z.string(), id: z.string(), detail: z.string().optional() })

/** One message as it will be sent: words, words under a picture or file, or words with choices to tap. */
export const Payload = z.union([
  z.strictObject({ body: z.string() }),
  z.strictObject({ body: z.string(), media: z.string() }),
  z.strictObject({
    body: z.string(),
    kind: z.enum(['quick-reply', 'list-picker']),
    choices: z.array(Button).min(1).max(10),
  }),
])
/** What `render` answers and `send` takes. */
export type Payload = z.infer<typeof Payload>

/** A payload whose choices can be tapped. */
export type Tappable = Extract<Payload, { readonly choices: unknown }>

/** The same choices as numbered lines, for when buttons cannot be had; a choice is read by its number as well (I14). */
export const asNumbers = ({ body, choices }: Tappable): string => `${body}\n\n${numberedChoices(choices)}`
