import { sendAlertDone, showAlerts } from './pages/alerts.ts'
import { sendCallDone } from './pages/calls.ts'
import {
  sendComplaintAnswer,
  sendComplaintClose,
  showComplaint,
  showComplaints,
} from './pages/complaints.ts'
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

const complaints = page({
  path: '/complaints',
  errand: 'complaints',
  shows: 'people',
  does: 'who asked to be called, and what members complain of',
  show: showComplaints,
})

const complaint = page({
  path: '/complaints/:complaint',
  errand: 'complaint',
  shows: 'people',
  does: 'one complaint with what it is about, and a place for the answer',
  show: showComplaint,
})

/** Messages that leave, alerts, and people who wait for an answer. */
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
  complaints,
  complaint,
  form({
    path: '/complaints/:complaint/answer',
    errand: 'complaints answer',
    does: 'answers a complaint by one SMS',
    send: sendComplaintAnswer,
    page: complaint,
  }),
  form({
    path: '/complaints/:complaint/close',
    errand: 'complaints close',
    does: 'closes a complaint',
    send: sendComplaintClose,
    page: complaint,
  }),
  form({
    path: '/calls/done',
    errand: 'calls done',
    does: 'takes somebody who was called off the list',
    send: sendCallDone,
    page: complaints,
  }),
]
