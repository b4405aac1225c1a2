import { proposeStatutes } from '../../../app/statutes/propose-statutes.ts'
import type { Instant } from '../../../core/dates.ts'
import { isOpen } from '../../../core/statutes/opening.ts'
import { whyRefused } from '../refused.ts'
import type { AnswersChanged, Told } from '../../../core/statutes/changes.ts'
import { loadPlans } from '../../../store/mutuals/mutuals.ts'
import { bytesOfFile, loadFile, moveFile } from '../../../store/office/files.ts'
import type { FileState, OfficeFileTable } from '../../../store/tables/office.ts'
import { fromJson } from '../../../store/tables/json.ts'
import { parseJson } from '../../files/apply-file.ts'
import { readStatutes } from '../../files/statutes-file.ts'
import type { FileReport } from '../file-kinds.ts'
import { changedFields } from '../changed-fields.ts'
import { changeText } from '../fault-words.ts'
import { type Html, html, raw } from '../html.ts'
import { partOf } from '../list-part.ts'
import { pairs } from '../parts.ts'
import type { Answer, Sent, Shown, Visit } from '../visit.ts'
import { faultsPart, membersPart, openingPart } from './file-report.ts'
import { fieldsTable } from './statutes.ts'

/** Whatever works on a file says so more often than this. */
const CUT_AFTER_MS = 3 * 60 * 1000

/** One file: how far it is, what is wrong with it, what it would do, and what it did. */
export async function showFile(visit: Visit): Promise<Shown> {
  const { desk, asked, words, write } = visit
  const say = words('files')
  const key = { mutual_id: desk.mutual.code, file_id: asked.param('file') }
  const file = await loadFile(desk.tx, key)
  if (!file) return 'not-found'
  const report = file.report && (fromJson(file.report) as FileReport)
  const title = file.name || say(file.kind)
  const waits = WAITS.includes(file.state)
  const isFaulty = report?.kind === 'faults' || report?.kind === 'refused'
  const body = html`<h1>${title}</h1>
    ${pairs([
      [say('name'), say(file.kind)],
      [say('when'), write.moment(file.sent_at)],
      [
        say('state'),
        html`<strong ${waits && !isCutOff(file, desk.now) && raw(' data-live')}
          >${say(isFaulty ? 'faulty' : file.state)}</strong
        >`,
      ],
    ])}
    ${waits ? waiting(visit, file) : ended(visit, file, report)}`
  return { title, body, shows: waits ? [] : numbersIn(report) }
}

const WAITS: readonly FileState[] = ['check-wanted', 'checking', 'do-wanted', 'doing']

/** Nobody works on it any more, whatever it says. */
function isCutOff({ touched_at: touched }: OfficeFileTable, now: Instant): boolean {
  return now - touched > CUT_AFTER_MS
}

function waiting({ desk, words, form, at }: Visit, file: OfficeFileTable): Html {
  const say = words('files')
  const isCut = isCutOff(file, desk.now)
  const path = at(`/files/${file.file_id}`)
  return html`${file.progress && html`<p role="status" ${!isCut && raw(' data-live')}>${say('progress', { progress: file.progress })}</p>`}
  ${
    isCut
      ? html`<p class="warn">${say('cut')}</p>
          ${form(`${path}/again`, html`<p><button>${say('again')}</button></p>`)}`
      : html`<p class="soft">${say('waitAbout')}</p>
          <p><a class="button" href="${path}">${say('reload')}</a></p>`
  }`
}

function ended(visit: Visit, file: OfficeFileTable, report: FileReport | null): Html {
  const { words, form, at } = visit
  const say = words('files')
  if (file.state === 'failed' || !report) {
    const path = at(`/files/${file.file_id}/again`)
    return html`<p class="warn">${say('failedWhy')}</p>
      ${form(path, html`<p><button>${say('again')}</button></p>`)}`
  }
  switch (report.kind) {
    case 'faults':
      return faultsPart(visit, report)
    case 'refused':
      return html`<p class="warn">${whyRefused(visit, report.refusal)}</p>`
    case 'members':
      return html`${membersPart(visit, report, file.state === 'done')}
      ${report.members + report.updated > 0 && doing(visit, file, 'import')}`
    case 'opening':
      return html`${openingPart(visit, report, file.state === 'done')} ${doing(visit, file, 'open')}`
    case 'statutes':
      return statutesPart(visit, file, report)
  }
}

/** The button that does it, where it is not done. */
function doing(visit: Visit, file: OfficeFileTable, how: 'import' | 'open'): Html | null {
  if (file.state !== 'checked') return null
  const { desk, words, form, at } = visit
  const say = words('files')
  const isQuiet = !isOpen(desk.mutual, desk.today)
  return html`<section class="note">
    <p>${say('doAbout')}</p>
    ${isQuiet && html`<p>${say('quiet')}</p>`}
    ${form(
      at(`/files/${file.file_id}/${how}`),
      html`<input type="hidden" name="hash" value="${file.hash}" />
        <p><button>${say(how === 'import' ? 'doMembers' : 'doOpening')}</button></p>`,
    )}
  </section>`
}

