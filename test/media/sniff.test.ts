import { describe, expect, test } from '@jest/globals'
import { sniff } from '#media/sniff'

const bytes = (...parts: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))

const boxOf = (brand: string): Buffer => bytes('\0\0\0\x20ftyp', brand, '\0\0\0\0isom')
const zip = (...names: readonly string[]): Buffer =>
  bytes('PK\x03\x04', Buffer.alloc(26), ...names.map((name) => `${name}PK\x03\x04`))
const wide = (name: string): Buffer => Buffer.from(name, 'utf16le')
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

describe('what a file is, by its bytes', () => {
  test.each([
    ['image/jpeg', bytes('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['image/png', bytes('\x89PNG\r\n\x1a\n\0')],
    ['image/gif', bytes('GIF89a\x01\0')],
    ['image/webp', bytes('RIFF\0\0\0\0WEBPVP8 ')],
    ['image/heic', boxOf('heic')],
    ['image/heic', boxOf('mif1')],
    ['audio/ogg', bytes('OggS\0\x02')],
    ['audio/mpeg', bytes('ID3\x03\0')],
    ['audio/mpeg', bytes('\xff\xfb\x90\0')],
    ['audio/aac', bytes('\xff\xf1\x50\x80')],
    ['audio/mp4', boxOf('M4A ')],
    ['audio/amr', bytes('#!AMR\n\x3c')],
    ['audio/wav', bytes('RIFF\0\0\0\0WAVEfmt \x10')],
    ['video/mp4', boxOf('isom')],
    ['video/mp4', boxOf('mp42')],
    ['video/3gpp', boxOf('3gp4')],
    ['video/quicktime', boxOf('qt  ')],
    ['video/webm', bytes('\x1a\x45\xdf\xa3\x01\0\0\0\x42\x82\x84webm\0')],
    ['application/pdf', bytes('%PDF-1.7\n\0')],
    ['text/vcard', bytes('BEGIN:VCARD\r\nVERSION:3.0\r\n')],
    ['text/plain', bytes('we are forty\r\n\tpeople, caf\xc3\xa9 lovers')],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      zip('[Content_Types].xml', 'word/document.xml'),
    ],
    [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      zip('[Content_Types].xml', 'xl/workbook.xml'),
    ],
    [
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      zip('[Content_Types].xml', 'ppt/presentation.xml'),
    ],
    ['application/vnd.oasis.opendocument.text', zip('mimetypeapplication/vnd.oasis.opendocument.text')],
    ['application/msword', bytes(OLE, Buffer.alloc(500), wide('WordDocument'))],
    ['application/vnd.ms-excel', bytes(OLE, Buffer.alloc(500), wide('Workbook'))],
  ])('%s', (contentType, file) => {
    expect(sniff(file, 'application/octet-stream')).toMatchObject({ kind: 'taken', contentType })
  })

  test.each([
    ['audio/mp4', boxOf('isom')],
    ['audio/3gpp', boxOf('3gp4')],
    ['audio/webm', bytes('\x1a\x45\xdf\xa3\x01\0\0\0\x42\x82\x84webm\0')],
    ['text/csv', bytes('plan;people\nteam;40\n')],
  ])('%s, where only what was declared tells', (contentType, file) => {
    expect(sniff(file, contentType)).toMatchObject({ kind: 'taken', contentType })
  })

  test.each([
    ['a program of Windows', bytes('MZ\x90\0\x03\0')],
    ['a program of Linux', bytes('\x7fELF\x02\x01\x01\0')],
    ['a program of a Mac', bytes('\xcf\xfa\xed\xfe\x07\0\0\x01')],
    ['a script', bytes('#!/bin/sh\nrm -rf /\n')],
    ['a program in PHP', bytes('<?php system("id");')],
    ['an archive', zip('letter.txt')],
    ['a Java archive', zip('META-INF/MANIFEST.MF')],
    ['a document with macros', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
    ['an old document with macros', bytes(OLE, wide('WordDocument'), wide('_VBA_PROJECT'))],
    ['an installer', bytes(OLE, Buffer.alloc(500))],
    ['a compressed tar', bytes('\x1f\x8b\x08\0')],
    ['nothing at all', bytes('')],
    ['noise', bytes('\x01\x02\x03\x04')],
  ])('%s is not taken, whatever it is said to be', (_, file) => {
    for (const declared of ['image/png', 'text/plain', 'application/pdf'])
      expect(sniff(file, declared)).toEqual({ kind: 'unknown' })
  })

  test.each([
    ['a page', '<!DOCTYPE html><html><body>Log in</body></html>'],
    [
      'a picture that can run',
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    ],
    ['a page behind words', 'hello <script>alert(1)</script>'],
  ])('%s is told from a text', (_, text) => {
    expect(sniff(Buffer.from(text), 'image/png')).toEqual({ kind: 'page' })
  })
})
