/**
 * What became of what was posted to us (C3). `unsigned`: it shows no signature or token; `forged`: one that does not belong to it;
 * `stale`: an old one; `unreadable`: nothing that this sender would post. `not-kept`: we could not, and asked for it once more.
 */
export const POSTED = [
  'accepted',
  'unsigned',
  'forged',
  'stale',
  'unreadable',
  'too-large',
  'not-kept',
] as const

/** One of these. */
export type Posted = (typeof POSTED)[number]

/**
 * Why a request of the website chat was refused (C2). Words that are there as well say the same; `stranger`: a page that is not let in;
 * `too-fast`: more than anyone types; `unknown`: nothing is there, or not any more; `another-users`: the token is another
 * conversation's, or somebody else has logged in there.
 */
export const REFUSED = [
  'unsigned',
  'forged',
  'stale',
  'stranger',
  'too-fast',
  'too-large',
  'unreadable',
  'unknown',
  'another-users',
  'not-kept',
] as const

/** One of these. */
export type Refused = (typeof REFUSED)[number]

/** What this node counts of itself, for whoever watches over it. No decision rests on it, and nothing in it is of a person. */
export type Figures = {
  /** Counts one request that was posted by `source`: a channel, a payment provider, a calendar, other systems. */
  posted(source: string, what: Posted): void
  /** Counts one request of the website chat that was refused. */
  refused(why: Refused): void
  /** All figures as text, whatever the memory does, and the type of it. */
  shown(): Promise<{ readonly contentType: string; readonly text: string }>
}
