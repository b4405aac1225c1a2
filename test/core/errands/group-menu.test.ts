import { expect, it } from 'vitest'
import { type Language, sayIn } from '../../../src/core/wording/catalogue.ts'
import { ask } from '../../conversations/replay.ts'
import { AFYA, person } from '../dialog/people.ts'

const LONG_NAME = 'Mutuelle de Santé des Femmes Transformatrices de Thiaroye'

const TOWNS = (['en', 'fr', 'sw'] as const).flatMap((language) =>
  [AFYA.name, LONG_NAME].flatMap((name) =>
    [AFYA.wallets, []].map((wallets) => ({ language, name, wallets })),
  ),
)

/** What a treasurer reads first about what the members owe; a long name brings long sums. */
function firstPage(language: Language, mutual: typeof AFYA): string {
  const role = { role: 'association', mutual: mutual.code, ref: 'soko', name: 'Soko' } as const
  const treasurer = person(language, [], { mutuals: [mutual], roles: [role] })
  return ask(ask(null, '', treasurer).call, '1', treasurer).call.reply
}

it.each(TOWNS)(
  'has the choice of members on its first page in $language, $name',
  ({ language, name, wallets }) => {
    const page = firstPage(language, { ...AFYA, name, wallets })
    const say = sayIn(language)
    expect(page).toContain(`2. ${say('group.choose')}\n`)
    expect(page.includes(`1. ${say('group.pay-all')}\n`)).toBe(wallets.length > 0)
  },
)
