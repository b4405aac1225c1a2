import { CAPITALS, DIGITS, HEX } from '../kernel/chance.ts'
import { wallClock } from '../kernel/time.ts'
import type { Mpesa } from './state.ts'

/** Kenya is three hours ahead of UTC all year. */
export const NAIROBI = 3

/** Receipts begin with a letter for the year; A was 2006. */
const FIRST_YEAR = 2006
const DAYS = '123456789ABCDEFGHIJKLMNOPQRSTUV'

/** A receipt number in the operator's form: year, month, day, then seven signs. `UCE4XK91TQ`. */
export function newReceipt(world: Mpesa): string {
  const { year, month, day } = wallClock(world.now(), NAIROBI)
  const date = [
    CAPITALS[(Number(year) - FIRST_YEAR) % CAPITALS.length],
    CAPITALS[Number(month) - 1],
    DAYS[Number(day) - 1],
  ].join('')
  for (;;) {
    const receipt = date + world.chance.text(CAPITALS + DIGITS, 7)
    if (!world.state.money.some((movement) => movement.receipt === receipt)) return receipt
  }
}

/** `8c11-4f0a-9d2e1`. */
export function newRequestId({ chance }: Mpesa): string {
  return [chance.text(HEX, 4), chance.text(HEX, 4), chance.text(HEX, 5)].join('-')
}

/** `ws_CO_14032026101531711000222`. */
export function newCheckoutId(world: Mpesa, phone: string): string {
  const { year, month, day, hour, minute, second } = wallClock(world.now(), NAIROBI)
  return `ws_CO_${day}${month}${year}${hour}${minute}${second}${phone.slice(3)}`
}

/** `AG_20260314_00004f0a9d2e18c11b7d`. */
export function newConversationId(world: Mpesa): string {
  const { year, month, day } = wallClock(world.now(), NAIROBI)
  return `AG_${year}${month}${day}_0000${world.chance.text(HEX, 16)}`
}
