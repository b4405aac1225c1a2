import { showColleague } from './pages/colleague.ts'
import { showLooks } from './pages/looks.ts'
import { sendEndSignIn, showSignIns } from './pages/sign-ins.ts'
import { staffClosing, staffEnding, staffPinResetting } from './pages/staff-acts.ts'
import { staffAdding } from './pages/staff-add.ts'
import { showStaff } from './pages/staff.ts'
import { asks, form, page, type Route } from './route.ts'

const signIns = page({
  path: '/sign-ins',
  errand: 'sign-ins',
  shows: 'nobody',
  does: 'who signed in for the mutual in the last month; a collector sees the own ones',
  show: showSignIns,
})

/** Whose phones work here, who signed in, and who looked at whom. */
export const ACCESS_ROUTES: readonly Route[] = [
  page({
    path: '/staff',
    errand: 'staff',
    shows: 'nobody',
    does: 'whose phones work for the mutual',
    show: showStaff,
  }),
  ...asks({
    path: '/staff/add',
    errand: 'staff-add',
    act: 'staff add',
    does: 'lets a phone work for the mutual',
    by: staffAdding,
  }),
  page({
    path: '/staff/:phone',
    errand: 'colleague',
    shows: 'nobody',
    does: 'one phone that works here: as what, since when and until when',
    show: showColleague,
  }),
  ...asks({
    path: '/staff/:phone/end',
    errand: 'staff-end',
    act: 'staff end',
    does: 'ends a role of a phone',
    by: staffEnding,
  }),
  ...asks({
    path: '/staff/:phone/close',
    errand: 'staff-close',
    act: 'staff close',
    does: 'closes a lost phone at once',
    by: staffClosing,
  }),
  ...asks({
    path: '/staff/:phone/reset-pin',
    errand: 'staff-reset-pin',
    act: 'staff reset-pin',
    does: 'takes away a service PIN that was forgotten',
    by: staffPinResetting,
  }),
  page({
    path: '/looks',
    errand: 'looks',
    shows: 'people',
    does: 'who looked at whom, when, on which page',
    show: showLooks,
  }),
  signIns,
  form({
    path: '/sign-ins/end',
    errand: 'sessions end',
    does: 'ends a sign-in at once',
    send: sendEndSignIn,
    page: signIns,
  }),
]
