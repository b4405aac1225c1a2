import { letterIssue } from '../../../app/acts/letters.ts'
import { providerPay } from '../../../app/acts/treasury.ts'
import { visitDecide } from '../../../app/acts/visits.ts'
import { owedTo } from '../../../app/office/read-clinics.ts'
import { complaintsAnswer, complaintsClose, complaintsList } from '../../../app/acts/complaints.ts'
import { type CivilDate, plusDays } from '../../../core/dates.ts'
import { BANK } from '../../../core/ledger/accounts.ts'
import { minor, toDecimal } from '../../../core/money.ts'
import { balanceOf } from '../../../store/visits/provider-payments.ts'
import { owedMonths } from './money.ts'
import {
  CENTRE,
  CLINIC_PHONES,
  type ClinicCode,
  DISPENSARY,
  HOSPITAL,
  MAVUNO,
  SECRETARY,
  TREASURER,
} from './statutes.ts'
import { act, ask, attempt, type Household, percent, text, type Town } from './town.ts'

/** Visits of a household in a year, most of them in the rains. */
const VISITS_A_YEAR = 1.9
const RAINS: readonly number[] = [4, 5, 6, 11, 12]

/** A code of a visit, in the answer to a clinic. */
const CODE = /\b[A-Z0-9]{6}-[A-Z0-9]\b/

/** How many households go to a clinic today. */
export function visitsToday({ chance, households }: Town, day: CivilDate): number {
  const season = RAINS.includes(Number(day.slice(5, 7))) ? 1.4 : 0.8
  const mean = (households.length * VISITS_A_YEAR * season) / 365
  return Math.floor(mean + chance.next())
}

/** Somebody goes to a clinic, which asks by SMS and bills in its own way. */
export async function visit(town: Town): Promise<void> {
  const household = town.chance.pick(town.households)
  if (household.hasLeft) return
  // Whoever knows that the cover is closed mostly stays away, or pays alone.
  if (owedMonths(household, town.today()) > 2 && percent(town, 70)) return
  town.pass(10 + town.chance.below(80))
  const hundred = town.chance.below(100)
  if (hundred < 46) return visitDispensary(town, household)
  return hundred < 78 ? visitCentre(town, household) : visitHospital(town, household)
}

/** Many small bills, each within the hour. */
async function visitDispensary(town: Town, household: Household): Promise<void> {
  const code = await check(town, DISPENSARY, household, '')
  if (!code) return complainOf(town, household, 'REFUSED', 'MASII', 8)
  const service = percent(town, 70) ? 'consultation' : 'medicines'
  await billFor(town, DISPENSARY, code, service, 250 + 50 * town.chance.below(14))
  await complainOf(town, household, 'CHARGED', 'MASII', 2)
}

/** Asks often, also with wrong numbers, and forgets to bill. */
async function visitCentre(town: Town, household: Household): Promise<void> {
  if (percent(town, 15)) await text(town, CLINIC_PHONES[CENTRE], `COVER ${mistyped(town, household)}`)
  const code = await check(town, CENTRE, household, percent(town, 12) ? ' maternity' : '')
  if (!code) return complainOf(town, household, 'REFUSED', 'WAMUNYU', 8)
  if (percent(town, 45)) return
  await billFor(town, CENTRE, code, 'consultation', 400 + 100 * town.chance.below(12))
  await complainOf(town, household, 'CHARGED', 'WAMUNYU', 7)
} // prettier-ignore

/** Large bills: surgery with a letter of the mutual, and emergencies that somebody decides later. */
async function visitHospital(town: Town, household: Household): Promise<void> {
  const kind = town.chance.below(100)
  if (kind < 12) return operate(town, household)
  const service = kind < 30 ? 'emergency' : 'consultation'
  const code = await check(town, HOSPITAL, household, ` ${service}`)
  if (!code) return complainOf(town, household, 'REFUSED', 'MACHAKOS', 10)
  const amount = service === 'emergency' ? 3_000 + 500 * town.chance.below(16) : 900 + 100 * town.chance.below(20) // prettier-ignore
  await billFor(town, HOSPITAL, code, service, amount)
  if (service === 'emergency' && percent(town, 85)) {
    const decision = percent(town, 80) ? 'accepted' : 'refused'
    await attempt(town, visitDecide, { code, decision, by: TREASURER })
  }
}

