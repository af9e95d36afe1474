/** The Redis cannot be used, or no longer: the message is a letter that says why and what to do. It names no password. */
export class RedisTrouble extends Error {
  constructor(letter: string) {
    super(letter)
    this.name = 'RedisTrouble'
  }
}

/** A call had no answer, and nothing is wrong with the call: it may be repeated. Whether it was done, nobody knows. */
export class RedisAway extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'RedisAway'
  }
}
