import { readMemberNumber } from '../../../core/member-number.ts'
import { latestFiles, moveFile, keepFile, loadFile } from '../../../store/office/files.ts'
import type { FileKind, OfficeFileTable } from '../../../store/tables/office.ts'
import { toJson } from '../../../store/tables/json.ts'
import { readDay } from '../days.ts'
import { type Html, html } from '../html.ts'
import { tick } from '../inputs.ts'
import { field, table } from '../parts.ts'
import type { FileWanted } from '../upload.ts'
import type { Answer, Page, Sent, Visit } from '../visit.ts'
import { orderOfDays } from './file-notation.ts'

const MB = 1024 * 1024

/** Some 25,000 households: larger registers are read in by a command. */
const TABLE_MB = 8
const STATUTES_MB = 1

/** The files that are taken, each with its bound. */
export const TABLE_FILE: FileWanted = { field: 'file', maxBytes: TABLE_MB * MB }
export const STATUTES_FILE: FileWanted = { field: 'file', maxBytes: STATUTES_MB * MB }

const FILES_SHOWN = 10

/** Files with members or the opening of the books: to be sent, and those of the last days. */
export async function showImport(visit: Visit): Promise<Page> {
  const { desk, words } = visit
  const say = words('files')
  const all = await latestFiles(desk.tx, desk.mutual.code, FILES_SHOWN)
  const body = html`<h1>${say('title')}</h1>
    <p class="soft">${say('about')}</p>
    ${membersForm(visit)} ${openingForm(visit)}
    ${
      all.length > 0 &&
      html`<section>
        <h2>${say('latest')}</h2>
        ${filesTable(visit, all)}
      </section>`
    }`
  return { title: say('title'), body }
}

function membersForm(visit: Visit): Html {
  const { words, form, at, typed } = visit
  const say = words('files')
  const choice = (name: 'update' | 'others') => tick({ name, label: say(name), value: typed(name) })
  return html`<section>
    <h2>${say('members')}</h2>
    <p class="soft">${say('membersAbout')}</p>
    ${form(
      at('/import/members'),
      html`${fileField(visit, 'members')} ${orderOfDays(visit)} ${choice('update')}
        ${choice('others')}
        <p><button>${say('look')}</button></p>`,
      'file',
    )}
  </section>`
}

function openingForm(visit: Visit): Html {
  const { words, form, at, typed, errors } = visit
  const say = words('files')
  return html`<section>
    <h2>${say('opening')}</h2>
    <p class="soft">${say('openingAbout')}</p>
    ${form(
      at('/import/opening'),
      html`${fileField(visit, 'opening')}
        ${field({ name: 'on', label: say('on'), hint: words('asking')('dayHint'), value: typed('on'), error: errors['on'] })}
        ${field({ name: 'number', label: say('only'), hint: say('onlyHint'), value: typed('number'), error: errors['number'] })}
        <p><button>${say('look')}</button></p>`,
      'file',
    )}
  </section>`
}

