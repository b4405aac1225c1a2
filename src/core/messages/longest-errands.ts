import { readAmount } from '../amount.ts'
import type { Ageing } from '../indicators/ageing.ts'
import { date } from '../dates.ts'
import { reasonText } from './check-sms.ts'
import { amount, at, day, name, number, phone, title } from './longest.ts'
import { helpText } from './command-sms.ts'
import {
  amountBetweenText,
  amountStepText,
  amountUnreadableText,
  billAgainText,
  billClosedText,
  billCodeText,
  billRefusedText,
  billText,
  familyText,
  guardedText,
  howMuchText,
  noReceiptText,
  nothingToPayText,
  payAskedText,
  paySeveralText,
  payBeyondText,
  payCannotText,
  payCashText,
  payOpenText,
  unknownMemberText,
  whichAmountText,
  whichMemberText,
  whichPartsText,
} from './errand-sms.ts'
import {
  arrearsText,
  cashCardText,
  cashTwiceText,
  applicationText,
  decidedText,
  matchWaitsText,
  refusedText,
  toDecideText,
  totalText,
  unmatchedText,
  whichMatterText,
  unusualCashText,
  cashOnCallText,
  matchOnCallText,
  onCallText,
  unusualText,
} from './staff-sms.ts'
import { expiredProposalText, proposedText, refusedProposalText } from './proposal-sms.ts'
import { listText, noListText } from './list-sms.ts'
import { groupAskedText, groupListText, groupOwingText } from './group-sms.ts'
import { carePriceText, noPriceText, ownPricesText, ownPriceText, pricedText } from './price-sms.ts'
import { calledText, remindedText, subjectText, toCallText } from './subject-sms.ts'
import type { Voice } from './voice.ts'

const late = { members: 99_999, amount }
const ageing: Ageing = { one: late, two: late, three: late, over: late }
const span = { from: day, receipts: 99_999, amount, channels: [], takenBack: amount, net: amount }
const now = {
  state: 'grace',
  ...{ owed: amount, paidThrough: day, coveredUntil: day, waitingUntil: null },
} as const
/** Everything that may wait for a decision, each with the longest that it is about. */
const matters = (
  [
    ...(['match', 'reversal', 'refund', 'strike-off', 'readmission', 'write-off'] as const),
    ...(['post-event', 'drop-event', 'opening-back', 'clinic-paid'] as const),
    ...([
      'join',
      'person',
      'phone',
      'open-phone',
      'replace-phone',
      'cash-day',
      'subsidy-asked',
      'payer-back',
      'statutes',
    ] as const),
  ] as const
).map((kind) => ({ what: 'proposal', id: '99999', kind, about: name, number }) as const)
/** Somebody who asks to join, with all that is asked. */
const applicant = {
  ...({ what: 'application', id: '99999', kind: 'join', about: name, number: null } as const),
  person: { name, sex: 'F', birthDate: '1990-12-31' } as const,
  ...{ familySize: 40, place: 'Ndiaffate-Est, chez Awa', phone },
}

const group = { association: 'Groupement des femmes transformatrices', count: 99_999, amount }
const owes = { number, name, owed: amount }

const bill = { code: 'K7QR42-8', amount, patient: amount, mutual: amount }

