import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import { commandTable } from '../src/core/messages/command-sms.ts'
import { alertsTable } from './alerts-table.ts'
import { commandsTable } from './commands-table.ts'
import { errandsTable } from './errands-table.ts'
import { drawnRooms } from './imports.ts'
import { ROOMS } from './rooms.ts'
import { statutesTable } from './statutes-table.ts'
import { sqliteEngine } from './store/stores.ts'

const README = new URL('../README.md', import.meta.url)
const DOCS = new URL('../docs/', import.meta.url)

/** Errands are done on a store for each. */
const engine = sqliteEngine()

/** A file or folder below a ring, or beside the rings. */
const PATH = /`((?:core|store|app|edge|test|docs|migrations|public|examples)\/[\w./-]*)`/g

/** Tables of `docs` that are written from the code; `UPDATE=1 npm test` writes them again. */
const GENERATED: Readonly<Record<string, () => string | Promise<string>>> = {
  commands: commandsTable,
  sms: commandTable,
  statutes: statutesTable,
  alerts: alertsTable,
  errands: () => errandsTable(engine.open),
}

/** What a newcomer reads standing. */
const README_WORDS = 900

describe('the documents', () => {
  it.each(Object.entries(GENERATED))('have the present table of %s', async (name, render) => {
    const page = new URL(`${name}.md`, DOCS)
    const text = readFileSync(page, 'utf8')
    const part = new RegExp(`(<!-- ${name}-table -->\n)[\\s\\S]*?(<!-- /${name}-table -->)`)
    expect(text).toMatch(part)
    const rendered = await render()
    const written = (_: string, open: string, close: string) => `${open}\n${rendered}\n\n${close}`
    const config = await resolveConfig(page)
    const current = await format(text.replace(part, written), { ...config, parser: 'markdown' })
    if (process.env['UPDATE']) writeFileSync(page, current)
    else expect(text).toBe(current)
  })

  it('have the present picture of the rooms on the map', () => {
    const page = new URL('../src/README.md', import.meta.url)
    const text = readFileSync(page, 'utf8')
    const part = /(<!-- rooms -->\n)[\s\S]*?(<!-- \/rooms -->)/
    expect(text).toMatch(part)
    const picture = `\n\`\`\`\n${drawnRooms(ROOMS)}\n\`\`\`\n\n`
    const current = text.replace(part, (_, open: string, close: string) => open + picture + close)
    if (process.env['UPDATE']) writeFileSync(page, current)
    else expect(text).toBe(current)
  })

  it('begin with a README that is short', () => {
    const words = readFileSync(README, 'utf8').split(/\s+/)
    expect(words.length).toBeLessThan(README_WORDS)
  })

  it('link only to what is there', () => {
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      'CHANGELOG.md',
      'docs/going-live.md',
      'docs/statutes.md',
      'docs/alerts.md',
    ]
    const dead = pages.flatMap((page) => {
      const at = new URL(`../${page}`, import.meta.url)
      const links = [...readFileSync(at, 'utf8').matchAll(/\]\(([^)#]+)\)/g)]
      return links.flatMap(([, link = '']) =>
        link.includes(':') || existsSync(new URL(link, at)) ? [] : [`${page}: ${link}`],
      )
    })
    expect(dead).toEqual([])
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

  it('says each decision once, in whichever room', () => {
    const source = fileURLToPath(new URL('../src/', import.meta.url))
    const pages = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('README.md'))
      .map((path) => readFileSync(join(source, path), 'utf8'))
    const rows = pages.flatMap((page) => page.split('\n').filter((line) => line.startsWith('|')))
    const whats = rows
      .map((row) => row.split('|')[1]?.trim() ?? '')
      .filter((what) => /\w/.test(what) && what !== 'what')
    expect(whats.length).toBeGreaterThan(50)
    expect(whats.filter((what, at) => whats.indexOf(what) < at)).toEqual([])
  })

  it('names only scripts and commands that exist', () => {
    const pages = ['../README.md', '../CONTRIBUTING.md']
    const text = pages
      .map((page) => readFileSync(new URL(page, import.meta.url), 'utf8'))
      .join('\n')
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
