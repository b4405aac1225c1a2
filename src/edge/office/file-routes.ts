import { sendAgain, sendPropose, showFile } from './pages/file.ts'
import {
  sendImport,
  sendMembers,
  sendOpen,
  sendOpening,
  sendStatutes,
  showImport,
  STATUTES_FILE,
  TABLE_FILE,
} from './pages/import.ts'
import { showStatutes, showVersion } from './pages/statutes.ts'
import { form, page, type Route } from './route.ts'

const statutes = page({
  path: '/statutes',
  errand: 'statutes',
  shows: 'nobody',
  does: 'what holds for members and since when, in words',
  show: showStatutes,
})

const importing = page({
  path: '/import',
  errand: 'import',
  shows: 'nobody',
  does: 'files with members or the opening of the books: to be sent, and the last ones',
  show: showImport,
})

const file = page({
  path: '/files/:file',
  errand: 'file',
  shows: 'people',
  does: 'one file: what is wrong with it, what it would do, how far it is, what it did',
  show: showFile,
})

/** Statutes, and files with statutes, members or the opening of the books. */
export const FILE_ROUTES: readonly Route[] = [
  statutes,
  form({
    path: '/statutes/new',
    errand: 'apply',
    does: 'takes new statutes in, to be looked at; nothing changes',
    send: sendStatutes,
    page: statutes,
    file: STATUTES_FILE,
  }),
  importing,
  form({
    path: '/import/members',
    errand: 'import',
    does: 'takes a members file in, to be looked at; nothing is written',
    send: sendMembers,
    page: importing,
    file: TABLE_FILE,
  }),
  form({
    path: '/import/opening',
    errand: 'opening',
    does: 'takes the opening of the books in, to be looked at; nothing is written',
    send: sendOpening,
    page: importing,
    file: TABLE_FILE,
  }),
  file,
  form({
    path: '/files/:file/import',
    errand: 'import',
    does: 'registers and changes the members of a file that was looked at',
    send: sendImport,
    page: file,
  }),
  form({
    path: '/files/:file/open',
    errand: 'opening',
    does: 'opens the books with a file that was looked at',
    send: sendOpen,
    page: file,
  }),
  form({
    path: '/files/:file/propose',
    errand: 'apply',
    does: 'proposes the statutes of a file to another person, as they were shown',
    send: sendPropose,
    page: file,
  }),
  form({
    path: '/files/:file/again',
    errand: 'import',
    does: 'takes up a file again that was cut or failed',
    send: sendAgain,
    page: file,
  }),
  page({
    path: '/statutes/:plan/:from',
    errand: 'statutes-version',
    shows: 'nobody',
    does: 'one version of a plan, and before and after of what it changed',
    show: showVersion,
  }),
]
