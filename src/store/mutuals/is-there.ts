import { type ExpressionBuilder, sql } from 'kysely'
import type { Schema } from '../schema.ts'

/**
 * Leaves out members that an import at work, or one that was cut, has staged: until it is complete
 * they are not there. Every query that finds members by anything but their number says this.
 */
export function isThere(where: ExpressionBuilder<Schema, 'member'>) {
  return where.or([
    where('member.import_id', 'is', null),
    where.exists(
      where
        .selectFrom('member_import')
        .select('member_import.import_id')
        .whereRef('member_import.import_id', '=', 'member.import_id')
        .where('member_import.completed_at', 'is not', null),
    ),
  ])
}

/** The same for phones: leaves out those of members that are not there. */
export function roleIsThere(where: ExpressionBuilder<Schema, 'phone_role'>) {
  return where.or([
    where('phone_role.role', '<>', 'member'),
    where.exists(
      where
        .selectFrom('member')
        .select('member.number')
        .whereRef('member.mutual_id', '=', 'phone_role.mutual_id')
        .whereRef(sql<string>`member.number`, '=', 'phone_role.ref')
        .where(isThere),
    ),
  ])
}
