import type { Line, Streams } from '#contracts/memory'
import type { Json } from '#core/json'

/**
 * What came after a reader's position. A chat that was erased begins at its first line again (M9): whoever has seen more than there
 * is has seen one that is gone.
 */
export const linesAfter = async (
  streams: Streams,
  stream: string,
  seen: number,
): Promise<readonly Line[]> => {
  const lines = await streams.read(stream, seen)
  if (lines.length > 0 || seen === 0 || (await streams.end(stream)) >= seen) return lines
  return streams.read(stream, 0)
}

/** Activities, and how far the reader has come with them. */
export type ActivitySet = { readonly activities: readonly Json[]; readonly watermark: string }

/** A watermark is a position of the stream; null where there is none. */
export const watermarkOf = (text: string | undefined): number | null | 'malformed' => {
  if (text === undefined || text === '') return null
  return /^\d{1,15}$/.test(text) ? Number(text) : 'malformed'
}

/** The lines after a watermark, as clients want them. */
export const activitySet = (lines: readonly Line[], after: number): ActivitySet => ({
  activities: lines.map(({ line }) => line),
  watermark: String(lines.at(-1)?.position ?? after),
})
