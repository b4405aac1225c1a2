import { describe, expect, it } from 'vitest'
import { redacted } from '../../../src/core/text/redact.ts'

describe('a text as it came', () => {
  it.each([
    [
      '{"amount":500,"apiKey":"atsk_12","phone":"+254711000001"}',
      '{"amount":500,"apiKey":"••••","phone":"+254711000001"}',
    ],
    ['{"Password":"a\\"b","PartyA":600}', '{"Password":"••••","PartyA":600}'],
    ['{"pin":1234,"pinned":1}', '{"pin":"••••","pinned":1}'],
    ['text=BAL&access_token=ab.cd-ef&from=1', 'text=BAL&access_token=••••&from=1'],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer ••••'],
    [
      '<Secret a="1">xyz</Secret><Amount>5</Amount>',
      '<Secret a="1">••••</Secret><Amount>5</Amount>',
    ],
    ['my PIN is 4702 thanks', 'my PIN is •••• thanks'],
    ['code PIN : 4702', 'code PIN : ••••'],
    ['PAY 4702 for 04123378', 'PAY 4702 for 04123378'],
    ['opinion 2026', 'opinion 2026'],
  ])('%j is shown as %j', (text, shown) => {
    expect(redacted(text)).toBe(shown)
  })
})
