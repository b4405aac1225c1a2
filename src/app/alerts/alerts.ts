import {
  type Alert,
  ALERT_KINDS,
  isAlwaysTold,
  isTold,
  isUrgent,
  toldOf,
} from '../../core/alerts/alert.ts'
import { alertText } from '../../core/messages/manager-sms.ts'
import type { Voice } from '../../core/messages/voice.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import {
  alertsOn,
  finishAlert,
  insertAlert,
  listAlerts,
  type ListedAlert,
} from '../../store/alerts/alerts.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import type { Ports } from '../ports.ts'
import { dayIn, type Desk, inMutual, type MutualDesk } from '../desk.ts'
import { staffFor } from '../staff/staff.ts'
import { tellManagers } from '../messages/tell-managers.ts'

/**
 * Alerts the managers of a mutual, and who else settles such things: once for each cause and day, on a list, and some kinds by SMS as
 * well, so many a day and not in the quiet hours unless it cannot wait. Takes the lock of the
 * mutual's chain, so whoever needs a household's takes that before.
 */
export async function raiseAlert(
  desk: MutualDesk,
  alert: Alert,
  text: (voice: Voice) => string = (voice) => alertText(voice, alert),
): Promise<boolean> {
  const { tx, now, mutual } = desk
  if (!(await noteAlert(desk, alert))) return false
  if (!isTold(alert.kind)) return true
  const day = dayIn(mutual, now)
  const told = await alertsOn(tx, mutual.code, day, ALERT_KINDS.filter(isTold))
  if (told > mutual.alerts.perDay && !isAlwaysTold(alert.kind)) return true
  const about = `${alert.kind}/${alert.cause}/${day}`
  const wakes = isUrgent(alert.kind)
  await tellManagers(desk, about, text, { wakes, roles: toldOf(alert.kind) })
  return true
}

/** Puts it on the list, and tells nobody; false where its cause has one of this day. Takes the same lock. */
export async function noteAlert(desk: MutualDesk, alert: Alert): Promise<boolean> {
  const { ports, tx, now, mutual } = desk
  await lockMutualChain(tx, mutual.code)
  const number = await insertAlert(tx, mutual.code, alert, dayIn(mutual, now), now)
  if (number !== null) ports.log.warn('alert', { mutual: mutual.code, kind: alert.kind, number })
  return number !== null
}

/** The alerts of a mutual, newest first; those that were looked at only with `all`. */
export async function readAlerts(
  ports: Ports,
  code: string,
  asked: { readonly all: boolean; readonly limit: number },
): Promise<Result<{ readonly mutual: Mutual; readonly alerts: readonly ListedAlert[] }>> {
  return ports.store.read(async (tx) => {
    const books = await loadMutual(tx, code)
    if (!books) return refused({ code: 'unknown-mutual', mutual: code })
    return done({ mutual: books.mutual, alerts: await listAlerts(tx, code, asked) })
  })
}

/** Notes that a manager has looked at an alert and it needs nothing more. */
export async function closeAlertIn(
  desk: Desk,
  code: string,
  asked: { readonly alert: number; readonly by: string },
): Promise<Result<{ readonly by: string }>> {
  const { tx, now } = desk
  const books = await loadMutual(tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  const staff = await staffFor(inMutual(desk, books.mutual), asked.by, 'alerts done')
  if (!staff.ok) return staff
  const { name } = staff.value
  const closed = await finishAlert(tx, code, asked.alert, name, now)
  if (!closed) return refused({ code: 'unknown-alert', alert: String(asked.alert) })
  return done({ by: name })
}
