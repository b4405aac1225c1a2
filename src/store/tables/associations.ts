import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'

export type AssociationsTables = {
  association: AssociationTable
  association_member: AssociationMemberTable
}

export type AssociationTable = {
  mutual_id: string
  association_code: string
  name: string
  ended_on: CivilDate | null
  payment_rule: 'oldest-first' | 'list'
}

export type AssociationMemberTable = {
  mutual_id: string
  association_code: string
  number: MemberNumber
  joined_on: CivilDate
  /** The first day on which the member is not in it any more. */
  ended_on: CivilDate | null
  joined_by: string
  ended_by: string | null
}
