import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Environment } from '../../../src/config.ts'
import type { StartService } from '../../../src/edge/cli/command.ts'
import { NOTHING_REMEMBERED, type Remembered } from '../../../src/edge/cli/remembered.ts'
import { runCli } from '../../../src/edge/cli/run.ts'

export type Ran = { readonly code: number; readonly out: string; readonly err: string[] }

/** A person at a terminal in a directory of their own, with a database that is not there yet. */
export function makeTerminal(environment: Environment = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const database = join(folder, 'books.db')
  let remembered = NOTHING_REMEMBERED
  const memory = () => ({
    read: () => remembered,
    write: (_: string, kept: Remembered) => {
      remembered = kept
    },
  })

  /** Runs a command line; `typed` are the lines that are typed when it asks. */
  async function run(argv: readonly string[], typed: readonly string[] = []): Promise<Ran> {
    const out: string[] = []
    const err: string[] = []
    const lines = [...typed]
    const code = await runCli(argv, {
      loadEnvironment: () => ({ DATABASE_URL: `sqlite:${database}`, ...environment }),
      startService: startNone,
      memory,
      keyboard: { ask: async () => lines.shift() ?? null, close: () => undefined },
      stdout: { write: (text) => void out.push(text) },
      stderr: { write: (text) => void err.push(text) },
    })
    return { code, out: out.join(''), err: err.join('').split('\n').filter(Boolean) }
  }

  /** Runs what must be done, and gives what it printed. */
  async function done(...argv: string[]): Promise<string> {
    const ran = await run(argv)
    if (ran.code !== 0) throw new Error(`${argv.join(' ')}: ${ran.err.join('\n')}`)
    return ran.out
  }

  /** Writes a file and gives its path. */
  function file(name: string, text: string): string {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }

  return { folder, database, run, done, file }
}

const startNone: StartService = () => Promise.reject(new Error('no service in this test'))

export const STATUTES = `{
  "mutual": {
    "code": "jappo", "name": "Mutuelle Jappo", "country": "SN", "currency": "XOF",
    "timeZone": "Africa/Dakar", "languages": ["fr", "en"], "serviceCode": "*384*78#"
  },
  "plans": [{
    "code": "family", "validFrom": "2025-01-01", "unit": "family", "period": "month",
    "contribution": "1500", "joiningFee": "1000", "dueDay": 5, "graceDays": 15,
    "services": [{ "code": "consultation", "patientPercent": 20 }]
  }],
  "providers": [{
    "code": "thiaroye", "name": "Centre de sante Thiaroye", "services": ["consultation"],
    "agreement": { "from": "2025-01-01" }, "phones": ["+221771234567"]
  }]
}
`

export const NUMBER = '04123378'

/** A member who has paid up to the end of February, and a child. */
export const MEMBERS = `household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through
1,${NUMBER},Awa Diop,F,1988-02-03,member,+221776543210,fr,family,,2025-10-10,yes,2026-02-28
1,,Ali Diop,M,2015,child,,,,,2025-10-10,,
`
