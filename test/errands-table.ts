import type { PhoneNumber } from '../src/core/phone-number.ts'
import { smsParts } from '../src/core/text/gsm7.ts'
import type { Store } from '../src/store/store.ts'
import { UMOJA } from './statutes.ts'
import {
  answerPrompt, apply, ask, call, makeWorld, notify, payBill, register, type World,
} from './world.ts' // prettier-ignore

/**
 * One errand, done for the table of `docs/errands.md`. On the screen options are chosen by how their label
 * begins, and what begins with `=` is typed; the last screen has to hold `shows`. By SMS the first
 * answer has to hold `answers`. `{code}` stands for the code of a check just made.
 */
type Errand = {
  readonly does: string
  readonly who: 'member' | 'stranger' | 'clinic' | 'manager' | 'collector' | 'association'
  readonly screen?: { readonly steps: readonly string[]; readonly shows: string }
  readonly sms?: { readonly words: string; readonly answers: string }
  /** Whether a payment request is approved afterwards. */
  readonly pays?: true
  /** Whether somebody has asked to join before. */
  readonly joins?: true
}

const ERRANDS: readonly Errand[] = [
  {
    does: 'pay all that is owed',
    who: 'member',
    screen: { steps: ['Pay', 'All', 'Confirm'], shows: 'will come to this phone' },
    sms: { words: 'PAY', answers: 'comes to this phone' },
    pays: true,
  },
  {
    does: 'pay another amount',
    who: 'member',
    screen: { steps: ['Pay', 'Another', '=300', 'Confirm'], shows: 'will come to this phone' },
    sms: { words: 'PAY 300', answers: 'comes to this phone' },
    pays: true,
  },
  {
    does: 'pay several months in advance',
    who: 'member',
    screen: { steps: ['Pay', 'Several', '=3', 'Confirm'], shows: 'will come to this phone' },
    pays: true,
  },
  {
    does: 'pay for another member',
    who: 'member',
    screen: {
      steps: ['Pay', 'For another', '=1000000-4', '=500', 'Confirm'],
      shows: 'will come to this phone',
    },
    sms: { words: 'PAY 500 1000000-4', answers: 'comes to this phone' },
    pays: true,
  },
  {
    does: 'see what is owed and until when the family is covered',
    who: 'member',
    screen: { steps: ['Am I covered?'], shows: 'Covered until' },
    sms: { words: 'BALANCE', answers: 'To pay' },
  },
  {
    does: 'see who of the family is covered',
    who: 'member',
    screen: { steps: ['My family'], shows: 'Family' },
    sms: { words: 'FAMILY', answers: 'Covered until' },
  },
  {
    does: 'get the last receipt',
    who: 'member',
    screen: { steps: ['Receipts'], shows: 'payment' },
    sms: { words: 'RECEIPT', answers: 'payment' },
  },
  {
    does: 'ask to add a child',
    who: 'member',
    screen: {
      steps: ['My family', 'Add a child', '=Neema Otieno', '=2024', 'Girl'],
      shows: 'manager',
    },
  },
  {
    does: 'see the code of a visit, and who asked about the family',
    who: 'member',
    screen: { steps: ['Clinic visits', 'Who asked'], shows: 'asked' },
  },
  {
    does: 'set a service PIN',
    who: 'member',
    screen: { steps: ['Other', 'Service', 'Set', '=4702', '=4702'], shows: 'is set' },
  },
  {
    does: 'ask for another phone',
    who: 'member',
    screen: { steps: ['Other', 'Change', '=0722000999', 'Ask'], shows: 'asked the manager' },
  },
  {
    does: 'ask to be called back',
    who: 'member',
    screen: { steps: ['Help', 'Call me back'], shows: 'Somebody will call' },
    sms: { words: 'CALL ME', answers: 'Somebody will call' },
  },
  {
    does: 'complain of a clinic',
    who: 'member',
    screen: {
      steps: ['Help', 'A complaint', 'Charged', 'Uhuru', 'Today', 'Send without', 'Send'],
      shows: 'is with the manager',
    },
    sms: { words: 'COMPLAIN CHARGED UHURU TODAY', answers: 'is with the manager' },
  },
  {
    does: 'choose a language',
    who: 'member',
    screen: { steps: ['Language', 'Kiswahili'], shows: 'Umoja' },
    sms: { words: 'LANG SW', answers: 'Kiswahili' },
  },
  {
    does: 'ask to join',
    who: 'stranger',
    screen: { steps: ['=Zawadi Njeri', '=1990', 'Woman', '=4', '=Kibera'], shows: 'decides' },
  },
  {
    does: 'ask that this phone become the own one, being a member',
    who: 'stranger',
    screen: { steps: ['I am a member', '=0412337-8', '=A O'], shows: 'asked the manager' },
  },
  {
    does: 'check whether a person is covered',
    who: 'clinic',
    screen: { steps: ['Check', '=0412337-8', 'The member'], shows: 'YES' },
    sms: { words: 'COVER 0412337-8', answers: 'YES' },
  },
  {
    does: "check by the patient's phone",
    who: 'clinic',
    screen: { steps: ['Check', '=0711000001', 'The member'], shows: 'YES' },
    sms: { words: '0711000001', answers: 'YES' },
  },
  {
    does: 'check for one service',
    who: 'clinic',
    screen: {
      steps: ['Check', '=0412337-8', 'The member', 'For one', 'consultation'],
      shows: 'Patient pays 20%',
    },
    sms: { words: 'COVER 0412337-8 consultation', answers: 'Patient pays 20%' },
  },
  {
    does: 'bill a visit',
    who: 'clinic',
    screen: {
      steps: ['Bill a visit', '{code}', 'consultation', '=3000', 'Confirm'],
      shows: 'Billed',
    },
    sms: { words: 'BILL {code} consultation 3000', answers: 'is recorded' },
  },
  { does: 'see the checks of today', who: 'clinic', screen: { steps: ['Checks'], shows: 'today' } },
  {
    does: 'who is behind',
    who: 'manager',
    screen: { steps: ['Who is behind'], shows: 'behind' },
    sms: { words: 'ARREARS', answers: 'behind' },
  },
  {
    does: 'the list of those behind, a page',
    who: 'manager',
    screen: { steps: ['Who is behind', '3+ periods'], shows: '0711000002' },
    sms: { words: 'LIST', answers: 'behind' },
  },
  {
    does: 'money that came in',
    who: 'manager',
    screen: { steps: ['Money in'], shows: 'Today' },
    sms: { words: 'TOTAL', answers: 'received' },
  },
  {
    does: 'the standing of one member',
    who: 'manager',
    screen: { steps: ['A member', '=0412337-8'], shows: '0412337-8' },
    sms: { words: 'MEMBER 0412337-8', answers: '0711000001' },
  },
  {
    does: 'match a payment to a member',
    who: 'manager',
    screen: { steps: ['Money not', '02/03', '=0412337-8', 'Confirm'], shows: 'Done' },
    sms: { words: 'MATCH UM26-0000001 0412337-8', answers: 'is now counted' },
  },
  {
    does: 'record cash of a member',
    who: 'manager',
    screen: { steps: ['A member', '=0412337-8', 'Cash', '=500', 'Confirm'], shows: 'Recorded' },
    sms: { words: 'CASH 0412337-8 500', answers: 'recorded' },
  },
  {
    does: 'what waits and what went wrong',
    who: 'manager',
    screen: { steps: ['Alerts'], shows: 'Not matched: 1' },
    sms: { words: 'ALERTS', answers: 'Not matched: 1' },
  },
  {
    does: 'see who wants to join, and approve',
    who: 'manager',
    screen: { steps: ['To decide', 'Zawadi', 'Approve'], shows: 'Decided' },
    sms: { words: 'APPROVE A1', answers: 'A1 is approved' },
    joins: true,
  },
  {
    does: 'get the list of those behind by SMS',
    who: 'manager',
    screen: { steps: ['Who is behind', '3+ periods', 'List by SMS', 'Send'], shows: 'by SMS' },
    sms: { words: 'LIST 3', answers: '1000000-4' },
  },
  {
    does: 'remind a member now',
    who: 'manager',
    screen: { steps: ['A member', '=0412337-8', 'Remind', 'Send'], shows: 'reminder' },
    sms: { words: 'REMIND 0412337-8', answers: 'reminder' },
  },
  {
    does: 'put a member on the list of people to call',
    who: 'manager',
    screen: { steps: ['A member', '=0412337-8', 'Note', 'Confirm'], shows: 'to call' },
    sms: { words: 'CALL 0412337-8', answers: 'to call' },
  },
  {
    does: 'close the phone of a colleague that was lost',
    who: 'manager',
    screen: { steps: ['Language', 'A phone', 'Juma', 'Confirm'], shows: 'Closed' },
    sms: { words: 'LOST 0733000002', answers: 'is closed as lost' },
  },
  {
    does: 'set a service PIN',
    who: 'collector',
    screen: { steps: ['PIN', 'Service', 'Set', '=4702', '=4702'], shows: 'is set' },
  },
  {
    does: 'take cash of a member',
    who: 'collector',
    screen: { steps: ['Cash', '=0412337-8', '=500', 'Confirm'], shows: 'Recorded' },
    sms: { words: 'CASH 0412337-8 500', answers: 'recorded' },
  },
  {
    does: 'the list of those behind, a page',
    who: 'collector',
    screen: { steps: ['Who is behind', '3+ periods'], shows: '0711000002' },
    sms: { words: 'LIST', answers: 'behind' },
  },
  {
    does: 'see the cash in hand',
    who: 'collector',
    screen: { steps: ['My cash'], shows: 'In your hand' },
  },
  {
    does: 'see what its members owe',
    who: 'association',
    screen: { steps: ['What our'], shows: 'Members who owe' },
    sms: { words: 'BALANCE', answers: 'Soko Women: members who owe' },
  },
  {
    does: 'see which members owe, a page',
    who: 'association',
    screen: { steps: ['What our', 'Choose'], shows: '0412337-8' },
    sms: { words: 'LIST', answers: '0412337-8' },
  },
  {
    does: 'pay for all members',
    who: 'association',
    screen: { steps: ['What our', 'Pay for all', 'Confirm'], shows: 'will come to this phone' },
    sms: { words: 'PAY ALL', answers: 'mobile money PIN' },
    pays: true,
  },
  {
    does: 'pay for a chosen member',
    who: 'association',
    screen: { steps: ['What our', 'Choose', '0412337-8', 'Pay', 'Confirm'], shows: 'will come' },
    sms: { words: 'PAY 500 0412337-8', answers: 'comes to this phone' },
    pays: true,
  },
  { does: 'see the last payments', who: 'association', screen: { steps: ['Last'], shows: 'paym' } },
]

