/** One event as one line: what happened, the telling details, and the buyer's words where it rests on some. */
export type EventLine = {
  readonly what: string
  readonly detail: string
  readonly quote?: string
  /** `key` moments carry the sale; `quiet` ones are the bookkeeping. */
  readonly weight?: 'key' | 'quiet' | 'bad'
}
