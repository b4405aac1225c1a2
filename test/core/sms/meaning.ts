import type { FamiliesAsked } from '../../../src/core/coverage/shared-phone.ts'
import type { MemberNumber } from '../../../src/core/member-number.ts'
import type { SmsContext, SmsRole, Subject, Understood } from '../../../src/core/sms/understood.ts'
import { readPhone } from '../../../src/edge/phone.ts'

const FAMILIES = {
  numbers: ['04123378', '05000123', '05000138'] as MemberNumber[],
  ordinal: null,
  service: null,
  byPosition: true,
}

/** What a clinic was asked before: to choose between the families of a phone. */
const CHOICES: Readonly<Record<string, FamiliesAsked>> = {
  choosing: FAMILIES,
  'choosing-later': { ...FAMILIES, byPosition: false },
  'choosing-person': { ...FAMILIES, ordinal: 2, service: 'surgery' },
}

/** A sender as the text lists name one: `clinic member KE`. */
export function sender(words: string): SmsContext {
  const [country = 'KE', ...roles] = words.split(' ').reverse()
  const others = ['stranger', ...Object.keys(CHOICES)]
  const choice = Object.entries(CHOICES).find(([name]) => roles.includes(name))
  return {
    roles: roles.filter((role) => !others.includes(role)) as SmsRole[],
    families: choice?.[1] ?? null,
    services: roles.includes('clinic')
      ? ['consultation', 'surgery', 'in-patient', 'maternity']
      : [],
    ...(roles.includes('member') && {
      care: ['consultation', 'delivery', 'uzazi', 'accouchement'],
    }),
    readPhone: (text) => readPhone(text, country),
  }
}

/** What a message was understood as, in the words of the text lists. */
export function meaningOf(understood: Understood): string {
  switch (understood.kind) {
    case 'check':
      return words('check', subject(understood.subject), understood.service)
    case 'attribute':
      return words('attribute', understood.number)
    case 'attribute-card':
      return words('attribute', `card ${understood.card}`, understood.letters)
    case 'balance':
      return words('balance', understood.number)
    case 'language':
      return words('language', understood.language ?? '?')
    case 'wrong-number':
      return words('wrong-number', understood.digits)
    case 'incomplete':
    case 'not-allowed':
      return words(understood.kind, understood.command)
    case 'unknown':
      return words('unknown', understood.nearest && `~${understood.nearest}`)
    case 'pay':
      return words(
        ...[
          'pay',
          understood.card ? `card ${understood.card}` : understood.number,
          understood.amount && `"${understood.amount}"`,
        ],
        understood.periods && `${understood.periods.count} ${understood.periods.unit}`,
        understood.all ? 'all' : null,
        understood.again ? 'again' : null,
      )
    case 'bill': {
      const { code, service, amount, again } = understood
      return words('bill', code, service, `"${amount}"`, again ? 'again' : null)
    }
    case 'check-who': {
      const { names } = understood
      return words('check-who', subject(understood.subject), names && `(${names.join(' ')})`)
    }
    case 'covered':
    case 'which-amount':
      return words(understood.kind, understood.number)
    case 'list':
      return words('list', understood.behind && String(understood.behind))
    case 'member':
    case 'remind':
    case 'to-call':
    case 'called':
      return words(understood.kind, subject(understood.subject))
    case 'match':
      return words('match', understood.of && `${understood.of.receipt} ${understood.of.number}`)
    case 'approve':
    case 'refuse':
      return words(understood.kind, understood.matter, understood.id)
    case 'pay-several': {
      const { parts, amount, each, again } = understood
      const all = parts.map((part) => [part.number, part.amount].filter(Boolean).join('='))
      const sum = amount === null ? null : `"${amount}"`
      return words('pay', all.join('+'), sum, each ? 'each' : null, again ? 'again' : null)
    }
    case 'cash-card':
      return words('cash', `card ${understood.card}`, `"${understood.amount}"`)
    case 'cash': {
      const { number, amount, again, paid } = understood
      const day = paid && `paid ${paid.day ?? 'yesterday'}`
      return words('cash', number, `"${amount}"`, again ? 'again' : null, day ?? null)
    }
    case 'care-price': {
      const { service, words: others } = understood
      return words('care-price', service, others.length > 0 ? `(${others.join(' ')})` : null)
    }
    case 'lost-phone': {
      const { whose } = understood
      return words('lost-phone', 'phone' in whose ? whose.phone : `"${whose.name}"`)
    }
    case 'answer':
      return words('answer', `C${understood.complaint}`, `"${understood.words}"`)
    case 'family':
    case 'receipt':
    case 'arrears':
    case 'next':
    case 'total':
    case 'alerts':
    case 'applicants':
    case 'help':
    case 'stop':
    case 'start':
    case 'not-me':
    case 'no':
    case 'nearly-no':
    case 'keep-phone':
    case 'our-year':
    case 'was-me':
    case 'paid':
    case 'call-me':
    case 'join':
    case 'complaint':
    case 'which-parts':
    case 'one-at-a-time':
      return understood.kind
  }
}

function subject(asked: Subject): string {
  if (asked.kind === 'card') return `card ${asked.text}`
  const suffix = asked.ordinal === null ? '' : `/${asked.ordinal}`
  if (asked.kind === 'number') return asked.number + suffix
  if (asked.kind === 'phone') return asked.phone + suffix
  return `${asked.number}${suffix} or ${asked.phone}`
}

function words(...all: (string | null)[]): string {
  return all.filter((word) => word !== null).join(' ')
}
