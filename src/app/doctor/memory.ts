import type { Config } from '#config/environment'
import { type Finding, fine, wrong } from '#contracts/finding'
import type { Log } from '#contracts/log'
import { StartError } from '#errors/table'
import { isHeld, openMemory } from '../open-memory.ts'

/** Whether what is said can be kept, and all nodes agree on the secret. */
export const examineMemory = async (config: Config, log: Log): Promise<readonly Finding[]> => {
  try {
    const { memory, redis } = await openMemory(config, log)
    const dead = (await memory.outbox.dead(MOST)).length
    const aside = (await memory.mailbox.setAside()).length
    await memory.close()
    return [
      redis === null ? fine(`Memory is embedded, in ${config.data}.`) : keptBy(redis),
      ...secretOf(config),
      ...consoleTokenOf(config),
      dead + aside === 0
        ? fine('Nothing is undeliverable, and nobody is set aside.')
        : wrong(
            `${counted(dead, 'message')} could not be delivered; ${counted(aside, 'person')} set aside.`,
            'See "throughline outbox".',
          ),
    ]
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    if (isHeld(error)) return [fine(`The memory in ${config.data} is held by a running server.`)]
    return [wrong(error.message.replaceAll('\n', ' '), 'Mend that, and ask again.')]
  }
}

const counted = (count: number, what: string): string => `${count || 'no'} ${what}${count === 1 ? '' : 's'}`

/** Beyond this it is only said that there are many. */
const MOST = 1_000

const keptBy = ({
  address,
  appendonly,
}: {
  readonly address: string
  readonly appendonly: boolean
}): Finding =>
  appendonly
    ? fine(`Memory is in Redis at ${address}, which keeps it on disk.`)
    : wrong(
        `The Redis at ${address} keeps nothing on disk: when it restarts, every conversation is forgotten.`,
        'Run CONFIG SET appendonly yes, and CONFIG REWRITE.',
      )

/** Behind one address each call may reach any node, and each would have made a token of its own. */
const consoleTokenOf = ({ redis, consoleToken, lab, data }: Config): readonly Finding[] => {
  if (consoleToken !== null || lab) return []
  return redis === null
    ? [
        fine(
          `CONSOLE_TOKEN is not set: the one that was made at the first start is in ${data}/console-token.`,
        ),
      ]
    : [
        wrong(
          'CONSOLE_TOKEN is not set, so each node makes its own: what other systems send to /signals is refused by the others.',
          'Set CONSOLE_TOKEN to 32 random characters or more, the same on all nodes.',
        ),
      ]
}

const secretOf = ({ redis, signingSecret, lab }: Config): readonly Finding[] =>
  redis === null || lab || signingSecret !== null
    ? []
    : [
        wrong(
          'SIGNING_SECRET is not set, so it lies in Redis, where whoever reads Redis can make links and tokens.',
          'Set SIGNING_SECRET to 32 random characters or more, the same on all nodes.',
        ),
      ]
