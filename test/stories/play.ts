import { proposeReceived } from '../../src/app/bookkeeping/book-received.ts'
import { acting } from '../../src/app/desk.ts'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { memberNumberFrom } from '../../src/core/member-number.ts'
import { formatMoney } from '../../src/core/money.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { septets, SMS_SEPTETS } from '../../src/core/text/gsm7.ts'
import type { PromptAnswer } from '../../src/edge/wallets/sandbox.ts'
import {
  answerPrompt,
  apply,
  call,
  notify,
  payBill,
  register,
  type Registration,
  type TestCall,
  text,
  type World,
} from '../world.ts'
import { UMOJA } from '../statutes.ts'

/**
 * Plays stories of several phones in the whole app and writes down what each of them saw: the same
 * text when all is well. A line begins with who does something; what is indented was shown or sent.
 *   == a title                          a new story, in a new town
 *   member NAME: FULL NAME, NUMBER, paid through DAY[, in LANG][, of soko][, phone of OTHER]
 *   child of NAME: FULL NAME, YEAR      who belongs to that household, on the line after it
 *   members 60 of soko                  as many market women, m1 to m60, each paid through February
 *   NAME dials [TEXT]                   a new call, TEXT being dialled along
 *   NAME types TEXT                     an answer on the screen
 *   NAME repeats                        the carrier sends the last request once more
 *   NAME is cut off                     the line drops: the call is not ended, and not gone on with
 *   NAME texts WORDS                    an SMS to us
 *   NAME approves|refuses|ignores       the answer to the payment request on the phone
 *   NAME sends AMOUNT to the pay bill for WORD
 *   NAME proposes RECEIPT as ACCOUNT: WORDS   money in suspense is no member's
 *   mutual takes cash only              it has no wallet that could ask a phone for money
 *   mutual is known by NAME PHONE       whom its reminders say to call
 *   mutual sells 3 for 1425, 12 for 5100    what several months cost that are paid at once
 *   mutual agrees to AMOUNT for SERVICE what its clinic takes for it from this year on
 *   clock +2 days | -1 day | +3 hours   the clock moves, and what is due is done
 */
export async function play(begin: () => Promise<World>, script: string): Promise<string> {
  const played: string[] = []
  let town: Town | null = null
  for (const line of script.split('\n')) {
    if (line.startsWith('  ')) continue
    played.push(line)
    if (line.startsWith('==')) town = await newTown(begin)
    else if (line !== '' && !line.startsWith('#')) {
      if (!town) throw new Error('a story begins with ==')
      played.push(...(await obey(town, line)).map((row) => `  ${row}`))
    }
  }
  return played.join('\n')
}

type Town = {
  readonly world: World
  readonly phones: Map<string, string>
  readonly calls: Map<string, TestCall>
  readonly waiting: Registration[]
  told: number
  prompts: Set<string>
}

const PHONES = {
  clinic: '+254722000001',
  mercy: '+254733000001',
  moses: '+254733000004',
  treasurer: '+254744000001',
  stranger: '+254799000001',
} as const

const STATUTES = {
  mutual: { code: 'umoja', matchApprovalAbove: '1000' },
  associations: [{ code: 'soko', name: 'Soko Women', phone: PHONES.treasurer }],
  managers: [{ name: 'Moses', phone: PHONES.moses, language: 'fr' }],
}

async function newTown(begin: () => Promise<World>): Promise<Town> {
  const world = await begin()
  await apply(world, STATUTES)
  await runDueJobs(world.ports)
  await world.worker.settle()
  const phones = new Map<string, string>(Object.entries(PHONES))
  const told = world.carrier.sent.length
  return { world, phones, calls: new Map(), waiting: [], told, prompts: new Set() }
}

