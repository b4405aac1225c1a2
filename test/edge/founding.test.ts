import { join } from 'node:path'
import nock from 'nock'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeTerminal, STATUTES } from './cli/terminal.ts'
import { CANARY_KEY, type RunningService, startTestService } from './service.ts'

/** What an operator of a real service sets. */
const SETTINGS = {
  NODE_ENV: 'production',
  AT_USERNAME: 'jappo',
  AT_API_KEY: 'atsk_founding',
  CALLBACK_KEY: CANARY_KEY,
  HOST: '127.0.0.1',
  PORT: '0',
}

const NUMBER = '04123378'
const AWA = '+221776543210'
const MOUSSA = '+221775556677'
const CLINIC = '+221771234567'
const STAFF = JSON.stringify({
  mutual: { code: 'jappo', helpPhone: '+221770000000' },
  managers: [{ name: 'Moussa Fall', phone: MOUSSA }],
})

beforeAll(() => {
  nock.disableNetConnect()
  nock.enableNetConnect(/^(localhost|127\.0\.0\.1)(:|$)/)
})
afterAll(() => {
  nock.cleanAll()
  nock.enableNetConnect()
})

/** What the carrier takes of us, as phones would show it. */
function carrierAt(): { readonly sent: { readonly to: string; readonly text: string }[] } {
  const sent: { to: string; text: string }[] = []
  nock('https://api.africastalking.com')
    .persist()
    .post('/version1/messaging')
    .reply(201, (_, body) => {
      const form = new URLSearchParams(typeof body === 'string' ? body : '')
      const number = form.get('to') ?? ''
      sent.push({ to: number, text: form.get('message') ?? '' })
      const taken = {
        statusCode: 101,
        status: 'Success',
        number,
        cost: 'XOF 20',
        messageId: 'ATXid',
      }
      return { SMSMessageData: { Message: 'Sent', Recipients: [taken] } }
    })
  return { sent }
}

/** Awa owes for the last month and this one, so that her rights are closed on whichever day this runs. */
function register(): string {
  const today = new Date()
  const paidThrough = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 0))
  return `household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through
1,${NUMBER},Awa Diop,F,1988-02-03,member,${AWA},fr,family,,2025-10-10,yes,${paidThrough.toISOString().slice(0, 10)}
`
}

async function textFrom(service: RunningService, phone: string, text: string): Promise<void> {
  const date = new Date().toISOString()
  const fields = { id: `${phone}-${text}`, from: phone, to: '21512', text, date }
  const response = await service.form(`/at/${CANARY_KEY}/sms`, fields)
  expect(response.status).toBe(200)
}

async function dial(service: RunningService, text: string): Promise<string> {
  const fields = { sessionId: 'ATUid_1', phoneNumber: AWA, serviceCode: '*384*78#', text }
  const response = await service.form(`/at/${CANARY_KEY}/ussd`, fields)
  return response.text()
}

it('a mutual without a wallet is founded on a real service, and works', async () => {
  const { sent } = carrierAt()
  const terminal = makeTerminal(SETTINGS)
  const last = (phone: string) => sent.filter(({ to }) => to === phone).at(-1)?.text ?? ''
  const url = `sqlite:${join(terminal.folder, 'books.db')}`

  const statutes = STATUTES.replace('"graceDays": 15', '"graceDays": 0').replace(
    '"dueDay": 5',
    '"dueDay": 1',
  )
  await terminal.done('apply', terminal.file('jappo.json', statutes))
  await terminal.done('apply', terminal.file('staff.json', STAFF))
  await terminal.done('import', terminal.file('members.csv', register()), '--mutual', 'jappo')

  const service = await startTestService({ ...SETTINGS, DATABASE_URL: url })
  onTestFinished(() => service.stop())
  await dial(service, '')
  expect(await dial(service, '1')).toBe(
    'CON A payer: 3 000 F\nPayez en espèces' +
      ': collecteur ou bureau\nAppelez le +221770000000\nSans SMS de recu: pas payé\n5. Pour un autre membre\n8. Aide\n0. Retour',
  )
  await textFrom(service, AWA, 'PAYER')
  await expect
    .poll(() => last(AWA))
    .toContain('A payer: 3 000 F. En espèces: collecteur ou bureau.')
  await textFrom(service, CLINIC, `DROITS ${NUMBER}`)
  await expect.poll(() => last(CLINIC)).toContain('NON')

  await textFrom(service, MOUSSA, `ESPECES ${NUMBER} 3000`)
  await expect
    .poll(() => last(MOUSSA))
    .toContain('3 000 F en espèces notés pour le membre 0412337-8')
  await expect.poll(() => last(AWA)).toContain('recu 3 000 F')

  await textFrom(service, CLINIC, NUMBER)
  await expect.poll(() => last(CLINIC)).toMatch(/OUI\..* Code /)
  const coverage = await terminal.done('coverage', NUMBER, '--provider', 'thiaroye', '--json')
  expect(JSON.parse(coverage)).toMatchObject({ answer: 'yes', reason: 'OK' })
  const standing = await terminal.done('standing', NUMBER, '--json')
  expect(JSON.parse(standing)).toMatchObject({ state: 'active', owed: { amount: 0 } })
  await terminal.done('verify')
  expect(service.lines.filter((line) => line.includes('"level":"error"'))).toEqual([])
})
