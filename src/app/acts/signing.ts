import { done, type Result } from '../../core/refusals.ts'
import { RULES } from '../../core/staff/rules.ts'
import { inMutual } from '../desk.ts'
import { mutualOrRefusal } from '../mutual.ts'
import { endListedSession, listSessions, type SessionListed } from '../signing/sessions.ts'
import { beyondTokens, createToken, endNamedToken, listTokens, type TokenListed, type TokenMade } from '../signing/tokens.ts' // prettier-ignore
import { type Act, reads, writes } from './act.ts'
import { type Field, optional, value, wrong } from './field.ts'
import { BY_MANAGER, byField, codeField, dayField, MUTUAL, textField } from './plain-fields.ts'

/** Who is signed in, and what automation may do. */

export const sessionsList = reads({
  name: 'sessions list',
  describe: 'who signed in for a mutual in the last month: from which phone, by which door',
  input: { mutual: MUTUAL },
  run: async (desk, { mutual: code }): Promise<Result<readonly SessionListed[]>> => {
    const books = await mutualOrRefusal(desk.tx, code)
    return books.ok ? done(await listSessions(inMutual(desk, books.value.mutual))) : books
  },
})

export const sessionsEnd = writes({
  name: 'sessions end',
  describe: 'ends a sign-in at once: the own one, or a manager that of a colleague',
  input: {
    session: codeField('its number, as sessions list shows it'),
    mutual: MUTUAL,
    by: byField('whoever ends it: the name, or the phone'),
  },
  run: async (desk, { mutual: code, ...asked }): Promise<Result<SessionListed>> => {
    const books = await mutualOrRefusal(desk.tx, code)
    return books.ok ? endListedSession(inMutual(desk, books.value.mutual), asked) : books
  },
})

const NAME = textField('what the token is called', 'name')

/** Names of acts with commas between them, such that a token may do each. */
const ACTS: Field<readonly string[]> = {
  ...{ describe: 'what it may do, with commas between', holds: 'acts', isRequired: true },
  read: (text) => {
    const acts = (text ?? '').split(',').map((one) => one.trim().replace(/\s+/g, ' '))
    const unknown = acts.filter((act) => !RULES[act])
    if (unknown.length > 0) return wrong(`no command that writes is called ${unknown.join(', ')}`)
    const beyond = beyondTokens(acts)
    if (beyond.length === 0) return value([...new Set(acts)].sort())
    return wrong(`is done by a person, or needs no token: ${beyond.join(', ')}`)
  },
}

export const tokenCreate = writes({
  name: 'token create',
  describe: 'makes a token for a program, limited to the acts that are listed; it is shown once',
  input: {
    name: NAME,
    mutual: MUTUAL,
    acts: ACTS,
    until: optional(dayField('the last day (default: a year from now)')),
    by: BY_MANAGER,
  },
  run: async (desk, { mutual: code, ...asked }): Promise<Result<TokenMade>> => {
    const books = await mutualOrRefusal(desk.tx, code)
    return books.ok ? createToken(inMutual(desk, books.value.mutual), asked) : books
  },
})

export const tokenList = reads({
  name: 'token list',
  describe: 'the tokens of a mutual, what they may do, and when they were last used',
  input: { mutual: MUTUAL },
  run: async (desk, { mutual: code }): Promise<Result<readonly TokenListed[]>> => {
    const books = await mutualOrRefusal(desk.tx, code)
    return books.ok ? done(await listTokens(inMutual(desk, books.value.mutual))) : books
  },
})

export const tokenEnd = writes({
  name: 'token end',
  describe: 'ends a token at once',
  input: { name: NAME, mutual: MUTUAL, by: BY_MANAGER },
  run: async (desk, { mutual: code, ...asked }): Promise<Result<TokenListed>> => {
    const books = await mutualOrRefusal(desk.tx, code)
    return books.ok ? endNamedToken(inMutual(desk, books.value.mutual), asked) : books
  },
})

export const SIGNING_ACTS: readonly Act[] = [
  ...[sessionsList, sessionsEnd, tokenCreate, tokenList, tokenEnd],
]
