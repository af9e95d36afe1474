import type { Middleware, MiddlewareHandler, Storage, TurnContext } from 'botbuilder'
import { z } from 'zod'
import type { Asked, Host, Hosted } from '#contracts/host'
import type { Memory } from '#contracts/memory'
import { type Milliseconds, seconds } from '#core/time'
import { openCollector } from './collector.ts'
import { Action, heardAs, joined } from './heard.ts'
import { type Said, saidBy } from './said.ts'
import { botStorage, shelfOf } from './storage.ts'

/** A bot as it was written for botbuilder: an `ActivityHandler`, or whatever has its `run`. */
export type Bot = { run(context: TurnContext): Promise<void> }

/** A bot with what runs around it. */
export type BotParts = {
  readonly bot: Bot
  readonly middleware?: readonly (Middleware | MiddlewareHandler)[]
  /** As an adapter has it; without one, an error makes the turn fail, and other dialogs answer. */
  readonly onTurnError?: (context: TurnContext, error: Error) => Promise<void>
}

/** How a bot comes to be: with a `Storage` in which its state is kept where ours is. */
export type HostOptions = {
  /** The name by which `hostedDialog` asks for it; its state is filed under it. */
  readonly name: string
  readonly make: (storage: Storage) => BotParts | Promise<BotParts>
  /** How long it may take to answer, 15 seconds unless said; whoever takes longer has failed. */
  readonly patience?: Milliseconds
}

/**
 * Runs an unchanged bot as one voice of the business (C2). It is asked before the turn is committed, once; its answer
 * stands in the journal, and passes our gate and outbox like every word of ours. On every channel it is one conversation.
 */
export const hostBot = ({ name, make, patience = seconds(15) }: HostOptions): Host => ({
  name,
  open: (memory) => {
    let parts: Promise<BotParts> | null = null
    const opened = (): Promise<BotParts> => {
      parts ??= Promise.resolve()
        .then(() => make(botStorage(memory, name)))
        .catch((error: unknown) => {
          // It is tried anew with the next message: what it needs may be there by then.
          parts = null
          throw error
        })
      return parts
    }
    const turns = async (asked: Asked): Promise<Hosted> => ask(asked, await opened(), memory, name)
    return (asked) => inTime(turns(asked), patience).catch(failed)
  },
})

/** What is kept between turns: that they have met, and the buttons that were put up last. */
const Met = z.object({ actions: z.array(Action) })

const MET = 'throughline/met'

const ask = async (
  { person, heard }: Asked,
  { bot, middleware = [], onTurnError }: BotParts,
  { records }: Pick<Memory, 'records'>,
  name: string,
): Promise<Hosted> => {
  const shelf = shelfOf(name, person)
  const [kept] = await records.read(shelf, [MET])
  const met = kept ? (Met.safeParse(kept.value).data?.actions ?? []) : null
  const collector = await openCollector({ middleware, onTurnError: onTurnError ?? null })
  const run = (activity: Parameters<typeof collector.turn>[0]) =>
    collector.turn(activity, (context) => bot.run(context))
  const [first] = heard
  if (met === null && first) await run(joined(person, first.activity))
  let actions: readonly Action[] = met ?? []
  for (const one of heard) {
    const before = collector.said().length
    await run(heardAs(person, one, actions))
    actions = lastActions(collector.said().slice(before).map(saidBy)) ?? actions
  }
  const said = collector.said().flatMap((activity) => saidBy(activity) ?? [])
  const latest = lastActions(said) ?? actions
  await records.write(shelf, [{ key: MET, value: { actions: [...latest] }, tag: null }])
  return { kind: 'said', messages: said.map(({ message }) => message) }
}

/** The buttons of the last thing that was said; null when nothing was. */
const lastActions = (said: readonly (Said | null)[]): readonly Action[] | null =>
  said.findLast((one) => one !== null)?.actions ?? null

class Late extends Error {
  constructor(patience: Milliseconds) {
    super(`The bot did not answer within ${patience / 1_000} s.`)
  }
}

const inTime = <T>(work: Promise<T>, patience: Milliseconds): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late(patience)), patience)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

const failed = (error: unknown): Hosted => ({
  kind: 'failed',
  reason: error instanceof Late ? error.message : 'The bot threw an error; the log says which.',
  detail: String(error).slice(0, 500),
})
