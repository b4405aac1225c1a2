import { shortAmount } from '../kernel/amounts.ts'
import type { Movement } from '../kernel/state.ts'
import { dayOf } from '../kernel/time.ts'
import type { Momo } from './state.ts'

/** No format is published (9.3): the two ids have MTN's names, the rest is ours. */
const COLUMNS: readonly (readonly [string, (world: Momo, movement: Movement) => string])[] = [
  ['Financial Transaction Id', (_, { receipt }) => receipt],
  ['External Transaction Id', (world, { about }) => requestOf(world, about)?.externalId ?? ''],
  ['Date', (_, { at }) => new Date(at).toISOString().replace('T', ' ').slice(0, 19)],
  ['Status', (_, { kind }) => (kind === 'failed' ? 'Failed' : 'Successful')],
  ['Type', (_, { kind }) => TYPES[kind]],
  ['From', (_, { phone }) => phone ?? ''],
  ['Note', (_, { reference }) => reference],
  ['Amount', (_, { amount }) => shortAmount(amount)],
  ['Currency', (_, { currency }) => currency],
  ['Balance', (_, { balance }) => shortAmount(balance)],
  ['Related Transaction Id', (_, { of }) => of ?? ''],
]

const TYPES: Readonly<Record<Movement['kind'], string>> = {
  push: 'Payment',
  'pay-bill': 'Payment',
  reversal: 'Reversal',
  refund: 'Refund',
  charge: 'Fee',
  settlement: 'Transfer to bank',
  failed: 'Payment',
}

function requestOf({ state }: Momo, id: string | null) {
  return state.own.requests.find((each) => each.id === id)
}

/** Days are UTC, `YYYY-MM-DD`; oldest first. */
export function statementOf(world: Momo, { from, to }: { from?: string; to?: string }): string {
  const rows = world.state.money.filter(({ at }) => {
    const day = dayOf(at)
    return (from === undefined || day >= from) && (to === undefined || day <= to)
  })
  const lines = rows.map((each) => COLUMNS.map(([, value]) => cell(value(world, each))).join(','))
  return [COLUMNS.map(([name]) => name).join(','), ...lines, ''].join('\n')
}

function cell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
