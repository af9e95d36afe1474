import { expect, test } from '@jest/globals'
import { openMetrics } from '#metrics/prometheus/index'
import { NOTHING_WAITS } from '../support/depth.ts'
import { readExposition } from '../support/exposition.ts'
import { codeIn, rowsIn } from './markdown.ts'
import { read } from './tree.ts'

test('docs/metrics.md names every series that is shown, with its labels', async () => {
  const text = read('docs/metrics.md')
  const at = text.indexOf('| series |')
  const written = rowsIn(text.slice(at, text.indexOf('\n\n', at))).map(([name, labels = '']) => [
    codeIn(name),
    [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label),
  ])
  const metrics = openMetrics({
    channels: ['sms'],
    sources: ['sms'],
    memoryAnswers: () => true,
    modelRests: () => false,
    depth: async () => NOTHING_WAITS,
  })
  const shown = [...readExposition((await metrics.shown()).text)].filter(([name]) =>
    name.startsWith('throughline_'),
  )
  const labelled = shown.map(([name, { samples }]) => [
    name,
    Object.keys(samples[0]?.labels ?? {}).filter((label) => label !== 'le'),
  ])
  expect(written.toSorted(byName)).toEqual(labelled.toSorted(byName))
})

const byName = ([a = '']: readonly unknown[], [b = '']: readonly unknown[]): number =>
  String(a).localeCompare(String(b))
