import { checkCoverage } from '../../src/app/coverage/check-coverage.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { type Minor, minor } from '../../src/core/money.ts'
import type { Result } from '../../src/core/refusals.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import type { Store } from '../../src/store/store.ts'
import { apply, makeWorld, register, type Registration, type World } from '../world.ts'
import { acting, inMutual } from '../../src/app/desk.ts'
import { billVisit } from './by-itself.ts'

/** A mutual in Senegal whose statutes say all that visits can be about. Francs have no cents. */
export const PIKINE = {
  mutual: {
    code: 'pikine',
    name: 'Mutuelle Pikine',
    country: 'SN',
    currency: 'XOF',
    timeZone: 'Africa/Dakar',
    languages: ['en', 'fr'],
    serviceCode: '*384*79#',
    helpPhone: '+221770000000',
    wallets: ['sandbox'],
  },
  plans: [
    {
      code: 'family',
      validFrom: '2020-01-01',
      unit: 'family',
      period: 'month',
      contribution: '1500',
      graceDays: 15,
      dueDay: 5,
      dependantWaiting: { days: 30 },
      letterApprovalAbove: '100000',
      services: [
        { code: 'consultation', patientPercent: 20 },
        {
          code: 'pharmacy',
          patientPercent: 20,
          ceiling: { amount: '30000', per: 'family', every: 'year' },
        },
        {
          code: 'antenatal',
          patientPercent: 0,
          ceiling: { count: 2, per: 'person', every: 'year' },
        },
        { code: 'specialist', patientPercent: 30, deductible: '1000', referral: true },
        { code: 'surgery', patientPercent: 10, guaranteeLetter: true },
        { code: 'emergency', patientPercent: 10, emergency: true },
      ],
    },
  ],
  providers: [
    {
      code: 'centre',
      name: 'Centre de Pikine',
      services: ['consultation', 'pharmacy', 'antenatal', 'specialist', 'surgery', 'emergency'],
      agreement: { from: '2024-01-01' },
      phones: ['+221771000001'],
    },
    {
      code: 'poste',
      name: 'Poste de sante',
      services: ['consultation', 'pharmacy', 'emergency'],
      agreement: { from: '2024-01-01' },
      phones: ['+221771000002'],
    },
  ],
}

/** Paid up to the end of June: nothing about contributions stands in the way in March. */
export const AWA: Registration = {
  name: 'Awa Diop',
  phone: '+221772000001',
  joined: '2025-01-10',
  paidThrough: '2026-06-30',
  family: [
    ['Fatou Diop', 'child', '2015'],
    ['Ibou Diop', 'child', '2017'],
  ],
}

/** Behind since January: suspended in March. */
export const BINTA: Registration = { ...AWA, name: 'Binta Fall', paidThrough: '2025-12-31' }

export async function pikineWorld(store: Store): Promise<World> {
  const world = makeWorld(store)
  await apply(world, PIKINE)
  return world
}

export async function registerOne(world: World, household: Registration): Promise<MemberNumber> {
  const [number] = await register(world, [household], 'pikine')
  return number as MemberNumber
}

export type Visiting = { readonly ordinal?: number; readonly provider?: string }

/** A check as a clinic's SMS makes it. */
export async function check(
  { ports }: World,
  number: MemberNumber,
  service: string | null = null,
  { ordinal = 0, provider = 'centre' }: Visiting = {},
) {
  return acting(ports, async (desk) => {
    const books = await loadMutual(desk.tx, 'pikine')
    if (!books) throw new Error('no mutual')
    const question = { mutual: 'pikine', provider, subject: { number, ordinal }, service }
    const asked = { channel: 'test', by: 'test' }
    return checkCoverage(inMutual(desk, books.mutual), question, asked)
  })
}

/** Asks, and is given a visit code. */
export async function codeFor(
  world: World,
  number: MemberNumber,
  service: string | null = null,
  visiting: Visiting = {},
): Promise<string> {
  const { visitCode, coverage } = await check(world, number, service, visiting)
  if (!visitCode) throw new Error(`no code: ${coverage.reason}`)
  return visitCode
}

export function bill(
  world: World,
  visitCode: string,
  service: string,
  amount: number,
  { provider = 'centre', by = 'Clerk One' }: { provider?: string; by?: string } = {},
) {
  const asked = {
    mutual: 'pikine',
    provider,
    visitCode,
    service,
    amount: minor(amount),
    isRight: true,
  }
  return billVisit(world.ports, asked, { by, actor: 'test' })
}

/** What was done, which must not have been refused. */
export function ok<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** Why something was refused. */
export function why(result: Result<unknown>) {
  return result.ok ? null : result.refusal
}

/** Debits less credits of every account that moved, by the books. */
export async function balances({ store }: World): Promise<Record<string, Minor>> {
  const rows = await store.read((tx) => tx.selectFrom('balance').selectAll().execute())
  const moved = rows.filter((row) => row.debits !== row.credits)
  return Object.fromEntries(
    moved.map((row) => [row.account_id, minor(row.debits - row.credits)] as const),
  )
}
