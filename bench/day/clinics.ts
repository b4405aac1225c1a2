import type { Random } from '../../test/simulation/random.ts'
import { CLINICS, clinicPhone, householdAt, mutualOfClinic, MUTUALS, owesMonth } from './country.ts'
import { untilTaken, type World } from './world.ts'

/** Of a hundred checks so many have a digit mistyped. */
const MISTYPED = 5

/** A number that shares no factor with that of the clinics: all of them ask in turn. */
const STRIDE = 2039

const YES = /^\d{7}-\d MEMBER \d+\. F 1988: YES\. Patient pays 20%\. Valid today 01\/06\/2026\. Code \w{6}-\w/ // prettier-ignore
const MISTYPED_SAYS = /^\d{7}-\d: unknown number or wrong digit\./
const TOLD = /a clinic asked for/

/** Clinics that ask by SMS, each for a member of its mutual who has paid, and for each member once. */
export function createClinics(world: World, random: Random) {
  const { ears, key, members, now } = world
  const next = Array.from({ length: MUTUALS }, (_, at) => Math.ceil((at * members) / MUTUALS))
  const taken: string[] = []
  let asked = 0

  function patientOf(mutual: number) {
    let index = next[mutual] ?? 0
    while (owesMonth(index)) index += 1
    next[mutual] = index + 1
    return householdAt(index, members)
  }

  async function ask(intendedMs: number): Promise<void> {
    asked += 1
    const id = `check-${asked}`
    const clinic = (asked * STRIDE) % CLINICS
    const { number, phone } = patientOf(mutualOfClinic(clinic))
    const isMistyped = random.percent(MISTYPED)
    const from = clinicPhone(clinic)
    ears.expect('check', from, { intendedMs, says: isMistyped ? MISTYPED_SAYS : YES })
    if (!isMistyped) ears.expect('told', phone, { intendedMs, says: TOLD })
    const text = isMistyped ? mistyped(number) : number
    const sms = { id, from, to: '21512', text, date: new Date(now()).toISOString(), linkId: '' }
    const body = new URLSearchParams({ ...sms, networkCode: '63902' }).toString()
    await untilTaken(world, 'sms', intendedMs, { path: `/at/${key}/sms`, body, isJson: false })
    taken.push(id)
  }

  return { ask, taken }
}

function mistyped(number: string): string {
  return `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`
}
