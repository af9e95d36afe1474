import { z } from 'zod'
import type { LabTeam } from './options.ts'
import type { Parts } from './parts.ts'
import { directOf, nameIn } from './person.ts'
import type { Posted } from './store.ts'
import { onScreen } from './words.ts'

const Button = z.looseObject({
  type: z.literal('button'),
  text: z.looseObject({ text: z.string() }),
  action_id: z.string().optional(),
  value: z.string().optional(),
  url: z.string().optional(),
})

/** A button as it stands in its message. */
export type ShownButton = {
  readonly text: string
  readonly kind: 'choice' | 'link'
  readonly url?: string
  /** What Slack sends when it is tapped. */
  readonly element: z.infer<typeof Button>
  readonly blockId: string
}

/** Every button of a message, in order. */
export const buttonsIn = (blocks: Posted['blocks']): readonly ShownButton[] =>
  (blocks ?? []).flatMap(({ type, elements, block_id }) =>
    type === 'actions' && Array.isArray(elements)
      ? elements.flatMap((element): readonly ShownButton[] => {
          const button = Button.safeParse(element)
          if (!button.success) return []
          const { text, url } = button.data
          return [
            {
              text: text.text,
              kind: url === undefined ? 'choice' : 'link',
              ...(url === undefined ? {} : { url }),
              element: button.data,
              blockId: String(block_id),
            },
          ]
        })
      : [],
  )

/** Whether somebody's client shows it: their own direct messages, and every channel. */
export const isVisibleTo = ({ channel, onlyFor }: Posted, user: string, team: LabTeam): boolean =>
  (onlyFor === null || onlyFor === user) && (!channel.startsWith('D') || channel === directOf(team, user))

/** A message as a client shows it; `mine` when its user wrote it. */
export const entryOf = (message: Posted, user: string, { store, options, status }: Parts) => {
  const team = options.teams.find(({ id }) => id === message.team)
  return {
    id: message.ts,
    mine: !message.isBot && message.user === user,
    user: message.user,
    name: team ? nameIn(team, message.user) : message.user,
    app: message.isBot,
    text: onScreen(message.text, options.botName ?? 'throughline', team?.botUserId ?? ''),
    blocks: message.blocks ?? [],
    buttons: buttonsIn(message.blocks).map(({ text, kind, url }) => ({
      text,
      kind,
      ...(url === undefined ? {} : { url }),
    })),
    files: message.files
      .flatMap((id) => store.file(id) ?? [])
      .map(({ id, name, mimetype, content }) => ({
        id,
        name,
        contentType: mimetype,
        url: `data:${mimetype};base64,${content}`,
        size: Buffer.byteLength(content, 'base64'),
      })),
    edited: message.isEdited,
    reactions: message.reactions,
    onlyForMe: message.onlyFor !== null,
    thread: message.thread,
    status: status.of(message.team, message.channel, message.ts),
    at: Math.floor(Number(message.ts) * 1_000),
  }
}