async function obey(town: Town, line: string): Promise<string[]> {
  const [, first = '', rest = ''] = /^(\S+) ?(.*)$/.exec(line) ?? []
  if (first === 'member') return memberOf(town, rest)
  if (first === 'child') return childOf(town, rest)
  if (first === 'members') return membersOf(town, rest)
  await settleIn(town)
  if (first === 'clock') return moved(town, rest)
  if (first === 'mutual') return changed(town, rest)
  const [, verb = '', words = ''] = /^(\S+) ?(.*)$/.exec(rest) ?? []
  const shown = await act(town, first, verb, words)
  await town.world.worker.settle()
  return [...shown, ...promptsIn(town), ...sentIn(town)]
}

async function act(town: Town, who: string, verb: string, words: string): Promise<string[]> {
  const { world, calls } = town
  const phone = phoneOf(town, who)
  switch (verb) {
    case 'dials': {
      const calling = call(world, phone)
      calls.set(who, calling)
      return screen(words === '' ? await calling.send() : await calling.type(words))
    }
    case 'types':
      return screen(await callOf(town, who).type(words))
    case 'repeats':
      return screen(await callOf(town, who).send())
    case 'is':
      calls.delete(who)
      return []
    case 'texts':
      await text(world, phone, words)
      return []
    case 'sends': {
      const [, amount = '', account = ''] = /^(\S+) to the pay bill for (.*)$/.exec(words) ?? []
      await notify(world, payBill(world, { phone, account, amount }))
      return []
    }
    case 'proposes': {
      const [, receipt = '', account = '', what = ''] = /^(\S+) as (\S+): (.*)$/.exec(words) ?? []
      const asked = { mutual: 'umoja', receipt, account, centre: null, what, by: phone }
      const made = await acting(world.ports, (desk) => proposeReceived(desk, asked))
      return made.ok ? [] : [made.refusal.code]
    }
    default:
      await answerPrompt(world, phone, answerOf(verb))
      return []
  }
}

function answerOf(verb: string): PromptAnswer {
  const answers: Record<string, PromptAnswer> = {
    approves: 'approve',
    refuses: 'refuse',
    ignores: 'ignore',
  }
  const answer = answers[verb]
  if (!answer) throw new Error(`what is ${verb}?`)
  return answer
}

function screen(reply: string): string[] {
  const size = septets(reply)
  if (size === null || size > SMS_SEPTETS) throw new Error(`does not fit: ${reply}`)
  return reply.split('\n')
}

/**
 * Messages that left since the last look, in the order in which phones are named: to one phone in
 * the order in which they left.
 */
function sentIn(town: Town): string[] {
  const sent = town.world.carrier.sent.slice(town.told)
  town.told += sent.length
  const phones = [...town.phones.values()]
  const sorted = sent.sort((a, b) => phones.indexOf(a.to) - phones.indexOf(b.to))
  const rows = sorted.map(({ to, text }) => {
    const size = septets(text)
    if (size === null || size > SMS_SEPTETS) throw new Error(`more than one SMS: ${text}`)
    return `> ${nameOf(town, to)}: ${text}`
  })
  const more = rows.length - SHOWN_AT_ONCE
  return more > 1 ? [...rows.slice(0, SHOWN_AT_ONCE), `> and ${more} more like it`] : rows
}

/** Of many messages at once the first are shown. */
const SHOWN_AT_ONCE = 4

/** Payment requests that came to a phone since the last look. */
function promptsIn(town: Town): string[] {
  const rows: string[] = []
  for (const [name, phone] of town.phones) {
    for (const prompt of town.world.operator.promptsOf(phone as PhoneNumber)) {
      if (town.prompts.has(prompt.intentId)) continue
      town.prompts.add(prompt.intentId)
      const amount = formatMoney(prompt.amount, prompt.currency, ',')
      rows.push(`? ${name}: pay ${amount} to ${prompt.payee}, ${prompt.reference}?`)
    }
  }
  return rows
}

