import type { CivilDate } from '../dates.ts'
import type { Minor } from '../money.ts'
import type { StaffScene } from './office-scene.ts'
import type { Scene, Scoped } from './scene.ts'
import type { Subject } from './staff-kinds.ts'
import { withSubject } from './subject.ts'

/** Whose cash it is, and how much, both typed before. */
export type CashScene = StaffScene & {
  readonly subject: Subject
  readonly amount: Minor
  /** Null for today. */
  readonly paidOn: CivilDate | null
}

/** For screens that follow once both are settled. */
export function ofCash(scene: Scene): Scoped<CashScene> {
  const scoped = withSubject(scene)
  if (scoped.kind !== 'scene') return scoped
  const { subject } = scoped.scene
  const { amount, paidOn = null } = scene.kept
  if (!subject || amount === undefined) return { kind: 'lost' }
  return { kind: 'scene', scene: { ...scoped.scene, subject, amount, paidOn } }
}
