import { acting, reading } from '../../../app/desk.ts'
import { peekSignIn } from '../../../app/signing/peek-sign-in.ts'
import { beginByCode, signInByCode } from '../../../app/signing/sign-in-by-code.ts'
import { type PhoneNumber, readInternational } from '../../../core/phone-number.ts'
import type { Refusal } from '../../../core/refusals.ts'
import { loadMutuals } from '../../../store/mutuals/directory.ts'
import { html } from '../html.ts'
import { errorSummary, field } from '../parts.ts'
import type { Arrival, Reply } from '../visit.ts'
import { wordsOf } from '../words.ts'
import { openedBy } from './sign-in.ts'
import { SIGN_IN } from './sign-in-paths.ts'

/** Signing in by a code from an SMS, for whoever cannot dial. Strangers read what staff read. */

type Errors = Readonly<Record<string, string>>

export async function showCode(arrival: Arrival): Promise<Reply> {
  return phonePage(arrival, {})
}

function phonePage({ say, form, language, typed }: Arrival, errors: Errors): Reply {
  const input = html`inputmode="tel" autocomplete="tel" maxlength="30" required`
  const ask = field({
    ...{ name: 'phone', label: say('phone'), hint: say('phoneHint'), value: typed('phone') },
    ...{ error: errors['phone'], input },
  })
  const body = html`<h1>${say('title')}</h1>
    ${errorSummary(wordsOf(language, 'frame')('wrong'), errors)}
    ${form(
      SIGN_IN.code,
      html`${ask}
        <p><button>${say('send')}</button></p>`,
    )}
    <p><a href="${SIGN_IN.begin}">${say('byDialling')}</a></p>`
  return { kind: 'page', title: say('title'), body, status: statusOf(errors) }
}

export async function sendCode(arrival: Arrival): Promise<Reply> {
  const phone = await readTyped(arrival, arrival.typed('phone'))
  if (!phone) return phonePage(arrival, { phone: arrival.say('notPhone') })
  const { handle } = await acting(arrival.ports, (desk) =>
    beginByCode(desk, { door: 'office', phone }),
  )
  return { kind: 'go', to: SIGN_IN.enter, keep: { 'office-waits': handle } }
}

/** Nobody has said for which mutual: a number in national form is one of a country that we serve. */
async function readTyped({ ports }: Arrival, typed: string): Promise<PhoneNumber | null> {
  const mutuals = await reading(ports, ({ tx }) => loadMutuals(tx, null, MUTUALS_MAX))
  const countries = [...new Set(mutuals.map(({ country }) => country))]
  const read = countries.map((country) => ports.readPhone(typed, country)).find(Boolean)
  return read ?? readInternational(typed)
}

/** Mutuals that are looked into for their countries. */
const MUTUALS_MAX = 1000

export async function showEnter(arrival: Arrival): Promise<Reply> {
  const { ports, waiting } = arrival
  const stands = await reading(ports, (desk) => peekSignIn(desk, waiting ?? ''))
  if (stands.kind !== 'code') return { kind: 'go', to: SIGN_IN.code }
  return enterPage(arrival, {})
}

function enterPage({ say, form, language, typed }: Arrival, errors: Errors): Reply {
  const input = html`class="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20"
  required`
  const ask = field({
    ...{ name: 'code', label: say('code'), hint: say('codeHint'), error: errors['code'], input },
    // The code was right where the PIN alone was not: it is not typed again.
    value: errors['pin'] ? typed('code') : '',
  })
  const pin = field({
    ...{
      name: 'pin',
      label: say('pin'),
      hint: say('pinHint'),
      error: errors['pin'],
      type: 'password',
    },
    input: html`class="code" inputmode="numeric" autocomplete="off" maxlength="6"`,
  })
  const body = html`<h1>${say('title')}</h1>
    ${errorSummary(wordsOf(language, 'frame')('wrong'), errors)}
    ${form(
      SIGN_IN.enter,
      html`${ask} ${pin}
        <p><button>${say('enter')}</button></p>`,
    )}
    <details>
      <summary>${say('noSms')}</summary>
      <p>${say('noSmsWhat')}</p>
      <p><a href="${SIGN_IN.code}">${say('another')}</a></p>
      <p><a href="${SIGN_IN.begin}">${say('byDialling')}</a></p>
    </details>
    <p class="soft">${say('warning')}</p>`
  return { kind: 'page', title: say('title'), body, status: statusOf(errors) }
}

export async function sendEnter(arrival: Arrival): Promise<Reply> {
  const { ports, waiting, token, typed } = arrival
  const given = { handle: waiting ?? '', code: typed('code'), pin: typed('pin'), instead: token }
  const came = await signInByCode(ports, given)
  return came.ok ? openedBy(arrival, came.value) : enterPage(arrival, whyNot(arrival, came.refusal))
}

/** Why a code did not sign in, by what the app says of it. */
const WHY = {
  'sign-in-code': 'wrongCode',
  'sign-in-tries': 'tries',
  'sign-in-over': 'codeOver',
} as const

const LOCKED = { minutes: 'pinMinutes', day: 'pinDay', manager: 'pinManager' } as const

function whyNot({ say }: Arrival, refusal: Refusal): Errors {
  const { code } = refusal
  if (code === 'sign-in-pin-locked') return { pin: say(LOCKED[refusal.lock]) }
  if (code === 'sign-in-pin') {
    const { left } = refusal
    return { pin: left === null ? say('pinAsked') : say('pinWrong', { left }) }
  }
  return { code: say(code in WHY ? WHY[code as keyof typeof WHY] : 'codeOver') }
}

function statusOf(errors: Errors): number {
  return Object.keys(errors).length > 0 ? 422 : 200
}
