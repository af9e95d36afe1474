#!/usr/bin/env node
import { Command } from 'commander'
import { StartError } from '#errors/table'
import { audit } from './audit.ts'
import { check } from './check.ts'
import { Complaint } from './complaint.ts'
import { doctor } from './doctor.ts'
import { erasePerson } from './erase.ts'
import { exportPerson } from './export.ts'
import { model } from './model.ts'
import { outbox } from './outbox.ts'
import { replay } from './replay.ts'
import { start } from './start.ts'

const program = new Command('throughline').description(
  'Selling by chat and text message, as one conversation on every channel.',
)

program.command('start').description('serve the bot, and the lab where no platform is set up').action(start)

program
  .command('audit')
  .description(
    'tell a deal for a person to read: what was said, understood, decided and sent; and check that it replays',
  )
  .argument(
    '[person]',
    'an id, an address such as sms:+14155550123, or the end of a number; without it, everybody is listed',
  )
  .option('--since <time>', 'tell what happened from this day or moment on')
  .option('--until <time>', 'tell what happened before this day or moment')
  .option('--json', 'the same for machines')
  .option('--raw', 'the events of the journal, one a line')
  .action(audit)

program
  .command('replay')
  .description(
    'decide every turn of a journal anew, by the code and the policy of today, and tell what would differ',
  )
  .argument('[person]', 'as for audit')
  .option('--all', 'everybody')
  .option('--policy <file>', 'by the business or the policy in this file')
  .option('--from-file <file>', 'journals in this file instead of the memory')
  .option('--to-file <file>', 'write the journals there, and judge nothing')
  .option('--json', 'the same for machines')
  .action(replay)

program
  .command('check')
  .description(
    'look through the journals for what should not be: authority without a grant, links without a yes',
  )
  .argument('[person]', 'as for audit; without it, everybody')
  .option('--json', 'the same for machines')
  .action(check)

program
  .command('model')
  .description('how often the model was asked, what it cost, and how often it failed')
  .argument('[person]', 'as for audit; without it, everybody')
  .option('--json', 'the same for machines')
  .action(model)

program
  .command('outbox')
  .description('list what could not be delivered and who has been set aside; with an option, have it go on')
  .option('--replay <id>', 'try this message once more, or "all" of them')
  .option('--readmit <person>', 'take turns of this person again, once what was wrong has been mended')
  .action(outbox)

program
  .command('export')
  .description('give all that is kept of a person, for them to have: readable JSON, with the files they sent')
  .argument('<person>', 'as for audit')
  .option('--out <folder>', 'write it there, with the files beside it, instead of printing it')
  .action(exportPerson)

program
  .command('erase')
  .description('forget a person for good, and whoever became one with them; what stays is a keyed hash')
  .argument('[person]', 'as for audit')
  .option('--yes', 'without a question')
  .option('--from <file>', 'erase again whoever is in this list, as after a backup was restored')
  .action(erasePerson)

program
  .command('doctor')
  .description('ask every platform whether this configuration works, and say how to mend what does not')
  .action(doctor)

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof StartError || error instanceof Complaint ? error.message : error)
  process.exitCode = 1
})
