/**
 * Bundles what runs in a browser: `npm run build` calls it after tsc.
 * The widget is one file for any page (`/widget.js`); the lab page exists only in a checkout that has web/lab.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const web = fileURLToPath(new URL('.', import.meta.url))
const out = join(web, '..', 'dist', 'web')

const bundle = (entry, file) =>
  build({
    entryPoints: [entry],
    outfile: join(out, file),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'warning',
  })

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`

const tell = (file) => {
  const bytes = readFileSync(join(out, file))
  console.log(`dist/web/${file}  ${kB(bytes.length)}, gzipped ${kB(gzipSync(bytes).length)}`)
}

const bundleWidget = async () => {
  await bundle(join(web, 'widget', 'index.ts'), 'widget.js')
  cpSync(join(web, 'widget', 'icon.svg'), join(out, 'icon.svg'))
  tell('widget.js')
}

const bundleLab = async () => {
  const lab = join(web, 'lab')
  const entry = ['main.tsx', 'main.ts'].map((name) => join(lab, name)).find(existsSync)
  if (entry !== undefined) {
    await bundle(entry, 'lab.js')
    tell('lab.js')
  }
  const pages = existsSync(lab) ? readdirSync(lab).filter((name) => /\.(html|css|png)$/.test(name)) : []
  mkdirSync(join(out, 'lab'), { recursive: true })
  for (const page of pages) cpSync(join(lab, page), join(out, 'lab', basename(page)))
}

await bundleWidget()
if (existsSync(join(web, 'lab'))) await bundleLab()
