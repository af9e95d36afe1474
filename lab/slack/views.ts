import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import type { LabTeam } from './options.ts'

/** Forms, as Slack's reference describes them, with their limits (docs: "Modals", "Input block", "Plain-text input"). */
const Plain = (most: number) =>
  z.object({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(most),
    emoji: z.boolean().optional(),
  })

const Input = z.strictObject({
  type: z.literal('input'),
  block_id: z.string().min(1).max(255),
  optional: z.boolean().default(false),
  label: Plain(2_000),
  hint: Plain(2_000).optional(),
  element: z.object({
    type: z.literal('plain_text_input'),
    action_id: z.string().min(1).max(255),
    multiline: z.boolean().optional(),
    max_length: z.number().int().min(1).max(3_000).optional(),
    initial_value: z.string().optional(),
    placeholder: Plain(150).optional(),
  }),
})

const View = z.strictObject({
  type: z.literal('modal'),
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3_000).default(''),
  title: Plain(24),
  submit: Plain(24).optional(),
  close: Plain(24).optional(),
  blocks: z
    .array(
      z.union([
        Input,
        z.looseObject({ type: z.enum(['section', 'context', 'divider', 'header', 'rich_text']) }),
      ]),
    )
    .min(1)
    .max(100),
})

/** A form that somebody has before them. */
export type OpenView = z.infer<typeof View> & {
  readonly id: string
  readonly team: string
  readonly user: string
  /** What the app said is wrong, by block. */
  readonly errors: { readonly [block: string]: string }
}

/** What Slack says to opening one; without `error` it went well. */
export type Opened = { readonly error?: string; readonly [name: string]: unknown }

/** The forms that are open, and the triggers that may open one: once, within three seconds. */
export type Views = {
  /** A trigger for whoever has just tapped, or typed a command. */
  issue(team: LabTeam, user: string): string
  open(trigger: string, view: unknown): Opened
  of(team: string, user: string): readonly OpenView[]
  /** The form stays, with what is wrong with it. */
  fault(id: string, errors: OpenView['errors']): void
  close(id: string): void
  /** Hears of every form that opens, changes or goes; answers the way to stop. */
  watch(listener: (view: OpenView) => void): () => void
}

const TRIGGER_MS = 3_000

/** No form is open at first. */
export const openViews = (clock: Clock): Views => {
  const triggers = new Map<string, { readonly team: string; readonly user: string; readonly until: number }>()
  const views = new Map<string, OpenView>()
  const listeners = new Set<(view: OpenView) => void>()
  const keep = (view: OpenView): void => {
    views.set(view.id, view)
    for (const listener of listeners) listener(view)
  }
  return {
    issue: (team, user) => {
      const id = `${Math.floor(clock.now() / 1_000)}.${randomBytes(6).toString('hex')}`
      triggers.set(id, { team: team.id, user, until: clock.now() + TRIGGER_MS })
      return id
    },
    open: (trigger, given) => {
      const known = triggers.get(trigger)
      if (!known) return { error: 'invalid_trigger_id' }
      triggers.delete(trigger)
      if (clock.now() > known.until) return { error: 'expired_trigger_id' }
      const view = View.safeParse(given)
      if (!view.success)
        return {
          error: 'invalid_arguments',
          response_metadata: { messages: [z.prettifyError(view.error)] },
        }
      const id = `V${randomBytes(5).toString('hex').toUpperCase()}`
      keep({ ...view.data, id, team: known.team, user: known.user, errors: {} })
      return { view: { id, team_id: known.team, ...view.data } }
    },
    of: (team, user) => [...views.values()].filter((view) => view.team === team && view.user === user),
    fault: (id, errors) => {
      const view = views.get(id)
      if (view) keep({ ...view, errors })
    },
    close: (id) => {
      const view = views.get(id)
      views.delete(id)
      if (view) for (const listener of listeners) listener(view)
    },
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** What a form says when it is sent (docs: "view_submission"). */
export const submissionOf = (
  team: LabTeam,
  view: OpenView,
  values: { readonly [block: string]: string },
) => ({
  type: 'view_submission',
  team: { id: team.id, domain: team.name.toLowerCase() },
  user: { id: view.user, username: view.user.toLowerCase(), name: view.user.toLowerCase(), team_id: team.id },
  token: 'deprecated-verification-token',
  trigger_id: `1.${randomBytes(6).toString('hex')}`,
  view: {
    id: view.id,
    team_id: team.id,
    type: view.type,
    callback_id: view.callback_id ?? '',
    private_metadata: view.private_metadata,
    title: view.title,
    blocks: view.blocks,
    state: {
      values: Object.fromEntries(
        view.blocks.flatMap((block) =>
          block.type === 'input' && 'element' in block
            ? [[block.block_id, filledIn(block, values)] as const]
            : [],
        ),
      ),
    },
  },
  response_urls: [],
  is_enterprise_install: false,
})

const filledIn = (block: object, values: { readonly [block: string]: string }) => {
  const { block_id, element } = Input.parse(block)
  return { [element.action_id]: { type: element.type, value: values[block_id] || null } }
}
