import { acting } from '../../../src/app/desk.ts'
import { issueLetter } from '../../../src/app/visits/letters.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import { minor } from '../../../src/core/money.ts'
import { date } from '../../../src/core/dates.ts'
import { UMOJA } from '../../statutes.ts'
import { apply, ask, register, type World } from '../../world.ts'
import { MERCY, MOSES } from '../../app/staff-town.ts'

export const UHURU = '+254722000001'
export const NURU = '+254722000003'
export const WANJIRU = '10000004' as MemberNumber
export const BINTA = '20000006' as MemberNumber

const [FAMILY] = UMOJA.plans
const [CLINIC] = UMOJA.providers

/**
 * Two clinics; Wanjiru, who is covered; Binta, whose rights are suspended since January. Emergencies are treated all
 * the same, and letters above 1,000 shillings need a second person.
 */
export async function careTown(world: World): Promise<World> {
  const services = [
    { code: 'consultation', patientPercent: 20, ceiling: { amount: '5000', per: 'family', every: 'year' } },
    { code: 'surgery', patientPercent: 10, guaranteeLetter: true },
    { code: 'emergency', patientPercent: 10, emergency: true },
  ] // prettier-ignore
  const offers = ['consultation', 'surgery', 'emergency']
  await apply(world, {
    ...UMOJA,
    plans: [{ ...FAMILY, letterApprovalAbove: '1000', services }],
    providers: [
      { ...CLINIC, services: offers },
      { ...CLINIC, code: 'nuru', name: 'Nuru Clinic', services: offers, phones: [NURU] },
    ],
    managers: [
      { name: 'Mercy', phone: MERCY, language: 'en' },
      { name: 'Moses', phone: MOSES, language: 'en' },
    ],
  })
  await register(world, [
    { name: 'Wanjiru Kamau', phone: '+254711000011', number: WANJIRU, joined: '2025-01-10', paidThrough: '2026-06-30' },
    { name: 'Binta Salim', phone: '+254711000012', number: BINTA, joined: '2025-01-10', paidThrough: '2025-11-30' },
  ]) // prettier-ignore
  return world
}

/** A clinic asks by SMS, and gets the code of a yes. */
export async function codeBySms(world: World, clinic: string, words: string): Promise<string> {
  const told = (await ask(world, clinic, words)) ?? ''
  const code = /\b[A-Z0-9]{6}-[A-Z0-9]\b/.exec(told)?.[0]
  if (!code) throw new Error(told)
  return code
}

/** A letter for surgery at a clinic, issued by somebody. */
export function letterFor(world: World, number: MemberNumber, amount: number, by: string) {
  const asked = { number, ordinal: 0, provider: 'uhuru', service: 'surgery', amount: minor(amount) }
  const days = { from: null, to: date('2026-03-31') }
  return acting(world.ports, async (desk) => {
    const issued = await issueLetter(desk, { ...asked, ...days }, by) // prettier-ignore
    if (!issued.ok) throw new Error(issued.refusal.code)
    return issued.value.letter_number
  })
}
