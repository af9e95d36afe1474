import { describe, expect, test } from '@jest/globals'
import { CODE_EXCEPTIONS, DIVIDED, EXCEPTIONS, type Exception, PURE, ROOMS, TYPES_ONLY } from './rooms.ts'
import { type Import, PACKAGE, roomOf, SOURCES, type Source } from './tree.ts'

type Edge = { readonly source: Source; readonly made: Import; readonly target: string }

const OURS: readonly Edge[] = SOURCES.flatMap((source) =>
  source.imports.flatMap((made) => (made.target === null ? [] : [{ source, made, target: made.target }])),
)

const FOREIGN: readonly { readonly source: Source; readonly made: Import }[] = SOURCES.flatMap((source) =>
  source.imports.filter(({ target }) => target === null).map((made) => ({ source, made })),
)

const covers = ({ from, to }: Exception, { source, target }: Edge): boolean =>
  source.path.startsWith(from) && target.startsWith(to)

const isExcepted = (edge: Edge, exceptions: readonly Exception[]): boolean =>
  exceptions.some((exception) => covers(exception, edge))

const isAcross = ({ source, target }: Edge): boolean => source.room !== roomOf(target)

const isPermitted = (edge: Edge): boolean =>
  !isAcross(edge) || (ROOMS[edge.source.room] ?? []).includes(roomOf(edge.target))

const isCodeForAPage = (edge: Edge): boolean =>
  TYPES_ONLY.includes(edge.source.room) && isAcross(edge) && !edge.made.typesOnly

/** Rooms that `package.json` names have a `#name`. */
const isNamed = (room: string): boolean => `#${room}/*` in PACKAGE.imports

const told = ({ source, made }: { readonly source: Source; readonly made: Import }): string =>
  `${source.path}:${made.line} imports ${made.specifier}`

describe('who may import whom', () => {
  test('every room of the tree has a row in the table', () => {
    const rooms = [...new Set(SOURCES.map(({ room }) => room))]
    expect(rooms.filter((room) => !(room in ROOMS))).toEqual([])
  })

  test('a room imports only the rooms that its row names', () => {
    const breaches = OURS.filter((edge) => !isPermitted(edge) && !isExcepted(edge, EXCEPTIONS))
    expect(breaches.map(told)).toEqual([])
  })

  test('every exception is still needed, and says why', () => {
    const forbidden = OURS.filter((edge) => !isPermitted(edge))
    const idle = [
      ...EXCEPTIONS.filter((exception) => !forbidden.some((edge) => covers(exception, edge))),
      ...CODE_EXCEPTIONS.filter(
        (exception) => !OURS.filter(isCodeForAPage).some((edge) => covers(exception, edge)),
      ),
    ]
    expect(idle).toEqual([])
    expect([...EXCEPTIONS, ...CODE_EXCEPTIONS].filter(({ reason }) => reason.length < 40)).toEqual([])
  })

  test('nothing imports a file that is not there', () => {
    const paths = new Set(SOURCES.map(({ path }) => path))
    expect(OURS.filter(({ target }) => !paths.has(target)).map(told)).toEqual([])
  })

  test('channels, memories, emulators and pages do not know each other', () => {
    const part = (path: string) => path.split('/')[1] ?? ''
    const breaches = OURS.filter(
      (edge) =>
        DIVIDED.includes(edge.source.room) &&
        !isAcross(edge) &&
        part(edge.target) !== 'shared' &&
        part(edge.target) !== part(edge.source.path),
    )
    expect(breaches.map(told)).toEqual([])
  })

  test('only decide puts the permit on a deed (I6)', () => {
    const permits = SOURCES.filter(
      ({ room, text }) =>
        room !== 'test' && /import \{[^}]*\bpermit\b[^}]*\} from '[^']*authorize(\.ts)?'/.test(text),
    )
    expect(permits.map(({ path }) => path)).toEqual(['src/core/decide.ts'])
  })
})

describe('how an import is written', () => {
  test('across rooms by #room/name, where the room has a name', () => {
    const breaches = OURS.filter(
      (edge) => isAcross(edge) && isNamed(roomOf(edge.target)) && !edge.made.specifier.startsWith('#'),
    )
    expect(breaches.map(told)).toEqual([])
  })

  test('inside a room relatively, with the ending', () => {
    const breaches = OURS.filter(
      (edge) => !isAcross(edge) && !/^\.\.?\/.*\.(tsx?|mjs)$/.test(edge.made.specifier),
    )
    expect(breaches.map(told)).toEqual([])
  })

  test('a page takes types from the server and no code', () => {
    const breaches = OURS.filter((edge) => isCodeForAPage(edge) && !isExcepted(edge, CODE_EXCEPTIONS))
    expect(breaches.map(told)).toEqual([])
  })
})

describe('packages', () => {
  test('core, contracts and dialogs import no package and no part of Node', () => {
    expect(FOREIGN.filter(({ source }) => PURE.includes(source.room)).map(told)).toEqual([])
  })

  test('botbuilder is known to one room, and loaded when it is first needed (C2)', () => {
    const mine = ['test', 'examples']
    const known = FOREIGN.filter(
      ({ source, made }) => packageIn(made.specifier) === 'botbuilder' && !mine.includes(source.room),
    )
    const breaches = known.filter(
      ({ source, made }) =>
        source.room !== 'botframework' ||
        !(made.typesOnly || source.lines[made.line - 1]?.includes("import('botbuilder')")),
    )
    expect(breaches.map(told)).toEqual([])
    expect(known.length).toBeGreaterThan(0)
  })

  test('what runs at a customer is a dependency, not a development dependency', () => {
    const shipped = FOREIGN.filter(({ source }) => !['test', 'bench', 'web', 'scripts'].includes(source.room))
    const missing = shipped.filter(
      ({ made }) =>
        !made.specifier.startsWith('node:') &&
        packageIn(made.specifier) !== 'throughline' &&
        !(packageIn(made.specifier) in PACKAGE.dependencies),
    )
    expect(missing.map(told)).toEqual([])
  })

  test('every dependency is imported by something that runs at a customer', () => {
    const used = new Set(
      FOREIGN.filter(({ source }) => source.room !== 'test').map(({ made }) => packageIn(made.specifier)),
    )
    expect(Object.keys(PACKAGE.dependencies).filter((name) => !used.has(name))).toEqual([])
  })
})

/** `hono/cors` is of the package `hono`, `@hono/node-server/conninfo` of `@hono/node-server`. */
const packageIn = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
