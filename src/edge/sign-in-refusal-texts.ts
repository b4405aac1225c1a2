import type { Refusal } from '../core/refusals.ts'
import { ruleOf } from '../core/staff/rules.ts'
import type { SignInRefusal } from '../core/sign-in-refusals.ts'

type Texts = {
  readonly [Code in SignInRefusal['code']]: (
    refusal: Extract<Refusal, { readonly code: Code }>,
  ) => string
}

/** What whoever runs a command types to be signed in. */
const SIGN_IN = 'type mutual-line sign-in'

const PIN_HELP = {
  minutes: 'wait 15 minutes',
  day: 'wait until tomorrow',
  manager: 'a manager takes it away, and then its owner chooses another',
} as const

/** Of signing in, and of what a sign-in or a token allows. */
export const SIGN_IN_REFUSAL_TEXTS: Texts = {
  'sign-ins-full': () => 'too many wait to sign in: wait three minutes, then type it again',
  'sign-in-over': () => `these digits are of no use any more: ${SIGN_IN} for new ones`,
  'sign-in-code': () => 'that is not the code that the SMS brought: look again',
  'sign-in-tries': () =>
    'too many wrong codes from this phone: wait an hour, or sign in by a call, without --sms',
  'sign-in-pin': ({ left }) =>
    left === null
      ? 'this phone has a service PIN: name a file that holds it with --pin'
      : `that is not the service PIN of this phone; tries left: ${left}`,
  'sign-in-pin-locked': ({ lock }) => `too many wrong service PINs: ${PIN_HELP[lock]}`,
  'not-signed-in': ({ act }) =>
    ruleOf(act).token
      ? `${act} is done by somebody who is signed in: ${SIGN_IN}, then this again without --by; a program sets COMMAND_TOKEN`
      : `${act} is done by a person who is signed in: ${SIGN_IN}, then this again without --by`,
  'signed-out': () => `nobody is signed in here any more: ${SIGN_IN}, then this again`,
  'by-differs': ({ by, name }) =>
    `${name} is signed in here, not ${by}: leave out --by, or let ${by} sign in`,
  'role-may-not': ({ name, act }) =>
    `${name} may not do ${act}: ${whoMay(act)} of this mutual signs in and does it`,
  'unknown-session': ({ session }) =>
    `no sign-in ${session} holds: sessions list shows those that do`,
  'token-may-not': ({ name, act }) =>
    ruleOf(act).token
      ? `the token ${name} does not list ${act} of this mutual: token create makes one that does`
      : `${act} is done by a person, never by a token: ${SIGN_IN}`,
  'token-over': ({ name }) =>
    `the token ${name} is over, or would be before it begins: token create makes another`,
  'token-taken': ({ name }) => `there is a token ${name} already: token end ends it`,
  'unknown-token': ({ name }) => `no token ${name} holds: token list shows those that do`,
}

function whoMay(act: string): string {
  const { who } = ruleOf(act)
  return who === 'shell' ? 'anybody' : `a ${who.join(' or ')}`
}
