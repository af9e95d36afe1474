import { openCustody, type Recoveries } from './custody.ts'
import type { Listener } from './fleet.ts'
import type { News } from './news.ts'

/** What became of a send whose end was unknown, as far as anybody lived to tell. */
export type Doubt = {
  readonly channel: string
  /** What its platform said when it was asked last. */
  readonly answer: Extract<News, { kind: 'asked' }>['answer'] | null
  readonly outcome: Extract<News, { kind: 'settled' }>['outcome'] | null
}

/** What the nodes have told, summed up. */
export type Record = Listener & {
  readonly turns: () => Readonly<{ [result in Extract<News, { kind: 'committed' }>['result']]: number }>
  /** How late timers came, in milliseconds. */
  readonly lateness: readonly number[]
  readonly recoveries: { readonly turns: Recoveries; readonly sends: Recoveries }
  /** Parcels that were taken a second time because nobody had said what became of them. */
  readonly doubts: ReadonlyMap<string, Doubt>
  /** Turns that have begun and not ended. */
  readonly underWay: () => number
  /** Whether nothing has been told for so long, no turn is under way, and no call to a platform can be. */
  readonly isSilent: (forMs: number) => boolean
}

/** Adapters wait for ten seconds at most. */
const LONGEST_CALL = 11_000

/** Begins to listen. */
export const openRecord = (): Record => {
  const turns = { committed: 0, already: 0, fenced: 0 }
  const lateness: number[] = []
  const doubts = new Map<string, Doubt>()
  const persons = openCustody()
  const parcels = openCustody()
  let last = Date.now()

  const learn = (parcel: string, more: Partial<Doubt>): void => {
    const doubt = doubts.get(parcel)
    if (doubt) doubts.set(parcel, { ...doubt, ...more })
  }
  const hearOfTurn = (news: News, node: number): void => {
    if (news.kind === 'timer') lateness.push(news.late)
    if (news.kind === 'leased') persons.take(news.person, news.fence, node)
    if (news.kind === 'released') persons.drop(news.person, news.fence)
    if (news.kind !== 'committed') return
    turns[news.result] += 1
    if (news.result === 'fenced') persons.drop(news.person, news.fence)
    else persons.end(news.person, news.fence)
  }
  const hearOfAnswer = (parcel: string, answer: NonNullable<Doubt['answer']>): void => {
    learn(parcel, { answer })
    // It is neither sent nor given up: until its hold is over, nobody does anything with it.
    if (answer === 'unknown') parcels.leave(parcel)
  }
  const hearOfSend = (news: News, node: number): void => {
    if (news.kind === 'asked') hearOfAnswer(news.parcel.replace(/~.*$/, ''), news.answer)
    if (news.kind === 'took') {
      const { parcel, channel, fence } = news
      if (news.doubtful && !doubts.has(parcel)) doubts.set(parcel, { channel, answer: null, outcome: null })
      parcels.take(parcel, fence, node)
    }
    if (news.kind !== 'settled' || !news.held || news.outcome === 'part-done') return
    learn(news.parcel, { outcome: news.outcome })
    parcels.end(news.parcel, news.fence)
  }
  return {
    hear: (news, node) => {
      last = Date.now()
      hearOfTurn(news, node)
      hearOfSend(news, node)
    },
    died: (node, at) => {
      persons.lose(node, at)
      parcels.lose(node, at)
    },
    turns: () => turns,
    lateness,
    recoveries: { turns: persons.recoveries, sends: parcels.recoveries },
    doubts,
    underWay: persons.size,
    isSilent: (forMs) => Date.now() - last > forMs && persons.size() === 0 && !parcels.hasFresh(LONGEST_CALL),
  }
}
