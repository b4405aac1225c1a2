import { type CivilDate, dayBefore } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import {
  type Category,
  type CategoryChange,
  changesThatHold,
  hindranceToRecategorise,
} from '../../core/membership/category.ts'
import type { CategoryDecision } from '../../core/membership/decisions.ts'
import { termOn } from '../../core/contributions/terms.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { StaffMember } from '../../core/staff/staff.ts'
import type { ProposalOf } from '../../store/decisions/proposals.ts'
import { lockHouseholds, lockMutualChain } from '../../store/engine/dialect.ts'
import { categoryChangesOf, markRecategorised } from '../../store/membership/categories.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import type { Household } from '../../store/membership/households.ts'
import { insertMembershipChange } from '../../store/membership/membership-changes.ts'
import { loadPlans } from '../../store/mutuals/mutuals.ts'
import type { ReadTx } from '../../store/store.ts'
import { type BooksDesk, type Desk, inMutual, type MutualDesk } from '../desk.ts'
import { mutualOrRefusal } from '../mutual.ts'
import { makeProposal, type NewProposal } from '../proposals/make-proposal.ts'
import { staffFor } from '../staff/staff.ts'
import { tellOfCategories } from './category-notices.ts'

/** What somebody asks of one household's category; what is null stays as it is. */
type CategoryAsked = {
  readonly number: MemberNumber
  readonly on: CivilDate
  readonly plan: string | null
  readonly subsidised: boolean | null
  /** The last day on which the list names it. */
  readonly until: CivilDate | null
}

type CategoriesAsked = {
  readonly mutual: string
  readonly rows: readonly CategoryAsked[]
  readonly cause: string
  readonly by: string
  /** The file that they came from; null for one household. */
  readonly file: string | null
}

/** What is wrong with one of them, by its place among those that were asked. */
type CategoryFault = { readonly at: number; readonly refusal: Refusal }

export type CategoriesProposed =
  | {
      readonly ok: true
      readonly rows: readonly CategoryDecisionRow[]
      readonly proposal: NewProposal | null
    }
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: false; readonly faults: readonly CategoryFault[] }

type CategoryDecisionRow = CategoryDecision['rows'][number]

/**
 * A manager proposes that households come into other categories, each from a first day on: all of them
 * or none, and nothing before another manager approves (R65). With `dryRun` it is only looked at.
 */
export async function proposeCategories(
  desk: Desk,
  asked: CategoriesAsked,
  { dryRun }: { readonly dryRun: boolean } = { dryRun: false },
): Promise<CategoriesProposed> {
  const { mutual: code, rows, by } = asked
  await lockHouseholds(
    desk.tx,
    code,
    rows.map(({ number }) => number),
  )
  await lockMutualChain(desk.tx, code)
  const books = await mutualOrRefusal(desk.tx, code)
  if (!books.ok) return { ok: false, refusal: books.refusal }
  const there = inMutual(desk, books.value.mutual)
  const staff = await staffFor(there, by, 'household category')
  if (!staff.ok) return { ok: false, refusal: staff.refusal }
  const read = await resolve(there, rows)
  if (read.faults.length > 0) return { ok: false, faults: read.faults }
  if (dryRun) return { ok: true, rows: read.rows, proposal: null }
  const [first] = read.rows
  const about =
    asked.file === null && first ? `category ${first.number}` : `categories ${asked.file}`
  const act = { kind: 'category', rows: read.rows } as const
  const made = await makeProposal(desk, code, { act, about, reason: asked.cause }, staff.value)
  if (!made.ok) return { ok: false, refusal: made.refusal }
  return { ok: true, rows: read.rows, proposal: made.value }
}

/** Does what was approved, all of it or nothing. The caller holds the locks. */
export async function makeCategories(
  desk: BooksDesk,
  { act, reason, proposed_by: proposer, proposal_id: proposal }: ProposalOf<CategoryDecision>,
  { name: approver }: StaffMember,
): Promise<Result<null>> {
  const asked = act.rows.map(({ number, on, plan, subsidised }) => ({
    ...{ number, on, plan, subsidised: subsidised !== null, until: subsidised?.until ?? null },
  }))
  const read = await resolve(desk, asked)
  const [fault] = read.faults
  if (fault) return refused(fault.refusal)
  for (const { number, on, plan, subsidised } of read.rows) {
    await insertMembershipChange(desk.tx, desk.mutual.code, {
      ...{ id: desk.ports.ids.id(), number, ordinal: null, kind: 'category', on, cause: reason },
      ...{ decidedBy: proposer, approvedBy: approver, proposal, recordedAt: desk.now },
      details: { plan, subsidised: subsidised !== null, until: subsidised?.until ?? null },
    })
  }
  await markRecategorised(
    desk.tx,
    desk.mutual.code,
    read.rows.map(({ number }) => number),
  )
  await tellOfCategories(desk, proposal, read.rows)
  desk.ports.log.info('categories-changed', { mutual: desk.mutual.code, count: read.rows.length })
  return done(null)
}

/** Each of them with what stays filled in, and why any of them cannot be. */
async function resolve(
  { tx, mutual }: MutualDesk<ReadTx>,
  asked: readonly CategoryAsked[],
): Promise<{ readonly rows: CategoryDecisionRow[]; readonly faults: CategoryFault[] }> {
  const numbers = asked.map(({ number }) => number)
  const households = await loadHouseholds(tx, mutual.code, [...new Set(numbers)])
  const byNumber = new Map(households.map((household) => [household.number, household]))
  const recorded = await categoryChangesOf(tx, mutual.code, numbers)
  const plans = await loadPlans(tx, mutual.code)
  const rows: CategoryDecisionRow[] = []
  const faults: CategoryFault[] = []
  for (const [at, one] of asked.entries()) {
    const household = byNumber.get(one.number)
    const twice = numbers.indexOf(one.number) < at
    if (!household || twice) {
      const code = twice ? 'category-twice' : 'unknown-number'
      faults.push({ at, refusal: { code, number: one.number } })
      continue
    }
    const before = categoryOn(household, recorded.get(one.number) ?? [], dayBefore(one.on))
    const change = changeOf(one, before)
    const versions = plans.filter(({ code }) => code === change.plan)
    const { number, facts } = household
    const { versions: old, joinedOn, posted, end } = termOn(facts, one.on)
    const held = { number, versions: old, joinedOn, endedOn: end?.on ?? null, posted, before }
    const refusal = hindranceToRecategorise(held, change, versions)
    if (refusal) faults.push({ at, refusal })
    else rows.push({ number, ...change })
  }
  return { rows, faults }
}

function changeOf(
  { on, plan, subsidised, until }: CategoryAsked,
  before: Category,
): CategoryChange {
  const stays = subsidised === null && until === null
  const named = stays ? before.subsidised : subsidised === false ? null : { until }
  return { on, plan: plan ?? before.plan, subsidised: named }
}

/** The category of a household on a day. */
function categoryOn(
  { planCode, facts: { subsidised } }: Household,
  recorded: readonly CategoryChange[],
  day: CivilDate,
): Category {
  const change = changesThatHold(recorded)
    .filter(({ on }) => on <= day)
    .at(-1)
  if (change) return change
  return { plan: planCode, subsidised: subsidised ? { until: subsidised.until } : null }
}
