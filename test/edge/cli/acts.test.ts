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

/** Commands that are no translation of an act, and why. */
const NO_ACT: Readonly<Record<string, string>> = {
  serve: 'runs the service',
  simulate: 'is an operator',
  'sandbox fill': 'lives years by the acts of everybody',
  check: 'looks at the settings, without a database',
  migrate: 'makes what acts need',
  apply: 'reads a statutes file',
  import: 'reads a members file in pieces',
  opening: 'reads an opening file, and posts it in pieces',
  'members list': 'prints each member as it reads',
  'household categories': 'reads a file',
  'association members import': 'reads a file in pieces',
  'cash import': 'reads a sheet of lines',
  'association pay': 'may read a file of parts',
  'wallet list': 'looks at the accounts of the installation',
  'wallet check': 'asks an operator about an account of the installation',
  'wallet register': 'tells an operator about the installation',
  reconcile: 'reads a statement file in pieces',
  'report registers': 'prints each line as it reads',
  'report statement': 'prints each line as it reads',
  'report assembly': 'draws a page',
  'clock accept': 'is about the machine',
  verify: 'prints what it finds as it looks',
  'export journal': 'prints each line as it reads',
  'menu-card': 'draws a page',
  backup: 'copies the database',
  restore: 'replaces the database',
  'copy-to': 'copies the database to another engine',
  dial: 'is a phone',
  'sign-in': 'waits for a phone, and keeps at the terminal who signed in',
  'sign-out': 'forgets at the terminal who signed in',
}

describe('every act', () => {
  it.each(ACTS.map((act) => [act.name, act] as const))('has a command: %s', (name, act) => {
    expect(COMMANDS.filter((command) => command.act === act).map((one) => one.name)).toEqual([name])
  })

  it('is behind every command but those that say why not', () => {
    const without = COMMANDS.filter(({ act }) => !act).map(({ name }) => name)
    expect(without.sort()).toEqual(Object.keys(NO_ACT).sort())
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
