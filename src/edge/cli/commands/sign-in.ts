import { setTimeout } from 'node:timers/promises'
import { acting } from '../../../app/desk.ts'
import { beginSignIn, type SignInBegun, TERMINAL } from '../../../app/signing/begin-sign-in.ts'
import { claimSignIn } from '../../../app/signing/claim-sign-in.ts'
import type { SignedIn } from '../../../app/signing/open-session.ts'
import { signOut } from '../../../app/signing/sessions.ts'
import { beginByCode, signInByCode } from '../../../app/signing/sign-in-by-code.ts'
import { showDigits } from '../../../core/staff/sign-in.ts'
import { loadMutuals } from '../../../store/mutuals/directory.ts'
import { refusalText } from '../../refusal-texts.ts'
import { type Command, type CommandContext, type ExitCode, type Input, type Io, refuse } from '../command.ts' // prettier-ignore
import { JSON_OBJECT, printEither } from '../options.ts'
import { NOTHING_REMEMBERED } from '../remembered.ts'

/** Whoever says yes on the phone waits no longer than this for the terminal. */
const LOOK_AGAIN_MS = 500

/** Service codes shown: a line more would not be read. */
const CODES_SHOWN = 3

export const signInCommand: Command = {
  name: 'sign-in',
  kind: 'write',
  describe: 'signs you in with your phone, so that commands know who does what; for a day',
  details: [
    'It shows six digits and waits. Dial on your own phone, choose the PIN menu and then Sign in, type ' +
      'the digits, and say yes. They are of use for three minutes, once.',
    'Where calls do not come through, --sms PHONE sends a code to the phone, which --code takes. ' +
      'A phone that has a service PIN needs that too.',
  ],
  options: [
    { flags: '--sms <phone>', describe: 'sends a code by SMS instead' },
    { flags: '--code <code>', describe: 'the code that the SMS brought' },
    {
      flags: '--pin <file>',
      describe: 'a file with the service PIN of the phone, where it has one; /dev/stdin to type it',
      reads: true,
    },
    { flags: '--no-wait', describe: 'shows the digits and ends; --check says what has come of it' },
    { flags: '--check', describe: 'signs in if somebody has said yes meanwhile' },
    JSON_OBJECT,
  ],
  examples: ['sign-in', 'sign-in --sms 775556677', 'sign-in --code 123456'],
  run: async (context, input, io) => {
    const phone = input.text('sms')
    const code = input.text('code')
    if ([phone !== null, code !== null, input.is('check')].filter(Boolean).length > 1) {
      io.err('give one of --sms, --code and --check')
      return 2
    }
    if (phone !== null) return bySms(context, phone, input, io)
    if (code !== null) return byCode(context, code, input, io)
    return input.is('check') ? check(context, input, io) : byCall(context, input, io)
  },
}

async function byCall(context: CommandContext, input: Input, io: Io): Promise<ExitCode> {
  const { ports, remembered } = context
  const waits = input.is('wait')
  if (waits && context.isAlone) {
    return refuse(io, 'the service does not run, so nobody hears your call: start it, then sign in')
  }
  const begun = await acting(ports, (desk) =>
    beginSignIn(desk, { door: 'command', from: TERMINAL, instead: remembered.handle }),
  )
  if (!begun.ok) return refuse(io, refusalText(begun.refusal))
  const { handle, digits, endsAt } = begun.value
  io.keep({ ...remembered, handle })
  const codes = await serviceCodes(context)
  const lines = [
    `Dial ${codes} on your own phone, choose PIN, then Sign in, and type ${showDigits(digits)}`,
  ]
  if (!waits) {
    printEither(io, input, { digits, endsAt: new Date(endsAt).toISOString() }, lines)
    return 0
  }
  if (input.is('json')) io.err(lines[0] ?? '')
  else for (const line of lines) io.out(line)
  return waitFor(context, begun.value, input, io)
}

