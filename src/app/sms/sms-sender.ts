import { ownLanguage } from '../../core/statutes/own-language.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Voice, voiceOf } from '../../core/messages/voice.ts'
import { invariant } from '../../core/invariant.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { SmsContext, SmsRole } from '../../core/sms/understood.ts'
import { isPersonRole, type PersonRole } from '../../core/staff/office-role.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { Language } from '../../core/wording/catalogue.ts'
import { familiesAsked } from '../coverage/shared-phone.ts'
import { loadCallerToAct } from '../../store/calls/callers.ts'
import { loadProvider } from '../../store/coverage/checks.ts'
import { loadMutuals } from '../../store/mutuals/directory.ts'
import { loadPlans } from '../../store/mutuals/mutuals.ts'
import { suspenseOfPayer } from '../../store/payments/receipts.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import type { ReadTx } from '../../store/store.ts'
import { dayIn, type Desk, type ReadDesk } from '../desk.ts'
import { OTHER_CURRENCY } from '../../core/payments/doubt.ts'

/** A mutual that a phone works for, and as what. */
export type StaffOf = { readonly mutual: Mutual; readonly roles: readonly PersonRole[] }

/** Who sent a message, and all that reading and answering it rests on. */
export type Sender = {
  readonly phone: PhoneNumber
  /** In whose name we answer: the mutual of the first role, else the first there is. */
  readonly mutual: Mutual
  readonly voice: Voice
  /** The language that this phone or a register named; null when nobody has. */
  readonly language: Language | null
  readonly context: SmsContext
  readonly memberships: readonly { readonly number: MemberNumber; readonly mutual: Mutual }[]
  /** Where somebody works with this phone. */
  readonly staff: readonly StaffOf[]
  /** Associations that the phone speaks for. */
  readonly groups: readonly {
    readonly association: string
    readonly name: string
    readonly mutual: Mutual
  }[]
  readonly clinics: readonly { readonly provider: string; readonly mutual: Mutual }[]
  /** Money from this phone that is nobody's yet, oldest first. */
  readonly suspense: readonly ReceiptTable[]
  readonly isStranger: boolean
  /** What is asked is done, and nobody hears of it. */
  readonly isMuted: boolean
}

/** Loads the sender of a message. Throws when there is no mutual at all. */
export async function loadSender({ ports, tx, now }: Desk, phone: PhoneNumber): Promise<Sender> {
  const caller = await loadCallerToAct(tx, phone, now)
  const kept = await suspenseOfPayer(tx, phone)
  const suspense = kept.filter((receipt) => receipt.reason !== OTHER_CURRENCY)
  const codes = [...caller.roles.map((role) => role.mutual), ...suspense.map((r) => r.mutual_id)]
  const mutuals = await loadMutuals(tx, codes.length > 0 ? [...new Set(codes)] : null, 100)
  const [mutual] = mutuals
  invariant(mutual, 'there is no mutual in whose name to answer')
  const roles = caller.roles.flatMap((role) => {
    const of = mutuals.find(({ code }) => code === role.mutual)
    return of && (!role.until || role.until >= dayIn(of, now)) ? [{ ...role, mutual: of }] : []
  })
  const clinics = roles.filter(({ role }) => role === 'clinic')
  const names: SmsRole[] = [...new Set(roles.map(({ role }) => role))]
  if (suspense.length > 0) names.push('payer')
  const services = await servicesOf(tx, clinics)
  return {
    phone,
    mutual,
    voice: voiceOf(mutual, caller.language ?? ownLanguage(mutual)),
    language: caller.language,
    context: { roles: names, services, readPhone: (text) => ports.readPhone(text, mutual.country) },
    memberships: roles
      .filter(({ role }) => role === 'member')
      .map((role) => ({ number: role.ref as MemberNumber, mutual: role.mutual })),
    staff: staffOf(roles),
    groups: roles
      .filter(({ role }) => role === 'association')
      .map(({ ref, name, mutual }) => ({ association: ref, name, mutual })),
    clinics: clinics.map((role) => ({ provider: role.ref, mutual: role.mutual })),
    suspense,
    isStranger: names.length === 0,
    isMuted: false,
  }
}

/** Each mutual once, with what the phone may do there. */
function staffOf(roles: readonly { readonly role: string; readonly mutual: Mutual }[]): StaffOf[] {
  const works = new Map<string, { readonly mutual: Mutual; readonly roles: PersonRole[] }>()
  for (const { role, mutual } of roles) {
    if (!isPersonRole(role)) continue
    const known = works.get(mutual.code)
    if (known) known.roles.push(role)
    else works.set(mutual.code, { mutual, roles: [role] })
  }
  return [...works.values()]
}

async function servicesOf(
  tx: ReadTx,
  clinics: readonly { readonly ref: string; readonly mutual: Mutual }[],
): Promise<string[]> {
  const services = new Set<string>()
  for (const { ref, mutual } of clinics) {
    const provider = await loadProvider(tx, mutual.code, ref)
    for (const service of provider?.services ?? []) services.add(service)
  }
  return [...services]
}

/**
 * What a message is read with: beside a clinic's own services those that plans cover elsewhere, so
 * that a question about one of them is answered and not taken for one about any service; the families
 * that it may choose from; and the care whose price a member may ask for.
 */
export async function readingContext({ tx, now }: ReadDesk, sender: Sender): Promise<SmsContext> {
  const services = new Set([...sender.context.services, ...(await covered(tx, sender.clinics))])
  const care = await covered(tx, sender.memberships)
  const clinics = sender.clinics.map(({ mutual, provider }) => ({ mutual: mutual.code, provider }))
  const families = await familiesAsked(tx, clinics, sender.phone, now)
  return { ...sender.context, services: [...services], families, care }
}

/** Codes of all that plans of these mutuals cover. */
async function covered(
  tx: ReadTx,
  roles: readonly { readonly mutual: Mutual }[],
): Promise<string[]> {
  const codes = new Set<string>()
  for (const mutual of new Set(roles.map((role) => role.mutual.code))) {
    const plans = await loadPlans(tx, mutual)
    for (const plan of plans) for (const { code } of plan.services) codes.add(code)
  }
  return [...codes]
}
