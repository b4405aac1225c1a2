import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { shortAmount } from '../kernel/amounts.ts'
import { post } from '../kernel/callbacks.ts'
import { HEX } from '../kernel/chance.ts'
import { empty, type HttpResponse, json, text } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import type { Movement } from '../kernel/state.ts'
import { dayOf, HOUR_MS, MINUTE_MS, SECOND_MS } from '../kernel/time.ts'
import { authorized, refuse, timeOf } from './answers.ts'
import { RETRIES } from './callback.ts'
import { readBody } from './deposit-body.ts'
import { PROVIDERS } from './providers.ts'
import { quirkOf } from './quirks.ts'
import { type Pawapay, type PawapayState, type Statement, walletName } from './state.ts'

const day = z.string().regex(/^\d{4}-\d\d-\d\d/)
/** 13.2. */
const statementBody = z.strictObject({
  wallet: z.strictObject({
    country: z.string(),
    currency: z.string(),
    provider: z.string().optional(),
  }),
  callbackUrl: z.string(),
  startDate: day,
  endDate: day,
  compressed: z.boolean().optional(),
})

const DAYS_MAX = 31
const DAY_MS = 24 * HOUR_MS
const READY_AFTER_MS = 10 * SECOND_MS
/** Rows come so late into a statement. */
const LAG_MS = 20 * MINUTE_MS

const askRoute: Route<PawapayState> = {
  operation: 'statement',
  method: 'POST',
  path: '/v2/statements',
  handle: authorized((world, request) => {
    const read = readBody(statementBody, request.body)
    if ('code' in read) return refuse(read.code, read.field)
    const { wallet, callbackUrl, startDate, endDate, compressed = false } = read.body
    const isKnown = PROVIDERS.some(
      ({ country, currency }) => country === wallet.country && currency === wallet.currency,
    )
    if (!isKnown || (wallet.provider ?? '') !== '') return refuse('WALLET_NOT_FOUND')
    if (!URL.canParse(callbackUrl)) return refuse('INVALID_CALLBACK_URL')
    const days = (Date.parse(endDate) - Date.parse(startDate)) / DAY_MS
    if (!(days >= 0 && days <= DAYS_MAX)) return refuse('INVALID_DATE_RANGE')
    const statement: Statement = {
      id: world.chance.uuid(),
      wallet: { country: wallet.country, currency: wallet.currency, provider: '' },
      callbackUrl,
      startDate,
      endDate,
      compressed,
      created: world.now(),
      host: request.headers['host'] ?? '127.0.0.1',
      status: 'PROCESSING',
      completed: null,
      csv: '',
      link: null,
    }
    world.state.own.statements.push(statement)
    world.later(READY_AFTER_MS, 'statement', statement.id)
    const { id, created } = statement
    return json(200, { statementId: id, status: 'ACCEPTED', created: timeOf(created) })
  }),
}

const statusRoute: Route<PawapayState> = {
  operation: 'statement-status',
  method: 'GET',
  path: '/v2/statements/:id',
  handle: authorized((world, _request, { id }) => {
    const statement = world.state.own.statements.find((each) => each.id === id)
    if (!statement) return json(200, { status: 'NOT_FOUND' })
    renewLink(world, statement)
    return json(200, { status: 'FOUND', data: statementData(statement) })
  }),
}

/** No token is wanted: the link is the secret. */
const downloadRoute: Route<PawapayState> = {
  operation: 'download',
  method: 'GET',
  path: '/statements/:id/:secret',
  handle: (world, _request, { id, secret }): HttpResponse => {
    const statement = world.state.own.statements.find((each) => each.id === id)
    const { link } = statement ?? {}
    if (!statement || !link || link.secret !== secret) return empty(403)
    if (world.now() >= link.until) return empty(403)
    if (!statement.compressed) return text(200, statement.csv, 'text/csv')
    const headers = { 'content-type': 'application/gzip' }
    return { status: 200, headers, body: '', bytes: gzipSync(statement.csv) }
  },
}

export const statementRoutes = [askRoute, statusRoute, downloadRoute]

function renewLink(world: Pawapay, statement: Statement): void {
  if (statement.status !== 'COMPLETED') return
  const isGood = statement.link !== null && world.now() < statement.link.until
  if (isGood) return
  statement.link = { secret: world.chance.text(HEX, 32), until: world.now() + DAY_MS }
}

