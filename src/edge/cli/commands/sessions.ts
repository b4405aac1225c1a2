import {
  sessionsEnd,
  sessionsList,
  tokenCreate,
  tokenEnd,
  tokenList,
} from '../../../app/acts/signing.ts'
import type { SessionListed } from '../../../app/signing/sessions.ts'
import type { TokenListed } from '../../../app/signing/tokens.ts'
import { actCommand } from '../act-command.ts'
import { JSON_LIST, JSON_OBJECT } from '../options.ts'
import { table } from '../table.ts'

export const sessionsListCommand = actCommand(sessionsList, {
  json: JSON_LIST,
  details: ['Sign-ins end by themselves after a day, and after twelve hours without a command.'],
  examples: ['sessions list --mutual jappo'],
  print: (sessions) => {
    const rows = sessions.map(sessionRow)
    if (rows.length === 0) return { json: rows, lines: 'nobody signed in in the last month' }
    return { json: rows, lines: table(SESSION_COLUMNS, rows) }
  },
})

const SESSION_COLUMNS = [
  { title: 'number', cell: (row: SessionRow) => row.session },
  { title: 'name', cell: (row: SessionRow) => row.name },
  { title: 'phone', cell: (row: SessionRow) => row.phone },
  { title: 'door', cell: (row: SessionRow) => `${row.door}, by ${row.way}` },
  { title: 'since', cell: (row: SessionRow) => row.since },
  { title: 'last seen', cell: (row: SessionRow) => row.seen },
  { title: 'state', cell: (row: SessionRow) => stateOf(row) },
]

type SessionRow = ReturnType<typeof sessionRow>

function sessionRow(row: SessionListed) {
  const { session_id: session, name, phone, door, way, ended_by: endedBy, holds } = row
  return {
    ...{ session, name, phone, door, way, holds },
    ...{ since: iso(row.begun_at), seen: iso(row.seen_at), until: iso(row.ends_at) },
    ...{ ended: row.ended_at === null ? null : iso(row.ended_at), endedBy },
  }
}

function stateOf({ holds, ended, endedBy, until }: SessionRow): string {
  if (holds) return `until ${until}`
  return ended === null ? 'over' : `ended by ${endedBy}`
}

export const sessionsEndCommand = actCommand(sessionsEnd, {
  arguments: { session: 'NUMBER' },
  json: JSON_OBJECT,
  examples: ['sessions end 48291374 --mutual jappo --by "Khady Sarr"'],
  print: (row) => ({
    json: { session: row.session_id, name: row.name, phone: row.phone },
    lines: `${row.name} is signed out from ${row.phone}`,
  }),
})

export const tokenCreateCommand = actCommand(tokenCreate, {
  arguments: { name: 'NAME' },
  json: JSON_OBJECT,
  details: [
    'A program sets it as COMMAND_TOKEN. It acts in the name of the manager who makes it, for as long as ' +
      'that is one and the phone is not closed; what needs a person it may not do.',
  ],
  examples: [
    'token create nightly --mutual jappo --acts "reconcile,cash deposit" --by "Khady Sarr"',
  ],
  print: (made) => ({
    json: { ...tokenRow(made), token: made.token },
    lines: [
      `${made.token}`,
      `the token ${made.name}: keep it now, it is shown once. COMMAND_TOKEN=… lets a program ${made.acts.replaceAll(',', ', ')}`,
    ],
  }),
})

export const tokenListCommand = actCommand(tokenList, {
  json: JSON_LIST,
  examples: ['token list --mutual jappo'],
  print: (tokens) => {
    const rows = tokens.map(tokenRow)
    if (rows.length === 0) return { json: rows, lines: 'there are no tokens' }
    return { json: rows, lines: table(TOKEN_COLUMNS, rows) }
  },
})

const TOKEN_COLUMNS = [
  { title: 'name', cell: (row: TokenRow) => row.name },
  { title: 'acts', cell: (row: TokenRow) => row.acts.join(', ') },
  { title: 'made by', cell: (row: TokenRow) => row.by },
  { title: 'last used', cell: (row: TokenRow) => row.used ?? 'never' },
  {
    title: 'state',
    cell: (row: TokenRow) =>
      row.holds ? `until ${row.until}` : row.endedBy ? `ended by ${row.endedBy}` : 'over',
  },
]

type TokenRow = ReturnType<typeof tokenRow>

function tokenRow(row: TokenListed) {
  const { name, acts, made_by: by, made_phone: phone, used_at: used, holds } = row
  return {
    ...{ name, acts: acts.split(','), by, phone, holds, endedBy: row.ended_by },
    ...{ made: iso(row.made_at), until: iso(row.ends_at), used: used === null ? null : iso(used) },
  }
}

export const tokenEndCommand = actCommand(tokenEnd, {
  arguments: { name: 'NAME' },
  json: JSON_OBJECT,
  examples: ['token end nightly --mutual jappo --by "Khady Sarr"'],
  print: (row) => ({ json: tokenRow(row), lines: `the token ${row.name} is of no use any more` }),
})

function iso(at: number): string {
  return new Date(at).toISOString()
}
