import { closeAlertIn, readAlerts } from '../alerts/alerts.ts'
import { type Act, alone, writes } from './act.ts'
import { byField, listedField, MUTUAL, switchField } from './plain-fields.ts'

/** The newest ones: more than anybody reads. */
const LISTED_MAX = 500

export const alertsList = alone('read', {
  name: 'alerts list',
  describe: 'what the managers of a mutual should look at, newest first',
  input: { mutual: MUTUAL, all: switchField('also what was looked at') },
  run: ({ ports }, { mutual, all }) => readAlerts(ports, mutual, { all, limit: LISTED_MAX }),
})

export const alertsDone = writes({
  name: 'alerts done',
  describe: 'notes that a manager has looked at an alert',
  input: {
    alert: listedField('its number, as alerts list shows it', (alert) => {
      return { code: 'unknown-alert', alert }
    }),
    mutual: MUTUAL,
    by: byField('the manager who looked at it: the name, or the phone'),
  },
  run: (desk, { mutual, alert, by }) => closeAlertIn(desk, mutual, { alert, by }),
})

export const ALERT_ACTS: readonly Act[] = [alertsList, alertsDone]
