import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, describe, inject, it } from 'vitest'
import { instant } from '../../src/core/dates.ts'
import { openStore, type StoreOptions } from '../../src/store/engine/open.ts'
import { migrate } from '../../src/store/engine/migrate.ts'
import { openPool } from '../../src/store/engine/postgres-pool.ts'
import type { Store } from '../../src/store/store.ts'
import { TEMPLATE } from '../global-postgres.ts'

/** Opens a store on a fresh, migrated database or on `url`; it is closed after the test. */
export type OpenTestStore = (options?: StoreOptions, url?: string) => Promise<Store>

export type TestEngine = {
  readonly engine: Store['engine']
  readonly open: OpenTestStore
  /** The URL of a fresh, migrated database, removed after the test. */
  readonly freshUrl: () => Promise<string>
  /** The URL of a fresh, empty database, removed after the test. */
  readonly emptyUrl: () => Promise<string>
}

/**
 * Runs a suite on each engine, or on those of `only`: SQLite in a temporary file, and the PostgreSQL
 * of the test run.
 */
export function describeStores(
  name: string,
  suite: (open: OpenTestStore, engine: TestEngine) => void,
  only: readonly Store['engine'][] = ['sqlite', 'postgres'],
): void {
  const makers = [
    ...(only.includes('sqlite') ? [sqliteEngine] : []),
    ...(only.includes('postgres') && inject('postgresUrl') ? [postgresEngine] : []),
  ]
  if (makers.length === 0) it.skip(`${name}, on an engine that this run has not`)
  describe.each(makers.map((make) => [make.name.replace('Engine', ''), make] as const))(
    `${name}, on %s`,
    (_, make) => {
      const engine = make()
      suite(engine.open, engine)
    },
  )
}

/** A SQLite store in a temporary file for suites that run on one engine. */
export function sqliteEngine(): TestEngine {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-sqlite-'))
  const template = join(folder, 'template.db')
  let count = 0
  async function emptyUrl(): Promise<string> {
    count += 1
    return `sqlite:${join(folder, `${count}.db`)}`
  }
  async function freshUrl(): Promise<string> {
    if (!existsSync(template)) await makeTemplate(template)
    const url = await emptyUrl()
    copyFileSync(template, url.slice('sqlite:'.length))
    return url
  }
  const open = openerOf(freshUrl)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return { engine: 'sqlite', open, freshUrl, emptyUrl }
}

/** PostgreSQL databases for one test file: those of earlier tests are emptied and used again. */
export function postgresEngine(): TestEngine {
  const server = inject('postgresUrl')
  const inUse: string[] = []
  const used: string[] = []
  const pools = new Map<string, pg.Pool>()
  async function create(template: string): Promise<string> {
    const name = `test_${randomBytes(8).toString('hex')}`
    await onServer(`${server}/postgres`, `create database ${name} template ${template}`)
    return `${server}/${name}`
  }
  async function freshUrl(): Promise<string> {
    const again = used.pop()
    const url = again && (await isEmptied(again)) ? again : await create(TEMPLATE)
    inUse.push(url)
    return url
  }
  afterEach(() => {
    used.push(...inUse.splice(0))
  })
  /** False where a test took away a table of ours: then there is nothing to use again. */
  async function isEmptied(url: string): Promise<boolean> {
    const pool = await poolOf(url, 1)
    return pool.query('select testing.empty()').then(
      () => true,
      () => false,
    )
  }
  /** One for all tests of a file: a connection learns its statements, which takes its time. */
  async function poolOf(url: string, size: number): Promise<pg.Pool> {
    const key = `${size} ${url}`
    const pool = pools.get(key) ?? openPool(url, { size, check: () => null })
    pools.set(key, pool)
    return pool
  }
  afterAll(async () => {
    for (const pool of pools.values()) await pool.end()
  })
  const open = openerOf(freshUrl, poolOf)
  return { engine: 'postgres', open, freshUrl, emptyUrl: () => create('template0') }
}

/** Few connections for each store, since all test files share one server. */
const POOL_SIZE = 4

function openerOf(
  freshUrl: () => Promise<string>,
  poolOf?: (url: string, size: number) => Promise<pg.Pool>,
): OpenTestStore {
  const opened: Store[] = []
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close()
  })
  return async (options, named) => {
    const url = named ?? (await freshUrl())
    const poolSize = options?.poolSize ?? POOL_SIZE
    const pool = poolOf && !named ? { pool: await poolOf(url, poolSize) } : {}
    const store = await openStore(url, { poolSize, ...pool, ...options })
    opened.push(store)
    return store
  }
}

/** Under another name until it is complete. */
async function makeTemplate(path: string): Promise<void> {
  const store = await openStore(`sqlite:${path}.new`)
  try {
    await migrate(store, instant(0))
  } finally {
    await store.close()
  }
  renameSync(`${path}.new`, path)
}

async function onServer(url: string, script: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(script)
  } finally {
    await client.end()
  }
}
