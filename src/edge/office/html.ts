/** The questions that markup asks: what each is called, by the `id` of its input. */
type Questions = ReadonlyMap<string, string>
const NO_QUESTIONS: Questions = new Map()

/** Markup that is right as it stands. Only `html`, `raw` and `question` make it. */
export class Html {
  readonly text: string
  readonly questions: Questions

  constructor(text: string, questions: Questions = NO_QUESTIONS) {
    this.text = text
    this.questions = questions
  }
}

/** What may stand between the parts of a template; what is absent or false leaves nothing. */
export type Content = Html | string | number | null | undefined | false | readonly Content[]

/** A template of markup: whatever stands in it as text is escaped, in attributes too. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  const own = unindented(parts)
  let text = own[0] ?? ''
  values.forEach((value, at) => (text += write(value) + (own[at + 1] ?? '')))
  return new Html(text, questionsIn(values))
}

/** Marks what asks one question, so that a list of what is to be corrected can name it. */
export function question(id: string, label: string, asked: Html): Html {
  return new Html(asked.text, new Map([...asked.questions, [id, label]]))
}

function questionsIn(values: readonly Content[]): Questions {
  let all = NO_QUESTIONS
  for (const value of values) {
    if (value === null || typeof value !== 'object') continue
    const own = value instanceof Html ? value.questions : questionsIn(value)
    if (own.size > 0) all = all.size > 0 ? new Map([...all, ...own]) : own
  }
  return all
}

const seen = new WeakMap<TemplateStringsArray, readonly string[]>()

/** The parts of a template without what indents them in our files, once for each; values stay as they are. */
function unindented(parts: TemplateStringsArray): readonly string[] {
  const before = seen.get(parts)
  if (before) return before
  const own = parts.map((part) => part.replace(/\n\s+/g, '\n'))
  seen.set(parts, own)
  return own
}

/** The one way past the escaping: for markup that was made here, never for what people wrote. */
export function raw(text: string): Html {
  return new Html(text)
}

const SIGNS: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
}

/**
 * Control characters, which no page may have, and those that turn the order of what stands beside them: a page
 * could say something else than it holds.
 */
const UNSHOWN = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

function write(value: Content): string {
  if (value instanceof Html) return value.text
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'object') return value.map(write).join('')
  return String(value)
    .replace(UNSHOWN, '')
    .replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '')
}
