import type { z } from 'zod'
import { date } from '../src/core/dates.ts'
import type { PhoneNumber } from '../src/core/phone-number.ts'
import { changesOf, mutualAfter } from '../src/core/statutes/changes.ts'
import { checkStatutes } from '../src/core/statutes/check.ts'
import type { KnownStatutes } from '../src/core/statutes/known.ts'
import type { StatutesFile } from '../src/core/statutes/statutes.ts'
import { readStatutes } from '../src/edge/files/statutes-file.ts'
import {
  associationSchema,
  managerSchema,
  mutualSchema,
  providerSchema,
} from '../src/edge/files/statutes-parts.ts'
import { planSchema } from '../src/edge/files/statutes-plan.ts'

/** A setting of a statutes file, as the schema of the file describes it. */
export type Setting = {
  /** `ceiling.amount` */
  readonly path: string
  readonly does: string | undefined
  readonly kind: string | undefined
  /** In words or as a file writes it. */
  readonly byDefault: string
  readonly example: unknown
  readonly schema: z.ZodType
}

/** A part of the file under its heading: `plans[]`. */
export type Part = { readonly name: string; readonly about: string; readonly settings: Setting[] }

/** Every setting there is, by the part of the file it stands in. */
export function statutesSettings(): Part[] {
  const plan = planSchema('XOF')
  const services = fieldsIn(bare(plan).schema)?.services as z.ZodType
  const service = (bare(services).schema._zod.def as unknown as Definition).element as z.ZodType
  const { mutual, provider, association, without } = defaults()
  const part = (name: string, about: string, schema: z.ZodType, founded: Fields | null): Part => {
    return { name, about, settings: settingsOf(schema, { part: name, prefix: '', founded }) }
  }
  return [
    part('mutual', 'The mutual itself.', mutualSchema('SN', 'XOF'), without(mutual)),
    part('plans[]', 'What members owe and what is covered, in versions.', plan, null),
    part('plans[].services[]', 'Each service that a plan covers.', service, null),
    part(
      'providers[]',
      'Clinics with an agreement.',
      providerSchema('SN', ['fr'], 'XOF'),
      without(provider),
    ),
    part(
      'associations[]',
      'Groups that carry members.',
      associationSchema('SN'),
      without(association),
    ),
    part(
      'managers[]',
      'People who work for the mutual. The lists `treasurers[]`, `secretaries[]`, `clerks[]`, `auditors[]`, and `collectors[]` for those who take cash, have the same settings.',
      managerSchema('SN', ['fr']),
      { until: null },
    ),
  ]
}

/** The tables of `docs/statutes.md`. */
export function statutesTable(): string {
  return statutesSettings()
    .map(({ name, about, settings }) => {
      const rows = settings.map(({ path, does, kind, byDefault, example }) => {
        const shown = example === undefined ? '' : written(example)
        return `| \`${path}\` | ${does} | ${kind} | ${byDefault} | ${shown} |`
      })
      const head = '| setting | what it does | kind | default | example |\n|---|---|---|---|---|'
      return `## \`${name}\`\n\n${about}\n\n${head}\n${rows.join('\n')}`
    })
    .join('\n\n')
}

type Fields = Readonly<Record<string, unknown>>

/** `founded` is what there is when a file leaves all of it out. */
type Within = { readonly part: string; readonly prefix: string; readonly founded: Fields | null }

function settingsOf(schema: z.ZodType, { part, prefix, founded }: Within): Setting[] {
  return Object.entries(fieldsIn(bare(schema).schema) ?? {}).flatMap(([name, field]) => {
    const path = prefix + name
    const { schema: inner, isOptional, byDefault } = bare(field)
    const { element } = inner._zod.def as unknown as Definition
    const item = element && bare(element).schema
    const own = byDefault === undefined ? founded?.[name] : byDefault
    const needed = NEEDED.has(`${part}.${path}`) || !isOptional ? 'needed' : '–'
    const setting: Setting = {
      path,
      does: toldOf(field).description,
      kind: kindOf(field, part === 'plans[]' && name === 'services'),
      byDefault: own === undefined || isFields(own) ? needed : defaultShown(own, field),
      example: exampleOf(field, own),
      schema: field,
    }
    // Services have a table of their own.
    if (part === 'plans[]' && name === 'services') return [setting]
    const nested = item && fieldsIn(item) ? item : inner
    const below = {
      part,
      prefix: nested === item ? `${path}[].` : `${path}.`,
      founded: isFields(own) ? own : null,
    }
    return toldOf(field).kind ? [setting] : [setting, ...settingsOf(nested, below)]
  })
}

/** What zod keeps of a schema that this table rests on. */
type Definition = {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly in?: z.ZodType
  readonly out?: z.ZodType
  readonly element?: z.ZodType
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly entries?: Readonly<Record<string, string>>
  readonly defaultValue?: unknown
}

