import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { Channels, Site, Webhooks } from '#contracts/webhooks'
import type { Business } from '#core/business'
import type { Policy } from '#core/policy'
import { StartError } from '#errors/table'
import { type Brought, readBrought } from './business/brought.ts'
import { readWebhooks } from './business/channels.ts'
import { BusinessError, type Problem } from './business/problem.ts'

/** A business, and what its file brings along for it. */
export type Loaded = Omit<Brought, 'channels'> & {
  readonly business: Business
  /** Its own channels, set up beside those that are there already; none where it brings none. */
  readonly channels: (site: Site, taken: Webhooks) => Promise<Webhooks>
}

/** Loads the business a file describes; a TypeScript file is compiled on the way, into the data directory. */
export const loadBusiness = async (file: string, data: string): Promise<Loaded> => {
  const source = resolve(file)
  const module = await moduleIn(source, data)
  const business = defaultOf(module)
  if (!isBusiness(business))
    throw new StartError('BUSINESS_FILE', `${source} has no default export made by defineBusiness.`)
  return loaded(source, module, business)
}

/** A file that holds a whole business, or a policy that is kept apart. */
export const loadRules = async (
  file: string,
  data: string,
): Promise<Loaded | { readonly policy: Policy }> => {
  const source = resolve(file)
  const module = await moduleIn(source, data)
  const made = defaultOf(module)
  if (isBusiness(made)) return loaded(source, module, made)
  if (isPolicy(made)) return { policy: made }
  throw new StartError(
    'BUSINESS_FILE',
    `${source} has no default export made by defineBusiness or definePolicy.`,
  )
}

const loaded = (source: string, module: unknown, business: Business): Loaded => {
  const { brought, problems } = readBrought(module)
  if (!brought) throw unusable(source, problems)
  const { channels } = brought
  return { ...brought, business, channels: (site, taken) => setUp(source, channels, site, taken) }
}

const moduleIn = async (source: string, data: string): Promise<unknown> => {
  const compiled = /\.[cm]?tsx?$/.test(source) ? await compile(source, data) : source
  return import(pathToFileURL(compiled).href)
    .catch((error: unknown) => {
      if (error instanceof BusinessError) throw new StartError('BUSINESS', `${source}: ${error.message}`)
      throw new StartError('BUSINESS_FILE', `${source}: ${messageOf(error)}`)
    })
    .finally(() => (compiled === source ? null : rm(compiled, { force: true })))
}

const defaultOf = (module: unknown): unknown =>
  typeof module === 'object' && module && 'default' in module ? module.default : null

const unusable = (source: string, problems: readonly Problem[]): StartError =>
  new StartError('BUSINESS', `${source}: ${new BusinessError('business', problems).message}`)

/** Their own code runs here: what it throws is told as theirs. */
const setUp = async (
  source: string,
  channels: Channels | null,
  site: Site,
  taken: Webhooks,
): Promise<Webhooks> => {
  if (!channels) return {}
  const answered: unknown = await Promise.resolve(site)
    .then(channels)
    .catch((error: unknown) => {
      throw new StartError('BUSINESS', `${source}: channels could not be set up. ${messageOf(error)}`)
    })
  const { webhooks, problems } = readWebhooks(answered, taken)
  if (!webhooks) throw unusable(source, problems)
  return webhooks
}

const compile = async (source: string, data: string): Promise<string> => {
  const outfile = join(resolve(data), 'business', `${Date.now()}.mjs`)
  await mkdir(join(resolve(data), 'business'), { recursive: true })
  try {
    await build({
      entryPoints: [source],
      outfile,
      bundle: true,
      plugins: [ours],
      platform: 'node',
      format: 'esm',
      define: { 'import.meta.url': JSON.stringify(pathToFileURL(source).href) },
      logLevel: 'silent',
    })
  } catch (error) {
    throw new StartError('BUSINESS_FILE', `${source}: ${messageOf(error)}`)
  }
  return outfile
}

/** The file may lie anywhere: `throughline` and its `botbuilder` are always the ones that run; whatever else it imports is bundled. */
const ours: Plugin = {
  name: 'throughline',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^(throughline|botbuilder)(\/|$)/ }, ({ path }) => ({
      path: import.meta.resolve(path),
      external: true,
    }))
  },
}

/** `defineBusiness` has checked and frozen it; anything else was not made by it. */
const isBusiness = (value: unknown): value is Business =>
  typeof value === 'object' &&
  value !== null &&
  Object.isFrozen(value) &&
  'catalogue' in value &&
  'policy' in value

const isPolicy = (value: unknown): value is Policy =>
  typeof value === 'object' &&
  value !== null &&
  Object.isFrozen(value) &&
  'ladder' in value &&
  'validity' in value

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
