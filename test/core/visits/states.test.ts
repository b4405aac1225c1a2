import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { isSamePerson, readPersonName } from '../../../src/core/person-name.ts'
import { codeState, type VisitFacts } from '../../../src/core/visits/code-state.ts'
import { type LetterFacts, letterNumber, letterState } from '../../../src/core/visits/letter.ts'

const day = date('2026-03-02')

describe('a visit code', () => {
  const visit: VisitFacts = {
    lapsesOn: date('2026-03-03'),
    frozen: false,
    billed: false,
    reversedOn: null,
    codeDays: 1,
  }

  it.each<[string, Partial<VisitFacts>, string, string]>([
    ['is open on its day', {}, '2026-03-02', 'open'],
    ['R43 is open to the end of the next day', {}, '2026-03-03', 'open'],
    ['R43 has lapsed on the day after', {}, '2026-03-04', 'lapsed'],
    ['R43 lives as long as the plan says', { lapsesOn: date('2026-03-09') }, '2026-03-09', 'open'],
    ['R42 is used once', { billed: true }, '2026-03-02', 'used'],
    ['R44 is frozen by "not me"', { frozen: true }, '2026-03-02', 'frozen'],
    ['R44 stays frozen when it was used', { frozen: true, billed: true }, '2026-03-02', 'frozen'],
    ['takes a correction', { reversedOn: date('2026-03-20') }, '2026-03-21', 'open'],
    ['and then lapses', { reversedOn: date('2026-03-20') }, '2026-03-22', 'lapsed'],
    ['is no shorter for a reversal', { reversedOn: day, codeDays: 0 }, '2026-03-03', 'open'],
  ])('%s', (_story, changes, on, state) => {
    expect(codeState({ ...visit, ...changes }, date(on))).toBe(state)
  })
})

describe('R46: a guarantee letter', () => {
  const letter: LetterFacts = {
    validFrom: date('2026-03-01'),
    validTo: date('2026-03-31'),
    needsApproval: false,
    approved: false,
    withdrawn: false,
    used: false,
  }

  it.each<[string, Partial<LetterFacts>, string, string]>([
    ['is open on its first day', {}, '2026-03-01', 'open'],
    ['is open on its last day', {}, '2026-03-31', 'open'],
    ['is not yet open before', {}, '2026-02-28', 'early'],
    ['has expired after', {}, '2026-04-01', 'expired'],
    ['is used once', { used: true }, '2026-03-02', 'used'],
    ['is withdrawn', { withdrawn: true }, '2026-03-02', 'withdrawn'],
    ['R65 waits for its approval', { needsApproval: true }, '2026-03-02', 'unapproved'],
    ['R65 is open with it', { needsApproval: true, approved: true }, '2026-03-02', 'open'],
  ])('%s', (_story, changes, on, state) => {
    expect(letterState({ ...letter, ...changes }, date(on))).toBe(state)
  })

  it('has a number with the mutual’s letters and the year', () => {
    expect(letterNumber('jappo', '2026', 12)).toBe('JA26-L000012')
    expect(letterNumber('a-1', '2031', 1_234_567)).toBe('AX31-L1234567')
  })
})

describe('R65: who did something', () => {
  it.each([
    ['Awa Sow', 'awa sow', true],
    ['Awa Sow', '  AWA   SOW ', true],
    ['Aïssatou Bâ', 'Aissatou Ba', true],
    ['M. Fall', 'M Fall', true],
    ['Awa Sow', 'Awa Sall', false],
  ])('%s and %s', (a, b, same) => {
    expect(isSamePerson(a, b)).toBe(same)
  })

  it.each([
    ['  Awa  Sow ', 'Awa Sow'],
    ['Ba', 'Ba'],
    ['', null],
    ['  ', null],
    ['77 123', null],
    ['Awa\u0000Sow', null],
    ['A'.repeat(81), null],
  ])('%j is known as %j', (text, name) => {
    expect(readPersonName(text)).toBe(name)
  })
})
