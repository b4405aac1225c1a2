import { sendAlertDone, showAlerts } from './pages/alerts.ts'
import { showMessages } from './pages/messages.ts'
import { showReminders } from './pages/reminders.ts'
import { showWording } from './pages/wording.ts'
import { form, page, type Route } from './route.ts'

const alerts = page({
  path: '/alerts',
  errand: 'alerts',
  shows: 'people',
  does: 'what happened and nobody has settled, and what waits',
  show: showAlerts,
})

/** Messages that leave, and alerts. */
export const MESSAGE_ROUTES: readonly Route[] = [
  page({
    path: '/messages',
    errand: 'messages',
    shows: 'nobody',
    does: 'what left and what waits, the budget of the day, the last digest',
    show: showMessages,
  }),
  page({
    path: '/messages/reminders',
    errand: 'reminders',
    shows: 'nobody',
    does: 'the reminders of a span of days, and who paid after them',
    show: showReminders,
  }),
  page({
    path: '/messages/wording',
    errand: 'wording',
    shows: 'nobody',
    does: 'the words of every message in each language, and how many SMS a text takes',
    show: showWording,
  }),
  alerts,
  form({
    path: '/alerts/done',
    errand: 'alerts done',
    does: 'takes an alert off the list',
    send: sendAlertDone,
    page: alerts,
  }),
]
