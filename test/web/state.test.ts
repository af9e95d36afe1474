import { expect, test } from '@jest/globals'
import { readSet } from '../../web/widget/protocol.ts'
import { choices, initial, nextToSend, reduce, type State, unread } from '../../web/widget/state.ts'

const written = (state: State, ...keys: string[]): State =>
  reduce(state, {
    kind: 'written',
    unsent: keys.map((key, at) => ({ key, shown: key, fields: {}, files: [], at, delivery: 'waiting' })),
  })

const heard = (state: State, ...activities: object[]): State =>
  reduce(state, { kind: 'heard', set: readSet({ activities, watermark: '1' }) })

const echo = (key: string): object => ({
  ...{ type: 'message', id: `id-${key}`, text: key },
  from: { id: 'dl_1', role: 'user' },
  channelData: { clientActivityID: key },
})

const answer = (id: string, extra: object = {}): object => ({
  ...{ type: 'message', id, text: id, ...extra },
  from: { id: 'bot', role: 'bot' },
})

test('an echo confirms its message and no other (T2)', () => {
  const state = heard(written(initial(null), 'one', 'two'), echo('one'))
  expect(state.said.map((said) => said.text)).toEqual(['one'])
  expect(state.unsent.map((unsent) => unsent.key)).toEqual(['two'])
})

test('a replay shows nothing twice, and a new version replaces the old one (T3)', () => {
  const state = heard(heard(initial(null), answer('a'), answer('b')), answer('a', { text: 'changed' }))
  expect(state.said.map((said) => said.text)).toEqual(['changed', 'b'])
})

test('what the server has already is not written again after a reload', () => {
  expect(written(heard(initial(null), echo('one')), 'one', 'two').unsent.map((unsent) => unsent.key)).toEqual(
    ['two'],
  )
})

test('a failed message that is tried again does not overtake what was written since', () => {
  const failed = reduce(written(initial(null), 'one', 'two'), {
    kind: 'moved',
    key: 'one',
    delivery: 'failed',
  })
  expect(nextToSend(failed)?.key).toBe('two')
  const retried = reduce(failed, { kind: 'moved', key: 'one', delivery: 'waiting' })
  expect(retried.unsent.map((unsent) => unsent.key)).toEqual(['two', 'one'])
})

test('only what the other side said since the panel was last open is unread', () => {
  const open = reduce(heard(initial(null), answer('a')), { kind: 'opened' })
  expect(unread(open)).toBe(0)
  const closed = reduce(open, { kind: 'closed' })
  expect(unread(heard(closed, echo('one'), answer('b'), answer('c')))).toBe(2)
  expect(unread(heard(initial('b'), answer('a'), answer('b'), answer('c')))).toBe(1)
})

test('answers are offered for the last message alone, and not while one is on its way', () => {
  const actions = [{ type: 'imBack', title: 'Red', value: 'red' }]
  const asked = heard(initial(null), answer('a', { suggestedActions: { to: [], actions } }))
  expect(choices(asked).map((action) => action.title)).toEqual(['Red'])
  expect(choices(written(asked, 'one'))).toEqual([])
  expect(choices(heard(asked, answer('b')))).toEqual([])
})

const begins = (text: string): object => ({
  ...{ type: 'typing', text, channelData: { streamType: 'streaming', streamId: 's', streamSequence: 1 } },
  from: { id: 'bot', role: 'bot' },
})

test('the beginning of an answer grows, keeps through plain typing, and gives way to the message', () => {
  const grown = heard(initial(null), begins('We do.'), begins('We do. It costs nothing.'))
  expect(grown).toMatchObject({ typing: true, beginning: 'We do. It costs nothing.', said: [] })
  expect(heard(grown, { type: 'typing', from: { id: 'bot', role: 'bot' } }).beginning).toBe(grown.beginning)
  expect(heard(grown, echo('one')).beginning).toBe(grown.beginning)
  expect(heard(grown, answer('a'))).toMatchObject({ typing: false, beginning: null })
})

test('a beginning that leads to nothing goes with the typing, and with the line', () => {
  const grown = heard(initial(null), begins('We do.'))
  expect(reduce(grown, { kind: 'went-quiet' })).toMatchObject({ typing: false, beginning: null })
  expect(reduce(grown, { kind: 'linked', link: 'lost' })).toMatchObject({ typing: false, beginning: null })
})

test('typing ends with the message it announced', () => {
  const typing = heard(initial(null), { type: 'typing', from: { id: 'bot', role: 'bot' } })
  expect(typing.typing).toBe(true)
  expect(heard(typing, echo('one')).typing).toBe(true)
  expect(heard(typing, answer('a')).typing).toBe(false)
})
