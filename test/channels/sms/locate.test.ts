import { afterEach, describe, expect, test } from '@jest/globals'
import { GEO } from '#core/activity'
import { openWhatsapp } from '../whatsapp/bench.ts'
import { ACCOUNT, BUYER, SHOP, TOKEN } from './bench.ts'

const LOGIN = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const openBench = async () => {
  const bench = await openWhatsapp()
  open.push(bench)
  return bench
}

describe('a file that came with a message', () => {
  test('is had from Twilio with the login of the account, and from nobody without it', async () => {
    const { adapter, phone, brought } = await openBench()
    const media = [{ base64: Buffer.from('a kitchen').toString('base64'), contentType: 'image/jpeg' }]
    const parsed = await adapter.parse(await brought(phone.whatsapp('look', { media })))
    const [attachment] =
      parsed.kind === 'activities' ? (parsed.activities[0]?.activity.attachments ?? []) : []
    if (attachment === undefined) throw new Error('No file came.')
    const located = await adapter.locate(attachment)
    if (located.kind !== 'at') throw new Error(`It is ${located.kind}.`)
    expect((await fetch(located.url)).status).toBe(401)
    const answer = await fetch(located.url, { headers: located.headers })
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(await answer.text()).toBe('a kitchen')
  })

  test('that lies elsewhere is pointed to, and the login stays with Twilio', async () => {
    const { adapter, phone, brought } = await openBench()
    const media = [{ url: 'https://pictures.example/1.jpg', contentType: 'image/jpeg' }]
    const parsed = await adapter.parse(await brought(phone.text('look', media)))
    const [attachment] =
      parsed.kind === 'activities' ? (parsed.activities[0]?.activity.attachments ?? []) : []
    if (attachment === undefined) throw new Error('No file came.')
    const located = await adapter.locate(attachment)
    if (located.kind !== 'at') throw new Error(`It is ${located.kind}.`)
    const answer = await fetch(located.url, { headers: located.headers, redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://pictures.example/1.jpg'])
  })

  test.each([
    'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1',
    'https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1',
    'https://mcs.us1.twilio.com/v1/Services/IS1/Media/ME1',
  ])('at %s is asked for with the login', async (contentUrl) => {
    const { adapter } = await openBench()
    const located = await adapter.locate({ contentType: 'image/png', contentUrl })
    expect(located).toEqual({ kind: 'at', url: contentUrl, headers: { authorization: LOGIN } })
  })

  test.each([
    'http://api.twilio.com/Media/ME1',
    'https://api.twilio.com:8443/Media/ME1',
    'https://user:word@api.twilio.com/Media/ME1',
    'https://twilio.com.evil.example/Media/ME1',
    'https://eviltwilio.com/Media/ME1',
    'https://evil.example/?https://api.twilio.com/Media/ME1',
    'https://api.twilio.com@evil.example/Media/ME1',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost:6379/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'nonsense',
    '',
  ])('at %s is nowhere: nobody but Twilio is asked', async (contentUrl) => {
    const { adapter } = await openBench()
    const located = await adapter.locate({ contentType: 'image/png', contentUrl })
    expect(located.kind).toBe('nowhere')
    expect(JSON.stringify(located)).not.toContain(TOKEN)
  })

  test('which is a place is nowhere', async () => {
    const { adapter } = await openBench()
    expect(await adapter.locate({ contentType: GEO, contentUrl: 'geo:1,2' })).toMatchObject({
      kind: 'nowhere',
    })
  })
})

test('a text from a phone and a WhatsApp message of the same number are two addresses', async () => {
  const { adapter, phone, brought } = await openBench()
  for (const [sid, channel] of [
    [phone.text('by text'), 'sms'],
    [phone.whatsapp('by WhatsApp'), 'whatsapp'],
  ] as const) {
    expect(await adapter.parse(await brought(sid))).toMatchObject({
      activities: [{ address: { channel, id: BUYER }, activity: { recipient: { id: SHOP } } }],
    })
  }
})
