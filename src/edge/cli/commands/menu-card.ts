import type { CivilDate } from '../../../core/dates.ts'
import { memberMenu } from '../../../core/errands/member-menu.ts'
import { type Language, LANGUAGES, sayIn } from '../../../core/wording/catalogue.ts'
import type { Mutual } from '../../../core/statutes/statutes.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { drawMenuCard, type MenuCard } from '../../files/menu-card.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_OBJECT, printEither } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'

export const menuCardCommand: Command = {
  name: 'menu-card',
  kind: 'read',
  describe: 'draws the first choices of a call, to print on A4 and hang beside the shop’s phone',
  details: [
    'The card is an SVG picture. A browser prints it. Digits and words are those of the screens; each choice has a picture, for people who do not read.',
  ],
  arguments: [{ name: 'CODE', describe: 'the code of the mutual' }],
  options: [
    {
      flags: '--language <language>',
      describe: 'one of the mutual’s languages (default: its first)',
      choices: Object.keys(LANGUAGES),
    },
    { ...JSON_OBJECT, describe: 'what the card says, as one JSON object' },
  ],
  examples: ['menu-card jappo > card.svg', 'menu-card jappo --language en > card-en.svg'],
  run: async (context, input, io) => {
    const code = input.text('code') ?? ''
    const books = await context.ports.store.read((tx) => loadMutual(tx, code))
    if (!books) return refuse(io, refusalText({ code: 'unknown-mutual', mutual: code }))
    const { mutual } = books
    const language = languageAsked(mutual, input.text('language'))
    if (!language) {
      return refuse(io, `${code} speaks ${mutual.languages.join(', ')}: choose one of them`)
    }
    if (mutual.serviceCode === null) {
      return refuse(io, `${code} has no serviceCode: its statutes must say which code is dialled`)
    }
    const card = cardOf(mutual, mutual.serviceCode, language, context.today(mutual))
    printEither(io, input, card, drawMenuCard(card))
    return 0
  },
}

function languageAsked({ languages }: Mutual, asked: string | null): Language | undefined {
  return asked === null ? languages[0] : languages.find((language) => language === asked)
}

function cardOf(
  mutual: Mutual,
  serviceCode: string,
  language: Language,
  today: CivilDate,
): MenuCard {
  const facts = { ...mutual, payBill: null, today, plans: [] }
  return {
    mutual: mutual.name,
    language,
    serviceCode,
    choices: memberMenu(facts, language),
    back: sayIn(language, mutual.wording?.[language])('screen.back'),
    helpPhone: mutual.helpPhone,
  }
}
