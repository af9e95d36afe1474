import type { App } from './app.ts'
import { type Device, phone, visitor } from './buyer.ts'

/** The phone that is claimed in the chat. */
export const NUMBER = '+14155550123'

/** What somebody says of their deal before any joint. */
export const FACTS = "Hi, we're about 40 people and want coffee machines before Dec 1"

/** A website chat and a phone of one app: how a chat asks for a code to the phone, and how it is typed there. */
export const chatAndPhone = async (app: App) => {
  const web = await visitor(app.url)
  const mobile = phone(app.url, NUMBER)
  const codeFor = async (device: Device): Promise<string> => {
    await device.say('can I text with you instead?')
    await device.say(NUMBER)
    return /code is (\d{6})/.exec(await mobile.hear())?.[1] ?? ''
  }
  const join = async (device: Device = web): Promise<{ readonly code: string; readonly told: string[] }> => {
    const code = await codeFor(device)
    const told = [await device.say(code), await mobile.hear()]
    return { code, told }
  }
  return { app, web, mobile, codeFor, join, close: app.close }
}
