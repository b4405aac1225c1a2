import { screensOf } from '../../../src/core/dialog/builders.ts'
import type { Kinds } from '../../../src/core/dialog/kinds.ts'
import type { Line } from '../../../src/core/dialog/line.ts'
import { anyone } from '../../../src/core/dialog/screen.ts'

export type Tea = Kinds & {
  screen: 'menu' | 'cups' | 'thanks' | 'bye'
  kept: { cups?: number }
  scene: { cups?: number }
}

const { menu, question, end } = screensOf<Tea>()

export const tea: Line<Tea> = {
  screens: {
    menu: menu({
      needs: anyone,
      title: () => 'Tea house',
      options: [
        { name: 'order', to: 'cups', label: () => 'Order tea' },
        { name: 'leave', to: 'bye', label: () => 'Leave' },
      ],
    }),
    cups: question({
      needs: anyone,
      title: () => 'How many cups?',
      name: 'cups',
      to: ['thanks'],
      read: (text) =>
        /^[1-9]$/.test(text)
          ? { to: 'thanks', keep: { cups: Number(text) } }
          : { wrong: 'From 1 to 9, please.' },
    }),
    thanks: end({ needs: anyone, title: ({ cups }) => `${cups} cups of tea. Thank you!` }),
    bye: end({ needs: anyone, title: () => 'Please come again.' }),
  },
  openingOf: () => ({ screen: 'menu', kept: {} }),
  sceneOf: ({ kept }) => kept,
  word: (_, word) => ({ back: 'Back', more: 'More', wrong: 'Choose a number.' })[word],
  afterWrong: { ended: 'bye', kept: 'bye' },
}
