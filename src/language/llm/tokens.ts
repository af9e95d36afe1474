/**
 * How many tokens a text may come to, before anybody has counted them: three bytes each. English has about four to one, so a call
 * that is within its budget by this is within it by the model's own count (L4).
 */
export const tokensIn = (text: string): number => Math.ceil(Buffer.byteLength(text) / 3)
