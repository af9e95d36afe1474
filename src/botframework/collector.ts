import type { Activity, Middleware, MiddlewareHandler, ResourceResponse, TurnContext } from 'botbuilder'

/** What a bot says in one turn, and where it says it. */
export type Collector = {
  readonly said: () => readonly Partial<Activity>[]
  /** One turn of the bot through its middleware; what it says meanwhile is collected. */
  readonly turn: (
    activity: Partial<Activity>,
    logic: (context: TurnContext) => Promise<void>,
  ) => Promise<void>
}

/** What comes with the bot and runs around it. */
export type Around = {
  readonly middleware: readonly (Middleware | MiddlewareHandler)[]
  readonly onTurnError: ((context: TurnContext, error: Error) => Promise<void>) | null
}

/** Activities that are for a developer's eyes, or only pass the time: nothing of them is said. */
const UNSAID: ReadonlySet<string | undefined> = new Set(['trace', 'delay', 'typing', 'invokeResponse'])

/**
 * An adapter whose platform is a list. The list becomes messages of ours after the turn, so what the bot says passes our
 * gate and outbox, and is said once. botbuilder is loaded with the first turn: it takes 400 ms and 45 MB.
 */
export const openCollector = async ({ middleware, onTurnError }: Around): Promise<Collector> => {
  const { BotAdapter: Base, INVOKE_RESPONSE_KEY, TurnContext: Context } = await import('botbuilder')
  const sent: { readonly id: string; activity: Partial<Activity> | null }[] = []

  class ListAdapter extends Base {
    take(activity: Partial<Activity>, logic: (context: TurnContext) => Promise<void>): Promise<void> {
      return this.runMiddleware(new Context(this, activity), logic)
    }

    /** One answer for each Activity, in order, whatever becomes of it. */
    async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
      return activities.map((activity) => {
        const id = `said-${sent.length + 1}`
        if (activity.type === 'invokeResponse') context.turnState.set(INVOKE_RESPONSE_KEY, activity)
        sent.push({ id, activity: UNSAID.has(activity.type) ? null : activity })
        return { id }
      })
    }

    /** What was said in this turn has not left yet. What was said before stays said: no text message can be taken back. */
    async updateActivity(_context: TurnContext, activity: Partial<Activity>): Promise<void> {
      const known = sent.find(({ id }) => id === activity.id)
      if (known) known.activity = activity
    }

    async deleteActivity(_context: TurnContext, reference: { activityId?: string }): Promise<void> {
      const known = sent.find(({ id }) => id === reference.activityId)
      if (known) known.activity = null
    }

    async continueConversation(): Promise<void> {
      throw new Error(SPOKEN_TO)
    }

    override async continueConversationAsync(): Promise<void> {
      throw new Error(SPOKEN_TO)
    }
  }

  const adapter = new ListAdapter()
  for (const one of middleware) adapter.use(one)
  if (onTurnError !== null) adapter.onTurnError = onTurnError
  return {
    said: () => sent.flatMap(({ activity }) => activity ?? []),
    turn: (activity, logic) =>
      adapter.take(activity, async (context) => {
        await logic(context)
        // Many bots do not wait for what they send; it still is on its way here.
        await new Promise((resolve) => setImmediate(resolve))
      }),
  }
}

const SPOKEN_TO =
  'A hosted bot speaks only when it is spoken to, so continueConversation does nothing here. Say it in a turn, or by a dialog of the business.'
