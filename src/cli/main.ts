#!/usr/bin/env node
import { Command } from 'commander'
import { StartError } from '#errors/table'
import { audit } from './audit.ts'
import { Complaint } from './complaint.ts'
import { doctor } from './doctor.ts'
import { outbox } from './outbox.ts'
import { start } from './start.ts'

const program = new Command('throughline').description(
  'Selling by chat and text message, as one conversation on every channel.',
)

program.command('start').description('serve the bot, and the lab where no platform is set up').action(start)

program
  .command('audit')
  .description('print what a person said, what was understood, decided and sent, and check that it replays')
  .argument('[person]', 'id of the person; without it, everybody is listed')
  .action(audit)

program
  .command('outbox')
  .description('list what could not be delivered and who has been set aside; with an option, have it go on')
  .option('--replay <id>', 'try this message once more, or "all" of them')
  .option('--readmit <person>', 'take turns of this person again, once what was wrong has been mended')
  .action(outbox)

program
  .command('doctor')
  .description('ask every platform whether this configuration works, and say how to mend what does not')
  .action(doctor)

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof StartError || error instanceof Complaint ? error.message : error)
  process.exitCode = 1
})
