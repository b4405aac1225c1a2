import { reading } from '../../../app/desk.ts'
import { reconcileStatement } from '../../../app/payments/reconcile.ts'
import { readWallets } from '../../../app/office/read-wallets.ts'
import { refusedText } from '../../../core/messages/staff-sms.ts'
import { readStatement } from '../../files/operator-statement.ts'
import { faultWords } from '../fault-words.ts'
import { typedIn, type Typed } from '../typed.ts'
import type { FileFault } from '../upload.ts'
import type { Answer, Sent, SentAfter } from '../visit.ts'
import { readNotations } from './file-notation.ts'

/** Far more than the lines of a month of the largest mutual. */
export const STATEMENT_FILE = { field: 'file', maxBytes: 8 * 1024 * 1024 } as const

/** Faults of a file that are named at once. */
const FAULTS_NAMED = 5

/** What is asked beside the file. */
function readAsked(typed: Typed, wallets: readonly string[]) {
  return typed.whole({
    wallet: typed.choice('wallet', wallets),
    from: typed.perhaps('from', typed.day),
    to: typed.perhaps('to', typed.day),
    record: typed.isOn('record'),
    ...readNotations(typed),
  })
}

/** Looks whether a statement can be read at all; then it is held against the books. */
export async function sendStatement(sent: Sent): Promise<Answer> {
  const say = sent.words('wallets')
  const own = (await readWallets(sent.desk)).filter(({ isShared }) => !isShared)
  const typed = typedIn(sent)
  const asked = readAsked(
    typed,
    own.map(({ report }) => report.wallet),
  )
  const { file } = sent
  const fault: FileFault | null = typeof file === 'string' ? file : file === null ? 'missing' : null
  if (!asked || fault !== null) {
    const why = fault === null ? {} : { file: say(`file.${fault}`) }
    return { kind: 'wrong', errors: { ...typed.errors, ...why } }
  }
  if (asked.from && asked.to && asked.from > asked.to) {
    return { kind: 'wrong', errors: { from: say('reversed') } }
  }
  return { kind: 'again' }
}

/** Holds the statement against receipts and ledger, in transactions of its own, and says what was found. */
export async function reconcileSent(sent: SentAfter): Promise<Answer> {
  const { desk, file, words, who, actor, at, write } = sent
  const say = words('wallets')
  const { ports, mutual } = desk
  const accounts = mutual.wallets.map(({ wallet }) => wallet)
  const asked = await reading(ports, ({ tx }) =>
    Promise.resolve(readAsked(typedIn({ ...sent, desk: { ...desk, tx } }), accounts)),
  )
  if (!asked || file === null || typeof file === 'string') return { kind: 'again' }
  const account = ports.wallets.get(asked.wallet)
  const { currency, timeZone } = mutual
  const read = await readStatement(file.bytes, {
    ...{ currency, timeZone, dates: asked.dates, decimals: asked.decimals },
    reusesReferences: account?.reusesReferences === true,
    mapping: account?.statement ?? null,
  })
  if (read.faults.length > 0) {
    const named = read.faults
      .slice(0, FAULTS_NAMED)
      .map(({ line, field, why }) =>
        [line > 0 && say('line', { line }), field, faultWords(sent.language, why) ?? why]
          .filter(Boolean)
          .join(' '),
      )
    return { kind: 'wrong', errors: { file: `${say('unreadable')} ${named.join(' · ')}` } }
  }
  const { wallet, record, from, to } = asked
  const given = { wallet, fileName: file.name, lines: read.lines, stated: read.stated, from, to }
  const done = await reconcileStatement(ports, given, { record, by: who.name, actor })
  if (!done.ok)
    return { kind: 'wrong', errors: { '': refusedText({ say: write.phone }, done.refusal) } }
  const { lines, added, recorded, differences } = done.value
  const told = { lines, added, recorded, differences: differences.length }
  const notice = say(differences.length === 0 ? 'agrees' : 'differs', told)
  return { kind: 'done', to: at('/money/wallets'), notice }
}
