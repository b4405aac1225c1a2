import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { ERASED_NAME } from '../../core/person-name.ts'
import type { Tx } from '../store.ts'
import { deleteNameWords } from './name-words.ts'

/** Somebody of a household; everybody of it where `ordinal` is null. */
type PersonOf = {
  readonly mutual: string
  readonly number: MemberNumber
  readonly ordinal: number | null
}

const NO_PHONE = '' as PhoneNumber

/** Takes names, days of birth (the year stays), phones and cards out of the register. */
export async function eraseRegistered(
  tx: Tx,
  { mutual, number, ordinal }: PersonOf,
): Promise<PhoneNumber[]> {
  const people = await tx
    .selectFrom('beneficiary')
    .select(['ordinal', 'birth_date', 'phone', 'next_phone'])
    .where('mutual_id', '=', mutual)
    .where('number', '=', number)
    .$if(ordinal !== null, (of) => of.where('ordinal', '=', ordinal as number))
    .execute()
  for (const person of people) {
    const nothing = { phone: null, next_phone: null, next_phone_from: null, card: null }
    const birth_date = person.birth_date.slice(0, 4)
    await tx
      .updateTable('beneficiary')
      .set({ name: ERASED_NAME, birth_date, ...nothing })
      .where('mutual_id', '=', mutual)
      .where('number', '=', number)
      .where('ordinal', '=', person.ordinal)
      .execute()
    await deleteNameWords(tx, mutual, { number, ordinal: person.ordinal })
  }
  return people.flatMap(({ phone, next_phone }) =>
    [phone, next_phone].filter((one) => one !== null),
  )
}

/** What a clinic's question rested on keeps all that decided it (R40), which a name never did. */
export async function eraseChecks(tx: Tx, { mutual, number, ordinal }: PersonOf): Promise<void> {
  const checks = await tx
    .selectFrom('coverage_check')
    .select(['check_id', 'facts'])
    .where('mutual_id', '=', mutual)
    .where('number', '=', number)
    .$if(ordinal !== null, (of) => of.where('ordinal', '=', ordinal as number))
    .execute()
  for (const { check_id, facts } of checks) {
    const known: unknown = JSON.parse(facts, (key, value: unknown) =>
      key === 'name' ? ERASED_NAME : value,
    )
    await tx
      .updateTable('coverage_check')
      .set({ facts: JSON.stringify(known) })
      .where('mutual_id', '=', mutual)
      .where('check_id', '=', check_id)
      .execute()
  }
}

/** Takes away what phones may do for a membership; returns which phones those were. */
export async function eraseRoles(
  tx: Tx,
  { mutual, number }: Omit<PersonOf, 'ordinal'>,
): Promise<PhoneNumber[]> {
  const roles = await tx
    .deleteFrom('phone_role')
    .where('mutual_id', '=', mutual)
    .where('role', '=', 'member')
    .where('ref', '=', number)
    .returning('phone')
    .execute()
  return roles.map(({ phone }) => phone)
}

/** Whether a phone is anybody's else: then what it said stays. */
export async function isOfOthers(tx: Tx, phone: PhoneNumber): Promise<boolean> {
  const role = await tx
    .selectFrom('phone_role')
    .select('phone')
    .where('phone', '=', phone)
    .limit(1)
    .executeTakeFirst()
  const person = await tx
    .selectFrom('beneficiary')
    .select('number')
    .where('phone', '=', phone)
    .limit(1)
    .executeTakeFirst()
  return role !== undefined || person !== undefined
}

/** Takes away the calls of a phone, and the words of messages from it and to it that are done with. */
export async function erasePhone(tx: Tx, phone: PhoneNumber): Promise<void> {
  await tx.deleteFrom('dialog').where('phone', '=', phone).execute()
  await tx.deleteFrom('call_end').where('phone', '=', phone).execute()
  await tx.deleteFrom('phone_language').where('phone', '=', phone).execute()
  await tx.deleteFrom('payee_tries').where('phone', '=', phone).execute()
  await tx.deleteFrom('sms_list').where('phone', '=', phone).execute()
  await tx.deleteFrom('use_count').where('what', '=', `sms/${phone}`).execute()
  await tx
    .updateTable('inbox')
    .set({ text: '' })
    .where('sender', '=', phone)
    .where('handled_at', 'is not', null)
    .execute()
  await tx
    .updateTable('outbox')
    .set({ text: '' })
    .where('recipient', '=', phone)
    .where('kind', '=', 'sms')
    .where('state', 'not in', ['waiting', 'sending'])
    .execute()
}

/**
 * Takes away the words of complaints, who wanted a call, and what operators said of requests for money.
 * A complaint keeps the phone where the books say that money came from it.
 */
export async function eraseTold(
  tx: Tx,
  { mutual, number }: Omit<PersonOf, 'ordinal'>,
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<void> {
  const complaints = tx
    .updateTable('complaint')
    .where('mutual_id', '=', mutual)
    .where('number', '=', number)
  await complaints.set({ words: null }).execute()
  await complaints
    .set({ phone: NO_PHONE })
    .where('intent_id', 'is', null)
    .where('receipt_id', 'is', null)
    .execute()
  const calls = tx
    .updateTable('call_request')
    .where('mutual_id', '=', mutual)
    .where('number', '=', number)
  await calls.set({ done_by: by, done_at: at }).where('done_at', 'is', null).execute()
  await calls.set({ phone: NO_PHONE }).execute()
  await tx
    .updateTable('event')
    .set({ body: '' })
    .where('handled_at', 'is not', null)
    .where('intent_id', 'in', (of) =>
      of
        .selectFrom('intent')
        .select('intent_id')
        .where('mutual_id', '=', mutual)
        .where('number', '=', number),
    )
    .execute()
}
