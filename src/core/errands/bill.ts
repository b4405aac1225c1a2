import { formatDate } from '../dates.ts'
import { readVisitCode } from '../coverage/visit-code.ts'
import { after, knowing } from './scene.ts'
import type { Scene, Scoped } from './scene.ts'
import {
  act,
  choice,
  end,
  question,
  type Go,
  type Lacking,
  type Screen,
  type Wrong,
} from './screen.ts'
import type { Say } from '../wording/text-key.ts'
import type { Refusal } from '../refusals.ts'
import { foldName } from '../text/gsm7.ts'
import { type ClinicScene, ofClinic } from './clinic.ts'
import type { BillOf, BillOutcome } from './clinic-kinds.ts'
import { factOf } from './facts.ts'
import { typedSum } from './typed-amount.ts'
import type { BillScreen } from './screen-names.ts'

type BillScene = ClinicScene & { readonly bill: BillOf; readonly quote: BillOutcome & { ok: true } }

const withServices = knowing(ofClinic, 'clinic-services', ({ clinic }) => clinic)

const withVisits = knowing(withServices, 'clinic-visits', ({ clinic }) => clinic)

const afterBill = after(ofClinic, 'bill')

const withVisit = knowing(ofClinic, 'clinic-services', ({ clinic, office }) =>
  office.visit ? clinic : null,
)

/** A clinic bills a visit: code, service, amount; both shares are shown before it is sent (R47). */
export const billScreens: Readonly<Record<BillScreen, Screen>> = {
  'bill.visit': choice({
    needs: withVisits,
    title: ({ say, 'clinic-visits': visits }) =>
      visits.length === 0 ? say('bill.no-visit') : say('bill.which-visit'),
    name: 'a visit',
    items: (scene) => scene['clinic-visits'],
    label: ({ visitCode, name }) => `${visitCode} ${foldName(name, 16)}`,
    to: ['bill.service', 'bill.amount'],
    pick: ({ visitCode }, scene) => visitChosen(visitCode, scene),
    done: { name: 'another code', to: 'bill.code', label: ({ say }) => say('bill.other-code') },
  }),

  'bill.code': question({
    needs: withServices,
    title: ({ say }) => say('bill.ask-code'),
    name: 'a visit code',
    to: ['bill.service', 'bill.amount'],
    read: (text, scene) => {
      const visitCode = readVisitCode(text)
      return visitCode ? visitChosen(visitCode, scene) : { wrong: scene.say('bill.code-wrong') }
    },
  }),

  'bill.service': choice({
    needs: withVisit,
    title: ({ say, office }) => say('bill.which-service', { code: office.visit ?? '' }),
    name: 'a service',
    items: (scene) => scene['clinic-services'],
    label: (service) => foldName(service, 24),
    to: ['bill.amount'],
    pick: (service, { office }) => ({
      to: 'bill.amount',
      keep: { office: { ...office, service } },
    }),
  }),

  'bill.amount': question({
    needs: withService,
    title: ({ say, office }) =>
      say('bill.ask-amount', { service: foldName(office.service ?? '', 24) }),
    lines: ({ say, office }) => [say('bill.of-code', { code: office.visit ?? '' })],
    name: 'an amount',
    to: ['bill.confirm'],
    read: readBill,
  }),

  'bill.confirm': choice({
    needs: ofBill,
    guarded: true,
    changes: true,
    title: ({ say, money, bill }) =>
      say('bill.confirm', { amount: money(bill.amount), service: foldName(bill.service, 16) }),
    lines: ({ say, money, quote }) => [
      say('bill.patient', { amount: money(quote.patient) }),
      quote.emergency ? say('bill.emergency') : say('bill.mutual', { amount: money(quote.share) }),
    ],
    name: 'confirm',
    items: () => ['confirm'],
    label: (_, { say }) => say('pay.yes'),
    to: ['bill.done'],
    pick: (_, { bill, say }) =>
      act({ kind: 'bill', ...bill }, (gives) =>
        gives.ok ? { to: 'bill.done' } : { wrong: whyNot(gives.why, say) },
      ),
  }),

  'bill.done': end({
    needs: afterBill,
    title: ({ say, money, outcome, mutual }) => {
      if (!outcome.ok) return say('bill.no')
      const patient = money(outcome.patient)
      return outcome.emergency
        ? say('bill.kept', { patient })
        : say('bill.done', { patient, share: money(outcome.share), date: formatDate(mutual.today) })
    },
  }),
}

type WithServices = ClinicScene & { readonly 'clinic-services': readonly string[] }

/** Where there is one service nobody has to be asked which. */
function visitChosen(
  visit: string,
  { office, 'clinic-services': services }: WithServices,
): Go<'bill.service' | 'bill.amount'> {
  const [only] = services
  return only !== undefined && services.length === 1
    ? { to: 'bill.amount', keep: { office: { ...office, visit, service: only } } }
    : { to: 'bill.service', keep: { office: { ...office, visit } } }
}

function withService(scene: Scene): Scoped<ClinicScene> {
  const scoped = ofClinic(scene)
  if (scoped.kind !== 'scene') return scoped
  const { visit, service } = scoped.scene.office
  return visit && service ? scoped : { kind: 'lost' }
}

function readBill(text: string, scene: ClinicScene): Go<'bill.confirm'> | Wrong | Lacking {
  const { say, money, mutual, facts, clinic, office } = scene
  const typed = typedSum(text, mutual.currency, { say, money })
  if ('wrong' in typed) return typed
  const { amount } = typed
  const { visit: visitCode = '', service = '' } = office
  const of = { ...clinic, visitCode, service, amount }
  const quote = factOf(facts, 'bill-quote', of)
  if (!quote) return { need: { kind: 'bill-quote', of } }
  if (!quote.ok) return { wrong: whyNot(quote.why, say) }
  return { to: 'bill.confirm', keep: { amount } }
}

function ofBill(scene: Scene): Scoped<BillScene> {
  const scoped = withService(scene)
  if (scoped.kind !== 'scene') return scoped
  const { clinic, office, kept } = scoped.scene
  const { visit: visitCode, service } = office
  if (!visitCode || !service || kept.amount === undefined) return { kind: 'lost' }
  const bill = { ...clinic, visitCode, service, amount: kept.amount }
  const quote = factOf(scene.facts, 'bill-quote', bill)
  if (!quote) return { kind: 'need', need: { kind: 'bill-quote', of: bill } }
  if (!quote.ok) return { kind: 'lost' }
  return { kind: 'scene', scene: { ...scoped.scene, bill, quote } }
}

/** A hint for what a receptionist can do something about. */
function whyNot(why: Refusal['code'], say: Say): string {
  if (why === 'mistyped-visit-code' || why === 'unknown-visit-code') return say('bill.code-wrong')
  if (why === 'visit-code-closed') return say('bill.code-closed')
  return say(why === 'not-covered' ? 'bill.not-covered' : 'bill.no')
}
