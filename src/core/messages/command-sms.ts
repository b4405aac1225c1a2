import { COMMANDS, commandNamed, may } from '../sms/commands.ts'
import { isPersonRole } from '../staff/office-role.ts'
import type { SmsRole } from '../sms/understood.ts'
import type { CommandName } from '../wording/command-name.ts'
import { fold, septets, SMS_SEPTETS } from '../text/gsm7.ts'
import { CATALOGUES, type Language, LANGUAGE_CODES, LANGUAGES } from '../wording/catalogue.ts'
import type { Say } from '../wording/text-key.ts'
import { dial, money, mutualName, type Voice } from './voice.ts'
import type { Plan } from '../plans/plan.ts'

/** A member number that messages show as an example; nobody has to have it. */
export const EXAMPLE_NUMBER = '0412337-8'

/** Commands that help names, most useful first; the others are learnt where they are needed. */
const IN_HELP = [
  ...(['check', 'bill', 'attribute', 'arrears', 'total', 'cash', 'balance', 'list'] as const),
  ...(['pay', 'family', 'receipt', 'care-price', 'language', 'stop'] as const),
] as const

/** Commands that say how they go on when they are sent alone, so that help needs no argument. */
const BARE_IN_HELP: readonly CommandName[] = ['list', 'care-price']

/** What this phone can ask by SMS, from the command table: as much as one SMS holds. */
export function helpText(say: Say, language: Language, roles: readonly SmsRole[]): string {
  if (roles.some(isPersonRole)) return staffHelpText(say, language, roles)
  let text = ''
  let commands = ''
  for (const name of IN_HELP) {
    if (!may(commandNamed(name), roles)) continue
    const shown = BARE_IN_HELP.includes(name)
      ? keywordOf(name, language)
      : exampleOf(name, language)
    const line = say(`sms.help.${name}`, { example: shown })
    const longer = commands ? `${commands}, ${line}` : line
    const fuller = say('sms.help', { commands: longer })
    if ((septets(fuller) ?? Infinity) > SMS_SEPTETS) break
    commands = longer
    text = fuller
  }
  return text
}

/** What people who work for a mutual use most, and what else their phones are for. */
const IN_STAFF_HELP = [
  ...(['arrears', 'list', 'total', 'alerts', 'applicants', 'match', 'member', 'cash'] as const),
  ...(['check', 'bill', 'balance', 'pay', 'language', 'stop'] as const),
] as const

/** Commands that say how they go on when they are sent alone. */
const ALONE: readonly CommandName[] = ['match']

/** Whoever asks every day wants all commands rather than some and what they do. */
function staffHelpText(say: Say, language: Language, roles: readonly SmsRole[]): string {
  let text = ''
  let commands = ''
  for (const name of IN_STAFF_HELP) {
    if (!may(commandNamed(name), roles)) continue
    const line = ALONE.includes(name) ? keywordOf(name, language) : exampleOf(name, language)
    const longer = commands ? `${commands}, ${line}` : line
    const fuller = say('sms.help', { commands: longer })
    if ((septets(fuller) ?? Infinity) > SMS_SEPTETS) break
    commands = longer
    text = fuller
  }
  return text
}

/** Answers a phone that we do not know: what can be done from it. */
export function strangerText(voice: Voice): string {
  const next = dial(voice)
  return [
    voice.say('sms.stranger', { mutual: mutualName(voice) }),
    ...(next.length > 0 ? next : [`${voice.say('help.visit')}.`]),
  ].join(' ')
}

/** Answers a phone that has sent too much: what it sends now is not read, but for what stops something. */
export function tooManySmsText(voice: Voice): string {
  const words = (name: 'no' | 'stop') => keywordOf(name, voice.language)
  const told = { mutual: mutualName(voice), no: words('no'), stop: words('stop') }
  return voice.say('sms.too-many', told)
}