async function operate(town: Town, household: Household): Promise<void> {
  const amount = 15_000 + 1_000 * town.chance.below(35)
  const asked = { person: household.number, provider: HOSPITAL, service: 'surgery' }
  const to = plusDays(town.today(), 30)
  const letter = await attempt(town, letterIssue, { ...asked, amount: String(amount), to, by: SECRETARY }) // prettier-ignore
  if (!letter.ok) return
  const code = await check(town, HOSPITAL, household, ' surgery')
  if (code) await billFor(town, HOSPITAL, code, 'surgery', amount)
}

/** Asks for somebody of the household; the code of a yes, null of anything else. */
async function check(
  town: Town,
  clinic: ClinicCode,
  { number, people }: Household,
  service: string,
): Promise<string | null> {
  const ordinal = town.chance.below(people + 1)
  const subject = ordinal === 0 ? number : `${number}/${ordinal}`
  const answer = await ask(town, CLINIC_PHONES[clinic], `COVER ${subject}${service}`)
  return CODE.exec(answer ?? '')?.[0] ?? null
}

async function billFor(
  town: Town,
  clinic: ClinicCode,
  code: string,
  service: string,
  amount: number,
): Promise<void> {
  town.pass(25)
  await text(town, CLINIC_PHONES[clinic], `BILL ${code} ${service} ${amount}`)
  await town.worker.settle()
}

function mistyped({ chance }: Town, { number }: Household): string {
  const at = 1 + chance.below(number.length - 2)
  return `${number.slice(0, at)}${(Number(number[at]) + 1) % 10}${number.slice(at + 1)}`
}

/** So many of a hundred say what they did not like. */
async function complainOf(
  town: Town,
  { phone }: Household,
  what: 'REFUSED' | 'CHARGED',
  clinic: string,
  hundred: number,
): Promise<void> {
  if (phone === null || !percent(town, hundred)) return
  await text(town, phone, `COMPLAIN ${what} ${clinic} TODAY`)
}

const ANSWERS = [
  'We spoke with the clinic. It pays you back.',
  'Your cover was closed that day: the month was not paid. It is open now.',
  'Thank you. The clinic was told which services are covered.',
] as const

/** The secretary answers what waits, some days later, and closes what was answered. */
export async function answerComplaints(town: Town): Promise<void> {
  const { complaints } = await act(town, complaintsList, {})
  for (const { complaint, state } of complaints) {
    const words = town.chance.pick(ANSWERS)
    if (!percent(town, 60)) continue
    const about = { complaint: String(complaint), by: SECRETARY }
    if (state === 'open') await act(town, complaintsAnswer, { ...about, text: words })
    else await act(town, complaintsClose, about)
  }
}

/** The treasurer pays each clinic most of what it is owed, as far as the bank has it. */
export async function payClinics(town: Town): Promise<void> {
  for (const provider of Object.keys(CLINIC_PHONES)) {
    const { owed, bank } = await town.ports.store.read(async (tx) => ({
      owed: await owedTo(tx, MAVUNO, provider),
      bank: await balanceOf(tx, MAVUNO, BANK),
    }))
    // Whole shillings, and something stays for the rent.
    const paid = Math.floor(Math.min(owed, bank - 500_000) / 100) * 100
    if (paid <= 0) continue
    const reference = `V-${town.next()}`
    const amount = toDecimal(minor(paid), 'KES')
    await act(town, providerPay, { provider, amount, from: 'bank', reference, by: TREASURER })
  }
}
