#!/usr/bin/env node
import { Command } from 'commander'
import { StartError } from '#errors/table'
import { Complaint } from './complaint.ts'

/** A command is imported when it is called: with all that it needs that takes a second, and there are ten of them. */
const late =
  <Given extends unknown[]>(find: () => Promise<(...given: Given) => unknown>) =>
  async (...given: Given): Promise<void> => {
    const command = await find()
    await command(...given)
  }

const program = new Command('throughline').description(
  'Selling by chat and text message, as one conversation on every channel.',
)

program
  .command('start')
  .description('serve the bot, and the lab where no platform is set up')
  .action(late(async () => (await import('./start.ts')).start))

program
  .command('chat')
  .description('talk to the bot in this terminal, and see what it notices and what it may do')
  .option('--channel <channel>', 'webchat, or sms for what it looks like as texts', 'webchat')
  .option('--data <folder>', 'go on with the conversation that is kept there; without it, none is kept')
  .option('--at <moment>', 'begin at this moment, such as 2026-11-23T10:00-05:00, instead of now')
  .option('--script <file>', 'say the lines of this file, and leave')
  .option('--transcript <file>', 'save the conversation there, as Markdown')
  .action(late(async () => (await import('./chat.ts')).chat))

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
  .action(late(async () => (await import('./audit.ts')).audit))

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
  .action(late(async () => (await import('./replay.ts')).replay))

program
  .command('check')
  .description(
    'look through the journals for what should not be: authority without a grant, links without a yes',
  )
  .argument('[person]', 'as for audit; without it, everybody')
  .option('--json', 'the same for machines')
  .action(late(async () => (await import('./check.ts')).check))

program
  .command('model')
  .description('how often the model was asked, what it cost, and how often it failed')
  .argument('[person]', 'as for audit; without it, everybody')
  .option('--json', 'the same for machines')
  .action(late(async () => (await import('./model.ts')).model))

program
  .command('outbox')
  .description('list what could not be delivered and who has been set aside; with an option, have it go on')
  .option('--replay <id>', 'try this message once more, or "all" of them')
  .option('--readmit <person>', 'take turns of this person again, once what was wrong has been mended')
  .action(late(async () => (await import('./outbox.ts')).outbox))

program
  .command('export')
  .description('give all that is kept of a person, for them to have: readable JSON, with the files they sent')
  .argument('<person>', 'as for audit')
  .option('--out <folder>', 'write it there, with the files beside it, instead of printing it')
  .action(late(async () => (await import('./export.ts')).exportPerson))

program
  .command('erase')
  .description('forget a person for good, and whoever became one with them; what stays is a keyed hash')
  .argument('[person]', 'as for audit')
  .option('--yes', 'without a question')
  .option('--from <file>', 'erase again whoever is in this list, as after a backup was restored')
  .action(late(async () => (await import('./erase.ts')).erasePerson))

program
  .command('doctor')
  .description('ask every platform whether this configuration works, and say how to mend what does not')
  .action(late(async () => (await import('./doctor.ts')).doctor))

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof StartError || error instanceof Complaint ? error.message : error)
  process.exitCode = 1
})