/** The field of a file; two on a page have names of their own for readers, and one name for us. */
export function fileField(
  { words, errors }: Pick<Visit, 'words' | 'errors'>,
  kind: FileKind,
): Html {
  const say = words('files')
  const isStatutes = kind === 'statutes'
  const label = isStatutes ? words('statutes')('file') : say('file')
  const hint = isStatutes ? words('statutes')('fileHint') : say('fileHint', { size: TABLE_MB })
  const id = `${kind}-file`
  const error = errors[id]
  const told = [`${id}-hint`, error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <p class="hint" id="${id}-hint">${hint}</p>
    ${error && html`<p class="error" id="${id}-error">${error}</p>`}
    <input
      type="file"
      id="${id}"
      name="file"
      accept="${isStatutes ? '.json' : '.csv,.txt'}"
      aria-describedby="${told}"
      ${error && html` aria-invalid="true"`}
    />
  </div>`
}

function filesTable({ words, write, at }: Visit, all: readonly OfficeFileTable[]): Html {
  const say = words('files')
  const columns = [
    {
      name: say('name'),
      cell: ({ file_id, name }: OfficeFileTable) =>
        html`<a href="${at(`/files/${file_id}`)}">${name || file_id}</a>`,
    },
    { name: say('members'), cell: ({ kind }: OfficeFileTable) => say(kind) },
    { name: say('when'), cell: ({ sent_at }: OfficeFileTable) => write.moment(sent_at) },
    { name: say('state'), cell: ({ state }: OfficeFileTable) => say(state) },
  ] as const
  return table(say('latest'), columns, all)
}

/** Takes a members file in, to be looked at. */
export function sendMembers(sent: Sent): Promise<Answer> {
  const { typed } = sent
  const order = /^(dmy|mdy|ymd)$/.test(typed('dates')) ? typed('dates') : ''
  const [update, others] = [typed('update'), typed('others')]
  return take(sent, 'members', { dates: order, update, others })
}

/** Takes the opening of the books in, to be looked at. */
export async function sendOpening(sent: Sent): Promise<Answer> {
  const { desk, words, typed } = sent
  const on = readDay(typed('on').slice(0, 20), desk.today)
  if (!on) return { kind: 'wrong', errors: { on: words('files')('mistyped') } }
  if (typed('number').trim() === '') return take(sent, 'opening', { on })
  const number = readMemberNumber(typed('number'))
  if (!number) return { kind: 'wrong', errors: { number: words('people')('mistyped') } }
  return take(sent, 'opening', { on, number })
}

/** Takes new statutes in, to be looked at. */
export function sendStatutes(sent: Sent): Promise<Answer> {
  return take(sent, 'statutes', {})
}

async function take(
  { desk, actor, by, file, words, at }: Sent,
  kind: FileKind,
  choices: Readonly<Record<string, string>>,
): Promise<Answer> {
  const say = words('files')
  const size = kind === 'statutes' ? STATUTES_MB : TABLE_MB
  if (!file || typeof file === 'string')
    return { kind: 'wrong', errors: { [`${kind}-file`]: say(file ?? 'missing', { size }) } }
  const { tx, now, ports, mutual } = desk
  const file_id = ports.ids.id()
  const whose = { mutual_id: mutual.code, file_id, kind, name: file.name, hash: file.hash }
  const state = { state: 'check-wanted', report: null, progress: null } as const
  const sent = { actor, phone: by as OfficeFileTable['phone'], sent_at: now, touched_at: now }
  await keepFile(tx, { ...whose, choices: toJson(choices), ...state, ...sent }, file.bytes)
  const notice = say('sent', { name: file.name })
  return { kind: 'done', to: at(`/files/${file_id}`), notice, file: file_id }
}

/** Registers and changes the members of a file that was looked at. */
export function sendImport(sent: Sent): Promise<Answer> {
  return doFile(sent, 'members')
}

/** Opens the books with a file that was looked at. */
export function sendOpen(sent: Sent): Promise<Answer> {
  return doFile(sent, 'opening')
}

/** Has a file done: exactly the one that was looked at, by its bytes. Pressed twice, it is done once. */
async function doFile(sent: Sent, kind: FileKind): Promise<Answer> {
  const { desk, actor, by, asked, typed, words, at } = sent
  const { tx, now, mutual } = desk
  const key = { mutual_id: mutual.code, file_id: asked.param('file') }
  const file = await loadFile(tx, key)
  const isSeen = file !== null && file.hash === typed('hash') && file.kind === kind
  const phone = by as OfficeFileTable['phone']
  const set = { state: 'do-wanted', actor, phone, touched_at: now } as const
  const isOurs = isSeen && (await moveFile(tx, key, 'checked', set))
  if (!isOurs) return { kind: 'wrong', errors: { '': words('files')('unfit') } }
  const notice = words('files')('begun', { name: file.name })
  return { kind: 'done', to: at(`/files/${key.file_id}`), notice, file: key.file_id }
}
