import type { Config } from '#config/environment'
import { loadBusiness } from '#config/load-business'
import type { Clock } from '#contracts/clock'
import { type Finding, fine, unknown, wrong } from '#contracts/finding'
import type { Log } from '#contracts/log'
import type { Business } from '#core/business'
import { instant } from '#core/time'
import { toMachinesIn } from '#core/to-machines'
import { StartError } from '#errors/table'
import { checkoutOf } from '../checkout.ts'
import { EXAMPLE } from '../example.ts'
import { examineAddress } from './address.ts'
import { examineChannels } from './channels.ts'
import type { Examined } from './examined.ts'
import { examineMeetings } from './meetings.ts'
import { examineMemory } from './memory.ts'
import { examineModel } from './model.ts'

/** Asks everything that can be asked of this configuration, live, and changes nothing (S6). */
export const examine = async (config: Config, log: Log): Promise<readonly Examined[]> => {
  const { business, findings } = await examineBusiness(config)
  return [
    { part: 'business', findings },
    { part: 'address', findings: await examineAddress(config) },
    { part: 'memory', findings: await examineMemory(config, log) },
    ...(await examineChannels(config, WALL_CLOCK)),
    { part: 'model', findings: await examineModel(config) },
    ...(business ? [{ part: 'meetings', findings: await examineMeetings(business, config) }] : []),
  ]
}

const WALL_CLOCK: Clock = { now: () => instant(Date.now()) }

/** What is wrong with the business file, and the business, unless that is too wrong to be read. */
const examineBusiness = async (
  config: Config,
): Promise<{ readonly business: Business | null; readonly findings: readonly Finding[] }> => {
  const { business, data } = config
  try {
    const loaded = await loadBusiness(business ?? EXAMPLE, data)
    checkoutOf(config, loaded.business, WALL_CLOCK)
    const sold = loaded.business.catalogue.plans.map(({ name }) => name).join(', ')
    const findings = [
      fine(`${loaded.business.name} sells ${sold}.`),
      ...(business === null
        ? [unknown('This is the example business.', 'Name your own file in THROUGHLINE_BUSINESS.')]
        : []),
      ...toMachines(loaded.business),
    ]
    return { business: loaded.business, findings }
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    return { business: null, findings: [wrong(error.message, 'Mend the business file, and ask again.')] }
  }
}

/** Nobody who buys is meant by it, so somebody may have written it there who should not (L3). */
const toMachines = ({ knowledge }: Business): readonly Finding[] =>
  toMachinesIn(knowledge).map((words) =>
    wrong(
      `The knowledge has words for a machine in it, which are quoted to nobody: "${shortened(words)}"`,
      'Take them out, and see who wrote them. If they are for buyers, put them otherwise.',
    ),
  )

const shortened = (words: string): string => {
  const line = words.replace(/\s+/g, ' ')
  return line.length > 90 ? `${line.slice(0, 89)}…` : line
}
