import type { Line } from '#contracts/memory'
import type { Json } from '#core/json'

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
