import { expect, test } from '@jest/globals'
import { auditOf } from '#audit/audit'
import { pageOf } from '#audit/page'
import { withoutSecrets } from '#audit/secrets'
import { conversation } from '../support/conversation.ts'
import { playbook } from './sample.ts'

const WEB = { channel: 'webchat', id: 'visit-1' }
const TOKEN = 'VlKFQBPPnE7qkBWsyX5hhyNeaEh1WHcYIb-E9CyEazv19k9VzJB23iS8GAxM'

test('no code and no link that opens anything is in what an audit shows, in words or raw', async () => {
  const deal = await conversation(WEB, playbook)
  await deal.says("Hi, we're about 40 people and want coffee machines")
  await deal.says('can I text with you instead? +1 415 555 0123')
  const code = deal.code()
  await deal.says('000000')
  await deal.says(`${code.slice(0, 3)} ${code.slice(3)}`)
  await deal.says(`https://fernhill.example/pay/${TOKEN}/back does not work`)
  const { state, events } = deal.pass()
  expect(events.some((event) => event.kind === 'code-checked' && event.right)).toBe(true)
  const page = pageOf(auditOf(state.person, { snapshot: state, events }, playbook, deal.now()), 10_000)
  for (const shown of [page, JSON.stringify(withoutSecrets(events))]) {
    expect(shown).not.toContain(code)
    expect(shown).not.toContain(`${code.slice(0, 3)} ${code.slice(3)}`)
    expect(shown).not.toContain(TOKEN)
    expect(shown).toContain('[code]')
    expect(shown).toContain('/pay/[link]/back')
    expect(shown).toContain('+14155550123')
  }
  expect(page).toMatch(/What they typed is not the code: "\[code\]" \(event \d+\)\. That was try 1\./)
  expect(page).toMatch(/text message \+14155550123 is theirs, proven by a code that was sent there\./)
  expect(page).toMatch(/replaying them gives the recorded state after every turn/)
})

test('a code that was typed too late to be looked at is none the less not shown', async () => {
  const deal = await conversation(WEB, playbook)
  await deal.says('can I text with you instead? +1 415 555 0123')
  const code = deal.code()
  deal.wait(playbook.business.policy.codeValid)
  await deal.says(code)
  expect(JSON.stringify(withoutSecrets(deal.pass().events))).not.toContain(code)
})
