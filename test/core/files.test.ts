import { describe, expect, test } from '@jest/globals'
import { type Activity, type Attachment, GEO } from '#core/activity'
import type { Incoming } from '#core/event'
import { evolve, fold } from '#core/evolve'
import { type FileKind, fileKind, type KeptFile } from '#core/file'
import { messageId } from '#core/ids'
import { canonical } from '#core/json'
import type { Playbook } from '#core/playbook'
import { replay } from '#core/replay'
import { after, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { activity, beginning, MONDAY, nothing, type Played, play } from '../support/play.ts'

const HERE = { channel: 'telegram', id: '7' }
const LATER = after(MONDAY, seconds(5))

const playbook: Playbook = { business, dialogs: DIALOGS, channels: {} }

const file = (contentType: string, more: Partial<Attachment> = {}): Attachment => ({
  contentType,
  contentUrl: 'telegram:file/1',
  ...more,
})

const sent = (
  attachments: readonly Attachment[],
  text = '',
  id = 'm1',
  type: Activity['type'] = 'message',
): Incoming => ({
  kind: 'message-received',
  at: MONDAY,
  address: HERE,
  activity: { ...activity(text, HERE, id), attachments, type },
  more: false,
})

const KEPT: KeptFile = {
  id: 'a'.repeat(40),
  contentType: 'image/png',
  size: 7,
  name: 'x.png',
  keptUntil: after(MONDAY, business.policy.filesKept),
}

const kept = (index = 0, of = 'm1'): Incoming => ({
  kind: 'file-kept',
  at: LATER,
  message: messageId(of),
  index,
  file: KEPT,
})

const lost = (why: 'too-large' | 'not-taken' | 'out-of-reach', index = 0): Incoming => ({
  kind: 'file-lost',
  at: LATER,
  message: messageId('m1'),
  index,
  why,
  reason: 'so',
})

const playing = (...events: readonly Incoming[]): Played =>
  events.reduce((played, event) => play(played, event, playbook, () => nothing), beginning)

const saidIn = ({ events }: Played): readonly string[] =>
  events.flatMap((event) => (event.kind === 'message-queued' ? [event.message.text] : []))

/** What was said after the first of these events had been answered. */
const saidAfter = (first: Incoming, ...events: readonly Incoming[]): readonly string[] =>
  saidIn(playing(first, ...events)).slice(saidIn(playing(first)).length)

describe('a file that came with a message (C9)', () => {
  test.each<[string, FileKind]>([
    ['image/jpeg', 'photo'],
    ['audio/ogg; codecs=opus', 'voice'],
    ['application/ogg', 'voice'],
    ['VIDEO/MP4', 'video'],
    ['application/pdf', 'document'],
    ['text/vcard', 'document'],
    ['application/vnd.ms-excel', 'document'],
    [GEO, 'place'],
    ['application/octet-stream', 'other'],
    ['', 'other'],
  ])('%s is a %s', (contentType, kind) => {
    expect(fileKind(contentType)).toBe(kind)
  })

  test('is a deed of its own, each; a place, a name without an address and an event are none', () => {
    const all = [file('image/png'), file(GEO), file('image/png', { contentUrl: '' }), file('audio/amr')]
    const { acts, state } = playing(sent(all, 'look'))
    const deeds = acts.flatMap((act) => (act.act === 'keep-file' ? [act] : []))
    expect(deeds).toMatchObject([
      { message: 'm1', index: 0, from: HERE, attachment: all[0] },
      { message: 'm1', index: 3, from: HERE, attachment: all[3] },
    ])
    expect(state.files.map(({ index, kind, fate }) => [index, kind, fate.kind])).toEqual([
      [0, 'photo', 'awaited'],
      [3, 'voice', 'awaited'],
    ])
    expect(playing(sent(all, '', 'm1', 'event')).acts).toEqual([])
  })

  test('is no more than twenty a message, and twenty in all', () => {
    const many = Array.from({ length: 50 }, () => file('image/png'))
    const { acts, state } = playing(sent(many), sent([file('audio/amr')], '', 'm2'))
    expect(acts.filter(({ act }) => act === 'keep-file')).toHaveLength(21)
    expect(state.files).toHaveLength(20)
    expect(state.files.at(-1)).toMatchObject({ message: 'm2', kind: 'voice' })
  })

  test('is kept, and heard of twice it is kept once; nobody is told', () => {
    expect(saidAfter(sent([file('image/png')]), kept(), kept())).toEqual([])
    const { state } = playing(sent([file('image/png')]), kept(), kept(), lost('too-large'))
    expect(state.files).toMatchObject([{ fate: { kind: 'kept', file: KEPT } }])
  })

  test('that was given up is kept after all when an operator had it tried again', () => {
    const { state } = playing(sent([file('image/png')]), lost('out-of-reach'), kept())
    expect(state.files).toMatchObject([{ fate: { kind: 'kept' } }])
  })

  test('of which nothing is known changes nothing', () => {
    const { state } = playing(sent([file('image/png')]))
    expect(evolve(state, kept(1)).files).toEqual(state.files)
    expect(evolve(state, lost('too-large', 1)).turn.news).toBeNull()
  })

  test('comes along when its address is joined, once', () => {
    const theirs = playing(sent([file('image/png')]), kept()).state.files
    const past: Incoming = {
      kind: 'past-joined',
      at: LATER,
      address: HERE,
      from: beginning.state.person,
      signals: [],
      files: theirs,
    }
    expect(fold(beginning.state, [past, past]).files).toEqual(theirs)
  })

  test('leaves a journal that replays (A8)', () => {
    const played = playing(sent([file('image/png'), file('audio/amr')]), kept(), lost('too-large', 1))
    const { state, differences } = replay(played.state.person, played.events)
    expect(differences).toEqual([])
    expect(canonical(state)).toBe(canonical(played.state))
  })
})

describe('what is said of it', () => {
  test('files are told by their kinds, places by themselves, before anything is asked', () => {
    const place = file(GEO, { contentUrl: 'geo:40.7,-74', name: '12 Pine Street' })
    const [said] = saidIn(playing(sent([file('image/png'), place, file('audio/amr')])))
    expect(said).toMatch(/^introduce \+ place \+ files \+ ask/)
  })

  test('a place is known by its name, else by where it lies', () => {
    const heardIn = (attachment: Attachment) =>
      evolve(beginning.state, sent([attachment])).turn.heard.map(({ files, place }) => ({ files, place }))
    expect(heardIn(file(GEO, { contentUrl: 'geo:40.7,-74', name: 'Home' }))).toEqual([
      { files: ['place'], place: 'Home' },
    ])
    expect(heardIn(file(GEO, { contentUrl: 'geo:40.7,-74' }))).toEqual([
      { files: ['place'], place: '40.7,-74' },
    ])
    expect(heardIn(file('image/png'))).toEqual([{ files: ['photo'], place: null }])
  })

  test.each([
    ['too-large', 'file-too-large'],
    ['not-taken', 'file-not-taken'],
    ['out-of-reach', 'file-out-of-reach'],
  ] as const)('who sent what is %s hears of it, where they sent it', (why, words) => {
    const played = playing(sent([file('image/png')]), lost(why))
    expect(saidIn(played).at(-1)).toBe(words)
    expect(played.events.findLast(({ kind }) => kind === 'message-queued')).toMatchObject({
      to: HERE,
      promptedAt: MONDAY,
    })
    expect(played.state.question?.about).toBe('need')
  })

  test('once for all files of a message, and once however often it is heard', () => {
    const two = sent([file('image/png'), file('image/png')])
    expect(saidAfter(two, lost('not-taken'), lost('not-taken'), lost('too-large', 1))).toEqual([
      'file-not-taken',
    ])
  })

  test('nothing goes to an address that has left them', () => {
    const left: Incoming = { kind: 'address-taken', at: LATER, address: HERE }
    expect(saidAfter(sent([file('image/png')]), left, lost('too-large'))).toEqual([])
  })

  test('in the middle of a burst it is told with the answer to it', () => {
    const more = { ...sent([], 'hello', 'm2'), more: true } as Incoming
    const said = saidAfter(sent([file('image/png')]), more, lost('too-large'), sent([], 'there', 'm3'))
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/^file-too-large/)
  })
})
