import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PROOFS } from './promises/all.ts'
import { seenRed, titlesIn } from './promises/read-proof.ts'
import { ofSoak, results } from './promises/results.ts'

/** Tests of these folders break the world: each stands in `docs/promises.md`. */
const FOLDERS = ['test/system/faults']

describe('the promises', () => {
  it.each(PROOFS)('name a test that was seen to fail: $test, $titled', (proof) => {
    expect(seenRed(proof)).toMatchObject({
      ok: true,
      how: expect.stringMatching(/\w{3}/) as unknown,
    })
  })

  it('have a row for each test that breaks the world', () => {
    const files = FOLDERS.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.ts'))
        .map((file) => `${folder}/${file}`),
    )
    const titles = files.flatMap((test) => titlesIn(test).map((title) => ({ test, title })))
    expect(titles.length).toBeGreaterThanOrEqual(files.length)
    const hasRow = ({ test, title }: (typeof titles)[number]) =>
      PROOFS.some((proof) => proof.test === test && title.includes(proof.titled))
    expect(titles.filter((one) => !hasRow(one))).toEqual([])
  })

  it('have each row once', () => {
    const keys = PROOFS.map(({ test, titled, fault }) => `${test} ${titled} ${fault}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('keep only results that a row shows', () => {
    const shown = new Set(PROOFS.flatMap(({ result }) => (result ? [result, ofSoak(result)] : [])))
    expect(Object.keys(results()).filter((name) => !shown.has(name))).toEqual([])
  })
})
