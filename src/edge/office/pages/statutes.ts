import { type FieldChange, isChanged } from '../../../core/field-changes.ts'
import { type Plan, versionOn } from '../../../core/plans/plan.ts'
import { planChange } from '../../../core/statutes/changes.ts'
import { may, ruleOf } from '../../../core/staff/rules.ts'
import { LANGUAGES } from '../../../core/wording/catalogue.ts'
import { loadPlans } from '../../../store/mutuals/mutuals.ts'
import { fieldWords } from '../field-words.ts'
import { type Html, html } from '../html.ts'
import { pairs, table } from '../parts.ts'
import { valueWords } from '../value-words.ts'
import type { Page, Shown, Visit } from '../visit.ts'
import { fileField } from './import.ts'
import { planInWords } from './plan-words.ts'

/** What holds for the members of each plan, in words, and the versions of it. */
export async function showStatutes(visit: Visit): Promise<Page> {
  const { desk, words } = visit
  const say = words('statutes')
  const plans = await loadPlans(desk.tx, desk.mutual.code)
  const codes = [...new Set(plans.map(({ code }) => code))]
  const parts = codes.map((code) =>
    planPart(
      visit,
      plans.filter((plan) => plan.code === code),
    ),
  )
  const body = html`<h1>${say('title')}</h1>
    <p class="soft">${say('about')}</p>
    ${parts} ${ownPart(visit)} ${may(ruleOf('apply'), visit.roles) && uploadPart(visit)}`
  return { title: say('title'), body }
}

function planPart(visit: Visit, versions: readonly Plan[]): Html {
  const { desk, words, write } = visit
  const say = words('statutes')
  const now = versionOn(versions, desk.today)
  const { code } = versions[0] as Plan
  return html`<section>
    <h2>${say('plan', { code })}</h2>
    ${
      now &&
      html`<p><strong>${say('since', { day: write.day(now.validFrom) })}</strong></p>
        ${planInWords(visit, now)}`
    }
    <h3>${say('versions')}</h3>
    <ul class="list">
      ${versions.toReversed().map((version) => versionLine(visit, version, now))}
    </ul>
  </section>`
}

function versionLine({ words, write, at, desk }: Visit, version: Plan, now: Plan | null): Html {
  const say = words('statutes')
  const state = version === now ? 'now' : version.validFrom > desk.today ? 'later' : 'before'
  return html`<li>
    <div class="row">
      <a href="${at(`/statutes/${version.code}/${version.validFrom}`)}"
        >${say('from', { day: write.day(version.validFrom) })}</a
      ><span class="soft">${say(state)}</span>
    </div>
  </li>`
}

/** What the mutual has for all of its plans. */
function ownPart({ desk, words, write }: Visit): Html {
  const say = words('statutes')
  const { mutual } = desk
  const { colour, languages, quietHours, messagesFrom } = mutual
  const above = (amount: typeof mutual.bookApprovalAbove) => amount !== null && write.money(amount)
  return html`<section>
    <h2>${say('own')}</h2>
    ${pairs([
      [say('colour'), colour ?? say('colourOfCode')],
      [say('languages'), languages.map((one) => LANGUAGES[one].office.frame.own).join(', ')],
      [say('quietHours'), say('hours', quietHours)],
      [say('messagesFrom'), messagesFrom === null ? say('notYet') : write.day(messagesFrom)],
      [say('matchApprovalAbove'), above(mutual.matchApprovalAbove)],
      [say('cashApprovalAbove'), above(mutual.cashApprovalAbove)],
      [say('bookApprovalAbove'), above(mutual.bookApprovalAbove)],
    ])}
  </section>`
}

function uploadPart(visit: Visit): Html {
  const { words, form, at } = visit
  const say = words('statutes')
  return html`<section class="noprint">
    <h2>${say('upload')}</h2>
    <p class="soft">${say('uploadAbout')}</p>
    ${form(
      at('/statutes/new'),
      html`${fileField(visit, 'statutes')}
        <p><button>${say('look')}</button></p>`,
      'file',
    )}
  </section>`
}

/** One version, and what it changed of the one before it. */
export async function showVersion(visit: Visit): Promise<Shown> {
  const { desk, asked, words, write } = visit
  const say = words('statutes')
  const all = await loadPlans(desk.tx, desk.mutual.code)
  const versions = all.filter(({ code }) => code === asked.param('plan'))
  const index = versions.findIndex(({ validFrom }) => validFrom === asked.param('from'))
  const version = versions[index]
  if (!version) return 'not-found'
  const before = versions[index - 1]
  const day = write.day(version.validFrom)
  const title = `${say('plan', { code: version.code })}: ${say('from', { day })}`
  const fields = before ? planChange(before, version, desk.mutual.currency).filter(isChanged) : []
  const body = html`<h1>${title}</h1>
    <h2>${say('compared')}</h2>
    ${
      before
        ? html`<p>${write.day(before.validFrom)} → ${day}</p>
            ${fieldsTable(visit, fields)}
            <p class="soft">${say('asBefore')}</p>`
        : html`<p>${say('firstVersion')}</p>`
    }
    ${planInWords(visit, version)}`
  return { title, body }
}

/** Fields as a statutes file names them, before and after. */
export function fieldsTable(
  visit: Pick<Visit, 'words' | 'write'>,
  fields: readonly FieldChange[],
): Html {
  const { words } = visit
  const say = words('statutes')
  const columns = [
    { name: say('field'), cell: ({ field }: FieldChange) => fieldName({ words }, field), isHead: true }, // prettier-ignore
    {
      name: say('was'),
      cell: ({ field, before }: FieldChange) =>
        before === null ? '–' : valueWords(visit, field, before),
    },
    {
      name: say('is'),
      cell: ({ field, after }: FieldChange) =>
        after === null ? say('gone') : valueWords(visit, field, after),
    },
  ] as const
  return table(say('compared'), columns, fields)
}

/** Its name in words where it has one, and as files write it. */
function fieldName({ words }: Pick<Visit, 'words'>, field: string): Html {
  const known = fieldWords({ words }, field)
  return html`${known !== '' && html`${known}<br />`}<code class="small">${field}</code>`
}
