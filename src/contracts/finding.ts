/**
 * What was found out about one thing that must be right at a platform: it is right, it is wrong, or it cannot be told from
 * here. `mend` says what to do about it; null where nothing need be done.
 */
export type Finding = {
  readonly state: 'ok' | 'wrong' | 'unknown'
  readonly what: string
  readonly mend: string | null
}
