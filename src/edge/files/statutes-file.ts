import { PERSON_LISTS } from '../../core/staff/office-role.ts'
import { z } from 'zod'
import { PEOPLE, tooMuch } from '../../core/contributions/sums.ts'
import { amountAsSent } from '../../core/plans/plan-as-sent.ts'
import type { Plan } from '../../core/plans/plan.ts'
import { type Language, REFERENCE_LANGUAGE } from '../../core/wording/catalogue.ts'
import { type Currency, isCurrency } from '../../core/money.ts'
import type { FileFault, Mutual, PeopleOfFile, StatutesFile } from '../../core/statutes/statutes.ts'
import { isCountry, readPhone } from '../phone.ts'
import { type Fields, fieldsOf, isObject, listIn, read, repeats } from './part-reader.ts'
import { listOf, wrongType } from './statutes-fields.ts'
import { associationSchema, managerSchema, mutualSchema, providerSchema } from './statutes-parts.ts'
import {
  asInherited,
  asKeptWording,
  type WholePlan,
  wholePlans,
  wholeWording,
} from './statutes-inherit.ts'
import { planContradictions, planSchema } from './statutes-plan.ts'
import { priceFaults } from './statutes-prices.ts'

type ReadStatutes =
  | { readonly ok: true; readonly file: StatutesFile }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

/** What a mutual must say of itself when it is new. */
const REQUIRED = ['name', 'country', 'currency', 'timeZone'] as const

/** A part that every known thing of the file rests on, read ahead so that each part is checked. */
type Ground = {
  readonly currency: Currency | null
  readonly country: string | null
  readonly languages: readonly Language[] | null
}

/**
 * Reads a statutes file and names every fault in it. `known` is the mutual as it is in the
 * database, null when it is new, and `versions` are those of its plans: what the file leaves out is
 * read from there. What can only be
 * seen beside the database (a version in force, a phone of another clinic) is for `checkStatutes`.
 */
export function readStatutes(
  json: unknown,
  known: Mutual | null,
  versions: readonly Plan[] = [],
): ReadStatutes {
  const faults: FileFault[] = []
  const top = read(topSchema, json, '', faults)
  if (!top && !isObject(json)) return { ok: false, faults }
  const parts: Fields = isObject(json) ? json : {}
  const ground = groundOf(fieldsOf(parts.mutual), known)
  const file = {
    mutual: readMutual(parts.mutual, known, ground, faults),
    plans: readPlans(parts.plans, versions, ground, faults),
    providers: readAll(
      providerSchema(ground.country, ground.languages, ground.currency),
      parts.providers,
      'providers',
      'code',
      faults,
    ),
    associations: readAll(
      associationSchema(ground.country),
      parts.associations,
      'associations',
      'code',
      faults,
    ),
    ...readPeople(parts, ground, faults),
  }
  const { mutual } = file
  faults.push(...sharedClinicPhones(listIn(parts.providers), ground.country))
  return faults.length > 0 || !mutual
    ? { ok: false, faults }
    : { ok: true, file: { ...file, mutual } }
}

/** Those who work for the mutual, each list as the others. */
function readPeople(parts: Fields, ground: Ground, faults: FileFault[]): PeopleOfFile {
  const schema = managerSchema(ground.country, ground.languages)
  return everyPersonList((list) => readAll(schema, parts[list], list, 'phone', faults))
}

/** The same for the list of each role of people. */
function everyPersonList<Of>(of: (list: PersonList) => Of): Record<PersonList, Of> {
  const lists = Object.values(PERSON_LISTS).map((list) => [list, of(list)] as const)
  return Object.fromEntries(lists) as Record<PersonList, Of>
}

type PersonList = keyof PeopleOfFile

/** The mutual that a statutes file is about, for looking it up before the file is read. */
export function mutualCodeOf(json: unknown): string | null {
  const code = isObject(json) ? fieldsOf(json.mutual).code : null
  return typeof code === 'string' ? code : null
}

const topSchema = z.strictObject(
  {
    mutual: z.unknown(),
    plans: listOf(z.unknown()).optional(),
    providers: listOf(z.unknown()).optional(),
    associations: listOf(z.unknown()).optional(),
    ...everyPersonList(() => listOf(z.unknown()).optional()),
  },
  { error: wrongType('an object') },
)

