import { type Content, type Html, html, question, raw } from './html.ts'

/** Questions with answers to choose from. Those that are typed are in `parts.ts`. */

type Asked = {
  readonly name: string
  readonly label: string
  readonly hint?: Content
  readonly value: string
  readonly error?: string | undefined
}

/** An answer that may be chosen, and what is said of it. */
export type Choice = readonly [value: string, text: string]

function beside({ name, hint, error }: Asked): Html {
  return html`${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
  ${error && html`<p class="error" id="${name}-error">${error}</p>`}`
}

function described({ name, hint, error }: Asked): Html {
  const told = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ')
  return html`${told !== '' && html` aria-describedby="${told}"`}${error && raw(' aria-invalid="true"')}`
}

/** One of a few answers, all of them in sight. */
export function choiceOf(asked: Asked, choices: readonly Choice[]): Html {
  const { name, label, value } = asked
  const lines = choices.map(([one, text], at) => {
    // The link of a summary leads to the first.
    const id = at === 0 ? name : `${name}-${at}`
    const isChosen = one === value
    return html`<div class="pick">
      <input type="radio" id="${id}" name="${name}" value="${one}" ${isChosen && raw(' checked')} />
      <label for="${id}">${text}</label>
    </div>`
  })
  const asks = html`<fieldset class="field" ${described(asked)}>
    <legend>${label}</legend>
    ${beside(asked)} ${lines}
  </fieldset>`
  return question(name, label, asks)
}

/** One of many answers. */
export function selectOf(asked: Asked, choices: readonly Choice[]): Html {
  const { name, label, value } = asked
  const lines = choices.map(
    ([one, text]) =>
      html`<option value="${one}" ${one === value && raw(' selected')}>${text}</option>`,
  )
  const asks = html`<div class="field">
    <label for="${name}">${label}</label>
    ${beside(asked)}
    <select id="${name}" name="${name}" ${described(asked)}>
      ${lines}
    </select>
  </div>`
  return question(name, label, asks)
}

/** Something that is so or not. */
export function tick(asked: Asked): Html {
  const { name, label, value } = asked
  const asks = html`<div class="field pick">
    <input
      type="checkbox"
      id="${name}"
      name="${name}"
      value="yes"
      ${value !== '' && raw(' checked')}
      ${described(asked)}
    />
    <div><label for="${name}">${label}</label>${beside(asked)}</div>
  </div>`
  return question(name, label, asks)
}

/** A few words with room for them. */
export function wordsIn(asked: Asked): Html {
  return textIn(asked, { rows: 3, most: 80 })
}

/** Lines of text, up to so many letters. */
export function textIn(
  asked: Asked,
  { rows, most }: { readonly rows: number; readonly most: number },
): Html {
  const { name, label, value } = asked
  const asks = html`<div class="field">
    <label for="${name}">${label}</label>
    ${beside(asked)}
    <textarea id="${name}" name="${name}" rows="${rows}" maxlength="${most}" ${described(asked)}>
${value}</textarea>
  </div>`
  return question(name, label, asks)
}
