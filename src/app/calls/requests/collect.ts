import { collect as askForMoney } from '../../payments/collect.ts'
import type { Act } from './act.ts'

/** Anybody may be asked to pay for anybody: the payer's PIN decides (R15). */
export const collect: Act<'collect'> = async ({ ports, tx, call, asks }) => {
  await askForMoney(ports, tx, asks, call.phone)
  return null
}
