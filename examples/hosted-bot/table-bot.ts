import {
  ActivityHandler,
  CardFactory,
  type ConversationState,
  MessageFactory,
  type Middleware,
  type StatePropertyAccessor,
  type TurnContext,
} from 'botbuilder'

/** What the bot knows of a booking so far. */
type Booking = { guests?: number; evening?: string; turns: number }

/**
 * Books a table. An ordinary bot for Bot Framework, which knows of nothing else: it could run under a `CloudAdapter` as it
 * stands here.
 */
export class TableBot extends ActivityHandler {
  private readonly booking: StatePropertyAccessor<Booking>
  private readonly conversationState: ConversationState

  constructor(conversationState: ConversationState) {
    super()
    this.conversationState = conversationState
    this.booking = conversationState.createProperty<Booking>('booking')

    this.onMembersAdded(async (context, next) => {
      for (const member of context.activity.membersAdded ?? []) {
        if (member.id !== context.activity.recipient.id)
          await context.sendActivity('Welcome to the table desk of the Lighthouse.')
      }
      await next()
    })

    this.onMessage(async (context, next) => {
      const booking = await this.booking.get(context, { turns: 0 })
      booking.turns += 1
      await this.goOn(context, booking)
      await next()
    })
  }

  /** Saves the state when the turn is over, as every bot with a state does. */
  override async run(context: TurnContext): Promise<void> {
    await super.run(context)
    await this.conversationState.saveChanges(context)
  }

  private async goOn(context: TurnContext, booking: Booking): Promise<void> {
    const said = context.activity.text.trim()
    if (/^(over|again)$/i.test(said)) {
      await this.booking.delete(context)
      await context.sendActivity('All forgotten. For how many shall it be?')
      return
    }
    if (booking.guests === undefined && /^\d{1,2}$/.test(said)) booking.guests = tableFor(Number(said))
    else if (booking.guests !== undefined && EVENINGS.has(said)) booking.evening = said
    if (booking.guests === undefined) {
      await context.sendActivity(MessageFactory.suggestedActions(['2', '4', '6'], 'For how many?'))
    } else if (booking.evening === undefined) {
      const actions = [...EVENINGS].map(([value, title]) => ({ type: 'imBack', title, value }))
      await context.sendActivity(
        MessageFactory.suggestedActions(actions, `A table for ${booking.guests}. When?`),
      )
    } else {
      await context.sendActivity({ type: 'typing' })
      await context.sendActivity(MessageFactory.attachment(confirmation(booking)))
    }
  }
}

/** A bot has errors of its own. */
const tableFor = (guests: number): number => {
  if (guests < 1 || guests > 12) throw new RangeError(`There is no table for ${guests}.`)
  return guests
}

/** The evenings, by what their buttons say to the bot. */
const EVENINGS = new Map([
  ['evening-fri', 'Friday'],
  ['evening-sat', 'Saturday'],
])

const confirmation = ({ guests, evening = '', turns }: Booking) =>
  CardFactory.heroCard(
    `Table for ${guests}`,
    `${EVENINGS.get(evening)} at eight, settled in ${turns} messages.`,
    ['https://lighthouse.example/room.png'],
    [{ type: 'openUrl', title: 'The menu', value: 'https://lighthouse.example/menu' }],
  )

/** A middleware as they are: it sees what comes and what goes, and changes a word. */
export class PoliteMiddleware implements Middleware {
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    context.onSendActivities(async (_context, activities, send) => {
      for (const activity of activities)
        if (activity.type === 'message' && activity.text)
          activity.text = activity.text.replace(/^For/, 'Please, for')
      return send()
    })
    await next()
  }
}
