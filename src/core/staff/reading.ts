import { isAnyOf, type OfficeRole, WHO } from './office-role.ts'

/**
 * What is only read in the office, and who may: beside the table of acts that write. A collector sees the own
 * people, which the reading itself says.
 */
export const READING = {
  today: WHO.staff,
  find: WHO.readsMembers,
  member: WHO.readsMembers,
  behind: WHO.readsMembers,
  enter: WHO.entry,
  register: WHO.register,
  'member-statement': WHO.readsMembers,
  'member-receipt': WHO.readsMembers,
  applications: WHO.readsRegister,
  application: WHO.readsRegister,
  cash: WHO.readsMoney,
  wallets: WHO.readsMoney,
  'take-money': WHO.cash,
  'ask-money': WHO.reminds,
  'bank-money': WHO.money,
  money: WHO.readsMoney,
  receipt: WHO.readsMoney,
  books: WHO.readsMoney,
  journal: WHO.readsMoney,
  accounts: WHO.readsMoney,
  'accounts of a kind': WHO.readsMoney,
  account: WHO.readsMoney,
  chain: WHO.readsMoney,
  closing: WHO.readsMoney,
  year: WHO.readsMoney,
  assembly: WHO.readsMoney,
  exports: WHO.readsMoney,
  clinics: WHO.readsDecisions,
  clinic: WHO.readsDecisions,
  'issue-letter': WHO.register,
  'pay-clinic': WHO.money,
  'propose-payment': WHO.money,
  'clinic-statement': WHO.readsMoney,
  associations: WHO.readsDecisions,
  association: WHO.readsDecisions,
  'association-payment': WHO.money,
  'ask-association': WHO.money,
  'share-receipt': WHO.money,
  'association-statement': WHO.readsDecisions,
  cards: WHO.entry,
  visit: WHO.readsDecisions,
  letter: WHO.readsDecisions,
  decisions: WHO.readsDecisions,
  proposal: WHO.readsDecisions,
  statutes: WHO.reads,
  'statutes-version': WHO.reads,
  import: WHO.managers,
  file: WHO.managers,
  messages: WHO.reads,
  reminders: WHO.reads,
  wording: WHO.reads,
  alerts: WHO.readsDecisions,
  complaints: WHO.readsRegister,
  complaint: WHO.readsRegister,
  staff: WHO.staff,
  'staff-add': WHO.managers,
  colleague: WHO.staff,
  'staff-end': WHO.managers,
  'staff-close': WHO.staff,
  'staff-reset-pin': WHO.managers,
  looks: WHO.readsStaff,
  'own-clinic': WHO.clinic,
  'own-clinic-bill': WHO.clinic,
  'own-clinic-statement': WHO.clinic,
  'own-association': WHO.association,
  'own-association-statement': WHO.association,
  'own-association-payment': WHO.association,
  'sign-ins': WHO.everybody,
} as const satisfies Readonly<Record<string, readonly OfficeRole[]>>

export type ReadingErrand = keyof typeof READING

export function isReading(errand: string): errand is ReadingErrand {
  return Object.hasOwn(READING, errand)
}

export function mayRead(errand: ReadingErrand, roles: readonly OfficeRole[]): boolean {
  return isAnyOf(READING[errand], roles)
}
