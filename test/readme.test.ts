import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import { commandTable } from '../src/core/messages/command-sms.ts'
import { commandsTable } from './commands-table.ts'
import { errandsTable } from './errands-table.ts'
import { sqliteEngine } from './store/stores.ts'

const README = new URL('../README.md', import.meta.url)

/** Errands are done on a store for each. */
const engine = sqliteEngine()

/** A file or folder below a ring, or beside the rings. */
const PATH = /`((?:core|store|app|edge|test|docs|migrations|public|examples)\/[\w./-]*)`/g

/** Parts of the README that are written from the code; `UPDATE=1 npm test` writes them again. */
const GENERATED: Readonly<Record<string, () => string | Promise<string>>> = {
  'commands-table': commandsTable,
  'sms-table': commandTable,
  'errands-table': () => errandsTable(engine.open),
}

describe('the README', () => {
  it.each(Object.entries(GENERATED))('has the present %s', async (name, render) => {
    const text = readFileSync(README, 'utf8')
    const part = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`)
    expect(text).toMatch(part)
    const rendered = await render()
    const written = (_: string, open: string, close: string) => `${open}\n${rendered}\n\n${close}`
    const config = await resolveConfig(README)
    const current = await format(text.replace(part, written), { ...config, parser: 'markdown' })
    if (process.env['UPDATE']) writeFileSync(README, current)
    else expect(text).toBe(current)
  })

  it('names on the map only what is there', () => {
    const map = readFileSync(new URL('../src/README.md', import.meta.url), 'utf8')
    const paths = [...map.matchAll(PATH)].map(([, path = '']) => path)
    const bases = [new URL('../src/', import.meta.url), new URL('../', import.meta.url)]
    expect(paths.length).toBeGreaterThan(40)
    expect(paths.filter((path) => !bases.some((base) => existsSync(new URL(path, base))))).toEqual(
      [],
    )
  })

  it('says each decision of the map once', () => {
    const map = readFileSync(new URL('../src/README.md', import.meta.url), 'utf8')
    const rows = map.split('\n').filter((line) => line.startsWith('|'))
    const whats = rows
      .map((row) => row.split('|')[1]?.trim() ?? '')
      .filter((what) => /\w/.test(what) && what !== 'what')
    expect(whats.length).toBeGreaterThan(50)
    expect(whats.filter((what, at) => whats.indexOf(what) < at)).toEqual([])
  })

  it('names only scripts and commands that exist', () => {
    const text = readFileSync(README, 'utf8')
    const { scripts } = JSON.parse(
      readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
    ) as {
      scripts: Record<string, string>
    }
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] as string)
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})
