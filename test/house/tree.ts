import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** Where the project stands: the compiled test lies three folders below it. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** One file of ours as text, and what it imports. */
export type Source = {
  /** From the project's root, with forward slashes. */
  readonly path: string
  /** The folder it belongs to: `src/core/…` is `core`, `dialogs/…` is `dialogs`, a file in `src` itself is `index`. */
  readonly room: string
  readonly text: string
  readonly lines: readonly string[]
  readonly imports: readonly Import[]
}

/** One import or re-export. */
export type Import = {
  readonly line: number
  /** As it is written. */
  readonly specifier: string
  /** The file of ours that is meant; null for a package or a part of Node. */
  readonly target: string | null
  /** Nothing of it is left at run time. */
  readonly typesOnly: boolean
}

/** The text of a file, by its path from the root. */
export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** Everything under a folder whose name ends in one of these, by paths from the root. */
export const filesIn = (folder: string, ...endings: readonly string[]): readonly string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return NOT_OURS.test(entry.name) ? [] : filesIn(path, ...endings)
      return endings.some((ending) => entry.name.endsWith(ending)) ? [path] : []
    })

const NOT_OURS = /^(node_modules|dist|\..*)$/

/** What `package.json` says that the house rules rest on. */
export const PACKAGE = z
  .object({
    name: z.string(),
    exports: z.record(z.string(), z.unknown()).default({}),
    imports: z.record(z.string(), z.string()),
    dependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')))

/** The room a file belongs to. */
export const roomOf = (path: string): string => {
  const [top = '', next = '', ...rest] = path.split('/')
  if (top !== 'src') return top
  return rest.length > 0 ? next : 'index'
}

/** `#core/time` is `src/core/time.ts`: what `package.json` maps to the built file, without the `dist/`. */
const throughMap = (specifier: string): string | null => {
  for (const [pattern, file] of Object.entries(PACKAGE.imports)) {
    const [before = ''] = pattern.split('*')
    if (!specifier.startsWith(before)) continue
    const name = specifier.slice(before.length)
    return file.replace('./dist/', '').replace('*', name).replace(/\.js$/, '.ts')
  }
  return null
}

const targetOf = (from: string, specifier: string): string | null => {
  if (specifier.startsWith('.')) return join(dirname(from), specifier)
  return specifier.startsWith('#') ? throughMap(specifier) : null
}

const STATEMENT = /^(?:import|export)\s+(?:([\w$\s{},*]*?)\s+from\s+)?'([^']+)'/gm
const EXPRESSION = /\b()import\('([^']+)'\)/g

const isTypesOnly = (clause: string): boolean => {
  const names = clause.replace(/[{}]/g, '').split(',')
  return clause.startsWith('type ') || (clause !== '' && names.every((name) => /^\s*(type |$)/.test(name)))
}

const importsIn = (path: string, text: string): readonly Import[] =>
  [...text.matchAll(STATEMENT), ...text.matchAll(EXPRESSION)].map((found) => {
    const [, clause = '', specifier = ''] = found
    return {
      line: text.slice(0, found.index).split('\n').length,
      specifier,
      target: targetOf(path, specifier),
      typesOnly: isTypesOnly(clause),
    }
  })

const sourceAt = (path: string): Source => {
  const text = read(path)
  const room = roomOf(path)
  return { path, room, text, lines: text.trimEnd().split('\n'), imports: importsIn(path, text) }
}

/** Every source file of the project. */
export const SOURCES: readonly Source[] = filesIn('.', '.ts', '.tsx', '.mjs').map(sourceAt)

const TOKENS =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=(?:=>|[(,=:[!&|?{;\n])\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')
const isComment = (token: string): boolean => token.startsWith('/*') || token.startsWith('//')

/** The text with its comments blanked out; lines stay where they are. */
export const withoutComments = (text: string): string =>
  text.replace(TOKENS, (token) => (isComment(token) ? blank(token) : token))

/** The text with comments, strings and patterns blanked out: what is left is code. */
export const codeOnly = (text: string): string => text.replace(TOKENS, blank)

/** The places of a text that match, as `path:line what`. */
export const places = (source: Source, text: string, pattern: RegExp): readonly string[] =>
  text
    .split('\n')
    .flatMap((line, n) =>
      [...line.matchAll(pattern)].map(([found]) => `${source.path}:${n + 1} ${found.trim()}`),
    )
