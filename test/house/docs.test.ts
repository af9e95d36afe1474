import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { ERRORS } from '#errors/table'
import { SHOWN } from '../contracts/adapter/shown.ts'
import { WAY_IN } from '../contracts/adapter/way-in.ts'
import { WAY_OUT } from '../contracts/adapter/way-out.ts'
import {
  anchorsIn,
  blocksIn,
  codeIn,
  codeLines,
  type Document,
  documents,
  excerptsIn,
  proseOf,
  rowsIn,
} from './markdown.ts'
import { filesIn, ROOT, read, SOURCES } from './tree.ts'

const DOCUMENTED = /^(src|channels|dialogs|memory|lab)\//
const EXPORT =
  /^export (?:default |declare |abstract |async )*(?:const|let|function|class|type|interface) \*?(\w+)/

test('every export has a sentence of its own', () => {
  const bare = SOURCES.filter(({ path }) => DOCUMENTED.test(path)).flatMap(({ path, lines }) =>
    lines.flatMap((line, n) => {
      const name = EXPORT.exec(line)?.[1]
      return name && !lines[n - 1]?.endsWith('*/') ? [`${path}:${n + 1} ${name}`] : []
    }),
  )
  expect(bare).toEqual([])
})

test('docs/errors.md and the table of errors say the same', () => {
  const written = rowsIn(read('docs/errors.md')).map(([code, sentence, remedy]) => [
    codeIn(code),
    sentence,
    remedy,
  ])
  const thrown = Object.entries(ERRORS).map(([code, { sentence, remedy }]) => [code, sentence, remedy])
  expect(written).toEqual(thrown)
})

test('every error of the table is thrown somewhere', () => {
  const code = SOURCES.filter(({ room }) => room !== 'test')
    .map(({ text }) => text)
    .join('\n')
  expect(Object.keys(ERRORS).filter((name) => !code.includes(`StartError('${name}'`))).toEqual([])
})

describe('documents', () => {
  test('every relative link leads somewhere', () => {
    expect(documents().flatMap(brokenLinks)).toEqual([])
  })

  test('every file and folder they name exists', () => {
    expect(documents().flatMap(strayPaths)).toEqual([])
  })

  test('every decision has a number of its own, without a gap', () => {
    const numbers = filesIn('docs/decisions', '.md').map((path) => Number(/\/(\d{4})-/.exec(path)?.[1]))
    expect(numbers).toEqual(numbers.map((_, n) => n + 1))
  })

  test('every excerpt stands in its file as it is shown', () => {
    expect(documents().flatMap(strayExcerpts)).toEqual([])
  })

  test('every TypeScript block compiles', async () => {
    const all = documents()
    if (!all.some(({ path }) => path === 'README.md'))
      throw new Error(
        'README.md is missing: it is where a stranger begins. Write it; its ts blocks are compiled here.',
      )
    expect(await complaints(all)).toBe('')
  }, 120_000)
})

describe('docs/write-a-channel.md', () => {
  const text = read('docs/write-a-channel.md')
  const channel = 'examples/your-own-channel/channel.ts'

  test('shows the whole of its channel, and each line once', () => {
    const shown = excerptsIn(text).flatMap(({ file, lines }) => (file === channel ? lines : []))
    expect([...shown].sort()).toEqual([...codeLines(read(channel))].sort())
  })

  test('says of every fact of the contract what it demands', () => {
    const facts = Object.keys({ ...WAY_IN, ...SHOWN, ...WAY_OUT })
    const section = text.split(/^## /m).find((part) => part.startsWith('What each fact demands')) ?? ''
    expect(rowsIn(section).map(([fact]) => fact)).toEqual(facts)
  })
})

const strayExcerpts = ({ path, text }: Document): readonly string[] =>
  excerptsIn(text).flatMap(({ file, lines }) => {
    const whole = existsSync(join(ROOT, file)) ? codeLines(read(file)).join('\n') : ''
    return `\n${whole}\n`.includes(`\n${lines.join('\n')}\n`)
      ? []
      : [`${path}: "${lines[0]}" and what follows is not in ${file}`]
  })

const LINK = /\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]+))?\)/g

const brokenLinks = ({ path, text }: Document): readonly string[] =>
  [...proseOf(text).matchAll(LINK)].flatMap(([link, file = '', anchor]) => {
    const target = file === '' ? path : join(dirname(path), file)
    if (!existsSync(join(ROOT, target))) return [`${path} ${link} leads to no file`]
    if (anchor === undefined || !target.endsWith('.md')) return []
    return anchorsIn(read(target)).includes(anchor) ? [] : [`${path} ${link} leads to no heading`]
  })

/** Words in backticks that begin with a folder of ours, or that end like a file and stand in one. */
const PATH = /`((?:src|channels|dialogs|memory|lab|web|examples|bench|test|docs)\/[\w./-]*)`/g

const strayPaths = ({ path, text }: Document): readonly string[] =>
  [...proseOf(text).matchAll(PATH)].flatMap(([, named = '']) =>
    existsSync(join(ROOT, named)) ? [] : [`${path} names ${named}, which is not there`],
  )

/** What the compiler says to the blocks, each a file that imports the package by its name as a customer does. */
const complaints = async (all: readonly Document[]): Promise<string> => {
  const folder = join(ROOT, 'dist', 'documents')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const files: string[] = []
  for (const { path, text } of all) {
    for (const [n, block] of blocksIn(text, 'ts').entries()) {
      const file = `${path.replaceAll('/', '-')}.${n + 1}.ts`
      await writeFile(join(folder, file), `${block}\nexport {}\n`)
      files.push(file)
    }
  }
  if (files.length === 0) return 'No document has a block marked ts: show how the library is used.'
  const options = { noEmit: true, rootDir: '../..', outDir: '..' }
  const config = { extends: '../../tsconfig.json', compilerOptions: options, include: [], files }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const said = await promisify(execFile)(process.execPath, [compiler, '-p', folder], { cwd: ROOT }).then(
    () => '',
    ({ stdout, message }: { readonly stdout?: string; readonly message: string }) => stdout || message,
  )
  if (said === '') await rm(folder, { recursive: true })
  return said
}
