import { LISTED_DAYS } from '../src/core/alerts/alert-list.ts'
import {
  ALERT_KINDS,
  ALERT_MEANINGS,
  type AlertKind,
  isAlwaysTold,
  isTold,
  isUrgent,
  toldOf,
} from '../src/core/alerts/alert.ts'

/** Every kind of alert, in the order in which the code lists them. */
export function alertsTable(): string {
  const rows = ALERT_KINDS.map((kind) => {
    return `| \`${kind}\` | ${ALERT_MEANINGS[kind]} | ${told(kind)} | ${whom(kind)} | ${listed(kind)} |`
  })
  return [
    '| kind | what it says | by SMS | to each | on the list |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

function told(kind: AlertKind): string {
  if (!isTold(kind)) return 'no'
  const when = isUrgent(kind) ? 'at once, at night too' : 'at once, by day'
  return isAlwaysTold(kind) ? `${when}, beyond the limit of a day` : when
}

function whom(kind: AlertKind): string {
  return isTold(kind) ? toldOf(kind).join(', ') : '–'
}

function listed(kind: AlertKind): string {
  const days = LISTED_DAYS[kind]
  return days === 0 ? 'as long as it waits' : `${days} days`
}
