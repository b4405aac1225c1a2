import type { MemberSeen } from '../../../app/office/read-member.ts'
import type { Visit } from '../visit.ts'

/** A visit to the page of one member. */
export type MemberVisit = Visit & {
  readonly seen: MemberSeen
  /** Where the page stands. */
  readonly path: string
}
