/** Gets what the tests need beyond npm, once and before any of them runs; a missing part fails with its remedy. */
import { findChromium } from './chromium.ts'

process.stdout.write(`chromium   ${await findChromium()}\n`)
