import type { ServiceReader } from './acts.ts'
import { distance } from './distance.ts'
import { plainWord } from './plain-word.ts'

/** Letters of a service that must be written for it to be recognised by its beginning. */
const SERVICE_LETTERS_MIN = 4

/** Finds the one service that words name, by its beginning or with one letter wrong. */
export function servicesIn(services: readonly string[]): ServiceReader {
  return (words) => {
    const pairs = words.slice(1).map((word, index) => [words[index] ?? '', word])
    for (const near of [isService, beginsService, misspellsService]) {
      for (const some of [...pairs, ...words.map((word) => [word])]) {
        const meant = services.filter((service) => near(some.join(''), letters(service)))
        if (meant.length === 1) return { code: meant[0] as string, words: some }
      }
    }
    return null
  }
}

function isService(word: string, service: string): boolean {
  return word === service
}

function beginsService(word: string, service: string): boolean {
  const shorter = Math.min(word.length, service.length)
  return shorter >= SERVICE_LETTERS_MIN && (service.startsWith(word) || word.startsWith(service))
}

function misspellsService(word: string, service: string): boolean {
  return word.length > SERVICE_LETTERS_MIN + 1 && distance(word, service, 1) <= 1
}

function letters(service: string): string {
  return plainWord(service).replace(/[^\p{L}\p{N}]/gu, '')
}
