import { describe, expect, it } from 'vitest'
import { jsonLines, lineOf, lineOfComplaint } from '../../../src/edge/cli/json-lines.ts'

const TEXT = `{
  "mutual": { "code": "a, {b}: \\"c\\"",
    "languages": ["fr",
      "en"] },
  "plans": [
    { "code": "one", "services": [] },
    {
      "code": "two",
      "services": [{ "code": "x",
        "ceiling": null }]
    }
  ]
}`

describe('the lines of a JSON text', () => {
  it.each([
    ['', 1],
    ['mutual', 2],
    ['mutual.code', 2],
    ['mutual.languages[1]', 4],
    ['plans', 5],
    ['plans[0].code', 6],
    ['plans[1]', 7],
    ['plans[1].code', 8],
    ['plans[1].services[0].code', 9],
    ['plans[1].services[0].ceiling', 10],
    ['plans[1].missing', 7],
    ['mutual.missing.further[3].still', 2],
    ['missing', 1],
  ])('has %j on line %i', (path, line) => {
    expect(lineOf(jsonLines(TEXT), path)).toBe(line)
  })

  it.each([
    ['{\n"a": 1,\n}', 3],
    ['{\n"a": 1\n', 3],
    ['rubbish', 1],
    ['', 1],
  ])('knows where %j stops being JSON', (text, line) => {
    const complaint = (() => {
      try {
        JSON.parse(text)
      } catch (error) {
        return (error as Error).message
      }
      return ''
    })()
    expect(complaint).not.toBe('')
    expect(lineOfComplaint(text, complaint)).toBe(line)
  })
})
