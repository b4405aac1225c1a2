import { type LineChecked, readChain } from '../../../app/office/read-chain.ts'
import { anchorLine, type KeptAnchor } from '../../../core/ledger/anchor.ts'
import { type Html, html } from '../html.ts'
import { field } from '../parts.ts'
import type { Page, Visit } from '../visit.ts'

/** Lines of days that the books keep and a page lists. */
const KEPT_SHOWN = 14

/** Longer than any line that was kept. */
const LINE_MAX = 160

/** Where the chain of the books ends, what that means, and whether a line that somebody kept agrees. */
export async function showChain(visit: Visit): Promise<Page> {
  const { desk, asked, words, write, at } = visit
  const say = words('accounts')
  const typed = asked.query('line').trim().slice(0, LINE_MAX)
  const { head, kept, checked } = await readChain(desk, { line: typed, limit: KEPT_SHOWN })
  const { code } = desk.mutual
  const lineOf = (anchor: KeptAnchor) => html`<span class="said">${anchorLine(code, anchor)}</span>`
  const isWrong = checked?.is === 'unreadable' || checked?.is === 'otherMutual'
  const example = `${code} ${desk.today} 12 1a2b-3c4d-5e6f`
  const body = html`<h1>${say('chain')}</h1>
    <p>${say('chainAbout')}</p>
    <h2>${say('headNow')}</h2>
    ${
      head
        ? html`<p>${lineOf(head)}</p>
            <p>${say('keep')}</p>`
        : html`<p>${words('books')('none')}</p>`
    }
    <h2>${say('check')}</h2>
    ${checked && !isWrong && verdict(visit, checked)}
    <form action="${at('/books/chain')}">
      ${field({
        ...{ name: 'line', label: say('line'), hint: say('lineHint', { example }), value: typed },
        error: isWrong && checked ? toldOf(visit, checked) : undefined,
        input: html`maxlength="${LINE_MAX}" size="40" autocomplete="off" autocapitalize="off"
        spellcheck="false"`,
      })}
      <p><button class="second">${say('compare')}</button></p>
    </form>
    <p class="soft">${say('whole', { command: 'mutual-line verify' })}</p>
    ${
      kept.length > 0 &&
      html`<h2>${say('kept')}</h2>
        <p class="soft">${say('keptAbout')}</p>
        <ul class="list">
          ${kept.map((one) => html`<li>${write.day(one.on)} ${lineOf(one)}</li>`)}
        </ul>`
    }`
  return { title: say('chain'), body }
}

function verdict(visit: Visit, checked: LineChecked): Html {
  const isGood = checked.is === 'agrees'
  return html`<p class="state ${isGood ? 'is-good' : 'is-bad'}" role="status">
    ${toldOf(visit, checked)}
  </p>`
}

function toldOf({ words }: Visit, checked: LineChecked): string {
  const { is, ...values } = checked
  return words('accounts')(is, values)
}
