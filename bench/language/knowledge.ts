import { readFileSync } from 'node:fs'
import fernhill from '#examples/fernhill/business'
import { knowledgeOf } from '#language/knowledge'
import { cpuMillis } from './rows.ts'

/**
 * Whether the knowledge search answers with the right passage, a wrong one, or nothing: `node dist/bench/language/knowledge.js [--show]`. A
 * wrong passage is worse than none, since a person can be called for what is not known.
 */
const asked = readFileSync('bench/language/questions.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [question = '', title = '-'] = line.split(' => ')
    return { question, title: title === '-' ? null : title }
  })

const lookUp = knowledgeOf(fernhill.knowledge)
const before = cpuMillis()
const answered = asked.map((one) => ({ ...one, found: lookUp(one.question)[0]?.title ?? null }))
const micros = ((cpuMillis() - before) * 1_000) / asked.length

const count = (of: (one: (typeof answered)[number]) => boolean): number => answered.filter(of).length
const isKnown = ({ title }: (typeof answered)[number]): boolean => title !== null

if (process.argv.includes('--show'))
  for (const { question, title, found } of answered)
    if (title !== found) console.log(`${question}\n    should be: ${title}   is: ${found}`)

console.table([
  {
    questions: 'that the text answers',
    n: count(isKnown),
    right: count((one) => isKnown(one) && one.found === one.title),
    wrong: count((one) => isKnown(one) && one.found !== null && one.found !== one.title),
    silent: count((one) => isKnown(one) && one.found === null),
    'us each': Math.round(micros),
  },
  {
    questions: 'that it does not',
    n: count((one) => !isKnown(one)),
    right: count((one) => !isKnown(one) && one.found === null),
    wrong: count((one) => !isKnown(one) && one.found !== null),
    silent: '',
    'us each': '',
  },
])
