/**
 * Who may import whom: core ◀ contracts ◀ the rooms of one flow ◀ server ◀ app, and core ◀ dialogs. Siblings never import
 * each other; a room that is missing here may import nothing.
 */
export const ROOMS: { readonly [room: string]: readonly string[] } = {
  // Pure: no package and no part of Node either.
  core: [],
  contracts: ['core'],
  dialogs: ['core'],

  // The rooms of one flow, each for itself.
  turn: ['core', 'contracts'],
  bus: ['core', 'contracts'],
  language: ['core', 'contracts'],
  checkout: ['core', 'contracts'],
  calendar: ['core', 'contracts'],
  media: ['core', 'contracts'],
  desk: ['core', 'contracts'],
  crm: ['core', 'contracts'],
  audit: ['core', 'contracts'],
  privacy: ['core', 'contracts'],
  metrics: ['core', 'contracts'],
  channels: ['core', 'contracts'],
  botframework: ['core', 'contracts'],
  memory: ['core', 'contracts'],

  // Ways in, and the one place that puts the rooms together.
  errors: [],
  config: ['core', 'contracts', 'errors'],
  server: ['core', 'contracts', 'bus', 'checkout', 'calendar', 'media', 'privacy'],
  app: [
    ...['core', 'contracts', 'dialogs', 'turn', 'bus', 'language', 'checkout', 'channels', 'memory'],
    ...[
      'calendar',
      'media',
      'desk',
      'crm',
      'errors',
      'config',
      'server',
      'lab',
      'botframework',
      'audit',
      'privacy',
      'metrics',
    ],
  ],
  cli: ['core', 'contracts', 'bus', 'config', 'errors', 'app', 'audit', 'metrics', 'privacy'],
  index: [
    'core',
    'contracts',
    'dialogs',
    'language',
    'channels',
    'checkout',
    'crm',
    'memory',
    'config',
    'app',
  ],

  // Outside the program: platforms, pages, businesses, measurements.
  lab: ['core', 'contracts'],
  web: ['core'],
  scripts: [],
  examples: ['core', 'config'],
  bench: [
    'core',
    'contracts',
    'bus',
    'language',
    'memory',
    'channels',
    'lab',
    'app',
    'config',
    'metrics',
    'examples',
    'test',
  ],
  test: [
    ...['core', 'contracts', 'dialogs', 'turn', 'bus', 'language', 'checkout', 'channels', 'memory'],
    ...['media', 'errors', 'config', 'server', 'app', 'cli', 'index', 'lab', 'web', 'examples', 'bench'],
    'botframework',
    'desk',
    'metrics',
    'calendar',
    'crm',
    'audit',
    'privacy',
  ],
}

/** Rooms that must stay values: no package, no part of Node, nothing that happens by itself. */
export const PURE: readonly string[] = ['core', 'contracts', 'dialogs']

/** Rooms that take types along and no code: what runs in a browser is counted in bytes. */
export const TYPES_ONLY: readonly string[] = ['web']

/** Rooms whose folders are siblings of each other; `shared` is for all of them. */
export const DIVIDED: readonly string[] = ['channels', 'memory', 'lab', 'web', 'examples']

/** An import that the table forbids and a reason allows. `from` and `to` are beginnings of paths. */
export type Exception = { readonly from: string; readonly to: string; readonly reason: string }

/** The exceptions in force. One that nothing uses any more fails the test. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    from: 'src/server/directline/',
    to: 'channels/webchat/index.ts',
    reason:
      'The website chat has no platform of its own: Direct Line here is it, and shares tokens and streams with its channel.',
  },
  {
    from: 'src/config/business',
    to: 'src/language/words/',
    reason:
      "A business's sentences are completed from the built-in ones and checked for what templates fill in.",
  },
  {
    from: 'src/crm/',
    to: 'channels/shared/network.ts',
    reason: 'What a network says of a failed call, and Retry-After, are the same whoever is called.',
  },
  {
    from: 'web/lab/',
    to: 'src/contracts/memory.ts',
    reason: 'The lab page shows what still waits in the outbox; the type of a parcel stands in the contract.',
  },
]

/** Code that a page takes along all the same. */
export const CODE_EXCEPTIONS: readonly Exception[] = [
  {
    from: 'web/lab/',
    to: 'src/core/',
    reason:
      "The lab page shows a journal by the core's own judgement of what is alive; only the widget must be small.",
  },
]
