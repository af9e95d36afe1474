import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The atomic steps; each is a file in `scripts/`, whose head says what it takes, what it answers and what it keeps. */
const NAMES = [
  'accept',
  'lease',
  'renew',
  'release',
  'commit',
  'tick',
  'take',
  'settle',
  'revive',
  'dead',
  'depth',
  'pace',
  'recall',
  'persons',
  'append',
  'write',
  'set-aside',
  'asides',
  'readmit',
  'begin',
  'erase',
  'erase-address',
  'tombstones',
  'honour',
] as const

/** The name of an atomic step. */
export type ScriptName = (typeof NAMES)[number]

/** A step as Redis takes it: its text, and the hash it is known by once it was sent. */
export type Script = { readonly text: string; readonly sha: string }

const fileOf = (name: string): string =>
  readFileSync(new URL(`./scripts/${name}.lua`, import.meta.url), 'utf8')

/** `-- parts: …` in a script's head names what it shares with others, in order. */
const assembled = (name: ScriptName): Script => {
  const own = fileOf(name)
  const parts = /^-- parts: (.*)$/m.exec(own)?.[1]?.split(' ') ?? []
  const text = [...parts.map((part) => fileOf(`parts/${part}`)), own].join('\n')
  return { text, sha: createHash('sha1').update(text).digest('hex') }
}

/** All scripts, by name. */
export type Scripts = { readonly [name in ScriptName]: Script }

/** Reads all scripts. */
export const readScripts = (): Scripts =>
  Object.fromEntries(NAMES.map((name) => [name, assembled(name)])) as Scripts
