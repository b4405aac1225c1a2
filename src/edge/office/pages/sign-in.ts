import { acting, reading } from '../../../app/desk.ts'
import { beginSignIn } from '../../../app/signing/begin-sign-in.ts'
import { claimSignIn } from '../../../app/signing/claim-sign-in.ts'
import type { SignedIn } from '../../../app/signing/open-session.ts'
import { peekSignIn } from '../../../app/signing/peek-sign-in.ts'
import { signOut } from '../../../app/signing/sessions.ts'
import { showDigits } from '../../../core/staff/sign-in.ts'
import { knownAnew } from '../came-from.ts'
import { html } from '../html.ts'
import { errorSummary } from '../parts.ts'
import type { Arrival, Reply } from '../visit.ts'
import { wordsOf } from '../words.ts'
import { SIGN_IN } from './sign-in-paths.ts'

/** Signing in by a call: the page shows digits, the phone proves who it is. */
export async function showSignIn(arrival: Arrival): Promise<Reply> {
  return beginPage(arrival, {})
}

function beginPage(
  { say, form, language }: Arrival,
  errors: Readonly<Record<string, string>>,
): Reply {
  const body = html`<h1>${say('title')}</h1>
    ${errorSummary(wordsOf(language, 'frame')('wrong'), errors)}
    <p>${say('about')}</p>
    ${form(SIGN_IN.begin, html`<p><button>${say('begin')}</button></p>`)}
    <p><a href="${SIGN_IN.code}">${say('byCode')}</a></p>
    <p class="soft">${say('warning')}</p>`
  const status = Object.keys(errors).length > 0 ? 503 : 200
  return { kind: 'page', title: say('title'), body, status }
}

export async function sendBegin(arrival: Arrival): Promise<Reply> {
  const { ports, from, waiting } = arrival
  const asking = { door: 'office', from, instead: waiting } as const
  const begun = await acting(ports, (desk) => beginSignIn(desk, asking))
  if (!begun.ok) return beginPage(arrival, { '': arrival.say('full') })
  return { kind: 'go', to: SIGN_IN.phone, keep: { 'office-waits': begun.value.handle } }
}

/** What has come of the digits: looking at it changes nothing, the button opens. */
export async function showPhone(arrival: Arrival): Promise<Reply> {
  return phonePage(arrival, {})
}

async function phonePage(
  arrival: Arrival,
  errors: Readonly<Record<string, string>>,
): Promise<Reply> {
  const { ports, say, form, waiting, language } = arrival
  const stands = await reading(ports, (desk) => peekSignIn(desk, waiting ?? ''))
  const opens = form(SIGN_IN.phone, html`<p><button>${say('open')}</button></p>`)
  if (stands.kind === 'confirmed') {
    const title = say('confirmed')
    return {
      kind: 'page',
      title,
      body: html`<h1>${title}</h1>
        ${opens}`,
    }
  }
  if (stands.kind !== 'waits') return overPage(arrival)
  const body = html`${errorSummary(wordsOf(language, 'frame')('wrong'), errors)}
    <h1>${say('digits')}</h1>
    <p class="digits">${showDigits(stands.digits)}</p>
    <ol>
      <li>${say('dial')}</li>
      <li>${say('choose')}</li>
      <li>${say('type')}</li>
    </ol>
    ${opens}
    <p class="soft" data-live>${say('held', { minutes: Math.ceil(stands.seconds / 60) })}</p>
    <p><a href="${SIGN_IN.code}">${say('byCode')}</a></p>
    <p class="soft">${say('warning')}</p>`
  return { kind: 'page', title: say('digits'), body }
}

function overPage({ say, form }: Arrival): Reply {
  const body = html`<h1>${say('over')}</h1>
    <p>${say('overWhy')}</p>
    ${form(SIGN_IN.begin, html`<p><button>${say('again')}</button></p>`)}
    <p><a href="${SIGN_IN.code}">${say('byCode')}</a></p>`
  return { kind: 'page', title: say('over'), body }
}

/** Opens under a token that was never anywhere before; what waited is of no use from then on. */
export async function sendPhone(arrival: Arrival): Promise<Reply> {
  const { ports, waiting, token } = arrival
  const claimed = await acting(ports, async (desk) => {
    const signed = await claimSignIn(desk, waiting ?? '')
    // Who was signed in here before is not any more.
    if (signed.ok && signed.value && token !== null) await signOut(desk, token)
    return signed
  })
  if (!claimed.ok) return overPage(arrival)
  if (!claimed.value) return phonePage(arrival, { '': arrival.say('notYet') })
  return openedBy(arrival, claimed.value)
}

/** The office is open in this browser, which is known from now on. */
export function openedBy({ ports }: Arrival, { token }: Pick<SignedIn, 'token'>): Reply {
  const known = knownAnew(ports.secrets)
  return {
    kind: 'go',
    to: '/office',
    keep: { office: token, 'office-waits': null, 'office-known': known },
  }
}

export async function sendSignOut({ ports, token }: Arrival): Promise<Reply> {
  if (token !== null) await acting(ports, (desk) => signOut(desk, token))
  return { kind: 'go', to: SIGN_IN.begin, keep: { office: null, 'office-waits': null } }
}
