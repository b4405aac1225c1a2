import { type Minor, ZERO } from '../../core/money.ts'
import { mutualsOfWallet } from '../../store/mutuals/directory.ts'
import { newestEvent } from '../../store/payments/events.ts'
import { findOperatorReversal } from '../../store/payments/operator-reversals.ts'
import { findReceipt } from '../../store/payments/receipts.ts'
import type { EventTable } from '../../store/tables/operators.ts'
import type { ReadTx } from '../../store/store.ts'
import { acting } from '../desk.ts'
import { answerOr } from '../patience.ts'
import type { Ports } from '../ports.ts'
import type {
  AskedAbout,
  KnownReturn,
  MoneyArrived,
  MoneyReturned,
  ReceiptAnswer,
  Wallet,
} from '../wallet.ts'
import { addressAbout } from './intent-address.ts'
import { tellOfConflict, tellOfTrouble } from './notices.ts'
import { readStored, storedIn } from './stored-callback.ts'

/** What a notice says that names no request of ours. */
type Told = MoneyArrived | MoneyReturned

/**
 * Asks the operator about money that a notice tells of, by its receipt, where it can be asked so. Its
 * answer comes later, as a notice of its own, and wakes this one. What the operator told us when it
 * was asked needs no question, and neither does what is in the books. Where the operator does not
 * take our question, the notice is believed as that of an operator who cannot be asked, and somebody
 * puts it right. `denied`: it says that there is no such money; `silent`: it has not said.
 */
export async function confirmedByReceipt(
  ports: Ports,
  row: EventTable,
  told: Told,
  patience: AbortSignal,
): Promise<Told | 'denied' | 'silent'> {
  const wallet = ports.wallets.get(row.wallet)
  const stored = storedIn(row.body)
  if (!wallet || !stored || 'told' in stored) return told
  if (!wallet.askAbout && !(told.kind === 'returned' && wallet.returned)) return told
  if (await ports.store.read((tx) => isBooked(tx, row.wallet, told))) return told
  if (told.kind === 'returned' && wallet.returned) return knownReturn(ports, row, told, patience)
  const answer = await answerAbout(ports, row.wallet, told.operatorReceipt)
  switch (answer?.kind) {
    case 'done':
      return withAnswer(ports, row.wallet, told, answer)
    case 'refused':
      await tellOfAnswer(ports, row.wallet, answer.alert)
      return told
    case 'not-done':
    case 'unknown-receipt':
      await ask(ports, row, wallet, told, patience)
      return 'denied'
    case 'unknown':
      if (answer.alert) await tellOfAnswer(ports, row.wallet, answer.alert)
      return (await ask(ports, row, wallet, told, patience)) === 'refused' ? told : 'silent'
    case undefined:
      return (await ask(ports, row, wallet, told, patience)) === 'refused' ? told : 'silent'
  }
}

/** Where the operator answers at once, what it says is what happened. */
async function knownReturn(
  ports: Ports,
  { wallet }: EventTable,
  told: MoneyReturned,
  patience: AbortSignal,
): Promise<MoneyReturned | 'denied' | 'silent'> {
  const asking = ports.wallets.get(wallet)?.returned?.(told.operatorReceipt)
  const known = await answerOr<KnownReturn>(asking ?? Promise.resolve(UNKNOWN), UNKNOWN, patience)
  if (known.kind === 'not-returned') return 'denied'
  if (known.kind === 'unknown') {
    if (known.alert) await tellOfAnswer(ports, wallet, known.alert)
    return 'silent'
  }
  const { of, amount, currency } = known
  if (of !== told.of) return 'denied'
  const isOther = told.amount !== amount || told.currency !== currency
  if (isOther) await tellOfOther(ports, wallet, told, amount)
  return known
}

async function tellOfOther(
  ports: Ports,
  wallet: string,
  { operatorReceipt, amount: said }: Told,
  amount: Minor | null,
): Promise<void> {
  const [mutual] = await ports.store.read((tx) => mutualsOfWallet(tx, wallet))
  const told = said ?? amount ?? ZERO
  if (mutual) await acting(ports, (desk) => tellOfConflict(desk, mutual, operatorReceipt, told))
}

async function isBooked(tx: ReadTx, wallet: string, told: Told): Promise<boolean> {
  const { operatorReceipt } = told
  return told.kind === 'paid'
    ? (await findReceipt(tx, wallet, operatorReceipt)) !== undefined
    : (await findOperatorReversal(tx, wallet, operatorReceipt)) !== undefined
}

/** What the operator last answered about a receipt; undefined when it has not. */
async function answerAbout(
  ports: Ports,
  wallet: string,
  receipt: string,
): Promise<ReceiptAnswer['says'] | undefined> {
  const row = await ports.store.read((tx) => newestEvent(tx, wallet, `answered/${receipt}`))
  const stored = row && storedIn(row.body)
  if (!row || !stored || 'told' in stored) return undefined
  const received = readStored(ports, wallet, stored, row.received_at)
  const [event] = received?.kind === 'events' ? received.events : []
  return event?.kind === 'answered' ? event.says : undefined
}

/** After the first time the answer is given some seconds: tries are a second apart, then two, four. */
const TRIES_BETWEEN = 5

async function ask(
  ports: Ports,
  { wallet: name, failures }: EventTable,
  wallet: Wallet,
  { operatorReceipt }: Told,
  patience: AbortSignal,
): Promise<'asked' | 'refused' | 'unknown'> {
  if (failures > 0 && failures < TRIES_BETWEEN) return 'asked'
  const asked = wallet.askAbout?.({
    operatorReceipt,
    resultUrl: addressAbout(ports, name, operatorReceipt, 'status'),
    lateUrl: addressAbout(ports, name, operatorReceipt, 'late'),
  })
  const said = await answerOr<AskedAbout>(asked ?? Promise.resolve(UNKNOWN), UNKNOWN, patience)
  if (said.kind !== 'asked' && said.alert) await tellOfAnswer(ports, name, said.alert)
  return said.kind
}

const UNKNOWN = { kind: 'unknown' } as const

/** What the operator has in its books is what happened; where the notice says otherwise, somebody looks. */
async function withAnswer(
  ports: Ports,
  wallet: string,
  told: Told,
  { amount, currency, at }: Extract<ReceiptAnswer['says'], { kind: 'done' }>,
): Promise<Told> {
  const isOther = told.amount !== null && (told.amount !== amount || told.currency !== currency)
  if (isOther) await tellOfOther(ports, wallet, told, amount)
  return told.kind === 'paid'
    ? { ...told, amount, currency, paidAt: at }
    : { ...told, amount, currency, at }
}

/** The account may be of several mutuals: the first has somebody look. */
async function tellOfAnswer(ports: Ports, wallet: string, alert: string): Promise<void> {
  const [mutual] = await ports.store.read((tx) => mutualsOfWallet(tx, wallet))
  if (mutual) await acting(ports, (desk) => tellOfTrouble(desk, mutual, wallet, alert))
}
