import { describe, expect, it } from 'vitest'
import { verify } from '../../src/app/verify/verify.ts'
import { planOf, type Step, textsOf } from '../store/plans.ts'
import { sqliteEngine } from '../store/stores.ts'
import { apply, makeWorld } from '../world.ts'
import { UMOJA } from '../statutes.ts'

describe('the checks of verify', () => {
  const engine = sqliteEngine()

  it('compare no row with every other one', async () => {
    const url = await engine.freshUrl()
    const world = makeWorld(await engine.open({}, url))
    await apply(world, UMOJA)
    const texts = await textsOf(() => verify(world.ports))
    expect(texts.length).toBeGreaterThan(30)
    const slow = texts.filter((text) => isQuadratic(planOf(url.slice('sqlite:'.length), text)))
    expect(slow).toEqual([])
  })
})

/**
 * Whether a step goes through rows for each row of another: a second table of a join that is
 * scanned, or one that is searched by nothing but its mutual.
 */
function isQuadratic(steps: readonly Step[]): boolean {
  return steps.some(({ parent, detail }, at) => {
    const before = steps.slice(0, at).filter((step) => step.parent === parent)
    const isInner = before.some((step) => isLoop(step.detail)) || isCorrelated(steps, parent)
    return isInner && (/^SCAN (?!CONSTANT)/.test(detail) || /\(mutual_id=\?\)( |$)/.test(detail))
  })
}

function isLoop(detail: string): boolean {
  return /^(SCAN|SEARCH) /.test(detail) && !/^SCAN CONSTANT/.test(detail)
}

function isCorrelated(steps: readonly Step[], parent: number): boolean {
  return steps.some((step) => step.id === parent && /^CORRELATED/.test(step.detail))
}