function groundOf({ currency, country, languages }: Fields, known: Mutual | null): Ground {
  return {
    currency: currency === undefined ? (known?.currency ?? null) : asCurrency(currency),
    country: country === undefined ? (known?.country ?? null) : asCountry(country),
    languages:
      languages === undefined ? (known?.languages ?? [REFERENCE_LANGUAGE]) : asLanguages(languages),
  }
}

function readMutual(value: unknown, known: Mutual | null, ground: Ground, faults: FileFault[]) {
  if (!known && isObject(value)) {
    for (const field of REQUIRED) {
      if (value[field] === undefined) faults.push({ path: `mutual.${field}`, why: 'is missing' })
    }
  }
  const schema = mutualSchema(ground.country, ground.currency)
  if (!isObject(value) || value.wording === undefined) return read(schema, value, 'mutual', faults)
  const wording = wholeWording(known?.wording ?? {}, value.wording)
  const own: FileFault[] = []
  const mutual = read(schema, { ...value, wording }, 'mutual', own)
  faults.push(...own.map((fault) => asKeptWording(value.wording, fault)))
  return mutual
}

function readPlans(
  value: unknown,
  known: readonly Plan[],
  ground: Ground,
  faults: FileFault[],
): Plan[] {
  const schema = planSchema(ground.currency)
  const plans: Plan[] = []
  const seen = new Set<string>()
  const items = listIn(value)
  const whole = wholePlans(items, known, ground.currency)
  items.forEach((item, index) => {
    const path = `plans[${index}]`
    const { code, validFrom } = fieldsOf(item)
    const key = `${String(code)} ${String(validFrom)}`
    if (seen.has(key)) faults.push({ path, why: 'is there twice with this code and validFrom' })
    seen.add(key)
    if (!isObject(item)) return void read(schema, item, path, faults)
    const one = whole[index] as WholePlan
    const own: FileFault[] = []
    const plan = read(schema, one.fields, '', own)
    if (plan) plans.push(plan)
    if (plan) own.push(...sumFaults(plan, ground.currency), ...priceFaults(plan, ground.currency))
    own.push(...planContradictions(one.fields))
    own.push(...repeats(listIn(one.fields.services), 'services', 'code'))
    for (const fault of own.map((fault) => asInherited(one, fault)))
      faults.push({ ...fault, path: fault.path ? `${path}.${fault.path}` : path })
  })
  return plans
}

/** No sum of the books comes near what a number or a column holds, whatever a file says. */
function sumFaults(plan: Plan, currency: Currency | null): FileFault[] {
  const over = tooMuch(plan)
  if (!over || !currency) return []
  const most = `${amountAsSent(over.most, currency)} ${currency}`
  const why = `comes to more than ${most} a year for a household of ${PEOPLE}, which is no contribution`
  return [{ path: 'contribution', why }]
}

function readAll<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  path: string,
  key: 'code' | 'phone',
  faults: FileFault[],
): z.output<Schema>[] {
  const items = listIn(value)
  const parsed = items.map((item, index) => read(schema, item, `${path}[${index}]`, faults))
  const known = parsed.map((item, index) => item ?? items[index])
  faults.push(...repeats(known, path, key))
  return parsed.filter((item) => item !== undefined)
}

/** A phone of two clinics of one mutual could not say which of them asks. */
function sharedClinicPhones(providers: readonly unknown[], country: string | null): FileFault[] {
  const owners = new Map<string, unknown>()
  const faults: FileFault[] = []
  providers.forEach((provider, at) => {
    const { code, phones } = fieldsOf(provider)
    listIn(phones).forEach((text, index) => {
      const phone = country && typeof text === 'string' ? readPhone(text, country) : null
      if (!phone) return
      const owner = owners.get(phone) ?? code
      const path = `providers[${at}].phones[${index}]`
      if (owner !== code) faults.push({ path, why: `is also a phone of ${String(owner)}` })
      owners.set(phone, owner)
    })
  })
  return faults
}

function asLanguages(value: unknown): readonly Language[] | null {
  return Array.isArray(value) && value.length > 0 ? (value as Language[]) : null
}

function asCurrency(value: unknown): Currency | null {
  return typeof value === 'string' && isCurrency(value) ? value : null
}

function asCountry(value: unknown): string | null {
  return typeof value === 'string' && isCountry(value) ? value : null
}
