import { expect, it } from 'vitest'
import { CUT_MARK } from '../../../src/core/dialog/layout.ts'
import { CATALOGUES, LANGUAGE_CODES } from '../../../src/core/wording/catalogue.ts'
import type { TextKey } from '../../../src/core/wording/text-key.ts'
import { filled, misfits, type OwnTexts, roomOf } from '../../../src/core/messages/fit.ts'
import { septets } from '../../../src/core/text/gsm7.ts'
import { PEOPLE, type Person } from '../dialog/people.ts'
import { walk } from './walker.ts'

/** Every text of screens as long as a mutual's own may be. */
const OWN: OwnTexts = Object.fromEntries(
  Object.entries(CATALOGUES.en)
    .filter(([key]) => !key.startsWith('sms.'))
    .map(([key, text]) => {
      const room = roomOf(key as TextKey) - (septets(filled(text)) ?? 0)
      return [key, `${text}${'m'.repeat(room)}`]
    }),
)

it('is taken as long as it may be', () => {
  expect(misfits('en', OWN)).toEqual([])
  const longer = Object.fromEntries(Object.entries(OWN).map(([key, text]) => [key, `${text}m`]))
  expect(misfits('en', longer)).toHaveLength(Object.keys(OWN).length)
  expect(LANGUAGE_CODES.length).toBeGreaterThan(1)
})

it.each(['amina', 'clinic', 'manager', 'association', 'newcomer'])(
  'leaves every screen whole when it is as long as it may be: %s',
  (name) => {
    const someone = PEOPLE[name] as Person
    const mutuals = someone.mutuals.map((mutual) => ({ ...mutual, wording: { en: OWN } }))
    walk({ ...someone, language: 'en', mutuals }, ({ call }) => {
      expect(call.reply).not.toContain(CUT_MARK)
    })
  },
)
