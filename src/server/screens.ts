/** That a device's own stream brought something; what it is, the page asks for. */
export type ScreenNews = { readonly screen: string; readonly event: string }

/** The emulated networks by name, as their handsets and apps see them. */
export type Networks = { readonly [name: string]: (request: Request) => Promise<Response> }

/** The stream of a device that is followed: nothing is missed once it has begun; it never rejects. */
export type Followed = { readonly begun: Promise<void>; readonly ended: Promise<void> }

/**
 * Follows the stream of one device, `/phone/phones/+1…/events`, until it ends or is told to: the page has one connection for
 * all its devices. A network that is not there, or does not answer, ends it at once.
 */
export const followScreen = (
  screen: string,
  networks: Networks,
  signal: AbortSignal,
  hear: (news: ScreenNews) => void,
): Followed => {
  let begin = (): void => {}
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const ended = pass(screen, networks, signal, begin, hear).finally(begin)
  return { begun, ended }
}

const pass = async (
  screen: string,
  networks: Networks,
  signal: AbortSignal,
  begin: () => void,
  hear: (news: ScreenNews) => void,
): Promise<void> => {
  const [, name = '', path = ''] = /^\/(\w+)(\/.*)$/.exec(screen) ?? []
  const network = Object.hasOwn(networks, name) ? networks[name] : undefined
  if (!network) return
  const response = await network(new Request(`http://lab${path}`, { signal })).catch(() => null)
  const reader = response?.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) return
  signal.addEventListener('abort', () => void reader.cancel().catch(() => {}))
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read().catch(() => ENDED)
    if (done) return
    // Each network says a first word as soon as it listens.
    begin()
    const frames = (rest + value).split('\n\n')
    rest = frames.pop() ?? ''
    for (const frame of frames) {
      const event = eventOf(frame)
      if (event !== null) hear({ screen, event })
    }
  }
}

const ENDED = { done: true, value: undefined } as const

/** The event of a frame of server-sent events; null for a comment that keeps the line open. */
const eventOf = (frame: string): string | null => /^event: ?(.+)$/m.exec(frame)?.[1] ?? null
