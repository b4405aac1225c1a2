import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const ROOT = new URL('../', import.meta.url)
const PAGE = readFileSync(new URL('docs/security.md', ROOT), 'utf8')

/** A test file and, where one is quoted, the name of a test in it. */
const NAMED = /`(test\/[\w./-]+)`(?: “([^”]+)”)?/g

const named = [...PAGE.matchAll(NAMED)].map(([, file = '', title]) => ({ file, title }))

it('names tests that are there, of every threat', () => {
  expect(named.length).toBeGreaterThan(35)
  const missing = named.filter(({ file, title }) => {
    const at = new URL(file, ROOT)
    return !existsSync(at) || (title !== undefined && !readFileSync(at, 'utf8').includes(title))
  })
  expect(missing).toEqual([])
})

it('names a test, or says why there is none, in each row', () => {
  const rows = PAGE.split('\n').filter((line) => /^\| [^-]/.test(line))
  const bare = rows.filter(
    (row) => !/^\| (item|who|threat|where) /.test(row) && !/`test\/|none: /.test(row),
  )
  expect(rows.length).toBeGreaterThan(40)
  expect(bare).toEqual([])
})
