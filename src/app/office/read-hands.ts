import type { CivilDate } from '../../core/dates.ts'
import { listCashInHand, type CashInHand } from '../../store/cash/cash.ts'
import { oldestCashSince } from '../../store/cash/oldest-cash.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MutualDesk } from '../desk.ts'

/** Cash of the mutual in somebody's hand. */
export type HandSeen = CashInHand & {
  readonly name: string
  /** The day of the oldest cash since the last deposit; null where nothing came since. */
  readonly since: CivilDate | null
}

/** Who has cash of the mutual in hand, and since when; whose hand is empty is left out. */
export async function readHands({ tx, mutual }: MutualDesk<ReadTx>): Promise<HandSeen[]> {
  const roles = await loadStaffRoles(tx, mutual.code)
  const nameOf = (phone: string) => roles.find((one) => one.phone === phone)?.name ?? phone
  const hands = (await listCashInHand(tx, mutual.code)).filter(({ amount }) => amount !== 0)
  const seen: HandSeen[] = []
  for (const hand of hands) {
    const since = await oldestCashSince(tx, mutual.code, hand.box, hand.lastDepositAt)
    seen.push({ ...hand, name: nameOf(hand.phone), since })
  }
  return seen
}
