import { RedisAway, RedisTrouble } from './trouble.ts'

/** What Redis answers when something is wrong, by the first word, and what to do about it. */
const REPLIES: { readonly [code: string]: string } = {
  OOM: 'Redis has no memory left, so nothing new can be kept (OOM). Raise maxmemory with CONFIG SET, or give it a larger machine; what waits goes on by itself.',
  READONLY:
    'Redis has become a read-only replica, so nothing can be kept (READONLY). Point REDIS_URL at the master, or make this one the master again with REPLICAOF NO ONE.',
  LOADING: 'Redis is still loading its data (LOADING). It goes on by itself; wait.',
  MISCONF:
    'Redis cannot write to its disk, so it keeps nothing new (MISCONF). Look into the log of Redis; mostly the disk is full or may not be written.',
  CLUSTERDOWN:
    'The Redis Cluster does not serve all its slots (CLUSTERDOWN). See redis-cli --cluster check; mostly a master is down and has no replica.',
  MOVED:
    'The slots of the Redis Cluster are moving, and no node would have them (MOVED). See redis-cli --cluster check; it goes on by itself when they agree.',
  ASK: 'A slot of the Redis Cluster is being moved (ASK). It goes on by itself when that is done.',
  TRYAGAIN: 'A slot of the Redis Cluster is being moved (TRYAGAIN). It goes on by itself when that is done.',
  MASTERDOWN:
    'Redis is a replica that has lost its master (MASTERDOWN). Bring the master back, or point REDIS_URL at the new one.',
  NOREPLICAS:
    'Redis has too few replicas to accept anything (NOREPLICAS). Bring them back, or lower min-replicas-to-write.',
  BUSY: 'Redis is busy with a script that does not end (BUSY). It goes on when the script ends; SCRIPT KILL ends one that has written nothing.',
  NOAUTH:
    'Redis wants a password (NOAUTH). Write it into REDIS_URL: redis://:password@host:port, or redis://user:password@host:port.',
  WRONGPASS:
    'Redis does not accept the user or the password of REDIS_URL (WRONGPASS). Correct them; characters such as @, / and # are written percent-encoded.',
  NOPERM:
    'The Redis user of REDIS_URL may not do what is needed (NOPERM). Grant it with ACL SETUSER: keys and channels of REDIS_PREFIX, and +@all -@admin -@dangerous +info.',
  NOSCRIPT:
    'Redis has forgotten a script (NOSCRIPT), as it does on a restart. It is sent again with the next call.',
  CROSSSLOT:
    'A step touched two slots of the Redis Cluster at once (CROSSSLOT). That is a fault of this program; please report it.',
}

/** What goes wrong on the way to Redis, by the code of the system's error. */
const NETWORK: { readonly [code: string]: string } = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ENOTFOUND: 'the name is not known',
  EAI_AGAIN: 'the name cannot be looked up at the moment',
  ETIMEDOUT: 'nobody answers there',
  EHOSTUNREACH: 'no way leads there',
  ENETUNREACH: 'no way leads there',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS; for plain connections write redis://',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS; for plain connections write redis://',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'its certificate is self-signed; name the authority that made it in NODE_EXTRA_CA_CERTS',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is by an unknown authority; name it in NODE_EXTRA_CA_CERTS',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate is by an unknown authority; name it in NODE_EXTRA_CA_CERTS',
}

/** What the client says of its connection, by the name of the error. */
const CONNECTION: { readonly [name: string]: string } = {
  ClientOfflineError: 'there is no connection',
  ClientClosedError: 'the connection has been closed',
  DisconnectsClientError: 'the connection was given up',
  SocketClosedUnexpectedlyError: 'it closed the connection',
  ConnectionTimeoutError: 'nobody answers there',
  SocketTimeoutError: 'it has stopped answering',
  TimeoutError: 'it does not answer in time',
  RootNodesUnavailableError: 'no node of the cluster can be reached',
  MaxCommandRedirectionsError: 'the nodes of the cluster do not agree who serves a slot',
}

const TOO_OLD =
  'It does not know a command that is needed: Redis 7.0 or newer is needed (sharded pub/sub). Upgrade it, or use another.'

/** Nothing is wrong with the call when Redis answers this; the same call will do later. */
const PASSING = [
  ...['OOM', 'READONLY', 'LOADING', 'MISCONF', 'CLUSTERDOWN', 'MOVED', 'ASK', 'TRYAGAIN'],
  ...['MASTERDOWN', 'NOREPLICAS', 'BUSY', 'NOAUTH', 'WRONGPASS'],
]

/** Answers to a call that Redis has not begun. */
const TURNED_AWAY = ['LOADING', 'READONLY', 'CLUSTERDOWN', 'TRYAGAIN', 'MASTERDOWN', 'BUSY']

/**
 * What an error of Redis, or of the way to it, means and what to do. Never a password: old servers repeat the arguments of
 * a command they do not know, and of a login that is it.
 */
export const letterOf = (error: unknown): string => {
  if (error instanceof RedisTrouble || error instanceof RedisAway) return error.message
  if (/unknown command/i.test(messageOf(error))) return TOO_OLD
  const reply = REPLIES[codeOf(error)]
  if (reply !== undefined) return reply
  const way = wayOf(error)
  if (way !== null) return `Redis is out of reach: ${way}.`
  return `Redis refused: ${messageOf(error).slice(0, 200)}`
}

/** Whether Redis was out of reach or out of order, and nothing is wrong with the call: it may be repeated. */
export const isOutage = (error: unknown): boolean =>
  error instanceof RedisAway ||
  PASSING.includes(codeOf(error)) ||
  wayOf(error) !== null ||
  /max number of clients/.test(messageOf(error))

/** What is wrong on the way to Redis; null when the way is not to blame. */
export const wayOf = (error: unknown): string | null => {
  if (typeof error !== 'object' || error === null) return null
  const code = 'code' in error ? NETWORK[String(error.code)] : undefined
  return code ?? CONNECTION[error.constructor.name] ?? null
}

/** Whether it may be that one side speaks TLS and the other does not: neither says so. */
export const mayBeTls = (error: unknown): boolean =>
  ['nobody answers there', 'it closed the connection', 'the connection was cut'].includes(wayOf(error) ?? '')

/** Whether the call was certainly not done, and may be before long: it was never sent, or turned away unread. */
export const isUndone = (error: unknown): boolean =>
  (typeof error === 'object' && error !== null && error.constructor.name === 'ClientOfflineError') ||
  TURNED_AWAY.includes(codeOf(error))

/** Whether Redis itself said so: it is there, whatever it said. */
export const isReply = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && /^(Simple|Blob)Error$/.test(error.constructor.name)

/** The first word of an answer: OOM, MOVED, ERR. What a script may not do comes without one. */
export const codeOf = (error: unknown): string => {
  const message = messageOf(error)
  if (message.startsWith("ERR The user executing the script can't")) return 'NOPERM'
  return /^[A-Z]+\b/.exec(message)?.[0] ?? ''
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
