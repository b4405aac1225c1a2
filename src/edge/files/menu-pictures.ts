import type { Destination } from '../../core/errands/screen.ts'

/** A telephone that rings, for somebody who helps. */
export const HELP_PICTURE =
  '<path d="M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25 11 11 0 0 0 3.6.6 1 1 0 0 1 1 1' +
  'V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1 11 11 0 0 0 .6 3.6 1 1 0 0 1' +
  '-.25 1zM14 3a7 7 0 0 1 7 7M14 6.5a3.5 3.5 0 0 1 3.5 3.5"/>'

/**
 * Pictures of what a choice leads to, drawn in black lines in a square of 24, so that they can be
 * read on a bad print. They show things and not signs: a person under an umbrella is covered.
 */
const PICTURES: { readonly [To in Destination]?: string } = {
  // A banknote and two coins.
  pay:
    '<rect x="1.5" y="4" width="21" height="11" rx="1"/><circle cx="12" cy="9.5" r="3"/>' +
    '<path d="M4.5 9.5h1M18.5 9.5h1"/><ellipse cx="7" cy="19.5" rx="4" ry="1.8"/>' +
    '<ellipse cx="17" cy="19.5" rx="4" ry="1.8"/>',
  // A person under an umbrella.
  standing:
    '<path d="M2 11a10 9 0 0 1 20 0c-1.6-1.6-3.4-1.6-5 0-1.6-1.6-3.4-1.6-5 0-1.6-1.6-3.4-1.6-5 0' +
    '-1.6-1.6-3.4-1.6-5 0zM12 2V1M12 11v8.5a2 2 0 0 0 4 0"/><circle cx="7" cy="14.7" r="1.7"/>' +
    '<path d="M4 23v-2.5a3 3 0 0 1 6 0V23"/>',
  // Two grown-ups and a child between them.
  family:
    '<circle cx="6" cy="5" r="2.6"/><circle cx="18" cy="5" r="2.6"/>' +
    '<circle cx="12" cy="12.5" r="2"/><path d="M2 22v-8a4 4 0 0 1 7-2.6M22 22v-8a4 4 0 0 0-7-2.6' +
    'M9 22v-3a3 3 0 0 1 6 0v3"/>',
  // A house with the cross of a clinic.
  visit:
    '<path d="M2 11.5 12 3l10 8.5M4.5 9.5V22h15V9.5"/>' +
    '<path class="ink" d="M10.5 11h3v3h3v3h-3v3h-3v-3h-3v-3h3z"/>',
  // A slip of paper, torn off below, with a tick.
  receipts:
    '<path d="M5 2h14v20l-2.3-1.8L14.3 22 12 20.2 9.7 22l-2.4-1.8L5 22zM8 6h8M8 9h8"/>' +
    '<path d="m8.5 14 2.5 2.5 4.5-4.5"/>',
  help: HELP_PICTURE,
  // Two people's speech.
  language:
    '<path d="M2 3h12v8H7l-3 3v-3H2zM17 9h5v8h-2v3l-3-3h-7v-3.5"/><path d="M5 6h6M5 8.5h4"/>',
}

/** A phone with keys, to dial on. */
export const PHONE_PICTURE =
  '<rect x="3" y="0" width="14" height="24" rx="2.5"/><rect x="5.5" y="3" width="9" height="8"/>' +
  '<path d="M6.5 14.5h1M9.5 14.5h1M12.5 14.5h1M6.5 17.5h1M9.5 17.5h1M12.5 17.5h1M6.5 20.5h1' +
  'M9.5 20.5h1M12.5 20.5h1"/>'

/** The receiver on the key that calls, white. */
export const CALL_PICTURE =
  '<path fill="#fff" d="M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25 11 11 0 0 0 3.6.6 1 ' +
  '1 0 0 1 1 1V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1 11 11 0 0 0 .6 ' +
  '3.6 1 1 0 0 1-.25 1z"/>'

/** Three dots: other things. */
const OTHER =
  '<circle class="ink" cx="5" cy="12" r="2"/><circle class="ink" cx="12" cy="12" r="2"/>' +
  '<circle class="ink" cx="19" cy="12" r="2"/><rect x="1" y="7" width="22" height="10" rx="5"/>'

/** The picture for a choice that leads there; three dots where there is no thing to draw. */
export function pictureOf(to: Destination): string {
  return PICTURES[to] ?? OTHER
}
