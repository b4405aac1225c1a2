import type { Instant } from '../../core/dates.ts'
import type { Wording } from '../../core/messages/message-wording.ts'

/** Whether a message still leaves: at once, later, or never because of what is true by now. */
export type Verdict =
  /** `text`: as it reads by now, where that is not how it was queued. */
  | { readonly kind: 'send'; readonly text?: string; readonly wording?: Wording }
  | { readonly kind: 'later'; readonly at: Instant }
  | { readonly kind: 'drop'; readonly why: string }
