import { describe, expect, test } from '@jest/globals'
import { readBrought } from '#config/business/brought'
import { loadingAcorn } from './acorn.ts'

const load = loadingAcorn()

const lettersOf = (module: object): readonly string[] =>
  readBrought(module).problems.map(({ path, letter }) => `${path} ${letter}`)

describe('a business file', () => {
  test('that brings nothing along leaves dialogs and language to us', async () => {
    expect(await load('')).toMatchObject({ business: { name: 'Acorn' }, dialogs: null, language: null })
  })

  test('brings its own dialogs and its own language', async () => {
    const { dialogs, language } = await load(`
      const mine = defineDialog({ name: 'mine', role: 'sdr', propose: () => keep(alone({ say: 'help' })) })
      export const dialogs = [mine, ...DIALOGS]
      class Silent {
        none: readonly never[] = []
        async perceive() { throw new Error('never called') }
        async lookUp() { return this.none }
        async compose() { throw new Error('never called') }
      }
      export const language = new Silent()
    `)
    expect(dialogs?.map(({ name }) => name).slice(0, 2)).toEqual(['mine', 'login'])
    expect(await language?.lookUp('')).toEqual([])
  })

  test('hears of everything that is wrong with them at once, by its file', async () => {
    const loading = load(`
      export const dialogs = [{ name: 'mine', role: 'boss' }]
      export const language = { perceive: 1 }
    `)
    await expect(loading).rejects.toThrow(
      /business\.ts: The business cannot be used: it has 5 problems\..*dialogs\[0\]\.role.*language\.compose/s,
    )
  })
})

describe('what a business file brings along', () => {
  test.each([
    [
      { dialogs: { name: 'mine' } },
      'dialogs is an object, not a list of dialogs. Write a list such as [mine, ...DIALOGS].',
    ],
    [
      { dialogs: [] },
      'dialogs is an empty list, not a list with a dialog in it. Write at least one, or leave it out to have ours.',
    ],
    [{ hosts: {} }, 'hosts is an object, not a list of hosts. Write a list such as [hostBot({ … })].'],
    [{ hosts: [{ name: 'tables' }] }, 'hosts[0].open is missing. Write what hostBot answers.'],
    [{ dialogs: ['mine'] }, 'dialogs[0] is "mine", not a dialog. Write what defineDialog answers.'],
    [
      { dialogs: [{ name: '', role: 'sdr', propose: () => null }] },
      'dialogs[0].name is "", not a text with something in it. Write the name by which the journal knows it, for example "patience".',
    ],
    [
      { dialogs: [{ name: 'mine', role: 'sdr' }] },
      'dialogs[0].propose is missing. Write a function from a View to keep(...) or pass(...).',
    ],
    [
      { language: undefined },
      'language is missing. Write { perceive, lookUp, compose }, or take ruleLanguage(business).',
    ],
    [
      { language: { perceive: async () => null, lookUp: 'no', compose: async () => null } },
      'language.lookUp is "no", not a function. Write a function that answers passages, or none: async () => [].',
    ],
  ])('%j is told: %s', (module, letter) => {
    expect(lettersOf(module)).toEqual([letter])
  })
})
