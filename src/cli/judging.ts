import { StartError } from '#errors/table'
import { Complaint } from './complaint.ts'

/** How a command that judges ends: nothing found, something found, or nobody can tell. */
export type Judged = 'fine' | 'found'

/** Runs a command that judges: 0 where all is well, 1 where it is not, 2 where that could not be told. */
export const judging = async (judge: () => Promise<Judged>): Promise<void> => {
  try {
    process.exitCode = (await judge()) === 'fine' ? 0 : 1
  } catch (error) {
    console.error(error instanceof StartError || error instanceof Complaint ? error.message : error)
    process.exitCode = 2
  }
}
