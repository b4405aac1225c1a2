import { describe, expect, it } from 'vitest'
import { ACTS } from '../../../src/app/acts/all.ts'
import { CATALOGUES, type Language } from '../../../src/core/wording/catalogue.ts'
import { longest } from '../../../src/core/messages/longest.ts'
import { refusedText } from '../../../src/core/messages/staff-sms.ts'
import { voiceOf } from '../../../src/core/messages/voice.ts'
import type { Refusal } from '../../../src/core/refusals.ts'
import { septets, SMS_SEPTETS } from '../../../src/core/text/gsm7.ts'
import { COMMANDS } from '../../../src/edge/cli/commands.ts'
import { REFUSAL_TEXTS } from '../../../src/edge/refusal-texts.ts'

describe('every act', () => {
  it.each(ACTS.map((act) => [act.name, act] as const))('has a command: %s', (name, act) => {
    expect(COMMANDS.filter((command) => command.act === act).map((one) => one.name)).toEqual([name])
  })
})

const CODES = Object.keys(REFUSAL_TEXTS) as Refusal['code'][]

describe('a refusal', () => {
  it.each(CODES)('has a text for phones in every language: %s', (code) => {
    for (const language of Object.keys(CATALOGUES) as Language[]) {
      const text = refusedText(voiceOf(longest, language), { code } as Refusal)
      expect(text.length, language).toBeGreaterThan(10)
      expect(septets(text), language).toBeLessThanOrEqual(SMS_SEPTETS)
    }
  })
})
