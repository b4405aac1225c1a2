import { formatDate } from '../dates.ts'
import { type KeptAnchor, shortHash } from '../ledger/anchor.ts'
import { mutualName, type Voice } from './voice.ts'

/** Where the books stand, for somebody who keeps it outside of them. */
export function anchorText(voice: Voice, { on, seq, hash }: KeptAnchor): string {
  return voice.say('sms.anchor', {
    mutual: mutualName(voice),
    date: formatDate(on),
    seq: String(seq),
    hash: shortHash(hash),
  })
}
