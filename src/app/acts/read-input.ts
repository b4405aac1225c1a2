import { civilDateAt } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import type { Act } from './act.ts'
import { type ReadDesk } from '../desk.ts'
import { reading } from '../desk.ts'
import {
  type Fields,
  type InputOf,
  type Reading,
  type ReadValue,
  type Said,
  wrong,
} from './field.ts'

/** What somebody gave, field by field; null where nothing was given. A switch is given as any text. */
export type Given = (field: string) => string | null

/**
 * Something about one field: what was given, or null where that is not worth repeating. Without a
 * field it is about several, which the words name as `{field}`.
 */
export type Remark = {
  readonly field: string | null
  readonly given: string | null
  readonly why: string
}

type ReadInput<F extends Fields> = { readonly notes: readonly Remark[] } & (
  | { readonly kind: 'input'; readonly input: InputOf<F> }
  /** Everything that is wrong, each with its field and what to do. */
  | { readonly kind: 'wrong'; readonly faults: readonly Remark[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
)

/** Reads what is given to an act, all of it on one snapshot, in the order of its fields. */
export async function readInput<F extends Fields>(
  ports: Ports,
  act: Pick<Act<F>, 'input' | 'fits'>,
  given: Given,
): Promise<ReadInput<F>> {
  return reading(ports, async (desk) => {
    const known = readingOf(desk, given)
    const input: Record<string, unknown> = {}
    const notes: Remark[] = []
    const faults: Remark[] = []
    let refusal: Refusal | null = null
    for (const [name, field] of Object.entries(act.input)) {
      const text = given(name)
      const remark = ({ why, of = text }: Said): Remark => ({ field: name, given: of, why })
      const found: ReadValue<unknown> =
        text === null && field.isRequired ? wrong('is missing') : await field.read(text, known)
      if (found.kind === 'value') {
        input[name] = found.value
        notes.push(...found.notes.map(remark))
      } else if (found.kind === 'wrong') faults.push(...found.faults.map(remark))
      else if (found.kind === 'refused') refusal ??= found.refusal
    }
    if (faults.length > 0) return { kind: 'wrong', faults, notes }
    if (refusal) return { kind: 'refused', refusal, notes }
    const whole = input as InputOf<F>
    const misfits = act.fits?.(whole) ?? []
    if (misfits.length === 0) return { kind: 'input', input: whole, notes }
    return { kind: 'wrong', faults: misfits.map((one) => ({ ...one, given: null })), notes }
  })
}

function readingOf(desk: ReadDesk, given: Given): Reading {
  const { tx, now } = desk
  let member: MemberNumber | null = null
  let found: Promise<Result<Mutual>> | null = null
  return {
    ...desk,
    isAbout: (number) => {
      member ??= number
    },
    today: ({ timeZone }) => civilDateAt(now, timeZone),
    mutual: async () => {
      const code = given('mutual')
      if (member === null && code === null) return null
      found ??= member === null ? mutualOfCode(tx, code ?? '') : mutualOfMember(tx, member)
      return found
    },
  }
}

async function mutualOfCode(tx: ReadTx, code: string): Promise<Result<Mutual>> {
  const books = await loadMutual(tx, code)
  return books ? done(books.mutual) : refused({ code: 'unknown-mutual', mutual: code })
}

async function mutualOfMember(tx: ReadTx, number: MemberNumber): Promise<Result<Mutual>> {
  const code = await mutualOfNumber(tx, number)
  const books = code === null ? null : await loadMutual(tx, code)
  return books ? done(books.mutual) : refused({ code: 'unknown-number', number })
}
