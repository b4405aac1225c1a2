import type { SubsidyDecision } from '../../core/contributions/subsidy.ts'
import {
  type CategoryChange,
  changesThatHold,
  subsidiesUnder,
  versionsUnder,
} from '../../core/membership/category.ts'
import type { Plan } from '../../core/plans/plan.ts'
import { prepared } from '../engine/prepared.ts'
import { readPlan } from '../mutuals/plan-text.ts'
import type { MemberTable } from '../tables/membership.ts'
import type { ReadTx } from '../store.ts'
import { categoryChangesOf } from './categories.ts'

/** What of a member's row says under which statutes it is. */
type Member = Pick<
  MemberTable,
  'mutual_id' | 'number' | 'plan_code' | 'recategorised' | 'subsidised_from' | 'subsidised_until'
>

/** The statutes of a household, and where its category changed the decisions that named it for a subsidy. */
export type Statutes = {
  readonly plans: readonly Plan[]
  readonly subsidies?: readonly SubsidyDecision[]
}

export async function statutesOf(tx: ReadTx, member: Member): Promise<Statutes> {
  const { mutual_id: mutualId, number, plan_code: first } = member
  if (member.recategorised === 0) return { plans: await loadPlanVersions(tx, mutualId, first) }
  const changes = (await categoryChangesOf(tx, mutualId, [number])).get(number) ?? []
  const plans = new Map<string, Plan[]>()
  for (const code of new Set([first, ...changes.map(({ plan }) => plan)])) {
    plans.set(code, await loadPlanVersions(tx, mutualId, code))
  }
  return statutesUnder(member, changes, plans)
}

/** The statutes of a member whose category changed so, of the versions of all these plans. */
export function statutesUnder(
  member: Member,
  recorded: readonly CategoryChange[],
  plans: ReadonlyMap<string, readonly Plan[]>,
): Statutes {
  const changes = changesThatHold(recorded)
  const { plan_code: first } = member
  return {
    plans: versionsUnder(first, changes, (code) => plans.get(code) ?? []),
    subsidies: subsidiesUnder(firstSubsidyOf(member), changes),
  }
}

export function firstSubsidyOf(member: Member): SubsidyDecision | null {
  const { subsidised_from: from, subsidised_until: until } = member
  return from && { from, until }
}

/** The versions of one plan, oldest first. */
export async function loadPlanVersions(
  tx: ReadTx,
  mutualId: string,
  planCode: string,
): Promise<Plan[]> {
  const rows = await versionsOf(tx, { mutualId, planCode })
  return rows.map((row) => readPlan(row.statutes))
}

const versionsOf = prepared((db, of: { mutualId: string; planCode: string }) =>
  db
    .selectFrom('plan_version')
    .select('statutes')
    .where('mutual_id', '=', of.mutualId)
    .where('plan_code', '=', of.planCode)
    .orderBy('valid_from'),
)
