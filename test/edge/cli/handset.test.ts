import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { framed, readDialled } from '../../../src/edge/cli/handset.ts'
import { keyboardOf } from '../../../src/edge/cli/keyboard.ts'

describe('a phone in the terminal', () => {
  it('frames a screen and breaks long lines between words', () => {
    const lines = framed(
      'Pay\nA request for KSh 500 will come to this phone. Enter your PIN.\n1. Yes',
    )
    expect(lines.slice(1, -1).map((line) => line.slice(2, -2).trimEnd())).toEqual([
      'Pay',
      'A request for KSh 500 will come to this',
      'phone. Enter your PIN.',
      '1. Yes',
    ])
    expect(new Set(lines.map((line) => line.length)).size).toBe(1)
  })

  it('breaks a word that is longer than a line', () => {
    expect(framed('x'.repeat(100))).toHaveLength(2 + 3)
  })

  it.each([
    ['*384*77#', '*384*77#', ''],
    ['*384*77*1*2#', '*384*77#', '1*2'],
    ['*384*770#', '*384*770#', ''],
    ['*384*7#', '*384*7#', ''],
    ['*999*1#', '*999*1#', ''],
  ])('reads %s as a code and what is typed ahead', (dialled, serviceCode, text) => {
    expect(readDialled(dialled, ['*384#', '*384*77#'].slice(1))).toEqual({ serviceCode, text })
  })

  it('shows what was piped in after its question, and the end of it', async () => {
    const input = new PassThrough()
    const output = new PassThrough()
    const keyboard = keyboardOf(input, output)
    input.end('1\n2\n')
    expect([await keyboard.ask('> '), await keyboard.ask('> '), await keyboard.ask('> ')]).toEqual([
      '1',
      '2',
      null,
    ])
    keyboard.close()
    expect(String(output.read())).toBe('> 1\n> 2\n> \n')
  })
})
