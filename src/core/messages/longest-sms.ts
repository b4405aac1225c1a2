import { CANNOT_TELL, type Coverage } from '../coverage/coverage.ts'
import type { Reason } from '../states.ts'
import type { State } from '../membership/standing.ts'
import {
  cashDepositedText,
  cashTakenText,
  groupCashText,
  openingCorrectedText,
  refundKeptText,
  takenBackPayerText,
  takenBackText,
} from './cash-sms.ts'
import {
  associationReceiptText,
  paidByAssociationText,
  partNumber,
  partsWantedText,
  suspenseSharedText,
} from './association-sms.ts'
import {
  type CheckAnswer,
  checkNotice,
  checkReply,
  familiesReply,
  notMeText,
  unknownNumberReply,
  wasMeText,
  whichReply,
  whoReply,
} from './check-sms.ts'
import {
  helpText,
  incompleteText,
  joinText,
  languageAskText,
  oneAtATimeText,
  strangerText,
  tooManySmsText,
  unknownText,
  wrongNumberText,
} from './command-sms.ts'
import {
  balanceText,
  paidForYouText,
  paidLastText,
  paidNothingText,
  payerReceiptText,
  type PromptFailure,
  promptFailedText,
  receiptText,
  type StandingTold,
  suspenseCardText,
  suspenseMatchedText,
  suspenseText,
  suspenseUnknownNumberText,
} from './money-sms.ts'
import { complaintsToMembers } from './longest-complaints.ts'
import { callNotedText } from './help-sms.ts'
import { amount, at, day, number, title } from './longest.ts'
import type { Voice } from './voice.ts'
import type { MemberNumber } from '../member-number.ts'
import { minor } from '../money.ts'
import { COMMANDS } from '../sms/commands.ts'
import type { SmsRole } from '../sms/understood.ts'

export const payment = { amount, paidAt: at, receiptNumber: 'JP26-0038112', number }
const days = { paidOn: day, recordedOn: day }
export const person = {
  number,
  ordinal: 12,
  firstName: 'Oluwaseunfunmilayo',
  initial: 'Ç',
  sex: 'F',
  birthYear: '1988',
} as const

const STATES: readonly State[] = [
  'applicant', 'waiting', 'active', 'grace', 'suspended',
  'struck-off', 'resigned', 'deceased', 'transferred',
] // prettier-ignore

export function standing(state: State, owed = amount): StandingTold {
  const open = state === 'waiting' || state === 'active' || state === 'grace'
  return {
    state,
    owed,
    paidThrough: day,
    coveredUntil: open ? day : null,
    waitingUntil: state === 'waiting' ? day : null,
  }
}

export function answer(reason: Reason | null, more: Partial<Coverage> = {}): CheckAnswer {
  const kind = reason === 'OK' ? 'yes' : reason === null ? 'cannot-tell' : 'no'
  const coverage = { ...CANNOT_TELL, answer: kind, reason, until: day } as const
  return {
    coverage: { ...coverage, ...more },
    asked: '041233741-2/12 and much more',
    person,
    service: 'hospitalisation-longue',
    today: day,
    visitCode: 'K7QR42-8',
    codeOpen: true,
  }
}

export const REASONS: readonly Reason[] = [
  'P1', 'N1', 'N2', 'B1', 'W1', 'C1', 'S1', 'S2', 'S3', 'L1', 'G1',
] // prettier-ignore
const FAILURES: readonly PromptFailure[] = [
  'refused', 'no-funds', 'wrong-pin', 'limit', 'unreachable', 'expired', 'paid-already', 'try-later',
  'funds-or-limit', 'account', 'misconfigured',
] // prettier-ignore
const ROLES: readonly SmsRole[] = ['member', 'clinic', 'manager', 'association', 'payer']

/** Numbers that are told apart by one digit only, here the fourth last or the first. */
const familiesLike = (before: string, after: string): MemberNumber[] =>
  ['1', '2', '3', '4', '5', '6'].map((digit) => (before + digit + after) as MemberNumber)

export const toClinics = (voice: Voice): string[] => [
  ...REASONS.map((reason) => checkReply(voice, answer(reason))),
  checkReply(voice, answer(null)),
  checkReply(voice, answer('OK', { patientPercent: 100 })),
  checkReply(voice, answer('OK', { patientPercent: 100, left: amount })),
  checkReply(voice, answer('OK', { left: amount })),
  checkReply(voice, { ...answer('OK', { left: amount, emergency: true }), codeOpen: false }),
  ...[amount, null].flatMap((left) =>
    [true, false].map((otherCodeOpen) =>
      checkReply(
        voice,
        answer('OK', {
          patientPercent: 100,
          left,
          visitsLeft: 365,
          otherCodeOpen,
          emergency: true,
        }),
      ),
    ),
  ),
  checkReply(voice, { ...answer('OK'), service: null, visitCode: null }),
  unknownNumberReply(voice, '0412337-8'),
  whichReply(voice, '0712345672'),
  familiesReply(voice, '+254712345678', familiesLike('0412', '123')),
  familiesReply(voice, '+254712345678', familiesLike('', '0412123')),
  familiesReply(voice, '+254712345678', null),
  whoReply(voice, '0412337-8'),
  whoReply(voice, 'Somebody with a long number'),
]

