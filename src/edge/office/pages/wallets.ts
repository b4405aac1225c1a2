import { readWallets, type WalletSeen } from '../../../app/office/read-wallets.ts'
import type { Difference } from '../../../core/payments/reconciliation.ts'
import { may, ruleOf } from '../../../core/staff/rules.ts'
import { type Html, html } from '../html.ts'
import { selectOf, tick } from '../inputs.ts'
import { field, pairs, PER_PAGE, table } from '../parts.ts'
import type { Page, Visit } from '../visit.ts'
import { orderOfDays, signOfDecimals } from './file-notation.ts'
import { perhaps } from './register/questions.ts'

/** Each wallet account: whether it works, how it stands against its statements, and a way to bring one. */
export async function showWallets(visit: Visit): Promise<Page> {
  const { words, roles } = visit
  const say = words('wallets')
  const wallets = await readWallets(visit.desk)
  const own = wallets.filter(({ isShared }) => !isShared)
  const body = html`<h1>${say('title')}</h1>
    ${wallets.length === 0 && html`<p>${say('none')}</p>`}
    ${wallets.map((one) => walletPart(visit, one))}
    ${may(ruleOf('reconcile'), roles) && own.length > 0 && statementForm(visit, own)}`
  return { title: say('title'), body }
}

function walletPart(visit: Visit, seen: WalletSeen): Html {
  const { words, write } = visit
  const say = words('wallets')
  const { report, balance, isPaused, isShared, differences } = seen
  const { closing, overdue, payouts } = report
  const closed = closing && {
    day: write.day(closing.on),
    statement: write.money(closing.statement),
    ledger: write.money(closing.ledger),
  }
  return html`<section>
    <h2>${words('money')('wallet', { name: report.wallet })}</h2>
    ${pairs([
      [say('balance'), html`<strong>${write.money(balance)}</strong>`],
      [
        say('prompts'),
        isPaused
          ? html`<span class="warn">${words('money')('paused')}</span>`
          : html`<span class="good">${say('asked')}</span>`,
      ],
      [
        say('through'),
        report.statementThrough
          ? write.day(report.statementThrough)
          : html`<span class="warn">${say('never')}</span>`,
      ],
      [
        say('closing'),
        closed &&
          html`<span class="${closing?.statement !== closing?.ledger && 'bad'}"
            >${say('closed', closed)}</span
          >`,
      ],
      [say('overdue'), overdue > 0 && html`<strong class="bad">${overdue}</strong>`],
      [say('payouts'), payouts.waiting + payouts.written > 0 && payouts.waiting + payouts.written],
    ])}
    ${isShared && html`<p class="soft">${say('shared')}</p>`}
    ${differences.length > 0 && differencesTable(visit, differences)}
  </section>`
}

/** What statements, receipts and ledger do not agree on; the rest once these are cleared. */
function differencesTable({ words, write }: Visit, all: readonly Difference[]): Html {
  const say = words('wallets')
  const money = (amount: Difference['here']) => amount !== null && write.money(amount)
  const columns = [
    { name: say('reference'), cell: ({ reference }: Difference) => reference, isHead: true },
    { name: words('frame')('day'), cell: ({ on }: Difference) => write.day(on) },
    { name: say('what'), cell: ({ kind }: Difference) => say(kind) },
    {
      name: say('onStatement'),
      cell: ({ statement }: Difference) => money(statement),
      isNumber: true,
    },
    { name: say('here'), cell: ({ here }: Difference) => money(here), isNumber: true },
  ] as const
  const more = all.length - PER_PAGE
  return html`${table(say('differences'), columns, all.slice(0, PER_PAGE))}
  ${more > 0 && html`<p>${words('money')('others', { count: more })}</p>`}`
}

function statementForm(visit: Visit, own: readonly WalletSeen[]): Html {
  const { words, typed, errors, form, at } = visit
  const say = words('wallets')
  const asked = (name: string) => ({ name, value: typed(name), error: errors[name] })
  const accounts = own.map(({ report: { wallet } }) => [wallet, wallet] as const)
  return html`<section class="noprint">
    <h2>${say('bring')}</h2>
    <p class="soft">${say('bringAbout')}</p>
    ${form(
      at('/money/wallets'),
      html`${selectOf({ ...asked('wallet'), label: say('account') }, accounts)}
        ${orderOfDays(visit)} ${signOfDecimals(visit)}
        ${perhaps(visit, 'from', say('from'), { hint: say('fromHint') })}
        ${perhaps(visit, 'to', say('to'))}
        ${tick({ ...asked('record'), label: say('record'), hint: say('recordHint') })}
        ${field({ name: 'file', label: say('file'), type: 'file', error: errors['file'], input: html`accept=".csv,text/csv"` })}
        <p><button>${say('send')}</button></p>`,
      'file',
    )}
  </section>`
}
