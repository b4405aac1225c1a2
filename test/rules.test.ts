import { expect, it } from 'vitest'
import { wordsOfTests } from './words.ts'

/** The rules of a mutual by their numbers in the domain: registration to fraud and control. */
const RULES = [
  ...numbers(1, 8),
  ...numbers(10, 20),
  ...numbers(30, 37),
  ...numbers(40, 47),
  ...numbers(50, 54),
  ...numbers(60, 65),
]

/** A rule that is named in no title of a test is one that nobody would miss. */
it('each rule is named by the title of a test', () => {
  // Receipts of tests have names like rules, too, but no sentence around them.
  const titles = wordsOfTests().filter((words) => words.includes(' '))
  const named = new Set(titles.flatMap((title) => title.match(/\bR\d\d\b/g) ?? []))
  const unnamed = RULES.filter((rule) => !named.has(rule))
  expect(unnamed).toEqual([])
  expect([...named].filter((rule) => !RULES.includes(rule))).toEqual([])
})

function numbers(first: number, last: number): string[] {
  const count = last - first + 1
  return Array.from({ length: count }, (_, at) => `R${String(first + at).padStart(2, '0')}`)
}
