import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'

const LIMIT = 25_000

test('the widget costs a page at most 25 kB, gzipped', () => {
  const bundle = resolve('dist/web/widget.js')
  if (!existsSync(bundle))
    throw new Error(`${bundle} is missing: there is nothing to weigh. Run "npm run build".`)
  expect(gzipSync(readFileSync(bundle)).length).toBeLessThanOrEqual(LIMIT)
})
