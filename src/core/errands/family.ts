import { type CivilDate, formatDate } from '../dates.ts'
import { after, knowing, ofMember } from './scene.ts'
import type { MemberScene, Scene, Scoped } from './scene.ts'
import { act, choice, end, menu, pages, question, type Act, type Screen } from './screen.ts'
import { ageGroup } from '../membership/age-group.ts'
import { readPersonName } from '../person-name.ts'
import { foldName } from '../text/gsm7.ts'
import { readBirth } from './birth-year.ts'
import { helpFrom, helpLine } from './help.ts'
import type { Applied, FamilyFacts, NewRelative, Relative } from './member-kinds.ts'
import { ownMembership } from './own.ts'
import type { FamilyScreen } from './screen-names.ts'

/**
 * A member reads who of the household is covered, since when and until when, and asks for a child
 * or a spouse to be added, which a manager decides.
 */
/** Characters of a name beside its dates. */
const NAME_LENGTH = 24

/** Somebody to be added, as far as it has been typed. */
type AddingScene = MemberScene & {
  readonly relative: Partial<NewRelative> & Pick<NewRelative, 'relation'>
}

const knowingFamily = knowing(ofMember, 'family', ownMembership)
const added = after(ofMember, 'add-person')

export const familyScreens: Readonly<Record<FamilyScreen, Screen>> = {
  family: menu({
    needs: knowingFamily,
    guarded: true,
    title: (scene) => familyTitle(scene),
    lines: (scene) => [rightsOf(scene)],
    options: [
      { name: 'who is covered', to: 'family.people', label: ({ say }) => say('family.people') },
      {
        name: 'add a child',
        to: 'family.name',
        label: ({ say }) => say('family.add-child'),
        when: goesOn,
        keep: () => ({ relative: { relation: 'child' } }),
      },
      {
        name: 'add a spouse',
        to: 'family.name',
        label: ({ say }) => say('family.add-spouse'),
        when: goesOn,
        keep: () => ({ relative: { relation: 'spouse' } }),
      },
      helpFrom('family'),
    ],
  }),

  'family.people': pages({
    needs: knowingFamily,
    guarded: true,
    title: (scene) => familyTitle(scene),
    lines: (scene) => [
      ...scene.family.people.map((one) => lineOf(one, scene)),
      ...scene.family.asked.map((name) =>
        scene.say('family.waits', { name: foldName(name, NAME_LENGTH) }),
      ),
    ],
  }),

  'family.name': question({
    needs: ofAdding,
    title: ({ say, relative: { relation } }) => say(`family.name-${relation}`),
    name: 'the name',
    to: ['family.born'],
    read: (text, { say, relative }) => {
      const name = readPersonName(text)
      if (!name) return { wrong: say('family.not-name') }
      return { to: 'family.born', keep: { relative: { ...relative, name } } }
    },
  }),

  'family.born': question({
    needs: ofAdding,
    title: ({ say }) => say('family.born'),
    name: 'the birth',
    to: ['family.sex'],
    read: (text, { say, member, relative }) => {
      const birthDate = readBirth(text, member.today)
      if (!birthDate) return { wrong: say('family.born-unreadable') }
      return { to: 'family.sex', keep: { relative: { ...relative, birthDate } } }
    },
  }),

  'family.sex': choice({
    needs: ofAdding,
    changes: true,
    title: ({ say, relative: { name = '' } }) =>
      say('family.add', { name: foldName(name, NAME_LENGTH) }),
    name: 'female or male',
    items: () => ['F', 'M'] as const,
    label: (sex, { say, member, relative }) =>
      say(`family.${wordFor(relative, member.today)}-${sex}`),
    to: ['family.asked', 'family'],
    pick: (sex, scene) => askFor(sex, scene),
  }),

  'family.asked': end({
    needs: added,
    title: (scene) => outcomeOf(scene),
    lines: (scene) => (scene.outcome.kind === 'refused' ? [helpLine(scene)] : []),
  }),
}

/** A wife or husband whatever the age; a baby, a girl or boy, a daughter or son by it. */
function wordFor(
  { relation, birthDate }: AddingScene['relative'],
  today: CivilDate,
): 'spouse' | 'baby' | 'child' | 'grown' {
  if (relation === 'spouse') return 'spouse'
  const group = birthDate === undefined ? 'child' : ageGroup(birthDate, today)
  return group === 'adult' ? 'grown' : group
}

function ofAdding(scene: Scene): Scoped<AddingScene> {
  const scoped = ofMember(scene)
  if (scoped.kind !== 'scene') return scoped
  const { relation, ...relative } = scene.kept.relative ?? {}
  if (!relation) return { kind: 'lost' }
  return { kind: 'scene', scene: { ...scoped.scene, relative: { ...relative, relation } } }
}

function askFor(
  sex: NewRelative['sex'],
  scene: AddingScene,
): Act<'family.asked'> | { readonly to: 'family' } {
  const { relation, name, birthDate } = scene.relative
  if (name === undefined || birthDate === undefined) return { to: 'family' }
  const person = { relation, name, birthDate, sex }
  return act({ kind: 'add-person', ...ownMembership(scene), person }, () => ({
    to: 'family.asked',
  }))
}

function outcomeOf({
  say,
  kept: { relative },
  outcome,
}: MemberScene & { readonly outcome: Applied }): string {
  const name = foldName(relative?.name ?? '', NAME_LENGTH)
  if (outcome.kind !== 'refused') return say(`family.${outcome.kind}`, { name })
  const { refusal } = outcome
  if (refusal.code === 'too-old-child') {
    return say('family.too-old-child', { name, years: String(refusal.years) })
  }
  return refusal.code === 'person-registered'
    ? say('family.registered', { name })
    : say('family.refused', { name })
}

function familyTitle({
  say,
  family: { people },
}: MemberScene & { readonly family: FamilyFacts }): string {
  return say('family.title', { count: String(people.length) })
}

/** A membership that is over takes nobody in. */
function goesOn({ standing: { next } }: MemberScene): boolean {
  return next !== null
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
