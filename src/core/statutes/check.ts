import { PERSON_LISTS, PERSON_ROLES } from '../staff/office-role.ts'
import type { CivilDate } from '../dates.ts'
import type { Plan } from '../plans/plan.ts'
import { accountName } from '../account-name.ts'
import { isSame } from '../same.ts'
import type { FileFault, Mutual, Provider, StatutesFile } from './statutes.ts'
import { hasBegun, inForce, type KnownStatutes } from './known.ts'
import { isLive } from '../staff/role.ts'

/** What else a file is held against. */
type CheckContext = {
  /** The civil date in the mutual's time zone. */
  readonly today: CivilDate
  /** Names of the wallets that are set up. */
  readonly wallets: readonly string[]
}

/**
 * What of a statutes file cannot be done beside what is known, each with its field: a version
 * already in force changed, a thing that is new without its name, a phone of two clinics. The
 * mutual is as it will be, `after` the file.
 */
export function checkStatutes(
  file: StatutesFile,
  after: Mutual,
  known: KnownStatutes,
  context: CheckContext,
): FileFault[] {
  return [
    ...mutualFaults(file, after, known, context),
    ...planFaults(file, known, context.today),
    ...providerFaults(file, known),
    ...phoneFaults(file, known, context.today),
    ...newWithoutName(file, known),
    ...associationFaults(file, known),
  ]
}

function mutualFaults(
  file: StatutesFile,
  after: Mutual,
  known: KnownStatutes,
  context: CheckContext,
): FileFault[] {
  const faults: FileFault[] = []
  faults.push(...fixedFieldFaults(file, known))
  after.wallets.forEach(({ wallet }, index) => {
    if (!file.mutual.wallets || context.wallets.includes(wallet)) return
    const why = `${wallet} is not set up here; ${walletsThere(context.wallets)}`
    faults.push({ path: `mutual.wallets[${index}]`, why })
  })
  return faults
}

/** A mutual needs none: it takes cash and what comes to its bank. */
function walletsThere(wallets: readonly string[]): string {
  if (wallets.length === 0) return 'no wallet is: without one a mutual takes cash and its bank'
  return `the wallets here are ${wallets.join(', ')}`
}

/** Dates and amounts that are stored mean what they mean under these. */
function fixedFieldFaults({ mutual }: StatutesFile, known: KnownStatutes): FileFault[] {
  const fixed = ['country', 'timeZone'] as const
  const faults: FileFault[] = []
  const before = known.mutual
  if (!before) return faults
  const isChanged = (field: keyof Mutual) =>
    mutual[field] !== undefined && mutual[field] !== before[field]
  for (const path of fixed.filter(isChanged)) {
    if (known.plansInUse.length > 0)
      faults.push({ path: `mutual.${path}`, why: 'cannot change once there are members' })
  }
  if (isChanged('currency') && known.plans.length > 0)
    faults.push({ path: 'mutual.currency', why: 'cannot change once there are plans' })
  return faults
}

function planFaults(file: StatutesFile, known: KnownStatutes, today: CivilDate): FileFault[] {
  return file.plans.flatMap((plan, index): FileFault[] => {
    const path = `plans[${index}]`
    const versions = known.plans.filter((version) => version.code === plan.code)
    const same = versions.find((version) => version.validFrom === plan.validFrom)
    if (same && isSame(same, plan)) return []
    const why = same
      ? correctionFault(plan, known, today)
      : (pastFault(plan, versions, known, today) ?? closedFault(plan, known))
    return why ? [{ path: same ? path : `${path}.validFrom`, why }] : []
  })
}

/** A version that has begun may be put right as long as nothing rests on it. */
function correctionFault(plan: Plan, known: KnownStatutes, today: CivilDate): string | null {
  if (!hasBegun(plan, today)) return null
  const { code, validFrom } = plan
  const used = known.versionsInUse.find(
    (version) => version.code === code && version.validFrom === validFrom,
  )
  if (!used) return closedFault(plan, known)
  const held = `is in force and has a ${used.by} under it, so it cannot be changed`
  return `${nameOf(plan)} ${held}; give a later validFrom`
}

function closedFault(plan: Plan, { closedThrough }: KnownStatutes): string | null {
  if (!closedThrough || plan.validFrom > closedThrough) return null
  return `${nameOf(plan)} begins in days that are closed: the books are, through ${closedThrough}`
}