/** What a plan costs, for whom, and what it pays for, to whoever asks how to join. */
export function joinText(
  voice: Voice,
  plan: Priced & {
    readonly services: readonly { readonly code: string }[]
  },
): string {
  const { say } = voice
  const names = plan.services.map(({ code }) => fold(code).slice(0, SERVICE_LENGTH))
  const whole = (whom: string, services: readonly string[]) => {
    const text = say('sms.join', {
      mutual: mutualName(voice),
      amount: money(voice, plan.contribution),
      each: say(`each.${plan.period}`),
      whom,
      services: services.join(', '),
    })
    return [text, ...dial(voice)].join(' ')
  }
  const [shortest, ...longer] = whomFor(voice, plan)
  for (const whom of [...longer.reverse(), shortest]) {
    for (let shown = Math.max(1, names.length); shown > 0; shown -= 1) {
      const text = whole(whom, names.slice(0, shown))
      if (isOnePart(text)) return text
    }
  }
  return whole(shortest, names.slice(0, 1))
}

function isOnePart(text: string): boolean {
  return (septets(text) ?? Infinity) <= SMS_SEPTETS
}

type Priced = Pick<Plan, 'contribution' | 'period' | 'unit' | 'childContribution' | 'familyMaximum'>

/** Whom a contribution is for and what others cost, the shortest way to say it first. */
function whomFor(voice: Voice, plan: Priced): [string, ...string[]] {
  const { say } = voice
  const { unit, childContribution, familyMaximum } = plan
  if (unit === 'family') return [say('sms.join.family')]
  const whom =
    childContribution === null
      ? say('sms.join.person')
      : say('sms.join.adult', { child: money(voice, childContribution) })
  if (familyMaximum === null) return [whom]
  return [whom, `${whom}, ${say('sms.join.most', { most: money(voice, familyMaximum) })}`]
}

/** Characters of a service's name. */
const SERVICE_LENGTH = 16

/** Answers a message that nobody understood, with the command that was probably meant. */
export function unknownText(say: Say, language: Language, nearest: CommandName | null): string {
  if (!nearest) return say('sms.unknown')
  return say('sms.unknown.nearest', { example: exampleOf(nearest, language) })
}

/** Commands that want a member number and nothing else. */
const NUMBER_ONLY: readonly CommandName[] = [
  'check',
  'attribute',
  'member',
  'remind',
  'to-call',
  'called',
]

/** Answers a command that lacks something, or has something that cannot be read. */
export function incompleteText(say: Say, language: Language, command: CommandName): string {
  const example = exampleOf(command, language)
  const isNumber = NUMBER_ONLY.includes(command)
  return isNumber ? say('sms.incomplete', { example }) : say('sms.incomplete.other', { example })
}

/** How to choose a language, each said in itself: this one first, and as many as one SMS holds. */
export function languageAskText(say: Say, language: Language): string {
  let text = ''
  let choices = ''
  for (const code of [language, ...LANGUAGE_CODES.filter((other) => other !== language)]) {
    const choice = CATALOGUES[code]['sms.language.choice']
    const longer = choices ? `${choices}, ${choice}` : choice
    const fuller = say('sms.language.ask', { choices: longer })
    if ((septets(fuller) ?? Infinity) > SMS_SEPTETS) break
    choices = longer
    text = fuller
  }
  return text
}

/** Answers several member numbers in one message. */
export function oneAtATimeText(say: Say): string {
  return say('sms.one-at-a-time', { example: EXAMPLE_NUMBER })
}

/** Answers a member or payer whose number has a wrong digit; nothing is looked up. */
export function wrongNumberText(say: Say, digits: string): string {
  return say('sms.wrong-number', { asked: fold(digits).slice(0, 16) })
}

/** How a command is typed in a language: `LANG FR`. */
export function exampleOf(name: CommandName, language: Language): string {
  return LANGUAGES[language].commands[name].examples[0]
}

/** The keyword of a command that we tell people. */
export function keywordOf(name: CommandName, language: Language): string {
  return LANGUAGES[language].commands[name].keywords[0]
}

/** The table of `docs/sms.md`: what to send, in each language, who may, what it does. */
export function commandTable(): string {
  const names = Object.values(LANGUAGES).map(({ name }) => name)
  const rows = COMMANDS.map(({ name, who, does }) => {
    const sent = LANGUAGE_CODES.map((language) => `\`${exampleOf(name, language)}\``)
    return `| ${name} | ${sent.join(' | ')} | ${who === 'anyone' ? who : who.join(', ')} | ${does} |`
  })
  return [
    `| command | ${names.join(' | ')} | who | what |`,
    `| ${[...names, 1, 2, 3].map(() => '---').join(' | ')} |`,
    ...rows,
  ].join('\n')
}
