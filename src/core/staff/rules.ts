/** Roles in which somebody signs in. */
export type OfficeRole = 'manager' | 'collector'

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
const BOTH: Rule = { who: ['manager', 'collector'], token: true }
const MANAGERS: Rule = { who: ['manager'], token: true }
const IN_PERSON: Rule = { who: ['manager'], token: false }
const ONE_OF_US: Rule = { who: ['manager', 'collector'], token: false }
const ONCE_OPEN: Rule = { who: ['manager'], token: true, onceOpen: true }

/**
 * Every act that writes, by its name, and who may do it: the one table of all doors where people sign in. An
 * act that is not in it is a manager's, in person.
 */
export const RULES: Readonly<Record<string, Rule>> = {
  // They make or look after the installation, or do what the service does by itself.
  migrate: SHELL,
  'clock accept': SHELL,
  'wallet check': SHELL,
  'wallet register': SHELL,
  bill: SHELL,
  open: SHELL,
  anchor: SHELL,
  'events read-again': SHELL,
  'sign-in': SHELL,
  'sign-out': SHELL,

  // Statutes name who works here, and a register whose cover is paid.
  apply: { ...ONCE_OPEN, token: false },
  import: ONCE_OPEN,
  opening: ONCE_OPEN,

  // Money that came in, or where it is.
  'cash record': { ...BOTH, ofAnother: true },
  'cash deposit': BOTH,
  'cash propose': ONE_OF_US,
  'cash import': { ...BOTH, ofAnother: true },
  'association pay': MANAGERS,
  reconcile: MANAGERS,
  'suspense match': MANAGERS,
  'suspense book': ONE_OF_US,
  'bank receive': MANAGERS,
  'payer add': MANAGERS,
  'payer receive': MANAGERS,
  'payer give-up': IN_PERSON,
  'payer ask-members': IN_PERSON,
  'payer take-back': ONE_OF_US,
  'bank sweep': MANAGERS,
  'fee record': MANAGERS,
  'provider pay': MANAGERS,
  'payment-file write': MANAGERS,
  'book record': MANAGERS,
  'book reverse': IN_PERSON,
  'book close-year': IN_PERSON,
  'book reopen-year': IN_PERSON,

  // What one proposes and another decides.
  'correct reverse': ONE_OF_US,
  'correct refund': ONE_OF_US,
  'correct opening': ONE_OF_US,
  'payout clinic': ONE_OF_US,
  'payout refund': ONE_OF_US,
  'payout cancel': ONE_OF_US,
  'payout redirect': ONE_OF_US,
  'payment-file back': ONE_OF_US,
  'events post': IN_PERSON,
  'events drop': IN_PERSON,
  'household category': IN_PERSON,
  'household categories': IN_PERSON,
  'members strike-off': IN_PERSON,
  'members readmit': IN_PERSON,
  'members write-off': IN_PERSON,
  'staff open': IN_PERSON,
  'decide approve': IN_PERSON,
  'decide refuse': IN_PERSON,

  // What one decides alone.
  'application approve': IN_PERSON,
  'application refuse': IN_PERSON,
  'visit decide': IN_PERSON,
  'letter issue': IN_PERSON,
  'letter approve': IN_PERSON,
  'letter withdraw': IN_PERSON,
  'person erase': IN_PERSON,
  close: IN_PERSON,
  'staff add': IN_PERSON,
  'staff end': IN_PERSON,
  'staff close': ONE_OF_US,
  'staff reset-pin': IN_PERSON,
  'sessions end': ONE_OF_US,
  'token create': IN_PERSON,
  'token end': IN_PERSON,

  // Registers and what is asked of members and clinics.
  'members add': MANAGERS,
  'members resign': MANAGERS,
  'members decease': MANAGERS,
  'members transfer': MANAGERS,
  'members stay': MANAGERS,
  'members notice': MANAGERS,
  'members reset-pin': IN_PERSON,
  'household add': MANAGERS,
  'household remove': MANAGERS,
  'household move': MANAGERS,
  'household phone': IN_PERSON,
  'association members import': MANAGERS,
  'association members leave': MANAGERS,
  'visit bill': MANAGERS,
  'visit reverse': MANAGERS,
  'visit refer': MANAGERS,
  'reminders send': BOTH,
  'complaints answer': MANAGERS,
  'complaints close': MANAGERS,
  'calls done': MANAGERS,
  'alerts done': MANAGERS,
  'events done': MANAGERS,
}

export function ruleOf(act: string): Rule {
  return RULES[act] ?? IN_PERSON
}

/** Whether whoever has these roles may do an act. */
export function may(rule: Rule, roles: readonly OfficeRole[]): boolean {
  return rule.who === 'shell' || roles.some((role) => rule.who.includes(role))
}
