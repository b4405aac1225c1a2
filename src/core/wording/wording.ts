import { septets } from '../text/gsm7.ts'
import { CATALOGUES, type Language, REFERENCE_LANGUAGE } from './catalogue.ts'
import type { TextKey } from './text-key.ts'

/**
 * What is wrong with a mutual's own text by itself, in place of one of ours; null when nothing is.
 * Whether it fits is for all of its texts together (`fit.ts`).
 */
export function wordingFault(language: Language, key: string, text: string): string | null {
  const texts = CATALOGUES[language]
  if (!isTextKey(key)) return 'is not a text that there is'
  const ours = texts[key]
  const [needed, given] = [valuesIn(ours), valuesIn(text)]
  if (needed.join() !== given.join()) {
    const names = needed.length > 0 ? needed.join(' and ') : 'no value in braces'
    return `must hold ${names}, each as often as ours`
  }
  if (septets(withoutValues(text)) === null)
    return `has "${foreign(text)}", which is not in the alphabet of SMS (GSM-7)`
  if (text.trim() !== text || text === '') return 'begins or ends with a space, or is empty'
  return null
}

/** Whether there is a text of this name. */
function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(CATALOGUES[REFERENCE_LANGUAGE], key)
}

/** The values of a text in braces, in the order of their names. */
function valuesIn(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()
}

function withoutValues(text: string): string {
  return text.replace(/\{\w+\}/g, '')
}

function foreign(text: string): string {
  return [...withoutValues(text)].find((character) => septets(character) === null) ?? ''
}
