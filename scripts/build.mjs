/** Builds everything into dist/: the compiled program and tests, the browser's bundles, and the files that code reads. */
import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'

const run = (...command) => execFileSync(process.execPath, command, { stdio: 'inherit' })

rmSync('dist', { recursive: true, force: true })
run('node_modules/typescript/bin/tsc')
run('web/build.mjs')
cpSync('examples', 'dist/examples', { recursive: true, filter: (path) => !path.endsWith('.ts') })
cpSync('memory/redis/scripts', 'dist/memory/redis/scripts', { recursive: true })
