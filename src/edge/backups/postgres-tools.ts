import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { environmentFor } from '../../config.ts'
import { DatabaseRefusedError } from '../../store/engine/errors.ts'
import { databaseOf, environmentOf } from '../../store/engine/postgres-address.ts'
import { serverVersion } from '../../store/engine/postgres-server.ts'

/** Where Debian and Red Hat keep the programs of each version, beside the one that is found by name. */
const FOLDERS = [
  (version: number) => `/usr/lib/postgresql/${version}/bin`,
  (version: number) => `/usr/pgsql-${version}/bin`,
]

const OUTPUT_BYTES_MAX = 4 * 1024 * 1024

type Tool = 'pg_dump' | 'pg_restore'

/** Writes everything of the database at `url` to `path`, as PostgreSQL's own custom format. */
export async function dump(url: string, path: string): Promise<void> {
  await run('pg_dump', ['--format=custom', '--no-owner', '--no-privileges', `--file=${path}`], url)
}

/** Fills the empty database at `url` from a file that `dump` wrote, whole or not at all. */
export async function fillFrom(path: string, url: string): Promise<void> {
  const whole = ['--no-owner', '--no-privileges', '--single-transaction']
  await run('pg_restore', [...whole, `--dbname=${databaseOf(url)}`, path], url)
}

/**
 * Runs a program of the server's version, or a later one where there is none. Throws
 * `DatabaseRefusedError` with both versions when they do not fit, and with what the program said.
 */
async function run(tool: Tool, args: readonly string[], url: string): Promise<void> {
  const server = await serverVersion(url)
  const folder = FOLDERS.map((of) => of(server)).find((one) => existsSync(`${one}/${tool}`))
  const program = folder ? `${folder}/${tool}` : tool
  const own = await versionOf(program, server)
  if (own < server) {
    throw new DatabaseRefusedError(
      `${tool} is of version ${own} and the server of version ${server}: install ` +
        `postgresql-client-${server}`,
    )
  }
  // Whoever waits for a standby to have what is only tried would wait for nothing.
  const options = tool === 'pg_restore' ? { PGOPTIONS: '-c synchronous_commit=local' } : {}
  const ended = await start(program, args, { ...environmentOf(url), ...options })
  if (ended.why === null) return
  throw new DatabaseRefusedError(`${tool} (version ${own}, server ${server}): ${ended.why}`)
}

async function versionOf(program: string, server: number): Promise<number> {
  const { why, said } = await start(program, ['--version'], {})
  const [, version] = / (\d+)/.exec(said) ?? []
  if (why === null && version) return Number(version)
  throw new DatabaseRefusedError(
    `${program} is not here, which copies PostgreSQL: install postgresql-client-${server}`,
  )
}

type Ended = { readonly said: string; readonly why: string | null }

function start(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  // What it says is read, so it says it in English.
  const env = environmentFor({ ...environment, LC_ALL: 'C' })
  const options = { env, encoding: 'utf8', maxBuffer: OUTPUT_BYTES_MAX } as const
  return new Promise((resolve) => {
    execFile(program, [...args], options, (error, said, complaint) => {
      const lines = complaint.trim().split('\n')
      const fault = lines.find((line) => line.includes('error:')) ?? lines[0] ?? ''
      const text = fault.replace(/^.*?error:\s*/, '')
      resolve({ said, why: error ? text || error.message : null })
    })
  })
}
