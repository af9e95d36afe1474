import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { Business } from '#core/business'
import { StartError } from '#errors/table'
import { type Brought, readBrought } from './business/brought.ts'
import { BusinessError } from './business/problem.ts'

/** A business, and what its file brings along for it. */
export type Loaded = Brought & { readonly business: Business }

/** Loads the business a file describes; a TypeScript file is compiled on the way, into the data directory. */
export const loadBusiness = async (file: string, data: string): Promise<Loaded> => {
  const source = resolve(file)
  const compiled = /\.[cm]?tsx?$/.test(source) ? await compile(source, data) : source
  const module: unknown = await import(pathToFileURL(compiled).href).catch((error: unknown) => {
    if (error instanceof BusinessError) throw new StartError('BUSINESS', `${source}: ${error.message}`)
    throw new StartError('BUSINESS_FILE', `${source}: ${messageOf(error)}`)
  })
  const business = typeof module === 'object' && module && 'default' in module ? module.default : null
  if (!isBusiness(business))
    throw new StartError('BUSINESS_FILE', `${source} has no default export made by defineBusiness.`)
  const read = readBrought(module)
  if (read.brought) return { business, ...read.brought }
  throw new StartError('BUSINESS', `${source}: ${new BusinessError('business', read.problems).message}`)
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

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
