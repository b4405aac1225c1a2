import { getJson } from './server.js'

const READ_KEY = 'mutual-line.read'

/**
 * What the chosen person's phone has received: messages and payment prompts, read from the server
 * on `refresh`. `onChange` is called after each refresh with the messages that are new since the
 * one before (none at the first look at a phone).
 */
export function makeHandset(onChange) {
  const read = new Set(JSON.parse(sessionStorage.getItem(READ_KEY) ?? '[]'))
  const answered = new Set()
  let person = null
  let messages = []
  let prompts = []
  let looked = false

  async function refresh() {
    const owner = person
    if (!owner) return
    const query = `?phone=${encodeURIComponent(owner.phone)}`
    const [received, waiting] = await Promise.all([
      getJson(`/sandbox/sms${query}`),
      getJson(`/sandbox/prompts${query}`),
    ])
    if (owner !== person) return
    const fresh = looked ? received.slice(messages.length) : []
    messages = received
    prompts = waiting
    looked = true
    onChange(fresh)
  }

  return {
    refresh,
    person: () => person,
    /** Takes up another person's phone; call `refresh` next. */
    choose(next) {
      person = next
      messages = []
      prompts = []
      looked = false
    },
    /** Newest first. */
    messages: () => messages.toReversed(),
    isRead: (message) => read.has(keyOf(person, message)),
    unread: () => messages.filter((message) => !read.has(keyOf(person, message))).length,
    markRead(message) {
      read.add(keyOf(person, message))
      sessionStorage.setItem(READ_KEY, JSON.stringify([...read]))
    },
    /** The oldest prompt that was not answered on this page, or undefined. */
    prompt: () => prompts.find(({ id }) => !answered.has(id)),
    /** An ignored prompt may stay on the server's list, but was seen here. */
    markAnswered: (prompt) => answered.add(prompt.id),
  }
}

function keyOf(person, message) {
  return `${person.phone} ${message.at} ${message.text}`
}
