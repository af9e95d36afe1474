import { clearScreenDown, createInterface, cursorTo, moveCursor } from 'node:readline'
import type { Screen } from './screen.ts'
import { terminal } from './terminal.ts'

/** Where lines come from, and where what they lead to is shown. */
export type Keyboard = {
  readonly lines: AsyncIterable<string>
  readonly screen: Screen
  /** Somebody sits there, who can be told what was wrong and try again. */
  readonly isTyped: boolean
  readonly close: () => void
}

/** Lines of a script, or, with null, of standard input; its end is the wish to leave. */
export const keyboard = (script: readonly string[] | null, leaving: AbortController): Keyboard => {
  const { stdin, stdout } = process
  stdout.once('error', () => leaving.abort())
  if (script === null && stdin.isTTY === true && stdout.isTTY === true) return typing(leaving)
  const input = script ? null : createInterface({ input: stdin })
  leaving.signal.addEventListener('abort', () => input?.close())
  return {
    lines: input ?? fromScript(script ?? [], leaving.signal),
    screen: terminal({ ...looks(), write: (text) => void stdout.write(text), echoes: true }),
    isTyped: false,
    close: () => input?.close(),
  }
}

/** Somebody at a terminal: what is shown comes above what is being typed. */
const typing = (leaving: AbortController): Keyboard => {
  const { stdin, stdout } = process
  const input = createInterface({ input: stdin, output: stdout, prompt: PROMPT })
  input.once('SIGINT', () => leaving.abort())
  leaving.signal.addEventListener('abort', () => input.close())
  const write = (text: string): void => {
    moveCursor(stdout, 0, -input.getCursorPos().rows)
    cursorTo(stdout, 0)
    clearScreenDown(stdout)
    stdout.write(text)
    if (!leaving.signal.aborted) input.prompt(true)
  }
  input.on('line', () => input.prompt())
  return {
    lines: input,
    screen: terminal({ ...looks(), write, echoes: false }),
    isTyped: true,
    close: () => {
      input.close()
      stdout.write('\n')
    },
  }
}

const PROMPT = 'you   '

/** Wider than this nobody reads a line; a pipe has no width. */
const WIDEST = 100

const looks = () => ({
  columns: () => Math.min(process.stdout.columns ?? WIDEST, WIDEST),
  colours: process.stdout.isTTY === true && process.stdout.hasColors(),
})

async function* fromScript(lines: readonly string[], leaving: AbortSignal): AsyncIterable<string> {
  for (const line of lines) {
    if (leaving.aborted) return
    yield line
  }
}
