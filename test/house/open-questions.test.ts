import { expect, test } from '@jest/globals'
import { LOOK_TOOLS } from '#core/look-tool'
import { codeIn, rowsIn } from './markdown.ts'
import { read } from './tree.ts'

test('docs/open-questions.md names every tool of a model, with its role and its level', () => {
  const text = read('docs/open-questions.md')
  const at = text.indexOf('| tool | role')
  const written = rowsIn(text.slice(at, text.indexOf('\n\n', at)))
  expect(Object.fromEntries(written.map(([tool, role, level]) => [codeIn(tool), { role, level }]))).toEqual(
    LOOK_TOOLS,
  )
})
