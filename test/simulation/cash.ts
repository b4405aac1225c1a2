import { expect } from 'vitest'
import { civilDateAt, plusDays } from '../../src/core/dates.ts'
import { standing } from '../../src/core/membership/standing.ts'
import { minor } from '../../src/core/money.ts'
import { loadHousehold } from '../../src/store/membership/households.ts'
import { recordCash } from '../app/by-itself.ts'
import type { Random } from './random.ts'
import type { Rows } from './rows.ts'
import { MANAGER, type Town } from './town.ts'

const ZONE = 'Africa/Nairobi'

/** So often in a hundred steps somebody takes cash. */
const OFTEN = 8

/** A manager records cash of today or of a day before; one day more than there may be is refused. */
export async function takeCash(town: Town, random: Random): Promise<void> {
  if (!random.percent(OFTEN)) return
  const { ports } = town.world
  const payers = town.members.filter(({ mutual, phone }) => mutual === 'umoja' && phone)
  const { number } = random.pick(payers)
  const back = random.below(9)
  const on = plusDays(civilDateAt(ports.clock.now(), ZONE), -back)
  const slip = `slip ${town.slips.size}`
  const amount = minor(random.pick([5_000, 20_000, 50_000, 70_000]))
  const taken = { number, amount, on, by: MANAGER, slip, withoutSms: false, isRight: true }
  const recorded = await recordCash(ports, taken)
  if (recorded.ok) town.slips.add(slip)
  else expect(recorded.refusal.code).toBe('cash-day')
  if (back > 7) expect(recorded.ok).toBe(false)
}

/** Cash counts on the day paid and says when it was recorded, and no waiting began before that. */
export async function checkCash(town: Town, { payment, receipt }: Rows): Promise<void> {
  const byId = new Map(receipt.map((row) => [row.receipt_id, row]))
  for (const { receipt_id: id, value_on: paidOn, recorded_on: recordedOn } of payment) {
    const { wallet = '', created_at: at } = byId.get(id) ?? {}
    const day = at === undefined ? '' : civilDateAt(at, ZONE)
    const isLater = wallet.startsWith('cash/') && paidOn < day
    expect(recordedOn, id).toBe(isLater ? day : null)
  }
  const today = civilDateAt(town.world.clock.now(), ZONE)
  for (const { number, mutual, name } of town.members.filter(({ feePaid }) => feePaid === false)) {
    const household = await town.world.store.read((tx) => loadHousehold(tx, mutual, number))
    const opened = household && standing(household.facts, today).opened
    const known = payment
      .filter((row) => row.number === number && row.amount > 0)
      .map((row) => row.recorded_on ?? row.value_on)
    if (opened)
      expect(
        known.some((day) => day <= opened.waitsFrom),
        name,
      ).toBe(true)
  }
}
