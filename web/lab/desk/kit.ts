import type { Block, Slack, Words } from '../devices/networks.ts'

/** A message at the desk, as a rep's client shows it. */
export type Entry = Omit<Slack, 'blocks'> & {
  readonly user: string
  readonly name: string
  /** The app wrote it, nobody else. */
  readonly app: boolean
  /** The message in whose thread it stands; null: in the channel. */
  readonly thread: string | null
  readonly reactions: readonly string[]
  readonly onlyForMe: boolean
  readonly blocks: readonly Kit[]
}

/** A block; those with buttons are a kind of their own. */
export type Kit = Block | Actions

/** A row of buttons (Block Kit, "Actions block"). */
export type Actions = { readonly type: 'actions'; readonly elements: readonly Pressable[] }

/** A button, or another element that can be used (Block Kit, "Button element"); of those others, the lab shows what they say. */
export type Pressable = {
  readonly type: string
  readonly text?: Words
  readonly placeholder?: Words
  readonly style?: 'primary' | 'danger'
  readonly url?: string
  readonly accessibility_label?: string
  readonly confirm?: Confirm
}

/** What is asked before a button counts as tapped (Block Kit, "Confirmation dialog object"). */
export type Confirm = {
  readonly title?: Words
  readonly text?: Words
  readonly confirm?: Words
  readonly deny?: Words
  readonly style?: 'primary' | 'danger'
}

/** A form that somebody has before them (Block Kit, "Modal"). */
export type View = {
  readonly id: string
  readonly title: Words
  readonly submit?: Words
  readonly close?: Words
  readonly blocks: readonly (Block | Input)[]
  /** What the app said is wrong, by block. */
  readonly errors: { readonly [block: string]: string }
}

/** A field of a form (Block Kit, "Input block"). */
export type Input = {
  readonly type: 'input'
  readonly block_id: string
  readonly optional: boolean
  readonly label: Words
  readonly hint?: Words
  readonly element: {
    readonly type: string
    readonly multiline?: boolean
    readonly max_length?: number
    readonly initial_value?: string
    readonly placeholder?: Words
    readonly options?: readonly { readonly text: Words; readonly value: string }[]
  }
}

/** Whether a block is a row of buttons. */
export const isActions = (block: Kit): block is Actions => block.type === 'actions'

/** Whether a block is a field. */
export const isInput = (block: Block | Input): block is Input => block.type === 'input' && 'element' in block

/** Whether words in a thread are the reps' own: the desk keeps to itself what begins with // or a lock. */
export const isNote = (text: string): boolean => /^\s*(\/\/|🔒|:lock:)/u.test(text)
