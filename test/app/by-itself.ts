import { overdue } from '../../src/core/payments/reconciliation.ts'
import { closeAlertIn } from '../../src/app/alerts/alerts.ts'
import { recordCashIn } from '../../src/app/cash/record-cash.ts'
import { decideProposalIn } from '../../src/app/decisions/decide-proposal.ts'
import { acting, type Desk, inMutual, type MutualDesk, reading } from '../../src/app/desk.ts'
import { doOnce } from '../../src/app/lane.ts'
import { QUESTIONS } from '../../src/app/payments/intents.ts'
import { matchByStaffIn } from '../../src/app/payments/match-receipt.ts'
import { differencesOf } from '../../src/app/payments/statement-differences.ts'
import { loadSuspense, matchSuspenseIn } from '../../src/app/payments/suspense.ts'
import type { Ports } from '../../src/app/ports.ts'
import { remindByHandIn } from '../../src/app/reminders/remind-by-hand.ts'
import { PROMPTS, SMS } from '../../src/app/sending/send.ts'
import { INBOX } from '../../src/app/sms/handle-sms.ts'
import { payForAssociation as payGroup } from '../../src/app/associations/pay-for-association.ts'
import { readAssociation as readGroup } from '../../src/app/associations/read-association.ts'
import { readAssociationStatement as readPaid } from '../../src/app/associations/read-association-payments.ts'
import { billVisitIn } from '../../src/app/visits/bill-visit.ts'
import {
  decideEmergency as decideIt,
  reverseBill as reverseIt,
} from '../../src/app/visits/decide-bill.ts'
import * as letters from '../../src/app/visits/letters.ts'
import * as clinics from '../../src/app/visits/pay-provider.ts'
import * as visits from '../../src/app/visits/read-visits.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import type { ReadTx } from '../../src/store/store.ts'

/**
 * What is done at somebody's desk, at a desk of its own: an act in a transaction that nothing else
 * shares, as a command would do it. And what is there for a lane, done once.
 */
function byItself<Asked extends readonly unknown[], Done>(
  act: (desk: Desk, ...asked: Asked) => Promise<Done>,
) {
  return (ports: Ports, ...asked: Asked): Promise<Done> =>
    acting(ports, (desk) => act(desk, ...asked))
}

export const billVisit = byItself(billVisitIn)
export const approveLetter = byItself(letters.approveLetter)
export const closeAlert = byItself(closeAlertIn)
export const decideEmergency = byItself(decideIt)
export const decideProposal = byItself(decideProposalIn)
export const issueLetter = byItself(letters.issueLetter)
export const matchByStaff = byItself(matchByStaffIn)
export const matchSuspense = byItself(matchSuspenseIn)
export const payForAssociation = byItself(payGroup)
export const payProvider = byItself(clinics.payProvider)
export const readAssociation = byItself(readGroup)
export const readAssociationStatement = byItself(readPaid)
export const readLetters = byItself(visits.readLetters)
export const readProviderStatement = byItself(clinics.readProviderStatement)
export const readVisits = byItself(visits.readVisits)
export const recordCash = byItself(recordCashIn)
export const remindByHand = byItself(remindByHandIn)
export const reverseBill = byItself(reverseIt)
export const withdrawLetter = byItself(letters.withdrawLetter)

export const readSuspense = (ports: Ports, mutual: string) =>
  ports.store.read((tx) => loadSuspense(tx, mutual))

export const openDifferences = (ports: Ports, mutual: string) =>
  reading(ports, (desk) => differencesOf(desk, mutual))

/** Those of them that are older than a day (R61). */
export async function overdueDifferences(ports: Ports, mutual: string) {
  const open = await openDifferences(ports, mutual)
  return overdue(
    open.flatMap(({ differences }) => differences),
    ports.clock.now(),
  )
}

export const answerInbox = (ports: Ports) => doOnce(ports, INBOX)

export const askOperators = (ports: Ports) => doOnce(ports, QUESTIONS)

export async function sendDue(ports: Ports): Promise<number> {
  return (await doOnce(ports, PROMPTS)) + (await doOnce(ports, SMS))
}

/** Reads something of a mutual that there is. */
export function readingOf<T>(
  ports: Ports,
  code: string,
  read: (desk: MutualDesk<ReadTx>) => Promise<T>,
): Promise<T> {
  return reading(ports, async (desk) => {
    const books = await loadMutual(desk.tx, code)
    if (!books) throw new Error(`no mutual ${code}`)
    return read(inMutual(desk, books.mutual))
  })
}
