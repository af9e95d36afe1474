import type { Finding } from '#contracts/finding'

/** One part of the installation, and what was found out about it. */
export type Examined = { readonly part: string; readonly findings: readonly Finding[] }
