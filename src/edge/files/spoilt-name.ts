import { isMisread } from './file-text.ts'
import { spoiltText } from './spoilt.ts'

/** Marks that letters become when a file is read in another encoding than it was written in. */
const NO_NAME = /[^\0-\x7f\p{L}\p{M}\p{N}\p{C}’‘ʼ‛′´‐‑‒–“”«»\u00a0]|[ˆ˜ƒ]/u

/** What became of the letters of a name on its way through programs; null when nothing shows. */
export function spoiltName(text: string): string | null {
  if (text.includes('\ufffd')) return 'has the mark of a letter that was lost: type the name again'
  if (text.includes('?') && !text.startsWith('#'))
    return 'has a ? where a letter was lost: type the name again'
  // A no-break space that followed was cut off or became a space.
  const isCut = /[ÃÂ](?!\p{L})/u.test(text) && /\p{Ll}/u.test(text)
  if (isMisread(text) || isCut)
    return 'was read in another encoding than it was written in: save the file as UTF-8 where the name shows right'
  const mark = NO_NAME.exec(text)?.[0]
  return mark ? `has ${mark} where a letter was lost: type the name again` : spoiltText(text)
}
