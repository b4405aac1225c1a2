import { formatDate } from '../dates.ts'
import { knowing, ofMember } from './scene.ts'
import type { MemberScene, Scene, Scoped } from './scene.ts'
import { choice, end, menu, pages, type Screen } from './screen.ts'
import { fold, foldName } from '../text/gsm7.ts'
import { helpFrom } from './help.ts'
import type { CarePrice, CheckFacts } from './member-kinds.ts'
import { ownMembership } from './own.ts'
import type { VisitsScreen } from './screen-names.ts'

type PriceScene = MemberScene & { readonly care: CarePrice }

type CheckScene = MemberScene & { readonly check: CheckFacts }

/** Characters of a service's name. */
const SERVICE_LENGTH = 20

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
      {
        name: 'what care costs',
        to: 'prices',
        label: ({ say }) => say('visit.prices'),
        when: ({ visits: { prices = [] } }) => prices.length > 0,
      },
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

  prices: choice({
    needs: knowingVisits,
    title: ({ say }) => say('prices.which'),
    name: 'a service',
    items: ({ visits: { prices = [] } }) => prices,
    label: ({ service }) => fold(service).slice(0, SERVICE_LENGTH),
    to: ['prices.one'],
    pick: ({ service }) => ({ to: 'prices.one', keep: { service } }),
  }),

  'prices.one': pages({
    needs: ofPrice,
    title: ({ care: { service } }) => fold(service).slice(0, SERVICE_LENGTH),
    lines: ({ say, money, care: { clinics } }) =>
      clinics.map(({ name, price, patient }) =>
        say('prices.clinic', {
          provider: foldName(name, PROVIDER_LENGTH),
          price: money(price),
          patient: money(patient),
        }),
      ),
  }),

  'checks.stopped': end({
    needs: ofCheck,
    title: ({ say, check: { when } }) => say('checks.stopped', { when }),
  }),
}

function ofPrice(scene: Scene): Scoped<PriceScene> {
  const scoped = knowingVisits(scene)
  if (scoped.kind !== 'scene') return scoped
  const { prices = [] } = scoped.scene.visits
  const care = prices.find(({ service }) => service === scene.kept.service)
  return care ? { kind: 'scene', scene: { ...scoped.scene, care } } : { kind: 'lost' }
}

function ofCheck(scene: Scene): Scoped<CheckScene> {
  const scoped = knowingVisits(scene)
  if (scoped.kind !== 'scene') return scoped
  const check = scoped.scene.visits.checks.find(({ id }) => id === scene.kept.check)
  return check ? { kind: 'scene', scene: { ...scoped.scene, check } } : { kind: 'lost' }
}
