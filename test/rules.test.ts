import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, it } from 'vitest'

/** The rules of a mutual by their numbers in the domain: registration to fraud and control. */
const RULES = [
  ...numbers(1, 8),
  ...numbers(10, 20),
  ...numbers(30, 37),
  ...numbers(40, 47),
  ...numbers(50, 54),
  ...numbers(60, 65),
]

/** Rules that no test names yet, since nothing keeps them yet. */
const UNKEPT = ['R34', 'R50', 'R51', 'R52', 'R54', 'R62', 'R63', 'R64']

/** A rule that is named in no title of a test is one that nobody would miss. */
it('each rule is named by the title of a test', () => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  const titles = files.filter((file) => file.endsWith('.test.ts')).flatMap(wordsIn)
  const named = new Set(titles.flatMap((title) => title.match(/\bR\d\d\b/g) ?? []))
  const unnamed = RULES.filter((rule) => !named.has(rule) && !UNKEPT.includes(rule))
  expect(unnamed).toEqual([])
  expect([...named].filter((rule) => !RULES.includes(rule))).toEqual([])
})

function numbers(first: number, last: number): string[] {
  const count = last - first + 1
  return Array.from({ length: count }, (_, at) => `R${String(first + at).padStart(2, '0')}`)
}

/** What stands in quotes in a file of tests; comments name rules, too, and prove nothing. */
function wordsIn(file: string): string[] {
  const text = readFileSync(`test/${file}`, 'utf8')
  const words: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) words.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest))
  return words
}
