/**
 * What channels are written with (`throughline/channels`): messages as text, texts in pieces, and the references that
 * buttons carry. The contract itself, `Adapter` and its types, is at `throughline`.
 */

export { cardText, choiceLine, filesText, numberedChoices } from '#channels/shared/plain'
export { referenceTo, referred } from '#channels/shared/reference'
export { calledUrl } from '#channels/shared/signature'
export { split } from '#channels/shared/split'
