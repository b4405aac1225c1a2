import { randomBytes } from 'node:crypto'
import { isCurrency, minor, toDecimal } from '../../../core/money.ts'
import { readInternational } from '../../../core/phone-number.ts'
import { type Command, type Io, type Keyboard, refuse } from '../command.ts'
import { framed, readDialled } from '../handset.ts'
import { type Call, NoSandboxError, sandboxPhone, type SandboxPhone } from '../sandbox-client.ts'

export const dialCommand: Command = {
  name: 'dial',
  kind: 'local',
  describe: 'a USSD call in the terminal, against the running sandbox',
  arguments: [
    { name: 'PHONE', describe: 'who calls, in international form: +254711000222' },
    {
      name: 'SERVICE_CODE',
      describe:
        'what is dialled, also with choices typed ahead: *384*77*1# (default: the mutual’s)',
      optional: true,
    },
  ],
  examples: ['dial +254711000222', "dial +254711000222 '*384*77#'"],
  run: async ({ config, keyboard }, input, io) => {
    if (config.mode !== 'sandbox') return refuse(io, 'dial works with the sandbox only')
    const typed = input.text('phone') ?? ''
    const number = readInternational(typed)
    if (!number) return refuse(io, `PHONE ${typed}: is not in international form: +254711000222`)
    const isAnywhere = ['127.0.0.1', '0.0.0.0', '::'].includes(config.host)
    const address = `http://${isAnywhere ? 'localhost' : config.host}:${config.port}`
    const phone = sandboxPhone(address, number)
    try {
      const dialled = await whatToDial(phone, number, input.text('service_code'))
      if (!dialled) return refuse(io, 'SERVICE_CODE is missing: no mutual here has one')
      return await call(phone, dialled, keyboard, io)
    } catch (error) {
      if (error instanceof NoSandboxError) return refuse(io, error.message)
      throw error
    } finally {
      keyboard.close()
    }
  },
}

async function whatToDial(phone: SandboxPhone, number: string, typed: string | null) {
  const people = await phone.people()
  const codes = people.flatMap(({ serviceCode }) => serviceCode ?? [])
  const own = people.find((person) => person.phone === number && person.serviceCode)?.serviceCode
  const dialled = typed ?? own ?? codes[0]
  return dialled === undefined ? null : readDialled(dialled, codes)
}

async function call(
  phone: SandboxPhone,
  dialled: Pick<Call, 'serviceCode' | 'text'>,
  keyboard: Keyboard,
  io: Io,
): Promise<0 | 1> {
  let seen = (await phone.sms()).length
  const sessionId = `ATUid_${randomBytes(16).toString('hex')}`
  let current: Call = { sessionId, ...dialled }
  for (;;) {
    const reply = await phone.ussd(current)
    if (!/^(CON|END) /.test(reply)) return refuse(io, 'the answer begins with neither CON nor END')
    for (const line of framed(reply.slice(4))) io.out(line)
    if (reply.startsWith('END ')) break
    const answer = await nextAnswer(keyboard)
    if (answer === null) {
      await phone.hangUp(current)
      io.out('(hung up)')
      break
    }
    current = { ...current, text: current.text ? `${current.text}*${answer}` : answer }
  }
  seen = await showSms(phone, seen, io)
  await answerPrompts(phone, keyboard, io)
  await showSms(phone, seen, io)
  return 0
}

/** A line that says something; null at the end of the input. */
async function nextAnswer(keyboard: Keyboard): Promise<string | null> {
  for (;;) {
    const line = await keyboard.ask('> ')
    if (line === null || line.trim() !== '') return line?.trim() ?? null
  }
}

/** Prints the SMS after the first `seen`, and tells how many there are now. */
async function showSms(phone: SandboxPhone, seen: number, io: Io): Promise<number> {
  const messages = await phone.sms()
  for (const { from, text } of messages.slice(seen)) io.out(`SMS from ${from}: ${text}`)
  return messages.length
}

const ANSWERS: Readonly<Record<string, string>> = {
  '1': 'approve',
  '2': 'refuse',
  '3': 'no-funds',
  '4': 'ignore',
}

async function answerPrompts(phone: SandboxPhone, keyboard: Keyboard, io: Io): Promise<void> {
  for (const { id, amount, currency, payee, reference } of await phone.prompts()) {
    const sum = isCurrency(currency) ? toDecimal(minor(amount), currency) : String(amount)
    io.out(`Payment prompt: pay ${sum} ${currency} to ${payee} for ${reference}?`)
    const answer = await askFor('1 approve, 2 refuse, 3 no funds, 4 ignore > ', keyboard)
    if (answer === null) return io.out('(the prompt was left unanswered)')
    await phone.answer(id, answer)
    io.out(`(${answer})`)
  }
}

async function askFor(question: string, keyboard: Keyboard): Promise<string | null> {
  for (;;) {
    const line = await keyboard.ask(question)
    if (line === null) return null
    const answer = ANSWERS[line.trim()]
    if (answer) return answer
  }
}
