import { formatDate } from '../dates.ts'
import { knowing, ofMember } from '../dialog/scene.ts'
import type { MemberScene } from '../dialog/scene.ts'
import { pages } from '../dialog/screen.ts'
import type { Screen } from '../dialog/screen.ts'
import { foldName } from '../text/gsm7.ts'
import type { Relative } from './member-kinds.ts'
import { ownMembership } from './own.ts'

/** A member reads who of the household is covered, since when and until when. */
export type FamilyScreen = 'family'

/** Characters of a name beside its dates. */
const NAME_LENGTH = 24

const knowingFamily = knowing(ofMember, 'family', ownMembership)

export const familyScreens: Readonly<Record<FamilyScreen, Screen>> = {
  family: pages({
    needs: knowingFamily,
    guarded: true,
    title: ({ say, family }) => say('family.title', { count: String(family.length) }),
    lines: (scene) => [rightsOf(scene), ...scene.family.map((one) => lineOf(one, scene))],
  }),
}

/** What holds for all of them. */
function rightsOf({ say, standing: { coveredUntil, state } }: MemberScene): string {
  return coveredUntil
    ? say('standing.covered-until', { date: formatDate(coveredUntil) })
    : say(`state.${state}`)
}

function lineOf(one: Relative, { say, member, standing }: MemberScene): string {
  const name = foldName(one.name, NAME_LENGTH)
  if (one.isTooOld) return say('family.too-old', { name })
  if (!standing.coveredUntil) return name
  if (one.since > member.today) {
    return say('family.covered-from', { name, date: formatDate(one.since) })
  }
  if (one.until) {
    const dates = { since: formatDate(one.since), until: formatDate(one.until) }
    return say('family.covered-until', { name, ...dates })
  }
  return say('family.covered-since', { name, date: formatDate(one.since) })
}
