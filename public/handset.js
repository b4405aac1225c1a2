// @ts-check
import { getJson } from './server.js'
/** @import { Handset, Message, Person, Prompt } from './types.d.ts' */

const READ_KEY = 'mutual-line.read'

/**
 * What the chosen person's phone has received: messages and payment prompts, read from the server
 * on `refresh`. `onChange` is called after each refresh with the messages that are new since the
 * one before (none at the first look at a phone).
 *
 * @param {(fresh: readonly Message[]) => void} onChange
 * @returns {Handset}
 */
export function makeHandset(onChange) {
  const read = new Set(readKeys())
  /** @type {Set<string>} */
  const answered = new Set()
  /** @type {Person | null} */
  let person = null
  /** @type {readonly Message[]} */
  let messages = []
  /** @type {readonly Prompt[]} */
  let prompts = []
  let looked = false

  async function refresh() {
    const owner = person
    if (!owner) return
    const { received, waiting } = await lookAt(owner)
    if (owner !== person) return
    const fresh = looked ? received.slice(messages.length) : []
    messages = received
    prompts = waiting
    looked = true
    onChange(fresh)
  }

  function holder() {
    if (!person) throw new Error('Nobody holds the phone yet.')
    return person
  }

  return {
    refresh,
    person: holder,
    chosen: () => person !== null,
    /** Takes up another person's phone; call `refresh` next. */
    choose(next) {
      person = next
      messages = []
      prompts = []
      looked = false
    },
    /** Newest first. */
    messages: () => messages.toReversed(),
    isRead: (message) => read.has(keyOf(holder(), message)),
    unread: () => messages.filter((message) => !read.has(keyOf(holder(), message))).length,
    markRead(message) {
      read.add(keyOf(holder(), message))
      sessionStorage.setItem(READ_KEY, JSON.stringify([...read]))
    },
    /** The oldest prompt that was not answered on this page, or undefined. */
    prompt: () => prompts.find(({ id }) => !answered.has(id)),
    /** An ignored prompt may stay on the server's list, but was seen here. */
    markAnswered: (prompt) => void answered.add(prompt.id),
  }
}

/** @param {Person} owner */
async function lookAt(owner) {
  const query = `?phone=${encodeURIComponent(owner.phone)}`
  const [received, waiting] = await Promise.all([
    getJson(`/sandbox/sms${query}`),
    getJson(`/sandbox/prompts${query}`),
  ])
  return {
    received: /** @type {readonly Message[]} */ (received),
    waiting: /** @type {readonly Prompt[]} */ (waiting),
  }
}

function readKeys() {
  const kept = /** @type {unknown} */ (JSON.parse(sessionStorage.getItem(READ_KEY) ?? '[]'))
  return Array.isArray(kept) ? kept.map(String) : []
}

/**
 * @param {Person} person
 * @param {Message} message
 */
function keyOf(person, message) {
  return `${person.phone} ${message.at} ${message.text}`
}
