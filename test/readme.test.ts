import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import { commandTable } from '../src/core/messages/command-sms.ts'
import { alertsTable } from './alerts-table.ts'
import { commandsTable } from './commands-table.ts'
import { errandsTable } from './errands-table.ts'
import { officeTable } from './office-table.ts'
import { promisesTable } from './promises-table.ts'
import { drawnRooms } from './imports.ts'
import { ROOMS } from './rooms.ts'
import { statutesTable } from './statutes-table.ts'
import { sqliteEngine } from './store/stores.ts'

const README = new URL('../README.md', import.meta.url)
const DOCS = new URL('../docs/', import.meta.url)

/** Errands are done on a store for each. */
const engine = sqliteEngine()

/** A file or folder below a ring, or beside the rings. */
const PATH = /`((?:src|core|store|app|edge|test|docs|migrations|public|examples)\/[\w./-]*)`/g

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What stands in rooms about them, and why the code is arranged as it is. */
const ROOM_PAGES = pagesIn('src').filter((page) => page !== 'src/README.md')
const DECISIONS = pagesIn('docs/decisions')

function pagesIn(folder: string): string[] {
  const paths = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  return paths.filter((path) => path.endsWith('.md')).map((path) => join(folder, path))
}

function read(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8')
}

/** Tables of `docs` that are written from the code; `UPDATE=1 npm test` writes them again. */
const GENERATED: Readonly<Record<string, () => string | Promise<string>>> = {
  commands: commandsTable,
  sms: commandTable,
  statutes: statutesTable,
  alerts: alertsTable,
  promises: promisesTable,
  office: officeTable,
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
      'docs/going-live/momo.md',
      'docs/going-live/mpesa.md',
      'docs/going-live/pawapay.md',
      'docs/statutes.md',
      'docs/alerts.md',
      'docs/office.md',
      'docs/promises.md',
      'docs/dependencies.md',
      'src/README.md',
      ...ROOM_PAGES,
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

  it('name only what is there, on the map, in rooms and in decisions', () => {
    const pages = ['src/README.md', ...ROOM_PAGES, ...DECISIONS]
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(PATH)].map(([, path = '']) => ({ page, path })),
    )
    const isThere = (path: string) =>
      [ROOT, join(ROOT, 'src')].some((at) => existsSync(join(at, path)))
    expect(named.filter(({ page }) => page === 'src/README.md').length).toBeGreaterThan(40)
    expect(named.filter(({ path }) => !isThere(path))).toEqual([])
  })

  it('say of each decision about the code what it is and why', () => {
    expect(DECISIONS.length).toBeGreaterThan(10)
    const form = /^# .+\n\n[^*#][^]+\n\n\*\*Why\.\*\* [^]+\n$/
    expect(DECISIONS.filter((page) => !form.test(read(page)))).toEqual([])
  })

  it('let a newcomer read the map standing', () => {
    expect(read('src/README.md').split('\n').length).toBeLessThan(150)
  })

  it('says each decision once, in whichever room', () => {
    const rows = ROOM_PAGES.flatMap((page) => read(page).split('\n')).filter((line) =>
      line.startsWith('|'),
    )
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
