import type { NumberWords } from '../wording/spoken-language.ts'
import { COUNTING } from './lexicon.ts'
import { plainWord } from './plain-word.ts'

/** Numbers in words end here: no amount of ours is larger. */
const MOST = 99_999_999

/** A run of number words, what it comes to, and where it ends. */
type Spelt = {
  /** Null when it is no number that the language has, or may be two. */
  readonly value: number | null
  readonly words: readonly string[]
}

/**
 * The number that begins here, written in words, or in digits beside a word for a scale: `five
 * hundred`, `mia tano`, `2 mille`. Null when none does.
 */
export function speltAt(words: readonly string[], at: number): Spelt | null {
  const found = COUNTING.flatMap((counting) => {
    const run = runOf(words.slice(at), counting)
    return run.length > 0 ? [{ words: run, value: valueOf(run.map(plainWord), counting) }] : []
  })
  return found.sort((a, b) => b.words.length - a.words.length)[0] ?? null
}

/** Number words that follow each other, and words that join them; digits only beside a scale. */
function runOf(words: readonly string[], { values, scales, joins }: NumberWords): string[] {
  const isScale = (word: string | undefined) => word !== undefined && plainWord(word) in scales
  const isNumber = (at: number): boolean => {
    const word = words[at]
    if (word === undefined) return false
    if (isDigits(word)) return isScale(words[at - 1]) || isScale(words[at + 1])
    return plainWord(word) in values || isScale(word)
  }
  let end = 0
  for (let at = 0; at < words.length; at += 1) {
    if (isNumber(at)) end = at + 1
    else if (end === 0 || !joins.includes(plainWord(words[at] as string))) break
  }
  return words.slice(0, end)
}

function isDigits(word: string): boolean {
  return /^\d{1,3}$/.test(word)
}

function valueOf(words: readonly string[], counting: NumberWords): number | null {
  const said = words.filter((word) => !counting.joins.includes(word))
  const value = counting.scaleFirst ? scalesFirst(words, counting) : scalesAfter(said, counting)
  return value !== null && value > 0 && value <= MOST ? value : null
}

function plain(word: string, { values }: NumberWords): number | null {
  return isDigits(word) ? Number(word) : (values[word] ?? null)
}

/** `two thousand five hundred`: what stands before a scale is multiplied; parts become smaller. */
function scalesAfter(words: readonly string[], counting: NumberWords): number | null {
  let total = 0
  let below = Infinity
  let group = 0
  let last = Infinity
  for (const word of words) {
    const scale = counting.scales[word]
    const value = plain(word, counting)
    if (scale === 100) {
      if (group >= 100) return null
      group = Math.max(group, 1) * 100
      last = 100
    } else if (scale !== undefined) {
      if (scale >= below) return null
      total += Math.max(group, 1) * scale
      below = scale
      ;[group, last] = [0, Infinity]
    } else if (value !== null) {
      // Quatre vingt dix, soixante dix, dix sept.
      const isTwenties = group % 100 === 4 && counting.twenties.includes(word)
      const isTeens = last === 10 && value > 6
      if (!isTwenties && !isTeens && (value >= last || last < 20)) return null
      group = isTwenties ? group - 4 + 80 : group + value
      last = isTwenties ? 20 : value >= 20 && value < 100 ? Math.min(value, 20) : value
    } else return null
  }
  const sum = total + group
  return group >= below ? null : sum
}

/**
 * `elfu mbili mia tano`: a scale multiplies the one word after it. With tens and units after it
 * (`elfu ishirini na tano`) people mean 25,000 or 20,005: that is no number here.
 */
function scalesFirst(words: readonly string[], counting: NumberWords): number | null {
  let total = 0
  let below = Infinity
  let at = 0
  while (at < words.length) {
    const word = words[at] as string
    if (counting.joins.includes(word)) {
      at += 1
      continue
    }
    const scale = counting.scales[word]
    const value = plain(word, counting)
    if (scale !== undefined) {
      const times = plain(words[at + 1] ?? '', counting)
      if (times === null || times === 0 || scale >= below || times * scale >= below) return null
      if (scale > 100 && times >= 10 && isUnits(words.slice(at + 2), counting)) return null
      if (scale === 100 && times > 9) return null
      total += times * scale
      below = scale
      at += 2
    } else if (value !== null && value < below) {
      total += value
      below = value >= 10 ? 10 : 1
      at += 1
    } else return null
  }
  return total
}

/** Nothing but a number below ten is left. */
function isUnits(rest: readonly string[], counting: NumberWords): boolean {
  const left = rest.filter((word) => !counting.joins.includes(word))
  const [only, more] = left
  return only !== undefined && more === undefined && (plain(only, counting) ?? 10) < 10
}