/** Answers to SMS, by what they are about. */
export const errandTexts = (voice: Voice): Record<string, string> => ({
  'pay several': paySeveralText(voice, { amount, parts: [amount, amount], title }),
  'pay forms': whichPartsText(voice),
  'pay several mutuals': voice.say('sms.pay.one-mutual'),
  'pay asked': payAskedText(voice, { amount, number, initials: 'O. A. O.', title }),
  ...Object.fromEntries(
    (['down', 'phone', 'day'] as const).map((why) => [
      `pay cannot ${why}`,
      payCannotText(voice, { why, title, number }),
    ]),
  ),
  ...Object.fromEntries(
    (['least', 'once', 'day'] as const).map((limit) => [
      `pay beyond ${limit}`,
      payBeyondText(voice, { beyond: { limit, amount }, title }),
    ]),
  ),
  'pay open': payOpenText(
    voice,
    { amount, currency: voice.mutual.currency, minutes: 10 },
    { number, amount, all: false },
  ),
  'pay open a minute': payOpenText(
    voice,
    { amount, currency: voice.mutual.currency, minutes: 1 },
    { number, amount, all: false },
  ),
  'pay open for all': payOpenText(
    voice,
    { amount, currency: voice.mutual.currency, minutes: 10 },
    { number: null, amount: null, all: true },
  ),
  'nothing to pay': nothingToPayText(voice),
  'which amount': whichAmountText(voice),
  'which member': whichMemberText(voice),
  'which own member': whichMemberText(voice, number),
  'group owing': groupOwingText(voice, group, 99_999),
  'group owing nothing': groupOwingText(voice, { ...group, count: 0 }, 99_999),
  'group list': groupListText(voice, group.association, Array(5).fill(owes), true).text,
  'group list, empty': groupListText(voice, group.association, [], false).text,
  'group asked': groupAskedText(voice, { ...group, title }),
  'amount unreadable': amountUnreadableText(voice, readAmount('', voice.mutual.currency)),
  'amount in full': amountUnreadableText(voice, {
    ...({ kind: 'none', why: 'shortened' } as const),
    instead: [amount],
  }),
  'amount in another currency': amountUnreadableText(voice, {
    ...({ kind: 'none', why: 'other-currency' } as const),
  }),
  'amount several': amountUnreadableText(voice, { kind: 'several', amounts: [amount, amount] }),
  'pay cash': payCashText(voice, { number, owed: amount, isStaff: false }),
  'pay cash, of another': payCashText(voice, { number, owed: null, isStaff: true }),
  'how much': howMuchText(voice, number),
  'how much for another': howMuchText(voice, number, {
    period: voice.say('pay-for.per-person', { period: voice.say('one.half-year') }),
    amount,
  }),
  'amount step': amountStepText(voice, amount, amount),
  'amount between': amountBetweenText(voice, amount, amount),
  'unknown member': unknownMemberText(voice, number),
  family: familyText(
    voice,
    number,
    Array.from({ length: 14 }, (_, at) => ({ name, since: day, isTooOld: at % 3 === 0 })),
    now,
    date('2026-03-02'),
  ),
  'no receipt': noReceiptText(voice),
  guarded: guardedText(voice),
  bill: billText(voice, { ...bill, isEmergency: false }),
  'bill of an emergency': billText(voice, { ...bill, isEmergency: true }),
  'bill code': billCodeText(voice, 'K7QR42-8 and much more'),
  'bill closed': billClosedText(voice, bill.code),
  'bill again': billAgainText(voice),
  ...Object.fromEntries(
    (['B1', 'C1', 'S1', 'S2', 'S3', 'L1', 'G1'] as const).map((reason) => [
      `bill refused ${reason}`,
      billRefusedText(voice, bill.code, reasonText(voice, reason)),
    ]),
  ),
  arrears: arrearsText(voice, ageing, 999_999, day),
  'nobody behind': arrearsText(
    voice,
    { one: { members: 0, amount }, two: { members: 0, amount }, three: { members: 0, amount } },
    1,
    day,
  ),
  ...subjects(voice),
  ...prices(voice),
  list: listText(voice, 3, Array(6).fill({ number, name, phone, amount }), true).text,
  'empty list': listText(voice, null, [], false).text,
  'no list': noListText(voice),
  total: totalText(voice, { today: span, week: span, month: span }, { receipts: 99_999, amount }),
  unmatched: unmatchedText(
    voice,
    Array(9).fill({ receiptNumber: 'JP26-0038112', amount, cardOf: number }),
  ),
  'nothing unmatched': unmatchedText(voice, []),
  'match waits': matchWaitsText(voice, {
    ...{ amount, receiptNumber: 'JP26-0038112', number, proposal: '99999' },
  }),
  ...Object.fromEntries(
    matters.map((matter) => [`to decide: ${matter.kind}`, toDecideText(voice, [matter, matter])]),
  ),
  'applicants to decide': toDecideText(voice, [applicant, applicant]),
  'an application': applicationText(voice, 99_999, applicant),
  'nothing to decide': toDecideText(voice, []),
  ...Object.fromEntries(
    matters.flatMap((matter) => {
      const told = { ...matter, amount, by: name }
      return [
        [`proposed: ${matter.kind}`, proposedText(voice, told, { waiting: 1, until: day })],
        [
          `proposed, of several: ${matter.kind}`,
          proposedText(voice, told, { waiting: 500, until: day }),
        ],
        [`refused: ${matter.kind}`, refusedProposalText(voice, told, { by: name, reason: title })],
        [`expired: ${matter.kind}`, expiredProposalText(voice, told, 500)],
      ]
    }),
  ),
  approved: decidedText(voice, 'application', '99999', 'approved'),
  refused: decidedText(voice, 'proposal', '99999', 'refused'),
  'which matter': whichMatterText(voice, '99999'),
  unusual: unusualText(voice, amount),
  'unusual cash': unusualCashText(voice, { amount, number }),
  'cash to confirm on a call': cashOnCallText(voice, { amount, number }),
  'a match to confirm on a call': matchOnCallText(voice, { amount, number, receiptNumber: 'JP26-0038112' }), // prettier-ignore
  'money to move on a call': onCallText(voice, amount),
  'cash by card': cashCardText(voice, {
    ...{ card: 'MUTUELLE-2019/00456', number, name: 'Marie-Antoinette Oluwaseun' },
    amount: '9 999 999 FCFA',
  }),
  'cash twice': cashTwiceText(voice, { amount, number, receiptNumber: 'JP26-0038112', at }),
  ...Object.fromEntries(
    (
      [
        ...(['unknown-receipt', 'not-in-suspense', 'open-proposal', 'no-phone'] as const),
        ...(['expired-proposal'] as const),
        ...(['not-a-staff-phone', 'staff-phone-closed', 'several-staff', 'own-phone'] as const),
        ...(['closings-day', 'unknown-letter'] as const),
      ] as const
    ).map((code) => [`refusal ${code}`, refusedText(voice, { code } as never)]),
  ),
  'help of a manager': helpText(voice.say, voice.language, ['manager', 'member', 'clinic']),
})

