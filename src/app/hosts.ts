import type { Host, Hosting } from '#contracts/host'
import type { Log } from '#contracts/log'
import type { Memory } from '#contracts/memory'

/** Opens the hosts, by name. When a bot fails its buyer is served by the other dialogs, and whoever runs it must hear of it. */
export const openHosts = (
  hosts: readonly Host[],
  memory: Memory,
  log: Log,
): { readonly [bot: string]: Hosting } =>
  Object.fromEntries(
    hosts.map(({ name, open }) => {
      const hosting = open(memory)
      const told: Hosting = async (asked) => {
        const hosted = await hosting(asked)
        if (hosted.kind === 'failed')
          log.error(
            { bot: name, person: asked.person, reason: hosted.reason, detail: hosted.detail },
            'a hosted bot failed',
          )
        return hosted
      }
      return [name, told]
    }),
  )
