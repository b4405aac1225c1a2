import type { OfficeRole } from './rules.ts'

const BOTH: readonly OfficeRole[] = ['manager', 'collector']
const MANAGERS: readonly OfficeRole[] = ['manager']

/**
 * What is only read in the office, and who may: beside the table of acts that write. A collector sees the own
 * people, which the reading itself says.
 */
export const READING = {
  today: BOTH,
  find: BOTH,
  member: BOTH,
  behind: BOTH,
  money: MANAGERS,
  receipt: MANAGERS,
  books: MANAGERS,
  journal: MANAGERS,
  decisions: MANAGERS,
  proposal: MANAGERS,
  'sign-ins': BOTH,
} as const satisfies Readonly<Record<string, readonly OfficeRole[]>>

export type ReadingErrand = keyof typeof READING

export function mayRead(errand: ReadingErrand, roles: readonly OfficeRole[]): boolean {
  const who: readonly OfficeRole[] = READING[errand]
  return roles.some((role) => who.includes(role))
}
