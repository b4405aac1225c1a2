import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makeTerminal, STATUTES } from './cli/terminal.ts'
import { CANARY_KEY, type RunningService, startTestService } from './service.ts'

const [AWA_NUMBER, FATOU_NUMBER] = ['04123378', '10000004']
const AWA = '+221776543210'
const FATOU = '+221776543299'
const MOUSSA = '+221775556677'
const CLINIC = '+221771234567'
const LABEL = 'Compte 0123 a la Caisse'

/** Kannel's smsbox, and what phones would show of what it was given. */
async function smsbox() {
  const sent: { to: string; text: string }[] = []
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://localhost')
    sent.push({ to: searchParams.get('to') ?? '', text: searchParams.get('text') ?? '' })
    response.writeHead(202).end('0: Accepted for delivery')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  /** All that a phone was told: on some days of the year a reminder comes between. */
  const told = (phone: string) =>
    sent.flatMap(({ to, text }) => (to === phone ? [text] : [])).join('\n')
  return { url: `http://127.0.0.1:${port}/cgi-bin/sendsms`, told }
}

/** Both owe for the last month and this one, so that their rights are closed whenever this runs. */
function register(): string {
  const today = new Date()
  const paid = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 0))
  const through = paid.toISOString().slice(0, 10)
  return `household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through
1,${AWA_NUMBER},Awa Diop,F,1988-02-03,member,${AWA},fr,family,,2025-10-10,yes,${through}
2,${FATOU_NUMBER},Fatou Sow,F,1991-05-06,member,${FATOU},fr,family,,2025-10-10,yes,${through}
`
}

let messages = 0

async function textFrom(service: RunningService, phone: string, text: string): Promise<void> {
  messages += 1
  const mo = { from: phone.slice(1), to: '38400', text, id: `mo-${messages}`, coding: '0' }
  const query = new URLSearchParams(mo).toString()
  const response = await service.get(`/kannel/${CANARY_KEY}/modem/mo?${query}`)
  expect(response.status).toBe(200)
}

it('a mutual with a bank account and a modem is founded on a real service, and works', async () => {
  const { url, told } = await smsbox()
  const files = makeTerminal()
  const installation = {
    carriers: [
      {
        ...{ name: 'modem', kind: 'kannel', sendUrl: url, from: '38400' },
        ...{ username: 'line', password: '$KANNEL_PASSWORD' },
      },
    ],
    wallets: [{ name: 'jappo-bank', kind: 'statement', currency: 'XOF', label: LABEL }],
  }
  const settings = {
    ...{ NODE_ENV: 'production', CALLBACK_KEY: CANARY_KEY, HOST: '127.0.0.1', PORT: '0' },
    INSTALLATION: files.file('line.json', JSON.stringify(installation)),
    KANNEL_PASSWORD: 'canary-kannel-password',
  }
  const terminal = makeTerminal(settings)
  const statutes = JSON.parse(STATUTES) as { mutual: object; plans: object[] }
  const founding = {
    ...statutes,
    mutual: { ...statutes.mutual, helpPhone: '+221770000000', wallets: ['jappo-bank'] },
    plans: statutes.plans.map((plan) => ({ ...plan, graceDays: 0, dueDay: 1 })),
    managers: [{ name: 'Moussa Fall', phone: MOUSSA }],
  }
  const today = new Date().toISOString().slice(0, 10)

  await terminal.done('apply', terminal.file('jappo.json', JSON.stringify(founding)))
  await terminal.done('import', terminal.file('members.csv', register()), '--mutual', 'jappo')
  await terminal.done('open', 'jappo', '--on', today)
  expect(JSON.parse(await terminal.done('wallet', 'list', '--json'))).toEqual([
    { name: 'jappo-bank', kind: 'statement', currency: 'XOF', label: LABEL, mutuals: ['jappo'] },
  ])
  const lines = `receipt,paid_at,amount,kind,phone,account,status
B1,${today} 00:05,3000,,,${FATOU_NUMBER},
`
  const statement = terminal.file('bank.csv', lines)
  const reconcile = ['reconcile', statement, '--wallet', 'jappo-bank']
  expect((await terminal.run(reconcile)).code).toBe(1)
  expect((await terminal.run([...reconcile, '--record', '--by', 'Moussa Fall'])).err[0]).toContain(
    'type mutual-line sign-in',
  )
  const database = `sqlite:${join(terminal.folder, 'books.db')}`
  await terminal.done('sign-in', '--sms', MOUSSA)
  const first = await startTestService({ ...settings, DATABASE_URL: database })
  await expect.poll(() => told(MOUSSA)).toContain('code de connexion')
  await first.stop()
  const code = /\d{3} \d{3}/.exec(told(MOUSSA))?.[0] ?? ''
  await terminal.done('sign-in', '--code', code)
  await terminal.done(...reconcile, '--record')
  await terminal.done(...reconcile)
  const paid = await terminal.done('standing', FATOU_NUMBER, '--json')
  expect(JSON.parse(paid)).toMatchObject({ state: 'active', owed: { amount: 0 } })
  expect(await terminal.done('export', 'journal', '--mutual', 'jappo', '--format', 'csv')).toMatch(
    /552[^,]*jappo-bank|jappo-bank/,
  )

  const service = await startTestService({ ...settings, DATABASE_URL: database })
  onTestFinished(() => service.stop())
  await expect.poll(() => told(FATOU)).toContain('3 000 F')
  await textFrom(service, AWA, 'PAYER')
  await expect.poll(() => told(AWA)).toContain(LABEL)
  await textFrom(service, CLINIC, `DROITS ${AWA_NUMBER}`)
  await expect.poll(() => told(CLINIC)).toContain('NON')
  await textFrom(service, MOUSSA, `ESPECES ${AWA_NUMBER} 3000`)
  await expect.poll(() => told(AWA)).toContain('recu 3 000 F')
  await textFrom(service, CLINIC, AWA_NUMBER)
  await expect.poll(() => told(CLINIC)).toMatch(/OUI\..* Code /)
  await textFrom(service, CLINIC, FATOU_NUMBER)
  await expect.poll(() => told(CLINIC)).toMatch(/FATOU .*OUI\..* Code /)
  await terminal.done('verify')
  expect(service.lines.filter((line) => line.includes('"level":"error"'))).toEqual([])
})
