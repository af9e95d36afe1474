import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import { loadBusiness } from '#config/load-business'
import { newFolder, removeAll } from '../support/folders.ts'

const BUSINESS = `
import { alone, DIALOGS, defineBusiness, defineDialog, keep, milliseconds } from 'throughline'
export default defineBusiness({
  name: 'Acorn',
  contact: 'hello@acorn.example',
  catalogue: {
    currency: 'USD',
    plans: [{ id: 'one', name: 'One', price: 'by quote', includes: 'everything' }],
    renewal: 'Never',
    cancellation: 'Any time',
  },
  knowledge: '## Milk',
  policy: { timeZone: 'UTC' },
})
`

/** Loads a small business file that ends with what is given; its folder goes when the suite is over. */
export const loadingAcorn = () => {
  const folders: string[] = []
  afterAll(() => removeAll(folders))
  return async (exports: string) => {
    const folder = await newFolder()
    folders.push(folder)
    const file = join(folder, 'business.ts')
    await writeFile(file, BUSINESS + exports)
    return loadBusiness(file, folder)
  }
}
