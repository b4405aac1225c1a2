import type { KeptAnchor } from '../../core/ledger/anchor.ts'
import { anchorText } from '../../core/messages/anchor-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { loadMutual, loadMutuals } from '../../store/mutuals/directory.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { keepAnchor } from '../../store/verify/anchors.ts'
import { chainHead } from '../../store/verify/journals.ts'
import { type Desk, inMutual, type MutualDesk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'
import { staffNamed } from '../staff/staff.ts'

const MUTUALS_MAX = 10_000

type Anchored = KeptAnchor & {
  readonly mutual: string
  /** Phones that get it by SMS. */
  readonly toldTo: readonly PhoneNumber[]
}

/**
 * Keeps where the chains of mutuals stand now, of those that have any journal, and sends it by SMS to
 * people who are named: managers and collectors by name, anybody by phone. Whoever holds it can show
 * later that the past was changed.
 */
export async function anchorBooks(
  desk: Desk,
  asked: { readonly mutual: string | null; readonly to: readonly string[] },
): Promise<Result<readonly Anchored[]>> {
  const { tx } = desk
  const books = asked.mutual === null ? null : await loadMutual(tx, asked.mutual)
  if (asked.mutual !== null && !books) {
    return refused({ code: 'unknown-mutual', mutual: asked.mutual })
  }
  const mutuals = books ? [books.mutual] : await loadMutuals(tx, null, MUTUALS_MAX)
  const anchors: Anchored[] = []
  for (const mutual of mutuals) {
    const there = inMutual(desk, mutual)
    // Who is named first: a refusal keeps nothing.
    const phones = await phonesOf(there, asked.to)
    if (!phones.ok) return phones
    const kept = await keepHead(there)
    if (!kept.ok) return kept
    if (!kept.value) continue
    for (const phone of phones.value) await send(there, kept.value, phone)
    anchors.push({ ...kept.value, mutual: mutual.code, toldTo: phones.value })
  }
  return done(anchors)
}

/** Keeps the head of one mutual's chain; null before the first journal. */
export async function keepHead(desk: MutualDesk): Promise<Result<KeptAnchor | null>> {
  const { tx, now, mutual, today: on } = desk
  await lockMutualChain(tx, mutual.code)
  const head = await chainHead(tx, mutual.code)
  if (!head || head.seq === 0) return done(null)
  const anchor = { ...head, on }
  const kept = await keepAnchor(tx, mutual.code, anchor, now)
  if (kept === head.hash) return done(anchor)
  return refused({ code: 'anchor-differs', mutual: mutual.code, journal: head.seq })
}

async function phonesOf(
  desk: MutualDesk,
  named: readonly string[],
): Promise<Result<readonly PhoneNumber[]>> {
  const phones: PhoneNumber[] = []
  for (const one of named) {
    const phone = desk.ports.readPhone(one, desk.mutual.country)
    const staff = phone ? null : await staffNamed(desk, one)
    if (staff && !staff.ok) return staff
    const to = phone ?? staff?.value.phone
    if (to) phones.push(to)
  }
  return done([...new Set(phones)])
}

async function send(desk: MutualDesk, anchor: KeptAnchor, to: PhoneNumber): Promise<void> {
  const { tx, mutual } = desk
  await queueSms(desk, {
    ...{ mutual: mutual.code, to, about: `anchor/${mutual.code}/${anchor.seq}/${to}` },
    text: anchorText(await voiceFor(tx, mutual, to), anchor),
    priority: PRIORITY.notice,
  })
}
