import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const run = promisify(execFile)

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** No sandbox, because containers have none to give; and nothing that calls home. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a real Chromium: the one of CHROMIUM_PATH, one that is installed, or one from the system's packages. */
export const launchBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await findChromium(), args: FLAGS })

/** Where Chromium is; installs it on Debian and Ubuntu when run as root, as in a fresh container. */
export const findChromium = async (): Promise<string> => {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH is ${named}, where nothing is. Correct it, or unset it.`)
  }
  return installed() ?? (await install())
}

const installed = (): string | undefined => PLACES.find((path) => existsSync(path))

const install = async (): Promise<string> => {
  const help =
    'The browser tests need Chromium. Run "apt-get install -y chromium", or set CHROMIUM_PATH to a Chrome or Chromium.'
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(help)
  try {
    await run('apt-get', ['update'])
    await run('apt-get', ['install', '-y', 'chromium'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch (cause) {
    throw new Error(`${help} Installing it failed.`, { cause })
  }
  const found = installed()
  if (found === undefined) throw new Error(help)
  return found
}
