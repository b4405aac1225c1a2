import { fromJson, type Json } from '../tables/json.ts'
import { completePlan, type Plan } from '../../core/plans/plan.ts'

/** Versions that are kept as read: those of a country's mutuals, a few kilobytes each. */
const KEPT_MAX = 500

const read = new Map<string, Plan>()

/**
 * A plan's version from the text it is stored as. Every turn of a call and every check reads one,
 * and the same text always means the same plan, so it is parsed once.
 */
export function readPlan(statutes: Json<Plan>): Plan {
  const known = read.get(statutes)
  if (known) return known
  const plan = completePlan(fromJson(statutes))
  if (read.size === KEPT_MAX) read.clear()
  read.set(statutes, plan)
  return plan
}
