import { z } from 'zod'
import { Complaint } from '../complaint.ts'
import type { Device } from './shown.ts'

/** The number that the buyer texts from: of those that belong to nobody, for stories (NANPA, 555-0100 to 555-0199). */
export const NUMBER = '+14155550142'

/** A phone on the emulated network, which shows texts as they come: choices are numbered lines in them. */
export const phone = async (url: string): Promise<Device> => {
  const messages = `${url}/lab/phone/phones/${encodeURIComponent(NUMBER)}/messages`
  const thread = async () => Thread.parse(await (await fetch(messages)).json()).messages
  let seen = (await thread()).length
  return {
    place: 'sms',
    address: { channel: 'sms', id: NUMBER },
    say: async (text) => {
      const headers = { 'Content-Type': 'application/json' }
      const response = await fetch(messages, { method: 'POST', headers, body: JSON.stringify({ text }) })
      if (!response.ok) throw new Complaint(`The phone answered ${response.status}: ${await response.text()}`)
    },
    news: async () => {
      const all = await thread()
      const fresh = all.slice(seen).filter(({ mine }) => !mine)
      seen = all.length
      return fresh.map(({ text, media }) => ({
        text,
        choices: [],
        cards: [],
        files: media.map(({ url: file, contentType }) => ({ title: contentType, url: file })),
      }))
    },
  }
}

const Media = z.object({ url: z.string(), contentType: z.string() })

const Thread = z.object({
  messages: z.array(z.object({ mine: z.boolean(), text: z.string(), media: z.array(Media) })),
})