function statutesPart(
  visit: Visit,
  file: OfficeFileTable,
  { changes, answers }: Extract<FileReport, { readonly kind: 'statutes' }>,
): Html {
  const { words, write, form, at } = visit
  const say = words('statutes')
  if (changes.length === 0) return html`<p>${say('nothing')}</p>`
  const path = at(`/files/${file.file_id}`)
  return html`${statutesEffect(visit, { changes, answers, path }, write.moment(file.touched_at))}
    <section class="note">
      <p>${say('proposeAbout')}</p>
      ${form(
        at(`/files/${file.file_id}/propose`),
        html`<input type="hidden" name="hash" value="${file.hash}" />
          <p><button>${say('propose')}</button></p>`,
      )}
    </section>`
}

type Effect = {
  readonly changes: readonly Told[]
  readonly answers: readonly AnswersChanged[]
  /** Where it is shown: who changes all words of a mutual changes hundreds of fields. */
  readonly path: string
}

/** What statutes change, field by field, and what clinics would hear by what was known at a moment. */
export function statutesEffect(
  visit: Visit,
  { changes, answers, path }: Effect,
  when: string,
): Html {
  const { words, write } = visit
  const say = words('statutes')
  const { shown, links } = partOf(visit, { all: changedFields(changes), path })
  const parts = [...new Set(shown.map(({ text }) => text))].map((of) => {
    const changed = shown.flatMap(({ text, field }) => (text === of && field ? [field] : []))
    return html`<h3>${changeText(visit, of)}</h3>
      ${changed.length > 0 && fieldsTable(visit, changed)}`
  })
  const counts = answers.map(
    ({ on, ...counted }) => html`<li>${say('answersOn', { day: write.day(on), ...counted })}</li>`,
  )
  return html`<h2>${say('changes')}</h2>
    ${parts} ${links}
    <h2>${say('answers')}</h2>
    <ul class="list">
      ${counts}
    </ul>
    <p class="soft small">${say('counted', { when })}</p>`
}

/** Members that stand on the page of a report. */
function numbersIn(report: FileReport | null) {
  if (report?.kind !== 'members') return []
  return [...report.updates.first, ...report.numbers.first].map(({ number }) => number)
}

/** Proposes the statutes of a file that was looked at, exactly as they were shown. */
export async function sendPropose(sent: Sent): Promise<Answer> {
  const { desk, by, asked, typed, words, at } = sent
  const { tx, mutual } = desk
  const key = { mutual_id: mutual.code, file_id: asked.param('file') }
  const file = await loadFile(tx, key)
  const report = file?.report && (fromJson(file.report) as FileReport)
  const isSeen = file?.hash === typed('hash') && file.state === 'checked'
  if (!file || !isSeen || report?.kind !== 'statutes')
    return { kind: 'wrong', errors: { '': words('files')('unfit') } }
  const parsed = parseJson(await bytesOfFile(tx, key))
  const read = parsed.ok
    ? readStatutes(parsed.json, mutual, await loadPlans(tx, mutual.code))
    : null
  if (!read?.ok) return { kind: 'wrong', errors: { '': words('files')('unfit') } }
  const { changes, answers } = report
  const proposed = { fileName: file.name, file: read.file, changes, answers }
  const made = await proposeStatutes(desk, proposed, by)
  if (!made.ok) return { kind: 'refused', refusal: made.refusal }
  await moveFile(tx, key, 'checked', { state: 'done', touched_at: desk.now })
  const to = at(`/decisions/${made.value.proposal_id}`)
  return { kind: 'done', to, notice: words('statutes')('proposed', { file: file.name }) }
}

/** Takes up again what was cut or failed; what is at work is left alone. */
export async function sendAgain({ desk, asked, words, at }: Sent): Promise<Answer> {
  const { tx, now, mutual } = desk
  const key = { mutual_id: mutual.code, file_id: asked.param('file') }
  const file = await loadFile(tx, key)
  const isCut = file?.state === 'failed' || (file && isCutOff(file, now))
  const wanted =
    file?.state === 'doing' || file?.state === 'do-wanted' ? 'do-wanted' : 'check-wanted'
  const isOurs =
    file &&
    isCut &&
    (file.state === 'failed' || WAITS.includes(file.state)) &&
    (await moveFile(tx, key, file.state, { state: wanted, touched_at: now }))
  if (!isOurs) return { kind: 'wrong', errors: { '': words('files')('unfit') } }
  const to = at(`/files/${key.file_id}`)
  return { kind: 'done', to, notice: words('files')(wanted), file: key.file_id }
}
