import type { Random } from '../../test/simulation/random.ts'
import { pause } from './carrier.ts'
import type { Acknowledged } from './kinds.ts'
import { payBillNotice, type PromptEnd } from './wallet.ts'
import { owes, owingAmong, untilTaken, type World } from './world.ts'

/** Of a hundred notices so many come twice. */
const DOUBLED = 1

const BY_PAY_BILL = 50_000
const BY_PROMPT = 100_000

const RECEIPT = /received KSh (500|1,000) /

/** Whoever pays, by a pay bill or a prompt, as the wallet tells of it. */
export function createPayers(world: World, random: Random) {
  const { doors, ears, tally, key, members, now, isSilent } = world
  const taken: Acknowledged[] = []
  const told: string[] = []
  let paying = 0

  async function payBill(intendedMs: number): Promise<void> {
    paying += 1
    const receipt = `DAY${String(paying).padStart(7, '0')}`
    // Callers are taken from the other end.
    const { number, phone } = owes(owingAmong(members) - paying, members)
    const body = payBillNotice(receipt, number, phone, now())
    const path = `/pay/${key}/till/paid`
    await tell(intendedMs, { receipt, phone, path, body }, BY_PAY_BILL)
  }

  /** A silent operator tells nothing, and all of it later. */
  async function tell(intendedMs: number, end: PromptEnd, minor: number): Promise<void> {
    const wasSilent = isSilent()
    while (isSilent()) await pause(500)
    const atMs = wasSilent ? performance.now() : intendedMs
    const body = { path: end.path, body: end.body, isJson: true }
    if (end.receipt) ears.expect('receipt', end.phone, { intendedMs: atMs, says: RECEIPT })
    if (end.receipt) told.push(end.receipt)
    await untilTaken(world, 'notice', atMs, body)
    if (!end.receipt) return tally.count('prompts that were not paid')
    tally.count(minor === BY_PAY_BILL ? 'payments by pay bill' : 'payments by prompt')
    taken.push({ id: end.receipt, minor })
    if (!random.percent(DOUBLED)) return
    await pause(5000 + random.below(25_000))
    tally.count('notices that came twice')
    await doors.send(body)
  }

  const tellOfPrompt = (end: PromptEnd) => tell(performance.now(), end, BY_PROMPT)
  return { payBill, tellOfPrompt, taken, told }
}
