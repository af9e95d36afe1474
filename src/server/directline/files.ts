import { handOut } from '../hand-out.ts'
import { refuse } from './errors.ts'
import type { Door, Operation } from './options.ts'

/** GET /attachments/{id}/{name}: a file that was uploaded, while its time lasts. The id is all the leave that is needed. */
export const attachment =
  (door: Door): Operation =>
  async (c) => {
    const file = (await door.files?.open(c.req.param('id') ?? '')) ?? null
    return file === null ? refuse(c, 'NotFound', 'There is no such file.') : handOut(c, file, 'cross-origin')
  }
