import { expect, it } from 'vitest'
import { PLAN_DEFAULTS } from '../../src/core/plans/plan.ts'
import { readPlan } from '../../src/store/mutuals/plan-text.ts'

const STORED = { code: 'family', validFrom: '2025-01-01', contribution: 50_000, services: [] }

it('reads each text as what it says, also after hundreds of others', () => {
  for (let code = 0; code < 1200; code += 1) {
    const text = JSON.stringify({ ...STORED, code: `plan-${code % 700}` })
    expect(readPlan(text).code).toBe(`plan-${code % 700}`)
  }
})

it('completes a plan of an older text', () => {
  expect(readPlan(JSON.stringify(STORED))).toEqual({ ...PLAN_DEFAULTS, ...STORED })
})

it('gives the same plan for the same text', () => {
  const text = JSON.stringify(STORED)
  expect(readPlan(text)).toBe(readPlan(text))
})