async function changed({ world }: Town, rest: string): Promise<string[]> {
  const sold = [...rest.matchAll(/(\d+) for (\d+)/g)]
  if (sold.length > 0) {
    const rhythms = sold.map(([, periods, amount]) => ({ periods: Number(periods), amount }))
    const plan = { code: 'family', validFrom: '2020-01-01', rhythms }
    await apply(world, { mutual: { code: 'umoja' }, plans: [plan] })
    return []
  }
  const [, price, service] = /^agrees to (\S+) for (\S+)$/.exec(rest) ?? []
  if (service) {
    const tariff = [{ service, from: '2026-01-01', price }]
    const clinic = { ...UMOJA.providers[0], tariff }
    await apply(world, { mutual: { code: 'umoja' }, providers: [clinic] })
    return []
  }
  const [, name, phone] = /^is known by (\S+) (\S+)$/.exec(rest) ?? []
  const change = name ? { contact: { name, phone } } : { wallets: [] }
  await apply(world, { mutual: { code: 'umoja', ...change } })
  return []
}

async function moved(town: Town, by: string): Promise<string[]> {
  const [, sign, count, unit = ''] = /^([+-])(\d+) (day|hour|minute)s?$/.exec(by) ?? []
  if (!unit) throw new Error(`how far is ${by}?`)
  const { world } = town
  world.clock.move({ [`${unit}s`]: Number(count) * (sign === '-' ? -1 : 1) })
  await runDueJobs(world.ports)
  await world.worker.settle()
  return sentIn(town)
}

function memberOf(town: Town, rest: string): string[] {
  const [, name = '', said = ''] = /^(\S+): (.*)$/.exec(rest) ?? []
  const [whole = '', number = '', ...more] = said.split(', ')
  const value = (opening: string): string | undefined =>
    more.find((one) => one.startsWith(opening))?.slice(opening.length)
  const other = value('phone of ')
  const phone = other
    ? phoneOf(town, other)
    : `+2547110000${String(town.phones.size).padStart(2, '0')}`
  town.phones.set(name, phone)
  town.waiting.push({
    ...{ name: whole, number: number.replace('-', ''), phone },
    paidThrough: value('paid through ') ?? '2026-02-28',
    language: value('in ') ?? 'en',
    ...(more.includes('of soko') ? { association: 'soko' } : {}),
  })
  return []
}

function childOf(town: Town, rest: string): string[] {
  const [, said = ''] = /^of \S+: (.*)$/.exec(rest) ?? []
  const [name = '', born = ''] = said.split(', ')
  const last = town.waiting.pop()
  if (!last) throw new Error(`whose child is ${name}?`)
  town.waiting.push({ ...last, family: [...(last.family ?? []), [name, 'child', born]] })
  return []
}

function membersOf(town: Town, rest: string): string[] {
  const count = Number(/^\d+/.exec(rest)?.[0])
  for (let at = 1; at <= count; at += 1) {
    const phone = `+2547112${String(at).padStart(5, '0')}`
    town.phones.set(`m${at}`, phone)
    town.waiting.push({
      ...{ name: `Member ${at}`, phone, number: memberNumberFrom(String(1_000_000 + at)) },
      ...{ paidThrough: '2026-02-28', association: 'soko' },
    })
  }
  return []
}

/** Registers those who were named since. */
async function settleIn(town: Town): Promise<void> {
  const households = town.waiting.splice(0)
  if (households.length > 0) await register(town.world, households)
}

function phoneOf({ phones }: Town, name: string): string {
  const phone = phones.get(name)
  if (!phone) throw new Error(`who is ${name}?`)
  return phone
}

function nameOf({ phones }: Town, phone: string): string {
  const names = [...phones].filter(([, one]) => one === phone).map(([name]) => name)
  return names.join(' and ') || phone
}

function callOf({ calls }: Town, name: string): TestCall {
  const calling = calls.get(name)
  if (!calling) throw new Error(`${name} is in no call`)
  return calling
}
