import { describe, expect, test } from '@jest/globals'
import { ACME, adapterAt, opening, openSlack, serveAs } from './bench.ts'

const opened = opening()

describe('a file that came', () => {
  const files = [{ name: 'kitchen.png', contentType: 'image/png', content: btoa('picture') }]

  test('is fetched with the token of its workspace, which the journal never sees', async () => {
    const slack = await opened(openSlack())
    const ts = await slack.client.say('look', { files })
    const parsed = await slack.adapter.parse(await slack.catcher.find(`"ts":"${ts}"`))
    const [attachment] =
      parsed.kind === 'activities' ? (parsed.activities[0]?.activity.attachments ?? []) : []
    expect(attachment).toMatchObject({ contentType: 'image/png', name: 'kitchen.png', size: 7 })
    expect(JSON.stringify(parsed)).not.toMatch(/xoxb|deprecated-verification-token/)
    const located = attachment && (await slack.adapter.locate(attachment))
    if (located?.kind !== 'at') throw new Error(JSON.stringify(located))
    expect(await (await fetch(located.url, { headers: located.headers })).text()).toBe('picture')
    expect(await (await fetch(located.url)).text()).toContain('Sign in')
  })

  test.each([
    'https://files.slack.com/files-pri/T1ACME-F1/x.png',
    'http://169.254.169.254/latest/meta-data',
    'slack:file/T1ACME/../../etc',
    'slack:file/T1ACME/F1#https://evil.example',
  ])('at %s is nowhere: no token goes to an address that was only told', async (contentUrl) => {
    const slack = await opened(openSlack())
    const located = await slack.adapter.locate({ contentType: 'image/png', contentUrl })
    expect(located.kind).toBe('nowhere')
  })

  test.each([
    ['another host', 'https://files.slack.com.evil.example/x.png'],
    ['a name before the host', 'https://files.slack.com@evil.example/x.png'],
    ['no address', 'nonsense'],
  ])('that Slack says is at %s is nowhere', async (_how, url) => {
    const told = JSON.stringify({ ok: true, file: { id: 'F1', url_private: url } })
    const server = await opened(serveAs(ACME, (_request, response) => response.end(told)))
    const located = await adapterAt(server.url).locate({
      contentType: 'image/png',
      contentUrl: 'slack:file/T1ACME/F1',
    })
    expect(located).toMatchObject({ kind: 'nowhere' })
  })

  test('is asked for again later when Slack has no time', async () => {
    const slack = await opened(openSlack())
    await slack.faults({ kind: '429', retryAfter: '1', method: 'files.info' })
    const contentUrl = 'slack:file/T1ACME/F1'
    expect((await slack.adapter.locate({ contentType: 'image/png', contentUrl })).kind).toBe('retry')
    expect((await slack.adapter.locate({ contentType: 'image/png', contentUrl })).kind).toBe('nowhere')
  })
})
