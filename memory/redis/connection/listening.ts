import type { Log } from '#contracts/log'
import type { Ear } from './ear.ts'
import { codeOf, isOutage, letterOf } from './letters.ts'

/** News that is published on channels, each heard at the server that has the channel's slot. */
export type Listening = {
  /** Resolves when it listens; where that is not possible now, it does as soon as it is. */
  subscribe(channel: string, listener: (news: string) => void): Promise<void>
  unsubscribe(channel: string, listener: (news: string) => void): void
}

/** What listening is made from. */
export type ListeningOptions = {
  /** The server that has a channel; null when none is known. */
  readonly addressOf: (channel: string) => string | null
  /** Makes sure that `addressOf` is not out of date for a channel. */
  readonly locate: (channel: string) => Promise<unknown>
  readonly openEar: (address: string, onMoved: (channel: string | null) => void) => Ear
  readonly log: Log
}

/** What the owner of the listening does with it. */
export type OwnedListening = Listening & {
  /** Moves channels to where they belong; to be called every second or so. */
  readonly sweep: () => void
  readonly close: () => void
}

type Channel = {
  readonly listeners: Set<(news: string) => void>
  readonly tell: (news: string) => void
  /** Where it is heard; null: nowhere yet, or not any more. */
  at: string | null
  placing: Promise<void> | null
}

/** Listening with no channel yet. */
export const openListening = ({ addressOf, locate, openEar, log }: ListeningOptions): OwnedListening => {
  const channels = new Map<string, Channel>()
  const ears = new Map<string, Ear>()
  let isClosed = false
  let sweeps = 0

  const earAt = (address: string): Ear => {
    const known = ears.get(address)
    if (known) return known
    const ear = openEar(address, (moved) => {
      for (const [name, channel] of channels) {
        if (channel.at !== address || (moved !== null && moved !== name)) continue
        channel.at = null
        place(name, channel)
      }
    })
    ears.set(address, ear)
    return ear
  }
  const move = async (name: string, channel: Channel): Promise<void> => {
    const address = addressOf(name)
    if (address === null) return
    const before = channel.at
    channel.at = null
    if (before !== null) ears.get(before)?.forget(name, channel.tell)
    try {
      await earAt(address).hear(name, channel.tell)
    } catch (error) {
      if (codeOf(error) === 'MOVED') await locate(name).catch(() => {})
      else if (!isOutage(error)) log.error({}, letterOf(error))
      return
    }
    if (channels.get(name) === channel) channel.at = address
    else ears.get(address)?.forget(name, channel.tell)
  }
  const place = (name: string, channel: Channel): Promise<void> => {
    channel.placing ??= move(name, channel).finally(() => {
      channel.placing = null
    })
    return channel.placing
  }
  return {
    async subscribe(name, listener) {
      const known = channels.get(name)
      if (known) {
        known.listeners.add(listener)
        await known.placing
        return
      }
      const listeners = new Set([listener])
      // Not while the package reads: it would take a listener's fault for one of the connection.
      const tell = (news: string): void => {
        for (const each of listeners) queueMicrotask(() => each(news))
      }
      const channel: Channel = { listeners, tell, at: null, placing: null }
      channels.set(name, channel)
      await place(name, channel)
    },
    unsubscribe(name, listener) {
      const channel = channels.get(name)
      channel?.listeners.delete(listener)
      if (!channel || channel.listeners.size > 0) return
      channels.delete(name)
      if (channel.at !== null) ears.get(channel.at)?.forget(name, channel.tell)
    },
    sweep() {
      if (isClosed) return
      for (const [name, channel] of channels) {
        if (channel.at === null || channel.at !== addressOf(name)) place(name, channel)
      }
      // A server says when a slot leaves it, but that is not always heard: one channel after the other is looked up.
      const name = [...channels.keys()][sweeps++ % channels.size]
      if (name !== undefined) locate(name).catch(() => {})
      const used = new Set([...channels.keys()].map(addressOf))
      for (const channel of channels.values()) used.add(channel.at)
      for (const [address, ear] of ears) {
        if (used.has(address)) continue
        ears.delete(address)
        ear.destroy()
      }
    },
    close() {
      isClosed = true
      channels.clear()
      for (const ear of ears.values()) ear.destroy()
    },
  }
}
