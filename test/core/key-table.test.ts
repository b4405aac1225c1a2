import { expect, it } from 'vitest'
import { KeyTable } from '../../src/core/key-table.ts'

it('keeps the number of every key, as a map does, while it grows', () => {
  const [table, map] = [new KeyTable(), new Map<string, number>()]
  for (let at = 0; at < 50_000; at += 1) {
    const key = `1988-04-02 F awa diop ${at % 40_000}`
    table.set(key, at)
    map.set(key, at)
  }
  expect(table.size).toBe(map.size)
  const other = [...map].filter(([key, value]) => table.get(key) !== value)
  expect(other).toEqual([])
  expect(['', 'awa', '1988-04-02 F awa diop 40000'].map((key) => table.get(key))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  table.set('', 7)
  expect(table.get('')).toBe(7)
})
