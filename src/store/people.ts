import type { CivilDate } from '../core/dates.ts'
import type { MemberNumber } from '../core/member-number.ts'
import { isThere } from './members.ts'
import type { BeneficiaryTable } from './schema.ts'
import type { ReadTx, Tx } from './store.ts'

/** Adds somebody to a household that is registered. The caller holds its lock. */
export async function insertPerson(tx: Tx, row: BeneficiaryTable): Promise<void> {
  await tx.insertInto('beneficiary').values(row).execute()
}

/** Says until when somebody belongs to a household; the day counts in full. */
export async function setLastDay(
  tx: Tx,
  mutualId: string,
  number: MemberNumber,
  ordinal: number,
  leftOn: CivilDate,
): Promise<void> {
  await tx
    .updateTable('beneficiary')
    .set({ left_on: leftOn })
    .where('mutual_id', '=', mutualId)
    .where('number', '=', number)
    .where('ordinal', '=', ordinal)
    .execute()
}

/** Somebody of a mutual with the days that matter for being a live beneficiary. */
export type PersonBorn = Pick<
  BeneficiaryTable,
  'number' | 'ordinal' | 'name' | 'sex' | 'birth_date' | 'relation' | 'joined_on' | 'left_on'
> & { readonly plan_code: string; readonly ended_on: CivilDate | null }

/** Everybody of a mutual who was born on a day, or in a bare year: who left is among them. */
export async function peopleBorn(
  tx: ReadTx,
  mutualId: string,
  birthDate: string,
): Promise<PersonBorn[]> {
  let query = tx
    .selectFrom('beneficiary')
    .innerJoin('member', (join) =>
      join
        .onRef('member.mutual_id', '=', 'beneficiary.mutual_id')
        .onRef('member.number', '=', 'beneficiary.number'),
    )
    .select([
      'beneficiary.number',
      'beneficiary.ordinal',
      'beneficiary.name',
      'beneficiary.sex',
      'beneficiary.birth_date',
      'beneficiary.relation',
      'beneficiary.joined_on',
      'beneficiary.left_on',
      'member.plan_code',
      'member.ended_on',
    ])
    .where('beneficiary.mutual_id', '=', mutualId)
    .where(isThere)
  query =
    birthDate.length === 4
      ? query
          .where('beneficiary.birth_date', '>=', birthDate)
          .where('beneficiary.birth_date', '<', String(Number(birthDate) + 1))
      : query.where('beneficiary.birth_date', '=', birthDate)
  return query.orderBy('beneficiary.number').orderBy('beneficiary.ordinal').execute()
}
