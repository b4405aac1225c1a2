import { isAnyOf, type OfficeRole, WHO } from './office-role.ts'

/** What an act asks of whoever does it where people sign in. */
type Rule = {
  /** Who may; `shell`: whoever can run a command, since it moves no money and decides nothing. */
  readonly who: readonly OfficeRole[] | 'shell'
  /** Automation may, by a token that lists it. What a person answers for is done by a person. */
  readonly token: boolean
  /** `--by` names in whose hand it is: a manager records what a colleague took. */
  readonly ofAnother?: true
  /** A mutual is founded without: it is asked for once its messages leave by themselves. */
  readonly onceOpen?: true
}

const SHELL: Rule = { who: 'shell', token: false }

/** An act that automation may do for whoever may. */
const by = (who: readonly OfficeRole[]): Rule => ({ who, token: true })

/** An act that a person does. */
const inPerson = (who: readonly OfficeRole[]): Rule => ({ who, token: false })

const TABLE = {
  // They make or look after the installation, or do what the service does by itself.
  migrate: SHELL,
  'clock accept': SHELL,
  'wallet check': SHELL,
  'wallet register': SHELL,
  bill: SHELL,
  open: SHELL,
  anchor: SHELL,
  'events read-again': SHELL,
  'sandbox fill': SHELL,
  'sign-in': SHELL,
  'sign-out': SHELL,

  // Statutes name who works here, and a register whose cover is paid.
  apply: { ...inPerson(WHO.managers), onceOpen: true },
  import: { ...by(WHO.managers), onceOpen: true },
  opening: { ...by(WHO.managers), onceOpen: true },

  // Money that came in, or where it is.
  'cash record': { ...by(WHO.cash), ofAnother: true },
  'cash deposit': by(WHO.cash),
  'cash propose': inPerson(WHO.cash),
  'cash import': { ...by(WHO.cash), ofAnother: true },
  'association pay': by(WHO.money),
  reconcile: by(WHO.money),
  'suspense match': by(WHO.money),
  'suspense book': inPerson(WHO.proposesMoney),
  'bank receive': by(WHO.money),
  'payer add': by(WHO.money),
  'payer receive': by(WHO.money),
  'payer give-up': inPerson(WHO.money),
  'payer ask-members': inPerson(WHO.money),
  'payer take-back': inPerson(WHO.proposesMoney),
  'bank sweep': by(WHO.money),
  'fee record': by(WHO.money),
  'provider pay': by(WHO.money),
  'payment-file write': by(WHO.money),
  'book record': by(WHO.money),
  'book reverse': inPerson(WHO.money),
  'book close-year': inPerson(WHO.money),
  'book reopen-year': inPerson(WHO.money),

  // What one proposes and another decides.
  'correct reverse': inPerson(WHO.proposesMoney),
  'correct refund': inPerson(WHO.proposesMoney),
  'correct opening': inPerson(WHO.proposesMoney),
  'payout clinic': inPerson(WHO.money),
  'payout refund': inPerson(WHO.proposesMoney),
  'payout cancel': inPerson(WHO.proposesMoney),
  'payout redirect': inPerson(WHO.proposesMoney),
  'payment-file back': inPerson(WHO.proposesMoney),
  'events post': inPerson(WHO.money),
  'events drop': inPerson(WHO.money),
  'household category': inPerson(WHO.register),
  'household categories': inPerson(WHO.register),
  'members strike-off': inPerson(WHO.register),
  'members readmit': inPerson(WHO.register),
  'members write-off': inPerson(WHO.money),
  'staff open': inPerson(WHO.managers),
  'decide approve': inPerson(WHO.decides),
  'decide refuse': inPerson(WHO.decides),

  // What one decides alone.
  'application approve': inPerson(WHO.register),
  'application refuse': inPerson(WHO.register),
  'visit decide': inPerson(WHO.money),
  'letter issue': inPerson(WHO.register),
  'letter approve': inPerson(WHO.register),
  'letter withdraw': inPerson(WHO.register),
  'person erase': inPerson(WHO.managers),
  close: inPerson(WHO.managers),
  'staff add': inPerson(WHO.managers),
  'staff end': inPerson(WHO.managers),
  'staff close': inPerson(WHO.staff),
  'staff reset-pin': inPerson(WHO.managers),
  'sessions end': inPerson(WHO.everybody),
  'token create': inPerson(WHO.managers),
  'token end': inPerson(WHO.managers),

  // Registers and what is asked of members and clinics.
  'members ask-to-pay': by(WHO.reminds),
  'members add': by(WHO.entry),
  'members resign': by(WHO.register),
  'members decease': by(WHO.register),
  'members transfer': by(WHO.register),
  'members stay': by(WHO.register),
  'members notice': by(WHO.register),
  'members reset-pin': inPerson(WHO.register),
  'household add': by(WHO.entry),
  'household remove': by(WHO.register),
  'household move': by(WHO.register),
  'household phone': inPerson(WHO.register),
  'association members import': by(WHO.register),
  'association members leave': by(WHO.register),
  'visit bill': by(WHO.decides),
  // A clinic or an association does these for itself alone, which the page sees to.
  'own association pay': inPerson(WHO.association),
  'own clinic check': inPerson(WHO.clinic),
  'own clinic bill': inPerson(WHO.clinic),
  'visit reverse': by(WHO.decides),
  'visit refer': by(WHO.decides),
  'reminders send': by(WHO.reminds),
  'complaints answer': by(WHO.register),
  'complaints close': by(WHO.register),
  'calls done': by(WHO.register),
  'alerts done': by(WHO.decides),
  'events done': by(WHO.money),
} as const satisfies Readonly<Record<string, Rule>>

/**
 * Every act that writes, by its name, and who may do it: the one table of all doors where people sign in. An
 * act that is not in it is a manager's, in person.
 */
export const RULES: Readonly<Record<string, Rule>> = TABLE

/** An act that the table has. */
export type RuledAct = keyof typeof TABLE

export function ruleOf(act: string): Rule {
  return RULES[act] ?? inPerson(WHO.managers)
}

/** Whether whoever has these roles may do an act. */
export function may(rule: Rule, roles: readonly OfficeRole[]): boolean {
  return rule.who === 'shell' || isAnyOf(rule.who, roles)
}
