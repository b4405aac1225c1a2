import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { memberNumberFrom } from '../../../src/core/member-number.ts'
import { HOW_TO_RUN } from '../../how-to-run.ts'
import { UMOJA } from '../../statutes.ts'
import { lookAt, type Look } from './database.ts'
import { run } from './run.ts'
import { type Outside, startOutside } from './outside.ts'

/** The key of callback paths. */
export const KEY = 'a-key-of-faults-0123456789-abcdefghijkl'

export const CLINIC = '+254722000001'

/** The wallet account, as the statutes and the operator name it. */
export const TILL = 'till'

/** In memory where there is one: processes end here, and the power does not. */
const TEMPORARY = HOW_TO_RUN.env.TMPDIR ?? tmpdir()

export type Member = { readonly number: string; readonly phone: string }

/** A line with its members and its operators, ready to be started, in a directory of its own. */
export type Line = {
  readonly folder: string
  readonly port: number
  readonly address: string
  /** The database file; on PostgreSQL there is none. */
  readonly database: string
  readonly look: Look
  readonly members: readonly Member[]
  readonly outside: Outside
  readonly env: Readonly<Record<string, string>>
}

export type Founding = {
  readonly members?: number
  /** A database on a server instead of a file. */
  readonly url?: string
  /** Where the file lies, instead of a directory of its own. */
  readonly folder?: string
}

/** Founds a mutual whose members all have a phone and owe a month. All is removed after the test. */
export async function foundLine(founding: Founding = {}): Promise<Line> {
  const { members: count = 40, url, folder: given } = founding
  const folder = mkdtempSync(join(TEMPORARY, 'mutual-line-faults-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const database = join(given ?? folder, 'line.db')
  const members = Array.from({ length: count }, (_, at) => memberAt(at))
  const line = await lineIn(folder, members, {
    ...{ NODE_ENV: 'production', HOST: '127.0.0.1', METRICS_PORT: 'off', CALLBACK_KEY: KEY },
    ...{ DATABASE_URL: url ?? `sqlite:${database}`, PUBLIC_URL: 'https://line.example.org' },
    // Few phones stand for many here.
    ...{ PHONE_TURNS_PER_MINUTE: 'off', MUTUAL_TURNS_PER_MINUTE: 'off', PHONE_SMS_PER_HOUR: 'off' },
    ...{ PATH: process.env['PATH'] ?? '', TZ: 'UTC' },
  })
  enrol(line)
  return { ...line, database }
}

/** The same line with files of their own, as they are now. */
export async function copyLine({ folder: from, members, env }: Line): Promise<Line> {
  const folder = mkdtempSync(join(TEMPORARY, 'mutual-line-faults-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(from, folder, { recursive: true })
  const database = join(folder, 'line.db')
  return lineIn(folder, members, { ...env, DATABASE_URL: `sqlite:${database}` })
}

async function lineIn(
  folder: string,
  members: readonly Member[],
  env: Readonly<Record<string, string>>,
): Promise<Line> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const phones = members.map(({ phone }) => phone)
  const outside = await startOutside(address, phones)
  const file = join(folder, 'line.json')
  writeFileSync(file, JSON.stringify(installation(outside)))
  const own = { INSTALLATION: file, PORT: String(port), HOME: folder }
  const database = join(folder, 'line.db')
  const look = lookAt(env['DATABASE_URL'] ?? '')
  return { folder, port, address, database, look, members, outside, env: { ...env, ...own } }
}

function memberAt(at: number): Member {
  const digits = `04${10_000 + at}`
  return { number: memberNumberFrom(digits), phone: `+25471${digits}` }
}

const COLUMNS =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card'

function enrol(line: Line): void {
  const { mutual, ...rest } = UMOJA
  const statutes = {
    ...rest,
    mutual: { ...mutual, wallets: [{ wallet: TILL, payBill: '600100' }] },
  }
  writeFileSync(join(line.folder, 'umoja.json'), JSON.stringify(statutes))
  const paidThrough = lastMonthEnd()
  const rows = line.members.map(
    ({ number, phone }, at) =>
    [`h${at}`, number, `Amina ${at}`, 'F', '1988', 'member', phone, 'en', 'family', '', '2025-01-10', 'yes', paidThrough, ''].join(), // prettier-ignore
  )
  writeFileSync(join(line.folder, 'members.csv'), [COLUMNS, ...rows].join('\n'))
  for (const words of [
    ['migrate'],
    ['apply', 'umoja.json'],
    ['import', 'members.csv', '--mutual', 'umoja'],
  ]) {
    const { status, said } = run(line, words)
    if (status !== 0) throw new Error(`${words.join(' ')}: ${said}`)
  }
}

function lastMonthEnd(): string {
  const now = new Date()
  const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0))
  return end.toISOString().slice(0, 10)
}

function installation({ sms, money }: Outside) {
  const at = {
    ...{ name: 'at', kind: 'africastalking', username: 'simulator', apiKey: 'simulator-api-key' },
    ...{ sender: 'MUTUELLE', baseUrl: sms.address },
  }
  const till = {
    ...{ name: TILL, kind: 'mpesa', currency: 'KES', shortCode: '600100' },
    ...{ passkey: 'simulator-passkey', consumerKey: 'simulator-key' },
    ...{ consumerSecret: 'simulator-secret', baseUrl: money.address },
  }
  return { carriers: [at], routes: [{ carrier: 'at' }], wallets: [till] }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