/** A schema without what may be left out, and what stands for it then. */
function bare(schema: z.ZodType): {
  readonly schema: z.ZodType
  readonly isOptional: boolean
  readonly isNullable: boolean
  readonly byDefault: unknown
} {
  const def = schema._zod.def as unknown as Definition
  const inner = innerOf(def)
  if (!inner) return { schema, isOptional: false, isNullable: false, byDefault: undefined }
  const found = bare(inner)
  return {
    ...found,
    isOptional: found.isOptional || def.type === 'optional' || def.type === 'default',
    isNullable: found.isNullable || def.type === 'nullable',
    byDefault: def.type === 'default' ? def.defaultValue : found.byDefault,
  }
}

function innerOf({ type, innerType, in: before, out }: Definition): z.ZodType | undefined {
  if (type !== 'pipe') return innerType
  const isPrepared = (before?._zod.def as unknown as Definition).type === 'transform'
  return isPrepared ? out : before
}

function fieldsIn(schema: z.ZodType): Readonly<Record<string, z.ZodType>> | undefined {
  return (schema._zod.def as unknown as Definition).shape
}

type Told = {
  readonly description?: string | undefined
  readonly kind?: string | undefined
  readonly example?: unknown
}

/** What is said of a schema, or of what it is made of. */
function toldOf(schema: z.ZodType): Told {
  const inner = innerOf(schema._zod.def)
  return { ...(inner && toldOf(inner)), ...schema.meta() }
}

function kindOf(schema: z.ZodType, isService = false): string {
  const { schema: inner, isNullable } = bare(schema)
  const { type, entries, element } = inner._zod.def as unknown as Definition
  const nullable = isNullable ? ' or `null`' : ''
  const { kind } = toldOf(schema)
  if (isService) return 'list, below'
  if (kind) return kind + nullable
  if (type === 'enum')
    return (
      Object.values(entries ?? {})
        .map((value) => `\`${value}\``)
        .join(', ') + nullable
    )
  if (type === 'array' && element) return `list: ${kindOf(element)}${nullable}`
  return type + nullable
}

function exampleOf(schema: z.ZodType, byDefault: unknown): unknown {
  const { example } = toldOf(schema)
  if (example !== undefined) return example
  const { schema: inner } = bare(schema)
  const { entries, element, shape } = inner._zod.def as unknown as Definition
  if (shape) return undefined
  if (entries) return Object.values(entries).findLast((value) => value !== byDefault)
  if (byDefault !== undefined && byDefault !== null && typeof byDefault !== 'object')
    return byDefault
  if (Array.isArray(byDefault) && byDefault.length > 0) return byDefault.slice(0, 2)
  const item = element && exampleOf(element, undefined)
  return item === undefined ? undefined : [item]
}

/** Amounts are kept in minor units; a default of one is nothing at all. */
function defaultShown(value: unknown, schema: z.ZodType): string {
  if (value === null) return 'none'
  if (value === 0 && /^amount/.test(toldOf(schema).kind ?? '')) return '`"0"`'
  return written(value)
}

function written(value: unknown): string {
  const json = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ')
  return `\`${json.replaceAll('[ ', '[').replaceAll(' ]', ']')}\``
}

const NOTHING: KnownStatutes = {
  ...{ mutual: null, plans: [], providers: [], associations: [], roles: [] },
  ...{ plansInUse: [], versionsInUse: [], closedThrough: null },
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A file that says as little as it can. */
const LITTLE: StatutesFile = {
  mutual: { code: 'x' },
  plans: [],
  providers: [{ code: 'x' }],
  associations: [{ code: 'x' }],
  managers: [{ phone: '+221770000000' as PhoneNumber }],
  treasurers: [],
  secretaries: [],
  clerks: [],
  auditors: [],
  collectors: [],
}

const TODAY = date('2026-03-02')

/** What a file of a new mutual leaves out, on a real service. */
function defaults() {
  const mutual = mutualAfter(LITTLE, null, [])
  const changes = changesOf(LITTLE, mutual, NOTHING, TODAY)
  const provider = changes.find((change) => change.kind === 'provider')?.provider
  const association = changes.find((change) => change.kind === 'association')?.association
  // What a file has to name is no default.
  const without = <One extends { readonly code: string }>(one: One | undefined): Fields => ({
    ...one,
    code: undefined,
  })
  return { mutual, provider, association, without }
}

/** What a file of a new mutual may not leave out, as the reader of the file says it. */
const NEEDED: ReadonlySet<string> = new Set(
  [
    faultsInReading(),
    checkStatutes(LITTLE, defaults().mutual, NOTHING, { today: TODAY, wallets: [] }),
  ]
    .flat()
    .filter(({ why }) => why === 'is missing')
    .map(({ path }) => path.replaceAll('[0]', '[]')),
)

function faultsInReading() {
  const read = readStatutes({ mutual: { code: 'x' } }, null)
  return read.ok ? [] : read.faults
}
