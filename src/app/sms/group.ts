import { instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { groupAskedText, groupListText, groupOwingText } from '../../core/messages/group-sms.ts'
import { payBeyondText, payCannotText, payOpenText } from '../../core/messages/errand-sms.ts'
import { add } from '../../core/money.ts'
import { canPrompt } from '../../core/payments/prompt-wallet.ts'
import { countAssociation } from '../../store/associations/association-owing.ts'
import { forgetList, keepList } from '../../store/messages/sms-lists.ts'
import { collectOwed } from '../associations/collect-owed.ts'
import {
  type AssociationAsked,
  loadOwing,
  loadOwingPage,
} from '../associations/read-association-owing.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms } from '../messages/sms-out.ts'
import { dayIn } from '../desk.ts'
import { type Asking, reply, voiceIn } from './answer.ts'
import { LIST_MS } from '../membership/list-page.ts'
import type { Sender } from './sms-sender.ts'

/** An association that the sender speaks for. */
type Group = Sender['groups'][number]

/** The most members that one SMS could name. */
const PAGE_MAX = 5

/** What the members of each association of the sender owe, a message for each. */
export async function eachGroupOwing(asking: Asking): Promise<void> {
  const { tx, message, sender } = asking
  for (const group of sender.groups) {
    const asked = askedOf(asking, group)
    const owing = await loadOwing(tx, asked, null)
    const { code } = group.mutual
    const members = await countAssociation(tx, code, group.association, asked.today)
    const amount = add(...owing.map(({ standing }) => standing.owed))
    const told = { association: group.name, count: owing.length, amount }
    const text = groupOwingText(voiceIn(asking, group.mutual), told, members)
    const about = `reply/${message.carrier}/${message.message_id}/${code}/${group.association}`
    const sms = { mutual: code, to: sender.phone, text, about, priority: PRIORITY.answer }
    await queueSms(asking, sms)
  }
}

/** A page of those who owe; where it goes on is kept for a day. */
export async function sendOwing(
  asking: Asking,
  group: Group,
  after: MemberNumber | null,
): Promise<void> {
  const { tx, now, sender } = asking
  const page = await loadOwingPage(tx, askedOf(asking, group), after, PAGE_MAX)
  const owing = page.members.map(({ number, name, standing: { owed } }) => ({ number, name, owed }))
  const voice = voiceIn(asking, group.mutual)
  const { text, shown } = groupListText(voice, group.name, owing, page.next !== null)
  const last = owing[shown - 1]?.number ?? page.next
  if (last && (page.next !== null || shown < owing.length)) {
    const { association, mutual } = group
    const list = { mutual: mutual.code, association, behind: null, after: last }
    await keepList(tx, sender.phone, list, instant(now + LIST_MS))
  } else await forgetList(tx, sender.phone)
  await reply(asking, text)
}

/**
 * Asks the association's phone for all that its members owe. A request of it that is open is told
 * before another is made.
 */
export async function payForGroup(
  asking: Asking,
  group: Group,
  { all, again }: { readonly all: boolean; readonly again: boolean },
): Promise<void> {
  const { sender } = asking
  if (!canPrompt(group.mutual)) return eachGroupOwing(asking)
  const voice = voiceIn(asking, group.mutual)
  const wanted = { numbers: null, shown: null, again }
  const paid = await collectOwed(asking, askedOf(asking, group), wanted, sender.phone)
  if (paid.kind === 'refused') return eachGroupOwing(asking)
  if (paid.kind === 'open') {
    return reply(asking, payOpenText(voice, paid.open, { number: null, amount: null, all }))
  }
  if (paid.kind === 'cannot') return reply(asking, payCannotText(voice, { ...paid, number: null }))
  if (paid.kind === 'beyond') return reply(asking, payBeyondText(voice, paid))
  const { count, amount, title } = paid
  await reply(asking, groupAskedText(voice, { association: group.name, count, amount, title }))
}

function askedOf({ now }: Asking, { mutual, association }: Group): AssociationAsked {
  return { mutual, association, today: dayIn(mutual, now) }
}
