import type { Log } from '#contracts/log'

/** A log that can be read. */
export type HearingLog = Log & { readonly lines: readonly string[] }

/** An empty log; each line is a level, a sentence and the facts. */
export const hearingLog = (): HearingLog => {
  const lines: string[] = []
  const at = (level: string) => (facts: object, sentence: string) => {
    lines.push(`${level} ${sentence} ${JSON.stringify(facts)}`)
  }
  return { lines, info: at('info'), warn: at('warn'), error: at('error') }
}
