/**
 * What `throughline doctor` found out about a part of the configuration, by asking the platform itself (S6): `what` says it,
 * `mend` says exactly what to do where something is to be done. `unknown`: only a person can look. Never with a secret in it.
 */
export type Finding = {
  readonly state: 'ok' | 'wrong' | 'unknown'
  readonly what: string
  readonly mend: string | null
}

/** As it should be. */
export const fine = (what: string): Finding => ({ state: 'ok', what, mend: null })

/** Not as it should be, and what to do about it. */
export const wrong = (what: string, mend: string): Finding => ({ state: 'wrong', what, mend })

/** Nobody but a person can tell. */
export const unknown = (what: string, mend: string | null = null): Finding => ({
  state: 'unknown',
  what,
  mend,
})
