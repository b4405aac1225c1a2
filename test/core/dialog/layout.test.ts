import { describe, expect, it } from 'vitest'
import { CUT_MARK, layEnd, layPage } from '../../../src/core/dialog/layout.ts'
import type { Frame, Sheet } from '../../../src/core/dialog/layout.ts'
import { septets } from '../../../src/core/text/gsm7.ts'
import { fc } from '../../chance.ts'

const FRAME: Frame = { from: 0, hint: null, back: 'Back', more: 'More' }

const anything = fc.string({ unit: 'grapheme', maxLength: 300 })
const anySheet = fc.record({
  title: anything,
  lines: fc.array(anything, { maxLength: 12 }),
  labels: fc.array(anything, { maxLength: 24 }),
})

describe('a page', () => {
  it('fits into 160 septets whatever stands on it', () => {
    fc.assert(
      fc.property(anySheet, fc.option(anything), fc.nat(40), (sheet, hint, from) => {
        const size = septets(layPage(sheet, { ...FRAME, hint, from }).text)
        expect(size).not.toBeNull()
        expect(size).toBeLessThanOrEqual(160)
        expect(septets(layEnd(sheet))).toBeLessThanOrEqual(160)
      }),
    )
  })

  it('is followed by others until every line and choice was shown once', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const choices: (number | null)[] = []
        let from: number | null = 0
        for (let pages = 0; from !== null; pages += 1) {
          const page = layPage(sheet, { ...FRAME, from })
          choices.push(...page.choices)
          expect(page.choices.length).toBeLessThanOrEqual(8)
          expect(page.next ?? Infinity).toBeGreaterThan(from)
          from = page.next
        }
        expect(choices).toEqual(sheet.labels.map((_, index) => index))
      }),
    )
  })

  it('keeps the digits of its own for choices, on whichever page they stand', () => {
    const labels = Array.from({ length: 6 }, (_, index) => `${'Choice '.repeat(6)}${index}`)
    const sheet: Sheet = { title: 'What?', lines: [], labels, digits: [1, 2, 4, 5, 6, 8] }
    const first = layPage(sheet, FRAME)
    const second = layPage(sheet, { ...FRAME, from: first.next ?? 0 })
    expect(first.text).toContain('\n1. Choice')
    expect(first.text).not.toContain('\n4. Choice')
    expect(second.text).toContain('\n4. Choice')
    for (const { choices } of [first, second]) {
      expect(choices).toEqual([0, 1, null, 2, 3, 4, null, 5])
    }
  })

  it('numbers its choices from 1 and says how to go on and back', () => {
    const labels = Array.from({ length: 12 }, (_, index) => `Choice ${index}`)
    const sheet: Sheet = { title: 'Which?', lines: [], labels }
    const first = layPage(sheet, FRAME)
    expect(first.text).toContain('CON Which?\n1. Choice 0\n2. Choice 1\n')
    expect(first.text).toMatch(/8\. Choice 7\n9\. More\n0\. Back$/)
    const second = layPage(sheet, { ...FRAME, from: first.next as number })
    expect(second.text).toBe(
      'CON Which?\n1. Choice 8\n2. Choice 9\n3. Choice 10\n4. Choice 11\n0. Back',
    )
  })

  it('lets nobody be called like a choice', () => {
    const { text } = layPage({ title: '1. Confirm', lines: ['2. Awa\n3. Diop'], labels: [] }, FRAME)
    expect(text).toBe('CON 1 Confirm\n2 Awa 3. Diop\n0. Back')
  })

  it('cuts what is too long for a page of its own, and shows that it did', () => {
    const sheet = { title: 'Title', lines: ['x'.repeat(400)], labels: [] }
    const { text, next } = layPage(sheet, FRAME)
    expect(text).toMatch(/^CON Title\nx+\.\.\n0\. Back$/)
    expect(septets(text)).toBeLessThanOrEqual(160)
    expect(next).toBeNull()
    expect(text).toContain(CUT_MARK)
  })

  it('counts the escape characters twice', () => {
    const { text } = layPage({ title: '€'.repeat(200), lines: [], labels: ['[]'] }, FRAME)
    expect(septets(text)).toBeLessThanOrEqual(160)
  })
})

describe('the end', () => {
  it('leaves out whole lines that do not fit', () => {
    const text = layEnd({ title: 'Title', lines: ['a'.repeat(100), 'b'.repeat(100)] })
    expect(text).toBe(`END Title\n${'a'.repeat(100)}`)
  })
})
