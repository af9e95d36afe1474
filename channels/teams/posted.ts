import { z } from 'zod'

const Account = z.object({
  id: z.string().min(1).max(1_000),
  name: z.string().nullish(),
  role: z.string().nullish(),
})

/** An Activity as Azure Bot Service posts it (the Activity schema); `null` is as good as absent, what else there is is let be. */
export const Posted = z.object({
  type: z.string().min(1),
  id: z.string().min(1).max(1_000),
  timestamp: z.string().nullish(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.string().min(1).max(1_000),
  from: Account,
  recipient: Account,
  conversation: z.object({
    // It becomes part of an address to call, which no half of a character can stand in.
    id: z
      .string()
      .regex(/^\P{Surrogate}+$/u)
      .max(1_000),
    isGroup: z.boolean().nullish(),
    conversationType: z.string().nullish(),
  }),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  action: z.string().nullish(),
  name: z.string().nullish(),
  locale: z.string().nullish(),
  deliveryMode: z.string().nullish(),
  value: z.json().optional(),
  entities: z.array(z.unknown()).nullish(),
  attachments: z.array(z.unknown()).nullish(),
  channelData: z.json().optional(),
})

/** What was posted, read. */
export type Posted = z.infer<typeof Posted>
