import { z } from 'zod'
import type { NoStatement, StatementAsked, StatementsByRequest } from '../../../app/wallet.ts'
import type { Covered, StatementLine } from '../../../core/payments/reconciliation.ts'
import { instant, instantOf, plusDays } from '../../../core/dates.ts'
import type { Currency } from '../../../core/money.ts'
import { readStatement } from '../../files/operator-statement.ts'
import type { Account } from './account.ts'
import { refusalIn } from './codes.ts'

/** Statements by pawaPay's API (reference mobile-money 9.2, 13.2): asked for, then looked for. */

type Options = {
  readonly currency: Currency
  readonly country?: string | undefined
  /** Where pawaPay may tell that it is ready; we look ourselves. */
  readonly callbackUrl: string
}

const WALLETS = z.object({
  balances: z.array(
    z.object({ country: z.string(), currency: z.string(), provider: z.string().default('') }),
  ),
})
const ACCEPTED = z.object({ statementId: z.string().regex(/^[\w-]{1,100}$/) })
const STATUS = z.object({
  data: z.object({ status: z.string(), downloadUrl: z.string().optional() }),
})

/** Statements of whole UTC days, of each wallet that there is in the account's currency. */
export function pawapayStatements(account: Account, options: Options): StatementsByRequest {
  return {
    ask: (asked) => ask(account, asked, options),
    look: (ticket, asked) => look(account, ticket, asked, options.currency),
  }
}

/** A ticket is the names of one statement for each wallet. */
async function ask(
  { client }: Account,
  { from: startDate, to: endDate }: StatementAsked,
  { currency, country, callbackUrl }: Options,
): Promise<{ readonly ticket: string } | NoStatement> {
  const balances = await client.get('wallet-balances')
  const all = balances.kind === 'answer' ? WALLETS.safeParse(balances.body).data : undefined
  const wallets = all?.balances.filter(
    (one) => one.currency === currency && (!country || one.country === country),
  )
  if (!wallets || wallets.length === 0) return { kind: 'unknown', ...alertOf(balances) }
  const ids: string[] = []
  for (const { provider, ...own } of wallets) {
    const wallet = {
      ...{ country: own.country, currency: own.currency },
      ...(provider === '' ? {} : { provider }),
    }
    const body = { wallet, callbackUrl, startDate, endDate, compressed: false }
    const accepted = await client.post('statements', body)
    const id = accepted.kind === 'answer' ? ACCEPTED.safeParse(accepted.body).data : undefined
    if (!id) return { kind: 'unknown', ...alertOf(accepted) }
    ids.push(id.statementId)
  }
  return { ticket: ids.join(' ') }
}

async function look(
  account: Account,
  ticket: string,
  asked: StatementAsked,
  currency: Currency,
): Promise<Awaited<ReturnType<StatementsByRequest['look']>>> {
  const urls: string[] = []
  for (const id of ticket.split(' ')) {
    const said = await account.client.get(`statements/${id}`)
    const status = said.kind === 'answer' ? STATUS.safeParse(said.body).data?.data : undefined
    if (status?.status === 'FAILED') return FAILED
    if (status?.status !== 'COMPLETED' || !status.downloadUrl) return { kind: 'pending' }
    urls.push(status.downloadUrl)
  }
  const lines: StatementLine[] = []
  for (const url of urls) {
    const read = await download(account, url, { currency, timeZone: asked.timeZone })
    if ('kind' in read) return read
    lines.push(...read)
  }
  return { kind: 'statement', lines, covered: coveredBy(asked) }
}

const FAILED: NoStatement = { kind: 'unknown', alert: 'pawaPay could not make its statement' }

function coveredBy({ from, to }: StatementAsked): Covered {
  return {
    from: instantOf(from, '00:00', 'UTC'),
    through: instant(instantOf(plusDays(to, 1), '00:00', 'UTC') - 1),
  }
}

async function download(
  { client }: Account,
  url: string,
  given: { readonly currency: Currency; readonly timeZone: string },
): Promise<readonly StatementLine[] | NoStatement> {
  const csv = await client.download(url)
  if (csv === null) return { kind: 'unknown', alert: 'the statement of pawaPay cannot be fetched' }
  const read = await readStatement(Buffer.from(csv), { ...given, dates: 'ymd' })
  const [fault] = read.faults
  if (!fault) return [...read.lines]
  // A day on which nothing moved is a header alone.
  if (csv.trim().split('\n').length === 1) return []
  const where = fault.line > 0 ? `line ${fault.line} ${fault.field} ` : ''
  return { kind: 'unknown', alert: `the statement of pawaPay cannot be read: ${where}${fault.why}` }
}

function alertOf(answered: Parameters<typeof refusalIn>[0]): { readonly alert?: string } {
  const alert = refusalIn(answered)?.alert
  return alert === undefined ? {} : { alert }
}