const subject = { number, name, phone }
const dear = { owed: amount, coveredUntil: day, lastPaid: { amount, on: day }, mayAct: true }

function subjects(voice: Voice): Record<string, string> {
  const about = { ...subject, ...dear }
  const states = ['applicant', 'waiting', 'active', 'grace', 'suspended', 'transferred'] as const
  return {
    ...Object.fromEntries(
      states.map((state) => [`member ${state}`, subjectText(voice, { ...about, state })]),
    ),
    'member who never paid': subjectText(voice, { ...about, state: 'suspended', lastPaid: null }),
    ...Object.fromEntries(
      (['done', 'recently', 'stopped', 'no-phone', 'nothing'] as const).map((why) => [
        `reminded, ${why}`,
        remindedText(voice, subject, why),
      ]),
    ),
    'to call': toCallText(voice, subject, null),
    'to call since': toCallText(voice, subject, '28/12 23:59'),
    called: calledText(voice, subject, true),
    'called nobody': calledText(voice, subject, false),
  }
}

/** What care costs, with names and services as long as they plausibly get. */
function prices(voice: Voice): Record<string, string> {
  const service = 'kinesitherapie-respiratoire'
  const clinic = (word: string) => {
    return { name: 'Centre de sante Ndiaffate-Est', word, price: amount, patient: amount }
  }
  const known = Array(9).fill(service)
  const line = { service, price: amount, from: day, ceiling: amount }
  return {
    'price of a clinic': carePriceText(voice, service, [clinic('')]),
    'price of many clinics': carePriceText(voice, service, Array(100).fill(clinic('NDIAFFATE-ES'))),
    'price, none by a word': carePriceText(voice, service, Array(100).fill(clinic(''))),
    'price of unknown care': noPriceText(voice, { why: 'unknown', asked: name }, known),
    'price, not covered': noPriceText(voice, { why: 'not-covered', service }, known),
    'price not agreed': noPriceText(voice, { why: 'none', service, patientPercent: 100 }, known),
    'no price at all': noPriceText(voice, { why: 'none', service, patientPercent: 100 }, []),
    'care with a price': pricedText(voice, known),
    'no care with a price': pricedText(voice, []),
    'own price': ownPriceText(voice, { ...line, patientPercent: 100 }),
    'own price by plan': ownPriceText(voice, { ...line, patientPercent: null }),
    'own prices': ownPricesText(voice, name, Array(9).fill(line), null),
    'own prices, another asked': ownPricesText(voice, name, Array(9).fill(line), service),
    'no own prices': ownPricesText(voice, name, [], null),
  }
}
