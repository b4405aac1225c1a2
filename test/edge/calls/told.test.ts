import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import type { Told } from '../../../src/core/dialog/told.ts'
import { readDialled } from '../../../src/edge/calls/dialled.ts'
import { growing } from '../../../src/edge/calls/growing.ts'
import { CALL_MS, lastInput, REPEAT_MS } from '../../../src/edge/calls/last-input.ts'
import type { Reduce } from '../../../src/app/calls/ussd-turn.ts'

const NOON = 1_780_000_000_000

type Sent = {
  readonly kind?: 'begin' | 'input'
  readonly input: string
  /** Milliseconds after noon. */
  readonly at?: number
  readonly sequence?: number
  readonly id?: string
}

/** Gives an adapter requests one after the other, as the turn does, and what it made of each. */
function tell(reduce: Reduce, requests: readonly Sent[]): Told[] {
  let heard: string | null = null
  return requests.map(({ kind = 'input', at = 0, ...rest }) => {
    const mark = (input: string, place: number) => `m${place}${input.length}${input}`
    const told = reduce(heard, { kind, at: instant(NOON + at), ...rest }, mark)
    if (told.kind !== 'repeat') ({ heard } = told)
    return told
  })
}

/** `begin 1 2` for a begin with two answers behind the code. */
function said(told: readonly Told[]): string[] {
  return told.map((one) => [one.kind, ...('inputs' in one ? one.inputs : [])].join(' '))
}

describe('a carrier that sends all that was typed', () => {
  const rows: [string, string[], string[]][] = [
    ['a call', ['', '1', '1*2'], ['begin', 'input 1', 'input 2']],
    ['a deep dial', ['1*500', '1*500*1'], ['begin 1 500', 'input 1']],
    ['a request that is repeated', ['', '1', '1'], ['begin', 'input 1', 'repeat']],
    ['a late copy of an earlier one', ['', '1', '1*2', '1', ''], ['begin', 'input 1', 'input 2', 'repeat', 'repeat']],
    ['one that was lost', ['', '1*2'], ['begin', 'input 1 2']],
    ['another story, and what goes on from it', ['', '1*2', '1*3', '1*3*4'], ['begin', 'input 1 2', 'astray', 'input 4']],
    ['an answer that begins like the one before', ['', '1', '12'], ['begin', 'input 1', 'astray']],
  ] // prettier-ignore
  it.each(rows)('hears %s', (_what, texts, told) => {
    expect(said(tell(growing, texts.map((input) => ({ input }))))).toEqual(told) // prettier-ignore
  })

  it('keeps marks and no answers', () => {
    const mark = () => 'x'
    const told = growing('', { kind: 'input', input: '4711', at: instant(0) }, mark)
    expect(JSON.stringify({ ...told, inputs: [] })).not.toContain('4711')
  })
})

describe('a carrier that sends the last answer only', () => {
  const begin = { kind: 'begin', input: '' } as const
  const rows: [string, Sent[], string[]][] = [
    ['a call', [begin, { input: '1', at: 5000 }, { input: '1', at: 10_000 }], ['begin', 'input 1', 'input 1']],
    ['what was dialled behind the code', [{ kind: 'begin', input: '1*500' }], ['begin 1 500']],
    ['an empty answer', [begin, { input: '', at: 5000 }], ['begin', 'input ']],
    ['a star in an answer', [begin, { input: '1*2', at: 5000 }], ['begin', 'input 1*2']],
    ['the same within two seconds', [begin, { input: '1', at: 5000 }, { input: '1', at: 5000 + REPEAT_MS }], ['begin', 'input 1', 'repeat']],
    ['the same after them', [begin, { input: '1', at: 5000 }, { input: '1', at: 5001 + REPEAT_MS }], ['begin', 'input 1', 'input 1']],
    ['another answer within them', [begin, { input: '1', at: 5000 }, { input: '2', at: 5001 }], ['begin', 'input 1', 'input 2']],
    ['a begin that is repeated', [begin, { ...begin, at: REPEAT_MS }], ['begin', 'repeat']],
    ['a session that begins again', [begin, { input: '1', at: 5000 }, { ...begin, at: 6000 }], ['begin', 'input 1', 'begin']],
    ['an answer to a call that it did not hear begin', [{ input: '5' }], ['begin']],
    ['an answer after three minutes', [begin, { input: '1', at: CALL_MS }, { input: '2', at: 2 * CALL_MS + 1 }], ['begin', 'input 1', 'begin']],
    ['a number that was there', [{ ...begin, sequence: 1 }, { input: '1', sequence: 2, at: 9000 }, { input: '1', sequence: 2, at: 19_000 }], ['begin', 'input 1', 'repeat']],
    ['the same answer with the next number', [{ ...begin, sequence: 1 }, { input: '1', sequence: 2 }, { input: '1', sequence: 3 }], ['begin', 'input 1', 'input 1']],
    ['numbers that overtake each other', [{ ...begin, sequence: 1 }, { input: '2', sequence: 3 }, { input: '1', sequence: 2 }], ['begin', 'input 2', 'repeat']],
    ['numbers that begin again with a new call', [{ ...begin, sequence: 1 }, { input: '1', sequence: 2 }, { ...begin, sequence: 1, at: CALL_MS + 1 }], ['begin', 'input 1', 'begin']],
    ['an id that was there', [{ ...begin, id: 'a' }, { input: '1', id: 'b', at: 9000 }, { input: '1', id: 'b', at: 19_000 }], ['begin', 'input 1', 'repeat']],
  ] // prettier-ignore
  it.each(rows)('hears %s', (_what, requests, told) => {
    expect(said(tell(lastInput, requests))).toEqual(told)
  })

  it('gives the same place to the same request alone, also where a session’s id is used again', () => {
    const call: Sent[] = [begin, { input: '1', at: 5000 }]
    const again = call.map((one) => ({ ...one, at: (one.at ?? 0) + 60_000 }))
    const places = tell(lastInput, [...call, ...again]).map((one) => 'place' in one && one.place)
    expect(new Set(places).size).toBe(4)
    expect(tell(lastInput, call)).toEqual(tell(lastInput, call))
  })

  it('keeps marks and no answers', () => {
    const told = lastInput(null, { kind: 'begin', input: '4711', at: instant(0) }, () => 'x')
    expect(JSON.stringify({ ...told, inputs: [] })).not.toContain('4711')
  })
})

describe('what was dialled', () => {
  it.each([
    ['*384*77#', '*384*77#', '*384*77#', ''],
    ['*384*77#', '384*77', '*384*77#', ''],
    ['*384*77*1*500#', '*384*77#', '*384*77#', '1*500'],
    ['*384*771#', '*384*77#', '*384*77#', ''],
    ['1', '*384*77#', '*384*77#', ''],
    ['*384*77#', null, '*384*77#', ''],
    ['', null, '', ''],
  ])('%s to %s is the code %s and the answers “%s”', (typed, given, code, input) => {
    expect(readDialled(typed, given)).toEqual({ code, input })
  })
})
