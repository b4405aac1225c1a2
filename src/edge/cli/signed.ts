import { isAnyOf, WHO } from '../../core/staff/office-role.ts'
import { acting } from '../../app/desk.ts'
import { authorise, type Signed } from '../../app/signing/authorise.ts'
import { isSamePerson } from '../../core/person-name.ts'
import { readMemberNumber } from '../../core/member-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { ruleOf } from '../../core/staff/rules.ts'
import { speaks } from '../../core/staff/role.ts'
import { isOpen } from '../../core/statutes/opening.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import { loadMutual, mutualsOfWallet } from '../../store/mutuals/directory.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import type { ReadTx } from '../../store/store.ts'
import { parseJson } from '../files/apply-file.ts'
import type { Command, CommandContext, Input, Io } from './command.ts'

type LetIn = { readonly context: CommandContext; readonly input: Input }

/**
 * Says who does a command. On a real service that is whoever signed in, and `--by` says nothing more; in a
 * sandbox, where nobody has a phone, it is the name that was typed.
 */
export async function letIn(
  command: Command,
  context: CommandContext,
  input: Input,
  io: Pick<Io, 'readFile'>,
): Promise<Result<LetIn>> {
  const rule = ruleOf(command.name)
  const asTyped = done({ context, input })
  if (rule.who === 'shell' || onlyLooks(command, input)) return asTyped
  const { ports, mode, remembered } = context
  const typed = input.text('by')
  const { token } = remembered
  if (mode === 'sandbox' && (typed !== null || token === null)) return asTyped
  const mutual = await ports.store.read((tx) => mutualMeant(tx, input, io))
  if (mutual !== null && (await isFounding(context, mutual)) && rule.onceOpen) return asTyped
  if (token === null) return refused({ code: 'not-signed-in', act: command.name })
  const asked = { token, act: command.name, mutual }
  const signed = await acting(ports, (desk) => authorise(desk, asked))
  if (!signed.ok) return signed
  const isAnother = typed !== null && !(await isNamed(context, mutual, signed.value, typed))
  const mayBe = rule.ofAnother === true && isAnyOf(WHO.money, signed.value.roles)
  if (isAnother && !mayBe) {
    return refused({ code: 'by-differs', by: typed, name: signed.value.name })
  }
  const by = { ...context, actor: signed.value.actor }
  // In whose hand it is then was typed; who recorded it is kept.
  if (isAnother) return done({ context: by, input })
  return done({ context: by, input: inputOf(command, input, signed.value) })
}

/** Nothing is written, or only what a statement said. */
function onlyLooks({ name }: Command, input: Input): boolean {
  return input.is('dryRun') || (name === 'reconcile' && !input.is('record'))
}

/** The mutual that a command is about, as far as that was typed; a file of statutes names its own. */
async function mutualMeant(
  tx: ReadTx,
  input: Input,
  io: Pick<Io, 'readFile'>,
): Promise<string | null> {
  const typed = input.text('mutual')
  if (typed !== null) return typed
  const number = readMemberNumber(input.text('number') ?? '')
  if (number) return mutualOfNumber(tx, number)
  const wallet = input.text('wallet')
  if (wallet !== null) return (await mutualsOfWallet(tx, wallet))[0] ?? null
  const file = input.text('file.json')
  if (file === null) return null
  const parsed = parseJson(await io.readFile(file))
  const { mutual } = (parsed.ok ? parsed.json : {}) as { mutual?: { code?: unknown } }
  return typeof mutual?.code === 'string' ? mutual.code : null
}

/** A mutual whose messages do not leave yet, or that has nobody who could sign in. */
async function isFounding(context: CommandContext, code: string): Promise<boolean> {
  return context.ports.store.read(async (tx) => {
    const books = await loadMutual(tx, code)
    if (!books) return true
    const today = context.today(books.mutual)
    if (!isOpen(books.mutual, today)) return true
    const roles = await loadStaffRoles(tx, code)
    return !roles.some((one) => one.role === 'manager' && speaks(one, today))
  })
}

/** Whether what was typed after `--by` is whoever is signed in. */
async function isNamed(
  { ports }: CommandContext,
  code: string | null,
  { phone, name }: Signed,
  typed: string,
): Promise<boolean> {
  if (isSamePerson(name, typed)) return true
  const books = code === null ? null : await ports.store.read((tx) => loadMutual(tx, code))
  return ports.readPhone(typed, books?.mutual.country ?? '') === phone
}

/** The input as if whoever is signed in had been typed: by phone where staff is meant, else by name. */
function inputOf({ act }: Command, input: Input, { phone, name }: Signed): Input {
  const by = act?.input['by']?.isStaff ? phone : name
  return { ...input, text: (of) => (of === 'by' ? by : input.text(of)) }
}
