import { formatDate } from '../dates.ts'
import { knowing, ofMember } from './scene.ts'
import type { MemberScene, Scene, Scoped } from './scene.ts'
import { choice, end, menu, type Screen } from './screen.ts'
import { foldName } from '../text/gsm7.ts'
import { helpFrom } from './help.ts'
import type { CheckFacts } from './member-kinds.ts'
import { ownMembership } from './own.ts'
import type { VisitsScreen } from './screen-names.ts'

type CheckScene = MemberScene & { readonly check: CheckFacts }

/** Characters of a clinic's name beside a date. */
const PROVIDER_LENGTH = 20

const knowingVisits = knowing(ofMember, 'visits', ownMembership)

/** A member reads the code of an open visit, sees who asked about the household, and may stop it. */
export const visitsScreens: Readonly<Record<VisitsScreen, Screen>> = {
  visit: menu({
    needs: knowingVisits,
    guarded: true,
    title: ({ say, visits: { open } }) => say(open.length > 0 ? 'visit.open' : 'visit.none'),
    lines: ({ say, visits: { open } }) =>
      open.map(({ code, person, provider, until }) =>
        say('visit.code', {
          code,
          person: foldName(person, 16),
          provider: foldName(provider, PROVIDER_LENGTH),
          date: formatDate(until),
        }),
      ),
    options: [
      { name: 'who asked', to: 'checks', label: ({ say }) => say('visit.who-asked') },
      helpFrom('visits'),
    ],
  }),

  checks: choice({
    needs: knowingVisits,
    guarded: true,
    title: ({ say, visits: { checks } }) => say(checks.length > 0 ? 'checks.title' : 'checks.none'),
    name: 'a question',
    items: ({ visits }) => visits.checks,
    label: ({ when, provider }) => `${when} ${foldName(provider, PROVIDER_LENGTH)}`,
    to: ['checks.one'],
    pick: ({ id }) => ({ to: 'checks.one', keep: { check: id } }),
    done: helpFrom('visits'),
  }),

  'checks.one': menu({
    needs: ofCheck,
    guarded: true,
    title: ({ check: { when, provider } }) => `${when} ${foldName(provider, 30)}`,
    lines: ({ say, check: { person, answer, isStopped } }) => [
      say(`checks.${answer}`, { person: foldName(person, 24) }),
      ...(isStopped ? [say('checks.is-stopped')] : []),
    ],
    options: [
      {
        name: 'it was not us',
        to: 'checks.stopped',
        label: ({ say }) => say('checks.not-us'),
        when: ({ check }) => !check.isStopped,
        request: (scene) => ({ kind: 'not-me', ...ownMembership(scene), check: scene.check.id }),
      },
    ],
  }),

  'checks.stopped': end({
    needs: ofCheck,
    title: ({ say, check: { when } }) => say('checks.stopped', { when }),
  }),
}

function ofCheck(scene: Scene): Scoped<CheckScene> {
  const scoped = knowingVisits(scene)
  if (scoped.kind !== 'scene') return scoped
  const check = scoped.scene.visits.checks.find(({ id }) => id === scene.kept.check)
  return check ? { kind: 'scene', scene: { ...scoped.scene, check } } : { kind: 'lost' }
}
