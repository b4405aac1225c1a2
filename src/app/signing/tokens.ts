import type { CivilDate, Instant } from '../../core/dates.ts'
import { instantOf, plusDays } from '../../core/dates.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { RULES } from '../../core/staff/rules.ts'
import { lockMutualChain } from '../../store/engine/dialect.ts'
import { endToken, insertToken, tokensOf } from '../../store/staff/tokens.ts'
import type { ReadTx } from '../../store/store.ts'
import type { StaffTokenTable } from '../../store/tables/sign-in.ts'
import type { MutualDesk } from '../desk.ts'
import { staffFor } from '../staff/staff.ts'
import { hashOf, newToken } from './secret-token.ts'

/** A token without a last day is looked at again once a year. */
const DAYS = 365

type TokenAsked = {
  readonly name: string
  readonly acts: readonly string[]
  readonly until: CivilDate | null
  readonly by: string
}

/** A token as it is listed: whether it is of use now. */
export type TokenListed = Omit<StaffTokenTable, 'token_hash'> & { readonly holds: boolean }

export type TokenMade = TokenListed & { readonly token: string }

/** Acts that no token may do, though it was asked to. */
export function beyondTokens(acts: readonly string[]): string[] {
  return acts.filter((act) => !RULES[act]?.token)
}

/** A manager makes a token for automation, which acts in the manager's name. It is shown once. */
export async function createToken(
  desk: MutualDesk,
  { name, acts, until, by }: TokenAsked,
): Promise<Result<TokenMade>> {
  const { ports, tx, now, mutual, today } = desk
  await lockMutualChain(tx, mutual.code)
  const staff = await staffFor(desk, by, 'token create')
  if (!staff.ok) return staff
  const same = (await listTokens(desk)).find((one) => one.holds && one.name === name)
  if (same) return refused({ code: 'token-taken', name })
  const token = newToken()
  const lastDay = until ?? plusDays(today, DAYS)
  if (lastDay < today) return refused({ code: 'token-over', name })
  const row: StaffTokenTable = {
    ...{ token_id: ports.ids.id(), token_hash: hashOf(token), mutual_id: mutual.code, name },
    ...{ acts: acts.join(','), made_by: staff.value.name, made_phone: staff.value.phone },
    ...{ made_at: now, ends_at: instantOf(plusDays(lastDay, 1), '00:00', mutual.timeZone) },
    ...{ used_at: null, ended_at: null, ended_by: null },
  }
  await insertToken(tx, row)
  ports.log.info('token-made', { mutual: mutual.code, name })
  return done({ ...listed(row, now), token })
}

/** The tokens of a mutual, those that are over included. */
export async function listTokens({ tx, now, mutual }: MutualDesk<ReadTx>): Promise<TokenListed[]> {
  return (await tokensOf(tx, mutual.code)).map((row) => listed(row, now))
}

function listed({ token_hash: _, ...row }: StaffTokenTable, now: Instant): TokenListed {
  return { ...row, holds: row.ended_at === null && now < row.ends_at }
}

/** A manager ends a token at once. */
export async function endNamedToken(
  desk: MutualDesk,
  { name, by }: { readonly name: string; readonly by: string },
): Promise<Result<TokenListed>> {
  const staff = await staffFor(desk, by, 'token end')
  if (!staff.ok) return staff
  const found = (await listTokens(desk)).find((one) => one.holds && one.name === name)
  if (!found) return refused({ code: 'unknown-token', name })
  await endToken(desk.tx, found.token_id, staff.value.name, desk.now)
  return done({ ...found, holds: false, ended_at: desk.now, ended_by: staff.value.name })
}