function pastFault(
  plan: Plan,
  versions: readonly Plan[],
  known: KnownStatutes,
  today: CivilDate,
): string | null {
  const current = inForce(versions, plan.code, today)
  if (!current || plan.validFrom > current.validFrom || !known.plansInUse.includes(plan.code))
    return null
  const since = `since ${current.validFrom} another version is in force`
  return `${nameOf(plan)} would change the past: ${since}`
}

function nameOf({ code, validFrom }: Plan): string {
  return `version ${validFrom} of the plan ${code}`
}

function providerFaults(file: StatutesFile, known: KnownStatutes): FileFault[] {
  const plans = [...known.plans, ...file.plans]
  const services = new Set(plans.flatMap((plan) => plan.services.map(({ code }) => code)))
  return file.providers.flatMap((entry, index) => {
    const path = `providers[${index}]`
    const faults = (entry.services ?? []).flatMap((service, at): FileFault[] =>
      services.has(service)
        ? []
        : [{ path: `${path}.services[${at}]`, why: `no plan has the service ${service}` }],
    )
    const before = known.providers.find(({ code }) => code === entry.code)
    const given = entry.services ?? before?.services ?? []
    const priced = (entry.tariff ?? []).flatMap(({ service }, at): FileFault[] =>
      given.includes(service)
        ? []
        : [{ path: `${path}.tariff[${at}].service`, why: `is no service of ${entry.code}` }],
    )
    return [...faults, ...priced, ...agreementFaults(entry.agreement, before, path)]
  })
}

function agreementFaults(
  given: Partial<Provider['agreement']> | undefined,
  before: Provider | undefined,
  path: string,
): FileFault[] {
  const { from, to } = { ...before?.agreement, ...given }
  if (!from) return [{ path: `${path}.agreement.from`, why: 'is missing' }]
  const isBackwards = to && to < from
  return isBackwards ? [{ path: `${path}.agreement.to`, why: `is before ${from}` }] : []
}

/** A phone is one clinic's in a mutual: it could not say which of two asks. */
function phoneFaults(file: StatutesFile, known: KnownStatutes, today: CivilDate): FileFault[] {
  const replaced = new Set(file.providers.filter(({ phones }) => phones).map(({ code }) => code))
  const kept = known.roles.filter(
    (role) => role.role === 'clinic' && !replaced.has(role.ref) && isLive(role, today),
  )
  return file.providers.flatMap(({ phones = [] }, index) =>
    phones.flatMap((phone, at) => {
      const owner = kept.find((role) => role.phone === phone)
      const path = `providers[${index}].phones[${at}]`
      return owner ? [{ path, why: `is a phone of ${owner.ref}` }] : []
    }),
  )
}

/** Payers type an association's code as the account of a payment, as they type member numbers. */
function associationFaults(file: StatutesFile, known: KnownStatutes): FileFault[] {
  const names = new Map(known.associations.map(({ code }) => [accountName(code), code]))
  return file.associations.flatMap(({ code }, index): FileFault[] => {
    const path = `associations[${index}].code`
    const name = accountName(code)
    if (name === null) return [{ path, why: 'reads like a member number; it needs other letters' }]
    const other = names.get(name) ?? code
    names.set(name, other)
    return other === code ? [] : [{ path, why: `is read like ${other} where a payer types it` }]
  })
}

function newWithoutName(file: StatutesFile, known: KnownStatutes): FileFault[] {
  const faults: FileFault[] = []
  const missing = (path: string) => faults.push({ path, why: 'is missing' })
  file.providers.forEach((entry, index) => {
    if (known.providers.some(({ code }) => code === entry.code)) return
    if (!entry.name) missing(`providers[${index}].name`)
    if (!entry.services) missing(`providers[${index}].services`)
  })
  file.associations.forEach(({ code, name }, index) => {
    const isKnown = known.associations.some((association) => association.code === code)
    if (!isKnown && !name) missing(`associations[${index}].name`)
  })
  for (const kind of PERSON_ROLES) {
    const list = PERSON_LISTS[kind]
    file[list].forEach(({ phone, name }, index) => {
      const isKnown = known.roles.some((role) => role.role === kind && role.ref === phone)
      if (!isKnown && !name) missing(`${list}[${index}].name`)
    })
  }
  return faults
}