function statementData({ id, status, wallet, startDate, endDate, created, ...rest }: Statement) {
  const { completed, csv, link, host } = rest
  return {
    statementId: id,
    status,
    wallet,
    startDate,
    endDate,
    created: timeOf(created),
    ...(completed === null ? {} : { completedAt: timeOf(completed), fileSize: csv.length }),
    ...(link === null
      ? {}
      : {
          downloadUrl: `http://${host}/statements/${id}/${link.secret}`,
          downloadUrlExpiresAt: timeOf(link.until),
        }),
  }
}

export function completeStatement(world: Pawapay, statement: Statement): void {
  statement.csv = csvOf(world, statement)
  statement.status = 'COMPLETED'
  statement.completed = world.now()
  renewLink(world, statement)
  post(world, {
    operation: 'statement-callback',
    phone: null,
    reference: statement.id,
    url: statement.callbackUrl,
    headers: { 'content-type': quirkOf(world, 'callbackType') },
    body: JSON.stringify(statementData(statement)),
    retries: RETRIES,
  })
}

type Wanted = Pick<Statement, 'wallet' | 'startDate' | 'endDate'>

/** Days are UTC. Columns as the dashboard names them, or as integrators saw them (9.2, 13.2). */
export function csvOf(world: Pawapay, { wallet, startDate, endDate }: Wanted): string {
  const lag = quirkOf(world, 'statementLag') === 'none' ? 0 : LAG_MS
  const rows = world.state.money.filter(
    ({ account, at, kind }) =>
      account === walletName(wallet) &&
      kind !== 'failed' &&
      dayOf(at) >= startDate.slice(0, 10) &&
      dayOf(at) <= endDate.slice(0, 10) &&
      at <= world.now() - lag,
  )
  const columns = quirkOf(world, 'statementColumns') === 'dashboard' ? DASHBOARD : INTEGRATORS
  const lines = rows.map((movement) =>
    columns.map(([, value]) => cell(value(world, movement))).join(','),
  )
  return [columns.map(([name]) => name).join(','), ...lines, ''].join('\n')
}

type Column = readonly [string, (world: Pawapay, movement: Movement) => string]

const TYPES: Readonly<Record<Movement['kind'], string>> = {
  push: 'DEPOSIT',
  'pay-bill': 'DEPOSIT',
  reversal: 'ADJUSTMENT',
  refund: 'REFUND',
  charge: 'FEE',
  settlement: 'WITHDRAWAL',
  failed: 'DEPOSIT',
}

const time = (at: number) => new Date(at).toISOString().replace('T', ' ').slice(0, 19)
const depositOf = (world: Pawapay, { about }: Movement) =>
  world.state.own.deposits.find(({ id }) => id === about)
const providerOf = (world: Pawapay, movement: Movement) =>
  depositOf(world, movement)?.payer.provider ??
  world.state.own.refunds.find(({ id }) => id === movement.about)?.recipient.provider ??
  ''

const DASHBOARD: readonly Column[] = [
  ['Creation Date', (_, { startedAt }) => time(startedAt)],
  ['MSISDN', (_, { phone }) => phone ?? ''],
  ['Transaction ID', (_, { receipt }) => receipt],
  ['Amount', (_, { amount }) => shortAmount(amount)],
  ['Currency', (_, { currency }) => currency],
  ['Country', (_, { account }) => account.split('/')[0] ?? ''],
  ['MNO', providerOf],
  ['Type', (_, { kind }) => TYPES[kind]],
  ['Metadata', (world, movement) => JSON.stringify(depositOf(world, movement)?.metadata ?? {})],
]

const INTEGRATORS: readonly Column[] = [
  ['Transaction ID', (_, { receipt }) => receipt],
  ['Transaction Type', (_, { kind }) => TYPES[kind]],
  ['Status', () => 'COMPLETED'],
  ['Currency', (_, { currency }) => currency],
  ['Amount', (_, { amount }) => shortAmount(Math.abs(amount))],
  ['Fee', () => '0'],
  ['Net Amount', (_, { amount }) => shortAmount(amount)],
  ['Customer Phone Number', (_, { phone }) => phone ?? ''],
  ['Provider', providerOf],
  ['Client Reference', (world, movement) => depositOf(world, movement)?.clientReferenceId ?? ''],
  ['Created At', (_, { startedAt }) => timeOf(startedAt)],
  ['Completed At', (_, { at }) => timeOf(at)],
  [
    'Provider Transaction ID',
    (world, movement) => depositOf(world, movement)?.providerTransactionId ?? '',
  ],
]

function cell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
