import { useEffect, useRef, useState } from 'preact/hooks'
import { deviceUrl } from '../devices/networks.ts'
import { type Posted, postJson } from '../devices/post.ts'
import { coalesced, follow, screenTopic } from '../live.ts'
import type { Entry, View } from './kit.ts'

/** What a rep's client shows of the desk's channel, and what a rep can do there. */
export type DeskClient = {
  /** Everything in the channel and its threads, oldest first. */
  readonly entries: readonly Entry[]
  /** The form they have before them. */
  readonly form: View | null
  /** Why the last thing was not done; null when it was. */
  readonly problem: string | null
  readonly say: (text: string, thread: string | null, files?: readonly object[]) => Promise<boolean>
  /** Taps the n-th button of a message, from 1. */
  readonly click: (message: string, button: number) => Promise<boolean>
  readonly command: (command: string, text: string) => Promise<boolean>
  readonly submit: (form: string, values: { readonly [field: string]: string }) => Promise<void>
  readonly putAway: (form: string) => Promise<void>
}

/** The one that the app has. */
const COMMAND = '/throughline'

/** Follows the desk as one rep sees it. News only says that there is some: then all is fetched, and none can be overtaken. */
export const useDesk = (rep: string, channel: string): DeskClient => {
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [form, setForm] = useState<View | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const refresh = useRef(async () => {})
  const device = deviceUrl('slack', rep)

  useEffect(() => {
    let gone = false
    setProblem(null)
    setForm(null)
    refresh.current = coalesced(async () => {
      const { messages } = await get<{ messages: readonly Entry[] }>(`${device}/messages?channel=${channel}`)
      const { views } = await get<{ views: readonly View[] }>(`${device}/views`)
      if (gone) return
      setEntries(messages)
      setForm(views.at(-1) ?? null)
    })
    const look = (): void => void refresh.current().catch(() => {})
    const leave = follow(screenTopic(`${device}/events`), {
      on: { message: look, view: look },
      begun: look,
      lost: () => {},
    })
    return () => {
      gone = true
      leave()
    }
  }, [device, channel])

  const told = (posted: Posted): boolean => {
    setProblem('trouble' in posted ? posted.trouble : null)
    void refresh.current().catch(() => {})
    return 'answer' in posted
  }
  const post = async (path: string, body: object, method = 'POST'): Promise<boolean> =>
    told(await postJson(`/lab${device}/${path}`, body, method))
  return {
    entries,
    form,
    problem,
    say: (text, thread, files = []) =>
      post('messages', { text, channel, files, ...(thread !== null && { thread }) }),
    click: (message, button) => post('clicks', { message, button }),
    command: async (command, text) => {
      if (command === COMMAND) return post('commands', { command, text, channel })
      setProblem(`There is no command ${command} here, only ${COMMAND}.`)
      return false
    },
    submit: async (view, values) => void (await post(`views/${view}`, { values })),
    putAway: async (view) => void (await post(`views/${view}`, {}, 'DELETE')),
  }
}

const get = async <T>(path: string): Promise<T> => {
  const response = await fetch(`/lab${path}`)
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`)
  return response.json()
}
