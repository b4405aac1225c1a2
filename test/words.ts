import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** What stands in quotes in all files of tests; comments prove nothing and are passed over. */
export function wordsOfTests(): string[] {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  return files.filter((file) => file.endsWith('.test.ts')).flatMap(wordsIn)
}

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
