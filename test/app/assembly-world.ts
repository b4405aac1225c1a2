import { closeBooks } from '../../src/app/books/close-books.ts'
import { recordEntry } from '../../src/app/bookkeeping/record-entry.ts'
import { readAssembly } from '../../src/app/bookkeeping/read-assembly.ts'
import { proposeCorrection } from '../../src/app/decisions/propose-correction.ts'
import { acting, reading } from '../../src/app/desk.ts'
import { endMembership } from '../../src/app/membership/end-membership.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { apply, notify, payBill, register, type World } from '../world.ts'
import { decideProposal, payProvider } from './by-itself.ts'
import { bill, codeFor, ok } from './visits-world.ts'

const BY = { by: 'Fatou Sow', actor: 'test' }
const MANAGERS = [
  { name: 'Fatou Sow', phone: '+221775000001' },
  { name: 'Awa Sow', phone: '+221775000002' },
]

export async function approve({ ports }: World, proposal: string) {
  const asked = { mutual: 'pikine', decision: 'approved', reason: null, by: 'Awa Sow' } as const
  ok(await decideProposal(ports, { ...asked, proposal }))
}

/** 2026 of eight households: who pays, who is late, who is ill, who leaves; rent, a grant, a loan. */
export async function yearOf(world: World) {
  await apply(world, { mutual: { code: 'pikine' }, managers: MANAGERS })
  world.clock.set('2026-01-02T08:00:00Z')
  const numbers = await register(
    world,
    Array.from({ length: 8 }, (_, at) => ({
      name: `Member ${at}`,
      joined: at < 5 ? '2025-06-10' : '2026-01-02',
      paidThrough: at < 5 ? '2025-12-31' : '',
      family: at % 2 ? ([['Child', 'child', '2015']] as const) : [],
    })),
    'pikine',
  )
  for (let month = 1; month <= 12; month += 1) await monthOf(world, numbers, month)
  world.clock.set('2027-01-05T08:00:00Z')
  ok(await closeBooks(world.ports, 'pikine', date('2026-12-31'), BY))
  return numbers
}

async function monthOf(world: World, numbers: readonly MemberNumber[], month: number) {
  const day = (at: number) =>
    `2026-${String(month).padStart(2, '0')}-${String(at).padStart(2, '0')}T08:00:00Z`
  for (const [at, number] of numbers.entries()) {
    world.clock.set(day(3 + at))
    if ((month + at) % 4 === 0 || (at === 7 && month > 3)) continue
    const amount = at === 6 ? '900' : '1500'
    const paid = { phone: `+22177200000${at}`, account: number, amount, currency: 'XOF' }
    await notify(world, payBill(world, paid))
    const code = (month + at) % 3 === 0 ? await codeFor(world, number).catch(() => null) : null
    // A code of an emergency, which a household has without cover, takes no other bill.
    if (code) await bill(world, code, 'consultation', 1000 + 100 * at)
  }
  world.clock.set(day(20))
  const clinic = { mutual: 'pikine', provider: 'centre', from: 'bank', on: null }
  await payProvider(world.ports, { ...clinic, amount: minor(700), reference: `B${month}` }, BY)
  await book(world, '622', { from: 'bank' }, 2000, `R${month}`)
  if (month === 2) await book(world, '711', { into: 'bank' }, 50_000, 'DON')
  if (month === 3) await book(world, '162', { into: 'bank' }, 10_000, 'LOAN')
  if (month === 4) await takeBack(world)
  if (month === 9) await resign(world, numbers[0] as MemberNumber)
}

async function book(
  { ports }: World,
  account: string,
  where: { from?: string; into?: string },
  amount: number,
  reference: string,
) {
  const asked = {
    ...{ mutual: 'pikine', account, centre: null, from: null, into: null, ...where },
    ...{ amount: minor(amount), reference, what: 'Something', on: null, by: 'Fatou Sow' },
  }
  ok(await acting(ports, (desk) => recordEntry(desk, asked, 'test')))
}

async function takeBack(world: World) {
  const receipts = await world.store.read((tx) => tx.selectFrom('receipt').selectAll().execute())
  const receipt = receipts.at(-1)?.receipt_number ?? ''
  const asked = { mutual: 'pikine', receipt, refund: null, reason: 'wrong', by: 'Fatou Sow' }
  await approve(world, ok(await proposeCorrection(world.ports, asked)).proposal.proposal_id)
}

async function resign({ ports }: World, number: MemberNumber) {
  const asked = { number, ending: 'resigned', cause: 'moves', by: 'Fatou Sow', on: null } as const
  ok(await acting(ports, (desk) => endMembership(desk, asked)))
}

export async function reportOf({ ports }: World, year: number) {
  return ok(await reading(ports, (desk) => readAssembly(desk, 'pikine', year)))
}
