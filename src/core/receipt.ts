import { hash } from './hash.ts'

/** The number of a receipt: short enough to read out on the phone, and bound to the provider's own reference. */
export const receiptOf = ({
  provider,
  reference,
}: {
  readonly provider: string
  readonly reference: string
}): string => `R-${hash([provider, reference]).slice(0, 8).toUpperCase()}`
