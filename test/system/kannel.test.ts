import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { makeTerminal, STATUTES } from '../edge/cli/terminal.ts'
import { CANARY_KEY, startTestService } from '../edge/service.ts'
import { freePort, startKannel } from './kannel/gateway.ts'
import { type SessionField, startNetwork } from './kannel/smsc.ts'

const NUMBER = '04123378'
const AWA = '+221776543210'
const CLINIC = '+221771234567'
const STRANGER = '+221779999999'
const PASSWORD = 'canary-kannel-password'

/** A member who is out of waiting and owes nothing before the end of next month. */
function register(): string {
  const now = new Date()
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 0))
  return `household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through
1,${NUMBER},Awa Diop,F,1988-02-03,member,${AWA},fr,family,,2025-10-10,yes,${last.toISOString().slice(0, 10)}
`
}

/** A real service, Debian's Kannel set up with the lines that `check` prints, and an operator's SMSC. */
async function line(field: SessionField) {
  const ports = { smsc: 0, send: 0, admin: 0, box: 0 }
  for (const name of ['smsc', 'send', 'admin', 'box'] as const) ports[name] = await freePort()
  const network = await startNetwork(ports.smsc, field)
  onTestFinished(network.stop)
  const files = makeTerminal()
  const carrier = {
    ...{ name: 'modem', kind: 'kannel', username: 'line', password: '$KANNEL_PASSWORD' },
    ...{ sendUrl: `http://127.0.0.1:${ports.send}/cgi-bin/sendsms`, from: '38400' },
    ussd: field.replaceAll('_', '-'),
  }
  const settings = {
    ...{ NODE_ENV: 'production', CALLBACK_KEY: CANARY_KEY, KANNEL_PASSWORD: PASSWORD },
    ...{ HOST: '127.0.0.1', PORT: String(await freePort()) },
    INSTALLATION: files.file('line.json', JSON.stringify({ carriers: [carrier] })),
  }
  const terminal = makeTerminal(settings)
  await terminal.done('apply', terminal.file('jappo.json', STATUTES))
  await terminal.done('import', terminal.file('members.csv', register()), '--mutual', 'jappo')
  await terminal.done('open', 'jappo', '--on', new Date().toISOString().slice(0, 10))
  const getUrl = /get-url = ".*?"/.exec(await terminal.done('check'))?.[0] ?? ''
  const books = `sqlite:${join(terminal.folder, 'books.db')}`
  const service = await startTestService({ ...settings, DATABASE_URL: books })
  onTestFinished(() => service.stop())
  const kannel = await startKannel(ports, PASSWORD, getUrl)
  onTestFinished(kannel.stop)
  await expect.poll(network.isConnected, { timeout: 15_000 }).toBe(true)
  return { network, service, database: join(terminal.folder, 'books.db') }
}

it.each(['its_session_info', 'user_message_reference'] as const)(
  'a call, a check and its report go through Kannel where calls are named by %s',
  async (field) => {
    const { network, service, database } = await line(field)

    const menu = await network.dial(AWA, '*384*77#')
    expect(menu).toEqual({ isOpen: true, text: expect.stringContaining('1. ') as string })
    const status = await network.answer(AWA, '2')
    expect(status.text).not.toBe(menu.text)
    expect(status.isOpen).toBe(true)
    await network.answer(AWA, '8')
    const called = await network.answer(AWA, '1')
    expect(called, called.text).toMatchObject({ isOpen: false })
    const stranger = await network.dial(STRANGER, '*384*77#')
    expect(stranger.text).not.toContain('Awa')

    await network.text(CLINIC, '38400', NUMBER)
    await expect
      .poll(() => network.messages(CLINIC)[0], { timeout: 15_000 })
      .toMatch(/OUI\..* Code /)
    await expect
      .poll(reportsIn(database), { timeout: 15_000 })
      .toContainEqual({ status: 'delivered', text: network.messages(CLINIC)[0] })
    expect(network.messages(CLINIC)).toHaveLength(1)
    const said = service.lines.filter((text) => /"level":"(error|warn)"/.test(text))
    expect(said.filter((text) => !text.includes('call-me'))).toEqual([])
  },
)

/** What was reported of each message, beside its text. */
function reportsIn(file: string) {
  return () => {
    const books = new Database(file, { readonly: true })
    const query = `select report.status, outbox.text from delivery_report report
      join outbox on outbox.carrier_id = report.carrier_id where report.final = 1`
    try {
      return books.prepare(query).all()
    } finally {
      books.close()
    }
  }
}
