/** Places at first, and how full the table may be: quarters of its places. */
const PLACES_FIRST = 1024
const FULL_QUARTERS = 3

/**
 * A whole number within 32 bits for each key, as a `Map` has them, in 12 bytes a place: a million keys take
 * 25 MB, where a map of texts takes ten times that. Of a key 64 bits are kept; that two of two million are taken for one
 * another has a chance of one in ten million.
 */
export class KeyTable {
  #size = 0
  #heads = new Uint32Array(PLACES_FIRST)
  #tails = new Uint32Array(PLACES_FIRST)
  #values = new Int32Array(PLACES_FIRST)

  get size(): number {
    return this.#size
  }

  get(key: string): number | undefined {
    const [head, tail] = hashOf(key)
    const place = this.#placeOf(head, tail)
    return this.#isFree(place) ? undefined : this.#values[place]
  }

  set(key: string, value: number): void {
    const [head, tail] = hashOf(key)
    this.#put(head, tail, value)
    if (this.#size * 4 > this.#values.length * FULL_QUARTERS) this.#grow()
  }

  #put(head: number, tail: number, value: number): void {
    const place = this.#placeOf(head, tail)
    if (this.#isFree(place)) this.#size += 1
    this.#heads[place] = head
    this.#tails[place] = tail
    this.#values[place] = value
  }

  /** Where a key stands, or the free place where it would. */
  #placeOf(head: number, tail: number): number {
    const mask = this.#values.length - 1
    let place = head & mask
    while (!this.#isFree(place) && (this.#heads[place] !== head || this.#tails[place] !== tail))
      place = (place + 1) & mask
    return place
  }

  #isFree(place: number): boolean {
    return this.#tails[place] === 0
  }

  #grow(): void {
    const [heads, tails, values] = [this.#heads, this.#tails, this.#values]
    const places = values.length * 2
    this.#size = 0
    this.#heads = new Uint32Array(places)
    this.#tails = new Uint32Array(places)
    this.#values = new Int32Array(places)
    for (const [at, tail] of tails.entries())
      if (tail !== 0) this.#put(heads[at] as number, tail, values[at] as number)
  }
}

/** Two halves of 32 bits each, well mixed (the mixing steps of MurmurHash3); the second is never 0. */
function hashOf(key: string): readonly [number, number] {
  let head = 0x9e3779b9
  let tail = 0x41c6ce57
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at)
    head = Math.imul(head ^ unit, 0x85ebca6b)
    head ^= head >>> 13
    tail = Math.imul(tail ^ unit, 0xc2b2ae35)
    tail ^= tail >>> 16
  }
  return [mixed(head ^ key.length), mixed(tail ^ head) || 1]
}

function mixed(half: number): number {
  let bits = Math.imul(half ^ (half >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
