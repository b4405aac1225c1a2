import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const read = (file: string) => readFileSync(`${ROOT}/${file}`, 'utf8')

/** What is in the package, without what is built for it. */
const packed = (): string[] => {
  const words = ['pack', '--dry-run', '--json', '--ignore-scripts', '--silent']
  const told = execFileSync('npm', words, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' })
  const [{ files = [] } = {}] = JSON.parse(told) as { files?: { path: string }[] }[]
  return files.map(({ path }) => path)
}

/** Links of a page, from the root; none that lead elsewhere or to a place in the page itself. */
function links(page: string): string[] {
  const found = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
  const files = found.filter((link) => !/^(https?:|mailto:|#)/.test(link))
  return files.map((link) => posix.join(posix.dirname(page), link.replace(/#.*/, '')))
}

/** Files of the package that a text names, such as `deploy/nginx.conf`. */
function named(text: string): string[] {
  return text.match(/(?<![\w./-])(?:docs|deploy|examples|migrations)\/[\w./-]*\w\.\w+/g) ?? []
}

describe('the package', () => {
  const files = packed()
  const pages = files.filter((file) => file.endsWith('.md'))
  const texts = [...pages, ...files.filter((file) => /^deploy\/|^\.env\.example$/.test(file))]

  it('has pages for those who use it, and no tests', () => {
    expect(pages).toContain('docs/going-live/server.md')
    expect(files.filter((file) => /^(test|bench|data)\//.test(file))).toEqual([])
  })

  const holds = (name: string) => files.some((file) => file === name || file.startsWith(`${name}/`))

  // What names its tests can be looked up in the repository alone.
  const isTest = (link: string) => link.startsWith('test/')

  it.each(pages)('holds what %s links to', (page) => {
    const elsewhere = links(page).filter((link) => !holds(link.replace(/\/$/, '')))
    expect(elsewhere.filter((link) => !isTest(link))).toEqual([])
  })

  it.each(texts)('holds what %s names', (page) => {
    expect(named(read(page)).filter((name) => !holds(name))).toEqual([])
  })

  it('holds what help and messages name', () => {
    const sources = readdirSync(`${ROOT}/src`, { recursive: true, encoding: 'utf8' })
    const code = sources.filter((file) => file.endsWith('.ts')).map((file) => read(`src/${file}`))
    const said = named(code.join('\n'))
    expect(said).toContain('docs/going-live.md')
    expect([...new Set(said)].filter((name) => !holds(name))).toEqual([])
  })
})
