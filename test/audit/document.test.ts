import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { auditOf } from '#audit/audit'
import { pageOf } from '#audit/page'
import { MISALIGNMENTS } from '#metrics/misalignment/index'
import { blocksIn, codeIn, rowsIn } from '../house/markdown.ts'
import { ROOT, read } from '../house/tree.ts'
import { playbook, sampleDeal } from './sample.ts'

const DOCUMENT = 'docs/audit.md'

/** So wide is a page of the document. */
const WIDTH = 110

test('docs/audit.md shows what the audit prints; run it with UPDATE_SAMPLE=1 to have it show what it prints now', async () => {
  const { state, events } = (await sampleDeal()).pass()
  const change = events.findLast(
    (event) => event.kind === 'message-received' && event.activity.text.includes('Jan 4'),
  )
  if (!change) throw new Error('The sample has lost the change of its terms.')
  const span = { since: change.at, until: null }
  const audit = auditOf(state.person, { snapshot: state, events }, playbook, state.now, span)
  const page = `${pageOf(audit, WIDTH)}\n`
  const text = read(DOCUMENT)
  const [shown = ''] = blocksIn(text, 'text')
  if (process.env.UPDATE_SAMPLE)
    writeFileSync(
      join(ROOT, DOCUMENT),
      text.replace(shown, () => page),
    )
  else expect(shown).toBe(page)
})

test('docs/audit.md lists everything that is looked for, and what to do about it', () => {
  const section =
    read(DOCUMENT)
      .split(/^## /m)
      .find((part) => part.startsWith('Check')) ?? ''
  expect(rowsIn(section).map(([name, , todo]) => [codeIn(name), todo])).toEqual(
    Object.entries(MISALIGNMENTS).map(([name, { todo }]) => [name, todo]),
  )
})
