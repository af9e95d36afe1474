import type { Context } from 'hono'
import type { StoredFile } from '#media/store'

/** What browsers may show in place; everything else is handed out as bytes, whatever it was said to be. */
const SHOWABLE = /^(image\/(png|jpeg|gif|webp)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/pdf)$/

/** Hands out what somebody sent: never run, never guessed at by the browser. `to`: which pages may have it in them. */
export const handOut = (c: Context, file: StoredFile, to: 'cross-origin' | 'same-origin'): Response =>
  c.body(file.bytes, 200, {
    'Content-Type': SHOWABLE.test(file.contentType) ? file.contentType : 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': to,
    'Cache-Control': to === 'cross-origin' ? 'private, max-age=31536000, immutable' : 'private, no-store',
  })
