import { filesIn, read } from './tree.ts'

/** A document of the project. */
export type Document = { readonly path: string; readonly text: string }

/** The documents a reader is sent to: everything in `docs`, and the README once there is one. */
export const documents = (): readonly Document[] =>
  [...filesIn('.', 'README.md').filter((path) => path === 'README.md'), ...filesIn('docs', '.md')].map(
    (path) => ({ path, text: read(path) }),
  )

/** The blocks of one language that stand for themselves, in order. */
export const blocksIn = (text: string, language: string): readonly string[] =>
  [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, of, body]) =>
    of === language && body !== undefined ? [body] : [],
  )

/** A block that names a file behind its language, and says what stands there. */
export type Excerpt = { readonly file: string; readonly lines: readonly string[] }

/** The excerpts of a document, in order. */
export const excerptsIn = (text: string): readonly Excerpt[] =>
  [...text.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map(([, file = '', body = '']) => ({
    file,
    lines: codeLines(body),
  }))

/** Lines as they are compared: without their indentation, and without the empty ones. */
export const codeLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The text without its code blocks. */
export const proseOf = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '')

/** The rows of every table, cell by cell, without heads and rules. */
export const rowsIn = (text: string): readonly (readonly string[])[] =>
  [...proseOf(text).matchAll(/((?:^\|.*\|$\n?)+)/gm)].flatMap(([table]) =>
    table
      .trim()
      .split('\n')
      .slice(2)
      .map((row) =>
        row
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      ),
  )

/** A cell that is one word of code, without its backticks. */
export const codeIn = (cell: string | undefined): string => /^`([^`]+)`$/.exec(cell ?? '')?.[1] ?? ''

/** The name under which a heading can be linked to, as GitHub makes it. */
export const anchorsIn = (text: string): readonly string[] =>
  [...proseOf(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  )