const AMINA = '+254711000001'
const TREASURER = '+254744000001'
const JUMA = '+254733000002'

const PHONES = {
  ...{ member: AMINA, clinic: '+254722000001', manager: '+254733000001' },
  ...{ collector: JUMA, association: TREASURER, stranger: '+254799000009' },
} as const

/** The table of errands, each done on a new world from `open`. */
export async function errandsTable(open: () => Promise<Store>): Promise<string> {
  const rows: string[] = []
  for (const errand of ERRANDS) {
    const screen = await onScreen(open, errand)
    const sms = await bySms(open, errand)
    rows.push(
      `| ${[errand.who, errand.does, screen?.turns ?? '–', screen?.parts ?? '–', ...sms].join(' | ')} |`,
    )
  }
  return [
    '| who | errand | answers on the screen | SMS parts after it | by SMS | SMS parts that we send |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

async function makeTown(open: () => Promise<Store>): Promise<World> {
  const world = makeWorld(await open())
  await apply(world, {
    ...UMOJA,
    collectors: [{ name: 'Juma Ali', phone: JUMA, language: 'en' }],
    associations: [{ code: 'soko', name: 'Soko Women', phone: TREASURER }],
  })
  await register(world, [
    {
      ...{
        name: 'Amina Otieno',
        phone: AMINA,
        number: '04123378',
        paidThrough: '2026-02-28',
        association: 'soko',
      },
      family: [['Kamau Otieno', 'child', '2015']],
    },
    { name: 'Baraka Mushi', phone: '+254711000002', number: '10000004', paidThrough: '2025-11-30' },
  ])
  const paid = { phone: '+254799000001', account: 'x', amount: '500', receipt: 'Z1' }
  await notify(world, payBill(world, paid))
  return world
}

async function onScreen(open: () => Promise<Store>, { who, screen, sms, pays, joins }: Errand) {
  if (!screen) return null
  const world = await makeTown(open)
  if (joins) await askToJoin(world)
  const code = await codeFor(world, sms?.words ?? '')
  const before = world.carrier.sent.length
  const calling = call(world, PHONES[who])
  let shown = await calling.send()
  const asks = shown.startsWith('CON Language')
  if (asks) shown = await calling.type('1')
  for (const step of screen.steps) {
    shown = await calling.type(answerTo(shown, step.replace('{code}', code)))
  }
  if (!shown.includes(screen.shows)) throw new Error(`${screen.steps.join(' > ')}: ${shown}`)
  await finish(world, who, pays)
  return { turns: screen.steps.length + (asks ? 1 : 0), parts: partsSince(world, before) }
}

async function askToJoin(world: World): Promise<void> {
  const calling = call(world, PHONES.stranger)
  await calling.send()
  const answers = ['1', 'Zawadi Njeri', '1990', '1', '4', 'Kibera']
  for (const answer of answers) await calling.type(answer)
  await world.worker.settle()
}

/** The number of the option whose label begins so. */
function answerTo(screen: string, step: string): string {
  if (step.startsWith('=')) return step.slice(1)
  const option = screen.split('\n').find((line) => line.replace(/^\d+\. /, '').startsWith(step))
  const digit = /^(\d+)\. /.exec(option ?? '')?.[1]
  if (!digit) throw new Error(`no option "${step}" on: ${screen}`)
  return digit
}

async function bySms(open: () => Promise<Store>, { who, sms, pays, joins }: Errand) {
  if (!sms) return ['–', '–']
  const world = await makeTown(open)
  if (joins) await askToJoin(world)
  const words = sms.words.replace('{code}', await codeFor(world, sms.words))
  const before = world.carrier.sent.length
  const answer = await ask(world, PHONES[who], words)
  if (!answer?.includes(sms.answers)) throw new Error(`${words}: ${answer}`)
  await finish(world, who, pays)
  return [`\`${sms.words.replace('{code}', 'K7QR42-8')}\``, partsSince(world, before)]
}

async function codeFor(world: World, words: string): Promise<string> {
  if (!words.includes('{code}')) return ''
  const answer = await ask(world, PHONES.clinic, 'COVER 0412337-8 consultation')
  return /Code (\S+)/.exec(answer ?? '')?.[1] ?? ''
}

async function finish(world: World, who: Errand['who'], pays: true | undefined): Promise<void> {
  await world.worker.settle()
  if (pays && world.operator.promptsOf(PHONES[who] as PhoneNumber).length > 0)
    await answerPrompt(world, PHONES[who], 'approve')
}

function partsSince(world: World, before: number): string {
  const sent = world.carrier.sent.slice(before)
  return String(sent.reduce((sum, { text }) => sum + smsParts(text), 0))
}
