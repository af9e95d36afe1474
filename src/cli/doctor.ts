import { examine } from '#app/doctor/index'
import { loggerOf } from '#app/logger'
import { readConfig } from '#config/environment'
import type { Finding } from '#contracts/finding'

/** `throughline doctor`: asks every platform whether the configuration works, and says how to mend what does not (S6). */
export const doctor = async (): Promise<void> => {
  const config = readConfig(process.env)
  const examined = await examine(config, loggerOf(config))
  for (const { part, findings } of examined) {
    console.log(part)
    for (const finding of findings) console.log(lineOf(finding))
    console.log('')
  }
  const isWrong = examined.flatMap(({ findings }) => findings).filter(({ state }) => state === 'wrong')
  console.log(isWrong.length === 0 ? 'Nothing is wrong.' : summary(isWrong.length))
  if (isWrong.length > 0) process.exitCode = 1
}

const MARKS = { ok: '+', wrong: '!', unknown: '?' } as const

const lineOf = ({ state, what, mend }: Finding): string => {
  const line = `  ${MARKS[state]} ${what}`
  return mend === null ? line : `${line}\n      ${mend.replaceAll('\n', '\n      ')}`
}

const summary = (count: number): string =>
  `${count === 1 ? 'One thing is wrong: it is' : `${count} things are wrong: each is`} marked with ! above, with what to do.`
