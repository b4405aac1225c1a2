import type { AlertKind } from '../alerts/alert.ts'
import type { ListedAlert } from '../alerts/alert-list.ts'
import { formatDate } from '../dates.ts'
import { knowing } from './scene.ts'
import type { Scene, Scoped } from './scene.ts'
import { act, choice, type Screen } from './screen.ts'
import { alertLine } from '../messages/alert-line.ts'
import { WHO } from '../staff/office-role.ts'
import { ofAny } from './office-scene.ts'
import type { StaffScene } from './office-scene.ts'
import type { AlertScreen } from './screen-names.ts'

type AlertScene = StaffScene & { readonly alert: ListedAlert }

/** Where what waits now is looked at, by what it is. */
const WAITS: Partial<Record<AlertKind, 'unmatched' | 'matters' | 'calls' | 'complaints'>> = {
  suspense: 'unmatched',
  applicants: 'matters',
  'call-me': 'calls',
  complaint: 'complaints',
}

const withAlerts = knowing(ofAny(WHO.decides), 'alerts', ({ of }) => of)

/** A manager sees what needs somebody, and says what has been looked at (R53). */
export const alertScreens: Readonly<Record<AlertScreen, Screen>> = {
  alerts: choice({
    needs: withAlerts,
    title: ({ say, alerts }) =>
      alerts.length === 0
        ? say('alerts.none')
        : say('alerts.title', { count: String(alerts.length) }),
    name: 'an alert',
    items: ({ alerts }) => alerts,
    label: (alert, scene) => alertLine(scene, alert),
    to: ['unmatched', 'matters', 'calls', 'complaints', 'alerts.one'],
    pick: ({ kind, recorded }, { office }) => {
      if (recorded)
        return { to: 'alerts.one', keep: { office: { ...office, alert: recorded.number } } }
      return { to: WAITS[kind] ?? 'alerts.one' }
    },
  }),

  'alerts.one': choice({
    needs: ofAlert,
    changes: true,
    title: (scene) => alertLine(scene, { ...scene.alert, recorded: null }),
    lines: ({ alert: { recorded } }) => (recorded ? [formatDate(recorded.on)] : []),
    name: 'seen',
    items: ({ alert: { recorded } }) => (recorded ? [recorded] : []),
    label: (_, { say }) => say('alerts.seen'),
    to: ['alerts'],
    pick: ({ number: alert }, { of }) =>
      act({ kind: 'alert-seen', ...of, alert }, () => ({ to: 'alerts' })),
  }),
}

function ofAlert(scene: Scene): Scoped<AlertScene> {
  const scoped = withAlerts(scene)
  if (scoped.kind !== 'scene') return scoped
  const { alerts, office } = scoped.scene
  const alert = alerts.find(({ recorded }) => recorded?.number === office.alert)
  return alert ? { kind: 'scene', scene: { ...scoped.scene, alert } } : { kind: 'lost' }
}
