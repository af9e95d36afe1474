/**
 * The test kit (`throughline/testing`): the suites every channel, memory and language must pass, the emulated platforms,
 * and buyers that talk to a running app over HTTP. The suites need jest's globals.
 */

export { twilioEmulator } from '#lab/twilio/index'
export { type AdapterBench, adapterContract } from './contracts/adapter.ts'
export { languageContract } from './contracts/language.ts'
export { memoryContract } from './contracts/memory.ts'
export { modelContract } from './contracts/model.ts'
export { type App, openApp } from './support/app.ts'
export { type Device, phone, visitor } from './support/buyer.ts'
