import type { MemberScene } from './scene.ts'
import type { OfMember } from './member-kinds.ts'

/** What facts and requests are about that are about the caller's own membership. */
export function ownMembership({ mutual, member }: MemberScene): OfMember {
  return { mutual: mutual.code, number: member.number }
}
