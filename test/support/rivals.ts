import type { Device } from './buyer.ts'

/** What each of some buyers has come to: the time that is booked for them. */
export type Won = { readonly device: Device; readonly slot: string; readonly wasLate: boolean }

/**
 * Buyers who all want the same time at the same moment, say yes to whatever they are asked, and else take the first time they are
 * offered, until each has one.
 */
export const rivals = async (devices: readonly Device[], wish: string): Promise<readonly Won[]> =>
  Promise.all(devices.map((device) => won(device, wish)))

const LATE = /just been taken|Nothing is free then/

const won = async (device: Device, wish: string): Promise<Won> => {
  let heard = await device.say(wish)
  for (let tries = 0; tries < 12; tries++) {
    const slot = /It is booked: [^.]*? on (.*? at \d+:\d\d [AP]M)/.exec(heard)?.[1]
    if (slot) return { device, slot, wasLate: LATE.test((await device.all()).join('\n')) }
    const choice = /\[(\w+, \w+ \d+, .*?)\]/.exec(heard.split('Shall I book it?').at(-1) ?? '')?.[1]
    heard = await device.say(choice ?? 'yes please')
  }
  throw new Error(`Nothing was booked: ${(await device.all()).join('\n---\n')}`)
}
