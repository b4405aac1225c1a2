import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { copiesAmong } from '../../src/edge/backups/copies.ts'
import { instant } from '../../src/core/dates.ts'
import { migrate } from '../../src/store/engine/migrate.ts'
import { openStore } from '../../src/store/engine/open.ts'
import { migrationsBefore } from '../store/engine/earlier.ts'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from '../edge/cli/terminal.ts'
import { HAS_POSTGRES, type Server, startPostgres } from './postgres-server.ts'
import { MAIN } from '../program.ts'

/** A role as the documents make it: it owns its database and may make others. */
const ROLE = `create role line login createdb password 'canary/pass@1'`

describe.runIf(HAS_POSTGRES)('copies of PostgreSQL', () => {
  let server: Server
  let count = 0
  beforeAll(async () => {
    server = await startPostgres(['fsync=off'])
    await server.sql(ROLE)
  })
  afterAll(() => server.remove())

  async function founded() {
    count += 1
    const name = `line${count}`
    await server.sql(`create database ${name} owner line`)
    const identity = await generateIdentity()
    const terminal = makeTerminal({
      DATABASE_URL: server.url(name, 'line'),
      BACKUP_AGE_RECIPIENT: await identityToRecipient(identity),
    })
    const { done, file, folder } = terminal
    await done('migrate')
    await done('apply', file('jappo.json', STATUTES))
    await done('import', file('members.csv', MEMBERS), '--mutual', 'jappo')
    await done('bill', '--mutual', 'jappo')
    const key = file('line.key', `${identity}\n`)
    return { ...terminal, name, key, copy: join(folder, 'copy.dump') }
  }

  /** Those of one test, and what a copy is tried in. */
  const databases = async (name: string) =>
    (await server.sql<{ name: string }>('select datname as name from pg_database order by 1'))
      .map((row) => row.name)
      .filter((one) => one.startsWith(name) || one.startsWith('mutual'))

  it('are tried before they count, and go back without anything being overwritten', async () => {
    // Seen red: with the database dropped instead of renamed, nothing was left of the life since the copy.
    const { done, run, name, copy, file } = await founded()
    const before = await done('standing', NUMBER, '--json')
    expect(await done('backup', copy)).toBe(`${copy}: written and verified, 1 journals\n`)
    expect(await run(['backup', copy])).toMatchObject({ code: 1, err: [`${copy}: is there already`] }) // prettier-ignore
    const later = STATUTES.replace('"1500"', '"1700"').replace('2025-01-01', '2026-04-01')
    await done('apply', file('later.json', later))
    await done('cash', 'record', NUMBER, '1500', '--collector', 'x').catch(() => undefined)
    await server.sql(`update setting set value = 'since the copy' where name = 'made-by'`, name)

    const restored = await done('restore', copy)
    expect(restored).toMatch(/^line1: restored, 1 journals\nwhat was there before is kept as line1_before_restore_\d{8}T\d{6}Z\n$/) // prettier-ignore
    expect(await done('standing', NUMBER, '--json')).toBe(before)
    expect(await done('verify')).toContain('1 journals')
    const [kept = ''] = (await databases(name)).filter((one) => one !== name)
    expect(await databases(name)).toEqual([name, kept])
    const [row] = await server.sql(`select value from setting where name = 'made-by'`, kept)
    expect(row).toEqual({ value: 'since the copy' })
  })

  it('that are cut, changed or of books that do not agree leave everything as it is', async () => {
    // Seen red: with what the books said not asked for, a copy of unsound ones counted.
    const { done, run, name, copy, folder } = await founded()
    await done('backup', copy)
    const cut = join(folder, 'cut.dump')
    writeFileSync(cut, readFileSync(copy))
    truncateSync(cut, 20_000)
    const refused = await run(['restore', cut])
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toEqual([expect.stringMatching(/nothing was changed: pg_restore \(version \d+, server \d+\): /)]) // prettier-ignore

    await server.sql('alter table balance disable trigger user; update balance set debits = debits + 1', name) // prettier-ignore
    const unsound = await run(['backup', join(folder, 'unsound.dump')])
    expect(unsound.err).toEqual([expect.stringContaining('the copy is not sound: ')])
    expect(readdirSync(folder).filter((name) => name.includes('unsound'))).toEqual([])
    expect(await databases(name)).toEqual([name])
  })

  it('are refused while a service has the database open, and where the role makes none', async () => {
    const { done, run, name, copy } = await founded()
    await done('backup', copy)
    const open = new pg.Client({ connectionString: server.url(name) })
    await open.connect()
    const { err: inUse } = await run(['restore', copy])
    expect(inUse).toEqual([`${name} is in use: stop the service first`])
    await open.end()
    await server.sql('alter role line nocreatedb')
    onTestFinished(async () => void (await server.sql('alter role line createdb')))
    const { err } = await run(['backup', `${copy}.2`])
    expect(err).toEqual([expect.stringContaining('alter role NAME createdb')])
    expect(existsSync(`${copy}.2`)).toBe(false)
  })

  it('of an earlier version are tried as this version will have them, and brought to it', async () => {
    await server.sql('create database earlier owner line')
    const url = server.url('earlier', 'line')
    const store = await openStore(url)
    await migrate(store, instant(1), migrationsBefore('0005'))
    await store.close()
    const { done, folder } = makeTerminal({ DATABASE_URL: url })
    const copy = join(folder, 'copy.dump')
    expect(await done('backup', copy)).toContain('written and verified, 0 journals')
    expect(await done('restore', copy)).toContain('earlier: restored, 0 journals')
    expect(await done('verify')).toContain('0 journals')
  })

  it('are encrypted like those of SQLite, and what a killed one left is taken away', async () => {
    const { done, run, name, copy, key } = await founded()
    await server.sql('create database mutual_line_copy_1000000000_00000000 owner line')
    await done('backup', `${copy}.age`)
    expect(readFileSync(`${copy}.age`).subarray(0, 21).toString()).toBe('age-encryption.org/v1')
    expect(await databases(name)).toEqual([name])
    expect((await run(['restore', `${copy}.age`])).err).toEqual([expect.stringContaining('--identity')]) // prettier-ignore
    expect(await done('restore', `${copy}.age`, '--identity', key)).toContain(`${name}: restored`)
    expect(readdirSync('.').filter((name) => name.startsWith('mutual-line.'))).toEqual([])
  })

  it('come from a service by itself, and no password is seen', async () => {
    // Seen red: with the URL handed to pg_dump, its password stood in the list of processes.
    const { folder } = await founded()
    await server.sql('create database sandbox owner line')
    const copies = mkdtempSync(join(tmpdir(), 'mutual-line-kept-'))
    onTestFinished(() => rmSync(copies, { recursive: true, force: true }))
    const { PATH } = process.env
    const child = spawn(process.execPath, [MAIN, 'serve'], {
      cwd: folder,
      env: { PATH, PORT: '0', METRICS_PORT: 'off', BACKUP_DIR: copies, DATABASE_URL: server.url('sandbox', 'line') }, // prettier-ignore
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let log = ''
    for (const out of [child.stdout, child.stderr])
      out.on('data', (chunk) => (log += String(chunk)))
    const seen = new Set<string>()
    const looking = setInterval(() => commandLines().forEach((line) => seen.add(line)), 3)
    onTestFinished(() => clearInterval(looking))
    await expect.poll(() => log, { timeout: 90_000, interval: 200 }).toContain('"event":"backup-written"') // prettier-ignore
    clearInterval(looking)
    child.kill('SIGTERM')
    await once(child, 'exit')
    expect(copiesAmong(readdirSync(copies)).map(({ file }) => file)).toEqual([expect.stringMatching(/\.dump$/)]) // prettier-ignore
    const ours = [...seen].filter((line) => /pg_(dump|restore)/.test(line))
    expect(ours.length).toBeGreaterThan(1)
    for (const text of [...ours, log]) expect(text).not.toMatch(/canary/)
  })
})

function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')]
      } catch {
        return []
      }
    })
}
