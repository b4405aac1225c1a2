import { readAssembly } from '../../../app/bookkeeping/read-assembly.ts'
import { yearOf } from '../../../core/dates.ts'
import { hasMoreMembers } from '../../../store/membership/arrears.ts'
import { assemblyBody, assemblyTitle } from '../../assembly/page.ts'
import { html, raw } from '../html.ts'
import type { Shown, Visit } from '../visit.ts'

/** Of so many members the report is drawn in a quarter of a second; of more a command draws it elsewhere. */
const MEMBERS_MAX = 5_000

/** Letters of 12 px and more where a drawing is as wide as a phone of 320 px. */
const LETTERS = 15

/** The report of a year to the assembly, for a screen and for paper. */
export async function showAssembly(visit: Visit): Promise<Shown> {
  const { desk, asked, words, language } = visit
  const say = words('closing')
  const text = asked.query('year') || String(yearOf(desk.today))
  if (!/^[12]\d{3}$/.test(text)) return 'not-found'
  const { code } = desk.mutual
  if (await hasMoreMembers(desk.tx, code, MEMBERS_MAX)) {
    const command = `mutual-line report assembly ${code} ${text} --output report.html`
    const body = html`<h1>${say('report')}</h1>
      <p>${say('reportLarge', { command })}</p>`
    return { title: say('report'), body }
  }
  const read = await readAssembly(desk, code, Number(text))
  if (!read.ok) return 'not-found'
  const body = html`<p class="soft noprint">${say('printIt')}</p>
    <div class="report">${raw(assemblyBody(read.value, language, LETTERS))}</div>`
  return { title: assemblyTitle(read.value, language), body }
}
