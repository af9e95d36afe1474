/**
 * What a button of ours carries where the platform gives little room (Telegram: 64 bytes): which message of ours, and which
 * of its choices. What is meant by it stays in the journal (I14).
 */
export const referenceTo = (outgoing: string, choice: number): string => `${outgoing}#${choice}`

/** What a button that was tapped refers to; null for one that is not ours. Choices count from 1. */
export const referred = (text: string): { readonly outgoing: string; readonly choice: number } | null => {
  const [, outgoing, choice] = /^(.{1,128})#([1-9]\d?)$/su.exec(text) ?? []
  return outgoing && choice ? { outgoing, choice: Number(choice) } : null
}
