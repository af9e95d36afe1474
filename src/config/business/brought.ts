import { z } from 'zod'
import type { Host } from '#contracts/host'
import type { Language } from '#contracts/language'
import type { Channels } from '#contracts/webhooks'
import type { Dialog } from '#core/dialog'
import { asIs, method, words } from './leaves.ts'
import { expects, type Problem, problemsOf } from './problem.ts'

/** What a business file may export beside the business; null is what it leaves to us. */
export type Brought = {
  readonly dialogs: readonly Dialog[] | null
  readonly language: Language | null
  readonly channels: Channels | null
  readonly hosts: readonly Host[] | null
}

/** Reads a business file's named exports; all problems are told at once, each with its path and what to write. */
export const readBrought = (
  module: unknown,
):
  | { readonly brought: Brought; readonly problems: readonly [] }
  | { readonly brought: null; readonly problems: readonly Problem[] } => {
  const read = shape.safeParse(module)
  if (!read.success) return { brought: null, problems: problemsOf(read.error) }
  const { dialogs = null, language = null, channels = null, hosts = null } = read.data
  return { brought: { dialogs, language, channels, hosts }, problems: [] }
}

const ROLE = expects('a role', 'Write "sdr" for one that explores, "closer" for one that converges.')

const dialogShape = z.object(
  {
    name: words('Write the name by which the journal knows it, for example "patience".'),
    role: z.enum(['sdr', 'closer'], ROLE),
    propose: method('Write a function from a View to keep(...) or pass(...).'),
  },
  expects('a dialog', 'Write what defineDialog answers.'),
)

const languageShape = z.object(
  {
    perceive: method('Write a function that reads a message; emptyReading is what it answers at least.'),
    takesBack: method('Write a function that tells whether words are denied, or leave it out.').optional(),
    lookUp: method('Write a function that answers passages, or none: async () => [].'),
    compose: method('Write a function that phrases briefs, or take the one of ruleLanguage(business).'),
  },
  expects('a language', 'Write { perceive, lookUp, compose }, or take ruleLanguage(business).'),
)

const hostShape = z.object(
  {
    name: words('Write the name by which a dialog asks for it, for example "travel".'),
    open: method('Write what hostBot answers.'),
  },
  expects('a host', 'Write what hostBot answers.'),
)

const shape = z.object({
  dialogs: z
    .array(
      asIs<Dialog>(dialogShape),
      expects('a list of dialogs', 'Write a list such as [mine, ...DIALOGS].'),
    )
    .min(1, expects('a list with a dialog in it', 'Write at least one, or leave it out to have ours.'))
    .exactOptional(),
  language: asIs<Language>(languageShape).exactOptional(),
  channels: method<Channels>(
    'Write a function from the site to paths and adapters: () => ({ "/webhooks/mine": mine }).',
  ).exactOptional(),
  hosts: z
    .array(asIs<Host>(hostShape), expects('a list of hosts', 'Write a list such as [hostBot({ … })].'))
    .exactOptional(),
})
