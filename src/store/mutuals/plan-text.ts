import { fromJson, type Json } from '../tables/json.ts'
import { remembered } from '../../core/remembered.ts'
import { completePlan, type Plan } from '../../core/plans/plan.ts'

/** Versions that are kept as read: those of a country's mutuals, a few kilobytes each. */
const KEPT = { texts: 500, longest: 100_000 }

/**
 * A plan's version from the text it is stored as. Every turn of a call and every check reads one,
 * and the same text always means the same plan, so it is parsed once.
 */
export const readPlan: (statutes: Json<Plan>) => Plan = remembered(
  (statutes) => completePlan(fromJson(statutes)),
  KEPT,
)
