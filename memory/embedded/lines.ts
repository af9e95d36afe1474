import { open } from 'node:fs/promises'

const CHUNK = 1 << 20
const BREAK = 10

/** A line of a file; `whole` is false for a last line without its line break: the write was cut short. */
export type FileLine = { readonly text: string; readonly whole: boolean }

/** Reads a file line by line, however large it is. */
export async function* linesOf(path: string): AsyncGenerator<FileLine> {
  const file = await open(path, 'r')
  try {
    let rest = Buffer.alloc(0)
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK)
      if (bytesRead === 0) break
      rest = Buffer.concat([rest, buffer.subarray(0, bytesRead)])
      let start = 0
      for (let end = rest.indexOf(BREAK); end >= 0; end = rest.indexOf(BREAK, start)) {
        yield { text: rest.toString('utf8', start, end), whole: true }
        start = end + 1
      }
      rest = rest.subarray(start)
    }
    if (rest.length > 0) yield { text: rest.toString('utf8'), whole: false }
  } finally {
    await file.close()
  }
}
