/** A colour of the screen: `#` and six hexadecimal digits in small letters. */
export type Colour = string & { readonly __brand: 'Colour' }

type Channels = readonly [red: number, green: number, blue: number]

/** Text has at least this contrast with what is behind it (WCAG 2.2, 1.4.3). */
export const CONTRAST_LEAST = 4.5

const BLACK: Channels = [0, 0, 0]
const WHITE: Channels = [255, 255, 255]

/** What text stands on in the office, on a light and on a dark screen: of each the harder one. */
export const GROUNDS = { light: '#f5f7f9', dark: '#1e242a' } as const

/** How finely colours are mixed. */
const STEPS = 256

/** Reads a colour as a file has it, or null. */
export function readColour(text: string): Colour | null {
  return /^#[0-9a-f]{6}$/i.test(text) ? (text.toLowerCase() as Colour) : null
}

/** From 1 for the same colour to 21 for black and white. */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other].map(luminanceOf).sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/**
 * Whether links in it can be read on a light page. White on it can be read then too, because no ground is
 * lighter than white.
 */
export function isReadable(colour: Colour): boolean {
  return contrastOf(colour, GROUNDS.light) >= CONTRAST_LEAST
}

/** The lightest of the same hue that can be read; the colour itself where it can. */
export function nearestReadable(colour: Colour): Colour {
  return towards(BLACK, colour, isReadable)
}

/** The darkest of the same hue in which links can be read on a dark page. */
export function onDark(colour: Colour): Colour {
  return towards(WHITE, colour, (mixed) => contrastOf(mixed, GROUNDS.dark) >= CONTRAST_LEAST)
}

/** The first that will do on the way to an end that will. */
function towards(end: Channels, from: Colour, willDo: (mixed: Colour) => boolean): Colour {
  const channels = channelsOf(from)
  for (let step = 0; step < STEPS; step++) {
    const mixed = written(channels.map((start, at) => start + ((end[at] ?? 0) - start) * (step / STEPS))) // prettier-ignore
    if (willDo(mixed)) return mixed
  }
  return written(end)
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

function written(channels: readonly number[]): Colour {
  const digits = channels.map((value) => Math.round(value).toString(16).padStart(2, '0'))
  return `#${digits.join('')}` as Colour
}

/** Relative luminance, 0 to 1, as WCAG 2.2 defines it. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
