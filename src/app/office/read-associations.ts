import type { MemberNumber } from '../../core/member-number.ts'
import { type Standing, standing } from '../../core/membership/standing.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Association } from '../../core/statutes/statutes.ts'
import {
  countAssociation,
  lastReceiptsOfAssociation,
} from '../../store/associations/association-owing.ts'
import {
  associationsAfter,
  findAssociation,
  membersOfAssociation,
  phoneOfAssociation,
} from '../../store/associations/associations.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MutualDesk } from '../desk.ts'

/** An association as a list has it. */
export type AssociationListed = {
  readonly association: Association
  readonly members: number
  readonly phone: PhoneNumber | null
}

/** Associations whose codes come after one, and whether there are more. */
export async function readAssociations(
  desk: MutualDesk<ReadTx>,
  after: string,
  limit: number,
): Promise<{ readonly rows: readonly AssociationListed[]; readonly next: string | null }> {
  const found = await associationsAfter(desk.tx, desk.mutual.code, after, limit + 1)
  const rows: AssociationListed[] = []
  for (const association of found.slice(0, limit)) rows.push(await listed(desk, association))
  const last = rows.at(-1)?.association.code
  return { rows, next: found.length > limit ? (last ?? null) : null }
}

async function listed(
  { tx, mutual, today }: MutualDesk<ReadTx>,
  association: Association,
): Promise<AssociationListed> {
  const { code } = association
  return {
    association,
    members: await countAssociation(tx, mutual.code, code, today),
    phone: await phoneOfAssociation(tx, mutual.code, code, today),
  }
}

/** A member of an association with the standing of today. */
export type MemberOfAssociation = {
  readonly number: MemberNumber
  readonly name: string
  readonly standing: Standing
}

/** One association: its members from one on, and what it paid last. */
export type AssociationSeen = AssociationListed & {
  readonly shown: readonly MemberOfAssociation[]
  readonly next: MemberNumber | null
  readonly receipts: Awaited<ReturnType<typeof lastReceiptsOfAssociation>>
}

type Asked = { readonly after: MemberNumber | null; readonly limit: number }

/** An association by its code; null where the mutual has none such. */
export async function readAssociationPage(
  desk: MutualDesk<ReadTx>,
  code: string,
  { after, limit }: Asked,
): Promise<AssociationSeen | null> {
  const { tx, mutual, today } = desk
  const association = await findAssociation(tx, mutual.code, code)
  if (!association) return null
  const all = await membersOfAssociation(tx, mutual.code, code, today)
  const from = after === null ? all : all.filter((number) => number > after)
  const households = await loadHouseholds(tx, mutual.code, from.slice(0, limit))
  return {
    ...(await listed(desk, association)),
    shown: households.map(({ number, people, facts }) => {
      return { number, name: people[0]?.name ?? '', standing: standing(facts, today) }
    }),
    next: from.length > limit ? (from[limit - 1] ?? null) : null,
    receipts: await lastReceiptsOfAssociation(tx, mutual.code, code, RECEIPTS_SHOWN),
  }
}

/** The rest is on the statements of the months. */
const RECEIPTS_SHOWN = 12