const shared = {
  ...payment,
  association: 'Groupement des Maraîchères',
  count: 99_999,
  ahead: amount,
}
const part = { ...shared, receiptNumber: partNumber(payment.receiptNumber, 99_999) }

/** To those who pay for an association, and to its members. */
const toAssociations = (voice: Voice): string[] => [
  ...STATES.flatMap((state) =>
    [amount, minor(0)].flatMap((owed) => [
      paidByAssociationText(voice, part, standing(state, owed)),
      paidByAssociationText(voice, { ...part, days }, standing(state, owed)),
    ]),
  ),
  associationReceiptText(voice, shared),
  associationReceiptText(voice, { ...shared, association: null }),
  suspenseSharedText(voice, shared),
  partsWantedText(voice, amount, shared.receiptNumber, shared.association),
]

export const toMembers = (voice: Voice): string[] => [
  ...STATES.flatMap((state) =>
    [amount, minor(0)].flatMap((owed) => [
      receiptText(voice, payment, standing(state, owed)),
      receiptText(voice, { ...payment, title }, standing(state, owed)),
      receiptText(voice, { ...payment, days }, standing(state, owed)),
      paidForYouText(voice, payment, standing(state, owed)),
      paidForYouText(voice, payment, standing(state, owed), { amounts: false }),
      balanceText(voice, number, standing(state, owed)),
      balanceText(voice, number, { ...standing(state, owed), nextDue: { on: day, amount } }),
    ]),
  ),
  ...FAILURES.map((reason) => promptFailedText(voice, amount, reason, title)),
  payerReceiptText(voice, payment),
  payerReceiptText(voice, { ...payment, title }),
  ...toAssociations(voice),
  suspenseText(voice, amount, 'JP26-0038112'),
  suspenseMatchedText(voice, payment),
  suspenseCardText(voice, {
    ...{ amount, receiptNumber: 'JP26-0038112', card: 'MUTUELLE-2019/0456' },
  }),
  suspenseUnknownNumberText(voice, amount, 'JP26-0038112'),
  checkNotice(voice, person, at),
  checkNotice(voice, null, at),
  notMeText(voice, at),
  notMeText(voice, at, true),
  wasMeText(voice, ['K7QR42-8', 'K7QR42-9', 'K7QR42-7', 'K7QR42-6']),
  wasMeText(voice, []),
  paidLastText(voice, payment),
  paidNothingText(voice, number, day),
  callNotedText(voice, null),
  callNotedText(voice, '28/12 23:59'),
  ...complaintsToMembers(voice),
]

export const ofCash = (voice: Voice): string[] => [
  cashTakenText(voice, { amount, receiptNumber: 'JP26-0038112', number, inHand: amount }),
  cashTakenText(voice, { amount, receiptNumber: 'JP26-0038112', number, inHand: amount, days }),
  groupCashText(voice, { ...shared, inHand: amount }),
  cashDepositedText(voice, { amount, reference: 'Versement n° 0038112 BICIS', rest: amount }),
  refundKeptText(voice, { amount, number, receiptNumber: 'JP26-0038112' }),
  ...STATES.flatMap((state) =>
    [amount, minor(0)].map((owed) => openingCorrectedText(voice, number, standing(state, owed))),
  ),
  ...(['reversal', 'refund'] as const).flatMap((kind) => {
    const taken = { kind, amount, number, receiptNumber: 'JP26-0038112' }
    return [
      takenBackPayerText(voice, taken),
      ...STATES.flatMap((state) =>
        [amount, minor(0)].map((owed) => takenBackText(voice, taken, standing(state, owed))),
      ),
    ]
  }),
]

const PLAN = {
  contribution: amount,
  childContribution: null,
  familyMaximum: null,
  period: 'half-year',
  services: [{ code: 'hospitalisation-longue' }, { code: 'consultation' }],
} as const

export function toAnybody(voice: Voice): string[] {
  const { say, language } = voice
  return [
    ...[0, 1, 2, 3, 4].map((from) => helpText(say, language, ROLES.slice(from))),
    helpText(say, language, []),
    helpText(say, language, ['association']),
    strangerText(voice),
    tooManySmsText(voice),
    ...(['family', 'person'] as const).map((unit) => joinText(voice, { ...PLAN, unit })),
    joinText(voice, { ...PLAN, unit: 'person', childContribution: amount, familyMaximum: amount }),
    ...COMMANDS.flatMap(({ name }) => [
      unknownText(say, language, name),
      incompleteText(say, language, name),
    ]),
    unknownText(say, language, null),
    oneAtATimeText(say),
    wrongNumberText(say, '04123374041233740412337404123374'),
    say('sms.language.changed'),
    languageAskText(say, language),
    say('sms.stop'),
    say('sms.start'),
    say('sms.not-allowed'),
    say('sms.not-me.none'),
    say('sms.suspense.none'),
  ]
}