/** Looks until somebody has said yes or no, or the time is over. */
async function waitFor(
  context: CommandContext,
  { handle }: SignInBegun,
  input: Input,
  io: Io,
): Promise<ExitCode> {
  for (;;) {
    const claimed = await acting(context.ports, (desk) => claimSignIn(desk, handle))
    if (!claimed.ok) {
      io.keep({ ...context.remembered, handle: null })
      return refuse(io, refusalText(claimed.refusal))
    }
    if (claimed.value) return signedIn(context, claimed.value, input, io)
    await setTimeout(LOOK_AGAIN_MS)
  }
}

async function check(context: CommandContext, input: Input, io: Io): Promise<ExitCode> {
  const { ports, remembered } = context
  const { handle } = remembered
  if (handle === null) return refuse(io, refusalText({ code: 'sign-in-over' }))
  const claimed = await acting(ports, (desk) => claimSignIn(desk, handle))
  if (!claimed.ok) return refuse(io, refusalText(claimed.refusal))
  if (claimed.value) return signedIn(context, claimed.value, input, io)
  return refuse(io, 'nobody has said yes yet: type the digits on your phone, then this again')
}

async function bySms(
  { ports, remembered }: CommandContext,
  typed: string,
  input: Input,
  io: Io,
): Promise<ExitCode> {
  const phone = await ports.store.read(async (tx) => {
    const mutuals = await loadMutuals(tx, null, CODES_SHOWN)
    const read = mutuals.map(({ country }) => ports.readPhone(typed, country))
    return read.find((one) => one !== null) ?? ports.readPhone(typed, '')
  })
  if (!phone)
    return refuse(io, `--sms ${typed}: is not a phone number: write it like +221775556677`)
  const { handle } = await acting(ports, (desk) => beginByCode(desk, { door: 'command', phone }))
  io.keep({ ...remembered, handle })
  const line = 'If this phone works here it gets a code by SMS: sign-in --code CODE, in ten minutes'
  printEither(io, input, { phone }, line)
  return 0
}

async function byCode(
  context: CommandContext,
  code: string,
  input: Input,
  io: Io,
): Promise<ExitCode> {
  const { ports, remembered } = context
  const { handle } = remembered
  if (handle === null)
    return refuse(io, 'no code was asked for here: sign-in --sms PHONE sends one')
  const file = input.text('pin')
  const pin = file === null ? '' : new TextDecoder().decode(await io.readFile(file)).trim()
  const signed = await signInByCode(ports, { handle, code, pin, instead: null })
  return signed.ok
    ? signedIn(context, signed.value, input, io)
    : refuse(io, refusalText(signed.refusal))
}

/** Whoever was signed in here before is not any more. */
async function signedIn(
  { ports, remembered }: CommandContext,
  { token, session, name, phone, endsAt }: SignedIn,
  input: Input,
  io: Io,
): Promise<ExitCode> {
  const { token: before } = remembered
  if (before !== null) await acting(ports, (desk) => signOut(desk, before))
  io.keep({ token, handle: null })
  const until = new Date(endsAt).toISOString()
  const line = `${name} is signed in with ${phone} until ${until}; sign-out ends it`
  printEither(io, input, { session, name, phone, until }, line)
  return 0
}

async function serviceCodes({ ports }: CommandContext): Promise<string> {
  const mutuals = await ports.store.read((tx) => loadMutuals(tx, null, CODES_SHOWN))
  const codes = mutuals.flatMap(({ serviceCode }) => serviceCode ?? [])
  return [...new Set(codes)].join(' or ') || 'the service code'
}

export const signOutCommand: Command = {
  name: 'sign-out',
  kind: 'write',
  describe: 'ends the sign-in of this terminal',
  examples: ['sign-out'],
  run: async ({ ports, remembered }, _input, io) => {
    const { token } = remembered
    const name = token === null ? null : await acting(ports, (desk) => signOut(desk, token))
    io.keep(NOTHING_REMEMBERED)
    io.out(name === null ? 'nobody was signed in here' : `${name} is signed out`)
    return 0
  },
}
