/** One thing that was looked at when a configuration is examined: what was found, and the exact way to mend it. */
export type Finding = {
  readonly state: 'ok' | 'wrong' | 'unknown'
  readonly what: string
  readonly mend: string | null
}
