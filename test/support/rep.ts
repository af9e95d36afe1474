import { z } from 'zod'
import { eventually } from './eventually.ts'

/** The lab's desk. */
export const DESK = 'C0LABDESK'

const Entry = z.object({
  id: z.string(),
  mine: z.boolean(),
  user: z.string(),
  text: z.string(),
  buttons: z.array(z.object({ text: z.string() })),
  thread: z.string().nullable(),
  reactions: z.array(z.string()),
  onlyForMe: z.boolean(),
  edited: z.boolean(),
})

/** A message at the desk, as a rep's client shows it. */
export type Shown = z.infer<typeof Entry>

const View = z.object({ id: z.string(), callback_id: z.string(), blocks: z.array(z.unknown()) })

/** A rep with a client of the emulated Slack: the lab's, or another's under its base. */
export const repAt = (base: string, user: string, channel: string = DESK) => {
  const at = `${base}/clients/${user}`
  const send = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(`${at}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`Slack answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
  const look = async (): Promise<readonly Shown[]> =>
    z
      .object({ messages: z.array(Entry) })
      .parse(await (await fetch(`${at}/messages?channel=${channel}`)).json()).messages
  const views = async () =>
    z.object({ views: z.array(View) }).parse(await (await fetch(`${at}/views`)).json()).views

  return {
    look,
    views,
    cards: async () =>
      (await look()).filter(
        ({ thread, buttons, onlyForMe }) => thread === null && buttons.length > 0 && !onlyForMe,
      ),
    thread: async (card: string) => (await look()).filter(({ thread }) => thread === card),
    say: async (text: string, thread?: string, files: readonly object[] = []): Promise<string> =>
      z
        .object({ id: z.string() })
        .parse(await send('/messages', { text, channel, files, ...(thread === undefined ? {} : { thread }) }))
        .id,
    click: (message: string, button: string) => send('/clicks', { message, button }),
    command: async (text: string): Promise<string> =>
      z
        .object({ shown: z.string() })
        .parse(await send('/commands', { command: '/throughline', text, channel })).shown,
    /** Fills the form that opens, and answers what was wrong with it. */
    fill: async (values: { readonly [field: string]: string }) => {
      const open = await eventually(async () => {
        const [view] = await views()
        if (!view) throw new Error('No form has opened.')
        return view
      })
      return z
        .object({ errors: z.record(z.string(), z.string()), taken: z.boolean() })
        .parse(await send(`/views/${open.id}`, { values }))
    },
  }
}
