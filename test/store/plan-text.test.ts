import type { Json } from '../../src/store/tables/json.ts'
import { expect, it } from 'vitest'
import { type Plan, PLAN_DEFAULTS } from '../../src/core/plans/plan.ts'
import { readPlan } from '../../src/store/mutuals/plan-text.ts'

const STORED = { code: 'family', validFrom: '2025-01-01', contribution: 50_000, services: [] }

/** A plan as an older version of ours stored it, without what has come since. */
const stored = (plan: object) => JSON.stringify(plan) as Json<Plan>

it('reads each text as what it says, also after hundreds of others', () => {
  for (let code = 0; code < 1200; code += 1) {
    const text = stored({ ...STORED, code: `plan-${code % 700}` })
    expect(readPlan(text).code).toBe(`plan-${code % 700}`)
  }
})

it('completes a plan of an older text', () => {
  expect(readPlan(stored(STORED))).toEqual({ ...PLAN_DEFAULTS, ...STORED })
})

it('gives the same plan for the same text', () => {
  const text = stored(STORED)
  expect(readPlan(text)).toBe(readPlan(text))
})
